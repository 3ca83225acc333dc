// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus record`: sealed records.

mod read;
mod write;

pub use read::all;
pub use write::{check, keeper, prepare, Checked};

use super::care::RangeArgs;
use crate::{context::Context, error::CliError, parse};
use clap::{Args, Subcommand};
use salus_primitives::{
	consent::{Category, Purpose},
	records::RecordOrigin,
	Day, RecordId,
};
use std::path::PathBuf;

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum RecordCommand {
	/// Seal a file, upload it, and anchor it on the chain
	Add(AddArgs),
	/// Put a new version in the place of a record's current one
	Amend(AmendArgs),
	/// Show the records that one may read, the newest first
	List {
		/// The patient, by name or id; oneself by default
		patient: Option<String>,
		#[command(flatten)]
		range: RangeArgs,
	},
	/// Fetch a record, open it, and compare it with the chain
	Open(OpenArgs),
	/// Say whether a record is what its author anchored; nothing is shown
	Verify {
		/// Its id
		record: RecordId,
		#[command(flatten)]
		reading: ReadingArgs,
	},
	/// Mark a record as entered in error
	Error {
		/// Its id
		record: RecordId,
	},
	/// File a record under another category; what would let somebody in waits for the patient
	Refile {
		/// Its id
		record: RecordId,
		/// The new category
		#[arg(value_parser = parse::category)]
		category: Category,
	},
	/// As the patient or for the patient: accept the category that a record's author proposed
	AcceptRefiling {
		/// Its id
		record: RecordId,
		/// The category that was proposed
		#[arg(value_parser = parse::category)]
		category: Category,
	},
	/// Withdraw, or refuse, the category that is proposed for a record
	DropRefiling {
		/// Its id
		record: RecordId,
	},
}

/// A new record.
#[derive(Debug, Args)]
pub struct AddArgs {
	/// The file: one FHIR R4 resource in JSON, or anything with --media-type
	file: PathBuf,
	/// Whose it is, by name or id; oneself by default
	#[arg(long)]
	patient: Option<String>,
	/// Its category; found out from a FHIR resource
	#[arg(long, value_parser = parse::category)]
	category: Option<Category>,
	/// The day that it is about; found out from a FHIR resource
	#[arg(long, value_name = "YYYY-MM-DD")]
	day: Option<Day>,
	/// What kind of document it is
	#[arg(long, default_value = "application/fhir+json")]
	media_type: String,
	/// How it came to be; authored for members, patient-reported for patients and representatives
	#[arg(long, value_parser = parse::record_origin)]
	origin: Option<RecordOrigin>,
	/// Why it is written
	#[arg(long, value_parser = parse::purpose)]
	purpose: Option<Purpose>,
	/// Its id; random by default. Give it to try again safely
	#[arg(long)]
	id: Option<RecordId>,
	/// A patient's own entry: do not wrap it for the organisation's custodian, so that grants open it only once you re-wrap it
	#[arg(long)]
	not_for_custodian: bool,
}

/// A new version.
#[derive(Debug, Args)]
pub struct AmendArgs {
	/// Its id
	record: RecordId,
	/// The file with the new content
	file: PathBuf,
	/// What kind of document it is
	#[arg(long, default_value = "application/fhir+json")]
	media_type: String,
	/// Why it is written
	#[arg(long, value_parser = parse::purpose)]
	purpose: Option<Purpose>,
	/// A patient's own entry: do not wrap it for the organisation's custodian
	#[arg(long)]
	not_for_custodian: bool,
}

/// How one reads.
#[derive(Debug, Args)]
pub struct ReadingArgs {
	/// Which version; the current one by default
	#[arg(long)]
	version: Option<u32>,
	/// Why one reads; TREAT in an organisation, PATRQT otherwise
	#[arg(long, value_parser = parse::purpose)]
	purpose: Option<Purpose>,
}

/// Opening.
#[derive(Debug, Args)]
pub struct OpenArgs {
	/// Its id
	record: RecordId,
	#[command(flatten)]
	reading: ReadingArgs,
	/// Write it to this file instead of standard output
	#[arg(long, short)]
	to: Option<PathBuf>,
}

/// Members act to treat, patients and representatives on request.
pub fn purpose(given: Option<Purpose>, acts_for_organisation: bool) -> Purpose {
	given.unwrap_or(if acts_for_organisation {
		Purpose::Treat
	} else {
		Purpose::PatientRequest
	})
}

/// Carries the command out.
pub async fn run(context: &Context, command: RecordCommand) -> Result<(), CliError> {
	match command {
		RecordCommand::Add(args) => write::add(context, args).await,
		RecordCommand::Amend(args) => write::amend(context, args).await,
		RecordCommand::Error { record } => write::mark_in_error(context, record).await,
		RecordCommand::Refile { record, category } => write::refile(context, record, category).await,
		RecordCommand::AcceptRefiling { record, category } => {
			write::accept_refiling(context, record, category).await
		}
		RecordCommand::DropRefiling { record } => write::drop_refiling(context, record).await,
		RecordCommand::List { patient, range } => read::list(context, patient, &range).await,
		RecordCommand::Open(args) => read::open(context, args).await,
		RecordCommand::Verify { record, reading } => read::verify(context, record, &reading).await,
	}
}
