// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Test orders and their reports on a real node, with the vaults and custodians of hospital and laboratory.

use salus_client::{
	api::Recipient,
	chain::{calls, At, Call},
};
use salus_e2e::{
	care::{visit_note, Ordering},
	now,
	scene::{diary, for_an_hour, grant},
	until, Actor, Desk, Note, Result, Stack, Trouble, LABORATORY, NORTH, PATIENCE,
};
use salus_primitives::{
	care::Reason,
	consent::{Category, Grantee, Mode},
	orders::{OrderStatus, OrderWithReports, ReportStatus},
	roles::Profession,
	OrderId, RecordId,
};
use tokio::sync::OnceCell;

static STACK: OnceCell<Stack> = OnceCell::const_new();

async fn stack() -> Result<&'static Stack> {
	STACK.get_or_try_init(Stack::town).await
}

/// A patient who came in, the doctor who orders, and the technician who does the tests.
struct Case {
	stack: &'static Stack,
	patient: Actor,
	home: Desk,
	doctor: Desk,
	technician: Desk,
}

impl Case {
	async fn new() -> Result<Self> {
		let stack = stack().await?;
		let doctor = stack.doctor(NORTH, "NorthAdmin").await?;
		let patient = stack.walked_in(&doctor).await?;
		Ok(Self {
			stack,
			home: patient.at_home(stack, NORTH).await?,
			doctor: doctor.on_duty(stack, NORTH).await?,
			technician: Actor::dev("LabTechnician")?.on_duty(stack, LABORATORY).await?,
			patient,
		})
	}

	/// An order that asks the laboratory, with a note of the visit, in one signature.
	async fn order(&self) -> Result<(Ordering, RecordId)> {
		let patient = self.patient.patient();
		let note = self.doctor.seal(&visit_note(patient, "anaemia?")).await?;
		let ordering = self
			.doctor
			.order(patient, "blood count", Some(LABORATORY))
			.await?;
		self.doctor
			.all_at_once(vec![vec![note.call], ordering.calls.clone()])
			.await?;
		Ok((ordering, note.record))
	}

	fn report(&self, words: &str) -> Note {
		let content = format!(r#"{{"resourceType":"DiagnosticReport","conclusion":"{words}"}}"#);
		Note::authored(self.patient.patient(), LABORATORY, Category::Laboratory, &content)
	}

	/// The next version of a report, and the step that it comes with.
	async fn step(&self, record: RecordId, version: u32, to: ReportStatus, last: bool) -> Result<Vec<Call>> {
		let note = self.report(&format!("{to}, version {version}"));
		let amended = self.technician.seal_version(record, version, &note).await?;
		Ok(vec![
			amended.call,
			calls::orders::advance_report(record, to, last),
		])
	}

	async fn look(&self, order: OrderId) -> Result<OrderWithReports> {
		let person = self.doctor.actor.person;
		let view = self.doctor.door.order(person, order, now(), At::Best).await?;
		view.ok_or_else(|| Trouble::not_held("the requester does not see the order"))
	}

	async fn laboratory_has_wrap(&self, record: RecordId) -> Result<bool> {
		let wraps = self.home.vault.wraps(record, 1).await?;
		Ok(wraps
			.iter()
			.any(|wrap| wrap.recipient == Recipient::Organisation(LABORATORY)))
	}
}

fn says(opened: &salus_e2e::OpenedRecord, words: &str) -> bool {
	String::from_utf8_lossy(&opened.content).contains(words)
}

#[tokio::test]
async fn the_laboratory_asked_opens_the_order_alone_until_it_is_revoked() -> Result<()> {
	let case = Case::new().await?;
	let (ordering, note) = case.order().await?;
	let opened = case.technician.read_soon(ordering.record).await?;
	assert!(says(&opened, "blood count"));
	assert!(case.laboratory_has_wrap(ordering.record).await?);
	assert_eq!(case.technician.refused(NORTH, note).await?, "not-found");
	assert!(!case.laboratory_has_wrap(note).await?);

	let revoke = calls::orders::revoke(ordering.order, Reason::NotNeeded);
	assert_eq!(case.technician.refusal(&revoke).await?, "NotRequester");
	case.doctor.finalise(&revoke).await?;
	assert_eq!(
		case.technician.refused_soon(NORTH, ordering.record).await?,
		"not-found"
	);
	until("the deletion of the order's wrap", PATIENCE, async || {
		Ok((!case.laboratory_has_wrap(ordering.record).await?).then_some(()))
	})
	.await?;
	let accept = calls::orders::accept(ordering.order);
	assert_eq!(case.technician.refusal(&accept).await?, "NotActive");
	Ok(())
}

#[tokio::test]
async fn two_reports_become_final_by_who_may_verify_and_one_is_corrected() -> Result<()> {
	let case = Case::new().await?;
	let (ordering, _) = case.order().await?;
	let order = ordering.order;
	let early = case.technician.write(&case.report("early")).await.unwrap_err();
	assert_eq!(early.refusal(), Some("NotAllowed"), "before it has accepted");
	case.technician.finalise(&calls::orders::accept(order)).await?;

	let mut registering = Vec::new();
	let mut reports = Vec::new();
	for words in ["red cells", "white cells"] {
		let sealed = case.technician.seal(&case.report(words)).await?;
		registering.push(vec![
			sealed.call,
			calls::orders::register_report(order, sealed.record),
		]);
		reports.push(sealed.record);
	}
	case.technician.all_at_once(registering).await?;
	let partial = case.step(reports[0], 2, ReportStatus::Partial, false).await?;
	case.technician.all_at_once(vec![partial]).await?;

	let novice = case
		.stack
		.member(LABORATORY, "LabAdmin", Profession::LaboratoryTechnician)
		.await?
		.on_duty(case.stack, LABORATORY)
		.await?;
	let verify = calls::orders::advance_report(reports[0], ReportStatus::Final, false);
	assert_eq!(novice.refusal(&verify).await?, "NotVerifying");
	assert_eq!(case.technician.refusal(&verify).await?, "NoNewVersion");
	let first = case.step(reports[0], 3, ReportStatus::Final, false).await?;
	let second = case.step(reports[1], 2, ReportStatus::Final, true).await?;
	case.technician.all_at_once(vec![first, second]).await?;
	assert_eq!(
		case.look(order).await?.order.details.status,
		OrderStatus::Completed
	);

	let corrected = case.step(reports[0], 4, ReportStatus::Corrected, false).await?;
	case.technician.all_at_once(vec![corrected]).await?;
	let view = case.look(order).await?;
	let statuses: Vec<_> = view.reports.iter().map(|report| report.details.status).collect();
	assert_eq!(statuses, [ReportStatus::Corrected, ReportStatus::Final]);
	assert_eq!(view.reports[0].details.version(), 4);
	assert!(says(
		&case.doctor.read_soon(reports[0]).await?,
		"corrected, version 4"
	));
	assert!(says(&case.home.read_soon(reports[1]).await?, "final, version 2"));
	Ok(())
}

#[tokio::test]
async fn a_patient_ends_the_laboratorys_work_after_a_report_which_the_requester_still_reads() -> Result<()> {
	let case = Case::new().await?;
	let (ordering, _) = case.order().await?;
	let order = ordering.order;
	case.technician.finalise(&calls::orders::accept(order)).await?;
	let sealed = case.technician.seal(&case.report("ferritin 9")).await?;
	let register = calls::orders::register_report(order, sealed.record);
	case.technician
		.all_at_once(vec![vec![sealed.call, register]])
		.await?;
	let last = case.step(sealed.record, 2, ReportStatus::Final, false).await?;
	case.technician.all_at_once(vec![last]).await?;
	case.doctor.read_soon(sealed.record).await?;

	case.home.finalise(&calls::orders::decline(order)).await?;
	let status = case.look(order).await?.order.details.status;
	assert_eq!(status, OrderStatus::Completed);
	assert_eq!(
		case.technician.refused_soon(NORTH, ordering.record).await?,
		"not-found"
	);
	let more = case.technician.write(&case.report("more")).await.unwrap_err();
	assert_eq!(more.refusal(), Some("NotAllowed"), "declined");
	assert!(says(
		&case.doctor.read_soon(sealed.record).await?,
		"final, version 2"
	));
	Ok(())
}

#[tokio::test]
async fn the_requester_reads_reports_after_the_consent_was_revoked() -> Result<()> {
	let case = Case::new().await?;
	let pulse = case.home.write(&diary(&case.patient, "pulse 71")).await?.record;
	let terms = for_an_hour(&[Category::Observation, Category::Laboratory], Mode::Read);
	let grantee = Grantee::Person(case.doctor.actor.person);
	let (consent, granting) = grant(case.patient.patient(), grantee, terms)?;
	case.home.finalise(&granting).await?;
	let (ordering, _) = case.order().await?;
	case.technician
		.finalise(&calls::orders::accept(ordering.order))
		.await?;
	let sealed = case.technician.seal(&case.report("haemoglobin 9.1")).await?;
	let register = calls::orders::register_report(ordering.order, sealed.record);
	case.technician
		.all_at_once(vec![vec![sealed.call, register]])
		.await?;
	case.doctor.read_soon(pulse).await?;
	case.doctor.read_soon(sealed.record).await?;

	case.home.finalise(&calls::consent::revoke(consent)).await?;
	assert_eq!(case.doctor.refused_soon(NORTH, pulse).await?, "not-found");
	let colleague = case.stack.doctor(NORTH, "NorthAdmin").await?;
	let colleague = colleague.on_duty(case.stack, NORTH).await?;
	assert_eq!(colleague.refused(LABORATORY, sealed.record).await?, "not-found");
	// A new session at the laboratory's vault, so that nothing is left over from before.
	let doctor = case.doctor.actor.on_duty(case.stack, NORTH).await?;
	assert!(says(&doctor.read_soon(sealed.record).await?, "haemoglobin 9.1"));
	Ok(())
}
