// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::house::*;
use reqwest::StatusCode;
use salus_client::api::*;
use salus_primitives::{
	consent::{Access, Purpose},
	RecordId,
};

async fn read_by(house: &House, who: Who, place: Option<salus_primitives::OrganisationId>) -> StatusCode {
	let token = house.login(who).await;
	house.get(&read_path(RECORD, place), &token).await.status()
}

#[tokio::test]
async fn a_receipt_says_who_what_why_and_by_which_rule() {
	let house = House::new().await;
	house.stored(RECORD, &body(1)).await;
	read_by(&house, Adler, Some(NORTH)).await;
	let receipt = house.receipts(Ana).await.remove(0);
	let expected = ReceiptBody {
		at: salus_primitives::UnixMillis(START),
		actor: Adler.person(),
		organisation: Some(NORTH),
		device: None,
		patient: Ana.patient(),
		custody: NORTH,
		record: RECORD,
		version: 1,
		subject: Subject::Body,
		access: Access::Read,
		purpose: Purpose::Treat,
		decision: receipt.body.decision,
		block_hash: Hash32([10; 32]),
		block_number: 10,
		bytes: Some((0, 1_300)),
	};
	assert_eq!(receipt.body, expected);
	assert_eq!(receipt.body.decision.code(), "author");
}

#[tokio::test]
async fn every_denial_has_a_receipt() {
	let house = House::new().await;
	house.stored(RECORD, &body(1)).await;
	for (who, place, rule) in [
		(Brook, Some(SOUTH), "nothing-allows"),
		(Brook, Some(NORTH), "not-member"),
		(Stranger, None, "not-member"),
		(Clerk, Some(NORTH), "nothing-allows"),
	] {
		assert_eq!(read_by(&house, who, place).await, StatusCode::NOT_FOUND);
		let last = house.receipts(Ana).await.pop().unwrap();
		assert_eq!((last.body.actor, last.body.decision.code()), (who.person(), rule));
	}
}

#[tokio::test]
async fn a_denied_wrap_has_a_receipt_too() {
	let house = House::new().await;
	house.stored(RECORD, &body(1)).await;
	let token = house.login(Brook).await;
	let path = read_path(RECORD, Some(SOUTH)).replace("versions/1", "versions/1/wrap");
	assert_eq!(house.get(&path, &token).await.status(), StatusCode::NOT_FOUND);
	let last = house.receipts(Ana).await.pop().unwrap();
	assert_eq!((last.body.subject, last.body.bytes), (Subject::Wrap, None));
}

#[tokio::test]
async fn patient_representative_and_the_privacy_officer_read_the_log() {
	let house = House::new().await;
	house.stored(RECORD, &body(1)).await;
	read_by(&house, Brook, Some(SOUTH)).await;
	for who in [Ana, Mother, Officer] {
		assert_eq!(house.receipts(who).await.len(), 1, "{who:?}");
	}
	for who in [Ben, Adler, Brook, Clerk, Admin, Stranger, Foreign] {
		let token = house.login(who).await;
		let response = house
			.get(&format!("/v1/access-log?patient={}", Ana.patient()), &token)
			.await;
		assert_eq!(code(response).await, (404, "not-found".into()), "{who:?}");
	}
}

#[tokio::test]
async fn an_export_is_a_chain_that_holds_and_shows_what_is_altered() {
	let house = House::new().await;
	house.stored(RECORD, &body(1)).await;
	for who in [Adler, Brook, Stranger] {
		read_by(&house, who, Some(NORTH)).await;
	}
	let token = house.login(Ana).await;
	let path = format!("/v1/access-log/export?patient={}", Ana.patient());
	let response = house.get(&path, &token).await;
	assert_eq!(response.headers()["content-type"], "application/x-ndjson");
	let text = response.text().await.unwrap();
	let mut receipts: Vec<Receipt> = text
		.lines()
		.map(|line| serde_json::from_str(line).unwrap())
		.collect();
	assert_eq!(receipts.len(), 3);
	assert_eq!(verify_chain(&receipts), Ok(()));
	receipts[1].body.actor = Ben.person();
	assert_eq!(verify_chain(&receipts), Err(ChainBreak::Altered { seq: 2 }));
}

#[tokio::test]
async fn a_long_log_comes_in_pages() {
	let house = House::new().await;
	house.stored(RECORD, &body(1)).await;
	let token = house.login(Ana).await;
	let path = read_path(RECORD, None);
	for _ in 0..260 {
		house.get(&path, &token).await;
	}
	let first: AccessLog = house
		.get(&format!("/v1/access-log?patient={}", Ana.patient()), &token)
		.await
		.json()
		.await
		.unwrap();
	assert_eq!((first.receipts.len(), first.next), (256, Some(256)));
	let next = format!("/v1/access-log?patient={}&cursor=256", Ana.patient());
	let second: AccessLog = house.get(&next, &token).await.json().await.unwrap();
	assert_eq!((second.receipts.len(), second.next), (4, None));
	let export = format!("/v1/access-log/export?patient={}", Ana.patient());
	let text = house.get(&export, &token).await.text().await.unwrap();
	assert_eq!(text.lines().count(), 260);
}

#[tokio::test]
async fn many_readers_at_once_share_one_unbroken_book() {
	let house = House::new().await;
	house.stored(RECORD, &body(1)).await;
	let token = house.login(Ana).await;
	let path = read_path(RECORD, None);
	let reads = (0..40).map(|_| house.get(&path, &token));
	for response in futures::future::join_all(reads).await {
		assert_eq!(response.status(), StatusCode::OK);
	}
	let receipts = house.receipts(Ana).await;
	assert_eq!(receipts.len(), 40);
	assert_eq!(verify_chain(&receipts), Ok(()));
}

#[tokio::test]
async fn what_the_chain_does_not_know_has_no_book() {
	let house = House::new().await;
	let token = house.login(Brook).await;
	house
		.get(&read_path(RecordId::repeat(0x55), Some(SOUTH)), &token)
		.await;
	assert!(house.receipts(Ana).await.is_empty());
}
