// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::house::*;
use reqwest::{Method, StatusCode};
use salus_client::{account::Signer as _, api::*};
use salus_primitives::{
	roles::{AccountScope, Signer},
	UnixMillis,
};
use salus_vault::config::{Size, Span};
use std::time::{Duration, Instant};
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::TcpStream,
};

/// How long until the vault closes a connection on which this was sent.
async fn closes_after(house: &House, sent: &[u8]) -> Duration {
	let began = Instant::now();
	let mut stream = TcpStream::connect(house.address).await.unwrap();
	stream.write_all(sent).await.unwrap();
	let mut rest = Vec::new();
	// A reset is an end as well.
	let _ = tokio::time::timeout(Duration::from_secs(5), stream.read_to_end(&mut rest))
		.await
		.expect("it closes");
	began.elapsed()
}

#[tokio::test]
async fn a_head_that_does_not_come_ends_the_connection() {
	let house = House::with(|config| config.connections.header_read = Span::millis(200)).await;
	for sent in [&b""[..], b"GET /health HTTP/1.1\r\nhost: x\r\nx-slow: "] {
		let took = closes_after(&house, sent).await;
		assert!(
			took >= Duration::from_millis(150) && took < Duration::from_secs(3),
			"{took:?}"
		);
	}
}

#[tokio::test]
async fn a_slow_head_that_keeps_dripping_is_ended_too() {
	let house = House::with(|config| config.connections.header_read = Span::millis(200)).await;
	let mut stream = TcpStream::connect(house.address).await.unwrap();
	let began = Instant::now();
	stream.write_all(b"GET /health HTTP/1.1\r\nx: ").await.unwrap();
	while stream.write_all(b"a").await.is_ok() {
		assert!(began.elapsed() < Duration::from_secs(4), "never ended");
		tokio::time::sleep(Duration::from_millis(20)).await;
	}
}

#[tokio::test]
async fn an_idle_connection_is_closed() {
	let house = House::with(|config| config.connections.header_read = Span::millis(200)).await;
	let took = closes_after(&house, b"GET /health HTTP/1.1\r\nhost: x\r\n\r\n").await;
	assert!(took >= Duration::from_millis(150), "{took:?}");
}

#[tokio::test]
async fn slow_clients_do_not_keep_others_out() {
	let house = House::new().await;
	let mut slow = Vec::new();
	for _ in 0..100 {
		let mut stream = TcpStream::connect(house.address).await.unwrap();
		stream.write_all(b"GET /health HTTP/1.1\r\n").await.unwrap();
		slow.push(stream);
	}
	house.stored(RECORD, &body(1)).await;
	let ana = house.login(Ana).await;
	let read = tokio::time::timeout(Duration::from_secs(2), house.get(&read_path(RECORD, None), &ana)).await;
	assert_eq!(read.unwrap().status(), StatusCode::OK);
}

#[tokio::test]
async fn an_address_has_so_many_connections_and_no_more() {
	let house = House::with(|config| config.connections.max_per_address = 2).await;
	let mut first = TcpStream::connect(house.address).await.unwrap();
	let _second = TcpStream::connect(house.address).await.unwrap();
	tokio::time::sleep(Duration::from_millis(50)).await;
	let took = closes_after(&house, b"").await;
	assert!(
		took < Duration::from_secs(1),
		"the third is turned away at once: {took:?}"
	);
	first
		.write_all(b"GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
		.await
		.unwrap();
	let mut answer = String::new();
	first.read_to_string(&mut answer).await.unwrap();
	assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[tokio::test]
async fn a_greedy_person_is_slowed_and_others_are_not() {
	let house = House::with(|config| {
		config.rates.per_person_burst = 5;
		config.rates.per_person_per_second = 1;
	})
	.await;
	let (greedy, other) = (house.login(Stranger).await, house.login(Ana).await);
	let mut refused = 0;
	for _ in 0..20 {
		refused += usize::from(
			house.get("/v1/chain/nonce", &greedy).await.status() == StatusCode::TOO_MANY_REQUESTS,
		);
	}
	assert!((10..=15).contains(&refused), "{refused}");
	let response = house.get("/v1/chain/nonce", &greedy).await;
	assert_eq!(response.headers()["retry-after"], "1");
	assert_eq!(code(response).await, (429, "too-many-requests".into()));
	assert_eq!(
		house.get("/v1/chain/nonce", &other).await.status(),
		StatusCode::OK
	);
}

#[tokio::test]
async fn a_second_session_gives_no_second_bucket() {
	let house = House::with(|config| {
		config.rates.per_person_burst = 3;
		config.rates.per_person_per_second = 1;
	})
	.await;
	let (first, second) = (house.login(Ana).await, house.login(Ana).await);
	for _ in 0..3 {
		assert_eq!(
			house.get("/v1/chain/nonce", &first).await.status(),
			StatusCode::OK
		);
	}
	assert_eq!(
		house.get("/v1/chain/nonce", &second).await.status(),
		StatusCode::TOO_MANY_REQUESTS
	);
}

#[tokio::test]
async fn a_second_account_gives_no_second_bucket() {
	let house = House::with(|config| {
		config.rates.per_person_burst = 3;
		config.rates.per_person_per_second = 1;
	})
	.await;
	// Ana's second phone: the account of another seed, controlling the same person.
	let phone = Signer {
		person: Ana.person(),
		scope: AccountScope::Full,
		until: UnixMillis::FOREVER,
	};
	house
		.chain
		.world()
		.signers
		.insert(Stranger.key().account(), phone);
	let (first, second) = (house.login(Ana).await, house.login(Stranger).await);
	let ben = house.login(Ben).await;
	for token in [&first, &second, &first] {
		assert_eq!(house.get("/v1/chain/nonce", token).await.status(), StatusCode::OK);
	}
	for token in [&first, &second] {
		assert_eq!(
			house.get("/v1/chain/nonce", token).await.status(),
			StatusCode::TOO_MANY_REQUESTS
		);
	}
	assert_eq!(house.get("/v1/chain/nonce", &ben).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn an_address_and_its_logins_are_slowed() {
	let house = House::with(|config| {
		config.rates.logins_burst = 2;
		config.rates.logins_per_second = 1;
	})
	.await;
	house.challenge(Ana).await;
	house.challenge(Ana).await;
	let request = ChallengeRequest {
		account: Ana.account(),
	};
	assert_eq!(
		code(house.post("/v1/login/challenge", None, &request).await)
			.await
			.0,
		429
	);
	assert_eq!(
		house
			.ask(Method::GET, "/health", None)
			.send()
			.await
			.unwrap()
			.status(),
		StatusCode::OK
	);
	let house = House::with(|config| {
		config.rates.per_address_burst = 2;
		config.rates.per_address_per_second = 1;
	})
	.await;
	for expected in [200, 200, 429] {
		assert_eq!(
			house
				.ask(Method::GET, "/health", None)
				.send()
				.await
				.unwrap()
				.status()
				.as_u16(),
			expected
		);
	}
}

#[tokio::test]
async fn a_client_that_takes_no_bytes_is_cut_off_and_frees_its_place() {
	let house = House::with(|config| {
		config.connections.write_stall = Span::millis(200);
		config.connections.max_requests_per_address = 1;
		config.uploads.max_body = Size::mebibytes(64);
	})
	.await;
	let large = vec![7u8; (16 << 20) + 5_000];
	let adler = house.login(Adler).await;
	house.upload(&adler, RECORD, large.clone()).send().await.unwrap();
	house.anchor(RECORD, Adler, &large);
	house.chain.world().records.get_mut(&RECORD).unwrap().1[0]
		.anchor
		.size_bucket = 28;
	let mut stream = TcpStream::connect(house.address).await.unwrap();
	let head = format!(
		"GET {} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {adler}\r\n\r\n",
		read_path(RECORD, Some(NORTH))
	);
	stream.write_all(head.as_bytes()).await.unwrap();
	tokio::time::sleep(Duration::from_millis(50)).await;
	eventually("the place is free again", || async {
		house
			.ask(Method::GET, "/health", None)
			.send()
			.await
			.unwrap()
			.status() == StatusCode::OK
	})
	.await;
}

#[tokio::test]
async fn a_json_body_has_its_limit() {
	let house = House::with(|config| config.connections.max_json = Size::of_bytes(300)).await;
	let request = ChallengeRequest {
		account: "5".repeat(400),
	};
	let response = house.post("/v1/login/challenge", None, &request).await;
	assert_eq!(code(response).await, (413, "too-large".into()));
}

#[tokio::test]
async fn a_request_has_its_time() {
	let house = House::with(|config| {
		config.connections.request = Span::millis(100);
		config.chain.ask_timeout = Span::seconds(10);
	})
	.await;
	let token = house.login(Ana).await;
	house.chain.world().slow = Duration::from_secs(5);
	assert_eq!(
		code(house.get("/v1/chain/nonce", &token).await).await,
		(408, "too-slow".into())
	);
}
