// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus inbox`: what waits for the person who asks.

use super::{appointment, care::shown, order, prescription};
use crate::{
	context::{Context, Session},
	error::CliError,
};
use salus_client::{
	chain::{all_pages, At},
	records::now,
};
use salus_primitives::{
	appointments::{AppointmentStatus, AppointmentView, Modality},
	consent::ConsentStatus,
	orders::{Assignment, OrderView},
	prescriptions::FillView,
	roles::{OrganisationKind, Profession},
	views::{ConsentView, Listing},
	OrganisationId, PatientId, UnixMillis,
};
use serde_json::{json, Value};

/// How far ahead a doctor's pending appointments are looked for, in milliseconds.
const AHEAD: u64 = 60 * UnixMillis::DAY;
/// How old an order of a doctor's may be whose reports are looked at, in milliseconds.
const BACK: u64 = 365 * UnixMillis::DAY;
/// How new a report counts as having come in, in milliseconds.
const NEWS: u64 = 14 * UnixMillis::DAY;

/// One thing that waits.
struct Item {
	what: &'static str,
	whose: String,
	when: UnixMillis,
	id: String,
	next: String,
}

impl Item {
	fn row(&self) -> Vec<String> {
		vec![
			self.what.into(),
			self.whose.clone(),
			shown(self.when),
			self.next.clone(),
		]
	}

	fn json(&self) -> Value {
		json!({ "what": self.what, "whose": self.whose, "when": self.when, "id": self.id, "next": self.next })
	}
}

fn request(context: &Context, view: &ConsentView, now: UnixMillis) -> Option<Item> {
	let details = &view.details;
	let asked = details.requested.as_ref()?;
	let waits = details.status == ConsentStatus::Proposed && now < asked.answer_by;
	waits.then(|| Item {
		what: "consent asked for",
		whose: match details.grantee {
			salus_primitives::consent::Grantee::Person(person) => context.names.person(person),
			salus_primitives::consent::Grantee::Organisation(id) => context.names.organisation(id),
		},
		when: asked.answer_by,
		id: view.consent.to_string(),
		next: format!("salus consent approve {} --as-asked", view.consent),
	})
}

fn visit(context: &Context, view: &AppointmentView, now: UnixMillis) -> Option<Item> {
	let details = &view.details;
	let ahead = details.status.is_live() && now < details.span.end && !details.hold_is_over(now);
	let verb = match details.modality {
		Modality::InPerson => "appointment arrive",
		Modality::Virtual => "encounter join",
	};
	ahead.then(|| Item {
		what: if details.status == AppointmentStatus::Pending {
			"visit to be confirmed there"
		} else {
			"visit"
		},
		whose: context.names.person(details.doctor),
		when: details.span.start,
		id: view.appointment.to_string(),
		next: format!("salus {verb} {}", view.appointment),
	})
}

fn to_choose(context: &Context, view: &OrderView) -> Option<Item> {
	let details = &view.details;
	let open = details.status.is_open() && details.assignment == Assignment::Open;
	open.then(|| Item {
		what: "test without a laboratory",
		whose: context.names.person(details.requester),
		when: details.created_at,
		id: view.order.to_string(),
		next: format!("salus order assign {} LABORATORY", view.order),
	})
}

fn pending(context: &Context, view: &AppointmentView, now: UnixMillis) -> Option<Item> {
	let details = &view.details;
	let waits = details.status == AppointmentStatus::Pending && !details.hold_is_over(now);
	waits.then(|| Item {
		what: "visit to confirm",
		whose: context.names.person(details.patient.person()),
		when: details.span.start,
		id: view.appointment.to_string(),
		next: format!("salus appointment confirm {}", view.appointment),
	})
}

fn open_fill(context: &Context, view: &FillView) -> Option<Item> {
	let is_ready = view.details.ready_at.is_some();
	let verb = if is_ready { "dispense" } else { "ready" };
	view.details.status.is_open().then(|| Item {
		what: if is_ready {
			"fill to be fetched"
		} else {
			"fill to prepare"
		},
		whose: context.names.person(view.key.patient.person()),
		when: view.details.expires_at,
		id: view.key.prescription.to_string(),
		next: format!("salus prescription {verb} {}", view.key.prescription),
	})
}

fn at_laboratory(context: &Context, view: &OrderView) -> Option<Item> {
	let details = &view.details;
	let (what, next) = match details.assignment {
		Assignment::Asked { .. } => ("test asked for", format!("salus order accept {}", view.order)),
		Assignment::Accepted { .. } => (
			"test to report",
			format!("salus order report {} --test TEXT", view.order),
		),
		Assignment::Open => return None,
	};
	details.status.is_open().then(|| Item {
		what,
		whose: context.names.person(details.patient.person()),
		when: details.created_at,
		id: view.order.to_string(),
		next,
	})
}

/// What waits for a patient, or for whoever stands in.
async fn for_patient(
	context: &Context,
	session: &Session,
	patient: PatientId,
) -> Result<Vec<Item>, CliError> {
	let (caller, now) = (session.person()?, now());
	let page = async |listing| {
		session
			.chain
			.consents(caller, patient, listing, now, At::Final)
			.await
	};
	let consents = all_pages(Listing::all(), page).await?;
	let mut items: Vec<Item> = consents
		.iter()
		.filter_map(|view| request(context, view, now))
		.collect();
	let visits = appointment::of_patient(session, patient).await?;
	items.extend(visits.iter().filter_map(|view| visit(context, view, now)));
	let orders = order::of_patient(session, patient, Listing::all()).await?;
	items.extend(orders.iter().filter_map(|view| to_choose(context, view)));
	Ok(items)
}

/// Reports that came in of late to orders of one's own.
async fn reports_in(
	context: &Context,
	session: &Session,
	organisation: OrganisationId,
) -> Result<Vec<Item>, CliError> {
	let (caller, now) = (session.person()?, now());
	let lately = |at: UnixMillis| now.0.saturating_sub(at.0) < NEWS;
	let since = UnixMillis(now.0.saturating_sub(BACK));
	let ordered = order::of_ones_own(session, Listing::between(since, UnixMillis::FOREVER)).await?;
	let mut items = Vec::new();
	for view in ordered {
		let details = &view.details;
		if details.organisation != organisation || details.reports.is_empty() || !lately(details.changed_at) {
			continue;
		}
		let found = session.chain.order(caller, view.order, now, At::Final).await?;
		let reports = found.map(|found| found.reports).unwrap_or_default();
		let news = reports
			.iter()
			.filter(|report| lately(report.details.changed_at) && report.details.version() > 1);
		items.extend(news.map(|report| Item {
			what: "report came in",
			whose: context.names.person(details.patient.person()),
			when: report.details.changed_at,
			id: report.record.to_string(),
			next: format!("salus record open {}", report.record),
		}));
	}
	Ok(items)
}

async fn for_doctor(
	context: &Context,
	session: &Session,
	organisation: OrganisationId,
) -> Result<Vec<Item>, CliError> {
	let (caller, now) = (session.person()?, now());
	let ahead = (now, now.plus(AHEAD));
	let booked = appointment::in_days(session, organisation, caller, ahead).await?;
	let mut items: Vec<Item> = booked
		.iter()
		.filter_map(|view| pending(context, view, now))
		.collect();
	items.extend(reports_in(context, session, organisation).await?);
	Ok(items)
}

/// What waits for a member of an organisation, by its kind and the member's profession.
async fn for_member(
	context: &Context,
	session: &Session,
	organisation: OrganisationId,
) -> Result<Vec<Item>, CliError> {
	let caller = session.person()?;
	let view = session.chain.organisation(organisation, At::Final).await?;
	let kind = view.map(|view| view.details.standing.kind);
	let membership = session.chain.membership(organisation, caller, At::Final).await?;
	let live = membership.filter(|membership| membership.is_live(now()));
	let profession = live.map(|membership| membership.profession).ok_or_else(|| {
		CliError::refused(
			"you are no live member of this organisation; leave --organisation out as a patient",
		)
	})?;
	match (kind, profession) {
		(Some(OrganisationKind::Pharmacy), _) => {
			let fills = prescription::fills(session, organisation, true, Listing::all()).await?;
			Ok(fills.iter().filter_map(|view| open_fill(context, view)).collect())
		}
		(Some(OrganisationKind::Laboratory), _) => {
			let orders = order::at_laboratory(session, organisation, Listing::all()).await?;
			Ok(orders
				.iter()
				.filter_map(|view| at_laboratory(context, view))
				.collect())
		}
		(_, Profession::Doctor) => for_doctor(context, session, organisation).await,
		_ => Ok(Vec::new()),
	}
}

/// `salus inbox`.
pub async fn run(context: &Context) -> Result<(), CliError> {
	let session = context.connect().await?;
	let mut items = match session.organisation {
		Some(organisation) => for_member(context, &session, organisation).await?,
		None => for_patient(context, &session, session.person()?.as_patient()).await?,
	};
	items.sort_by_key(|item| item.when);
	let rows: Vec<_> = items.iter().map(Item::row).collect();
	let answer: Vec<_> = items.iter().map(Item::json).collect();
	context
		.out
		.rows(&["what", "who", "when", "what to do"], &rows, &answer);
	Ok(())
}
