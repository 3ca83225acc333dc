// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The laboratory accepts, reports twice, finalises and corrects, and reads nothing but its order.

use super::{Plot, Stage};
use crate::{ensure, fresh_id, now, Desk, Note, Result, Trouble, LABORATORY, NORTH};
use salus_client::{
	chain::{calls, At, Call},
	fhir::care::{Concept, ReportedResult, ResultValue, TestOrder, TestReport},
};
use salus_primitives::{
	consent::Category,
	orders::{OrderStatus, ReportStatus},
	OrderId, RecordId,
};

pub(super) const TITLE: &str = "laboratory";

pub(super) async fn play(stage: &mut Stage) -> Result<()> {
	let desk = stage.cast.levi.on_duty(&stage.stack, LABORATORY).await?;
	let order = Plot::of(stage.plot.day.order)?;
	let ordered = accepted(stage, &desk, order).await?;
	let [blood, protein] = reported(stage, &desk, &ordered).await?;
	finalised(stage, &desk, &ordered, blood, protein).await?;
	corrected(stage, &desk, &ordered, blood).await?;
	read_by_the_doctor(stage, blood).await
}

async fn accepted(stage: &mut Stage, desk: &Desk, order: OrderId) -> Result<TestOrder> {
	let done = desk.finalise(&calls::orders::accept(order)).await?;
	let opened = desk.read_soon(Plot::of(stage.plot.day.ordered)?).await?;
	let broken = |error: &dyn ToString| Trouble::not_held(error.to_string());
	let resource = serde_json::from_slice(&opened.content).map_err(|error| broken(&error))?;
	let ordered = TestOrder::read(&resource).map_err(|error| broken(&error))?;
	ensure(ordered.order == order, "the laboratory opens another order")?;
	let text = format!(
		"{} accepts the order and opens it: {}",
		desk.actor.name, ordered.test.text
	);
	stage.tell(TITLE, done.block.number, text);

	let day = &stage.plot.day;
	let others = day.records.iter().filter(|record| Some(**record) != day.ordered);
	let history = stage.plot.filed.iter().map(|filed| &filed.record).take(3);
	let others: Vec<_> = others.chain(history).copied().collect();
	for record in &others {
		let code = desk.refused(NORTH, *record).await?;
		ensure(code == "not-found", format!("the laboratory is answered {code}"))?;
	}
	let listed = desk.records(ordered.patient).await?;
	ensure(
		listed.len() == 1,
		format!("the chain lists {} records to it", listed.len()),
	)?;
	let text = format!(
		"it reads nothing else: {} other records are refused (not found)",
		others.len()
	);
	stage.tell_now(TITLE, text).await?;
	Ok(ordered)
}

/// One version of a report, sealed; and the call that anchors it.
async fn version(
	desk: &Desk,
	ordered: &TestOrder,
	(record, number): (RecordId, u32),
	status: ReportStatus,
	results: &[(&str, f64, &str)],
) -> Result<Call> {
	let report = TestReport {
		order: ordered.order,
		record,
		patient: ordered.patient,
		author: desk.actor.person,
		laboratory: LABORATORY,
		status,
		category: Category::Laboratory,
		test: ordered.test.clone(),
		issued_at: now(),
		results: results
			.iter()
			.map(|(what, value, unit)| result(what, *value, unit))
			.collect::<Result<_>>()?,
		conclusion: None,
	};
	let content = report.resource().to_string();
	let note = Note::authored(ordered.patient, LABORATORY, Category::Laboratory, &content);
	Ok(desk.seal_version(record, number, &note).await?.call)
}

fn result(what: &str, value: f64, unit: &str) -> Result<ReportedResult> {
	let number = serde_json::Number::from_f64(value).ok_or_else(|| Trouble::not_held("not a number"))?;
	Ok(ReportedResult {
		what: Concept::words(what),
		value: ResultValue::Measured(number, unit.into()),
	})
}

async fn reported(stage: &mut Stage, desk: &Desk, ordered: &TestOrder) -> Result<[RecordId; 2]> {
	let (blood, protein) = (RecordId(fresh_id()?), RecordId(fresh_id()?));
	let mut batch = Vec::new();
	for record in [blood, protein] {
		batch.push(version(desk, ordered, (record, 1), ReportStatus::Registered, &[]).await?);
		batch.push(calls::orders::register_report(ordered.order, record));
	}
	desk.finalise(&calls::utility::batch_all(batch)).await?;
	let partial = [("Haemoglobin", 13.1, "g/dL")];
	let batch = vec![
		version(desk, ordered, (blood, 2), ReportStatus::Partial, &partial).await?,
		calls::orders::advance_report(blood, ReportStatus::Partial, false),
	];
	let done = desk.finalise(&calls::utility::batch_all(batch)).await?;
	stage.plot.day.records.extend([blood, protein]);
	stage.tell(
		TITLE,
		done.block.number,
		"it registers two reports; the blood count is partial",
	);
	Ok([blood, protein])
}

async fn finalised(
	stage: &mut Stage,
	desk: &Desk,
	ordered: &TestOrder,
	blood: RecordId,
	protein: RecordId,
) -> Result<()> {
	let whole = [("Haemoglobin", 13.1, "g/dL"), ("Leukocytes", 12.4, "10*9/L")];
	let marker = [("C-reactive protein", 48.0, "mg/L")];
	let batch = vec![
		version(desk, ordered, (blood, 3), ReportStatus::Final, &whole).await?,
		calls::orders::advance_report(blood, ReportStatus::Final, false),
		version(desk, ordered, (protein, 2), ReportStatus::Final, &marker).await?,
		calls::orders::advance_report(protein, ReportStatus::Final, true),
	];
	let done = desk.finalise(&calls::utility::batch_all(batch)).await?;
	let view = desk
		.door
		.order(desk.actor.person, ordered.order, now(), At::Final)
		.await?;
	let status = view.map(|view| view.order.details.status);
	ensure(
		status == Some(OrderStatus::Completed),
		format!("the order is {status:?}"),
	)?;
	stage.tell(
		TITLE,
		done.block.number,
		"it verifies both as final and marks the last one: the order is completed",
	);
	Ok(())
}

async fn corrected(stage: &mut Stage, desk: &Desk, ordered: &TestOrder, blood: RecordId) -> Result<()> {
	let right = [("Haemoglobin", 13.1, "g/dL"), ("Leukocytes", 14.2, "10*9/L")];
	let batch = vec![
		version(desk, ordered, (blood, 4), ReportStatus::Corrected, &right).await?,
		calls::orders::advance_report(blood, ReportStatus::Corrected, false),
	];
	let done = desk.finalise(&calls::utility::batch_all(batch)).await?;
	stage.tell(
		TITLE,
		done.block.number,
		"it corrects the blood count: a new version, linked to the one before",
	);
	Ok(())
}

async fn read_by_the_doctor(stage: &mut Stage, blood: RecordId) -> Result<()> {
	let desk = Plot::of(stage.plot.day.device.clone())?
		.on_duty(&stage.stack, NORTH)
		.await?;
	let now_says = desk.read_soon(blood).await?;
	let said = desk.read_version(blood, Some(3)).await?;
	let has = |content: &[u8], value: &str| String::from_utf8_lossy(content).contains(value);
	ensure(
		has(&now_says.content, "14.2"),
		"the doctor does not read the correction",
	)?;
	ensure(
		has(&said.content, "12.4"),
		"the version before is not to be had any more",
	)?;
	stage
		.tell_now(
			TITLE,
			"Dr Lind reads the correction, and the version before, which stays provable",
		)
		.await
}
