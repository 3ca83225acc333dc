// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The custodian's work: sweeps over what its vault keeps, and single re-wraps for members.

use crate::{
	chain::{At, ChainError, ChainView},
	keyring::{Keyring, Subject},
	monitor::Monitor,
	plan::{missing, Missing, PatientState},
	vault::{VaultError, VaultView},
};
use futures::StreamExt;
use salus_client::api::{CustodianRecord, Recipient, RewrapJob, RewrapResult, WrapEntry};
use salus_primitives::{
	consent::Access,
	decision::{Question, Target},
	roles::KeyHolder,
	PatientId, UnixMillis,
};
use std::{
	collections::{btree_map::Entry, BTreeMap},
	sync::Arc,
	time::Duration,
};

/// Why work stopped. The caller waits a moment and starts again; nothing is lost.
#[derive(Debug, thiserror::Error)]
pub enum WorkError {
	/// The chain did not answer.
	#[error(transparent)]
	Chain(#[from] ChainError),
	/// The vault did not answer, or refused.
	#[error(transparent)]
	Vault(#[from] VaultError),
}

/// What a sweep found and did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sweep {
	/// Versions looked at.
	pub examined: u64,
	/// Wraps made and put, or, when only looking, wraps that are missing.
	pub wrapped: u64,
	/// Versions without a wrap of the custodian's own: nobody asked this organisation to share them.
	pub not_ours_to_share: u64,
	/// Wraps that the vault refused, or that could not be made for their reader; the others were put.
	pub refused: u64,
	/// Versions whose own wrap did not open: the key file lacks a version, or the wrap is damaged.
	pub unopened: u64,
}

/// Whether a sweep puts what is missing, or only counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
	/// Make and put the missing wraps.
	Wrap,
	/// Count them.
	Look,
}

/// After how many more final blocks a changed patient is looked at again: the vault follows the chain by itself, and may learn
/// a moment later than the custodian that an upload is anchored.
const LOOKS_AFTER_A_CHANGE: u8 = 3;

/// A custodian at work.
pub struct Custodian {
	chain: Arc<dyn ChainView>,
	vault: Arc<dyn VaultView>,
	keyring: Arc<Keyring>,
	monitor: Arc<Monitor>,
}

impl Custodian {
	/// A custodian with this chain, vault and keys.
	pub fn new(chain: Arc<dyn ChainView>, vault: Arc<dyn VaultView>, keyring: Arc<Keyring>) -> Self {
		Self {
			chain,
			vault,
			keyring,
			monitor: Arc::default(),
		}
	}

	/// The same, telling `monitor` what it does.
	pub fn watched_by(self, monitor: Arc<Monitor>) -> Self {
		Self { monitor, ..self }
	}

	/// Follows the final blocks and the members' requests until one of the two fails.
	pub async fn run(&self, rewrap_wait: Duration) -> Result<(), WorkError> {
		// Follow before the first sweep, so that nothing falls between the two.
		let changes = self.chain.follow().await?;
		let swept = self.sweep(None, Intent::Wrap).await?;
		self.monitor.count(&swept);
		self.monitor.caught_up();
		tracing::info!(
			examined = swept.examined,
			wrapped = swept.wrapped,
			refused = swept.refused,
			unopened = swept.unopened,
			"caught up"
		);
		tokio::try_join!(self.follow(changes), self.serve_members(rewrap_wait)).map(drop)
	}

	async fn follow(
		&self,
		mut changes: futures::stream::BoxStream<'static, Result<crate::chain::Change, ChainError>>,
	) -> Result<(), WorkError> {
		let mut due = BTreeMap::<Option<PatientId>, u8>::new();
		while let Some(change) = changes.next().await {
			let change = change?;
			due.extend(
				change
					.patients
					.into_iter()
					.map(|patient| (Some(patient), LOOKS_AFTER_A_CHANGE)),
			);
			if change.everybody {
				due.insert(None, LOOKS_AFTER_A_CHANGE);
			}
			for patient in due.keys().copied().collect::<Vec<_>>() {
				let swept = self.sweep(patient, Intent::Wrap).await?;
				self.monitor.count(&swept);
				if swept.wrapped > 0 {
					tracing::info!(wrapped = swept.wrapped, "wrapped for new readers");
				}
			}
			due.retain(|_, looks| {
				*looks -= 1;
				*looks > 0
			});
		}
		Err(ChainError::Unreachable("the node stopped telling of final blocks".into()).into())
	}

	async fn serve_members(&self, wait: Duration) -> Result<(), WorkError> {
		loop {
			for job in self.vault.rewraps(wait).await? {
				let result = self.rewrap(&job).await?;
				match self.vault.answer(job.ticket, result).await {
					Err(error) if error.is_refusal() => tracing::debug!(%error, "the member no longer waits"),
					answered => answered?,
				}
			}
		}
	}

	async fn now(&self) -> Result<At<'_>, ChainError> {
		let head = self.chain.head().await?;
		Ok(At {
			chain: self.chain.as_ref(),
			block: head.hash,
			now: own_time().max(head.time),
		})
	}

	/// Looks at everything that the vault keeps, of one patient or of all, and wraps what is missing.
	pub async fn sweep(&self, patient: Option<PatientId>, intent: Intent) -> Result<Sweep, WorkError> {
		let at = self.now().await?;
		let mut sweep = Sweep::default();
		let mut state: Option<(PatientId, PatientState)> = None;
		let mut cursor = None;
		loop {
			let page = self.vault.records(patient, cursor.as_deref()).await?;
			for row in &page.records {
				let mut known = match state.take() {
					Some((of, known)) if of == row.patient => known,
					_ => self.load(at, row.patient).await?,
				};
				learn_holders(at, &mut known, row).await?;
				self.tend(at, &known, row, intent, &mut sweep).await?;
				state = Some((row.patient, known));
			}
			match page.next {
				Some(next) => cursor = Some(next),
				None => return Ok(sweep),
			}
		}
	}

	/// What the chain says about one patient.
	async fn load(&self, at: At<'_>, patient: PatientId) -> Result<PatientState, ChainError> {
		let (consents, representatives) = (at.consents(patient).await?, at.representatives(patient).await?);
		let mut state = PatientState::new(&consents, &representatives, at.now);
		state.tasks = at.task_holders(patient).await?;
		state.sealed = at.sealed(patient).await?;
		state.records = at
			.records(patient)
			.await?
			.into_iter()
			.map(|view| (view.record, view))
			.collect();
		for recipient in state.candidates(patient) {
			if let Some(key) = at.key(recipient).await? {
				state.keys.insert(recipient, key);
			}
		}
		Ok(state)
	}

	async fn tend(
		&self,
		at: At<'_>,
		state: &PatientState,
		row: &CustodianRecord,
		intent: Intent,
		sweep: &mut Sweep,
	) -> Result<(), WorkError> {
		sweep.examined += 1;
		let Some(own) = &row.own_wrap else {
			sweep.not_ours_to_share += 1;
			return Ok(());
		};
		let mut allowed = Vec::new();
		for entry in missing(state, row, self.keyring.organisation(), at.now) {
			if at.may_hold(entry.recipient, row.record).await? {
				allowed.push(entry);
			}
		}
		if allowed.is_empty() {
			return Ok(());
		}
		if intent == Intent::Look {
			sweep.wrapped += allowed.len() as u64;
			return Ok(());
		}
		let wraps = self.make(row, own, &allowed, sweep);
		self.put(row, wraps, sweep).await
	}

	/// Puts wraps of one version, all at once. Where the vault refuses that, one by one: then one reader whom it does not let in
	/// keeps no other waiting.
	async fn put(
		&self,
		row: &CustodianRecord,
		wraps: Vec<WrapEntry>,
		sweep: &mut Sweep,
	) -> Result<(), WorkError> {
		let (count, put) = (wraps.len() as u64, |wraps| {
			self.vault.put_wraps(row.record, row.version, wraps)
		});
		match wraps.len() {
			0 => return Ok(()),
			1 => {}
			_ => match put(wraps.clone()).await {
				Err(error) if error.is_refusal() => {}
				done => {
					done?;
					sweep.wrapped += count;
					return Ok(());
				}
			},
		}
		for wrap in wraps {
			match put(vec![wrap]).await {
				Ok(()) => sweep.wrapped += 1,
				Err(error) if error.is_refusal() => {
					sweep.refused += 1;
					tracing::warn!(record = %row.record, version = row.version, %error, "left out one wrap");
				}
				Err(error) => return Err(error.into()),
			}
		}
		Ok(())
	}

	/// The wraps for these readers. What cannot be made is counted and left out.
	fn make(
		&self,
		row: &CustodianRecord,
		own: &WrapEntry,
		entries: &[Missing],
		sweep: &mut Sweep,
	) -> Vec<WrapEntry> {
		let subject = Subject {
			record: row.record,
			version: row.version,
		};
		let secret = match self.keyring.open(subject, own.key_version, &own.wrap.0) {
			Ok(secret) => secret,
			Err(error) => {
				sweep.unopened += 1;
				tracing::warn!(record = %row.record, version = row.version, %error, "cannot re-wrap");
				return Vec::new();
			}
		};
		let mut wraps = Vec::with_capacity(entries.len());
		for entry in entries {
			match self
				.keyring
				.wrap_for(subject, &secret, entry.recipient, entry.key)
			{
				Ok(wrap) => wraps.push(wrap),
				Err(error) => {
					sweep.refused += 1;
					tracing::warn!(record = %row.record, version = row.version, %error, "cannot wrap for one reader");
				}
			}
		}
		wraps
	}

	/// Re-wraps what was granted to the organisation for one member, if the chain says yes for that member now.
	pub async fn rewrap(&self, job: &RewrapJob) -> Result<RewrapResult, WorkError> {
		let at = self.now().await?;
		let Some(details) = at.record(job.record).await? else {
			return Ok(RewrapResult::Refused);
		};
		let question = Question {
			actor: job.reader,
			organisation: Some(self.keyring.organisation()),
			patient: details.facts.patient,
			target: Target::Record(job.record),
			access: Access::Read,
			purpose: job.purpose,
			now: at.now,
		};
		if !at.decide(question).await?.is_allowed() {
			return Ok(RewrapResult::Refused);
		}
		let Some(key) = at.key(KeyHolder::Person(job.reader)).await? else {
			return Ok(RewrapResult::Refused);
		};
		let subject = Subject {
			record: job.record,
			version: job.version,
		};
		let made = self
			.keyring
			.open(subject, job.key_version, &job.wrap.0)
			.and_then(|secret| {
				self.keyring
					.wrap_for(subject, &secret, Recipient::Person(job.reader), key)
			});
		Ok(match made {
			Ok(entry) => RewrapResult::Wrapped {
				key_version: entry.key_version,
				wrap: entry.wrap,
			},
			Err(error) => {
				tracing::warn!(record = %job.record, version = job.version, %error, "cannot re-wrap for a member");
				RewrapResult::Refused
			}
		})
	}
}

/// Adds the keys of those who hold a wrap already: one that was rotated since needs a new wrap.
async fn learn_holders(
	at: At<'_>,
	state: &mut PatientState,
	row: &CustodianRecord,
) -> Result<(), ChainError> {
	for holder in &row.wraps {
		if let Entry::Vacant(unknown) = state.keys.entry(holder.recipient) {
			if let Some(key) = at.key(holder.recipient).await? {
				unknown.insert(key);
			}
		}
	}
	Ok(())
}

fn own_time() -> UnixMillis {
	let since = std::time::SystemTime::now()
		.duration_since(std::time::UNIX_EPOCH)
		.unwrap_or_default();
	UnixMillis(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}
