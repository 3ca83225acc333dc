// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus fhir`: FHIR R4 Bundles in and out.

use super::{access_log, record};
use crate::{
	context::{Context, Session},
	error::{file, Category, CliError},
	progress,
};
use clap::{Args, Subcommand};
use salus_client::{
	chain::{At, Wait},
	fhir::{
		archive, carry_out, originals, prepare, AccessReceipt, Bundle, ChainState, DeskSink, Import,
		ImportError, ImportKey, Limits, Stored,
	},
	records::{now, Desk, RecordError},
};
use salus_primitives::{
	consent::Purpose,
	views::{Listing, RecordView},
	PatientId,
};
use serde_json::json;
use std::{
	fs,
	fs::File,
	path::{Path, PathBuf},
};

/// How many records are sealed and anchored at a time.
const BATCH: usize = 50;

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum FhirCommand {
	/// Import a Bundle: each resource becomes a sealed record, marked as imported. A second run adds nothing
	Import(ImportArgs),
	/// Export everything that one may read as a Bundle, with Consent, Provenance and AuditEvent from the chain and the receipts
	Export(ExportArgs),
}

/// An import.
#[derive(Debug, Args)]
pub struct ImportArgs {
	/// The Bundle, FHIR R4 JSON
	file: PathBuf,
	/// Whose history it is, by name or id; oneself by default
	#[arg(long)]
	patient: Option<String>,
	/// A patient's own import: do not wrap the records for the organisation's custodian
	#[arg(long)]
	not_for_custodian: bool,
	/// Only say what would be done
	#[arg(long)]
	plan: bool,
}

/// An export.
#[derive(Debug, Args)]
pub struct ExportArgs {
	/// The file to write
	file: PathBuf,
	/// Whose record, by name or id; oneself by default
	#[arg(long)]
	patient: Option<String>,
	/// Also write each imported Bundle as it came, into this folder
	#[arg(long)]
	originals: Option<PathBuf>,
}

/// Carries the command out.
pub async fn run(context: &Context, command: FhirCommand) -> Result<(), CliError> {
	match command {
		FhirCommand::Import(args) => import(context, args).await,
		FhirCommand::Export(args) => export(context, args).await,
	}
}

impl From<ImportError<RecordError>> for CliError {
	fn from(error: ImportError<RecordError>) -> Self {
		match error {
			ImportError::Plan(error) => Self::usage(error.to_string()),
			ImportError::Lookup(error) => error.into(),
			ImportError::Stopped { done, total, cause } => {
				let cause = Self::from(cause);
				let message = format!(
					"stopped after {done} of {total} records; once this is mended, run the import again and it goes on from there:\n       {}",
					cause.full_message()
				);
				Self::new(cause.category(), message)
			}
		}
	}
}

async fn import(context: &Context, args: ImportArgs) -> Result<(), CliError> {
	let source = File::open(&args.file).map_err(file(&args.file))?;
	let bundle = Bundle::read(source, &Limits::default())
		.map_err(|error| CliError::usage(format!("{}: {error}", args.file.display())))?;
	let session = context.connect().await?;
	let patient = session.patient_or_self(context, &args.patient)?;
	let key = ImportKey::of(&session.key)?;
	let import = Import {
		patient,
		key: &key,
		today: now().day(),
	};
	let mut sink = sink(&session, patient, !args.not_for_custodian).await?;
	let plan = prepare(&bundle, import, &mut sink).await?;
	for refused in &plan.refused {
		eprintln!(
			"salus: entry {} ({}) is left out: {}",
			refused.entry, refused.label, refused.reason
		);
	}
	let outcome = json!({
		"added": plan.added(),
		"amended": plan.amended(),
		"unchanged": plan.unchanged.len(),
		"refused": plan.refused.len(),
		"unreadable": plan.unreadable.len(),
		"carried_out": !args.plan,
	});
	if !args.plan {
		let bar = progress::bar(plan.steps.len() as u64, "importing");
		let done = carry_out(&plan, BATCH, &mut sink, |progress| {
			bar.set_position(progress.done as u64)
		})
		.await;
		bar.finish_and_clear();
		done?;
	}
	let verb = if args.plan { "to add" } else { "added" };
	let sentence = format!(
		"{} records {verb}, {} amended, {} unchanged, {} left out",
		plan.added(),
		plan.amended(),
		plan.unchanged.len(),
		plan.refused.len()
	);
	context.out.said(&sentence, outcome);
	Ok(())
}

async fn sink(session: &Session, patient: PatientId, for_custodian: bool) -> Result<DeskSink, CliError> {
	let organisation = record::keeper(session, patient).await?;
	Ok(DeskSink {
		desk: session.desk().await?,
		patient,
		organisation,
		for_custodian,
		wait: Wait::InBlock,
		last_block: None,
	})
}

async fn open_all(desk: &Desk, views: &[RecordView], purpose: Purpose) -> Result<Vec<Stored>, CliError> {
	let bar = progress::bar(views.len() as u64, "opening");
	let mut stored = Vec::with_capacity(views.len());
	for view in views {
		let (_, body) = desk.fetch(view.record, None, purpose, Vec::new()).await?;
		stored.push(Stored {
			record: view.record,
			body,
		});
		bar.inc(1);
	}
	bar.finish_and_clear();
	Ok(stored)
}

fn write_originals(folder: &Path, stored: &[Stored], limits: &Limits) -> Result<usize, CliError> {
	let restored =
		originals(stored, limits).map_err(|error| CliError::new(Category::Other, error.to_string()))?;
	fs::create_dir_all(folder).map_err(file(folder))?;
	for (number, one) in restored.iter().enumerate() {
		let path = folder.join(format!("bundle-{}.json", number + 1));
		fs::write(&path, &one.text).map_err(file(&path))?;
	}
	Ok(restored.len())
}

async fn export(context: &Context, args: ExportArgs) -> Result<(), CliError> {
	let session = context.connect().await?;
	let patient = session.patient_or_self(context, &args.patient)?;
	let views = record::all(&session, patient, Listing::all()).await?;
	let purpose = record::purpose(None, session.organisation.is_some());
	let stored = open_all(&session.desk().await?, &views, purpose).await?;
	let log = access_log::collect(context, &session, patient).await?;
	for trouble in &log.troubles {
		eprintln!("salus: {trouble}");
	}
	if let (true, Some(error)) = (views.is_empty(), log.nothing) {
		return Err(error);
	}
	let receipts: Vec<_> = log.receipts.iter().map(AccessReceipt::from).collect();
	let chart = session
		.chain
		.chart(session.person()?, patient, now(), At::Final)
		.await?;
	let state = ChainState {
		consents: &chart.consents,
		appointments: &chart.appointments,
		encounters: &chart.encounters,
		prescriptions: &chart.prescriptions,
		orders: &chart.orders,
		records: &views,
		receipts: &receipts,
		now: now(),
	};
	let limits = Limits::default();
	let exported = archive(&stored, &state, &limits)
		.map_err(|error| CliError::new(Category::Other, error.to_string()))?;
	fs::write(&args.file, &exported.text).map_err(file(&args.file))?;
	let bundles = match &args.originals {
		Some(folder) => write_originals(folder, &stored, &limits)?,
		None => 0,
	};
	for record in &exported.left_out {
		eprintln!(
			"salus: record {record} is not FHIR JSON; write it to a file of its own with `salus record open`"
		);
	}
	let sentence = format!(
		"{} records, {} appointments, {} encounters, {} consents and {} receipts written to {}",
		exported.records,
		chart.appointments.len(),
		chart.encounters.len(),
		chart.consents.len(),
		receipts.len(),
		args.file.display()
	);
	context.out.said(
		&sentence,
		json!({
			"records": exported.records,
			"appointments": chart.appointments.len(),
			"encounters": chart.encounters.len(),
			"consents": chart.consents.len(),
			"receipts": receipts.len(),
			"left_out": exported.left_out,
			"originals": bundles,
		}),
	);
	Ok(())
}
