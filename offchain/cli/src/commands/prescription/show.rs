// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Showing prescriptions and fills, and opening what was prescribed.

use super::{code, file_of};
use crate::{
	commands::care::{shown, RangeArgs},
	context::{Context, Session},
	error::CliError,
};
use clap::Args;
use salus_client::{
	chain::{all_pages, At},
	claim::ClaimCode,
	fhir::care::Prescription,
	records::{now, Desk, RecordError},
};
use salus_primitives::{
	consent::Purpose,
	prescriptions::{FillView, PrescriptionView},
	views::Listing,
	OrganisationId, PrescriptionId,
};
use serde_json::{json, Value};
use std::{path::PathBuf, time::Duration};

/// The pauses, in seconds, before asking a vault again that does not know of a claim yet.
const PAUSES: [u64; 3] = [1, 2, 4];

/// Which.
#[derive(Debug, Args)]
pub struct ListArgs {
	/// The patient, by name or id; oneself outside an organisation
	patient: Option<String>,
	/// Of a pharmacy: only fills that are open
	#[arg(long, conflicts_with = "patient")]
	open: bool,
	#[command(flatten)]
	range: RangeArgs,
}

async fn fetch(
	desk: &Desk,
	view: &PrescriptionView,
	code: Option<&ClaimCode>,
	purpose: Purpose,
) -> Result<Vec<u8>, RecordError> {
	let record = view.details.record;
	let by_code = match code {
		// The code opens the first version; a later one has wraps of its own.
		Some(code) => (desk.view(record).await?.details.version == 1).then(|| code.record_secret()),
		None => None,
	};
	let (_, body) = match by_code {
		Some(secret) => desk.fetch_with(record, purpose, Vec::new(), secret).await?,
		None => desk.fetch(record, None, purpose, Vec::new()).await?,
	};
	Ok(body)
}

/// Opens what was prescribed, and compares it with the chain. A vault may hear of a claim a moment later than this machine.
pub async fn open(
	session: &Session,
	view: &PrescriptionView,
	code: Option<&ClaimCode>,
	is_fresh: bool,
) -> Result<(Prescription, Value), CliError> {
	let desk = session.desk().await?;
	let purpose = crate::commands::record::purpose(None, session.organisation.is_some());
	let mut pauses = PAUSES.iter().take(if is_fresh { PAUSES.len() } else { 0 });
	let body = loop {
		match (fetch(&desk, view, code, purpose).await, pauses.next()) {
			(Err(RecordError::Vault(_) | RecordError::NotFound(_)), Some(pause)) => {
				tokio::time::sleep(Duration::from_secs(*pause)).await;
			}
			(answer, _) => break answer?,
		}
	};
	let resource: Value = serde_json::from_slice(&body)
		.map_err(|error| CliError::refused(format!("the sealed content is not JSON: {error}")))?;
	let prescription = Prescription::read(&resource)?;
	prescription.ensure_agrees(view.prescription, &view.details)?;
	Ok((prescription, resource))
}

/// What a row says, for people.
fn row_fields(context: &Context, view: &PrescriptionView) -> Vec<(&'static str, String)> {
	let details = &view.details;
	let terms = &details.terms;
	let status = if view.completed {
		format!("completed ({})", details.status)
	} else {
		details.status.to_string()
	};
	let mut fields = vec![
		("prescription", view.prescription.to_string()),
		("patient", context.names.person(details.patient.person())),
		("prescriber", context.names.person(details.prescriber)),
		("status", status),
		(
			"left",
			format!("{} of {} {}", view.remaining, terms.total(), terms.unit),
		),
		("due now", view.due.to_string()),
		("valid until", shown(terms.valid_until)),
		("record", details.record.to_string()),
	];
	if let Some(at) = view.next_fill_at.filter(|at| *at > now()) {
		fields.push(("next fill from", shown(at)));
	}
	if let Some(until) = view.locked_until {
		fields.push(("claimed until", shown(until)));
	}
	fields
}

/// Prints a prescription, and what it says where that could be opened.
pub fn print(
	context: &Context,
	view: &PrescriptionView,
	content: Option<&(Prescription, Value)>,
	mut json: Value,
) {
	let mut fields = row_fields(context, view);
	if let Some((prescription, resource)) = content {
		let each = format!("{} {}", prescription.quantity, prescription.unit);
		let substitution = if prescription.substitution_allowed {
			"allowed"
		} else {
			"not allowed"
		};
		fields.extend([
			("medication", prescription.medication.text.clone()),
			("instruction", prescription.dosage.clone()),
			("a full fill", format!("{each}, {} repeats", prescription.repeats)),
			("substitution", substitution.into()),
		]);
		json["content"] = resource.clone();
	}
	context.out.fields(&fields, &json);
}

/// `salus prescription show`.
pub async fn show(
	context: &Context,
	prescription: Option<PrescriptionId>,
	code_file: Option<PathBuf>,
) -> Result<(), CliError> {
	let code = code_file.as_deref().map(code::read).transpose()?;
	let id = match (prescription, &code) {
		(Some(id), Some(code)) if id != code.prescription() => {
			return Err(CliError::usage(format!(
				"the claim code is for prescription {}",
				code.prescription()
			)))
		}
		(Some(id), _) => id,
		(None, Some(code)) => code.prescription(),
		(None, None) => return Err(CliError::usage("name a prescription, or a --code-file")),
	};
	let session = context.connect().await?;
	let file = file_of(&session, id, At::Final).await;
	// Whoever has the code may see the row; its fills are for the parties.
	let (view, fills) = match (file, &code) {
		(Ok(file), _) => (file.prescription, file.fills.items),
		(Err(_), Some(code)) => (by_code(&session, code, At::Final).await?, Vec::new()),
		(Err(error), None) => return Err(error),
	};
	let content = match open(&session, &view, code.as_ref(), false).await {
		Ok(content) => Some(content),
		Err(error) => {
			eprintln!("salus: what it says cannot be shown: {}", error.full_message());
			None
		}
	};
	let json = json!({ "prescription": view, "fills": fills });
	print(context, &view, content.as_ref(), json);
	Ok(())
}

/// The row, for whoever has the code.
pub async fn by_code(session: &Session, code: &ClaimCode, at: At) -> Result<PrescriptionView, CliError> {
	let key = code.claim_key().public();
	session
		.chain
		.prescription_by_key(
			session.person()?,
			session.organisation().ok(),
			key,
			code.prescription(),
			now(),
			at,
		)
		.await?
		.ok_or_else(|| {
			CliError::refused(
				"the chain knows no prescription of this claim code: it may not be final yet, or was never issued",
			)
		})
}

/// The fills of a pharmacy.
pub async fn fills(
	session: &Session,
	pharmacy: OrganisationId,
	open_only: bool,
	asked: Listing,
) -> Result<Vec<FillView>, CliError> {
	let caller = session.person()?;
	let page = async |listing| {
		session
			.chain
			.fills(caller, pharmacy, open_only, listing, now(), At::Final)
			.await
	};
	Ok(all_pages(asked, page).await?)
}

fn fill_rows(context: &Context, views: &[FillView]) -> Vec<Vec<String>> {
	let row = |view: &FillView| {
		vec![
			view.key.prescription.to_string(),
			view.key.fill.to_string(),
			context.names.person(view.key.patient.person()),
			context.names.person(view.details.pharmacist),
			view.details.status.to_string(),
			view.details.quantity.to_string(),
			shown(view.details.expires_at),
		]
	};
	views.iter().map(row).collect()
}

/// `salus prescription list`.
pub async fn list(context: &Context, args: ListArgs) -> Result<(), CliError> {
	let asked = args.range.listing()?;
	let session = context.connect().await?;
	if let (None, Some(pharmacy)) = (&args.patient, session.organisation) {
		let views = fills(&session, pharmacy, args.open, asked).await?;
		let headings = [
			"prescription",
			"fill",
			"patient",
			"pharmacist",
			"status",
			"quantity",
			"lock until",
		];
		context.out.rows(&headings, &fill_rows(context, &views), &views);
		return Ok(());
	}
	let (caller, patient) = (
		session.person()?,
		session.patient_or_self(context, &args.patient)?,
	);
	let page = async |listing| {
		session
			.chain
			.prescriptions(caller, patient, listing, now(), At::Final)
			.await
	};
	let views = all_pages(asked, page).await?;
	let row = |view: &PrescriptionView| {
		let details = &view.details;
		let status = if view.completed {
			"completed"
		} else {
			details.status.code()
		};
		vec![
			view.prescription.to_string(),
			shown(details.issued_at),
			context.names.person(details.prescriber),
			status.to_owned(),
			format!("{} of {}", view.remaining, details.terms.total()),
			shown(details.terms.valid_until),
			view.locked_until.map_or_else(|| "-".into(), shown),
		]
	};
	let rows: Vec<_> = views.iter().map(row).collect();
	let headings = [
		"prescription",
		"issued",
		"prescriber",
		"status",
		"left",
		"valid until",
		"claimed until",
	];
	context.out.rows(&headings, &rows, &views);
	Ok(())
}
