// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Adding, amending and marking records.

use super::{purpose, AddArgs, AmendArgs};
use crate::{
	context::{random_id, Context, Session},
	error::{file, CliError},
	progress,
};
use salus_client::{
	chain::calls,
	fhir::{self, Encounters, Limits, Node},
	records::{now, Draft, Prepared},
};
use salus_envelope::MediaType;
use salus_primitives::{consent::Category, records::RecordOrigin, Day, OrganisationId, PatientId, RecordId};
use serde_json::json;
use std::{fs::File, path::Path};

/// What a file is, and under what it is filed.
#[derive(Debug)]
pub struct Checked {
	/// What kind of document it is.
	pub media_type: MediaType,
	/// The category and the day that a FHIR resource says.
	pub filing: Option<(Category, Day)>,
}

/// Validates the file: FHIR by its structure, everything else by having a media type.
pub fn check(path: &Path, media_type: &str) -> Result<Checked, CliError> {
	let media_type: MediaType = media_type
		.parse()
		.map_err(|error: salus_envelope::Error| CliError::usage(error.to_string()))?;
	if std::fs::metadata(path).map_err(file(path))?.len() == 0 {
		return Err(CliError::usage(format!(
			"{} is empty: there is nothing to seal",
			path.display()
		)));
	}
	if media_type != MediaType::fhir_json() {
		return Ok(Checked {
			media_type,
			filing: None,
		});
	}
	let text = std::fs::read_to_string(path).map_err(file(path))?;
	let limits = Limits::default();
	let resource = Node::parse(&text, &limits)
		.map_err(|error| CliError::usage(format!("{} is not FHIR JSON: {error}", path.display())))?;
	let faults = fhir::validate(&resource);
	if !faults.is_empty() {
		let lines: Vec<_> = faults.iter().map(|fault| format!("  {fault}")).collect();
		return Err(CliError::usage(format!(
			"{} is not valid FHIR R4:\n{}",
			path.display(),
			lines.join("\n")
		)));
	}
	let filing = fhir::file(&resource, &Encounters::default(), now().day());
	Ok(Checked {
		media_type,
		filing: Some((filing.category, filing.day)),
	})
}

/// Seals a checked file and uploads it. What is left to do is the call that anchors it.
pub async fn prepare(
	session: &Session,
	draft: Draft,
	path: &Path,
	media_type: MediaType,
) -> Result<Prepared, CliError> {
	let content = File::open(path).map_err(file(path))?;
	let working = progress::spinner("sealing and uploading");
	let prepared = session.desk().await?.prepare(draft, content, media_type).await;
	working.finish_and_clear();
	Ok(prepared?)
}

async fn anchor(session: &Session, prepared: &Prepared, path: &Path) -> Result<(), CliError> {
	let Draft { record, version, .. } = prepared.draft;
	let sentence = format!("{} is record {record}, version {version}", path.display());
	session
		.carry_out(
			&prepared.call,
			&sentence,
			json!({ "record": record, "version": version }),
		)
		.await?;
	Ok(())
}

/// `salus record add`.
pub async fn add(context: &Context, args: AddArgs) -> Result<(), CliError> {
	let checked = check(&args.file, &args.media_type)?;
	let category = args.category.or(checked.filing.map(|(category, _)| category));
	let day = args.day.or(checked.filing.map(|(_, day)| day));
	let (Some(category), Some(day)) = (category, day) else {
		return Err(CliError::usage(
			"this is not FHIR, so its --category and --day have to be named",
		));
	};
	let session = context.connect().await?;
	let patient = session.patient_or_self(context, &args.patient)?;
	let own = session.organisation.is_none() || session.person()? == patient.person();
	let origin = args.origin.unwrap_or(if own {
		RecordOrigin::PatientReported
	} else {
		RecordOrigin::Authored
	});
	let record = match args.id {
		Some(id) => id,
		None => RecordId(random_id()?),
	};
	let draft = Draft {
		record,
		version: 1,
		patient,
		organisation: keeper(&session, patient).await?,
		category,
		day,
		origin,
		purpose: purpose(args.purpose, !own),
		for_custodian: !args.not_for_custodian,
	};
	let prepared = prepare(&session, draft, &args.file, checked.media_type).await?;
	anchor(&session, &prepared, &args.file).await
}

/// In whose vault a new record lies: where one acts or, for patients, where they were enrolled.
pub async fn keeper(session: &Session, patient: PatientId) -> Result<OrganisationId, CliError> {
	if let Some(organisation) = session.organisation {
		return Ok(organisation);
	}
	let row = session
		.chain
		.patient(session.person()?, patient, now(), salus_client::chain::At::Final)
		.await?;
	row.map(|row| row.enrolled_by).ok_or_else(|| {
		CliError::refused("there is no such patient, or you are no party to this patient's care")
	})
}

/// `salus record amend`.
pub async fn amend(context: &Context, args: AmendArgs) -> Result<(), CliError> {
	let checked = check(&args.file, &args.media_type)?;
	let session = context.connect().await?;
	let view = session.desk().await?.view(args.record).await?;
	let facts = view.details.facts;
	let draft = Draft {
		record: args.record,
		version: view.details.version + 1,
		patient: facts.patient,
		organisation: facts.organisation,
		category: facts.category,
		day: facts.day,
		origin: facts.origin,
		purpose: purpose(args.purpose, session.organisation.is_some()),
		for_custodian: !args.not_for_custodian,
	};
	let prepared = prepare(&session, draft, &args.file, checked.media_type).await?;
	anchor(&session, &prepared, &args.file).await
}

/// `salus record error`.
pub async fn mark_in_error(context: &Context, record: RecordId) -> Result<(), CliError> {
	let session = context.connect().await?;
	let call = calls::records::mark_in_error(record, session.organisation);
	session
		.carry_out(&call, "marked as entered in error", json!({ "record": record }))
		.await?;
	Ok(())
}

/// `salus record refile`.
pub async fn refile(context: &Context, record: RecordId, category: Category) -> Result<(), CliError> {
	let session = context.connect().await?;
	let call = calls::records::refile(record, category, session.organisation);
	let included = session.submit(&call).await?;
	let moved = included
		.events
		.iter()
		.any(|event| event.pallet == "Records" && event.name == "Refiled");
	let sentence = if moved {
		"filed elsewhere"
	} else {
		"proposed: it would let somebody in, so the patient has to accept it"
	};
	let told = json!({ "record": record, "category": category, "moved": moved });
	session.say(&included, sentence, told);
	Ok(())
}

/// `salus record accept-refiling`.
pub async fn accept_refiling(
	context: &Context,
	record: RecordId,
	category: Category,
) -> Result<(), CliError> {
	let session = context.connect().await?;
	let call = calls::records::accept_refiling(record, category);
	session
		.carry_out(
			&call,
			"filed elsewhere",
			json!({ "record": record, "category": category }),
		)
		.await?;
	Ok(())
}

/// `salus record drop-refiling`.
pub async fn drop_refiling(context: &Context, record: RecordId) -> Result<(), CliError> {
	let session = context.connect().await?;
	let call = calls::records::drop_refiling(record);
	session
		.carry_out(&call, "stays where it is", json!({ "record": record }))
		.await?;
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	fn check_text(text: &str, media_type: &str) -> Result<Checked, CliError> {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("file");
		std::fs::write(&path, text).unwrap();
		check(&path, media_type)
	}

	#[test]
	fn an_empty_file_is_not_sealed() {
		assert!(check_text("", "application/fhir+json").is_err());
		assert!(check_text("", "text/plain").is_err());
	}

	#[test]
	fn what_is_no_fhir_is_refused_unless_it_is_said_to_be_something_else() {
		assert!(check_text("hello", "application/fhir+json").is_err());
		assert!(check_text("{\"resourceType\":\"Nonsense\"}", "application/fhir+json").is_err());
		assert!(check_text("hello", "text/plain").unwrap().filing.is_none());
		assert!(check_text("hello", "plain").is_err());
	}

	#[test]
	fn a_fhir_resource_files_itself() {
		let text = r#"{"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/1"},"recordedDate":"2020-02-03"}"#;
		let checked = check_text(text, "application/fhir+json")
			.map_err(|error| error.full_message())
			.unwrap();
		assert_eq!(
			checked.filing,
			Some((Category::Allergy, "2020-02-03".parse().unwrap()))
		);
	}
}
