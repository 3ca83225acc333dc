// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The patient sees it all.

use super::{Plot, Stage};
use crate::{ensure, now, Result, NORTH};
use salus_client::chain::At;
use salus_primitives::{
	appointments::{AppointmentStatus, EncounterStatus},
	orders::{OrderStatus, ReportStatus},
	prescriptions::PrescriptionStatus,
};

pub(super) const TITLE: &str = "whole";

pub(super) async fn play(stage: &mut Stage) -> Result<()> {
	let harris = stage.cast.harris.at_home(&stage.stack, NORTH).await?;
	let (person, patient) = (harris.actor.person, harris.actor.patient());
	let chart = harris.door.chart(person, patient, now(), At::Final).await?;
	let appointments: Vec<_> = chart
		.appointments
		.iter()
		.map(|view| view.details.status)
		.collect();
	ensure(
		appointments == [AppointmentStatus::Fulfilled],
		format!("{appointments:?}"),
	)?;
	let encounters: Vec<_> = chart.encounters.iter().map(|view| view.details.status).collect();
	ensure(
		encounters == [EncounterStatus::Finished],
		format!("{encounters:?}"),
	)?;
	let prescriptions: Vec<_> = chart
		.prescriptions
		.iter()
		.map(|view| view.details.status)
		.collect();
	ensure(
		prescriptions == [PrescriptionStatus::OnHold, PrescriptionStatus::Active],
		format!("{prescriptions:?}"),
	)?;
	let orders: Vec<_> = chart.orders.iter().map(|view| view.details.status).collect();
	ensure(orders == [OrderStatus::Completed], format!("{orders:?}"))?;
	let order = Plot::of(stage.plot.day.order)?;
	let file = harris.door.order(person, order, now(), At::Final).await?;
	let reports = file.map(|file| file.reports).unwrap_or_default();
	let reports: Vec<_> = reports.iter().map(|report| report.details.status).collect();
	ensure(
		reports == [ReportStatus::Corrected, ReportStatus::Final],
		format!("{reports:?}"),
	)?;
	stage
		.tell_now(
			TITLE,
			"Abdul Harris sees his day: one appointment and its encounter, two prescriptions with their fills, one order with two reports",
		)
		.await?;

	let records = stage.plot.day.records.clone();
	for record in &records {
		harris.read_soon(*record).await?;
	}
	let text = format!(
		"he opens every record that it added: {} of them, in four vaults",
		records.len()
	);
	stage.tell_now(TITLE, text).await
}
