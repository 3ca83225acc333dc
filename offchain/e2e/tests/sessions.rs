// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A clinician's session on a device: what it signs and opens, what it may not, and when it is out.

use salus_client::{
	account::Signer,
	api::Hash32,
	chain::{calls, Call, Wait},
};
use salus_e2e::{
	acts,
	care::{open_session, visit_note, Doses},
	scene::{for_an_hour, grant},
	Actor, Desk, Result, Stack, Trouble, NORTH,
};
use salus_primitives::{
	acts::ActContent,
	consent::{Category, Grantee, Mode},
	roles::{AccountScope, ActedBy},
	statements::AccountBytes,
};
use tokio::sync::OnceCell;

/// `CheckAllowance`'s number for an account that controls nobody.
const UNKNOWN_ACCOUNT: u8 = 1;

static STACK: OnceCell<Stack> = OnceCell::const_new();

async fn stack() -> Result<&'static Stack> {
	STACK.get_or_try_init(Stack::two_hospitals).await
}

/// A doctor, a device with an open session, and a patient who came in.
struct Shift {
	stack: &'static Stack,
	doctor: Actor,
	device: Actor,
	patient: Actor,
}

impl Shift {
	async fn begin() -> Result<Self> {
		let stack = stack().await?;
		let doctor = stack.doctor(NORTH, "NorthAdmin").await?;
		let device = doctor.device()?;
		assert_ne!(device.account(), doctor.account());
		let chain = stack.chain();
		let early =
			device.on_duty(stack, NORTH).await.err().ok_or_else(|| {
				Trouble::not_held("the vault let a device in before its session was opened")
			})?;
		assert_eq!(early.vault_code(), Some("unknown-account"), "before it is opened");
		let open = open_session(&chain, &device, AccountScope::ClinicalSession).await?;
		doctor.finalise(&chain, &open).await?;
		let patient = stack.walked_in(&doctor).await?;
		Ok(Self {
			stack,
			doctor,
			device,
			patient,
		})
	}

	async fn at_work(&self) -> Result<Desk> {
		self.device.on_duty(self.stack, NORTH).await
	}

	/// Does the chain not even take what the device signs?
	async fn chain_knows_nothing_of_it(&self, call: &Call) -> Result<bool> {
		let sent = self.device.submit(&self.stack.chain(), call, Wait::InBlock).await;
		Ok(matches!(&sent, Err(Trouble::Chain(error)) if error.custom_code() == Some(UNKNOWN_ACCOUNT)))
	}
}

#[tokio::test]
async fn a_session_signs_a_note_and_a_prescription_and_is_named_where_it_acted() -> Result<()> {
	let shift = Shift::begin().await?;
	let (desk, patient) = (shift.at_work().await?, shift.patient.patient());
	let note = desk.seal(&visit_note(patient, "otitis media")).await?;
	let prescribing = desk.prescribe(patient, "amoxicillin", Doses::ONCE).await?;
	let batch = [vec![note.call], prescribing.calls].concat();
	let included = desk.finalise(&calls::utility::batch_all(batch)).await?;
	let issued = included
		.events
		.iter()
		.find(|event| event.is("Prescriptions", "Issued"))
		.unwrap();
	let expected = ActedBy::<AccountBytes> {
		person: shift.doctor.person,
		device: Some(shift.device.account()),
	};
	assert_eq!(issued.field::<ActedBy<AccountBytes>>("by"), Some(expected));

	let opened = desk.read_soon(note.record).await?;
	assert!(String::from_utf8_lossy(&opened.content).contains("otitis"));
	let home = shift.patient.at_home(shift.stack, NORTH).await?;
	let receipts = home.receipts(NORTH, patient).await?;
	let theirs: Vec<_> = receipts
		.iter()
		.filter(|receipt| receipt.body.actor == shift.doctor.person)
		.collect();
	assert!(!theirs.is_empty());
	let device = Some(Hash32(shift.device.account()));
	assert!(
		theirs.iter().all(|receipt| receipt.body.device == device),
		"{theirs:?}"
	);
	Ok(())
}

#[tokio::test]
async fn a_session_does_not_grant_add_members_or_open_sessions() -> Result<()> {
	let shift = Shift::begin().await?;
	let chain = shift.stack.chain();
	let terms = for_an_hour(&[Category::Observation], Mode::Read);
	let colleague = Grantee::Person(Actor::dev("Bob")?.person);
	let (_, granting) = grant(shift.doctor.patient(), colleague, terms)?;
	let member = calls::roles::end_membership(NORTH, shift.doctor.person);
	let second = shift.doctor.device()?;
	let opening = open_session(&chain, &second, AccountScope::ClinicalSession).await?;
	for call in [granting, member, opening] {
		let refused = shift
			.device
			.submit(&chain, &call, Wait::InBlock)
			.await
			.unwrap_err();
		let name = refused.refusal();
		assert_eq!(name, Some("NotAllowedForSession"), "{}: {refused}", call.name);
	}
	Ok(())
}

#[tokio::test]
async fn a_closed_session_is_out_at_chain_and_vault() -> Result<()> {
	let shift = Shift::begin().await?;
	let desk = shift.at_work().await?;
	let record = desk
		.write(&visit_note(shift.patient.patient(), "otitis media"))
		.await?
		.record;
	desk.read_soon(record).await?;
	let chain = shift.stack.chain();
	let close = calls::roles::close_session(shift.device.account());
	shift.doctor.finalise(&chain, &close).await?;

	let refused = desk.fetch(NORTH, record).await.unwrap_err();
	assert_eq!(refused.vault_status(), Some(401), "{refused}");
	let refused = shift.at_work().await.err().unwrap();
	assert_eq!(refused.vault_code(), Some("unknown-account"));
	assert!(shift.chain_knows_nothing_of_it(&close).await?);
	let wallet = shift.doctor.on_duty(shift.stack, NORTH).await?;
	wallet.read_soon(record).await.map(drop)
}

#[tokio::test]
async fn a_session_is_out_while_the_membership_is_suspended() -> Result<()> {
	let shift = Shift::begin().await?;
	let desk = shift.at_work().await?;
	let note = visit_note(shift.patient.patient(), "otitis media");
	let record = desk.write(&note).await?.record;
	desk.read_soon(record).await?;
	let waiting = desk.seal(&note).await?.call;
	let (chain, administrator) = (shift.stack.chain(), Actor::dev("NorthAdmin")?);
	let suspend = calls::roles::suspend_membership(NORTH, shift.doctor.person);
	administrator.finalise(&chain, &suspend).await?;

	let refused = shift
		.device
		.submit(&chain, &waiting, Wait::InBlock)
		.await
		.unwrap_err();
	assert_eq!(refused.refusal(), Some("UnknownAccount"), "{refused}");
	let refused = desk.fetch(NORTH, record).await.unwrap_err();
	assert_eq!(refused.vault_status(), Some(401), "{refused}");
	let refused = shift.at_work().await.err().unwrap();
	assert_eq!(refused.vault_code(), Some("unknown-account"));

	let reinstate = ActContent::ReinstateMembership {
		person: shift.doctor.person,
	};
	acts::agree(&chain, NORTH, &reinstate).await?;
	shift.at_work().await?.read_soon(record).await?;
	Ok(())
}
