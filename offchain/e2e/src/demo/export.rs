// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The patient exports everything, and it equals what went in.

use super::Stage;
use crate::{ensure, now, Desk, Result, Trouble, NORTH};
use futures::{stream, StreamExt, TryStreamExt};
use salus_client::{
	chain::At,
	fhir::{archive, originals, same_bundle, AccessReceipt, Bundle, ChainState, Limits, Stored},
};
use salus_primitives::views::RecordView;
use std::collections::BTreeMap;

pub(super) const TITLE: &str = "export";

/// How many records are opened at a time.
const AT_A_TIME: usize = 6;

pub(super) async fn play(stage: &mut Stage) -> Result<()> {
	let desk = stage.cast.harris.at_home(&stage.stack, NORTH).await?;
	let views = desk.records(desk.actor.patient()).await?;
	let stored = open_all(&desk, &views).await?;
	ensure(
		stored.len() == stage.plot.filed.len() + 1 + stage.plot.day.records.len(),
		format!("{} records were opened", stored.len()),
	)?;
	let text = format!(
		"Abdul Harris opens everything: {} records in five vaults",
		stored.len()
	);
	stage.tell_now(TITLE, text).await?;
	the_original(stage, &stored).await?;
	the_archive(stage, &desk, &views, &stored).await
}

async fn open_all(desk: &Desk, views: &[RecordView]) -> Result<Vec<Stored>> {
	let records: Vec<_> = views.iter().map(|view| view.record).collect();
	stream::iter(records)
		.map(|record| {
			let desk = desk.clone();
			async move {
				desk.read(record).await.map(|opened| Stored {
					record,
					body: opened.content,
				})
			}
		})
		.buffered(AT_A_TIME)
		.try_collect()
		.await
}

async fn the_original(stage: &mut Stage, stored: &[Stored]) -> Result<()> {
	let whole =
		originals(stored, &Limits::default()).map_err(|error| Trouble::not_held(error.to_string()))?;
	let [restored] = &whole[..] else {
		return Err(Trouble::not_held(format!("{} bundles came out", whole.len())));
	};
	ensure(
		restored.missing.is_empty(),
		format!("{} records are missing", restored.missing.len()),
	)?;
	let difference = same_bundle(&restored.text, &stage.plot.bundle)
		.map_err(|error| Trouble::not_held(error.to_string()))?;
	ensure(difference.is_none(), format!("{difference:?}"))?;
	ensure(restored.text == stage.plot.bundle, "the bytes differ")?;
	let text = format!(
		"the bundle that went in comes out, the same {} bytes",
		restored.text.len()
	);
	stage.tell_now(TITLE, text).await
}

async fn the_archive(stage: &mut Stage, desk: &Desk, views: &[RecordView], stored: &[Stored]) -> Result<()> {
	let (person, patient) = (desk.actor.person, desk.actor.patient());
	let chart = desk.door.chart(person, patient, now(), At::Final).await?;
	let mut receipts = Vec::new();
	for custody in stage.stack.organisations() {
		receipts.extend(
			desk.receipts(custody, desk.actor.patient())
				.await?
				.iter()
				.map(AccessReceipt::from),
		);
	}
	let state = ChainState {
		consents: &chart.consents,
		appointments: &chart.appointments,
		encounters: &chart.encounters,
		prescriptions: &chart.prescriptions,
		orders: &chart.orders,
		records: views,
		receipts: &receipts,
		now: now(),
	};
	let broken = |error: &dyn ToString| Trouble::not_held(error.to_string());
	let archive = archive(stored, &state, &Limits::default()).map_err(|error| broken(&error))?;
	let path = stage.stack.workspace.join("abdul-harris.json");
	std::fs::write(&path, &archive.text).map_err(Trouble::io("cannot write the archive"))?;

	let bundle = Bundle::parse(archive.text, &Limits::default()).map_err(|error| broken(&error))?;
	let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
	for entry in bundle.entries() {
		*kinds
			.entry(entry.resource_type.as_deref().unwrap_or_default())
			.or_default() += 1;
	}
	let of = |kind: &str| kinds.get(kind).copied().unwrap_or_default();
	// Synthea's own bundle holds one Provenance.
	ensure(
		of("Consent") == chart.consents.len(),
		format!("{} Consents", of("Consent")),
	)?;
	ensure(
		of("Provenance") == views.len() + 1,
		format!("{} Provenances", of("Provenance")),
	)?;
	ensure(
		of("AuditEvent") == receipts.len(),
		format!("{} AuditEvents", of("AuditEvent")),
	)?;
	ensure(
		of("Appointment") == chart.appointments.len() && !chart.appointments.is_empty(),
		format!("{} Appointments", of("Appointment")),
	)?;
	let text = format!(
		"with the visit's Appointment and Encounter, {} Consents, {} Provenances and {} AuditEvents it is one FHIR R4 collection",
		of("Consent"),
		of("Provenance"),
		of("AuditEvent")
	);
	stage.tell_now(TITLE, text).await
}
