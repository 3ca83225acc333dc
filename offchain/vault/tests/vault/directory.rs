// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::house::*;
use reqwest::{Method, Response, StatusCode};
use salus_client::api::*;
use salus_primitives::OrganisationId;
use salus_vault::config::Size;

const BUNDLE: &str = r#"{"resourceType":"Bundle","type":"collection"}"#;

async fn put(house: &House, who: Who, organisation: OrganisationId, text: &str) -> Response {
	let token = house.login(who).await;
	let path = format!("/v1/directory/{organisation}");
	house
		.ask(Method::PUT, &path, Some(&token))
		.body(text.to_owned())
		.send()
		.await
		.unwrap()
}

async fn get(house: &House) -> Response {
	house
		.ask(Method::GET, &format!("/v1/directory?organisation={NORTH}"), None)
		.send()
		.await
		.unwrap()
}

fn publish(house: &House, text: &str) {
	let hash = hash_of(text.as_bytes()).0;
	house
		.chain
		.world()
		.organisations
		.get_mut(&NORTH)
		.unwrap()
		.details
		.directory_hash = Some(hash);
}

#[tokio::test]
async fn a_directory_is_served_once_the_chain_names_it() {
	let house = House::new().await;
	let stored: DirectoryStored = put(&house, Admin, NORTH, BUNDLE).await.json().await.unwrap();
	assert_eq!(
		stored,
		DirectoryStored {
			hash: hash_of(BUNDLE.as_bytes()),
			published: false
		}
	);
	assert_eq!(code(get(&house).await).await, (404, "not-found".into()));
	publish(&house, BUNDLE);
	assert_eq!(get(&house).await.text().await.unwrap(), BUNDLE);
}

#[tokio::test]
async fn the_published_one_is_served_until_the_next_is_published() {
	let house = House::new().await;
	put(&house, Admin, NORTH, BUNDLE).await;
	publish(&house, BUNDLE);
	let next = r#"{"resourceType":"Bundle"}"#;
	put(&house, Admin, NORTH, next).await;
	assert_eq!(get(&house).await.text().await.unwrap(), BUNDLE);
	publish(&house, next);
	assert_eq!(get(&house).await.text().await.unwrap(), next);
}

#[tokio::test]
async fn only_an_administrator_puts_it_and_only_of_a_served_organisation() {
	let house = House::new().await;
	for who in [Adler, Officer, Ana, Stranger] {
		assert_eq!(
			put(&house, who, NORTH, BUNDLE).await.status(),
			StatusCode::FORBIDDEN,
			"{who:?}"
		);
	}
	assert_eq!(
		put(&house, Admin, SOUTH, BUNDLE).await.status(),
		StatusCode::FORBIDDEN
	);
}

#[tokio::test]
async fn what_is_no_json_or_too_large_is_refused() {
	let house = House::with(|config| config.uploads.max_directory = Size::of_bytes(100)).await;
	assert_eq!(
		code(put(&house, Admin, NORTH, "not json").await).await,
		(422, "not-json".into())
	);
	let fits = format!("\"{}\"", "x".repeat(98));
	assert_eq!(put(&house, Admin, NORTH, &fits).await.status(), StatusCode::OK);
	let over = format!("\"{}\"", "x".repeat(99));
	assert_eq!(
		code(put(&house, Admin, NORTH, &over).await).await,
		(413, "too-large".into())
	);
}
