// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Doctors and patients, and their keys.

use super::{
	organisations::{listed, north, south},
	Stage,
};
use crate::{ensure, now, Actor, Result, NORTH, SOUTH};
use salus_client::{
	account::Signer,
	chain::{calls, At},
};
use salus_primitives::{
	roles::{Credentials, KeyHolder, Profession},
	statements::EnrolmentPurpose,
	OrganisationId, UnixMillis,
};

pub(super) const TITLE: &str = "people";

pub(super) async fn play(stage: &mut Stage) -> Result<()> {
	let cast = stage.cast.clone();
	a_doctor(stage, &cast.south_admin, SOUTH, &cast.kovar).await?;
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
	let membership = calls::roles::issue_membership(
		organisation,
		doctor.person,
		Profession::Doctor,
		Credentials::NONE,
		until,
	);
	let call = calls::utility::batch_all(vec![calls::roles::enrol_person(&enrolment), membership]);
	let done = administrator.finalise(&stage.chain, &call).await?;
	let text = format!(
		"{} enrols {} and makes the doctor a member for a year",
		administrator.name, doctor.name
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
