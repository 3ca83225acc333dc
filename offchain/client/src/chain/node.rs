// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A node on this machine, over JSON-RPC. The connection is made when first needed and made anew when it was lost.

use super::{At, ChainError, Read, Runtime, Transport, Updates};
use crate::{
	account::format_ss58,
	api::{FollowUpdate, Hash32, Head, HeadKind, HexBytes, Inclusion, RuntimeVersion},
};
use async_trait::async_trait;
use blake2::{digest::consts::U32, Blake2b, Digest};
use codec::{Decode, Encode};
use futures::{stream::BoxStream, StreamExt};
use salus_primitives::UnixMillis;
use serde::{de::DeserializeOwned, Deserialize};
use std::{future::Future, sync::Arc, time::Duration};
use subxt_rpcs::{
	client::{RpcParams, RpcSubscription},
	methods::legacy::TransactionStatus,
	rpc_params, Error as RpcError, RpcClient,
};
use tokio::sync::{Mutex, OnceCell};

/// `twox128("System") ++ twox128("Events")`, where every Substrate chain keeps the events of its newest block.
const EVENTS_KEY: &str = "0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7";
/// `twox128("Timestamp") ++ twox128("Now")`.
const NOW_KEY: &str = "0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb";
/// The version of the metadata that is asked for.
const METADATA_VERSION: u32 = 15;
/// How long one answer may take.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(20);

/// JSON-RPC of a node.
#[derive(Clone)]
pub struct NodeTransport(Arc<Node>);

struct Node {
	url: String,
	rpc: Mutex<Option<RpcClient>>,
	runtime: OnceCell<Runtime>,
}

#[derive(Deserialize)]
struct Header {
	number: String,
}

#[derive(Deserialize)]
struct SignedBlock {
	block: BlockBody,
}

#[derive(Deserialize)]
struct BlockBody {
	extrinsics: Vec<HexBytes>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Version {
	spec_version: u32,
	transaction_version: u32,
}

impl NodeTransport {
	/// A node at `ws://host:port`. Nothing is sent yet.
	pub fn new(url: impl Into<String>) -> Self {
		Self(Arc::new(Node {
			url: url.into(),
			rpc: Mutex::new(None),
			runtime: OnceCell::new(),
		}))
	}

	fn unreachable(&self, cause: impl ToString) -> ChainError {
		ChainError::Unreachable {
			peer: format!("the node at {}", self.0.url),
			cause: cause.to_string(),
		}
	}

	/// Waits for an answer, but not for ever.
	async fn in_time<T>(&self, answer: impl Future<Output = Result<T, RpcError>>) -> Result<T, RpcError> {
		tokio::time::timeout(ANSWER_TIMEOUT, answer)
			.await
			.unwrap_or_else(|_| Err(RpcError::Client("no answer in 20 seconds".into())))
	}

	async fn rpc(&self) -> Result<RpcClient, RpcError> {
		let mut rpc = self.0.rpc.lock().await;
		if let Some(rpc) = &*rpc {
			return Ok(rpc.clone());
		}
		let new = self.in_time(RpcClient::from_insecure_url(&self.0.url)).await?;
		*rpc = Some(new.clone());
		Ok(new)
	}

	/// Asks with `ask`, once more on a new connection when the old one turns out to be dead.
	async fn ask<T, F, A>(&self, ask: F) -> Result<T, ChainError>
	where
		F: Fn(RpcClient) -> A,
		A: Future<Output = Result<T, RpcError>>,
	{
		let mut was_lost = false;
		loop {
			let answer = match self.rpc().await {
				Ok(rpc) => self.in_time(ask(rpc)).await,
				Err(error) => Err(error),
			};
			match answer {
				Ok(answer) => return Ok(answer),
				Err(RpcError::User(refused)) => {
					let data = refused
						.data
						.as_ref()
						.map_or("", |data| data.get())
						.trim_matches('"');
					let reason = format!("{} ({}) {data}", refused.message, refused.code);
					return Err(ChainError::Invalid {
						reason: reason.trim_end().into(),
					});
				}
				Err(
					error @ (RpcError::Deserialization(_) | RpcError::Decode(_) | RpcError::Serialization(_)),
				) => {
					return Err(ChainError::malformed("the node's answer", error));
				}
				Err(error) => {
					*self.0.rpc.lock().await = None;
					if was_lost {
						return Err(self.unreachable(error));
					}
					was_lost = true;
				}
			}
		}
	}

	async fn request<T: DeserializeOwned>(&self, method: &str, params: RpcParams) -> Result<T, ChainError> {
		let answer = self
			.ask(|rpc| {
				let params = params.clone();
				async move { rpc.request(method, params).await }
			})
			.await;
		// Only a submitted transaction can be invalid; here the node merely could not answer.
		answer.map_err(|error| match error {
			ChainError::Invalid { reason } => {
				ChainError::malformed(format!("the node's answer to {method}"), reason)
			}
			error => error,
		})
	}

	async fn subscribe<T: DeserializeOwned + Send + 'static>(
		&self,
		methods: (&'static str, &'static str),
		params: RpcParams,
	) -> Result<RpcSubscription<T>, ChainError> {
		self.ask(|rpc| {
			let params = params.clone();
			async move { rpc.subscribe(methods.0, params, methods.1).await }
		})
		.await
	}

	async fn state_call(&self, api: &str, args: Vec<u8>, at: Option<Hash32>) -> Result<Vec<u8>, ChainError> {
		let params = rpc_params![api, HexBytes(args), at];
		Ok(self.request::<HexBytes>("state_call", params).await?.0)
	}

	async fn storage(&self, key: &str, at: Hash32) -> Result<Vec<u8>, ChainError> {
		let value: Option<HexBytes> = self.request("state_getStorage", rpc_params![key, at]).await?;
		Ok(value.unwrap_or_default().0)
	}

	async fn hash_of(&self, at: At) -> Result<Hash32, ChainError> {
		match at {
			At::Hash(hash) => Ok(hash),
			At::Best => self.request("chain_getBlockHash", rpc_params![]).await,
			At::Final => self.request("chain_getFinalizedHead", rpc_params![]).await,
		}
	}

	async fn runtime(&self) -> Result<&Runtime, ChainError> {
		self.0
			.runtime
			.get_or_try_init(|| async { Runtime::decode(&self.metadata().await?) })
			.await
	}

	/// Where in this block the extrinsic is, and what it said there.
	async fn inclusion(&self, hash: Hash32, extrinsic: Hash32) -> Result<Inclusion, ChainError> {
		let block: Option<SignedBlock> = self.request("chain_getBlock", rpc_params![hash]).await?;
		let missing = || ChainError::malformed(format!("block {hash}"), "the extrinsic is not in it");
		let position = block
			.ok_or_else(missing)?
			.block
			.extrinsics
			.iter()
			.position(|bytes| hash_of_extrinsic(&bytes.0) == extrinsic)
			.and_then(|position| u32::try_from(position).ok())
			.ok_or_else(missing)?;
		let events = self.runtime().await?.events(&self.events(hash).await?)?;
		let events = events
			.into_iter()
			.filter(|event| event.extrinsic == Some(position))
			.map(|event| HexBytes(event.bytes))
			.collect();
		Ok(Inclusion {
			block: self.block(hash).await?,
			index: position,
			events,
		})
	}

	async fn update(
		&self,
		status: TransactionStatus<Hash32>,
		extrinsic: Hash32,
	) -> Result<FollowUpdate, ChainError> {
		let dropped = |reason: &str| FollowUpdate::Dropped {
			reason: reason.into(),
		};
		let invalid = |reason: &str| FollowUpdate::Invalid {
			reason: reason.into(),
		};
		Ok(match status {
			TransactionStatus::Future | TransactionStatus::Ready | TransactionStatus::Broadcast(_) => {
				FollowUpdate::Pooled
			}
			TransactionStatus::InBlock(hash) => FollowUpdate::InBlock(self.inclusion(hash, extrinsic).await?),
			TransactionStatus::Finalized(hash) => FollowUpdate::Final(self.inclusion(hash, extrinsic).await?),
			TransactionStatus::Retracted(_) => FollowUpdate::Retracted,
			TransactionStatus::FinalityTimeout(_) => dropped("it was in a block that did not become final"),
			TransactionStatus::Usurped(_) => {
				invalid("another transaction with the same nonce took its place")
			}
			TransactionStatus::Dropped => dropped("the pool is full"),
			TransactionStatus::Invalid => invalid("it is no longer valid"),
		})
	}
}

fn hash_of_extrinsic(bytes: &[u8]) -> Hash32 {
	Hash32(Blake2b::<U32>::digest(bytes).into())
}

#[async_trait]
impl Transport for NodeTransport {
	async fn genesis(&self) -> Result<[u8; 32], ChainError> {
		let hash: Hash32 = self.request("chain_getBlockHash", rpc_params![0u32]).await?;
		Ok(hash.0)
	}

	async fn version(&self) -> Result<RuntimeVersion, ChainError> {
		let Version {
			spec_version,
			transaction_version,
		} = self.request("state_getRuntimeVersion", rpc_params![]).await?;
		Ok(RuntimeVersion {
			spec_version,
			transaction_version,
		})
	}

	async fn metadata(&self) -> Result<Vec<u8>, ChainError> {
		let answer = self
			.state_call("Metadata_metadata_at_version", METADATA_VERSION.encode(), None)
			.await?;
		Option::<Vec<u8>>::decode(&mut &answer[..])
			.map_err(|error| ChainError::malformed("the runtime's metadata", error))?
			.ok_or_else(|| ChainError::Unfit("it has no metadata of version 15".into()))
	}

	async fn head(&self, kind: HeadKind) -> Result<Head, ChainError> {
		self.block(self.hash_of(kind.into()).await?).await
	}

	async fn call(&self, read: Read) -> Result<Vec<u8>, ChainError> {
		// `Option` would put a byte of its own before the id.
		let mut args = read.caller.map(|person| person.encode()).unwrap_or_default();
		args.extend(read.args);
		let at = self.hash_of(read.at).await?;
		self.state_call(read.api, args, Some(at)).await
	}

	async fn nonce(&self, account: &[u8; 32]) -> Result<u64, ChainError> {
		self.request("system_accountNextIndex", rpc_params![format_ss58(account)])
			.await
	}

	async fn submit(&self, extrinsic: Vec<u8>) -> Result<Updates, ChainError> {
		let name = hash_of_extrinsic(&extrinsic);
		let methods = ("author_submitAndWatchExtrinsic", "author_unwatchExtrinsic");
		let statuses = self
			.subscribe::<TransactionStatus<Hash32>>(methods, rpc_params![HexBytes(extrinsic)])
			.await?;
		let node = self.clone();
		Ok(statuses
			.then(move |status| {
				let node = node.clone();
				async move {
					let status = status.map_err(|error| node.unreachable(error))?;
					node.update(status, name).await
				}
			})
			.boxed())
	}

	async fn block_hash(&self, number: u32) -> Result<Option<Hash32>, ChainError> {
		self.request("chain_getBlockHash", rpc_params![number]).await
	}

	async fn block(&self, hash: Hash32) -> Result<Head, ChainError> {
		let header: Option<Header> = self.request("chain_getHeader", rpc_params![hash]).await?;
		let number = header
			.and_then(|header| u32::from_str_radix(header.number.trim_start_matches("0x"), 16).ok())
			.ok_or_else(|| {
				ChainError::malformed(format!("block {hash}"), "the node does not know its number")
			})?;
		let now = self.storage(NOW_KEY, hash).await?;
		// The first block has no time.
		let time = u64::decode(&mut &now[..]).unwrap_or_default();
		Ok(Head {
			hash,
			number,
			time: UnixMillis(time),
		})
	}

	async fn events(&self, hash: Hash32) -> Result<Vec<u8>, ChainError> {
		self.storage(EVENTS_KEY, hash).await
	}

	async fn final_heads(&self) -> Result<BoxStream<'static, Result<(), ChainError>>, ChainError> {
		let methods = ("chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads");
		let heads = self.subscribe::<Header>(methods, rpc_params![]).await?;
		let node = self.clone();
		Ok(heads
			.map(move |head| head.map(|_| ()).map_err(|error| node.unreachable(error)))
			.boxed())
	}
}
