// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::house::*;
use codec::Encode;
use futures::StreamExt;
use reqwest::{Method, Response, StatusCode};
use salus_client::{account::Signer as _, api::*};
use salus_primitives::{
	consent::{Access, Category, Grantee, Purpose},
	decision::{Question, Target},
	roles::KeyHolder,
	views::Listing,
	ConsentId, Day, OrganisationId, PrescriptionId, RecordId, ScheduleId, UnixMillis,
};
use salus_vault::config::Size;

/// What a client that wants to read the past would send.
const PAST: UnixMillis = UnixMillis(5);
const NOW: UnixMillis = UnixMillis(START);

async fn call(house: &House, token: Option<&str>, api: &str, args: Vec<u8>, at: HeadKind) -> Response {
	let request = ChainCall {
		api: api.into(),
		args: args.into(),
		at,
	};
	house.post("/v1/chain/call", token, &request).await
}

/// The arguments that reached the chain.
async fn reached(house: &House, who: Who, api: &str, args: Vec<u8>) -> Result<Vec<u8>, u16> {
	let token = house.login(who).await;
	let response = call(house, Some(&token), api, args, HeadKind::Final).await;
	match response.status() {
		StatusCode::OK => Ok(response.json::<ChainAnswer>().await.unwrap().result.0),
		status => Err(status.as_u16()),
	}
}

fn question(actor: Who) -> Question {
	Question {
		actor: actor.person(),
		organisation: None,
		patient: Ana.patient(),
		target: Target::Class {
			category: Category::Laboratory,
			day: Day(1),
		},
		access: Access::Read,
		purpose: Purpose::Treat,
		now: PAST,
	}
}

#[tokio::test]
async fn what_everybody_may_ask_without_a_session() {
	let house = House::new().await;
	let get = |path| house.ask(Method::GET, path, None).send();
	assert_eq!(
		get("/v1/chain/metadata").await.unwrap().bytes().await.unwrap(),
		"meta"
	);
	let genesis: Genesis = get("/v1/chain/genesis").await.unwrap().json().await.unwrap();
	assert_eq!(genesis.genesis, Hash32([0xee; 32]));
	let version: RuntimeVersion = get("/v1/chain/version").await.unwrap().json().await.unwrap();
	assert_eq!((version.spec_version, version.transaction_version), (1, 2));
	let account = Ana.key().account();
	let answer = call(
		&house,
		None,
		"RolesApi_signer",
		(account, PAST).encode(),
		HeadKind::Final,
	)
	.await;
	assert_eq!(
		answer.json::<ChainAnswer>().await.unwrap().result.0,
		(account, NOW).encode()
	);
	let network = call(&house, None, "RolesApi_network_id", Vec::new(), HeadKind::Final).await;
	assert_eq!(network.status(), 200);
	let more = call(&house, None, "RolesApi_network_id", vec![1], HeadKind::Final).await;
	assert_eq!(more.status(), 400, "it takes no arguments");
}

#[tokio::test]
async fn everything_else_wants_a_session() {
	let house = House::new().await;
	for path in [
		"/v1/chain/head",
		"/v1/chain/nonce",
		&format!("/v1/chain/follow/{}", Hash32([1; 32])),
	] {
		let response = house.ask(Method::GET, path, None).send().await.unwrap();
		assert_eq!(code(response).await.0, 401, "{path}");
	}
	let submit = Submit {
		extrinsic: vec![1].into(),
	};
	assert_eq!(
		code(house.post("/v1/chain/submit", None, &submit).await).await.0,
		401
	);
	for api in [
		"RolesApi_organisations",
		"ConsentApi_decide",
		"RecordsApi_records",
		"state_getStorage",
	] {
		assert_eq!(
			code(call(&house, None, api, Vec::new(), HeadKind::Final).await)
				.await
				.0,
			401,
			"{api}"
		);
	}
	assert!(house.chain.world().called.is_empty());
}

const PAGE: Listing = Listing {
	from: UnixMillis(1),
	until: UnixMillis(2),
	cursor: Some(3),
	limit: 4,
};

#[tokio::test]
async fn the_caller_is_put_in_front_and_now_is_the_vaults() {
	let house = House::with(|config| config.rates.logins_burst = 1_000).await;
	let (me, ana, north) = (Brook.person(), Ana.patient(), NORTH);
	let grantee = Grantee::Organisation(SOUTH);
	let (consent, record, place) = (ConsentId::repeat(1), RecordId::repeat(2), Some(SOUTH));
	for (api, sent, expected) in [
		(
			"RolesApi_members",
			(north, PAGE).encode(),
			(me, north, PAGE).encode(),
		),
		("RolesApi_accounts", Vec::new(), me.encode()),
		("RolesApi_acts", north.encode(), (me, north).encode()),
		("RolesApi_patient", (ana, PAST).encode(), (me, ana, NOW).encode()),
		(
			"ConsentApi_consents",
			(ana, PAGE, PAST).encode(),
			(me, ana, PAGE, NOW).encode(),
		),
		(
			"ConsentApi_consent",
			(consent, PAST).encode(),
			(me, consent, NOW).encode(),
		),
		(
			"ConsentApi_grants_to",
			(grantee, PAGE, PAST).encode(),
			(me, grantee, PAGE, NOW).encode(),
		),
		("ConsentApi_shut", (ana, PAST).encode(), (me, ana, NOW).encode()),
		(
			"ConsentApi_representatives",
			(ana, PAST).encode(),
			(me, ana, NOW).encode(),
		),
		("ConsentApi_wards", PAST.encode(), (me, NOW).encode()),
		(
			"RecordsApi_record",
			(place, record, PAST).encode(),
			(me, place, record, NOW).encode(),
		),
		(
			"RecordsApi_records",
			(place, ana, PAGE, PAST).encode(),
			(me, place, ana, PAGE, NOW).encode(),
		),
		(
			"RecordsApi_version",
			(place, record, 1u32, PAST).encode(),
			(me, place, record, 1u32, NOW).encode(),
		),
		("RolesApi_sessions", Vec::new(), me.encode()),
		("AppointmentsApi_schedules", me.encode(), (me, me).encode()),
		(
			"AppointmentsApi_slots",
			(ScheduleId::repeat(3), NOW, NOW, PAST).encode(),
			(me, ScheduleId::repeat(3), NOW, NOW, NOW).encode(),
		),
		(
			"AppointmentsApi_appointments",
			(ana, PAGE, PAST).encode(),
			(me, ana, PAGE, NOW).encode(),
		),
		(
			"AppointmentsApi_handovers",
			(north, ana, PAST).encode(),
			(me, north, ana, NOW).encode(),
		),
		(
			"PrescriptionsApi_prescription",
			(PrescriptionId::repeat(4), PAGE, PAST).encode(),
			(me, PrescriptionId::repeat(4), PAGE, NOW).encode(),
		),
		(
			"PrescriptionsApi_prescription_by_key",
			(Some(north), [5u8; 32], PrescriptionId::repeat(4), PAST).encode(),
			(me, Some(north), [5u8; 32], PrescriptionId::repeat(4), NOW).encode(),
		),
		(
			"OrdersApi_orders_by",
			(PAGE, PAST).encode(),
			(me, PAGE, NOW).encode(),
		),
		(
			"AppointmentsApi_free_slots",
			(vec![me; 16], PAST, NOW, 9u32, PAST).encode(),
			(me, vec![me; 16], PAST, NOW, 9u32, NOW).encode(),
		),
		(
			"OrdersApi_orders_at",
			(north, PAGE, PAST).encode(),
			(me, north, PAGE, NOW).encode(),
		),
		(
			"RolesApi_organisations",
			(0u32, 9u32).encode(),
			(0u32, 9u32).encode(),
		),
		("RolesApi_organisation", north.encode(), north.encode()),
		("RolesApi_memberships", me.encode(), me.encode()),
		("RolesApi_membership", (north, me).encode(), (north, me).encode()),
		(
			"RolesApi_encryption_key",
			KeyHolder::Person(me).encode(),
			KeyHolder::Person(me).encode(),
		),
		(
			"RolesApi_key_at",
			(KeyHolder::Person(me), 1u32).encode(),
			(KeyHolder::Person(me), 1u32).encode(),
		),
	] {
		assert_eq!(
			reached(&house, Brook, api, sent.clone()).await,
			Ok(expected),
			"{api}"
		);
		let hidden = [sent, vec![0]].concat();
		assert_eq!(
			reached(&house, Brook, api, hidden).await,
			Err(400),
			"{api} with a byte more"
		);
	}
}

#[tokio::test]
async fn decisions_are_told_to_their_parties() {
	let house = House::new().await;
	let now = |actor| {
		Question {
			now: NOW,
			..question(actor)
		}
		.encode()
	};
	for api in ["ConsentApi_decide", "ConsentApi_explain"] {
		for who in [Brook, Ana, Mother] {
			assert_eq!(
				reached(&house, who, api, question(Brook).encode()).await,
				Ok(now(Brook)),
				"{who:?}"
			);
		}
		for who in [Ben, Adler, Admin, Stranger] {
			assert_eq!(
				reached(&house, who, api, question(Brook).encode()).await,
				Err(404),
				"{who:?}"
			);
		}
	}
}

#[tokio::test]
async fn a_registration_is_told_to_its_parties() {
	let house = House::new().await;
	let args = (Ana.patient(), NORTH).encode();
	for (who, expected) in [
		(Ana, true),
		(Mother, true),
		(Clerk, true),
		(Brook, false),
		(Ben, false),
	] {
		assert_eq!(
			reached(&house, who, "RolesApi_is_registered", args.clone())
				.await
				.is_ok(),
			expected,
			"{who:?}"
		);
	}
}

#[tokio::test]
async fn operators_apis_and_raw_state_do_not_exist_here() {
	let house = House::new().await;
	let token = house.login(Ana).await;
	for api in [
		"CustodyApi_record_facts",
		"CustodyApi_anchor",
		"CustodyApi_all_records",
		"CustodyApi_all_consents",
		"CustodyApi_task_holders",
		"CustodyApi_may_hold",
		"CustodyApi_may_act_for",
		"Core_version",
		"Metadata_metadata",
		"AccountNonceApi_account_nonce",
		"state_getStorage",
		"",
	] {
		let response = call(&house, Some(&token), api, RECORD.encode(), HeadKind::Final).await;
		assert_eq!(code(response).await, (404, "not-found".into()), "{api}");
	}
	assert!(house.chain.world().called.is_empty());
	let with_hash =
		serde_json::json!({"api": "RolesApi_accounts", "args": "0x", "at": Hash32([1; 32]).to_string()});
	assert_eq!(
		code(house.post("/v1/chain/call", Some(&token), &with_hash).await)
			.await
			.0,
		400
	);
}

#[tokio::test]
async fn both_ends_of_the_chain_can_be_asked() {
	let house = House::new().await;
	let token = house.login(Ana).await;
	for (at, number) in [(HeadKind::Best, 12), (HeadKind::Final, 10)] {
		let response = call(&house, Some(&token), "RolesApi_accounts", Vec::new(), at).await;
		assert_eq!(
			response.json::<ChainAnswer>().await.unwrap().block,
			Hash32([number; 32])
		);
	}
	let head: Head = house
		.get("/v1/chain/head?at=best", &token)
		.await
		.json()
		.await
		.unwrap();
	assert_eq!(head.number, 12);
	let head: Head = house.get("/v1/chain/head", &token).await.json().await.unwrap();
	assert_eq!(head.number, 10);
}

#[tokio::test]
async fn the_nonce_is_that_of_the_account_that_logged_in() {
	let house = House::new().await;
	let token = house.login(Ana).await;
	let nonce: Nonce = house.get("/v1/chain/nonce", &token).await.json().await.unwrap();
	assert_eq!(nonce.nonce, u64::from(Ana.key().account()[0]));
}

#[tokio::test]
async fn an_extrinsic_is_submitted_and_followed_by_its_sender_alone() {
	let house = House::new().await;
	let token = house.login(Ana).await;
	let submit = Submit {
		extrinsic: b"signed".to_vec().into(),
	};
	let submitted: Submitted = house
		.post("/v1/chain/submit", Some(&token), &submit)
		.await
		.json()
		.await
		.unwrap();
	assert_eq!(submitted.hash, hash_of(b"signed"));
	let path = format!("/v1/chain/follow/{}", submitted.hash);
	let stranger = house.login(Stranger).await;
	assert_eq!(
		code(house.get(&path, &stranger).await).await,
		(404, "not-found".into())
	);
	let again = house.post("/v1/chain/submit", Some(&token), &submit).await;
	assert_eq!(code(again).await, (422, "already-submitted".into()));

	let updates = house.chain.world().updates.take().unwrap();
	let block = house.chain.world().finalised;
	let inclusion = Inclusion {
		block,
		index: 1,
		events: vec![vec![1, 2].into()],
	};
	let all = [
		FollowUpdate::Pooled,
		FollowUpdate::InBlock(inclusion.clone()),
		FollowUpdate::Final(inclusion),
	];
	updates.send(all[0].clone()).unwrap();
	let response = house.get(&path, &token).await;
	assert_eq!(response.headers()["content-type"], "text/event-stream");
	updates.send(all[1].clone()).unwrap();
	updates.send(all[2].clone()).unwrap();
	let told = |text: String| -> Vec<FollowUpdate> {
		let data = text.lines().filter_map(|line| line.strip_prefix("data: "));
		data.map(|json| serde_json::from_str(json).unwrap()).collect()
	};
	assert_eq!(told(response.text().await.unwrap()), all);
	// Asked again, it is told from the beginning.
	assert_eq!(told(house.get(&path, &token).await.text().await.unwrap()), all);
}

#[tokio::test]
async fn a_follower_sees_each_update_as_it_comes() {
	let house = House::new().await;
	let token = house.login(Ana).await;
	let submit = Submit {
		extrinsic: b"signed".to_vec().into(),
	};
	let submitted: Submitted = house
		.post("/v1/chain/submit", Some(&token), &submit)
		.await
		.json()
		.await
		.unwrap();
	let updates = house.chain.world().updates.take().unwrap();
	updates.send(FollowUpdate::Pooled).unwrap();
	let response = house
		.get(&format!("/v1/chain/follow/{}", submitted.hash), &token)
		.await;
	let mut stream = response.bytes_stream();
	let first = stream.next().await.unwrap().unwrap();
	assert!(std::str::from_utf8(&first).unwrap().contains("pooled"));
	drop(updates);
	let second = stream.next().await.unwrap().unwrap();
	assert!(
		std::str::from_utf8(&second).unwrap().contains("dropped"),
		"a lost node is told as such"
	);
}

#[tokio::test]
async fn what_the_node_does_not_take_is_refused_and_can_be_sent_again() {
	let house = House::with(|config| config.door.max_extrinsic = Size::of_bytes(9)).await;
	let token = house.login(Ana).await;
	let refused = Submit {
		extrinsic: b"refuse me".to_vec().into(),
	};
	for _ in 0..2 {
		let response = house.post("/v1/chain/submit", Some(&token), &refused).await;
		assert_eq!(code(response).await, (422, "extrinsic-refused".into()));
	}
	let larger = Submit {
		extrinsic: b"ten bytes!".to_vec().into(),
	};
	let response = house.post("/v1/chain/submit", Some(&token), &larger).await;
	assert_eq!(code(response).await, (413, "too-large".into()));
	let malformed = serde_json::json!({"extrinsic": "0xzz"});
	assert_eq!(
		code(house.post("/v1/chain/submit", Some(&token), &malformed).await)
			.await
			.0,
		400
	);
}

#[tokio::test]
async fn so_many_extrinsics_are_followed_and_no_more() {
	let house = House::with(|config| config.door.max_followed = 1).await;
	let token = house.login(Ana).await;
	let submit = |byte: u8| Submit {
		extrinsic: vec![byte].into(),
	};
	assert_eq!(
		house
			.post("/v1/chain/submit", Some(&token), &submit(1))
			.await
			.status(),
		StatusCode::OK
	);
	let response = house.post("/v1/chain/submit", Some(&token), &submit(2)).await;
	assert_eq!(code(response).await, (503, "busy".into()));
}

#[tokio::test]
async fn foreign_scale_is_refused_before_it_reaches_the_chain() {
	let house = House::new().await;
	let organisation: OrganisationId = NORTH;
	for (api, args) in [
		("ConsentApi_decide", vec![0xff; 7]),
		(
			"ConsentApi_grants_to",
			[vec![9], organisation.0.to_vec()].concat(),
		),
		("RecordsApi_record", vec![2; 65]),
		("RolesApi_organisation", organisation.0[..31].to_vec()),
		(
			"AppointmentsApi_free_slots",
			(vec![Brook.person(); 17], PAST, NOW, 9u32, PAST).encode(),
		),
	] {
		assert_eq!(reached(&house, Ana, api, args).await, Err(400), "{api}");
	}
	assert!(house.chain.world().called.is_empty());
}
