// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What lets others check the node: final headers with the votes that made them final, and the trie nodes behind an answer.

use crate::service::FullClient;
use codec::{DecodeAll, Encode};
use futures::{Stream, StreamExt};
use polkadot_sdk::{
	sc_client_api::ProofProvider,
	sc_consensus_grandpa::{GrandpaJustification, GrandpaJustificationStream},
	sp_blockchain,
	sp_core::Bytes,
};
use salus_primitives::decision::{Decision, Question};
use salus_runtime::{opaque::Block, Hash};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How many finality proofs wait for a slow reader: half a minute of a chain that makes two blocks a second.
const WAITING_PROOFS: usize = 64;

/// A header and the votes that made it final.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ProvenHeader {
	/// The header, SCALE-encoded.
	pub header: Bytes,
	/// GRANDPA's justification of it, SCALE-encoded: round, commit, ancestries of the votes.
	pub justification: Bytes,
}

/// An answer, and every trie node that the chain's own code read to find it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ProvenAnswer {
	/// At which block.
	pub at: Hash,
	/// The answer as this node gives it. Who checks does not believe it.
	pub decision: Decision,
	/// The nodes of the state's trie, in no order.
	pub nodes: Vec<Bytes>,
}

/// Each header that becomes final from now on, with its proof. A step of finality can take several blocks at once: then the proof of the
/// last one is that of all.
pub fn proven_headers(
	client: Arc<FullClient>,
	proofs: &GrandpaJustificationStream<Block>,
) -> impl Stream<Item = ProvenHeader> + Unpin + Send {
	proofs
		.subscribe(WAITING_PROOFS)
		.filter_map(move |proof| {
			let told = proven_header(&client, &proof);
			async { told }
		})
		.boxed()
}

/// `None` where the node no longer has the header, which it then cannot tell either.
fn proven_header(client: &FullClient, proof: &GrandpaJustification<Block>) -> Option<ProvenHeader> {
	let header = client
		.header(proof.justification.commit.target_hash)
		.ok()
		.flatten()?;
	Some(ProvenHeader {
		header: header.encode().into(),
		justification: proof.justification.encode().into(),
	})
}

/// Runs the decision on recorded state.
pub fn prove(
	client: &FullClient,
	question: &Question,
	at: Hash,
) -> Result<ProvenAnswer, sp_blockchain::Error> {
	let (answer, proof) = client.execution_proof(at, "ConsentApi_decide", &question.encode())?;
	let decision = Decision::decode_all(&mut &answer[..])
		.map_err(|error| sp_blockchain::Error::Backend(format!("the answer does not decode: {error}")))?;
	Ok(ProvenAnswer {
		at,
		decision,
		nodes: proof.into_nodes().into_iter().map(Bytes::from).collect(),
	})
}
