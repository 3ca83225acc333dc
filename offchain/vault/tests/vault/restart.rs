// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::house::*;
use reqwest::{Method, StatusCode};
use salus_client::api::*;
use salus_envelope::WRAP_LEN;
use salus_primitives::UnixMillis;
use salus_vault::{
	config::Span,
	store::{BodyKey, BodyRow, Rows, State},
};
use std::time::Duration;

#[tokio::test]
async fn bodies_wraps_and_receipts_survive() {
	let mut house = House::new().await;
	house.stored(RECORD, &body(1)).await;
	let adler = house.login(Adler).await;
	let wrap = WrapEntry {
		recipient: Recipient::Person(Ana.person()),
		key_version: 1,
		wrap: vec![9; WRAP_LEN].into(),
	};
	let path = format!("{}/wraps", version_path(RECORD, 1));
	let wraps = PutWraps {
		wraps: vec![wrap.clone()],
	};
	house
		.ask(Method::PUT, &path, Some(&adler))
		.json(&wraps)
		.send()
		.await
		.unwrap();
	let ana = house.login(Ana).await;
	house.get(&read_path(RECORD, None), &ana).await;
	let before = house.receipts(Ana).await;

	house.restart().await;
	assert_eq!(
		code(house.get(&read_path(RECORD, None), &ana).await).await.0,
		401,
		"sessions do not survive"
	);
	let ana = house.login(Ana).await;
	assert_eq!(
		house
			.get(&read_path(RECORD, None), &ana)
			.await
			.bytes()
			.await
			.unwrap(),
		body(1)
	);
	let path = read_path(RECORD, None).replace("versions/1", "versions/1/wrap");
	assert_eq!(
		house.get(&path, &ana).await.json::<WrapEntry>().await.unwrap(),
		wrap
	);
	let after = house.receipts(Ana).await;
	assert_eq!(after[..1], before);
	assert_eq!(after.len(), 3);
	assert_eq!(verify_chain(&after), Ok(()));
}

#[tokio::test]
async fn a_pending_body_survives_and_is_anchored_after() {
	let mut house = House::new().await;
	let adler = house.login(Adler).await;
	house.upload(&adler, RECORD, body(1)).send().await.unwrap();
	house.stop().await;
	house.anchor(RECORD, Adler, &body(1));
	house.start_again().await;
	let adler = house.login(Adler).await;
	let read = house.get(&read_path(RECORD, Some(NORTH)), &adler).await;
	assert_eq!(read.bytes().await.unwrap(), body(1));
}

#[tokio::test]
async fn a_running_download_ends_before_the_vault_does() {
	let mut house = House::new().await;
	house.stored(RECORD, &body(1)).await;
	let ana = house.login(Ana).await;
	house.chain.world().slow = Duration::from_millis(100);
	let request = house
		.ask(Method::GET, &read_path(RECORD, None), Some(&ana))
		.send();
	let request = tokio::spawn(request);
	tokio::time::sleep(Duration::from_millis(50)).await;
	let address = house.address;
	house.stop().await;
	let response = request.await.unwrap().unwrap();
	assert_eq!(
		(response.status(), response.bytes().await.unwrap().len()),
		(StatusCode::OK, 1_300)
	);
	assert!(
		tokio::net::TcpStream::connect(address).await.is_err(),
		"nobody new is let in"
	);
}

#[tokio::test]
async fn a_follower_does_not_keep_the_vault_from_stopping() {
	let mut house = House::new().await;
	let ana = house.login(Ana).await;
	let submit = Submit {
		extrinsic: vec![1].into(),
	};
	let submitted: Submitted = house
		.post("/v1/chain/submit", Some(&ana), &submit)
		.await
		.json()
		.await
		.unwrap();
	let _following = house
		.get(&format!("/v1/chain/follow/{}", submitted.hash), &ana)
		.await;
	tokio::time::timeout(Duration::from_secs(5), house.stop())
		.await
		.unwrap();
}

/// Writes the row of a body as a vault does that is killed before the bytes are in place.
fn half_received(house: &House, body: &[u8]) {
	let rows = Rows::open(&house.folder().join("rows.redb")).unwrap();
	let key = BodyKey {
		record: RECORD,
		version: 1,
		hash: hash_of(body).0,
		uploader: Adler.person(),
	};
	let row = BodyRow {
		patient: Ana.patient(),
		organisation: NORTH,
		bytes: body.len() as u64,
		stored_at: UnixMillis(START),
		state: State::Receiving,
	};
	rows.put(&key, &row).unwrap();
}

#[tokio::test]
async fn a_body_killed_between_its_row_and_its_bytes_is_not_there_and_can_be_sent_again() {
	let mut house = House::new().await;
	house.stop().await;
	half_received(&house, &body(1));
	house.anchor(RECORD, Adler, &body(1));
	house.start_again().await;
	let adler = house.login(Adler).await;
	let read = house.get(&read_path(RECORD, Some(NORTH)), &adler).await;
	assert_eq!(code(read).await, (404, "not-found".into()));
	let sent = house.upload(&adler, RECORD, body(1)).send().await.unwrap();
	assert_eq!(sent.status(), StatusCode::CREATED);
	let read = house.get(&read_path(RECORD, Some(NORTH)), &adler).await;
	assert_eq!(read.bytes().await.unwrap(), body(1));
}

#[tokio::test]
async fn a_body_killed_between_its_row_and_its_bytes_is_collected() {
	let mut house = House::with(|config| config.uploads.collect_every = Span::millis(20)).await;
	house.stop().await;
	half_received(&house, &body(1));
	house.start_again().await;
	house.wait(house.config.uploads.pending_ttl.as_millis(), true);
	let metrics = || async {
		let response = house.ask(Method::GET, "/metrics", None).send().await.unwrap();
		response.text().await.unwrap()
	};
	eventually("the row is collected", || async {
		metrics().await.contains("salus_vault_collected_total 1")
	})
	.await;
}
