// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The few things that are asked of a node as it stands: nothing is read again on another connection, nothing
//! looked up along the way.

use futures::StreamExt;
use salus_client::api::{Hash32, HexBytes};
use salus_e2e::{Result, Trouble};
use serde::{de::DeserializeOwned, Deserialize};
use std::time::Instant;
use subxt_rpcs::{
	client::{RpcParams, RpcSubscription},
	methods::legacy::TransactionStatus,
	rpc_params, Error, RpcClient,
};

/// The pool has no room now; the same may be sent again.
const POOL_IS_FULL: i32 = 1_016;

/// Why the pool did not take an extrinsic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotTaken {
	/// It has no room; send the same again.
	Full,
	/// It refused it, in its words.
	Refused(String),
}

/// One connection.
#[derive(Clone)]
pub struct Rpc(RpcClient);

#[derive(Deserialize)]
struct Header {
	number: String,
}

#[derive(Deserialize)]
struct SignedBlock {
	block: Body,
}

#[derive(Deserialize)]
struct Body {
	extrinsics: Vec<HexBytes>,
}

/// When an extrinsic got how far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
	/// In a block.
	pub in_block: Option<Instant>,
	/// Final.
	pub last: Option<Instant>,
}

fn trouble(error: &Error) -> Trouble {
	Trouble::not_held(format!("the node did not answer: {error}"))
}

impl Rpc {
	/// Connects to a node at `ws://host:port`.
	pub async fn connect(url: &str) -> Result<Self> {
		let client = RpcClient::from_insecure_url(url).await;
		Ok(Self(client.map_err(|error| trouble(&error))?))
	}

	/// Asks.
	pub async fn request<T: DeserializeOwned>(&self, method: &str, params: RpcParams) -> Result<T> {
		let answer = self.0.request(method, params).await;
		answer.map_err(|error| trouble(&error))
	}

	/// Hands an extrinsic to the pool.
	pub async fn submit(&self, extrinsic: &[u8]) -> Result<(), NotTaken> {
		let params = rpc_params![HexBytes(extrinsic.to_vec())];
		let answer: Result<Hash32, Error> = self.0.request("author_submitExtrinsic", params).await;
		answer.map(drop).map_err(|error| not_taken(&error))
	}

	/// Hands an extrinsic to the pool and watches it until it is final. Ends without that where it gets lost.
	pub async fn watch(&self, extrinsic: &[u8]) -> Result<Seen> {
		let params = rpc_params![HexBytes(extrinsic.to_vec())];
		let methods = ("author_submitAndWatchExtrinsic", "author_unwatchExtrinsic");
		let mut statuses: RpcSubscription<TransactionStatus<Hash32>> = self
			.0
			.subscribe(methods.0, params, methods.1)
			.await
			.map_err(|error| trouble(&error))?;
		let mut seen = Seen::default();
		while let Some(status) = statuses.next().await {
			match status.map_err(|error| trouble(&error))? {
				TransactionStatus::InBlock(_) => seen.in_block = Some(Instant::now()),
				TransactionStatus::Finalized(_) => {
					seen.last = Some(Instant::now());
					break;
				}
				TransactionStatus::Dropped | TransactionStatus::Invalid | TransactionStatus::Usurped(_) => {
					break
				}
				_ => {}
			}
		}
		Ok(seen)
	}

	/// The numbers of blocks as they become final; a block whose number is left out became final with the
	/// next.
	pub async fn final_numbers(&self) -> Result<impl futures::Stream<Item = u32> + Send + 'static> {
		let methods = ("chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads");
		let heads: RpcSubscription<Header> = self
			.0
			.subscribe(methods.0, rpc_params![], methods.1)
			.await
			.map_err(|error| trouble(&error))?;
		Ok(heads.filter_map(async |head| number(&head.ok()?.number)))
	}

	/// The lengths of a block's extrinsics, in bytes.
	pub async fn lengths(&self, block: Hash32) -> Result<Vec<usize>> {
		let block: SignedBlock = self.request("chain_getBlock", rpc_params![block]).await?;
		Ok(block.block.extrinsics.iter().map(|bytes| bytes.0.len()).collect())
	}

	/// A value of the state; empty where there is none.
	pub async fn storage(&self, key: &str, block: Hash32) -> Result<Vec<u8>> {
		let value: Option<HexBytes> = self.request("state_getStorage", rpc_params![key, block]).await?;
		Ok(value.unwrap_or_default().0)
	}

	/// The answer of a runtime API at a block.
	pub async fn call(&self, api: &str, args: &[u8], block: Hash32) -> Result<Vec<u8>> {
		let params = rpc_params![api, HexBytes(args.to_vec()), block];
		Ok(self.request::<HexBytes>("state_call", params).await?.0)
	}
}

fn number(hex: &str) -> Option<u32> {
	u32::from_str_radix(hex.trim_start_matches("0x"), 16).ok()
}

fn not_taken(error: &Error) -> NotTaken {
	match error {
		Error::User(refused) if refused.code == POOL_IS_FULL => NotTaken::Full,
		Error::User(refused) => {
			let data = refused
				.data
				.as_ref()
				.map_or("", |data| data.get())
				.trim_matches('"');
			NotTaken::Refused(format!("{} {data}", refused.message).trim_end().into())
		}
		error => NotTaken::Refused(error.to_string()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn user(code: i32) -> Error {
		let json = format!(r#"{{"code":{code},"message":"Invalid","data":"Custom error: 2"}}"#);
		Error::User(serde_json::from_str(&json).unwrap())
	}

	#[test]
	fn only_a_full_pool_is_worth_another_try() {
		assert_eq!(not_taken(&user(1_016)), NotTaken::Full);
		let refused = NotTaken::Refused("Invalid Custom error: 2".into());
		assert_eq!(not_taken(&user(1_010)), refused);
	}

	#[test]
	fn numbers_of_blocks_are_hexadecimal() {
		assert_eq!(number("0x1f"), Some(31));
		assert_eq!(number("x"), None);
	}
}
