// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What the node answers over JSON-RPC besides what every Substrate node does.
//!
//! The RPC listens on loopback and is the operator's: it answers whatever it is asked about whomever. People reach the
//! chain through their vault's authenticated door.

mod changes;
mod proofs;
mod told;
mod words;

use crate::service::FullClient;
use changes::{changes, Until};
use jsonrpsee::{
	core::RpcResult,
	proc_macros::rpc,
	types::{ErrorObject, ErrorObjectOwned},
	PendingSubscriptionSink, RpcModule,
};
use polkadot_sdk::{
	sc_consensus_grandpa::GrandpaJustificationStream,
	sc_rpc::{
		utils::{spawn_subscription_task, BoundedVecDeque, PendingSubscription},
		SubscriptionTaskExecutor,
	},
	sc_transaction_pool::TransactionPoolHandle,
	sp_api::ProvideRuntimeApi,
	sp_blockchain::HeaderBackend,
	substrate_frame_rpc_system::{System, SystemApiServer},
};
use proofs::{prove, proven_headers, ProvenAnswer};
use salus_primitives::{
	consent::{Grantee, Terms},
	decision::{Decision, Question},
	views::GrantPreview,
	ConsentId, PatientId,
};
use salus_runtime::{apis::health::ConsentApi, opaque::Block, Hash};
use serde::{Deserialize, Serialize};
use std::{error::Error, sync::Arc};
use words::in_words;

/// What the methods need.
pub struct Deps {
	/// Where the chain is read.
	pub client: Arc<FullClient>,
	/// Where extrinsics wait.
	pub pool: Arc<TransactionPoolHandle<Block, FullClient>>,
	/// Where subscriptions run.
	pub executor: SubscriptionTaskExecutor,
	/// The votes that make blocks final, as they are counted.
	pub finality: GrandpaJustificationStream<Block>,
}

/// Every method of ours.
pub fn methods(deps: Deps) -> Result<RpcModule<()>, Box<dyn Error + Send + Sync>> {
	let Deps {
		client,
		pool,
		executor,
		finality,
	} = deps;
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool).into_rpc())?;
	let salus = Salus {
		client,
		executor,
		finality,
	};
	module.merge(salus.into_rpc())?;
	Ok(module)
}

/// A grant that nobody has signed yet.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftGrant {
	/// Who would be let in.
	pub grantee: Grantee,
	/// To what, until when.
	pub terms: Terms,
}

/// An answer with its reasons.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExplainedAnswer {
	/// The answer.
	pub decision: Decision,
	/// The code of the rule that settled it.
	pub rule: String,
	/// The rule in words.
	pub words: String,
	/// The consent that allowed it, if one did.
	pub by_consent: Option<ConsentId>,
	/// Is the asker shut out by name?
	pub excluded: bool,
	/// Does the asker hold a licence in the organisation of the question that is live?
	pub licensed: bool,
	/// Does the chain know of an encounter, an appointment or a handover?
	pub has_cover: bool,
	/// What the draft would let in. Only where a draft was given and the asker is on the patient's side.
	pub preview: Option<GrantPreview>,
}

/// Questions about access, answered by the chain's own code.
#[rpc(server)]
pub trait SalusApi {
	/// Answers one question, at the best block or the one named.
	#[method(name = "salus_decide")]
	fn decide(&self, question: Question, at: Option<Hash>) -> RpcResult<Decision>;

	/// Answers one question and says why; with a draft grant, also what that would let in.
	#[method(name = "salus_explain")]
	fn explain(
		&self,
		question: Question,
		draft: Option<DraftGrant>,
		at: Option<Hash>,
	) -> RpcResult<ExplainedAnswer>;

	/// Tells every change of a patient's consents from now on: as of the best block (`best`, the default; a change of a block that is
	/// abandoned comes again with `retracted`), or of the final one (`final`).
	#[subscription(
		name = "salus_subscribeConsent" => "salus_consent",
		unsubscribe = "salus_unsubscribeConsent",
		item = told::ConsentChange
	)]
	fn subscribe_consent(&self, patient: PatientId, until: Option<Until>);

	/// Tells every header that becomes final from now on, with the votes that made it so: nobody has to believe this node.
	#[subscription(
		name = "salus_subscribeFinal" => "salus_final",
		unsubscribe = "salus_unsubscribeFinal",
		item = proofs::ProvenHeader
	)]
	fn subscribe_final(&self);

	/// Answers one question, at the best block or the one named, with the trie nodes from which the answer follows. They are a hint: who
	/// checks walks from the state root of a final header and asks `state_getReadProof` for what is missing.
	#[method(name = "salus_prove")]
	fn prove(&self, question: Question, at: Option<Hash>) -> RpcResult<ProvenAnswer>;
}

struct Salus {
	client: Arc<FullClient>,
	executor: SubscriptionTaskExecutor,
	finality: GrandpaJustificationStream<Block>,
}

/// How many changes wait for a slow reader before the subscription ends: more than the exempt calls of a full block.
const WAITING_CHANGES: usize = 4_096;

/// How many final headers wait for a slow reader before the subscription ends.
const WAITING_HEADERS: usize = 64;

/// The chain could not be asked: JSON-RPC's range for a server's own errors begins here.
const CHAIN_NOT_ASKED: i32 = -32_000;

fn refused(error: impl ToString) -> ErrorObjectOwned {
	ErrorObject::owned(
		CHAIN_NOT_ASKED,
		"the chain could not be asked at this block: name one that the node has and whose state it keeps",
		Some(error.to_string()),
	)
}

impl Salus {
	fn at(&self, at: Option<Hash>) -> Hash {
		at.unwrap_or_else(|| self.client.info().best_hash)
	}
}

impl SalusApiServer for Salus {
	fn decide(&self, question: Question, at: Option<Hash>) -> RpcResult<Decision> {
		self.client
			.runtime_api()
			.decide(self.at(at), question)
			.map_err(refused)
	}

	fn explain(
		&self,
		question: Question,
		draft: Option<DraftGrant>,
		at: Option<Hash>,
	) -> RpcResult<ExplainedAnswer> {
		let at = self.at(at);
		let api = self.client.runtime_api();
		let Question {
			actor, patient, now, ..
		} = question;
		let explanation = api.explain(at, question).map_err(refused)?;
		let preview = draft
			.map(|DraftGrant { grantee, terms }| api.preview(at, actor, patient, grantee, terms, now))
			.transpose()
			.map_err(refused)?
			.flatten();
		Ok(ExplainedAnswer {
			decision: explanation.decision,
			rule: explanation.decision.code().into(),
			words: in_words(&explanation.decision).into(),
			by_consent: explanation.by_consent,
			excluded: explanation.excluded,
			licensed: explanation.licensed,
			has_cover: explanation.has_cover,
			preview,
		})
	}

	fn subscribe_consent(&self, pending: PendingSubscriptionSink, patient: PatientId, until: Option<Until>) {
		let changes = changes(self.client.clone(), patient, until.unwrap_or_default());
		spawn_subscription_task(
			&self.executor,
			PendingSubscription::from(pending)
				.pipe_from_stream(changes, BoundedVecDeque::new(WAITING_CHANGES)),
		);
	}

	fn subscribe_final(&self, pending: PendingSubscriptionSink) {
		let headers = proven_headers(self.client.clone(), &self.finality);
		spawn_subscription_task(
			&self.executor,
			PendingSubscription::from(pending)
				.pipe_from_stream(headers, BoundedVecDeque::new(WAITING_HEADERS)),
		);
	}

	fn prove(&self, question: Question, at: Option<Hash>) -> RpcResult<ProvenAnswer> {
		prove(&self.client, &question, self.at(at)).map_err(refused)
	}
}
