// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reporting results.

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
	fhir::care::{Concept, ReportedResult, ResultValue, TestReport},
	records::{now, Draft},
};
use salus_primitives::{
	orders::{OrderDetails, OrderWithReports, ReportStatus},
	OrderId, OrganisationId, RecordId,
};
use serde_json::{json, Value};
use std::{path::PathBuf, str::FromStr};

/// A step of a report: a new one, or with --report the next step of one that there is.
#[derive(Debug, Args)]
pub struct ReportArgs {
	/// The order's id
	order: OrderId,
	/// A FHIR R4 DiagnosticReport in JSON; ids, names and state in it are replaced
	#[arg(long)]
	file: Option<PathBuf>,
	/// What was tested, in words
	#[arg(long, value_name = "TEXT", required_unless_present = "file")]
	test: Option<String>,
	/// One result: ferritin=12 ug/L, or culture=negative; may be given several times
	#[arg(long, value_name = "WHAT=VALUE")]
	result: Vec<Outcome>,
	/// What follows from the results, in words
	#[arg(long, value_name = "TEXT")]
	conclusion: Option<String>,
	/// Where the report stands with this: registered, partial, preliminary, final, and after it amended, corrected or appended
	#[arg(long = "as", value_parser = parse::report_status, default_value = "final")]
	status: ReportStatus,
	/// No other report will follow: this completes the order
	#[arg(long)]
	last: bool,
	/// The report to take a step on; a new one by default. Of a new one whose try failed, its id
	#[arg(long, value_name = "RECORD")]
	report: Option<RecordId>,
}

/// One result, as somebody types it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Outcome(ReportedResult);

impl FromStr for Outcome {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let wrong = || {
			format!(
				"`{}` is no result: write WHAT=VALUE, for example ferritin=12ug/L",
				text.escape_default()
			)
		};
		let (what, value) = text.split_once('=').ok_or_else(wrong)?;
		let (what, value) = (what.trim(), value.trim());
		if what.is_empty() || value.is_empty() {
			return Err(wrong());
		}
		let end = value
			.find(|character: char| !character.is_ascii_digit() && !matches!(character, '.' | '-'))
			.unwrap_or(value.len());
		let (number, unit) = (&value[..end], value[end..].trim());
		let value = match number.parse() {
			Ok(number) if !unit.is_empty() => ResultValue::Measured(number, unit.to_owned()),
			Ok(number) => ResultValue::Measured(number, "1".to_owned()),
			Err(_) => ResultValue::Words(value.to_owned()),
		};
		Ok(Self(ReportedResult {
			what: Concept::words(what),
			value,
		}))
	}
}

/// A report cannot be given up or marked in error by writing one.
fn ensure_step(args: &ReportArgs) -> Result<(), CliError> {
	if matches!(
		args.status,
		ReportStatus::Cancelled | ReportStatus::EnteredInError
	) {
		return Err(CliError::usage(
			"that is no step with results: use `salus order cancel-report` or `salus order report-error`",
		));
	}
	if args.last && !args.status.is_final() {
		return Err(CliError::usage("only a report that is final can be the --last"));
	}
	Ok(())
}

impl ReportArgs {
	/// The content at one status. A report that is only registered says nothing yet.
	fn resource(
		&self,
		file: Option<&Value>,
		frame: &Frame,
		status: ReportStatus,
		issued_at: salus_primitives::UnixMillis,
	) -> Result<Value, CliError> {
		let words = |place: &str| file?.pointer(place)?.as_str().map(str::to_owned);
		let test = self
			.test
			.clone()
			.or_else(|| words("/code/text"))
			.or_else(|| words("/code/coding/0/display"))
			.ok_or_else(|| CliError::usage("the file does not say what was tested: say it with --test"))?;
		let says = status != ReportStatus::Registered;
		let results = self.result.iter().map(|result| result.0.clone());
		let report = TestReport {
			order: frame.order,
			record: frame.record,
			patient: frame.details.patient,
			author: frame.author,
			laboratory: frame.laboratory,
			status,
			category: frame.details.category,
			test: Concept::words(test),
			issued_at,
			results: results.filter(|_| says).collect(),
			conclusion: self.conclusion.clone().filter(|_| says),
		};
		let ours = report.resource();
		Ok(if says { overlay(file.cloned(), ours) } else { ours })
	}
}

/// What every version of a report has in common.
struct Frame {
	order: OrderId,
	record: RecordId,
	details: OrderDetails,
	author: salus_primitives::PersonId,
	laboratory: OrganisationId,
}

impl Frame {
	fn draft(&self, version: u32) -> Draft {
		Draft {
			version,
			..authored(
				self.record,
				self.details.patient,
				self.laboratory,
				self.details.category,
			)
		}
	}
}

/// What a new report takes: the record, its registration and, unless that is all, a second version that says how far it is.
async fn first_steps(
	session: &Session,
	args: &ReportArgs,
	frame: &Frame,
	file: Option<&Value>,
) -> Result<Vec<Call>, CliError> {
	let registered = args.resource(file, frame, ReportStatus::Registered, now())?;
	let first = seal(session, frame.draft(1), &registered, None).await?;
	let mut steps = vec![first.call, orders::register_report(frame.order, frame.record)];
	if args.status != ReportStatus::Registered {
		steps.extend(further_steps(session, args, frame, (2, file)).await?);
	}
	Ok(steps)
}

/// What the next step of a report takes: a version, and the step.
async fn further_steps(
	session: &Session,
	args: &ReportArgs,
	frame: &Frame,
	(version, file): (u32, Option<&Value>),
) -> Result<Vec<Call>, CliError> {
	let resource = args.resource(file, frame, args.status, now())?;
	let next = seal(session, frame.draft(version), &resource, None).await?;
	Ok(vec![
		next.call,
		orders::advance_report(frame.record, args.status, args.last),
	])
}

/// The current version of a report that there is.
fn version_of(found: &OrderWithReports, record: RecordId) -> Option<u32> {
	let report = found.reports.iter().find(|report| report.record == record)?;
	Some(report.details.version())
}

/// `salus order report`.
pub async fn report(context: &Context, args: ReportArgs) -> Result<(), CliError> {
	ensure_step(&args)?;
	let file = args
		.file
		.as_deref()
		.map(|path| read_resource(path, "DiagnosticReport"));
	let file = file.transpose()?;
	let session = context.connect().await?;
	let found = file_of(&session, args.order, At::Best).await?;
	let record = match args.report {
		Some(record) => record,
		None => RecordId(random_id()?),
	};
	let frame = Frame {
		order: args.order,
		record,
		details: found.order.details.clone(),
		author: session.person()?,
		laboratory: session.organisation()?,
	};
	let again = format!("--report {record}");
	let steps = match version_of(&found, record) {
		// The record may have versions that no step has named.
		Some(named) => {
			let known = session.desk().await?.view(record).await;
			let version = known.map_or(named, |view| view.details.version.max(named));
			further_steps(&session, &args, &frame, (version + 1, file.as_ref())).await
		}
		None => first_steps(&session, &args, &frame, file.as_ref()).await,
	};
	let steps = or_again(steps, &again)?;
	let sentence = match (args.status, args.last) {
		(status, true) => format!("{record}: the report is {status}, and the order is completed"),
		(status, false) => format!("{record}: the report is {status}"),
	};
	let extra = json!({
		"order": args.order,
		"report": record,
		"status": args.status,
		"last": args.last,
	});
	carry_out(
		&session,
		&calls::utility::batch_all(steps),
		(&sentence, extra),
		&again,
	)
	.await
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;
	use salus_primitives::{
		consent::Category,
		orders::{Assignment, OrderStatus},
		PatientId, PersonId, UnixMillis,
	};

	#[derive(Parser)]
	struct Line {
		#[command(flatten)]
		args: ReportArgs,
	}

	fn args(options: &[&str]) -> Result<ReportArgs, clap::Error> {
		let order = OrderId::repeat(1).to_string();
		let words = ["x", &order].into_iter().chain(options.iter().copied());
		Line::try_parse_from(words).map(|line| line.args)
	}

	fn frame() -> Frame {
		let laboratory = OrganisationId::repeat(5);
		let details = OrderDetails {
			patient: PatientId::repeat(2),
			organisation: OrganisationId::repeat(3),
			requester: PersonId::repeat(4),
			record: RecordId::repeat(6),
			category: Category::Laboratory,
			status: OrderStatus::Active,
			assignment: Assignment::Accepted { laboratory },
			place: 0,
			tests: Default::default(),
			reports: Default::default(),
			pending_reports: 0,
			final_reports: 0,
			created_at: UnixMillis(0),
			changed_at: UnixMillis(0),
			completed_at: None,
			last_final_at: None,
			declined_at: None,
		};
		Frame {
			order: OrderId::repeat(1),
			record: RecordId::repeat(7),
			details,
			author: PersonId::repeat(8),
			laboratory,
		}
	}

	#[test]
	fn a_result_is_a_number_with_its_unit_or_words() {
		let value = |text: &str| text.parse::<Outcome>().map(|outcome| outcome.0.value);
		assert_eq!(
			value("ferritin=12 ug/L"),
			Ok(ResultValue::Measured(12.into(), "ug/L".into()))
		);
		assert_eq!(
			value("count=-3"),
			Ok(ResultValue::Measured((-3).into(), "1".into()))
		);
		assert_eq!(
			value("culture=negative"),
			Ok(ResultValue::Words("negative".into()))
		);
		for text in ["ferritin", "=12", "ferritin="] {
			assert!(value(text).is_err(), "{text}");
		}
	}

	#[test]
	fn a_registered_report_says_nothing_yet() {
		let args = args(&["--test", "ferritin", "--result", "ferritin=12 ug/L"]).unwrap();
		let at = |status| args.resource(None, &frame(), status, UnixMillis(0)).unwrap();
		assert_eq!(at(ReportStatus::Registered).get("contained"), None);
		let read = TestReport::read(&at(ReportStatus::Final)).unwrap();
		assert_eq!((read.status, read.results.len()), (ReportStatus::Final, 1));
	}

	#[test]
	fn only_a_final_step_is_the_last_and_no_step_gives_a_report_up() {
		let step = |options: &[&str]| {
			let words = [&["--test", "x"], options].concat();
			ensure_step(&args(&words).unwrap())
		};
		assert!(step(&["--last"]).is_ok());
		assert!(step(&["--as", "corrected", "--last"]).is_ok());
		assert!(step(&["--as", "partial", "--last"]).is_err());
		assert!(step(&["--as", "cancelled"]).is_err());
		assert!(step(&["--as", "entered-in-error"]).is_err());
		assert!(args(&["--test", "x", "--as", "done"]).is_err());
		assert!(args(&[]).is_err());
	}
}
