// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The chain through a vault's door, for clients without a node: only what the person who logged in is a party to.

use super::{At, ChainError, Read, Transport, Updates};
use crate::{
	api::{
		ChainAnswer, ChainCall, ErrorBody, FollowUpdate, Genesis, Head, HeadKind, HexBytes, Nonce,
		RuntimeVersion, Submit, Submitted,
	},
	vault::{VaultClient, VaultError},
};
use async_trait::async_trait;
use futures::{stream, StreamExt};

/// The stable code of a transaction that the vault's node did not take.
const EXTRINSIC_REFUSED: &str = "extrinsic-refused";
/// No single server-sent event is longer.
const MAX_EVENT_LEN: usize = 4 * 1024 * 1024;

/// A vault's `/v1/chain`.
#[derive(Clone)]
pub struct DoorTransport(VaultClient);

impl DoorTransport {
	/// The door of this vault, as the person who is logged in there.
	pub fn new(vault: VaultClient) -> Self {
		Self(vault)
	}
}

impl From<VaultError> for ChainError {
	fn from(error: VaultError) -> Self {
		match error {
			VaultError::Unreachable { peer, cause } => Self::Unreachable { peer, cause },
			VaultError::Refused { body, .. } if body.error == EXTRINSIC_REFUSED => {
				Self::Invalid { reason: body.message }
			}
			VaultError::Refused { body, .. } => Self::Door(body),
			VaultError::Malformed { what, cause } => Self::Malformed { what, cause },
			VaultError::Challenge(fault) => Self::Door(ErrorBody {
				error: "challenge".into(),
				message: fault.to_string(),
				what_to_do: "nothing was signed".into(),
			}),
		}
	}
}

fn kind(at: At) -> Result<HeadKind, ChainError> {
	match at {
		At::Best => Ok(HeadKind::Best),
		At::Final => Ok(HeadKind::Final),
		At::Hash(_) => Err(ChainError::NodeOnly("a block by its hash")),
	}
}

#[async_trait]
impl Transport for DoorTransport {
	async fn genesis(&self) -> Result<[u8; 32], ChainError> {
		let answer: Genesis = self.0.get("/chain/genesis", &[]).await?;
		Ok(answer.genesis.0)
	}

	async fn version(&self) -> Result<RuntimeVersion, ChainError> {
		Ok(self.0.get("/chain/version", &[]).await?)
	}

	async fn metadata(&self) -> Result<Vec<u8>, ChainError> {
		Ok(self.0.get_bytes("/chain/metadata", &[]).await?)
	}

	async fn head(&self, kind: HeadKind) -> Result<Head, ChainError> {
		let at = match kind {
			HeadKind::Best => "best",
			HeadKind::Final => "final",
		};
		Ok(self.0.get("/chain/head", &[("at", at.into())]).await?)
	}

	async fn call(&self, read: Read) -> Result<Vec<u8>, ChainError> {
		let question = ChainCall {
			api: read.api.into(),
			args: HexBytes(read.args),
			at: kind(read.at)?,
		};
		let answer: ChainAnswer = self.0.post("/chain/call", &question).await?;
		Ok(answer.result.0)
	}

	async fn nonce(&self, _account: &[u8; 32]) -> Result<u64, ChainError> {
		let answer: Nonce = self.0.get("/chain/nonce", &[]).await?;
		Ok(answer.nonce)
	}

	async fn submit(&self, extrinsic: Vec<u8>) -> Result<Updates, ChainError> {
		let submit = Submit {
			extrinsic: HexBytes(extrinsic),
		};
		let submitted: Submitted = self.0.post("/chain/submit", &submit).await?;
		let body = self
			.0
			.stream(&format!("/chain/follow/{}", submitted.hash))
			.await?;
		let peer = self.0.base().to_owned();
		let state = (body.boxed(), Events::default(), peer, false);
		Ok(
			stream::unfold(state, |(mut body, mut events, peer, over)| async move {
				if over {
					return None;
				}
				loop {
					match events.next() {
						Ok(Some(update)) => {
							let over = update.is_last();
							return Some((Ok(update), (body, events, peer, over)));
						}
						Err(error) => return Some((Err(error), (body, events, peer, true))),
						Ok(None) => {}
					}
					match body.next().await {
						Some(Ok(piece)) => events.push(&piece),
						Some(Err(error)) => {
							let error = ChainError::Unreachable {
								peer: peer.clone(),
								cause: error.to_string(),
							};
							return Some((Err(error), (body, events, peer, true)));
						}
						None => return None,
					}
				}
			})
			.boxed(),
		)
	}
}

/// Server-sent events that arrive in pieces (HTML standard, "Server-sent events"; only `data` is looked at).
#[derive(Default)]
struct Events {
	buffer: Vec<u8>,
	data: String,
}

impl Events {
	fn push(&mut self, piece: &[u8]) {
		self.buffer.extend_from_slice(piece);
	}

	/// The next complete event; `None` when more bytes are needed.
	fn next(&mut self) -> Result<Option<FollowUpdate>, ChainError> {
		while let Some(end) = self.buffer.iter().position(|byte| *byte == b'\n') {
			let line: Vec<u8> = self.buffer.drain(..=end).collect();
			let line = String::from_utf8_lossy(&line);
			let line = line.trim_end_matches(['\r', '\n']);
			if let Some(data) = line.strip_prefix("data:") {
				self.data.push_str(data.strip_prefix(' ').unwrap_or(data));
			} else if line.is_empty() && !self.data.is_empty() {
				let data = std::mem::take(&mut self.data);
				return serde_json::from_str(&data)
					.map(Some)
					.map_err(|error| ChainError::malformed("an event of the vault's door", error));
			}
		}
		if self.buffer.len() + self.data.len() > MAX_EVENT_LEN {
			return Err(ChainError::malformed(
				"an event of the vault's door",
				"it does not end",
			));
		}
		Ok(None)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn events_are_read_wherever_they_are_cut() {
		let text = ": keep-alive\n\ndata: {\"status\":\"pooled\"}\n\ndata: {\"status\":\"invalid\",\r\ndata: \"reason\":\"stale\"}\r\n\r\n";
		for cut in 0..text.len() {
			let mut events = Events::default();
			let mut seen = Vec::new();
			for piece in [&text[..cut], &text[cut..]] {
				events.push(piece.as_bytes());
				while let Some(update) = events.next().unwrap() {
					seen.push(update);
				}
			}
			let invalid = FollowUpdate::Invalid {
				reason: "stale".into(),
			};
			assert_eq!(seen, [FollowUpdate::Pooled, invalid], "cut at {cut}");
		}
	}

	#[test]
	fn what_is_no_event_is_refused_and_an_endless_one_too() {
		let mut events = Events::default();
		events.push(b"data: hello\n\n");
		assert!(matches!(events.next(), Err(ChainError::Malformed { .. })));
		let mut events = Events::default();
		events.push(&vec![b'x'; MAX_EVENT_LEN]);
		assert!(matches!(events.next(), Ok(None)));
		events.push(b"x");
		assert!(matches!(events.next(), Err(ChainError::Malformed { .. })));
	}
}
