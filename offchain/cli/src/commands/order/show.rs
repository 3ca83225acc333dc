// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Orders and reports, as listings.

use super::file_of;
use crate::{
	commands::care::{shown, RangeArgs},
	context::{Context, Session},
	error::CliError,
};
use clap::Args;
use salus_client::{
	chain::{all_pages, At},
	records::now,
};
use salus_primitives::{
	orders::{Assignment, OrderView},
	views::Listing,
	OrderId, OrganisationId, PatientId,
};

/// Which orders.
#[derive(Debug, Args)]
pub struct ListArgs {
	/// The patient, by name or id; oneself outside an organisation
	patient: Option<String>,
	/// What one has ordered oneself, of all patients
	#[arg(long, conflicts_with = "patient")]
	mine: bool,
	#[command(flatten)]
	range: RangeArgs,
}

/// Every order of a patient that one may see.
pub async fn of_patient(
	session: &Session,
	patient: PatientId,
	asked: Listing,
) -> Result<Vec<OrderView>, CliError> {
	let caller = session.person()?;
	let page = async |listing| {
		session
			.chain
			.orders(caller, patient, listing, now(), At::Final)
			.await
	};
	Ok(all_pages(asked, page).await?)
}

/// What one has ordered oneself.
pub async fn of_ones_own(session: &Session, asked: Listing) -> Result<Vec<OrderView>, CliError> {
	let caller = session.person()?;
	let page = async |listing| session.chain.orders_by(caller, listing, now(), At::Final).await;
	Ok(all_pages(asked, page).await?)
}

/// The open orders at a laboratory, the newest first.
pub async fn at_laboratory(
	session: &Session,
	laboratory: OrganisationId,
	asked: Listing,
) -> Result<Vec<OrderView>, CliError> {
	let caller = session.person()?;
	let page = async |listing| {
		session
			.chain
			.orders_at(caller, laboratory, listing, now(), At::Final)
			.await
	};
	Ok(all_pages(asked, page).await?)
}

fn assignment(context: &Context, assignment: Assignment) -> String {
	match assignment {
		Assignment::Open => "open".into(),
		Assignment::Asked {
			laboratory,
			by_patient,
		} => {
			let who = if by_patient { " by the patient" } else { "" };
			format!("{} asked{who}", context.names.organisation(laboratory))
		}
		Assignment::Accepted { laboratory } => {
			format!("{} accepted", context.names.organisation(laboratory))
		}
	}
}

/// `salus order show`.
pub async fn show(context: &Context, order: OrderId) -> Result<(), CliError> {
	let session = context.connect().await?;
	let found = file_of(&session, order, At::Final).await?;
	let details = &found.order.details;
	let reports: Vec<_> = found
		.reports
		.iter()
		.map(|report| format!("{} {}", report.record, report.details.status))
		.collect();
	let fields = [
		("order", order.to_string()),
		("patient", context.names.person(details.patient.person())),
		("requester", context.names.person(details.requester)),
		("where", context.names.organisation(details.organisation)),
		("category", details.category.to_string()),
		("status", details.status.to_string()),
		("laboratory", assignment(context, details.assignment)),
		("ordered", shown(details.created_at)),
		("record", details.record.to_string()),
		("further tests", crate::output::list(details.tests.iter())),
		("reports", crate::output::list(reports)),
	];
	context.out.fields(&fields, &found);
	Ok(())
}

/// `salus order list`.
pub async fn list(context: &Context, args: ListArgs) -> Result<(), CliError> {
	let asked = args.range.listing()?;
	let session = context.connect().await?;
	let views = match (&args.patient, session.organisation) {
		_ if args.mine => of_ones_own(&session, asked).await?,
		(None, Some(laboratory)) => at_laboratory(&session, laboratory, asked).await?,
		_ => of_patient(&session, session.patient_or_self(context, &args.patient)?, asked).await?,
	};
	let rows: Vec<_> = views
		.iter()
		.map(|view| {
			let details = &view.details;
			vec![
				view.order.to_string(),
				shown(details.created_at),
				context.names.person(details.patient.person()),
				context.names.person(details.requester),
				details.category.to_string(),
				details.status.to_string(),
				assignment(context, details.assignment),
				format!(
					"{} final, {} pending",
					details.final_reports, details.pending_reports
				),
			]
		})
		.collect();
	let headings = [
		"order",
		"ordered",
		"patient",
		"requester",
		"category",
		"status",
		"laboratory",
		"reports",
	];
	context.out.rows(&headings, &rows, &views);
	Ok(())
}
