// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Doctors and patients, and their keys.

use super::{
	organisations::{listed, north, south},
	Stage,
};
use crate::{acts::administrators, ensure, now, Actor, Result, NORTH, SOUTH};
use salus_client::{
	account::Signer,
	chain::{calls, At},
};
use salus_primitives::{
	acts::ActContent,
	roles::{Credentials, KeyHolder, Profession},
	statements::EnrolmentPurpose,
	OrganisationId, UnixMillis,
};

pub(super) const TITLE: &str = "people";

pub(super) async fn play(stage: &mut Stage) -> Result<()> {
	let cast = stage.cast.clone();
	south(stage, TITLE, &[listed(&cast.kovar, "emergency medicine")]).await?;
	a_doctor(stage, &cast.north_admin, NORTH, &cast.haddad).await?;
	north(stage, TITLE, &[listed(&cast.haddad, "general practice, cover")]).await?;
	a_patient(stage).await
}

/// The administrator enrols a doctor, who signed a statement, and credentials her.
async fn a_doctor(
	stage: &mut Stage,
	administrator: &Actor,
	organisation: OrganisationId,
	doctor: &Actor,
) -> Result<()> {
	let network = stage.chain.network().await?;
	let enrolment = doctor.enrolment(
		network,
		EnrolmentPurpose::Work,
		organisation,
		now().plus(UnixMillis::HOUR),
	);
	let until = stage.in_days(365);
	let done = administrator
		.finalise(&stage.chain, &calls::roles::enrol_person(&enrolment))
		.await?;
	let text = format!("{} enrols {}, who signed that", administrator.name, doctor.name);
	stage.tell(TITLE, done.block.number, text);
	let content = ActContent::IssueMembership {
		person: doctor.person,
		profession: Profession::Doctor,
		credentials: Credentials::NONE,
		valid_until: until,
	};
	let propose = calls::roles::propose_act(organisation, &content);
	administrator.finalise(&stage.chain, &propose).await?;
	let accept = calls::roles::carry_out_act(organisation, &content);
	let alone = doctor.finalise(&stage.chain, &accept).await.err();
	let name = alone.as_ref().and_then(|error| error.refusal());
	ensure(
		name == Some("ActNeedsAdministrator"),
		format!("one administrator alone hires nobody, but: {alone:?}"),
	)?;
	let [_, second] = administrators(organisation)?;
	second
		.finalise(&stage.chain, &calls::roles::approve_act(organisation, &content))
		.await?;
	let done = doctor.finalise(&stage.chain, &accept).await?;
	let text = format!(
		"{} proposes {} as a doctor for a year, {} approves, and the doctor accepts; one administrator alone was refused",
		administrator.name, doctor.name, second.name
	);
	stage.tell(TITLE, done.block.number, text);
	Ok(())
}

/// The clerk submits what the patient signed; what was signed for another hospital is worth nothing.
async fn a_patient(stage: &mut Stage) -> Result<()> {
	let (harris, clerk) = (stage.cast.harris.clone(), stage.cast.clerk.clone());
	let network = stage.chain.network().await?;
	let mut elsewhere = harris.enrolment(
		network,
		EnrolmentPurpose::Patient,
		SOUTH,
		now().plus(UnixMillis::HOUR),
	);
	elsewhere.organisation = NORTH;
	let refused = clerk
		.finalise(&stage.chain, &calls::roles::enrol_patient(&elsewhere))
		.await
		.err();
	let name = refused.as_ref().and_then(|error| error.refusal());
	ensure(
		name == Some("BadSignature"),
		format!("a statement for another hospital was not refused: {refused:?}"),
	)?;
	stage
		.tell_now(
			TITLE,
			"a statement that Abdul Harris signed for another hospital enrols nobody (BadSignature)",
		)
		.await?;

	let enrolment = harris.enrolment(
		network,
		EnrolmentPurpose::Patient,
		NORTH,
		now().plus(UnixMillis::HOUR),
	);
	let done = clerk
		.finalise(&stage.chain, &calls::roles::enrol_patient(&enrolment))
		.await?;
	let signer = stage.chain.signer(&harris.account(), now(), At::Final).await?;
	ensure(
		signer.is_some_and(|signer| signer.person == harris.person),
		"the account does not control the person",
	)?;
	let key = stage
		.chain
		.encryption_key(KeyHolder::Person(harris.person), At::Final)
		.await?;
	ensure(
		key == Some(harris.encryption_key()),
		"the chain has another encryption key",
	)?;
	stage.names.add_person(harris.person, &harris.name);
	stage
		.names
		.add_person(stage.cast.eve.person, &stage.cast.eve.name.clone());
	stage.tell(
		TITLE,
		done.block.number,
		"North Hospital enrols Abdul Harris, by a statement that his own new key signed",
	);
	Ok(())
}
