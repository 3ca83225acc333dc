// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::house::*;
use reqwest::{Method, StatusCode};
use salus_client::api::*;
use salus_envelope::WRAP_LEN;
use salus_primitives::{
	care::TaskHolder,
	consent::{Grantee, Purpose},
	OrganisationId, PersonId, RecordId, UnixMillis,
};
use salus_vault::config::Span;

fn wrap(recipient: Recipient) -> WrapEntry {
	WrapEntry {
		recipient,
		key_version: 1,
		wrap: vec![9; WRAP_LEN].into(),
	}
}

fn person(who: Who) -> Recipient {
	Recipient::Person(who.person())
}

const CUSTODIAN: Recipient = Recipient::Organisation(NORTH);

fn wraps_path() -> String {
	format!("{}/wraps", version_path(RECORD, 1))
}

async fn put(house: &House, token: &str, wraps: Vec<WrapEntry>) -> reqwest::Response {
	house
		.ask(Method::PUT, &wraps_path(), Some(token))
		.json(&PutWraps { wraps })
		.send()
		.await
		.unwrap()
}

async fn list(house: &House, token: &str) -> Vec<Recipient> {
	let list: WrapList = house.get(&wraps_path(), token).await.json().await.unwrap();
	list.wraps.into_iter().map(|holder| holder.recipient).collect()
}

async fn fetch(house: &House, who: Who, place: Option<OrganisationId>) -> reqwest::Response {
	let token = house.login(who).await;
	house
		.get(
			&read_path(RECORD, place).replace("versions/1", "versions/1/wrap"),
			&token,
		)
		.await
}

async fn with_record() -> House {
	let house = House::with(|config| config.door.rewrap_wait = Span::millis(500)).await;
	house.stored(RECORD, &body(1)).await;
	house
}

#[tokio::test]
async fn an_uploader_wraps_for_patient_self_and_custodian_before_the_anchor() {
	let house = House::new().await;
	let adler = house.login(Adler).await;
	house.upload(&adler, RECORD, body(1)).send().await.unwrap();
	let three = vec![wrap(person(Ana)), wrap(person(Adler)), wrap(CUSTODIAN)];
	assert_eq!(put(&house, &adler, three).await.status(), StatusCode::NO_CONTENT);
	house.anchor(RECORD, Adler, &body(1));
	let response = fetch(&house, Ana, None).await;
	assert_eq!(response.json::<WrapEntry>().await.unwrap(), wrap(person(Ana)));
}

#[tokio::test]
async fn others_wait_for_the_anchor_and_for_consent() {
	let house = House::new().await;
	let adler = house.login(Adler).await;
	house.upload(&adler, RECORD, body(1)).send().await.unwrap();
	let refused = (422, "recipient-may-not-read".to_string());
	house.grant(Grantee::Person(Brook.person()));
	assert_eq!(
		code(put(&house, &adler, vec![wrap(person(Brook))]).await).await,
		refused
	);
	house.anchor(RECORD, Adler, &body(1));
	assert_eq!(
		put(&house, &adler, vec![wrap(person(Brook))]).await.status(),
		StatusCode::NO_CONTENT
	);
	house.chain.world().grants.clear();
	assert_eq!(
		code(put(&house, &adler, vec![wrap(person(Brook))]).await).await,
		refused
	);
}

#[tokio::test]
async fn a_wrap_for_the_wrong_kind_of_recipient_is_refused() {
	let house = with_record().await;
	let adler = house.login(Adler).await;
	for recipient in [
		Recipient::Person(PersonId(NORTH.0)),
		Recipient::Organisation(OrganisationId(Ana.person().0)),
		Recipient::Organisation(OrganisationId::repeat(0x42)),
		Recipient::Person(PersonId::repeat(0x42)),
	] {
		let response = put(&house, &adler, vec![wrap(recipient)]).await;
		assert_eq!(
			code(response).await,
			(422, "unknown-recipient-key".into()),
			"{recipient:?}"
		);
	}
	for recipient in [person(Stranger), Recipient::Organisation(SOUTH)] {
		let response = put(&house, &adler, vec![wrap(recipient)]).await;
		assert_eq!(
			code(response).await,
			(422, "recipient-may-not-read".into()),
			"{recipient:?}"
		);
	}
	assert!(list(&house, &adler).await.is_empty());
}

#[tokio::test]
async fn a_wrap_of_another_length_or_key_version_is_refused_and_so_are_its_neighbours() {
	let house = with_record().await;
	let adler = house.login(Adler).await;
	for length in [0, WRAP_LEN - 1, WRAP_LEN + 1] {
		let bad = WrapEntry {
			wrap: vec![9; length].into(),
			..wrap(person(Adler))
		};
		let response = put(&house, &adler, vec![wrap(person(Ana)), bad]).await;
		assert_eq!(code(response).await, (422, "bad-wrap".into()));
	}
	for (key_version, expected) in [(0, 422), (1, 204), (2, 204), (3, 422)] {
		let response = put(
			&house,
			&adler,
			vec![WrapEntry {
				key_version,
				..wrap(person(Adler))
			}],
		)
		.await;
		assert_eq!(response.status().as_u16(), expected, "version {key_version}");
	}
	assert_eq!(list(&house, &adler).await, [person(Adler)]);
}

#[tokio::test]
async fn so_many_wraps_and_no_more() {
	let house = House::with(|config| config.uploads.max_wraps = 2).await;
	house.stored(RECORD, &body(1)).await;
	let adler = house.login(Adler).await;
	let three = vec![wrap(person(Ana)), wrap(person(Adler)), wrap(CUSTODIAN)];
	assert_eq!(
		code(put(&house, &adler, three).await).await,
		(422, "too-many-wraps".into())
	);
	assert!(list(&house, &adler).await.is_empty());
	assert_eq!(
		put(&house, &adler, vec![wrap(person(Ana)), wrap(CUSTODIAN)])
			.await
			.status(),
		StatusCode::NO_CONTENT
	);
	assert_eq!(
		put(&house, &adler, vec![wrap(CUSTODIAN)]).await.status(),
		StatusCode::NO_CONTENT
	);
}

#[tokio::test]
async fn uploader_custodian_patient_and_representative_see_and_put_wraps() {
	let house = with_record().await;
	let custodian = house.login_custodian(NORTH).await;
	assert_eq!(
		put(&house, &custodian, vec![wrap(person(Ana))]).await.status(),
		StatusCode::NO_CONTENT
	);
	assert_eq!(list(&house, &custodian).await, [person(Ana)]);
	for who in [Adler, Ana, Mother] {
		let token = house.login(who).await;
		assert_eq!(
			put(&house, &token, vec![wrap(person(Ana))]).await.status(),
			StatusCode::NO_CONTENT,
			"{who:?}"
		);
	}
	for who in [Ben, Brook, Clerk, Officer, Stranger] {
		let token = house.login(who).await;
		assert_eq!(
			put(&house, &token, vec![wrap(person(Ana))]).await.status(),
			StatusCode::NOT_FOUND,
			"{who:?}"
		);
		assert_eq!(
			house.get(&wraps_path(), &token).await.status(),
			StatusCode::NOT_FOUND,
			"{who:?}"
		);
	}
}

#[tokio::test]
async fn an_uploader_who_left_the_organisation_is_a_stranger() {
	let house = with_record().await;
	house.chain.world().memberships.clear();
	let adler = house.login(Adler).await;
	assert_eq!(
		house.get(&wraps_path(), &adler).await.status(),
		StatusCode::NOT_FOUND
	);
}

#[tokio::test]
async fn the_custodian_of_another_organisation_sees_nothing() {
	let house = House::with(|config| config.organisations.push(SOUTH)).await;
	house.stored(RECORD, &body(1)).await;
	let south = house.login_custodian(SOUTH).await;
	assert_eq!(
		house.get(&wraps_path(), &south).await.status(),
		StatusCode::NOT_FOUND
	);
	assert_eq!(
		put(&house, &south, vec![wrap(person(Ana))]).await.status(),
		StatusCode::NOT_FOUND
	);
	let listed: CustodianRecords = house
		.get("/v1/custodian/records", &south)
		.await
		.json()
		.await
		.unwrap();
	assert!(listed.records.is_empty());
}

#[tokio::test]
async fn allowed_but_not_wrapped_is_pending_and_the_organisations_wrap_serves() {
	let house = with_record().await;
	house.grant(Grantee::Organisation(SOUTH));
	assert_eq!(
		code(fetch(&house, Brook, Some(SOUTH)).await).await,
		(409, "key-pending".into())
	);
	let custodian = house.login_custodian(NORTH).await;
	let of_south = wrap(Recipient::Organisation(SOUTH));
	assert_eq!(
		put(&house, &custodian, vec![of_south.clone()]).await.status(),
		StatusCode::NO_CONTENT
	);
	let found: WrapEntry = fetch(&house, Brook, Some(SOUTH)).await.json().await.unwrap();
	assert_eq!(found, of_south);
	put(&house, &custodian, vec![wrap(person(Brook))]).await;
	let found: WrapEntry = fetch(&house, Brook, Some(SOUTH)).await.json().await.unwrap();
	assert_eq!(found.recipient, person(Brook));
}

#[tokio::test]
async fn an_organisation_with_a_task_on_the_record_may_hold_a_wrap_while_it_lasts() {
	let house = with_record().await;
	let custodian = house.login_custodian(NORTH).await;
	let south = Recipient::Organisation(SOUTH);
	let refused = (422, "recipient-may-not-read".to_string());
	let task = |record, until| TaskHolder {
		record,
		holder: south,
		until: UnixMillis(until),
	};
	for (tasks, what) in [
		(vec![], "no task"),
		(
			vec![task(RecordId::repeat(1), u64::MAX)],
			"a task on another record",
		),
		(vec![task(RECORD, START)], "a task that is over"),
	] {
		house.chain.world().tasks.insert(Ana.patient(), tasks);
		let response = put(&house, &custodian, vec![wrap(south)]).await;
		assert_eq!(code(response).await, refused, "{what}");
	}
	let live = vec![task(RECORD, START + 1)];
	house.chain.world().tasks.insert(Ana.patient(), live);
	let response = put(&house, &custodian, vec![wrap(south)]).await;
	assert_eq!(response.status(), StatusCode::NO_CONTENT);
	house.chain.world().tasks.clear();
	house.chain.finalise(&[Ana.patient()], &[]);
	eventually("the wrap goes with the task", || async {
		!list(&house, &custodian).await.contains(&south)
	})
	.await;
}

#[tokio::test]
async fn wraps_are_deleted_by_those_who_may() {
	let house = with_record().await;
	house.grant(Grantee::Person(Brook.person()));
	let custodian = house.login_custodian(NORTH).await;
	let all = vec![
		wrap(person(Ana)),
		wrap(person(Adler)),
		wrap(CUSTODIAN),
		wrap(person(Brook)),
	];
	put(&house, &custodian, all).await;
	let delete = |token: String, recipient: String| {
		let request = house.ask(
			Method::DELETE,
			&format!("{}/{recipient}", wraps_path()),
			Some(&token),
		);
		async move { request.send().await.unwrap().status().as_u16() }
	};
	let path = |who: Who| format!("person/{}", who.person());
	let (ana, clerk) = (house.login(Ana).await, house.login(Clerk).await);
	assert_eq!(delete(clerk, path(Brook)).await, 404);
	for kept in [path(Ana), path(Adler)] {
		assert_eq!(delete(custodian.clone(), kept).await, 403);
	}
	assert_eq!(delete(ana.clone(), path(Brook)).await, 204);
	assert_eq!(delete(ana.clone(), path(Brook)).await, 404);
	assert_eq!(delete(ana.clone(), path(Ana)).await, 204);
	assert_eq!(delete(ana.clone(), "person/..%2f..".into()).await, 400);
	assert_eq!(delete(ana, format!("robot/{}", Ana.person())).await, 400);
	assert_eq!(list(&house, &custodian).await, [person(Adler), CUSTODIAN]);
}

fn rewrap_request(organisation: OrganisationId) -> RewrapRequest {
	RewrapRequest {
		organisation,
		purpose: Purpose::Treat,
		key_version: 1,
		wrap: vec![3; WRAP_LEN].into(),
	}
}

fn rewrap_path(record: RecordId) -> String {
	format!("{}/rewrap", version_path(record, 1))
}

#[tokio::test]
async fn the_readers_own_custodian_rewraps_after_a_receipt() {
	let house = with_record().await;
	let (adler, custodian) = (house.login(Adler).await, house.login_custodian(NORTH).await);
	let reader = house
		.ask(Method::POST, &rewrap_path(RECORD), Some(&adler))
		.json(&rewrap_request(NORTH))
		.send();
	let work = async {
		let jobs: RewrapJobs = house
			.get("/v1/custodian/rewraps?wait_ms=400", &custodian)
			.await
			.json()
			.await
			.unwrap();
		let job = &jobs.jobs[0];
		assert_eq!(
			(job.record, job.reader, &job.wrap),
			(RECORD, Adler.person(), &rewrap_request(NORTH).wrap)
		);
		let again: RewrapJobs = house
			.get("/v1/custodian/rewraps", &custodian)
			.await
			.json()
			.await
			.unwrap();
		assert!(again.jobs.is_empty(), "each job is handed out once");
		let result = RewrapResult::Wrapped {
			key_version: 2,
			wrap: vec![4; WRAP_LEN].into(),
		};
		let path = format!("/v1/custodian/rewraps/{}", job.ticket);
		let (first, second) = (
			house.post(&path, Some(&custodian), &result).await.status(),
			house.post(&path, Some(&custodian), &result).await.status(),
		);
		assert_eq!((first, second), (StatusCode::NO_CONTENT, StatusCode::NOT_FOUND));
	};
	let (answer, ()) = tokio::join!(reader, work);
	let entry: WrapEntry = answer.unwrap().json().await.unwrap();
	assert_eq!((entry.recipient, entry.key_version), (person(Adler), 2));
	let last = house.receipts(Ana).await.pop().unwrap();
	assert_eq!(
		(last.body.subject, last.body.decision.code()),
		(Subject::Rewrap, "author")
	);
}

#[tokio::test]
async fn a_rewrap_is_refused_to_whom_the_chain_refuses_and_never_reaches_the_custodian() {
	let house = with_record().await;
	let custodian = house.login_custodian(NORTH).await;
	for (who, place, expected) in [
		(Clerk, NORTH, 404),
		(Brook, NORTH, 404),
		(Brook, SOUTH, 403),
		(Ben, NORTH, 404),
	] {
		let token = house.login(who).await;
		let response = house
			.post(&rewrap_path(RECORD), Some(&token), &rewrap_request(place))
			.await;
		assert_eq!(response.status().as_u16(), expected, "{who:?}");
	}
	let jobs: RewrapJobs = house
		.get("/v1/custodian/rewraps", &custodian)
		.await
		.json()
		.await
		.unwrap();
	assert!(jobs.jobs.is_empty());
}

#[tokio::test]
async fn a_rewrap_that_nobody_answers_stays_pending() {
	let house = with_record().await;
	let adler = house.login(Adler).await;
	let response = house
		.post(&rewrap_path(RECORD), Some(&adler), &rewrap_request(NORTH))
		.await;
	assert_eq!(code(response).await, (409, "key-pending".into()));
	let bad = RewrapRequest {
		wrap: vec![3; 5].into(),
		..rewrap_request(NORTH)
	};
	let response = house.post(&rewrap_path(RECORD), Some(&adler), &bad).await;
	assert_eq!(code(response).await, (422, "bad-wrap".into()));
}
