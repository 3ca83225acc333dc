// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::house::*;
use reqwest::{Method, Response};
use salus_client::api::ChallengeRequest;

async fn get(house: &House, path: &str) -> Response {
	house.ask(Method::GET, path, None).send().await.unwrap()
}

#[tokio::test]
async fn health_is_of_the_process_and_readiness_of_the_chain() {
	let house = House::new().await;
	assert_eq!(get(&house, "/health").await.status().as_u16(), 200);
	assert_eq!(get(&house, "/ready").await.status().as_u16(), 200);
	house.wait(house.config.chain.stale_after.as_millis(), false);
	assert_eq!(
		code(get(&house, "/ready").await).await,
		(503, "chain-stale".into())
	);
	house.chain.world().down = true;
	assert_eq!(
		code(get(&house, "/ready").await).await,
		(503, "chain-down".into())
	);
	assert_eq!(get(&house, "/health").await.status().as_u16(), 200);
}

#[tokio::test]
async fn a_vault_starts_before_its_node_and_serves_when_the_node_comes() {
	let mut house = House::new().await;
	house.stored(RECORD, &body(1)).await;
	house.stop().await;
	house.chain.world().down = true;
	house.start_again().await;
	assert_eq!(get(&house, "/health").await.status().as_u16(), 200);
	let request = ChallengeRequest {
		account: Ana.account(),
	};
	for refused in [
		get(&house, "/ready").await,
		get(&house, "/v1/chain/genesis").await,
		house.post("/v1/login/challenge", None, &request).await,
	] {
		assert_eq!(code(refused).await, (503, "chain-down".into()));
	}
	house.chain.world().down = false;
	assert_eq!(get(&house, "/ready").await.status().as_u16(), 200);
	let ana = house.login(Ana).await;
	let read = house.get(&read_path(RECORD, None), &ana).await;
	assert_eq!(read.bytes().await.unwrap(), body(1));
}

#[tokio::test]
async fn metrics_count_and_name_nobody() {
	let house = House::new().await;
	house.stored(RECORD, &body(1)).await;
	let (ana, brook) = (house.login(Ana).await, house.login(Brook).await);
	house
		.get(&read_path(RECORD, None), &ana)
		.await
		.bytes()
		.await
		.unwrap();
	house.get(&read_path(RECORD, Some(SOUTH)), &brook).await;
	let text = get(&house, "/metrics").await.text().await.unwrap();
	for line in [
		"salus_vault_decisions_total{rule=\"patient\"} 1",
		"salus_vault_decisions_total{rule=\"nothing-allows\"} 1",
		"salus_vault_bytes_in_total 1300",
		"salus_vault_bytes_out_total 1300",
		"salus_vault_requests_total{status=\"4xx\"} 1",
	] {
		assert!(text.contains(line), "{line} in\n{text}");
	}
	for id in [RECORD.to_string(), Ana.person().to_string(), NORTH.to_string()] {
		assert!(!text.contains(&id) && !text.contains(&id[2..]));
	}
}

#[tokio::test]
async fn an_unknown_path_or_method_is_not_found() {
	let house = House::new().await;
	assert_eq!(
		code(get(&house, "/v1/../etc/passwd").await).await,
		(404, "not-found".into())
	);
	let response = house.ask(Method::DELETE, "/health", None).send().await.unwrap();
	assert_eq!(code(response).await, (404, "not-found".into()));
}
