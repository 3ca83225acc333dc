// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who people are, seen through real nodes and vaults.

use salus_client::{
	account::Signer,
	api::HeadKind,
	chain::{calls, At, ChainError, Validity, Wait, ERA_BLOCKS},
};
use salus_e2e::{
	acts, fresh_id, now,
	scene::{diary, for_an_hour, grant},
	Actor, Result, Stack, Trouble, NORTH, SOUTH,
};
use salus_primitives::{
	acts::ActContent,
	consent::{Category, Grantee, Mode},
	development::organisation_id,
	roles::{Credentials, Profession},
	statements::{AccountStatement, EnrolmentPurpose},
	Network, PatientId, UnixMillis,
};
use tokio::sync::OnceCell;

/// `CheckAllowance`'s number for an account that the chain does not know.
const UNKNOWN_ACCOUNT: u8 = 1;
const EIGHTEEN_YEARS: u64 = 18 * 365 * UnixMillis::DAY;

static STACK: OnceCell<Stack> = OnceCell::const_new();

async fn stack() -> Result<&'static Stack> {
	STACK.get_or_try_init(Stack::two_hospitals).await
}

#[tokio::test]
async fn an_unknown_account_is_refused_by_chain_and_vault_until_it_is_enrolled() -> Result<()> {
	let stack = stack().await?;
	let (chain, stranger) = (stack.chain(), Actor::stranger("a stranger")?);
	let call = calls::roles::register_with(stranger.patient(), SOUTH);
	let refused = stranger.finalise(&chain, &call).await.unwrap_err();
	assert!(
		matches!(&refused, Trouble::Chain(error) if error.custom_code() == Some(UNKNOWN_ACCOUNT)),
		"{refused}"
	);
	let refused = stranger.at_home(stack, NORTH).await.err().unwrap();
	assert_eq!(refused.vault_code(), Some("unknown-account"));

	let enrolment = stranger.enrolment(
		chain.network().await?,
		EnrolmentPurpose::Patient,
		NORTH,
		now().plus(UnixMillis::HOUR),
	);
	Actor::dev("NorthClerk")?
		.finalise(&chain, &calls::roles::enrol_patient(&enrolment))
		.await?;
	assert!(stranger.at_home(stack, NORTH).await.is_ok());
	assert!(stranger.finalise(&chain, &call).await.is_ok());
	Ok(())
}

#[tokio::test]
async fn a_statement_enrols_only_whom_and_while_it_says() -> Result<()> {
	let stack = stack().await?;
	let (chain, clerk) = (stack.chain(), Actor::dev("NorthClerk")?);
	let network = chain.network().await?;
	let stranger = Actor::stranger("a stranger")?;
	let good = stranger.enrolment(
		network,
		EnrolmentPurpose::Patient,
		NORTH,
		now().plus(UnixMillis::HOUR),
	);

	let other_person = calls::roles::Enrolment {
		person: Actor::stranger("another")?.person,
		..good
	};
	let other_key = calls::roles::Enrolment {
		encryption_key: [7; 32],
		..good
	};
	let other_chain = stranger.enrolment(
		Network {
			genesis: [9; 32],
			..network
		},
		EnrolmentPurpose::Patient,
		NORTH,
		now().plus(UnixMillis::HOUR),
	);
	let to_work = stranger.enrolment(
		network,
		EnrolmentPurpose::Work,
		NORTH,
		now().plus(UnixMillis::HOUR),
	);
	let over = stranger.enrolment(
		network,
		EnrolmentPurpose::Patient,
		NORTH,
		stack.chain_time().await?,
	);
	for (enrolment, name) in [
		(other_person, "BadSignature"),
		(other_key, "BadSignature"),
		(other_chain, "BadSignature"),
		(to_work, "BadSignature"),
		(over, "StatementExpired"),
	] {
		let refused = clerk
			.submit(&chain, &calls::roles::enrol_patient(&enrolment), Wait::InBlock)
			.await
			.unwrap_err();
		assert_eq!(refused.refusal(), Some(name), "{refused}");
	}
	assert!(!stack.knows(&stranger).await?);
	Ok(())
}

#[tokio::test]
async fn a_licence_that_is_suspended_or_ended_opens_nothing() -> Result<()> {
	let stack = stack().await?;
	let chain = stack.chain();
	let (patient, doctor) = (stack.patient().await?, stack.doctor(SOUTH, "SouthAdmin").await?);
	let home = patient.at_home(stack, NORTH).await?;
	let record = home.write(&diary(&patient, "pulse")).await?.record;
	let terms = for_an_hour(&[Category::Observation], Mode::Read);
	home.finalise(&grant(patient.patient(), Grantee::Person(doctor.person), terms)?.1)
		.await?;
	let desk = doctor.on_duty(stack, SOUTH).await?;
	desk.read_soon(record).await?;

	let admin = Actor::dev("SouthAdmin")?;
	admin
		.finalise(&chain, &calls::roles::suspend_membership(SOUTH, doctor.person))
		.await?;
	assert_eq!(desk.refused(NORTH, record).await?, "not-found");
	let reinstate = ActContent::ReinstateMembership {
		person: doctor.person,
	};
	acts::agree(&chain, SOUTH, &reinstate).await?;
	desk.read_soon(record).await?;
	admin
		.finalise(&chain, &calls::roles::end_membership(SOUTH, doctor.person))
		.await?;
	assert_eq!(desk.refused(NORTH, record).await?, "not-found");
	Ok(())
}

#[tokio::test]
async fn members_of_a_suspended_organisation_open_nothing() -> Result<()> {
	let stack = stack().await?;
	let (chain, pharmacy) = (stack.chain(), organisation_id("PharmacyTwo"));
	let (patient, pharmacist) = (stack.patient().await?, Actor::dev("PharmacyTwoPharmacist")?);
	let home = patient.at_home(stack, NORTH).await?;
	let record = home.write(&diary(&patient, "rash")).await?.record;
	let terms = for_an_hour(&[Category::Observation], Mode::Read);
	home.finalise(&grant(patient.patient(), Grantee::Person(pharmacist.person), terms)?.1)
		.await?;
	let desk = pharmacist.at(stack, NORTH, Some(pharmacy)).await?;
	desk.read_soon(record).await?;

	let operator = Actor::dev("Alice")?;
	operator
		.finalise(
			&chain,
			&calls::sudo::sudo(calls::roles::suspend_organisation(pharmacy)),
		)
		.await?;
	assert_eq!(desk.refused(NORTH, record).await?, "not-found");
	// Who suspended it does not bring it back alone, nor at once.
	let reinstate = ActContent::ReinstateOrganisation;
	acts::agree(&chain, pharmacy, &reinstate).await?;
	let refused = patient
		.submit(
			&chain,
			&calls::roles::carry_out_act(pharmacy, &reinstate),
			Wait::InBlock,
		)
		.await
		.unwrap_err();
	assert_eq!(refused.refusal(), Some("ActWaits"), "{refused}");
	assert_eq!(desk.refused(NORTH, record).await?, "not-found");
	Ok(())
}

#[tokio::test]
async fn one_administrator_alone_hires_nobody() -> Result<()> {
	let stack = stack().await?;
	let chain = stack.chain();
	let member = Actor::stranger("a sock puppet")?;
	let expires_at = now().plus(UnixMillis::HOUR);
	let enrolment = member.enrolment(chain.network().await?, EnrolmentPurpose::Work, SOUTH, expires_at);
	let [first, second] = acts::administrators(SOUTH)?;
	let content = ActContent::IssueMembership {
		person: member.person,
		profession: Profession::PrivacyOfficer,
		credentials: Credentials::all(),
		valid_until: now().plus(UnixMillis::DAY),
	};
	let begin = calls::utility::batch_all(vec![
		calls::roles::enrol_person(&enrolment),
		calls::roles::propose_act(SOUTH, &content),
	]);
	first.finalise(&chain, &begin).await?;
	let accept = calls::roles::carry_out_act(SOUTH, &content);
	let refused = member.submit(&chain, &accept, Wait::InBlock).await.unwrap_err();
	assert_eq!(refused.refusal(), Some("ActNeedsAdministrator"), "{refused}");
	let open = chain.acts(member.person, SOUTH, At::Final).await?;
	assert_eq!(
		open.iter().map(|act| &act.content).collect::<Vec<_>>(),
		[&content]
	);
	second
		.finalise(&chain, &calls::roles::approve_act(SOUTH, &content))
		.await?;
	member.finalise(&chain, &accept).await?;
	let membership = chain.membership(SOUTH, member.person, At::Final).await?;
	assert!(
		membership.is_some_and(|one| !one.is_live(now())),
		"{membership:?}"
	);
	Ok(())
}

#[tokio::test]
async fn a_second_account_is_the_same_person_until_it_is_removed() -> Result<()> {
	let stack = stack().await?;
	let (chain, patient) = (stack.chain(), stack.patient().await?);
	let second = patient.on_another_device()?;
	let expires_at = now().plus(UnixMillis::HOUR);
	let (network, account) = (chain.network().await?, second.account());
	let statement = AccountStatement {
		network,
		person: patient.person,
		account,
		expires_at,
	};
	let signature = second.sign(statement.text().as_bytes());
	patient
		.finalise(&chain, &calls::roles::add_account(account, expires_at, signature))
		.await?;

	let desk = second.at_home(stack, NORTH).await?;
	assert!(desk.records(patient.patient()).await?.is_empty());
	patient
		.finalise(&chain, &calls::roles::remove_account(account))
		.await?;
	let refused = desk.records(patient.patient()).await.unwrap_err();
	assert_eq!(refused.vault_code(), Some("unauthenticated"), "{refused}");
	assert!(second.at_home(stack, NORTH).await.is_err());
	Ok(())
}

#[tokio::test]
async fn a_signed_call_works_once() -> Result<()> {
	let stack = stack().await?;
	let (chain, patient) = (stack.chain(), stack.patient().await?);
	let birth = chain.head(HeadKind::Final).await?;
	let validity = Validity {
		genesis: chain.genesis().await?,
		version: chain.version().await?,
		nonce: chain.nonce(&patient.account()).await?,
		birth_number: birth.number,
		birth_hash: birth.hash,
		era_blocks: ERA_BLOCKS,
	};
	let runtime = chain.runtime().await?;
	let mut call = Vec::new();
	runtime.encode_call(&calls::roles::register_with(patient.patient(), SOUTH), &mut call)?;
	let signed = runtime.sign(&call, &patient, &validity)?;

	let updates = chain.transport().submit(signed.bytes.clone()).await?;
	chain.follow(updates, Wait::Final).await?;
	let again = match chain.transport().submit(signed.bytes).await {
		Ok(updates) => chain.follow(updates, Wait::Final).await.map(drop),
		Err(error) => Err(error),
	};
	assert!(matches!(&again, Err(ChainError::Invalid { .. })), "{again:?}");
	Ok(())
}

#[tokio::test]
async fn a_ward_needs_two_members_of_whom_neither_is_the_guardian() -> Result<()> {
	let stack = stack().await?;
	let chain = stack.chain();
	let (nurse, doctor) = (Actor::dev("NorthNurse")?, Actor::dev("NorthDoctor")?);
	let ward = PatientId(fresh_id()?);
	let majority = now().plus(EIGHTEEN_YEARS);

	let by_its_guardian = calls::roles::propose_ward(NORTH, ward, nurse.person, majority);
	let refused = nurse
		.submit(&chain, &by_its_guardian, Wait::InBlock)
		.await
		.unwrap_err();
	assert_eq!(refused.refusal(), Some("GuardianIsMember"), "{refused}");

	let guardian = stack.patient().await?;
	let propose = calls::roles::propose_ward(NORTH, ward, guardian.person, majority);
	nurse.submit(&chain, &propose, Wait::InBlock).await?;
	let alone = nurse
		.submit(&chain, &calls::roles::confirm_ward(ward), Wait::InBlock)
		.await
		.unwrap_err();
	assert_eq!(alone.refusal(), Some("SameMember"), "{alone}");
	let elsewhere = Actor::dev("SouthDoctor")?;
	let refused = elsewhere
		.submit(&chain, &calls::roles::confirm_ward(ward), Wait::InBlock)
		.await
		.unwrap_err();
	assert!(refused.refusal().is_some(), "{refused}");
	doctor.finalise(&chain, &calls::roles::confirm_ward(ward)).await?;

	let home = guardian.at_home(stack, NORTH).await?;
	assert!(home.records(ward).await?.is_empty());
	let terms = for_an_hour(&[Category::Observation], Mode::Both);
	home.finalise(&grant(ward, Grantee::Person(doctor.person), terms)?.1)
		.await?;
	let stranger = stack.patient().await?;
	let call = grant(ward, Grantee::Person(doctor.person), terms)?.1;
	let refused = stranger.finalise(&chain, &call).await.unwrap_err();
	assert_eq!(refused.refusal(), Some("NotForPatient"), "{refused}");
	Ok(())
}
