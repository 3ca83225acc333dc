// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Writing a visit up: what a doctor writes, prescribes and orders goes on the chain in one signature, all of it or nothing.

use crate::{
	commands::{
		care::{authored, or_again},
		order::{OrderDraft, TestArgs},
		prescription::{self, KeptCodeArgs, PrescribedArgs},
		record,
	},
	context::{random_id, Context, Session},
	error::CliError,
	parse,
};
use clap::Args;
use salus_client::{
	chain::{calls, At, Call},
	claim::ClaimCode,
	records::now,
};
use salus_primitives::{
	appointments::EncounterDetails, consent::Category, EncounterId, OrderId, PatientId, RecordId,
};
use serde_json::{json, Value};
use std::path::PathBuf;

/// What a visit comes to: a note, a prescription, a test order, or some of them.
#[derive(Debug, Args)]
pub struct WriteUpArgs {
	/// The encounter's id
	encounter: EncounterId,
	#[command(flatten)]
	note: NoteArgs,
	/// A prescription: a FHIR R4 MedicationRequest in JSON, with the options of `salus prescription issue` over it, or these alone
	#[arg(long, value_name = "FILE")]
	prescription: Option<PathBuf>,
	#[command(flatten)]
	prescribed: PrescribedArgs,
	#[command(flatten)]
	code: KeptCodeArgs,
	#[command(flatten)]
	order: OrderArgs,
	/// End the encounter too, and fulfil its appointment
	#[arg(long)]
	finish: bool,
}

/// What the doctor writes.
#[derive(Debug, Args)]
pub struct NoteArgs {
	/// The note: one FHIR R4 resource in JSON, or anything with --media-type
	#[arg(long, value_name = "FILE")]
	note: Option<PathBuf>,
	/// What kind of document the note is
	#[arg(long, default_value = "application/fhir+json", requires = "note")]
	media_type: String,
	/// The note's category; found out from a FHIR resource, encounter otherwise
	#[arg(long, value_parser = parse::category, requires = "note")]
	note_category: Option<Category>,
	/// The note's record id; random by default. Give it to try again safely
	#[arg(long, value_name = "RECORD", requires = "note")]
	note_id: Option<RecordId>,
}

/// The test that the doctor orders.
#[derive(Debug, Args)]
pub struct OrderArgs {
	/// A test order: a FHIR R4 ServiceRequest in JSON, with --test over it, or --test alone
	#[arg(long, value_name = "FILE")]
	order: Option<PathBuf>,
	/// What to test, in words
	#[arg(long, value_name = "TEXT")]
	test: Option<String>,
	/// What the laboratory should know, in words
	#[arg(long, value_name = "TEXT")]
	test_note: Option<String>,
	/// Of the test: laboratory or imaging
	#[arg(long, value_parser = parse::category, value_name = "CATEGORY", default_value = "laboratory")]
	test_category: Category,
	/// The laboratory to ask, by name or id; left to the patient by default
	#[arg(long)]
	laboratory: Option<String>,
	/// The order's id; random by default. Give it to try again safely
	#[arg(long, value_name = "ORDER")]
	order_id: Option<OrderId>,
}

/// A note that was checked.
struct Note {
	path: PathBuf,
	checked: record::Checked,
	category: Option<Category>,
	record: RecordId,
}

/// What the options and files come to. Nothing of it has been sent.
struct Draft {
	encounter: EncounterId,
	note: Option<Note>,
	prescription: Option<prescription::Draft>,
	order: Option<OrderDraft>,
	finish: bool,
}

impl NoteArgs {
	fn draft(self) -> Result<Option<Note>, CliError> {
		let Some(path) = self.note else {
			return Ok(None);
		};
		Ok(Some(Note {
			checked: record::check(&path, &self.media_type)?,
			path,
			category: self.note_category,
			record: match self.note_id {
				Some(id) => id,
				None => RecordId(random_id()?),
			},
		}))
	}
}

impl OrderArgs {
	fn draft(self, context: &Context, encounter: EncounterId) -> Result<Option<OrderDraft>, CliError> {
		if self.order.is_none() && self.test.is_none() {
			return match self.test_note.is_some() || self.laboratory.is_some() || self.order_id.is_some() {
				true => Err(CliError::usage(
					"nothing says what to test: say it with --test or --order",
				)),
				false => Ok(None),
			};
		}
		let test = TestArgs {
			file: self.order,
			test: self.test,
			note: self.test_note,
			encounter: Some(encounter),
		};
		let laboratory = self.laboratory.as_deref();
		OrderDraft::new(context, test, self.test_category, laboratory, self.order_id).map(Some)
	}
}

impl WriteUpArgs {
	/// Reads everything, and says what is wrong before anything is reached.
	fn draft(self, context: &Context) -> Result<(Draft, KeptCodeArgs), CliError> {
		let prescribes =
			self.prescription.is_some() || self.prescribed.say_anything() || self.code.say_anything();
		let prescription = match prescribes {
			true => {
				self.code.ensure_shown(context.out.0)?;
				Some(self.prescribed.draft(self.prescription.as_deref(), now())?)
			}
			false => None,
		};
		let draft = Draft {
			encounter: self.encounter,
			note: self.note.draft()?,
			prescription,
			order: self.order.draft(context, self.encounter)?,
			finish: self.finish,
		};
		if draft.note.is_none() && draft.prescription.is_none() && draft.order.is_none() {
			return Err(CliError::usage(
				"nothing to write up: add --note, --medication or --prescription, --test or --order",
			));
		}
		Ok((draft, self.code))
	}
}

/// What was sealed, and the calls that put it on the chain.
struct Sealed {
	calls: Vec<Call>,
	/// What it is, in words.
	parts: Vec<String>,
	json: Value,
}

impl Draft {
	/// The options with which nothing is done twice; one of them is enough, since all of it goes through or nothing.
	fn ids(&self) -> String {
		let note = self
			.note
			.as_ref()
			.map(|note| format!("--note-id {}", note.record));
		let order = self
			.order
			.as_ref()
			.map(|order| format!("--order-id {}", order.order));
		let options: Vec<_> = note.into_iter().chain(order).collect();
		options.join(" ")
	}

	fn or_again<T>(&self, result: Result<T, CliError>) -> Result<T, CliError> {
		match self.ids() {
			none if none.is_empty() => result,
			ids => or_again(result, &ids),
		}
	}

	/// Seals all of it.
	async fn sealed(
		&self,
		session: &Session,
		patient: PatientId,
		code: Option<&ClaimCode>,
	) -> Result<Sealed, CliError> {
		let mut sealed = Sealed {
			calls: Vec::new(),
			parts: Vec::new(),
			json: json!({ "encounter": self.encounter, "patient": patient, "finished": self.finish }),
		};
		// The prescription first: its claim code tells whether an earlier try went through.
		if let (Some(prescription), Some(code)) = (&self.prescription, code) {
			let whose = (patient, Some(self.encounter));
			sealed
				.calls
				.extend(prescription.sealed(session, code, whose).await?);
			sealed.parts.push(format!("prescription {}", code.prescription()));
			sealed.json["prescription"] = json!(code.prescription());
		}
		if let Some(note) = &self.note {
			sealed.calls.push(note.sealed(session, patient).await?);
			sealed.parts.push(format!("note {}", note.record));
			sealed.json["note"] = json!(note.record);
		}
		if let Some(order) = &self.order {
			sealed.calls.extend(order.sealed(session, patient).await?.1);
			sealed.parts.push(format!("order {}", order.order));
			sealed.json["order"] = json!(order.order);
		}
		if self.finish {
			sealed
				.calls
				.push(calls::appointments::finish_encounter(self.encounter));
			sealed.parts.push("the visit is over".to_owned());
		}
		Ok(sealed)
	}
}

impl Note {
	/// Seals it; says with which call it is anchored.
	async fn sealed(&self, session: &Session, patient: PatientId) -> Result<Call, CliError> {
		let filed = self.checked.filing;
		let category = self.category.or(filed.map(|(category, _)| category));
		let mut draft = authored(
			self.record,
			patient,
			session.organisation()?,
			category.unwrap_or(Category::Encounter),
		);
		if let Some((_, day)) = filed {
			draft.day = day;
		}
		let media_type = self.checked.media_type.clone();
		let prepared = record::prepare(session, draft, &self.path, media_type).await?;
		Ok(prepared.call)
	}
}

/// The encounter's row, in the organisation in which one acts.
async fn row(session: &Session, encounter: EncounterId) -> Result<EncounterDetails, CliError> {
	let organisation = session.organisation()?;
	let view = session
		.chain
		.encounter(session.person()?, encounter, now(), At::Best)
		.await?;
	view.map(|view| view.details)
		.filter(|details| details.organisation == organisation)
		.ok_or_else(|| CliError::refused(format!("there is no encounter {encounter} in this organisation")))
}

/// `salus encounter write-up`.
pub async fn write_up(context: &Context, args: WriteUpArgs) -> Result<(), CliError> {
	let (draft, kept) = args.draft(context)?;
	let session = context.connect().await?;
	let patient = row(&session, draft.encounter).await?.patient;
	let code = match draft.prescription {
		Some(_) => Some(kept.read_or_make()?),
		None => None,
	};
	let sealed = draft.sealed(&session, patient, code.as_ref()).await;
	let mut sealed = draft.or_again(sealed)?;
	if let Some(code) = &code {
		kept.tell(code, &mut sealed.json);
	}
	let who = context.names.person(patient.person());
	let sentence = format!("written up for {who}: {}", sealed.parts.join(", "));
	let batch = calls::utility::batch_all(sealed.calls);
	let done = session.carry_out(&batch, &sentence, sealed.json).await;
	let done = draft.or_again(done.map(drop));
	match &code {
		Some(code) => kept.print_after(context, code, done),
		None => done,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{args::Global, error::Category as Failure};
	use clap::Parser;

	#[derive(Parser)]
	struct Line {
		#[command(flatten)]
		args: WriteUpArgs,
	}

	fn draft(options: &str) -> Result<Draft, CliError> {
		let home = tempfile::tempdir().unwrap();
		let context = Context::new(Global {
			home: Some(home.path().to_owned()),
			..Global::default()
		})?;
		let words = format!("x {} {options}", EncounterId::repeat(1));
		let line = Line::try_parse_from(words.split_whitespace())
			.map_err(|error| CliError::usage(error.to_string()))?;
		line.args.draft(&context).map(|(draft, _)| draft)
	}

	const TAKE: &str = "--medication amoxicillin --dose-instruction daily --quantity 20";

	#[test]
	fn each_part_may_be_left_out_but_not_all() {
		let both = draft(&format!("{TAKE} --test ferritin --finish")).unwrap();
		assert!(both.note.is_none() && both.prescription.is_some() && both.order.is_some() && both.finish);
		assert!(draft("--test ferritin").unwrap().prescription.is_none());
		assert!(draft(TAKE).unwrap().order.is_none());
		for nothing in ["", "--finish"] {
			let refused = draft(nothing).err().unwrap();
			assert!(refused.full_message().contains("--note"), "{nothing}");
		}
	}

	#[test]
	fn half_a_part_is_a_wrong_usage_that_says_what_is_missing() {
		for (options, wanted) in [
			("--quantity 20", "--medication"),
			("--test ferritin --code-file c", "--medication"),
			("--laboratory Laboratory", "--test"),
			("--note-category encounter", "--note"),
			("--test x --test-category medication", "imaging"),
		] {
			let refused = draft(options).err().unwrap();
			assert_eq!(refused.category(), Failure::Usage, "{options}");
			assert!(refused.full_message().contains(wanted), "{options}");
		}
	}

	#[test]
	fn what_is_tried_again_names_the_ids() {
		let order = OrderId::repeat(7);
		let ids = draft(&format!("--test ferritin --order-id {order}"))
			.unwrap()
			.ids();
		assert_eq!(ids, format!("--order-id {order}"));
		assert_eq!(draft(TAKE).unwrap().ids(), "");
	}
}
