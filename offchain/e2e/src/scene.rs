// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What tests need before they begin: patients, doctors, terms, something to write.

use crate::{acts, now, Actor, Note, Result, Stack, NORTH};
use salus_client::chain::{calls, At, Call, Wait};
use salus_primitives::{
	acts::ActContent,
	consent::{Audience, Categories, Category, Grantee, Mode, Purpose, Purposes, Terms},
	roles::{Credentials, Profession},
	statements::EnrolmentPurpose,
	time::DayRange,
	ConsentId, OrganisationId, PatientId, UnixMillis,
};

/// How many patients are enrolled at once: one signature and one wait for all of them.
const AT_ONCE: usize = 10;

/// Treatment, until an instant.
pub fn terms(categories: &[Category], mode: Mode, record_days: DayRange, expires_at: UnixMillis) -> Terms {
	Terms {
		categories: Categories::of(categories),
		record_days,
		purposes: Purposes::of(&[Purpose::Treat]),
		mode,
		audience: Audience::Whole,
		expires_at,
	}
}

/// Everything of these categories, for an hour.
pub fn for_an_hour(categories: &[Category], mode: Mode) -> Terms {
	terms(categories, mode, DayRange::ALL, now().plus(UnixMillis::HOUR))
}

/// A grant under a fresh id.
pub fn grant(patient: PatientId, grantee: Grantee, terms: Terms) -> Result<(ConsentId, Call)> {
	let consent = ConsentId(crate::fresh_id()?);
	Ok((consent, calls::consent::grant(consent, patient, grantee, terms)))
}

/// A small observation with a word in it to recognise it by.
pub fn observation(word: &str) -> String {
	let code = r#"{"coding":[{"system":"http://loinc.org","code":"8867-4"}]}"#;
	format!(r#"{{"resourceType":"Observation","status":"final","code":{code},"note":[{{"text":"{word}"}}]}}"#)
}

/// What a patient writes down, kept by the north hospital.
pub fn diary(patient: &Actor, word: &str) -> Note {
	Note::reported(
		patient.patient(),
		NORTH,
		Category::Observation,
		&observation(word),
	)
}

impl Stack {
	/// A patient of the north hospital whom no other test knows.
	pub async fn patient(&self) -> Result<Actor> {
		let mut waiting = self.patients.lock().await;
		if waiting.is_empty() {
			waiting.extend(self.enrol().await?);
		}
		waiting
			.pop()
			.ok_or_else(|| crate::Trouble::not_held("nobody was enrolled"))
	}

	async fn enrol(&self) -> Result<Vec<Actor>> {
		let chain = self.chain();
		let network = chain.network().await?;
		let patients = (0..AT_ONCE)
			.map(|_| Actor::stranger("the patient"))
			.collect::<Result<Vec<_>>>()?;
		let calls = patients.iter().map(|patient| {
			calls::roles::enrol_patient(&patient.enrolment(
				network,
				EnrolmentPurpose::Patient,
				NORTH,
				now().plus(UnixMillis::HOUR),
			))
		});
		let call = calls::utility::batch_all(calls.collect());
		Actor::dev("NorthClerk")?.finalise(&chain, &call).await?;
		Ok(patients)
	}

	/// A new doctor of this organisation; `administrator` is the name of its administrator in the development preset.
	pub async fn doctor(&self, organisation: OrganisationId, administrator: &str) -> Result<Actor> {
		self.member(organisation, administrator, Profession::Doctor).await
	}

	/// A new member of this organisation without credentials beyond the profession.
	pub async fn member(
		&self,
		organisation: OrganisationId,
		administrator: &str,
		profession: Profession,
	) -> Result<Actor> {
		let chain = self.chain();
		let member = Actor::stranger(&format!("the {profession}"))?;
		let enrolment = member.enrolment(
			chain.network().await?,
			EnrolmentPurpose::Work,
			organisation,
			now().plus(UnixMillis::HOUR),
		);
		let until = now().plus(UnixMillis::DAY);
		Actor::dev(administrator)?
			.submit(&chain, &calls::roles::enrol_person(&enrolment), Wait::InBlock)
			.await?;
		let content = ActContent::IssueMembership {
			person: member.person,
			profession,
			credentials: Credentials::NONE,
			valid_until: until,
		};
		acts::hire(&chain, organisation, &member, &content).await?;
		Ok(member)
	}

	/// The time of the newest final block.
	pub async fn chain_time(&self) -> Result<UnixMillis> {
		Ok(self.chain().head(salus_client::api::HeadKind::Final).await?.time)
	}

	/// Does the chain know this person's account, at the final block?
	pub async fn knows(&self, actor: &Actor) -> Result<bool> {
		let account = salus_client::account::Signer::account(actor);
		Ok(self.chain().signer(&account, now(), At::Final).await?.is_some())
	}
}
