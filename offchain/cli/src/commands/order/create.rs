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
use salus_primitives::{consent::Category, EncounterId, OrderId, PatientId, RecordId};
use serde_json::{json, Value};
use std::path::PathBuf;

/// What to test: by a file, or in words.
#[derive(Debug, Args)]
pub struct TestArgs {
	/// A FHIR R4 ServiceRequest in JSON; ids, names and state in it are replaced
	#[arg(long)]
	file: Option<PathBuf>,
	/// What to test, in words
	#[arg(long, value_name = "TEXT", required_unless_present = "file")]
	test: Option<String>,
	/// What the laboratory should know, in words
	#[arg(long, value_name = "TEXT")]
	note: Option<String>,
	/// During which visit
	#[arg(long)]
	encounter: Option<EncounterId>,
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

impl TestArgs {
	/// What to test, by the option or by the file.
	fn what(&self, file: Option<&Value>) -> Result<String, CliError> {
		let words = |place: &str| file?.pointer(place)?.as_str().map(str::to_owned);
		self.test
			.clone()
			.or_else(|| words("/code/text"))
			.or_else(|| words("/code/coding/0/display"))
			.or_else(|| words("/code/coding/0/code"))
			.ok_or_else(|| CliError::usage("the file does not say what to test: say it with --test"))
	}

	/// The resource of an order's test.
	fn resource(&self, file: Option<Value>, order: &TestOrder) -> Value {
		let mut ours = order.resource();
		if let (None, Some(code)) = (&self.test, file.as_ref().and_then(|file| file.get("code"))) {
			ours["code"] = code.clone();
		}
		overlay(file, ours)
	}

	/// Seals it; says in which record, and with which call that is anchored.
	async fn sealed(
		&self,
		session: &Session,
		order: OrderId,
		(patient, category): (PatientId, Category),
	) -> Result<(RecordId, Call), CliError> {
		let file = self
			.file
			.as_deref()
			.map(|path| read_resource(path, "ServiceRequest"))
			.transpose()?;
		let (record, organisation) = (RecordId(random_id()?), session.organisation()?);
		let test = TestOrder {
			order,
			record,
			patient,
			requester: session.person()?,
			organisation,
			encounter: self.encounter,
			category,
			test: Concept::words(self.what(file.as_ref())?),
			note: self.note.clone(),
			authored_at: now(),
		};
		let resource = self.resource(file, &test);
		let draft = authored(record, patient, organisation, category);
		let prepared = seal(session, draft, &resource, None).await?;
		Ok((record, prepared.call))
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
	ensure_category(args.category)?;
	let laboratory = args
		.laboratory
		.as_deref()
		.map(|text| context.find_organisation(text));
	let laboratory = laboratory.transpose()?;
	let patient = context.find_patient(&args.patient)?;
	let session = context.connect().await?;
	let organisation = session.organisation()?;
	let order = match args.id {
		Some(id) => id,
		None => OrderId(random_id()?),
	};
	let again = format!("--id {order}");
	let sealed = args.test.sealed(&session, order, (patient, args.category)).await;
	let (record, anchoring) = or_again(sealed, &again)?;
	let create = orders::create(order, patient, organisation, record, laboratory);
	let next = match laboratory {
		Some(laboratory) => format!("{} is asked", context.names.organisation(laboratory)),
		None => "the patient chooses a laboratory".to_owned(),
	};
	let sentence = format!("{order}: ordered; {next}");
	let extra = json!({ "order": order, "record": record, "laboratory": laboratory });
	let both = calls::utility::batch_all(vec![anchoring, create]);
	carry_out(&session, &both, (&sentence, extra), &again).await
}

/// `salus order add-test`.
pub async fn add_test(context: &Context, args: AddTestArgs) -> Result<(), CliError> {
	let session = context.connect().await?;
	let order = args.order;
	let details = file_of(&session, order, At::Best).await?.order.details;
	let whose = (details.patient, details.category);
	let (record, anchoring) = args.test.sealed(&session, order, whose).await?;
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
