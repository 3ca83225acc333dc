// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::house::*;
use reqwest::{header, Method, Response, StatusCode};
use salus_client::api::*;
use salus_primitives::{
	consent::Grantee, records::RecordStatus, views::ShutView, OrganisationId, PersonId, RecordId,
};
use std::{collections::BTreeMap, sync::atomic::Ordering};

const BROOK: Grantee = Grantee::Person(PersonId::repeat(Brook as u8));

async fn read(house: &House, who: Who, place: Option<OrganisationId>) -> Response {
	let token = house.login(who).await;
	house.get(&read_path(RECORD, place), &token).await
}

async fn with_record() -> House {
	let house = House::new().await;
	house.stored(RECORD, &body(1)).await;
	house
}

/// Everything of an answer but its date.
async fn whole(response: Response) -> (StatusCode, BTreeMap<String, Vec<u8>>, Vec<u8>) {
	let headers = response
		.headers()
		.iter()
		.filter(|(name, _)| *name != header::DATE);
	let headers = headers
		.map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()))
		.collect();
	(
		response.status(),
		headers,
		response.bytes().await.unwrap().to_vec(),
	)
}

#[tokio::test]
async fn a_body_comes_with_its_hash_and_is_kept_by_nobody() {
	let house = with_record().await;
	let response = read(&house, Ana, None).await;
	assert_eq!(response.status(), StatusCode::OK);
	let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
	assert_eq!(header(CIPHERTEXT_HASH_HEADER), hash_of(&body(1)).to_string());
	assert_eq!(header(VERSION_HEADER), "1");
	assert_eq!(header("cache-control"), "no-store");
	assert_eq!(header("content-length"), "1300");
	assert_eq!(response.bytes().await.unwrap(), body(1));
}

#[tokio::test]
async fn patient_representative_author_and_grantee_read() {
	let house = with_record().await;
	house.grant(BROOK);
	for (who, place) in [
		(Ana, None),
		(Mother, None),
		(Adler, Some(NORTH)),
		(Brook, Some(SOUTH)),
	] {
		assert_eq!(read(&house, who, place).await.status(), StatusCode::OK, "{who:?}");
	}
}

#[tokio::test]
async fn whatever_may_not_be_known_is_the_same_answer_byte_for_byte() {
	let house = with_record().await;
	let token = house.login(Brook).await;
	let denied = whole(house.get(&read_path(RECORD, Some(SOUTH)), &token).await).await;
	assert_eq!(denied.0, StatusCode::NOT_FOUND);
	let adler = house.login(Adler).await;
	house
		.upload(&adler, RecordId::repeat(2), body(2))
		.send()
		.await
		.unwrap();
	for path in [
		// No such record; one that waits for its anchor; another version; another organisation; none; another route.
		read_path(RecordId::repeat(1), Some(SOUTH)),
		read_path(RecordId::repeat(2), Some(SOUTH)),
		read_path(RECORD, Some(SOUTH)).replace("versions/1", "versions/2"),
		read_path(RECORD, Some(SOUTH)).replace("versions/1", "versions/current"),
		read_path(RecordId::repeat(1), Some(SOUTH)).replace("versions/1", "versions/current"),
		read_path(RECORD, Some(NORTH)),
		read_path(RECORD, None),
		read_path(RECORD, Some(SOUTH)).replace("versions/1", "versions/1/wrap"),
		read_path(RecordId::repeat(1), Some(SOUTH)).replace("versions/1", "versions/1/wrap"),
		format!("{}/wraps", version_path(RECORD, 1)),
		format!("{}/wraps", version_path(RecordId::repeat(1), 1)),
		format!("/v1/access-log?patient={}", Ana.patient()),
		format!("/v1/access-log?patient={}", Stranger.patient()),
		"/v1/nothing".into(),
	] {
		assert_eq!(whole(house.get(&path, &token).await).await, denied, "{path}");
	}
	let ranged = house
		.ask(Method::GET, &read_path(RECORD, Some(SOUTH)), Some(&token))
		.header("range", "bytes=9999-");
	assert_eq!(whole(ranged.send().await.unwrap()).await, denied);
}

#[tokio::test]
async fn the_best_block_may_say_no_but_never_yes() {
	let house = with_record().await;
	house.grant(BROOK);
	house.chain.world().best_denies.insert(Brook.person());
	assert_eq!(
		read(&house, Brook, Some(SOUTH)).await.status(),
		StatusCode::NOT_FOUND
	);
	house.chain.world().best_denies.clear();
	assert_eq!(read(&house, Brook, Some(SOUTH)).await.status(), StatusCode::OK);
	let world = house.chain.world();
	assert!(world.asked.iter().any(|(at, _)| *at == world.finalised.hash));
}

#[tokio::test]
async fn the_answer_is_asked_for_again_before_the_first_byte() {
	let house = with_record().await;
	house.grant(BROOK);
	let token = house.login(Brook).await;
	let before = house.chain.world().asked.len();
	// Final and best are asked once each; whatever comes later is a no.
	house.chain.world().deny_after = Some(before + 2);
	let response = house.get(&read_path(RECORD, Some(SOUTH)), &token).await;
	assert_eq!(response.status(), StatusCode::NOT_FOUND);
	house.chain.world().deny_after = None;
	let decisions: Vec<_> = house
		.receipts(Ana)
		.await
		.iter()
		.map(|one| one.body.decision.code())
		.collect();
	assert_eq!(decisions, ["consent", "nothing-allows"]);
}

#[tokio::test]
async fn now_is_the_later_of_block_and_clock() {
	let house = with_record().await;
	let last = |house: &House| house.chain.world().asked.last().unwrap().1.now.0;
	read(&house, Ana, None).await;
	assert_eq!(last(&house), START);
	house.wait(5_000, false);
	read(&house, Ana, None).await;
	assert_eq!(last(&house), START + 5_000);
	house.chain.world().best.time.0 += 9_000;
	read(&house, Ana, None).await;
	assert_eq!(last(&house), START + 9_000);
}

#[tokio::test]
async fn a_chain_that_is_down_lets_nothing_out() {
	let house = with_record().await;
	let token = house.login(Ana).await;
	assert_eq!(
		house.get(&read_path(RECORD, None), &token).await.status(),
		StatusCode::OK
	);
	house.chain.world().down = true;
	let response = house.get(&read_path(RECORD, None), &token).await;
	assert_eq!(code(response).await, (503, "chain-down".into()));
}

#[tokio::test]
async fn a_chain_that_does_not_answer_in_time_lets_nothing_out() {
	let house = House::with(|config| config.chain.ask_timeout = salus_vault::config::Span::millis(50)).await;
	house.stored(RECORD, &body(1)).await;
	let token = house.login(Ana).await;
	house.chain.world().slow = std::time::Duration::from_secs(2);
	let response = house.get(&read_path(RECORD, None), &token).await;
	assert_eq!(code(response).await, (503, "chain-down".into()));
}

#[tokio::test]
async fn a_stale_chain_lets_nothing_out_from_its_first_millisecond() {
	let house = with_record().await;
	let token = house.login(Ana).await;
	let limit = house.config.chain.stale_after.as_millis();
	house.wait(limit - 1, false);
	assert_eq!(
		house.get(&read_path(RECORD, None), &token).await.status(),
		StatusCode::OK
	);
	house.wait(1, false);
	let response = house.get(&read_path(RECORD, None), &token).await;
	assert_eq!(code(response).await, (503, "chain-stale".into()));
}

#[tokio::test]
async fn no_receipt_no_bytes() {
	let house = with_record().await;
	let token = house.login(Ana).await;
	house.journal_fails.store(true, Ordering::SeqCst);
	for path in [
		read_path(RECORD, None),
		read_path(RECORD, None).replace("versions/1", "versions/1/wrap"),
	] {
		let response = house.get(&path, &token).await;
		assert_eq!(code(response).await, (503, "receipt-failed".into()), "{path}");
	}
	// A refusal says no more than that either, and has to be written too.
	let brook = house.login(Brook).await;
	let response = house.get(&read_path(RECORD, Some(SOUTH)), &brook).await;
	assert_eq!(code(response).await.0, 503);
	house.journal_fails.store(false, Ordering::SeqCst);
	assert_eq!(
		house
			.get(&read_path(RECORD, None), &token)
			.await
			.bytes()
			.await
			.unwrap(),
		body(1)
	);
}

#[tokio::test]
async fn an_excluded_grantee_and_a_sealed_category_are_not_found() {
	let house = with_record().await;
	house.grant(BROOK);
	let shut = ShutView {
		excluded: vec![Grantee::Person(Brook.person())],
		wishes: vec![],
		..ShutView::default()
	};
	house.chain.world().shut.insert(Ana.patient(), shut);
	assert_eq!(
		read(&house, Brook, Some(SOUTH)).await.status(),
		StatusCode::NOT_FOUND
	);
	let shut = ShutView {
		sealed: salus_primitives::consent::Categories::all(),
		..ShutView::default()
	};
	house.chain.world().shut.insert(Ana.patient(), shut);
	for (who, place, expected) in [
		(Brook, Some(SOUTH), 404),
		(Adler, Some(NORTH), 404),
		(Ana, None, 200),
	] {
		assert_eq!(
			read(&house, who, place).await.status().as_u16(),
			expected,
			"{who:?}"
		);
	}
}

#[tokio::test]
async fn a_record_entered_in_error_stays_with_patient_and_author() {
	let house = with_record().await;
	house.grant(BROOK);
	house
		.chain
		.world()
		.records
		.get_mut(&RECORD)
		.unwrap()
		.0
		.facts
		.status = RecordStatus::EnteredInError;
	for (who, place, expected) in [
		(Brook, Some(SOUTH), 404),
		(Adler, Some(NORTH), 200),
		(Ana, None, 200),
	] {
		assert_eq!(
			read(&house, who, place).await.status().as_u16(),
			expected,
			"{who:?}"
		);
	}
}

#[tokio::test]
async fn current_is_the_version_that_the_chain_calls_so() {
	let house = with_record().await;
	let adler = house.login(Adler).await;
	let mut second = house.upload(&adler, RECORD, body(2)).build().unwrap();
	*second.url_mut() = house.url(&version_path(RECORD, 2)).parse().unwrap();
	house.http.execute(second).await.unwrap();
	let path = read_path(RECORD, None).replace("versions/1", "versions/current");
	let ana = house.login(Ana).await;
	assert_eq!(house.get(&path, &ana).await.headers()[VERSION_HEADER], "1");
	house.anchor(RECORD, Adler, &body(2));
	let response = house.get(&path, &ana).await;
	assert_eq!(response.headers()[VERSION_HEADER], "2");
	assert_eq!(response.bytes().await.unwrap(), body(2));
	assert_eq!(
		house
			.get(&read_path(RECORD, None), &ana)
			.await
			.bytes()
			.await
			.unwrap(),
		body(1)
	);
}

#[tokio::test]
async fn one_range_is_sent_alone() {
	let house = with_record().await;
	let token = house.login(Ana).await;
	for (range, from, to) in [
		("bytes=0-0", 0, 1),
		("bytes=100-199", 100, 200),
		("bytes=1299-", 1_299, 1_300),
		("bytes=-10", 1_290, 1_300),
		("bytes=1000-99999", 1_000, 1_300),
	] {
		let request = house
			.ask(Method::GET, &read_path(RECORD, None), Some(&token))
			.header("range", range);
		let response = request.send().await.unwrap();
		assert_eq!(response.status(), StatusCode::PARTIAL_CONTENT, "{range}");
		assert_eq!(
			response.headers()["content-range"],
			format!("bytes {from}-{}/1300", to - 1)
		);
		assert_eq!(response.bytes().await.unwrap(), body(1)[from..to], "{range}");
	}
	let said = house.receipts(Ana).await[1].body.bytes;
	assert_eq!(said, Some((100, 200)));
}

#[tokio::test]
async fn a_range_outside_the_body_gets_its_length_and_a_receipt() {
	let house = with_record().await;
	let token = house.login(Ana).await;
	let request = house
		.ask(Method::GET, &read_path(RECORD, None), Some(&token))
		.header("range", "bytes=1300-");
	let response = request.send().await.unwrap();
	assert_eq!(response.headers()["content-range"], "bytes */1300");
	assert_eq!(code(response).await, (416, "bad-range".into()));
	assert_eq!(house.receipts(Ana).await.len(), 1);
}

#[tokio::test]
async fn several_ranges_get_the_whole_body() {
	let house = with_record().await;
	let token = house.login(Ana).await;
	let request = house
		.ask(Method::GET, &read_path(RECORD, None), Some(&token))
		.header("range", "bytes=0-1,5-6");
	let response = request.send().await.unwrap();
	assert_eq!(
		(response.status(), response.content_length()),
		(StatusCode::OK, Some(1_300))
	);
}

#[tokio::test]
async fn a_head_request_is_an_access_too() {
	let house = with_record().await;
	let token = house.login(Ana).await;
	let request = house.ask(Method::HEAD, &read_path(RECORD, None), Some(&token));
	let response = request.send().await.unwrap();
	assert_eq!(response.headers()["content-length"], "1300");
	assert!(response.bytes().await.unwrap().is_empty());
	assert_eq!(house.receipts(Ana).await.len(), 1);
}

#[tokio::test]
async fn a_request_without_a_session_or_a_purpose_is_refused() {
	let house = with_record().await;
	let request = house.ask(Method::GET, &read_path(RECORD, None), None);
	assert_eq!(
		code(request.send().await.unwrap()).await,
		(401, "unauthenticated".into())
	);
	let token = house.login(Ana).await;
	for query in [
		"",
		"?purpose=CURIOSITY",
		"?purpose=TREAT&organisation=north",
		"?purpose=TREAT&colour=red",
	] {
		let response = house
			.get(&format!("{}{query}", version_path(RECORD, 1)), &token)
			.await;
		assert_eq!(code(response).await, (400, "bad-request".into()), "{query}");
	}
}

#[tokio::test]
async fn a_reserved_purpose_opens_nothing_to_members() {
	let house = with_record().await;
	house.grant(BROOK);
	let token = house.login(Brook).await;
	let path = read_path(RECORD, Some(SOUTH)).replace("TREAT", "HRESCH");
	assert_eq!(house.get(&path, &token).await.status(), StatusCode::NOT_FOUND);
}
