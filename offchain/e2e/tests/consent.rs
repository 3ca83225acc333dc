// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What a patient agreed to, seen through the vault with a real node.

use salus_client::{
	api::Recipient,
	chain::{calls, Wait},
};
use salus_e2e::{
	fresh_id, now,
	scene::{diary, for_an_hour, grant, terms},
	until, Actor, Desk, Result, Stack, NORTH, PATIENCE, SOUTH,
};
use salus_primitives::{
	consent::{Category, Grantee, Mode, Power, Powers},
	time::DayRange,
	ConsentId, Day, RecordId, UnixMillis,
};
use tokio::sync::OnceCell;

static STACK: OnceCell<Stack> = OnceCell::const_new();

async fn stack() -> Result<&'static Stack> {
	STACK.get_or_try_init(Stack::two_hospitals).await
}

/// A patient with one observation in the north hospital's vault, and a doctor of the south hospital.
struct Case {
	stack: &'static Stack,
	patient: Actor,
	home: Desk,
	record: RecordId,
	doctor: Desk,
}

impl Case {
	async fn new() -> Result<Self> {
		let stack = stack().await?;
		let patient = stack.patient().await?;
		let home = patient.at_home(stack, NORTH).await?;
		let record = home.write(&diary(&patient, "pulse 71")).await?.record;
		let doctor = Actor::dev("Charlie")?.on_duty(stack, SOUTH).await?;
		Ok(Self {
			stack,
			patient,
			home,
			record,
			doctor,
		})
	}

	fn grantee(&self) -> Grantee {
		Grantee::Person(self.doctor.actor.person)
	}

	/// Lets the doctor read observations for an hour, and waits until the doctor can.
	async fn let_in(&self) -> Result<ConsentId> {
		let terms = for_an_hour(&[Category::Observation], Mode::Read);
		let (consent, call) = grant(self.patient.patient(), self.grantee(), terms)?;
		self.home.finalise(&call).await?;
		self.doctor.read_soon(self.record).await?;
		Ok(consent)
	}

	async fn doctor_is_refused(&self) -> Result<bool> {
		Ok(self.doctor.refused(NORTH, self.record).await? == "not-found")
	}
}

#[tokio::test]
async fn a_grant_opens_and_a_revoke_closes_and_deletes_the_wrap() -> Result<()> {
	let case = Case::new().await?;
	assert!(case.doctor_is_refused().await?);
	let consent = case.let_in().await?;
	let opened = case.doctor.read(case.record).await?;
	assert!(String::from_utf8_lossy(&opened.content).contains("pulse 71"));

	let holds = async || {
		let wraps = case.home.vault.wraps(case.record, 1).await?;
		let person = Recipient::Person(case.doctor.actor.person);
		Ok::<_, salus_e2e::Trouble>(wraps.iter().any(|wrap| wrap.recipient == person))
	};
	assert!(holds().await?);
	case.home.finalise(&calls::consent::revoke(consent)).await?;
	assert!(case.doctor_is_refused().await?);
	until("the wrap's deletion", PATIENCE, async || {
		Ok((!holds().await?).then_some(()))
	})
	.await?;
	case.home.read(case.record).await?;
	Ok(())
}

#[tokio::test]
async fn a_revoke_holds_from_the_best_block_on() -> Result<()> {
	let case = Case::new().await?;
	let consent = case.let_in().await?;
	case.home
		.submit(&calls::consent::revoke(consent), Wait::InBlock)
		.await?;
	assert!(case.doctor_is_refused().await?);
	Ok(())
}

#[tokio::test]
async fn an_answer_may_be_narrower_than_the_request_and_never_wider() -> Result<()> {
	let case = Case::new().await?;
	let chain = case.stack.chain();
	let consent = ConsentId(fresh_id()?);
	let asked = for_an_hour(&[Category::Observation, Category::Condition], Mode::Read);
	let answer_by = now().plus(UnixMillis::HOUR);
	let request = calls::consent::request(
		consent,
		SOUTH,
		case.patient.patient(),
		case.grantee(),
		asked,
		answer_by,
	);
	case.doctor.finalise(&request).await?;
	assert!(case.doctor_is_refused().await?, "asking is not getting");

	let mut wider = asked;
	wider.expires_at = asked.expires_at.plus(1);
	let mut more = asked;
	more.mode = Mode::Both;
	let sealed = for_an_hour(&[Category::Observation, Category::Sensitive], Mode::Read);
	for terms in [wider, more, sealed] {
		let refused = case
			.patient
			.submit(&chain, &calls::consent::approve(consent, terms), Wait::InBlock)
			.await;
		assert_eq!(refused.unwrap_err().refusal(), Some("NotWithinRequest"));
	}
	let mut narrower = asked;
	narrower.categories = salus_primitives::consent::Categories::of(&[Category::Observation]);
	case.home
		.finalise(&calls::consent::approve(consent, narrower))
		.await?;
	case.doctor.read_soon(case.record).await?;
	Ok(())
}

#[tokio::test]
async fn a_grant_of_other_days_or_categories_opens_nothing() -> Result<()> {
	let case = Case::new().await?;
	let today = now().day();
	let until = now().plus(UnixMillis::HOUR);
	let yesterday = DayRange {
		from: Day::MIN,
		to: Day(today.0 - 1),
	};
	let others = [
		terms(&[Category::Observation], Mode::Read, yesterday, until),
		terms(&[Category::Laboratory], Mode::Read, DayRange::ALL, until),
		terms(&[Category::Observation], Mode::Contribute, DayRange::ALL, until),
	];
	let calls = others
		.iter()
		.map(|terms| Ok(grant(case.patient.patient(), case.grantee(), *terms)?.1));
	let calls = calls.collect::<Result<Vec<_>>>()?;
	case.home.finalise(&calls::utility::batch_all(calls)).await?;
	assert!(case.doctor_is_refused().await?);
	assert!(case.doctor.records(case.patient.patient()).await?.is_empty());
	Ok(())
}

#[tokio::test]
async fn an_expired_grant_denies_though_nothing_has_cleaned_it_up() -> Result<()> {
	let case = Case::new().await?;
	let chain = case.stack.chain();
	let ends = now().plus(12 * UnixMillis::SECOND);
	let terms = terms(&[Category::Observation], Mode::Read, DayRange::ALL, ends);
	let (consent, call) = grant(case.patient.patient(), case.grantee(), terms)?;
	case.home.finalise(&call).await?;
	case.doctor.read_soon(case.record).await?;
	assert!(now() < ends, "the grant was over before anybody could read");

	case.doctor.refused_soon(NORTH, case.record).await?;
	assert!(now() >= ends, "refused before the grant was over");
	let view = chain
		.consent(
			case.patient.person,
			consent,
			now(),
			salus_client::chain::At::Final,
		)
		.await?
		.unwrap();
	assert_eq!(
		view.details.status,
		salus_primitives::consent::ConsentStatus::Active,
		"something has cleaned it up"
	);
	Ok(())
}

#[tokio::test]
async fn an_exclusion_beats_a_consent_until_it_is_taken_back() -> Result<()> {
	let case = Case::new().await?;
	case.let_in().await?;
	let (patient, person) = (case.patient.patient(), case.doctor.actor.person);
	case.home
		.finalise(&calls::consent::exclude(patient, Grantee::Person(person)))
		.await?;
	assert!(case.doctor_is_refused().await?);
	case.home
		.finalise(&calls::consent::readmit(patient, Grantee::Person(person)))
		.await?;
	case.doctor.read_soon(case.record).await?;
	Ok(())
}

#[tokio::test]
async fn a_hospital_that_is_shut_out_reads_lists_and_asks_nothing() -> Result<()> {
	let case = Case::new().await?;
	case.let_in().await?;
	let (patient, south) = (case.patient.patient(), Grantee::Organisation(SOUTH));
	case.home
		.finalise(&calls::consent::exclude(patient, south))
		.await?;
	assert!(case.doctor_is_refused().await?);
	assert!(case.doctor.records(patient).await?.is_empty());
	let request = calls::consent::request(
		ConsentId(fresh_id()?),
		SOUTH,
		patient,
		case.grantee(),
		for_an_hour(&[Category::Observation], Mode::Read),
		now().plus(UnixMillis::HOUR),
	);
	assert_eq!(case.doctor.refusal(&request).await?, "ShutOut");
	case.home
		.finalise(&calls::consent::readmit(patient, south))
		.await?;
	case.doctor.read_soon(case.record).await?;
	Ok(())
}

#[tokio::test]
async fn a_sealed_category_is_shut_for_everybody_but_the_patient() -> Result<()> {
	let case = Case::new().await?;
	case.let_in().await?;
	let categories = salus_primitives::consent::Categories::of(&[Category::Observation]);
	case.home
		.finalise(&calls::consent::seal(case.patient.patient(), categories))
		.await?;
	assert!(case.doctor_is_refused().await?);
	case.home.read(case.record).await?;
	case.home
		.finalise(&calls::consent::unseal(case.patient.patient(), categories))
		.await?;
	case.doctor.read_soon(case.record).await?;
	Ok(())
}

#[tokio::test]
async fn revoke_all_ends_every_grant_of_a_grantee_and_says_when_there_is_none() -> Result<()> {
	let case = Case::new().await?;
	case.let_in().await?;
	case.let_in().await?;
	let call = calls::consent::revoke_all(case.patient.patient(), case.grantee());
	case.home.finalise(&call).await?;
	assert!(case.doctor_is_refused().await?);
	let nothing = case.home.finalise(&call).await.unwrap_err();
	assert_eq!(nothing.refusal(), Some("NothingToRevoke"), "{nothing}");
	Ok(())
}

#[tokio::test]
async fn a_representative_may_what_was_given_and_while_it_was() -> Result<()> {
	let case = Case::new().await?;
	let chain = case.stack.chain();
	let son = case.stack.patient().await?;
	let son_at_home = son.at_home(case.stack, NORTH).await?;
	assert_eq!(son_at_home.refused(NORTH, case.record).await?, "not-found");

	let powers = Powers::of(&[Power::View]);
	let from = case.stack.chain_time().await?;
	let appoint =
		calls::consent::appoint_representative(son.person, powers, from, now().plus(UnixMillis::HOUR));
	case.home.finalise(&appoint).await?;
	son_at_home.read_soon(case.record).await?;

	let terms = for_an_hour(&[Category::Observation], Mode::Read);
	let beyond = grant(case.patient.patient(), case.grantee(), terms)?.1;
	let refused = son.finalise(&chain, &beyond).await.unwrap_err();
	assert_eq!(refused.refusal(), Some("NotForPatient"), "{refused}");

	case.home
		.finalise(&calls::consent::dismiss_representative(
			case.patient.patient(),
			son.person,
		))
		.await?;
	assert_eq!(son_at_home.refused(NORTH, case.record).await?, "not-found");
	Ok(())
}

#[tokio::test]
async fn nobody_who_runs_the_network_grants() -> Result<()> {
	let case = Case::new().await?;
	let chain = case.stack.chain();
	let terms = for_an_hour(&[Category::Observation], Mode::Read);
	let call = grant(case.patient.patient(), case.grantee(), terms)?.1;
	let operator = Actor::dev("Alice")?;
	let by_root = operator.finalise(&chain, &calls::sudo::sudo(call.clone())).await;
	assert!(by_root.is_err(), "root granted");
	for name in ["Alice", "NorthAdmin", "NorthClerk", "NorthPrivacy", "Bob"] {
		assert!(
			Actor::dev(name)?.finalise(&chain, &call).await.is_err(),
			"{name} granted"
		);
	}
	assert!(case.doctor_is_refused().await?);
	Ok(())
}
