// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What only reads: listing consents, and explaining a decision.

use super::Whose;
use crate::{
	commands::{care::RangeArgs, terms::in_words},
	context::{Context, Session},
	error::CliError,
	output::instant,
	parse,
};
use clap::Args;
use salus_client::{
	chain::{all_pages, At},
	records::now,
};
use salus_primitives::{
	consent::{Access, Category, ConsentStatus, Grantee, Purpose},
	decision::{Decision, Question, Target},
	views::{ConsentDetails, ConsentView, Listing},
	ConsentId, Day, RecordId, UnixMillis,
};
use serde_json::json;

/// A question to the decision.
#[derive(Debug, Args)]
pub struct ExplainArgs {
	/// Whose record, by name or id
	patient: String,
	/// Which record
	#[arg(long)]
	record: Option<RecordId>,
	/// Or: what would hold for a record of this category
	#[arg(long, value_parser = parse::category, required_unless_present = "record", conflicts_with = "record")]
	category: Option<Category>,
	/// and of this day; today by default
	#[arg(long, value_name = "YYYY-MM-DD")]
	day: Option<Day>,
	/// To read or to contribute
	#[arg(long, value_parser = parse::access, default_value = "read")]
	access: Access,
	/// For which purpose
	#[arg(long, value_parser = parse::purpose, default_value = "TREAT")]
	purpose: Purpose,
	/// Who would do it, by name or id; oneself by default, and through a door nobody else
	#[arg(long)]
	actor: Option<String>,
}

/// One consent's row.
pub async fn details(session: &Session, consent: ConsentId) -> Result<ConsentDetails, CliError> {
	let view = session
		.chain
		.consent(session.person()?, consent, now(), At::Best)
		.await?;
	view.map(|view| view.details).ok_or_else(|| {
		CliError::refused(format!(
			"there is no consent {consent}, or you are no party to it"
		))
	})
}

/// A grantee by name.
pub fn grantee(context: &Context, grantee: &Grantee) -> String {
	match grantee {
		Grantee::Person(person) => context.names.person(*person),
		Grantee::Organisation(organisation) => context.names.organisation(*organisation),
	}
}

/// The status as it is now: an active consent may be out of time.
fn status(details: &ConsentDetails, now: UnixMillis) -> String {
	let over = match details.status {
		ConsentStatus::Active => now >= details.terms.expires_at,
		ConsentStatus::Proposed => details.requested.is_some_and(|request| now >= request.answer_by),
		_ => false,
	};
	if over {
		format!("{} (out of time)", details.status)
	} else {
		details.status.to_string()
	}
}

/// `salus consent list`.
pub async fn list(
	context: &Context,
	whose: &Whose,
	to: Option<String>,
	range: &RangeArgs,
) -> Result<(), CliError> {
	let asked = range.listing()?;
	let to = to.map(|text| parse::grantee(&text, &context.names)).transpose()?;
	let session = context.connect().await?;
	let views = match to {
		Some(grantee) => granted_to(&session, grantee, asked).await?,
		None => of_patient(context, &session, whose, asked).await?,
	};
	let now = now();
	let rows: Vec<_> = views
		.iter()
		.map(|view| {
			let details = &view.details;
			vec![
				view.consent.to_string(),
				context.names.person(details.patient.person()),
				grantee(context, &details.grantee),
				status(details, now),
				in_words(&details.terms),
				instant(details.terms.expires_at),
			]
		})
		.collect();
	context.out.rows(
		&["consent", "patient", "lets in", "status", "to", "until"],
		&rows,
		&views,
	);
	Ok(())
}

async fn of_patient(
	context: &Context,
	session: &Session,
	whose: &Whose,
	asked: Listing,
) -> Result<Vec<ConsentView>, CliError> {
	let (caller, patient) = (
		session.person()?,
		session.patient_or_self(context, &whose.patient)?,
	);
	let page = async |listing| {
		session
			.chain
			.consents(caller, patient, listing, now(), At::Final)
			.await
	};
	Ok(all_pages(asked, page).await?)
}

async fn granted_to(
	session: &Session,
	grantee: Grantee,
	asked: Listing,
) -> Result<Vec<ConsentView>, CliError> {
	let caller = session.person()?;
	let page = async |listing| {
		session
			.chain
			.grants_to(caller, grantee, listing, now(), At::Final)
			.await
	};
	Ok(all_pages(asked, page).await?)
}

/// `salus consent explain`.
pub async fn explain(context: &Context, args: ExplainArgs) -> Result<(), CliError> {
	let patient = context.find_patient(&args.patient)?;
	let actor = args
		.actor
		.as_deref()
		.map(|text| context.find_person(text))
		.transpose()?;
	let session = context.connect().await?;
	let target = match (args.record, args.category) {
		(Some(record), _) => Target::Record(record),
		(None, Some(category)) => Target::Class {
			category,
			day: args.day.unwrap_or_else(|| now().day()),
		},
		(None, None) => return Err(CliError::usage("name a --record or a --category")),
	};
	let question = Question {
		actor: match actor {
			Some(actor) => actor,
			None => session.person()?,
		},
		organisation: session.organisation,
		patient,
		target,
		access: args.access,
		purpose: args.purpose,
		now: now(),
	};
	let explanation = session.chain.explain(&question, At::Final).await?;
	let answer = match explanation.decision {
		Decision::Allow { rule, until } => format!("yes, as {rule}, until {}", instant(until)),
		Decision::Deny { rule } => format!("no: {rule}"),
	};
	let yes_no = |fact: bool| if fact { "yes" } else { "no" }.to_owned();
	let fields = [
		("answer", answer),
		(
			"by consent",
			explanation
				.by_consent
				.map_or_else(|| "-".into(), |consent| consent.to_string()),
		),
		("shut out by name", yes_no(explanation.excluded)),
		("licensed there", yes_no(explanation.licensed)),
		("in care", yes_no(explanation.has_cover)),
	];
	context.out.fields(
		&fields,
		&json!({ "question": question, "explanation": explanation }),
	);
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use salus_primitives::{
		consent::{Audience, Categories, Mode, Purposes},
		time::DayRange,
		PatientId, PersonId,
	};

	#[test]
	fn a_consent_out_of_time_is_shown_as_such_from_its_first_millisecond() {
		let terms = salus_primitives::consent::Terms {
			categories: Categories::all(),
			record_days: DayRange::ALL,
			purposes: Purposes::ACTIVE,
			mode: Mode::Read,
			audience: Audience::Whole,
			expires_at: UnixMillis(10),
		};
		let details = ConsentDetails {
			patient: PatientId::repeat(1),
			grantee: Grantee::Person(PersonId::repeat(2)),
			terms,
			status: ConsentStatus::Active,
			requested: None,
			decided_by: None,
			created_at: UnixMillis(0),
			changed_at: UnixMillis(0),
			supersedes: None,
		};
		assert_eq!(status(&details, UnixMillis(9)), "active");
		assert_eq!(status(&details, UnixMillis(10)), "active (out of time)");
	}
}
