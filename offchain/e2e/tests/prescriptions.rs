// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Prescriptions and pharmacies on a real node, with vaults and custodians of both.

use futures::future::try_join_all;
use salus_client::{
	api::Recipient,
	chain::{calls, At, Call, ChainClient, Wait},
	claim::ClaimCode,
};
use salus_e2e::{
	care::{by_code, claim, claim_fill, publish, slots, visit_note, Doses},
	fresh_id, now, until, Actor, Desk, Note, Result, Stack, Trouble, NORTH, PATIENCE, PHARMACY_ONE,
	PHARMACY_TWO,
};
use salus_primitives::{
	appointments::Modality,
	care::Reason,
	consent::{Category, Purpose},
	decision::{AllowRule, Decision},
	prescriptions::{ClaimStatement, FillRef},
	views::Listing,
	AppointmentId, EncounterId, OrganisationId, RecordId, UnixMillis,
};
use tokio::sync::OnceCell;

static STACK: OnceCell<Stack> = OnceCell::const_new();

async fn stack() -> Result<&'static Stack> {
	STACK.get_or_try_init(Stack::town).await
}

async fn pharmacist(stack: &Stack, pharmacy: OrganisationId) -> Result<Desk> {
	let name = if pharmacy == PHARMACY_ONE {
		"PharmacyOnePharmacist"
	} else {
		"PharmacyTwoPharmacist"
	};
	Actor::dev(name)?.on_duty(stack, pharmacy).await
}

/// A patient who came in, the doctor who sees the patient, and both at work.
struct Case {
	stack: &'static Stack,
	patient: Actor,
	home: Desk,
	doctor: Desk,
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
			patient,
		})
	}

	async fn has_wrap(&self, record: RecordId, holder: Recipient) -> Result<bool> {
		let wraps = self.home.vault.wraps(record, 1).await?;
		Ok(wraps.iter().any(|wrap| wrap.recipient == holder))
	}

	async fn loses_the_wrap(&self, record: RecordId, holder: Recipient) -> Result<()> {
		until("the deletion of a wrap", PATIENCE, async || {
			Ok((!self.has_wrap(record, holder).await?).then_some(()))
		})
		.await
	}
}

/// A patient who books, is confirmed, arrives, is checked in, and whom the doctor begins to see.
async fn visit(stack: &Stack, doctor: &Desk) -> Result<Actor> {
	let (chain, patient) = (stack.chain(), stack.patient().await?);
	let (clerk, spans) = (Actor::dev("NorthClerk")?, slots(1));
	let (schedule, open) = publish(&doctor.actor, &spans, false)?;
	doctor.submit(&open, Wait::InBlock).await?;
	let (appointment, encounter) = (AppointmentId(fresh_id()?), EncounterId(fresh_id()?));
	let book = calls::appointments::book(
		appointment,
		schedule,
		spans[0].start,
		patient.patient(),
		Modality::InPerson,
		None,
		None,
	);
	patient.submit(&chain, &book, Wait::InBlock).await?;
	let confirm = calls::appointments::confirm(appointment);
	clerk.submit(&chain, &confirm, Wait::InBlock).await?;
	// The patient's own word that they are there attests the visit; a clerk's would not.
	let arrive = calls::appointments::arrive(appointment);
	patient.submit(&chain, &arrive, Wait::InBlock).await?;
	let check_in = calls::appointments::check_in(appointment, encounter);
	clerk.submit(&chain, &check_in, Wait::InBlock).await?;
	let start = calls::appointments::start_encounter(encounter);
	doctor.submit(&start, Wait::InBlock).await?;
	Ok(patient)
}

#[tokio::test]
async fn the_lock_opens_exactly_one_prescription_until_it_is_dispensed() -> Result<()> {
	let stack = stack().await?;
	let doctor = stack
		.doctor(NORTH, "NorthAdmin")
		.await?
		.on_duty(stack, NORTH)
		.await?;
	let patient = visit(stack, &doctor).await?;
	let note = doctor
		.seal(&visit_note(patient.patient(), "otitis media"))
		.await?;
	let first = doctor
		.prescribe(patient.patient(), "amoxicillin 500 mg", Doses::ONCE)
		.await?;
	let second = doctor
		.prescribe(patient.patient(), "paracetamol 500 mg", Doses::ONCE)
		.await?;
	let parts = vec![vec![note.call], first.calls.clone(), second.calls];
	doctor.all_at_once(parts.clone()).await?;
	let again = doctor.all_at_once(parts).await.unwrap_err();
	assert_eq!(
		again.refusal(),
		Some("RecordExists"),
		"a retry changes nothing twice"
	);

	let home = patient.at_home(stack, NORTH).await?;
	let case = Case {
		stack,
		patient,
		home,
		doctor,
	};
	let one = pharmacist(stack, PHARMACY_ONE).await?;
	let two = pharmacist(stack, PHARMACY_TWO).await?;
	let (record, pharmacy) = (first.code.record(), Recipient::Organisation(PHARMACY_ONE));
	assert_eq!(one.refused(NORTH, record).await?, "not-found", "before the claim");

	one.claim(&first.code).await?;
	let opened = one.read_soon(record).await?;
	assert!(String::from_utf8_lossy(&opened.content).contains("amoxicillin"));
	assert!(case.has_wrap(record, pharmacy).await?);
	let person = Recipient::Person(one.actor.person);
	assert!(!case.has_wrap(record, person).await?, "a member's wrap was kept");
	for other in [note.record, second.code.record()] {
		assert_eq!(one.refused(NORTH, other).await?, "not-found");
		assert!(!case.has_wrap(other, pharmacy).await?);
	}
	assert_eq!(
		two.refused(NORTH, record).await?,
		"not-found",
		"the other pharmacy"
	);
	let receipts = case.home.receipts(NORTH, case.patient.patient()).await?;
	let by_task = receipts.iter().any(|receipt| {
		let allowed = matches!(
			receipt.body.decision,
			Decision::Allow {
				rule: AllowRule::Task,
				..
			}
		);
		allowed && receipt.body.actor == one.actor.person && receipt.body.organisation == Some(PHARMACY_ONE)
	});
	assert!(by_task, "{receipts:?}");

	one.hand_over(first.code.prescription(), 30, None).await?;
	assert_eq!(one.refused_soon(NORTH, record).await?, "not-found", "dispensed");
	case.loses_the_wrap(record, pharmacy).await
}

#[tokio::test]
async fn a_code_from_paper_claims_and_opens_its_own_prescription_and_no_other() -> Result<()> {
	let case = Case::new().await?;
	let one = pharmacist(case.stack, PHARMACY_ONE).await?;
	let mine = case.doctor.issue(case.patient.patient(), Doses::ONCE).await?;
	let other = case.doctor.issue(case.patient.patient(), Doses::ONCE).await?;
	let typed = mine.code.reveal().to_lowercase().replace('-', " ");
	let code = ClaimCode::parse(&typed).unwrap();
	one.claim(&code).await?;
	let record = code.record();
	until("the claim being final for the vault", PATIENCE, async || {
		Ok(one.look(record).await?.map(drop))
	})
	.await?;
	let (_, content) = one
		.work
		.fetch_with(record, Purpose::Treat, Vec::new(), code.record_secret())
		.await?;
	assert!(String::from_utf8_lossy(&content).contains("amoxicillin"));

	let about_the_other = ClaimStatement {
		network: one.door.network().await?,
		prescription: other.code.prescription(),
		pharmacy: PHARMACY_ONE,
		pharmacist: one.actor.person,
		fill: 1,
	};
	let proof = code.claim_key().prove(&about_the_other);
	let with_the_wrong_code = calls::prescriptions::claim(other.code.prescription(), PHARMACY_ONE, proof);
	assert_eq!(one.refusal(&with_the_wrong_code).await?, "NotProved");
	Ok(())
}

#[tokio::test]
async fn a_short_fill_leaves_a_balance_that_the_other_pharmacy_fills_and_a_repeat_waits() -> Result<()> {
	let case = Case::new().await?;
	let (one, two) = tokio::try_join!(
		pharmacist(case.stack, PHARMACY_ONE),
		pharmacist(case.stack, PHARMACY_TWO)
	)?;
	let doses = Doses {
		quantity: 30,
		repeats: 1,
		days_apart: 10,
	};
	let code = case.doctor.issue(case.patient.patient(), doses).await?.code;
	let prescription = code.prescription();
	one.claim(&code).await?;
	let late = claim_fill(&two.door, &two.actor, PHARMACY_TWO, &code, 2).await?;
	assert_eq!(two.refusal(&late).await?, "AlreadyClaimed");

	let dispense = r#"{"resourceType":"MedicationDispense","note":[{"text":"twenty in stock"}]}"#;
	let note = Note::authored(
		case.patient.patient(),
		PHARMACY_ONE,
		Category::Medication,
		dispense,
	);
	let dispensed = one.seal(&note).await?;
	let handing_over = vec![
		dispensed.call,
		calls::prescriptions::ready(prescription),
		calls::prescriptions::dispense(prescription, 20, Some(dispensed.record), None),
	];
	one.all_at_once(vec![handing_over]).await?;
	let read = case.home.read_soon(dispensed.record).await?;
	assert!(String::from_utf8_lossy(&read.content).contains("twenty in stock"));

	let view = by_code(&two.door, &two.actor, PHARMACY_TWO, &code).await?;
	assert_eq!((view.due, view.remaining), (10, 40));
	let used = claim_fill(&two.door, &two.actor, PHARMACY_TWO, &code, 1).await?;
	assert_eq!(two.refusal(&used).await?, "NotProved");
	two.claim(&code).await?;
	let too_much = vec![
		calls::prescriptions::ready(prescription),
		calls::prescriptions::dispense(prescription, 11, None, None),
	];
	let too_much = calls::utility::batch_all(too_much);
	assert_eq!(two.refusal(&too_much).await?, "QuantityOutOfRange");
	two.hand_over(prescription, 10, None).await?;

	let early = claim(&one.door, &one.actor, PHARMACY_ONE, &code).await?;
	assert_eq!(one.refusal(&early).await?, "TooEarly");
	let view = by_code(&one.door, &one.actor, PHARMACY_ONE, &code).await?;
	let last = view.details.supply.parts()[1].at;
	assert_eq!(view.next_fill_at, Some(last.plus(10 * UnixMillis::DAY)));
	assert_eq!((view.due, view.remaining), (30, 30));
	Ok(())
}

#[tokio::test]
async fn a_colleague_in_cover_holds_a_prescription_that_a_pharmacy_has_the_lock_of() -> Result<()> {
	let case = Case::new().await?;
	let (one, two) = tokio::try_join!(
		pharmacist(case.stack, PHARMACY_ONE),
		pharmacist(case.stack, PHARMACY_TWO)
	)?;
	let colleague = case.stack.doctor(NORTH, "NorthAdmin").await?;
	let colleague = colleague.on_duty(case.stack, NORTH).await?;
	let code = case.doctor.issue(case.patient.patient(), Doses::ONCE).await?.code;
	let (prescription, record) = (code.prescription(), code.record());
	one.claim(&code).await?;
	one.read_soon(record).await?;
	let hold = calls::prescriptions::hold(prescription, Reason::Safety);
	assert_eq!(colleague.refusal(&hold).await?, "NotPrescriberOrCover");

	let until = now().plus(UnixMillis::HOUR);
	let cover = calls::appointments::hand_over(NORTH, case.patient.patient(), colleague.actor.person, until);
	case.doctor.finalise(&cover).await?;
	colleague.finalise(&hold).await?;
	assert_eq!(
		one.refusal(&calls::prescriptions::ready(prescription)).await?,
		"Halted"
	);
	one.finalise(&calls::prescriptions::release(prescription)).await?;
	assert_eq!(one.refused_soon(NORTH, record).await?, "not-found", "released");
	case.loses_the_wrap(record, Recipient::Organisation(PHARMACY_ONE))
		.await?;
	let held = claim(&two.door, &two.actor, PHARMACY_TWO, &code).await?;
	assert_eq!(two.refusal(&held).await?, "NotActive");
	colleague
		.finalise(&calls::prescriptions::resume(prescription))
		.await?;
	two.claim(&code).await
}

#[tokio::test]
async fn a_patient_takes_the_lock_back_and_bars_the_pharmacy_which_reports_what_it_had_handed_over(
) -> Result<()> {
	let case = Case::new().await?;
	let (one, two) = tokio::try_join!(
		pharmacist(case.stack, PHARMACY_ONE),
		pharmacist(case.stack, PHARMACY_TWO)
	)?;
	let code = case.doctor.issue(case.patient.patient(), Doses::ONCE).await?.code;
	let (prescription, record) = (code.prescription(), code.record());
	one.claim(&code).await?;
	one.read_soon(record).await?;
	let end = vec![
		calls::prescriptions::release(prescription),
		calls::prescriptions::bar(prescription, PHARMACY_ONE),
	];
	case.home.finalise(&calls::utility::batch_all(end)).await?;
	assert_eq!(one.refused_soon(NORTH, record).await?, "not-found", "taken back");
	let again = claim(&one.door, &one.actor, PHARMACY_ONE, &code).await?;
	assert_eq!(one.refusal(&again).await?, "Barred");
	two.claim(&code).await?;

	let file = one
		.door
		.prescription(one.actor.person, prescription, Listing::all(), now(), At::Final)
		.await?
		.ok_or_else(|| Trouble::not_held("a pharmacy that has claimed is a party"))?;
	let view = file.prescription;
	let first = file.fills.items.iter().find(|fill| fill.key.fill == 1);
	let lost = first
		.ok_or_else(|| Trouble::not_held("the first fill is listed"))?
		.details;
	let quantity = view.details.terms.quantity;
	let late = calls::prescriptions::report_late(prescription, 1, quantity, None, lost.claimed_at);
	one.finalise(&late).await?;
	let view = by_code(&two.door, &two.actor, PHARMACY_TWO, &code).await?;
	assert_eq!((view.remaining, view.details.open), (0, Some(2)));
	let hand_over = vec![
		calls::prescriptions::ready(prescription),
		calls::prescriptions::dispense(prescription, 1, None, None),
	];
	let hand_over = calls::utility::batch_all(hand_over);
	assert_eq!(two.refusal(&hand_over).await?, "NothingLeft");
	two.finalise(&calls::prescriptions::release(prescription)).await?;
	Ok(())
}

/// A claim that the pool takes at once, whatever becomes of it.
async fn race(chain: ChainClient, pharmacist: Actor, call: Call) -> Result<Result<OrganisationId, String>> {
	match pharmacist.submit(&chain, &call, Wait::InBlock).await {
		Ok(included) => {
			let claimed = included
				.events
				.iter()
				.find(|event| event.is("Prescriptions", "Claimed"))
				.and_then(|event| event.field::<FillRef>("fill"))
				.ok_or_else(|| Trouble::not_held("a claim went through and no event tells it"))?;
			Ok(Ok(claimed.pharmacy))
		}
		Err(error) => error.refusal().map(|name| Err(name.to_owned())).ok_or(error),
	}
}

#[tokio::test]
async fn of_a_hundred_claims_at_once_exactly_one_wins_and_the_others_are_told() -> Result<()> {
	let case = Case::new().await?;
	let code = case.doctor.issue(case.patient.patient(), Doses::ONCE).await?.code;
	let chain = case.stack.chain();
	let mut claims = Vec::new();
	for number in 0..100 {
		let (name, pharmacy) = [
			("PharmacyOnePharmacist", PHARMACY_ONE),
			("PharmacyTwoPharmacist", PHARMACY_TWO),
		][number % 2];
		let pharmacist = Actor::dev(name)?;
		let call = claim_fill(&chain, &pharmacist, pharmacy, &code, 1).await?;
		claims.push(race(chain.clone(), pharmacist, call));
	}
	let outcomes = try_join_all(claims).await?;
	let winners: Vec<_> = outcomes
		.iter()
		.filter_map(|outcome| outcome.as_ref().ok())
		.collect();
	let losers: Vec<_> = outcomes
		.iter()
		.filter_map(|outcome| outcome.as_ref().err())
		.collect();
	assert_eq!((winners.len(), losers.len()), (1, 99), "{losers:?}");
	assert!(losers.iter().all(|name| *name == "AlreadyClaimed"), "{losers:?}");
	let somebody = Actor::dev("PharmacyOnePharmacist")?;
	let view = by_code(&chain, &somebody, PHARMACY_ONE, &code).await?;
	assert_eq!((view.details.fills, view.details.open), (1, Some(1)));
	Ok(())
}
