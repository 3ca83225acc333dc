// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::house::*;
use hpke::{aead::ChaCha20Poly1305, kdf::HkdfSha256, kem::X25519HkdfSha256, Deserializable, Kem, OpModeR};
use reqwest::StatusCode;
use salus_client::api::*;
use salus_envelope::WRAP_LEN;
use salus_primitives::{
	roles::{KeyHolder, OrganisationStatus},
	OrganisationId, PatientId, RecordId,
};

/// What a custodian does with a challenge.
pub fn open(challenge: &CustodianChallenge) -> Hash32 {
	let pair = custodian_key(challenge.organisation);
	let secret = <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(pair.expose_secret()).unwrap();
	let (enc, sealed) = challenge.sealed.0.split_at(32);
	let enc = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(enc).unwrap();
	let aad = custodian_login_aad(&challenge.genesis.0, challenge.organisation, &challenge.domain);
	let nonce = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
		&OpModeR::Base,
		&secret,
		&enc,
		CUSTODIAN_LOGIN_INFO,
		sealed,
		&aad,
	)
	.unwrap();
	Hash32(nonce.try_into().unwrap())
}

async fn challenge(house: &House, organisation: OrganisationId) -> reqwest::Response {
	house
		.post(
			"/v1/custodian/challenge",
			None,
			&CustodianChallengeRequest { organisation },
		)
		.await
}

#[tokio::test]
async fn only_the_holder_of_the_key_logs_in_and_only_once() {
	let house = House::new().await;
	let given: CustodianChallenge = challenge(&house, NORTH).await.json().await.unwrap();
	let guess = CustodianLoginRequest {
		organisation: NORTH,
		nonce: Hash32([0; 32]),
	};
	assert_eq!(
		code(house.post("/v1/custodian/login", None, &guess).await)
			.await
			.0,
		401
	);
	let request = CustodianLoginRequest {
		organisation: NORTH,
		nonce: open(&given),
	};
	assert_eq!(
		house.post("/v1/custodian/login", None, &request).await.status(),
		StatusCode::OK
	);
	let again = house.post("/v1/custodian/login", None, &request).await;
	assert_eq!(code(again).await, (401, "challenge-used".into()));
}

#[tokio::test]
async fn custodians_of_others_have_no_place_here() {
	let house = House::new().await;
	for organisation in [SOUTH, OrganisationId::repeat(0x99)] {
		assert_eq!(
			code(challenge(&house, organisation).await).await,
			(401, "unknown-custodian".into())
		);
	}
	house
		.chain
		.world()
		.organisations
		.get_mut(&NORTH)
		.unwrap()
		.details
		.standing
		.status = OrganisationStatus::Suspended;
	assert_eq!(
		code(challenge(&house, NORTH).await).await,
		(401, "unknown-custodian".into())
	);
}

#[tokio::test]
async fn a_session_ends_when_the_key_is_rotated_or_the_organisation_suspended() {
	let house = House::new().await;
	let token = house.login_custodian(NORTH).await;
	assert_eq!(
		house.get("/v1/custodian/records", &token).await.status(),
		StatusCode::OK
	);
	house
		.chain
		.world()
		.keys
		.get_mut(&KeyHolder::Organisation(NORTH))
		.unwrap()
		.version = 2;
	assert_eq!(
		code(house.get("/v1/custodian/records", &token).await).await.0,
		401
	);
	house
		.chain
		.world()
		.keys
		.get_mut(&KeyHolder::Organisation(NORTH))
		.unwrap()
		.version = 1;
	house
		.chain
		.world()
		.organisations
		.get_mut(&NORTH)
		.unwrap()
		.details
		.standing
		.status = OrganisationStatus::Suspended;
	assert_eq!(
		code(house.get("/v1/custodian/records", &token).await).await.0,
		401
	);
}

#[tokio::test]
async fn a_custodian_lists_what_its_organisation_holds() {
	let house = House::new().await;
	for byte in 1..=3 {
		house.stored(RecordId::repeat(byte), &body(byte)).await;
	}
	let adler = house.login(Adler).await;
	house
		.upload(&adler, RecordId::repeat(4), body(4))
		.send()
		.await
		.unwrap();
	let own = WrapEntry {
		recipient: Recipient::Organisation(NORTH),
		key_version: 1,
		wrap: vec![5; WRAP_LEN].into(),
	};
	let path = format!("{}/wraps", version_path(RecordId::repeat(2), 1));
	let request = house
		.ask(reqwest::Method::PUT, &path, Some(&adler))
		.json(&PutWraps {
			wraps: vec![own.clone()],
		});
	assert_eq!(request.send().await.unwrap().status(), StatusCode::NO_CONTENT);
	let token = house.login_custodian(NORTH).await;
	eventually("three are anchored", || async {
		let page: CustodianRecords = house
			.get("/v1/custodian/records", &token)
			.await
			.json()
			.await
			.unwrap();
		page.records.len() == 3 && page.next.is_none()
	})
	.await;
	let page: CustodianRecords = house
		.get("/v1/custodian/records", &token)
		.await
		.json()
		.await
		.unwrap();
	assert_eq!(page.records[1].own_wrap, Some(own));
	assert_eq!(
		(page.records[0].own_wrap.clone(), page.records[0].wraps.len()),
		(None, 0)
	);
	let of = |patient: PatientId| format!("/v1/custodian/records?patient={patient}");
	let ben: CustodianRecords = house.get(&of(Ben.patient()), &token).await.json().await.unwrap();
	let ana: CustodianRecords = house.get(&of(Ana.patient()), &token).await.json().await.unwrap();
	assert_eq!((ben.records.len(), ana.records.len()), (0, 3));
}

#[tokio::test]
async fn people_are_no_custodians_and_custodians_no_people() {
	let house = House::new().await;
	let (person, custodian) = (house.login(Admin).await, house.login_custodian(NORTH).await);
	assert_eq!(
		code(house.get("/v1/custodian/records", &person).await).await,
		(403, "forbidden".into())
	);
	for path in [
		read_path(RECORD, Some(NORTH)),
		format!("/v1/access-log?patient={}", Ana.patient()),
	] {
		assert_eq!(
			code(house.get(&path, &custodian).await).await,
			(403, "forbidden".into()),
			"{path}"
		);
	}
}

#[tokio::test]
async fn a_bad_cursor_is_refused() {
	let house = House::new().await;
	let token = house.login_custodian(NORTH).await;
	let response = house.get("/v1/custodian/records?cursor=../..", &token).await;
	assert_eq!(code(response).await, (400, "bad-request".into()));
}
