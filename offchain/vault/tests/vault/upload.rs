// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::house::*;
use reqwest::{Method, StatusCode};
use salus_client::api::*;
use salus_primitives::{PatientId, RecordId, UnixMillis};
use salus_vault::config::{Size, Span};
use std::path::Path;
use tokio::{io::AsyncWriteExt, net::TcpStream};

fn files(folder: &Path) -> Vec<String> {
	let mut found = Vec::new();
	for entry in std::fs::read_dir(folder).unwrap() {
		let path = entry.unwrap().path();
		if path.is_dir() {
			found.extend(files(&path));
		} else {
			found.push(path.display().to_string());
		}
	}
	found
}

fn bodies(house: &House) -> usize {
	files(&house.folder().join("bodies")).len()
}

async fn is_gone(house: &House, token: &str) -> bool {
	house.get(&read_path(RECORD, Some(NORTH)), token).await.status() == StatusCode::NOT_FOUND
}

#[tokio::test]
async fn an_upload_is_pending_until_its_anchor_is_final() {
	let house = House::new().await;
	let token = house.login(Adler).await;
	let response = house.upload(&token, RECORD, body(1)).send().await.unwrap();
	assert_eq!(response.status(), StatusCode::CREATED);
	let uploaded: Uploaded = response.json().await.unwrap();
	let ttl = house.config.uploads.pending_ttl.as_millis();
	assert_eq!(uploaded.bytes, 1_300);
	assert_eq!(
		(uploaded.anchored, uploaded.collected_at),
		(false, Some(UnixMillis(START + ttl)))
	);
	assert!(is_gone(&house, &token).await);
	house.anchor(RECORD, Adler, &body(1));
	let response = house.get(&read_path(RECORD, Some(NORTH)), &token).await;
	assert_eq!(response.bytes().await.unwrap(), body(1));
}

#[tokio::test]
async fn an_upload_after_its_anchor_is_anchored_at_once() {
	let house = House::new().await;
	house.anchor(RECORD, Adler, &body(1));
	let token = house.login(Adler).await;
	let response = house.upload(&token, RECORD, body(1)).send().await.unwrap();
	assert!(response.json::<Uploaded>().await.unwrap().anchored);
}

#[tokio::test]
async fn the_same_upload_again_changes_nothing() {
	let house = House::with(|config| config.uploads.max_pending_per_person = Size::of_bytes(2_600)).await;
	let token = house.login(Adler).await;
	for _ in 0..3 {
		let response = house.upload(&token, RECORD, body(1)).send().await.unwrap();
		assert_eq!(response.status(), StatusCode::CREATED);
	}
	house.anchor(RECORD, Adler, &body(1));
	house.upload(&token, RECORD, body(1)).send().await.unwrap();
	assert_eq!(
		house
			.upload(&token, RECORD, body(1))
			.send()
			.await
			.unwrap()
			.status(),
		StatusCode::OK
	);
	assert_eq!(bodies(&house), 1);
}

#[tokio::test]
async fn zero_bytes_are_refused() {
	let house = House::new().await;
	let token = house.login(Adler).await;
	let response = house.upload(&token, RECORD, Vec::new()).send().await.unwrap();
	assert_eq!(code(response).await, (422, "empty".into()));
	assert_eq!(bodies(&house), 0);
}

#[tokio::test]
async fn a_body_of_the_limit_fits_and_one_byte_more_does_not() {
	let house = House::with(|config| config.uploads.max_body = Size::of_bytes(1_300)).await;
	let token = house.login(Adler).await;
	assert_eq!(
		house
			.upload(&token, RECORD, body(1))
			.send()
			.await
			.unwrap()
			.status(),
		StatusCode::CREATED
	);
	let larger = [body(1), vec![0]].concat();
	let response = house
		.upload(&token, RecordId::repeat(2), larger.clone())
		.send()
		.await
		.unwrap();
	assert_eq!(code(response).await, (413, "too-large".into()));
	// Without a length in front, the bytes are counted as they come.
	let pieces: Vec<Result<Vec<u8>, std::io::Error>> =
		larger.chunks(100).map(|piece| Ok(piece.to_vec())).collect();
	let stream = reqwest::Body::wrap_stream(futures::stream::iter(pieces));
	let request = house.upload(&token, RecordId::repeat(2), larger).body(stream);
	assert_eq!(
		code(request.send().await.unwrap()).await,
		(413, "too-large".into())
	);
	assert_eq!(bodies(&house), 1);
}

#[tokio::test]
async fn a_body_that_fits_no_size_bucket_is_refused() {
	let house = House::new().await;
	let token = house.login(Adler).await;
	for (length, expected) in [(1, 422), (1_223, 422), (1_224, 201)] {
		let response = house
			.upload(&token, RECORD, vec![1; length])
			.send()
			.await
			.unwrap();
		assert_eq!(response.status().as_u16(), expected, "{length}");
	}
	assert_eq!(bodies(&house), 1);
}

#[tokio::test]
async fn a_body_that_hashes_otherwise_is_refused() {
	let house = House::new().await;
	let token = house.login(Adler).await;
	let response = house
		.upload(&token, RECORD, body(1))
		.body(body(2))
		.send()
		.await
		.unwrap();
	assert_eq!(code(response).await, (422, "hash-mismatch".into()));
	assert_eq!(bodies(&house), 0);
}

#[tokio::test]
async fn missing_and_malformed_headers_are_named() {
	let house = House::new().await;
	let token = house.login(Adler).await;
	let request = house
		.ask(Method::PUT, &version_path(RECORD, 1), Some(&token))
		.body(body(1));
	let error: ErrorBody = request.send().await.unwrap().json().await.unwrap();
	assert!(error.message.contains(PATIENT_HEADER), "{}", error.message);
	for name in [PATIENT_HEADER, ORGANISATION_HEADER, CIPHERTEXT_HASH_HEADER] {
		let mut request = house.upload(&token, RECORD, body(1)).build().unwrap();
		request
			.headers_mut()
			.insert(name, "../../etc/passwd".parse().unwrap());
		let error: ErrorBody = house.http.execute(request).await.unwrap().json().await.unwrap();
		assert!(
			error.error == "bad-request" && error.message.contains(name),
			"{}",
			error.message
		);
	}
}

#[tokio::test]
async fn path_tricks_in_ids_are_refused() {
	let house = House::new().await;
	let token = house.login(Adler).await;
	let id = RECORD.to_string();
	for (record, version) in [
		("..%2f..%2fetc%2fpasswd", "1"),
		("%2e%2e", "1"),
		(&id[..65], "1"),
		(&id, "0"),
		(&id, "-1"),
		(&id, "+1"),
		(&id, "1e3"),
		(&id, "4294967296"),
		(&id, "%2e%2e"),
		(&id, "%00"),
		(&id, "current"),
	] {
		let path = format!("/v1/records/{record}/versions/{version}");
		let request = house.upload(&token, RECORD, body(1)).build().unwrap();
		let mut other = reqwest::Request::new(Method::PUT, house.url(&path).parse().unwrap());
		*other.headers_mut() = request.headers().clone();
		*other.body_mut() = Some(body(1).into());
		let status = house.http.execute(other).await.unwrap().status().as_u16();
		assert!([400, 404].contains(&status), "{path}: {status}");
	}
	assert_eq!(bodies(&house), 0);
}

#[tokio::test]
async fn only_members_and_registered_patients_may_upload() {
	let house = House::new().await;
	for (who, expected) in [
		(Adler, 201),
		(Clerk, 201),
		(Ana, 201),
		(Mother, 201),
		(Ben, 403),
		(Brook, 403),
		(Stranger, 403),
		(Admin, 403),
	] {
		let token = house.login(who).await;
		let record = RecordId::repeat(who as u8);
		let status = house
			.upload(&token, record, body(1))
			.send()
			.await
			.unwrap()
			.status();
		assert_eq!(status.as_u16(), expected, "{who:?}");
	}
	house.chain.world().registrations.clear();
	let token = house.login(Ana).await;
	let response = house.upload(&token, RECORD, body(1)).send().await.unwrap();
	assert_eq!(code(response).await, (403, "forbidden".into()));
}

#[tokio::test]
async fn an_organisation_that_is_not_served_takes_nothing() {
	let house = House::new().await;
	let token = house.login(Brook).await;
	let mut request = house.upload(&token, RECORD, body(1)).build().unwrap();
	request
		.headers_mut()
		.insert(ORGANISATION_HEADER, SOUTH.to_string().parse().unwrap());
	assert_eq!(
		house.http.execute(request).await.unwrap().status(),
		StatusCode::FORBIDDEN
	);
}

#[tokio::test]
async fn a_reused_id_is_refused_to_those_who_may_know_it() {
	let house = House::new().await;
	house.stored(RECORD, &body(1)).await;
	for who in [Adler, Clerk, Ana] {
		let token = house.login(who).await;
		let response = house.upload(&token, RECORD, body(2)).send().await.unwrap();
		assert_eq!(code(response).await, (409, "id-taken".into()), "{who:?}");
	}
}

#[tokio::test]
async fn a_reused_id_tells_another_patient_nothing() {
	let house = House::new().await;
	house.stored(RECORD, &body(1)).await;
	let token = house.login(Ben).await;
	let send = |record| {
		let mut request = house.upload(&token, record, body(2)).build().unwrap();
		request
			.headers_mut()
			.insert(PATIENT_HEADER, Ben.patient().to_string().parse().unwrap());
		house.http.execute(request)
	};
	let (taken, free) = (
		send(RECORD).await.unwrap(),
		send(RecordId::repeat(0x78)).await.unwrap(),
	);
	assert_eq!(
		(taken.status(), free.status()),
		(StatusCode::CREATED, StatusCode::CREATED)
	);
	let adler = house.login(Adler).await;
	let kept = house.get(&read_path(RECORD, Some(NORTH)), &adler).await;
	assert_eq!(kept.bytes().await.unwrap(), body(1));
}

#[tokio::test]
async fn nobody_keeps_an_author_from_an_id_by_being_first() {
	let house = House::new().await;
	let (clerk, adler) = (house.login(Clerk).await, house.login(Adler).await);
	house.upload(&clerk, RECORD, body(9)).send().await.unwrap();
	let mut same_bytes = house.upload(&clerk, RECORD, body(1)).build().unwrap();
	let ben: PatientId = Ben.patient();
	same_bytes
		.headers_mut()
		.insert(PATIENT_HEADER, ben.to_string().parse().unwrap());
	house.http.execute(same_bytes).await.unwrap();
	assert_eq!(
		house
			.upload(&adler, RECORD, body(1))
			.send()
			.await
			.unwrap()
			.status(),
		StatusCode::CREATED
	);
	house.anchor(RECORD, Adler, &body(1));
	let read = house.get(&read_path(RECORD, Some(NORTH)), &adler).await;
	assert_eq!(read.bytes().await.unwrap(), body(1));
	assert_eq!(bodies(&house), 1);
}

#[tokio::test]
async fn a_swapped_ciphertext_never_becomes_readable() {
	let house = House::new().await;
	let token = house.login(Adler).await;
	house.upload(&token, RECORD, body(2)).send().await.unwrap();
	house.anchor(RECORD, Adler, &body(1));
	house.chain.finalise(&[], &[RECORD]);
	assert!(is_gone(&house, &token).await);
}

#[tokio::test]
async fn a_body_outside_its_size_bucket_never_becomes_readable() {
	let house = House::new().await;
	let token = house.login(Adler).await;
	let long = vec![7; 10_000];
	house.upload(&token, RECORD, long.clone()).send().await.unwrap();
	house.anchor(RECORD, Adler, &long);
	assert!(is_gone(&house, &token).await);
}

#[tokio::test]
async fn what_is_never_anchored_is_collected() {
	let house = House::with(|config| config.uploads.collect_every = Span::millis(30)).await;
	let token = house.login(Adler).await;
	house.upload(&token, RECORD, body(1)).send().await.unwrap();
	let ttl = house.config.uploads.pending_ttl.as_millis();
	house.wait(ttl - 1, true);
	tokio::time::sleep(std::time::Duration::from_millis(150)).await;
	assert_eq!(bodies(&house), 1);
	house.wait(1, true);
	eventually("collected", || async { bodies(&house) == 0 }).await;
}

#[tokio::test]
async fn what_is_anchored_is_never_collected() {
	let house = House::with(|config| config.uploads.collect_every = Span::millis(30)).await;
	house.stored(RECORD, &body(1)).await;
	house.wait(10 * house.config.uploads.pending_ttl.as_millis(), true);
	tokio::time::sleep(std::time::Duration::from_millis(150)).await;
	assert_eq!(bodies(&house), 1);
}

#[tokio::test]
async fn a_person_has_so_many_bytes_pending_and_no_more() {
	let house = House::with(|config| config.uploads.max_pending_per_person = Size::of_bytes(2_600)).await;
	let (adler, clerk) = (house.login(Adler).await, house.login(Clerk).await);
	for (byte, expected) in [(1, 201), (2, 201), (3, 429)] {
		let response = house
			.upload(&adler, RecordId::repeat(byte), body(byte))
			.send()
			.await
			.unwrap();
		assert_eq!(response.status().as_u16(), expected);
	}
	assert_eq!(
		house
			.upload(&clerk, RecordId::repeat(3), body(3))
			.send()
			.await
			.unwrap()
			.status()
			.as_u16(),
		201
	);
	house.anchor(RecordId::repeat(1), Adler, &body(1));
	house
		.get(&read_path(RecordId::repeat(1), Some(NORTH)), &adler)
		.await;
	assert_eq!(
		house
			.upload(&adler, RecordId::repeat(3), body(3))
			.send()
			.await
			.unwrap()
			.status()
			.as_u16(),
		201
	);
}

/// The head of an upload that promises more bytes than it sends.
async fn cut_off(house: &House, token: &str) -> TcpStream {
	let mut stream = TcpStream::connect(house.address).await.unwrap();
	let head = format!(
		"PUT {} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n{PATIENT_HEADER}: {}\r\n\
		 {ORGANISATION_HEADER}: {NORTH}\r\n{CIPHERTEXT_HASH_HEADER}: {}\r\ncontent-length: 1300\r\n\r\n",
		version_path(RECORD, 1),
		Ana.patient(),
		hash_of(&body(1)),
	);
	stream.write_all(head.as_bytes()).await.unwrap();
	stream.write_all(&body(1)[..1_000]).await.unwrap();
	stream.flush().await.unwrap();
	stream
}

#[tokio::test]
async fn a_truncated_upload_leaves_nothing() {
	let house = House::new().await;
	let token = house.login(Adler).await;
	let stream = cut_off(&house, &token).await;
	eventually("it began", || async { bodies(&house) == 1 }).await;
	drop(stream);
	eventually("it is gone", || async { bodies(&house) == 0 }).await;
	house.anchor(RECORD, Adler, &body(1));
	assert!(is_gone(&house, &token).await);
}

#[tokio::test]
async fn an_upload_that_stands_still_is_ended() {
	let house = House::with(|config| config.uploads.stall = Span::millis(100)).await;
	let token = house.login(Adler).await;
	let _stream = cut_off(&house, &token).await;
	eventually("it began", || async { bodies(&house) == 1 }).await;
	eventually("it is gone", || async { bodies(&house) == 0 }).await;
}

#[tokio::test]
async fn a_vault_that_was_killed_in_the_middle_shows_nothing_of_it() {
	let mut house = House::new().await;
	house.stored(RECORD, &body(1)).await;
	house.stop().await;
	// What a killed process leaves behind: a temporary file beside the good one.
	let good = files(&house.folder().join("bodies")).remove(0);
	std::fs::write(format!("{good}#1"), b"half of it").unwrap();
	house.start_again().await;
	assert_eq!(bodies(&house), 1);
	let token = house.login(Adler).await;
	let read = house.get(&read_path(RECORD, Some(NORTH)), &token).await;
	assert_eq!(read.bytes().await.unwrap(), body(1));
}
