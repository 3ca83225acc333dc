// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus order`: tests that doctors order and laboratories report on.

mod create;
mod report;
mod show;

pub use create::{OrderDraft, TestArgs};
pub use show::{at_laboratory, of_ones_own, of_patient};

use crate::{
	context::{Context, Session},
	error::CliError,
	parse,
};
use clap::Subcommand;
use create::{AddTestArgs, CreateArgs};
use report::ReportArgs;
use salus_client::{
	chain::{calls::orders as calls, At, Call},
	records::now,
};
use salus_primitives::{care::Reason, orders::OrderWithReports, OrderId, RecordId};
use serde_json::json;

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum OrderCommand {
	/// Order a test: seal a ServiceRequest and sign (a doctor in --organisation)
	Create(CreateArgs),
	/// Let a further test join an order
	AddTest(AddTestArgs),
	/// Ask a laboratory (the patient's side or the requester)
	Assign {
		/// The order's id
		order: OrderId,
		/// The laboratory, by name or id
		laboratory: String,
	},
	/// Take an order on (the laboratory)
	Accept {
		/// The order's id
		order: OrderId,
	},
	/// Turn an order down, or give back what was accepted, while there is no report (the laboratory)
	Reject {
		/// The order's id
		order: OrderId,
		/// Why
		#[arg(long, value_parser = parse::reason, default_value = "other")]
		reason: Reason,
	},
	/// Report: seal results and take the report a step on, in one signature (the laboratory)
	Report(ReportArgs),
	/// Give a report up that is not final (the laboratory)
	CancelReport {
		/// The report's id
		report: RecordId,
		/// Why
		#[arg(long, value_parser = parse::reason, default_value = "other")]
		reason: Reason,
	},
	/// Say that a report should never have been (the laboratory)
	ReportError {
		/// The report's id
		report: RecordId,
	},
	/// Say that nothing more is to be done (the requester)
	Close {
		/// The order's id
		order: OrderId,
	},
	/// Put an order on hold (the requester, or one with cover)
	Hold {
		/// The order's id
		order: OrderId,
		/// Why
		#[arg(long, value_parser = parse::reason, default_value = "other")]
		reason: Reason,
	},
	/// Let the laboratory go on
	Resume {
		/// The order's id
		order: OrderId,
	},
	/// Take an order back (the requester, or one with cover)
	Revoke {
		/// The order's id
		order: OrderId,
		/// Why
		#[arg(long, value_parser = parse::reason, default_value = "other")]
		reason: Reason,
	},
	/// Decline an order (the patient's side)
	Decline {
		/// The order's id
		order: OrderId,
	},
	/// Say that an order should never have been
	Error {
		/// The order's id
		order: OrderId,
	},
	/// Show an order and its reports; `salus record open` opens what they say
	Show {
		/// The order's id
		order: OrderId,
	},
	/// Show a patient's orders, one's own, or those at the laboratory in --organisation, the newest first
	List(show::ListArgs),
}

/// Carries the command out.
pub async fn run(context: &Context, command: OrderCommand) -> Result<(), CliError> {
	use OrderCommand as C;
	match command {
		C::Create(args) => create::create(context, args).await,
		C::AddTest(args) => create::add_test(context, args).await,
		C::Report(args) => report::report(context, args).await,
		C::Show { order } => show::show(context, order).await,
		C::List(args) => show::list(context, args).await,
		C::Assign { order, laboratory } => {
			let id = context.find_organisation(&laboratory)?;
			let name = context.names.organisation(id);
			tell(
				context,
				order,
				calls::assign(order, id),
				&format!("{name} is asked"),
			)
			.await
		}
		C::Accept { order } => tell(context, order, calls::accept(order), "taken on").await,
		C::Reject { order, reason } => {
			tell(context, order, calls::reject(order, reason), "turned down").await
		}
		C::CancelReport { report, reason } => {
			of_report(
				context,
				report,
				calls::cancel_report(report, reason),
				"the report is given up",
			)
			.await
		}
		C::ReportError { report } => {
			let call = calls::mark_report_in_error(report);
			of_report(context, report, call, "marked as entered in error").await
		}
		C::Close { order } => tell(context, order, calls::complete(order), "completed").await,
		C::Hold { order, reason } => tell(context, order, calls::hold(order, reason), "on hold").await,
		C::Resume { order } => tell(context, order, calls::resume(order), "the laboratory can go on").await,
		C::Revoke { order, reason } => tell(context, order, calls::revoke(order, reason), "taken back").await,
		C::Decline { order } => tell(context, order, calls::decline(order), "declined").await,
		C::Error { order } => {
			tell(
				context,
				order,
				calls::mark_in_error(order),
				"marked as entered in error",
			)
			.await
		}
	}
}

async fn tell(context: &Context, order: OrderId, call: Call, sentence: &str) -> Result<(), CliError> {
	let session = context.connect().await?;
	session
		.carry_out(&call, sentence, json!({ "order": order }))
		.await?;
	Ok(())
}

async fn of_report(context: &Context, report: RecordId, call: Call, sentence: &str) -> Result<(), CliError> {
	let session = context.connect().await?;
	session
		.carry_out(&call, sentence, json!({ "report": report }))
		.await?;
	Ok(())
}

/// One order with its reports, for its parties.
async fn file_of(session: &Session, order: OrderId, at: At) -> Result<OrderWithReports, CliError> {
	let found = session.chain.order(session.person()?, order, now(), at).await?;
	found.ok_or_else(|| CliError::refused(format!("there is no order {order}, or you are no party to it")))
}
