// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Visit cards at a terminal: made and printed for a patient, handed in at a front desk.

use crate::{
	context::{ask_secret, Context},
	error::{file, CliError},
	output::Format,
};
use clap::{Args, Subcommand};
use salus_client::{
	card::VisitCard,
	chain::{calls::appointments as calls, At},
	claim::QrLook,
	records::now,
};
use salus_primitives::{appointments::CardStatement, EncounterId};
use serde_json::json;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// `salus patient card`.
#[derive(Debug, Subcommand)]
pub enum CardCommand {
	/// Make a visit card, register it in the place of an earlier one, and print it (the patient's side)
	Make {
		/// The patient; oneself by default
		#[arg(long)]
		patient: Option<String>,
		/// Keep the card in this file; where the file is there, use its card: to try again safely
		#[arg(long, value_name = "FILE")]
		card_file: Option<PathBuf>,
		/// Draw the QR code for paper or a light terminal
		#[arg(long)]
		light: bool,
	},
	/// Print a card that a file holds
	Print {
		/// The file
		card_file: PathBuf,
		/// Draw the QR code for paper or a light terminal
		#[arg(long)]
		light: bool,
	},
	/// Revoke the card: it is good for nothing from then on (the patient's side)
	Revoke {
		/// The patient; oneself by default
		#[arg(long)]
		patient: Option<String>,
	},
}

/// A card that somebody hands in.
#[derive(Debug, Args)]
pub struct HandInArgs {
	/// The encounter, as `salus encounter admit` or `salus appointment check-in` said
	encounter: EncounterId,
	/// A file that holds the card; asked for if it is not given, so that no shell remembers it
	#[arg(long, value_name = "FILE")]
	card_file: Option<PathBuf>,
	/// The count that the card signs with: higher than the last. Seconds since the epoch by default, which only rise
	#[arg(long)]
	count: Option<u32>,
}

/// Carries the command out.
pub async fn run(context: &Context, command: CardCommand) -> Result<(), CliError> {
	match command {
		CardCommand::Make {
			patient,
			card_file,
			light,
		} => make(context, &patient, card_file.as_deref(), light).await,
		CardCommand::Print { card_file, light } => {
			print(&read(&card_file)?, light);
			Ok(())
		}
		CardCommand::Revoke { patient } => {
			let session = context.connect().await?;
			let patient = session.patient_or_self(context, &patient)?;
			session
				.carry_out(
					&calls::revoke_card(patient),
					"the visit card is revoked",
					json!({}),
				)
				.await?;
			Ok(())
		}
	}
}

async fn make(
	context: &Context,
	patient: &Option<String>,
	kept: Option<&Path>,
	light: bool,
) -> Result<(), CliError> {
	if context.out.0 == Format::Json && kept.is_none() {
		return Err(CliError::usage(
			"JSON does not hold the card, which would be lost: add --card-file FILE",
		));
	}
	let card = match kept {
		Some(path) => read_or_make(path)?,
		None => VisitCard::generate()?,
	};
	let session = context.connect().await?;
	let patient = session.patient_or_self(context, patient)?;
	let call = calls::register_card(patient, card.public());
	let json = json!({ "patient": patient, "key": hex::encode(card.public()) });
	session
		.carry_out(&call, "the visit card is registered", json)
		.await?;
	if context.out.0 == Format::Table {
		print(&card, light);
	}
	Ok(())
}

/// `salus encounter card`.
pub async fn hand_in(context: &Context, args: HandInArgs) -> Result<(), CliError> {
	let card = match &args.card_file {
		Some(path) => read(path)?,
		None => VisitCard::parse(&ask_secret("the visit card")?)?,
	};
	let session = context.connect().await?;
	let row = session
		.chain
		.encounter(session.person()?, args.encounter, now(), At::Best)
		.await?
		.ok_or_else(|| CliError::refused("there is no such encounter, or you are no party to it"))?;
	let now = now();
	let count = args
		.count
		.unwrap_or_else(|| u32::try_from(now.0 / 1_000).unwrap_or(u32::MAX));
	let statement = CardStatement {
		network: session.chain.network().await?,
		patient: row.details.patient,
		organisation: row.details.organisation,
		day: now.day(),
		count,
	};
	let call = calls::attest_by_card(args.encounter, count, card.prove(&statement));
	session
		.carry_out(
			&call,
			"the visit is attested by the card",
			json!({ "encounter": args.encounter, "count": count }),
		)
		.await?;
	Ok(())
}

fn read(path: &Path) -> Result<VisitCard, CliError> {
	let text = Zeroizing::new(std::fs::read_to_string(path).map_err(file(path))?);
	Ok(VisitCard::parse(&text)?)
}

/// The card that the file holds or, where there is none yet, a new one, kept there before anything is sent.
fn read_or_make(path: &Path) -> Result<VisitCard, CliError> {
	use std::{
		io::{ErrorKind, Write},
		os::unix::fs::OpenOptionsExt,
	};
	let mut options = std::fs::OpenOptions::new();
	options.write(true).create_new(true).mode(0o600);
	let mut kept = match options.open(path) {
		Ok(kept) => kept,
		Err(error) if error.kind() == ErrorKind::AlreadyExists => return read(path),
		Err(error) => return Err(file(path)(error)),
	};
	let card = VisitCard::generate()?;
	kept.write_all(card.reveal().as_bytes())
		.and_then(|()| kept.write_all(b"\n"))
		.and_then(|()| kept.sync_all())
		.map_err(file(path))?;
	Ok(card)
}

/// Prints a card, as text and as a QR code.
fn print(card: &VisitCard, on_light: bool) {
	let look = if on_light {
		QrLook::LightGround
	} else {
		QrLook::DarkGround
	};
	println!("\nThe visit card, for the patient alone. Who has it can say that the patient is here:\n");
	println!("    {}\n", card.reveal().as_str());
	println!("{}", card.reveal_qr(look).as_str());
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_card_file_is_made_once_and_for_its_owner_only() {
		use std::os::unix::fs::PermissionsExt;
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("card");
		let made = read_or_make(&path).unwrap();
		assert_eq!(made.public(), read_or_make(&path).unwrap().public());
		let mode = std::fs::metadata(&path).unwrap().permissions().mode();
		assert_eq!(mode & 0o777, 0o600);
	}
}
