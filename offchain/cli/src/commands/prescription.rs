// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus prescription`: prescribing, and filling what was prescribed.

mod code;
mod dispense;
mod issue;
mod show;

pub use code::KeptCodeArgs;
pub use issue::{Draft, PrescribedArgs};
pub use show::fills;

use crate::{
	context::{Context, Session},
	error::CliError,
	parse,
};
use clap::{Args, Subcommand};
use code::CodeArgs;
use dispense::{DispenseArgs, ReportLateArgs, StopFillArgs};
use issue::IssueArgs;
use salus_client::{
	chain::{calls::prescriptions as calls, At, Call},
	records::now,
};
use salus_primitives::{care::Reason, prescriptions::PrescriptionFile, views::Listing, PrescriptionId};
use serde_json::json;
use show::ListArgs;

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum PrescriptionCommand {
	/// Prescribe: seal a MedicationRequest, sign, and print the claim code for the patient (a doctor in --organisation)
	Issue(IssueArgs),
	/// Show a prescription, what is left of it, and what it says where one may read that
	Show {
		/// Its id; not needed with the claim code
		#[arg(required_unless_present = "code_file")]
		prescription: Option<PrescriptionId>,
		/// A file that holds the claim code
		#[arg(long, value_name = "FILE")]
		code_file: Option<std::path::PathBuf>,
	},
	/// Take the lock on the next fill with the patient's claim code, and open what was prescribed (a pharmacist in --organisation)
	Claim(CodeArgs),
	/// Say that the fill can be fetched
	Ready {
		/// The prescription's id
		prescription: PrescriptionId,
	},
	/// Say what was handed over; less than is due leaves a balance that any pharmacy can fill
	Dispense(DispenseArgs),
	/// Give the lock back, or take it back; nothing was handed over (the pharmacy, the patient, or anybody once the lock is out of time)
	Release {
		/// The prescription's id
		prescription: PrescriptionId,
	},
	/// Refuse to fill
	Decline {
		/// The prescription's id
		prescription: PrescriptionId,
		/// Why
		#[arg(long, value_parser = parse::reason, default_value = "other")]
		reason: Reason,
	},
	/// Put one's fill on hold (the pharmacy)
	Pause {
		/// The prescription's id
		prescription: PrescriptionId,
	},
	/// Go on with one's fill (the pharmacy)
	Unpause {
		/// The prescription's id
		prescription: PrescriptionId,
	},
	/// Break the fill off after a part was handed over (the pharmacy)
	StopFill(StopFillArgs),
	/// Say that a fill never was; the other side, pharmacy or prescriber, has to agree
	Dispute {
		/// The prescription's id
		prescription: PrescriptionId,
		/// The number of the fill
		#[arg(long)]
		fill: u32,
	},
	/// Let a pharmacy claim it no more: one that has seen the claim code and is not wanted (the patient)
	Bar(BarArgs),
	/// Let a pharmacy that was barred claim it again (the patient)
	Unbar(BarArgs),
	/// Report that a fill had been handed over before it lost the lock (the pharmacy, within a week of the loss)
	ReportLate(ReportLateArgs),
	/// Put the prescription on hold, also while a pharmacy holds it (the prescriber, or one with cover)
	Hold {
		/// Its id
		prescription: PrescriptionId,
		/// Why
		#[arg(long, value_parser = parse::reason, default_value = "other")]
		reason: Reason,
	},
	/// Let it be filled again
	Resume {
		/// Its id
		prescription: PrescriptionId,
	},
	/// End it; what was handed out stays
	Stop {
		/// Its id
		prescription: PrescriptionId,
		/// Why
		#[arg(long, value_parser = parse::reason, default_value = "other")]
		reason: Reason,
	},
	/// End it before anything was handed out
	Cancel {
		/// Its id
		prescription: PrescriptionId,
		/// Why
		#[arg(long, value_parser = parse::reason, default_value = "other")]
		reason: Reason,
	},
	/// Say that it should never have been
	Error {
		/// Its id
		prescription: PrescriptionId,
	},
	/// Show a patient's prescriptions, or the fills of the pharmacy in --organisation, the newest first
	List(ListArgs),
}

/// A pharmacy and a prescription.
#[derive(Debug, Args)]
pub struct BarArgs {
	/// The prescription's id
	prescription: PrescriptionId,
	/// The pharmacy: a name or an id
	#[arg(long)]
	pharmacy: String,
}

/// Carries the command out.
pub async fn run(context: &Context, command: PrescriptionCommand) -> Result<(), CliError> {
	use PrescriptionCommand as C;
	match command {
		C::Issue(args) => issue::issue(context, args).await,
		C::Show {
			prescription,
			code_file,
		} => show::show(context, prescription, code_file).await,
		C::Claim(args) => dispense::claim(context, args).await,
		C::Dispense(args) => dispense::dispense(context, args).await,
		C::StopFill(args) => dispense::stop_fill(context, args).await,
		C::List(args) => show::list(context, args).await,
		C::Ready { prescription: id } => tell(context, id, calls::ready(id), "it can be fetched").await,
		C::Release { prescription: id } => tell(context, id, calls::release(id), "the lock is free").await,
		C::Decline {
			prescription: id,
			reason,
		} => {
			tell(
				context,
				id,
				calls::decline(id, reason),
				"refused; the lock is free",
			)
			.await
		}
		C::Pause { prescription: id } => tell(context, id, calls::pause(id), "the fill is on hold").await,
		C::Unpause { prescription: id } => tell(context, id, calls::unpause(id), "the fill goes on").await,
		C::Dispute {
			prescription: id,
			fill,
		} => {
			let sentence = format!("fill {fill} never was, as far as you are concerned");
			tell(context, id, calls::dispute_fill(id, fill), &sentence).await
		}
		C::Bar(args) => {
			let pharmacy = context.find_organisation(&args.pharmacy)?;
			let call = calls::bar(args.prescription, pharmacy);
			tell(
				context,
				args.prescription,
				call,
				"that pharmacy claims it no more",
			)
			.await
		}
		C::Unbar(args) => {
			let pharmacy = context.find_organisation(&args.pharmacy)?;
			let call = calls::unbar(args.prescription, pharmacy);
			tell(
				context,
				args.prescription,
				call,
				"that pharmacy may claim it again",
			)
			.await
		}
		C::ReportLate(args) => dispense::report_late(context, args).await,
		C::Hold {
			prescription: id,
			reason,
		} => tell(context, id, calls::hold(id, reason), "on hold").await,
		C::Resume { prescription: id } => {
			tell(context, id, calls::resume(id), "it can be filled again").await
		}
		C::Stop {
			prescription: id,
			reason,
		} => tell(context, id, calls::stop(id, reason), "stopped").await,
		C::Cancel {
			prescription: id,
			reason,
		} => tell(context, id, calls::cancel(id, reason), "cancelled").await,
		C::Error { prescription: id } => {
			tell(
				context,
				id,
				calls::mark_in_error(id),
				"marked as entered in error",
			)
			.await
		}
	}
}

async fn tell(
	context: &Context,
	prescription: PrescriptionId,
	call: Call,
	sentence: &str,
) -> Result<(), CliError> {
	let session = context.connect().await?;
	session
		.carry_out(&call, sentence, json!({ "prescription": prescription }))
		.await?;
	Ok(())
}

/// One prescription with its newest fills, for its parties.
async fn file_of(
	session: &Session,
	prescription: PrescriptionId,
	at: At,
) -> Result<PrescriptionFile, CliError> {
	session
		.chain
		.prescription(session.person()?, prescription, Listing::all(), now(), at)
		.await?
		.ok_or_else(|| {
			CliError::refused(format!(
				"there is no prescription {prescription}, or you are no party to it"
			))
		})
}
