// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::house::*;
use reqwest::{Method, StatusCode};
use salus_client::{account::Signer as _, api::*, login};
use salus_primitives::roles::{AccountScope, Signer};
use salus_primitives::UnixMillis;

#[tokio::test]
async fn a_person_logs_in_and_out() {
	let house = House::new().await;
	let challenge = house.challenge(Ana).await;
	let response = house.answer(Ana, challenge.nonce, &challenge.text).await;
	let session: Session = response.json().await.unwrap();
	assert_eq!(session.person, Ana.person());
	assert_eq!(
		house.get("/v1/chain/nonce", &session.token).await.status(),
		StatusCode::OK
	);
	let response = house
		.ask(Method::POST, "/v1/logout", Some(&session.token))
		.send()
		.await
		.unwrap();
	assert_eq!(response.status(), StatusCode::NO_CONTENT);
	assert_eq!(
		code(house.get("/v1/chain/nonce", &session.token).await).await,
		(401, "unauthenticated".into())
	);
}

#[tokio::test]
async fn a_wallet_may_wrap_the_text_in_bytes() {
	let house = House::new().await;
	let challenge = house.challenge(Ana).await;
	let text = format!("<Bytes>{}</Bytes>", challenge.text);
	assert_eq!(
		house.answer(Ana, challenge.nonce, &text).await.status(),
		StatusCode::OK
	);
}

#[tokio::test]
async fn a_replayed_login_is_refused() {
	let house = House::new().await;
	let challenge = house.challenge(Ana).await;
	house.answer(Ana, challenge.nonce, &challenge.text).await;
	let again = house.answer(Ana, challenge.nonce, &challenge.text).await;
	assert_eq!(code(again).await, (401, "challenge-used".into()));
}

#[tokio::test]
async fn an_expired_login_is_refused_from_its_first_millisecond() {
	let house = House::new().await;
	let (early, late) = (house.challenge(Ana).await, house.challenge(Ana).await);
	let ttl = house.config.logins.challenge_ttl.as_millis();
	house.wait(ttl - 1, true);
	assert_eq!(
		house.answer(Ana, early.nonce, &early.text).await.status(),
		StatusCode::OK
	);
	house.wait(1, true);
	assert_eq!(
		code(house.answer(Ana, late.nonce, &late.text).await).await,
		(401, "challenge-expired".into())
	);
}

#[tokio::test]
async fn a_login_signed_for_another_domain_or_chain_is_refused() {
	let house = House::new().await;
	for foreign in ["domain", "chain"] {
		let challenge = house.challenge(Ana).await;
		let (domain, genesis) = match foreign {
			"domain" => ("evil.example", challenge.genesis.0),
			_ => (DOMAIN, [0xdd; 32]),
		};
		let text = login::text(
			domain,
			&genesis,
			&Ana.account(),
			&challenge.nonce.0,
			challenge.expires_at,
		);
		let response = house.answer(Ana, challenge.nonce, &text).await;
		let body: ErrorBody = response.json().await.unwrap();
		assert_eq!(body.error, "bad-signature", "{foreign}");
		assert!(
			body.message.contains(DOMAIN) && body.message.contains("0xeeee"),
			"{}",
			body.message
		);
	}
}

#[tokio::test]
async fn a_challenge_of_another_vault_or_account_is_refused() {
	let house = House::new().await;
	let other = House::new().await;
	let challenge = other.challenge(Ana).await;
	let response = house.answer(Ana, challenge.nonce, &challenge.text).await;
	assert_eq!(code(response).await, (401, "challenge-unknown".into()));
	let challenge = house.challenge(Ana).await;
	let response = house.answer(Ben, challenge.nonce, &challenge.text).await;
	assert_eq!(code(response).await, (401, "challenge-unknown".into()));
}

#[tokio::test]
async fn the_signature_of_another_account_is_refused_and_spends_the_challenge() {
	let house = House::new().await;
	let challenge = house.challenge(Ana).await;
	let request = |signature: Vec<u8>| LoginRequest {
		account: Ana.account(),
		nonce: challenge.nonce,
		signature: signature.into(),
	};
	let forged = Ben.key().sign(challenge.text.as_bytes()).to_bytes();
	assert_eq!(
		code(house.post("/v1/login", None, &request(forged)).await).await,
		(401, "bad-signature".into())
	);
	let own = Ana.key().sign(challenge.text.as_bytes()).to_bytes();
	assert_eq!(
		code(house.post("/v1/login", None, &request(own)).await).await,
		(401, "challenge-used".into())
	);
}

#[tokio::test]
async fn a_wrong_prefix_and_other_nonsense_are_refused_clearly() {
	let house = House::new().await;
	// //Alice with prefix 0, as the Polkadot relay chain writes it.
	let polkadot = "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5";
	for account in [polkadot, "", "hello", "../../etc/passwd"] {
		let request = ChallengeRequest {
			account: account.into(),
		};
		let response = house.post("/v1/login/challenge", None, &request).await;
		assert_eq!(code(response).await, (400, "bad-request".into()), "{account}");
	}
	let response = house
		.post("/v1/login", None, &serde_json::json!({"account": 7}))
		.await;
	assert_eq!(code(response).await, (400, "bad-request".into()));
	let unknown = serde_json::json!({"account": Ana.account(), "colour": "red"});
	assert_eq!(
		code(house.post("/v1/login/challenge", None, &unknown).await)
			.await
			.0,
		400
	);
}

#[tokio::test]
async fn an_account_that_the_chain_does_not_know_now_is_refused() {
	let house = House::new().await;
	let account = Ana.key().account();
	let over = |scope| Signer {
		person: Ana.person(),
		scope,
		until: UnixMillis(START),
	};
	for signer in [
		None,
		Some(over(AccountScope::Full)),
		Some(over(AccountScope::ClinicalSession)),
	] {
		match signer {
			Some(signer) => house.chain.world().signers.insert(account, signer),
			None => house.chain.world().signers.remove(&account),
		};
		let challenge = house.challenge(Ana).await;
		let response = house.answer(Ana, challenge.nonce, &challenge.text).await;
		assert_eq!(code(response).await, (401, "unknown-account".into()));
	}
}

#[tokio::test]
async fn a_session_ends_with_its_time_and_with_its_account() {
	let house = House::new().await;
	let token = house.login(Ana).await;
	let ttl = house.config.logins.session_ttl.as_millis();
	house.wait(ttl - 1, true);
	assert_eq!(
		house.get("/v1/chain/nonce", &token).await.status(),
		StatusCode::OK
	);
	house.wait(1, true);
	assert_eq!(code(house.get("/v1/chain/nonce", &token).await).await.0, 401);
	let token = house.login(Ana).await;
	house.chain.world().signers.remove(&Ana.key().account());
	assert_eq!(code(house.get("/v1/chain/nonce", &token).await).await.0, 401);
}

#[tokio::test]
async fn no_login_while_the_chain_is_down() {
	let house = House::new().await;
	let challenge = house.challenge(Ana).await;
	house.chain.world().down = true;
	let response = house.answer(Ana, challenge.nonce, &challenge.text).await;
	assert_eq!(code(response).await, (503, "chain-down".into()));
}
