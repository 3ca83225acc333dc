// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What a session on a device may do here: what its person may as a member, and nothing as a patient or representative.

use crate::house::*;
use reqwest::StatusCode;
use salus_client::{account::Signer as _, api::Hash32};
use salus_primitives::{roles::AccountScope, OrganisationId};

async fn with_record() -> House {
	let house = House::new().await;
	house.stored(RECORD, &body(1)).await;
	house
}

async fn read(house: &House, who: Who, place: Option<OrganisationId>) -> StatusCode {
	let token = house.login(who).await;
	house.get(&read_path(RECORD, place), &token).await.status()
}

#[tokio::test]
async fn a_clinician_s_session_reads_and_the_receipt_names_the_device() {
	let house = with_record().await;
	house.only_by_session(Adler, AccountScope::ClinicalSession);
	assert_eq!(read(&house, Adler, Some(NORTH)).await, StatusCode::OK);
	let receipts = house.receipts(Ana).await;
	let last = receipts.last().unwrap();
	assert_eq!(last.body.actor, Adler.person());
	assert_eq!(last.body.device, Some(Hash32(Adler.key().account())));
}

#[tokio::test]
async fn a_wallet_is_no_device() {
	let house = with_record().await;
	assert_eq!(read(&house, Adler, Some(NORTH)).await, StatusCode::OK);
	assert_eq!(house.receipts(Ana).await.last().unwrap().body.device, None);
}

#[tokio::test]
async fn a_session_is_neither_the_patient_nor_a_representative() {
	let house = with_record().await;
	for who in [Ana, Mother] {
		assert_eq!(
			read(&house, who, None).await,
			StatusCode::OK,
			"{who:?} by the wallet"
		);
		house.only_by_session(who, AccountScope::ClinicalSession);
		assert_eq!(
			read(&house, who, None).await,
			StatusCode::NOT_FOUND,
			"{who:?} by a session"
		);
	}
	house.only_by_session(Mother, AccountScope::ClinicalSession);
	let token = house.login(Mother).await;
	let log = format!("/v1/access-log?patient={}", Ana.patient());
	assert_eq!(house.get(&log, &token).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_session_reads_no_book_of_receipts() {
	let house = with_record().await;
	let log = format!("/v1/access-log?patient={}", Ana.patient());
	let by_wallet = house.login(Officer).await;
	assert_eq!(house.get(&log, &by_wallet).await.status(), StatusCode::OK);
	house.only_by_session(Officer, AccountScope::ClinicalSession);
	let by_session = house.login(Officer).await;
	assert_eq!(house.get(&log, &by_session).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_session_that_the_chain_ends_is_out_at_once() {
	let house = with_record().await;
	house.only_by_session(Adler, AccountScope::ClinicalSession);
	let token = house.login(Adler).await;
	let path = read_path(RECORD, Some(NORTH));
	assert_eq!(house.get(&path, &token).await.status(), StatusCode::OK);
	house.chain.world().signers.remove(&Adler.key().account());
	assert_eq!(house.get(&path, &token).await.status(), StatusCode::UNAUTHORIZED);
}
