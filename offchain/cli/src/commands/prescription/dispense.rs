// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What a pharmacy does: claim, hand over, break off.

use super::{code, code::CodeArgs, file_of, show};
use crate::{
	commands::care::{authored, seal, shown},
	context::{random_id, Context, Session},
	error::CliError,
	parse,
};
use clap::Args;
use salus_client::{
	chain::{calls, calls::prescriptions, At, Call},
	fhir::care::{Concept, Dispense},
	records::now,
};
use salus_primitives::{
	care::Reason,
	consent::Category,
	prescriptions::{ClaimStatement, FillStatus, PrescriptionView},
	OrganisationId, PrescriptionId, RecordId, UnixMillis,
};
use serde_json::json;
use std::path::PathBuf;

/// What was handed over.
#[derive(Debug, Args)]
pub struct DispenseArgs {
	/// The prescription's id
	prescription: PrescriptionId,
	/// How much; all that is due by default
	#[arg(long)]
	quantity: Option<u32>,
	/// How long ago it was handed over, for one that happened before a hold: 30m
	#[arg(long, value_parser = parse::span, value_name = "SPAN")]
	ago: Option<u64>,
	#[command(flatten)]
	sealed: SealedArgs,
}

/// A fill that is broken off.
#[derive(Debug, Args)]
pub struct StopFillArgs {
	/// The prescription's id
	prescription: PrescriptionId,
	/// How much was handed over
	#[arg(long)]
	quantity: u32,
	/// Why
	#[arg(long, value_parser = parse::reason, default_value = "other")]
	reason: Reason,
	#[command(flatten)]
	sealed: SealedArgs,
}

/// A fill that was handed over before it lost the lock.
#[derive(Debug, Args)]
pub struct ReportLateArgs {
	/// The prescription's id
	prescription: PrescriptionId,
	/// The number of the fill
	#[arg(long)]
	fill: u32,
	/// How much was handed over
	#[arg(long)]
	quantity: u32,
	/// How long ago that was: 3h
	#[arg(long, value_parser = parse::span, value_name = "SPAN")]
	ago: u64,
	/// The sealed MedicationDispense, if one was anchored while the lock held
	#[arg(long)]
	record: Option<RecordId>,
}

/// The sealed MedicationDispense.
#[derive(Debug, Args)]
pub struct SealedArgs {
	/// What was handed over instead, in words; it is sealed in a record of the pharmacy's
	#[arg(long, value_name = "TEXT", requires = "because")]
	substitute: Option<String>,
	/// Why something else was handed over, in words
	#[arg(long, value_name = "TEXT", requires = "substitute")]
	because: Option<String>,
	/// Seal what was handed over in a record of the pharmacy's vault, also without a substitution
	#[arg(long)]
	seal: bool,
	/// A file that holds the claim code, to read what was prescribed
	#[arg(long, value_name = "FILE")]
	code_file: Option<PathBuf>,
	/// The record's id; random by default. Give it to try again safely
	#[arg(long)]
	record: Option<RecordId>,
}

impl SealedArgs {
	fn is_wanted(&self) -> bool {
		self.seal || self.substitute.is_some()
	}
}

/// `salus prescription claim`.
pub async fn claim(context: &Context, args: CodeArgs) -> Result<(), CliError> {
	let code = args.read()?;
	let session = context.connect().await?;
	let (pharmacy, pharmacist) = (session.organisation()?, session.person()?);
	let id = code.prescription();
	let view = show::by_code(&session, &code, At::Best).await?;
	let fill = view.details.fills.saturating_add(1);
	let statement = ClaimStatement {
		network: session.chain.network().await?,
		prescription: id,
		pharmacy,
		pharmacist,
		fill,
	};
	let proof = code.claim_key().prove(&statement);
	let included = session.submit(&prescriptions::claim(id, pharmacy, proof)).await;
	let included = included.map_err(|error| error_with_dates(error, &view, now()))?;
	let json = json!({
		"prescription": id,
		"fill": fill,
		"block": included.block.number,
		"block_hash": included.block.hash,
		"final": session.waits_for_final(),
	});
	if !session.waits_for_final() {
		let sentence = format!(
			"{id}: fill {fill} is claimed (block {}, not yet final); `salus prescription show` opens it once it is",
			included.block.number
		);
		context.out.said(&sentence, json);
		return Ok(());
	}
	let view = show::by_code(&session, &code, At::Final).await?;
	let content = show::open(&session, &view, Some(&code), true)
		.await
		.map_err(|error| {
			error.with_note(format!(
				"The claim itself went through: fill {fill} of {id} is yours. `salus prescription show --code-file FILE` opens it again."
			))
		})?;
	show::print(context, &view, Some(&content), json);
	Ok(())
}

/// With the instants for which whoever is refused may wait.
fn error_with_dates(error: CliError, view: &PrescriptionView, now: UnixMillis) -> CliError {
	let waits_for = |at: &UnixMillis| *at > now;
	match (
		view.locked_until.filter(waits_for),
		view.next_fill_at.filter(waits_for),
	) {
		(Some(at), _) => error.with_note(format!(
			"Another claim holds the lock until {} at the latest.",
			shown(at)
		)),
		(None, Some(at)) => error.with_note(format!("The next fill can be claimed from {} on.", shown(at))),
		(None, None) => error,
	}
}

/// The fill that is open now, and how much of it is meant.
async fn open_fill(
	session: &Session,
	prescription: PrescriptionId,
) -> Result<(PrescriptionView, u32), CliError> {
	let view = file_of(session, prescription, At::Best).await?.prescription;
	let fill = view
		.details
		.open
		.ok_or_else(|| CliError::refused("no fill of the prescription is open: claim one first"))?;
	Ok((view, fill))
}

/// What is to be sealed of a fill.
struct Handed {
	fill: u32,
	status: FillStatus,
	quantity: u32,
	at: UnixMillis,
}

/// The record of a fill, and the call that anchors it.
async fn sealed(
	session: &Session,
	pharmacy: OrganisationId,
	view: &PrescriptionView,
	args: &SealedArgs,
	handed: Handed,
) -> Result<(RecordId, Call), CliError> {
	let code = args.code_file.as_deref().map(code::read).transpose()?;
	let (prescribed, _) = show::open(session, view, code.as_ref(), false).await?;
	let record = match args.record {
		Some(record) => record,
		None => RecordId(random_id()?),
	};
	let patient = view.details.patient;
	let dispense = Dispense {
		prescription: view.prescription,
		fill: handed.fill,
		record,
		patient,
		pharmacist: session.person()?,
		pharmacy,
		status: handed.status,
		medication: args
			.substitute
			.as_ref()
			.map_or(prescribed.medication, Concept::words),
		quantity: handed.quantity,
		unit: view.details.terms.unit,
		handed_over_at: handed.at,
		substituted_because: args.because.as_ref().map(Concept::words),
	};
	let draft = authored(record, patient, pharmacy, Category::Medication);
	let prepared = seal(session, draft, &dispense.resource(), None).await?;
	Ok((record, prepared.call))
}

/// `salus prescription dispense`.
pub async fn dispense(context: &Context, args: DispenseArgs) -> Result<(), CliError> {
	let session = context.connect().await?;
	let id = args.prescription;
	let (view, fill) = open_fill(&session, id).await?;
	let quantity = args.quantity.unwrap_or(view.due);
	let handed_over_at = args.ago.map(|ago| UnixMillis(now().0.saturating_sub(ago)));
	let (mut steps, mut record) = (Vec::new(), None);
	if args.sealed.is_wanted() {
		let handed = Handed {
			fill,
			status: FillStatus::Completed,
			quantity,
			at: handed_over_at.unwrap_or(now()),
		};
		let pharmacy = session.organisation()?;
		let (sealed, call) = sealed(&session, pharmacy, &view, &args.sealed, handed).await?;
		steps.push(call);
		record = Some(sealed);
	}
	steps.push(prescriptions::dispense(id, quantity, record, handed_over_at));
	let short = view.due.saturating_sub(quantity);
	let unit = view.details.terms.unit;
	let sentence = match short {
		0 => format!("{quantity} {unit} handed over"),
		short => format!("{quantity} {unit} handed over; any pharmacy can fill the balance of {short}"),
	};
	let extra =
		json!({ "prescription": id, "fill": fill, "quantity": quantity, "balance": short, "record": record });
	session
		.carry_out(&calls::utility::batch_all(steps), &sentence, extra)
		.await?;
	Ok(())
}

/// `salus prescription stop-fill`.
pub async fn stop_fill(context: &Context, args: StopFillArgs) -> Result<(), CliError> {
	let session = context.connect().await?;
	let id = args.prescription;
	let (view, fill) = open_fill(&session, id).await?;
	let (mut steps, mut record) = (Vec::new(), None);
	if args.sealed.is_wanted() {
		let handed = Handed {
			fill,
			status: FillStatus::Stopped,
			quantity: args.quantity,
			at: now(),
		};
		let pharmacy = session.organisation()?;
		let (sealed, call) = sealed(&session, pharmacy, &view, &args.sealed, handed).await?;
		steps.push(call);
		record = Some(sealed);
	}
	steps.push(prescriptions::stop_fill(id, args.quantity, record, args.reason));
	let sentence = format!("broken off after {}; the lock is free", args.quantity);
	let extra = json!({ "prescription": id, "fill": fill, "quantity": args.quantity, "record": record });
	session
		.carry_out(&calls::utility::batch_all(steps), &sentence, extra)
		.await?;
	Ok(())
}

/// `salus prescription report-late`.
pub async fn report_late(context: &Context, args: ReportLateArgs) -> Result<(), CliError> {
	let session = context.connect().await?;
	let (id, fill, quantity) = (args.prescription, args.fill, args.quantity);
	let handed_over_at = UnixMillis(now().0.saturating_sub(args.ago));
	let call = prescriptions::report_late(id, fill, quantity, args.record, handed_over_at);
	let sentence = format!("fill {fill} was handed over {}; it counts", shown(handed_over_at));
	let extra = json!({ "prescription": id, "fill": fill, "quantity": quantity, "record": args.record });
	session.carry_out(&call, &sentence, extra).await?;
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	#[derive(Parser)]
	struct Line {
		#[command(flatten)]
		args: DispenseArgs,
	}

	fn args(options: &str) -> Result<DispenseArgs, clap::Error> {
		let words = format!("x {} {options}", PrescriptionId::repeat(1));
		Line::try_parse_from(words.split_whitespace()).map(|line| line.args)
	}

	#[test]
	fn a_substitution_has_a_reason_and_is_sealed() {
		assert!(!args("").unwrap().sealed.is_wanted());
		assert!(args("--substitute generic --because stock")
			.unwrap()
			.sealed
			.is_wanted());
		assert!(args("--seal").unwrap().sealed.is_wanted());
		assert!(args("--substitute generic").is_err());
		assert!(args("--because stock").is_err());
	}

	#[test]
	fn a_quantity_counts_and_an_instant_lies_back() {
		assert_eq!(args("--quantity 5").unwrap().quantity, Some(5));
		assert_eq!(args("--ago 30m").unwrap().ago, Some(30 * UnixMillis::MINUTE));
		assert!(args("--quantity -1").is_err());
		assert!(args("--ago yesterday").is_err());
	}
}
