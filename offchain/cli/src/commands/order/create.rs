// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Ordering tests.

use super::file_of;
use crate::{
	commands::care::{authored, carry_out, or_again, overlay, read_resource, seal},
	context::{random_id, Context, Session},
	error::CliError,
	parse,
};
use clap::Args;
use salus_client::{
	chain::{calls, calls::orders, At, Call},
	fhir::care::{Concept, TestOrder},
	records::now,
};
use salus_primitives::{consent::Category, EncounterId, OrderId, OrganisationId, PatientId, RecordId};
use serde_json::{json, Value};
use std::path::PathBuf;

/// What to test: by a file, or in words.
#[derive(Debug, Args)]
pub struct TestArgs {
	/// A FHIR R4 ServiceRequest in JSON; ids, names and state in it are replaced
	#[arg(long)]
	pub file: Option<PathBuf>,
	/// What to test, in words
	#[arg(long, value_name = "TEXT", required_unless_present = "file")]
	pub test: Option<String>,
	/// What the laboratory should know, in words
	#[arg(long, value_name = "TEXT")]
	pub note: Option<String>,
	/// During which visit
	#[arg(long)]
	pub encounter: Option<EncounterId>,
}

/// A new order.
#[derive(Debug, Args)]
pub struct CreateArgs {
	/// For whom, by name or id
	patient: String,
	#[command(flatten)]
	test: TestArgs,
	/// laboratory or imaging
	#[arg(long, value_parser = parse::category, default_value = "laboratory")]
	category: Category,
	/// The laboratory to ask, by name or id; left to the patient by default
	#[arg(long)]
	laboratory: Option<String>,
	/// The order's id; random by default. Give it to try again safely
	#[arg(long)]
	id: Option<OrderId>,
}

/// A further test.
#[derive(Debug, Args)]
pub struct AddTestArgs {
	/// The order's id
	order: OrderId,
	#[command(flatten)]
	test: TestArgs,
}

/// What to test, as options and a file say it. Nothing of it has been sent.
#[derive(Debug)]
pub struct TestDraft {
	args: TestArgs,
	file: Option<Value>,
	what: String,
}

impl TestArgs {
	/// Reads the file, and says what is wrong before anything is reached.
	pub fn draft(self) -> Result<TestDraft, CliError> {
		let path = self.file.as_deref();
		let file = path
			.map(|path| read_resource(path, "ServiceRequest"))
			.transpose()?;
		let what = self.what(file.as_ref())?;
		Ok(TestDraft {
			args: self,
			file,
			what,
		})
	}

	/// What to test, by the option or by the file.
	fn what(&self, file: Option<&Value>) -> Result<String, CliError> {
		let words = |place: &str| file?.pointer(place)?.as_str().map(str::to_owned);
		self.test
			.clone()
			.or_else(|| words("/code/text"))
			.or_else(|| words("/code/coding/0/display"))
			.or_else(|| words("/code/coding/0/code"))
			.ok_or_else(|| CliError::usage("nothing says what to test: say it with --test"))
	}
}

impl TestDraft {
	/// The resource of an order's test.
	fn resource(&self, order: &TestOrder) -> Value {
		let mut ours = order.resource();
		let code = self.file.as_ref().and_then(|file| file.get("code"));
		if let (None, Some(code)) = (&self.args.test, code) {
			ours["code"] = code.clone();
		}
		overlay(self.file.clone(), ours)
	}

	/// Seals it; says in which record, and with which call that is anchored.
	async fn sealed(
		&self,
		session: &Session,
		order: OrderId,
		(patient, category): (PatientId, Category),
	) -> Result<(RecordId, Call), CliError> {
		let (record, organisation) = (RecordId(random_id()?), session.organisation()?);
		let test = TestOrder {
			order,
			record,
			patient,
			requester: session.person()?,
			organisation,
			encounter: self.args.encounter,
			category,
			test: Concept::words(&self.what),
			note: self.args.note.clone(),
			authored_at: now(),
		};
		let resource = self.resource(&test);
		let draft = authored(record, patient, organisation, category);
		let prepared = seal(session, draft, &resource, None).await?;
		Ok((record, prepared.call))
	}
}

/// An order as options and a file say it. Nothing of it has been sent.
#[derive(Debug)]
pub struct OrderDraft {
	/// Its id.
	pub order: OrderId,
	/// What to test.
	pub test: TestDraft,
	/// Laboratory or imaging.
	pub category: Category,
	/// The laboratory to ask; left to the patient by default.
	pub laboratory: Option<OrganisationId>,
}

impl OrderDraft {
	/// An order under this id, or a random one.
	pub fn new(
		context: &Context,
		test: TestArgs,
		category: Category,
		laboratory: Option<&str>,
		id: Option<OrderId>,
	) -> Result<Self, CliError> {
		ensure_category(category)?;
		let laboratory = laboratory.map(|text| context.find_organisation(text));
		Ok(Self {
			order: match id {
				Some(id) => id,
				None => OrderId(random_id()?),
			},
			test: test.draft()?,
			category,
			laboratory: laboratory.transpose()?,
		})
	}

	/// Seals it; says in which record, and with which calls that is anchored and ordered.
	pub async fn sealed(
		&self,
		session: &Session,
		patient: PatientId,
	) -> Result<(RecordId, Vec<Call>), CliError> {
		let whose = (patient, self.category);
		let (record, anchoring) = self.test.sealed(session, self.order, whose).await?;
		let organisation = session.organisation()?;
		let create = orders::create(self.order, patient, organisation, record, self.laboratory);
		Ok((record, vec![anchoring, create]))
	}

	/// Who acts next.
	fn next(&self, context: &Context) -> String {
		match self.laboratory {
			Some(laboratory) => format!("{} is asked", context.names.organisation(laboratory)),
			None => "the patient chooses a laboratory".to_owned(),
		}
	}
}

/// An order is for a laboratory or for imaging.
fn ensure_category(category: Category) -> Result<(), CliError> {
	match category {
		Category::Laboratory | Category::Imaging => Ok(()),
		other => Err(CliError::usage(format!(
			"a test is of the category laboratory or imaging, and not {other}"
		))),
	}
}

/// `salus order create`.
pub async fn create(context: &Context, args: CreateArgs) -> Result<(), CliError> {
	let draft = OrderDraft::new(
		context,
		args.test,
		args.category,
		args.laboratory.as_deref(),
		args.id,
	)?;
	let patient = context.find_patient(&args.patient)?;
	let session = context.connect().await?;
	let order = draft.order;
	let again = format!("--id {order}");
	let (record, calls) = or_again(draft.sealed(&session, patient).await, &again)?;
	let sentence = format!("{order}: ordered; {}", draft.next(context));
	let extra = json!({ "order": order, "record": record, "laboratory": draft.laboratory });
	let both = calls::utility::batch_all(calls);
	carry_out(&session, &both, (&sentence, extra), &again).await
}

/// `salus order add-test`.
pub async fn add_test(context: &Context, args: AddTestArgs) -> Result<(), CliError> {
	let (order, test) = (args.order, args.test.draft()?);
	let session = context.connect().await?;
	let details = file_of(&session, order, At::Best).await?.order.details;
	let whose = (details.patient, details.category);
	let (record, anchoring) = test.sealed(&session, order, whose).await?;
	let both = calls::utility::batch_all(vec![anchoring, orders::add_test(order, record)]);
	session
		.carry_out(
			&both,
			"the test joined the order",
			json!({ "order": order, "record": record }),
		)
		.await?;
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	#[derive(Parser)]
	struct Line {
		#[command(flatten)]
		args: CreateArgs,
	}

	fn args(options: &str) -> Result<CreateArgs, clap::Error> {
		let words = format!("x Dave {options}");
		Line::try_parse_from(words.split_whitespace()).map(|line| line.args)
	}

	#[test]
	fn what_to_test_is_said_by_the_option_or_by_the_file() {
		assert!(args("").is_err());
		let said = args("--test ferritin").unwrap().test;
		let file = json!({ "code": { "coding": [{ "system": "s", "code": "c", "display": "sodium" }] } });
		assert_eq!(said.what(Some(&file)).unwrap(), "ferritin");
		let of_file = args("--file f").unwrap().test;
		assert_eq!(of_file.what(Some(&file)).unwrap(), "sodium");
		assert!(of_file.what(Some(&json!({}))).is_err());
	}

	#[test]
	fn only_laboratory_and_imaging_can_be_ordered() {
		assert!(ensure_category(Category::Laboratory).is_ok());
		assert!(ensure_category(Category::Imaging).is_ok());
		assert!(ensure_category(Category::Medication).is_err());
		assert!(args("--test x --category labs").is_err());
	}
}
