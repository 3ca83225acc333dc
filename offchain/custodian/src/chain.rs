// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What a custodian needs of the chain: a narrow trait, with every read named after the runtime API that answers it.

use async_trait::async_trait;
use codec::{Decode, DecodeAll, Encode};
use futures::stream::BoxStream;
use salus_client::api::{Hash32, Head};
use salus_primitives::{
	care::TaskHolder,
	consent::Categories,
	decision::{Decision, Question},
	roles::{EncryptionKey, KeyHolder},
	views::{
		ConsentView, Page, RecordDetails, RecordView, RepresentationView, ShutView, VersionDetails, MAX_PAGE,
	},
	Network, PatientId, RecordId, UnixMillis,
};
use std::collections::BTreeSet;

/// Why the chain did not answer. Never a yes.
#[derive(Debug, thiserror::Error)]
pub enum ChainError {
	/// The node cannot be reached, or took too long.
	#[error("the node does not answer: {0}")]
	Unreachable(String),
	/// The node answered with something that is no answer.
	#[error("the node's answer makes no sense: {0}")]
	Nonsense(String),
}

/// What one final block changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
	/// Patients whose consents, representatives, seals, exclusions or records changed.
	pub patients: BTreeSet<PatientId>,
	/// A key, a membership or an organisation changed: that can concern every patient.
	pub everybody: bool,
}

/// The chain as a custodian sees it.
#[async_trait]
pub trait ChainView: Send + Sync {
	/// Which network this is.
	async fn network(&self) -> Result<Network, ChainError>;

	/// The newest final block.
	async fn head(&self) -> Result<Head, ChainError>;

	/// Calls a runtime API at this block and returns the SCALE bytes of its answer.
	async fn call(&self, at: Hash32, api: &'static str, args: Vec<u8>) -> Result<Vec<u8>, ChainError>;

	/// What each final block from now on changed, without a gap. Ends or fails when the node is lost.
	async fn follow(&self) -> Result<BoxStream<'static, Result<Change, ChainError>>, ChainError>;
}

/// The chain at one final block.
#[derive(Clone, Copy)]
pub struct At<'a> {
	/// The chain.
	pub chain: &'a dyn ChainView,
	/// The block.
	pub block: Hash32,
	/// The later of the block's time and the custodian's own clock.
	pub now: UnixMillis,
}

impl At<'_> {
	async fn ask<Answer: Decode>(
		&self,
		api: &'static str,
		args: impl Encode + Send,
	) -> Result<Answer, ChainError> {
		let bytes = self.chain.call(self.block, api, args.encode()).await?;
		Answer::decode_all(&mut &bytes[..]).map_err(|error| ChainError::Nonsense(format!("{api}: {error}")))
	}

	/// The decision.
	pub async fn decide(&self, question: Question) -> Result<Decision, ChainError> {
		self.ask("ConsentApi_decide", question).await
	}

	/// The record's row and its current version.
	pub async fn record(&self, record: RecordId) -> Result<Option<RecordDetails>, ChainError> {
		let facts: Option<(RecordDetails, VersionDetails)> =
			self.ask("CustodyApi_record_facts", record).await?;
		Ok(facts.map(|(details, _)| details))
	}

	/// All records of a patient.
	pub async fn records(&self, patient: PatientId) -> Result<Vec<RecordView>, ChainError> {
		self.pages("CustodyApi_all_records", patient).await
	}

	/// All consents of a patient.
	pub async fn consents(&self, patient: PatientId) -> Result<Vec<ConsentView>, ChainError> {
		self.pages("CustodyApi_all_consents", patient).await
	}

	async fn pages<Item: Decode>(
		&self,
		api: &'static str,
		patient: PatientId,
	) -> Result<Vec<Item>, ChainError> {
		let (mut items, mut cursor) = (Vec::new(), Some(0u32));
		while let Some(from) = cursor {
			let page: Page<Item> = self.ask(api, (patient, from, MAX_PAGE)).await?;
			items.extend(page.items);
			cursor = page.next;
		}
		Ok(items)
	}

	/// The patient's representatives, live or not.
	pub async fn representatives(&self, patient: PatientId) -> Result<Vec<RepresentationView>, ChainError> {
		self.ask(
			"ConsentApi_representatives",
			(patient.person(), patient, self.now),
		)
		.await
	}

	/// What the patient has sealed.
	pub async fn sealed(&self, patient: PatientId) -> Result<Categories, ChainError> {
		let shut: Option<ShutView> = self
			.ask("ConsentApi_shut", (patient.person(), patient, self.now))
			.await?;
		Ok(shut.unwrap_or_default().sealed)
	}

	/// Who holds a task on a record of the patient.
	pub async fn task_holders(&self, patient: PatientId) -> Result<Vec<TaskHolder>, ChainError> {
		self.ask("CustodyApi_task_holders", (patient, self.now)).await
	}

	/// May a wrap of this record's key be kept for this holder?
	pub async fn may_hold(&self, holder: KeyHolder, record: RecordId) -> Result<bool, ChainError> {
		self.ask("CustodyApi_may_hold", (holder, record, self.now)).await
	}

	/// The holder's newest encryption key.
	pub async fn key(&self, holder: KeyHolder) -> Result<Option<EncryptionKey>, ChainError> {
		self.ask("RolesApi_encryption_key", holder).await
	}
}
