// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Follows the changes of one patient's consents from block to block.
//!
//! A block's changes are its events. After each notification the follower walks the tree from the block that it told last to the one
//! that is best, or final, now: first back, taking back what it told, then forward. So no block is missed or told twice,
//! whatever the notifications leave out.

use crate::service::FullClient;
use codec::Decode;
use futures::{future, stream, Stream, StreamExt};
use polkadot_sdk::{
	frame_support::storage::storage_prefix,
	frame_system::EventRecord,
	sc_client_api::{BlockchainEvents, StorageKey, StorageProvider},
	sp_blockchain::{self, tree_route, HashAndNumber, HeaderBackend},
};
use salus_primitives::{consent::Grantee, ConsentId, PatientId, PersonId};
use salus_runtime::{opaque::Block, BlockNumber, ConsentEvent, Hash, Runtime, RuntimeEvent};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Up to which block changes are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Until {
	/// The best one: at once, and perhaps to be taken back.
	#[default]
	Best,
	/// The final one: some blocks later, and for good.
	Final,
}

/// One change of a patient's consents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConsentChange {
	/// The block that holds it.
	pub block: Hash,
	/// That block's height.
	pub number: BlockNumber,
	/// Was it told before, and is its block now abandoned?
	pub retracted: bool,
	/// What happened, in the word of the chain's event.
	pub change: String,
	/// Which consent, where it is about one.
	pub consent: Option<ConsentId>,
	/// The consent in its place, where it was superseded.
	pub replacement: Option<ConsentId>,
	/// Who is, or was, let in, where the event says so.
	pub grantee: Option<Grantee>,
	/// The person excluded or readmitted, or the representative.
	pub person: Option<PersonId>,
	/// Who signed, where the event says so.
	pub by: Option<PersonId>,
}

/// What an event is about: its patient, its name, and whom and what it names.
#[derive(Default)]
struct Told {
	consent: Option<ConsentId>,
	replacement: Option<ConsentId>,
	grantee: Option<Grantee>,
	person: Option<PersonId>,
	by: Option<PersonId>,
}

fn told(event: &ConsentEvent<Runtime>) -> Option<(PatientId, &'static str, Told)> {
	let of = |consent: &ConsentId| Told {
		consent: Some(*consent),
		..Told::default()
	};
	let by = |told: Told, by: &PersonId| Told {
		by: Some(*by),
		..told
	};
	let to = |told: Told, grantee: &Grantee| Told {
		grantee: Some(*grantee),
		..told
	};
	let about = |person: &PersonId| Told {
		person: Some(*person),
		..Told::default()
	};
	Some(match event {
		ConsentEvent::Requested {
			patient,
			consent,
			grantee,
			request,
			..
		} => (
			*patient,
			"requested",
			by(to(of(consent), grantee), &request.requester),
		),
		ConsentEvent::Granted {
			patient,
			consent,
			grantee,
			by: who,
			..
		} => (*patient, "granted", by(to(of(consent), grantee), who)),
		ConsentEvent::Approved {
			patient,
			consent,
			grantee,
			by: who,
			..
		} => (*patient, "approved", by(to(of(consent), grantee), who)),
		ConsentEvent::Rejected {
			patient,
			consent,
			by: who,
		} => (*patient, "rejected", by(of(consent), who)),
		ConsentEvent::Revoked {
			patient,
			consent,
			grantee,
			by: who,
		} => (*patient, "revoked", by(to(of(consent), grantee), who)),
		ConsentEvent::RevokedAll {
			patient,
			grantee,
			by: who,
			..
		} => (*patient, "revoked-all", by(to(Told::default(), grantee), who)),
		ConsentEvent::Relinquished {
			patient,
			consent,
			grantee,
			by: who,
		} => (*patient, "relinquished", by(to(of(consent), grantee), who)),
		ConsentEvent::Superseded {
			patient,
			consent,
			replacement,
			grantee,
			by: who,
			..
		} => {
			let told = Told {
				replacement: Some(*replacement),
				..to(of(consent), grantee)
			};
			(*patient, "superseded", by(told, who))
		}
		ConsentEvent::Excluded {
			patient,
			person,
			by: who,
		} => (*patient, "excluded", by(about(person), who)),
		ConsentEvent::Readmitted {
			patient,
			person,
			by: who,
		} => (*patient, "readmitted", by(about(person), who)),
		ConsentEvent::CategoriesSealed { patient, by: who, .. } => {
			(*patient, "categories-sealed", by(Told::default(), who))
		}
		ConsentEvent::CategoriesUnsealed { patient, by: who, .. } => {
			(*patient, "categories-unsealed", by(Told::default(), who))
		}
		ConsentEvent::RepresentativeAppointed {
			patient,
			representative,
			..
		} => (*patient, "representative-appointed", about(representative)),
		ConsentEvent::RepresentativeDismissed {
			patient,
			representative,
			by: who,
		} => (
			*patient,
			"representative-dismissed",
			by(about(representative), who),
		),
		ConsentEvent::Withdrawn {
			patient,
			consent,
			by: who,
		} => (*patient, "withdrawn", by(of(consent), who)),
		ConsentEvent::MarkedInError {
			patient,
			consent,
			grantee,
			by: who,
		} => (*patient, "marked-in-error", by(to(of(consent), grantee), who)),
		ConsentEvent::Lapsed { patient, consent } => (*patient, "lapsed", of(consent)),
		// The compiler's own variant, which nobody can make.
		ConsentEvent::__Ignore(..) => return None,
	})
}

/// Walks from block to block.
pub struct Follower {
	client: Arc<FullClient>,
	patient: PatientId,
	until: Until,
	last: Hash,
}

impl Follower {
	/// The changes from the block that is best, or final, now; ends when a block's events can no longer be read.
	pub fn changes(
		client: Arc<FullClient>,
		patient: PatientId,
		until: Until,
	) -> impl Stream<Item = ConsentChange> + Unpin + Send {
		// The streams come before the first look at the chain, so that no block falls between the two.
		let finality = client.finality_notification_stream().map(drop);
		let wakes = match until {
			Until::Best => stream::select(client.import_notification_stream().map(drop), finality).boxed(),
			Until::Final => finality.boxed(),
		};
		let mut follower = Self {
			last: Hash::zero(),
			client,
			patient,
			until,
		};
		follower.last = follower.target();
		wakes
			.scan(follower, |follower, ()| future::ready(follower.advance().ok()))
			.flat_map(stream::iter)
			.boxed()
	}

	fn target(&self) -> Hash {
		let info = self.client.info();
		match self.until {
			Until::Best => info.best_hash,
			Until::Final => info.finalized_hash,
		}
	}

	/// Goes to where the chain is now and says what changes on the way.
	fn advance(&mut self) -> Result<Vec<ConsentChange>, sp_blockchain::Error> {
		let target = self.target();
		let route = tree_route(&*self.client, self.last, target)?;
		let mut changes = Vec::new();
		for block in route.retracted() {
			changes.extend(self.of_block(block, true)?.into_iter().rev());
		}
		for block in route.enacted() {
			changes.extend(self.of_block(block, false)?);
		}
		self.last = target;
		Ok(changes)
	}

	fn of_block(
		&self,
		block: &HashAndNumber<Block>,
		retracted: bool,
	) -> Result<Vec<ConsentChange>, sp_blockchain::Error> {
		let key = StorageKey(storage_prefix(b"System", b"Events").to_vec());
		let Some(bytes) = self.client.storage(block.hash, &key)? else {
			return Ok(Vec::new());
		};
		let events = Vec::<EventRecord<RuntimeEvent, Hash>>::decode(&mut &bytes.0[..])
			.map_err(|error| sp_blockchain::Error::Backend(format!("events do not decode: {error}")))?;
		let change = |event: &ConsentEvent<Runtime>| {
			let (patient, change, told) = told(event)?;
			(patient == self.patient).then(|| ConsentChange {
				block: block.hash,
				number: block.number,
				retracted,
				change: change.into(),
				consent: told.consent,
				replacement: told.replacement,
				grantee: told.grantee,
				person: told.person,
				by: told.by,
			})
		};
		Ok(events
			.iter()
			.filter_map(|record| match &record.event {
				RuntimeEvent::Consent(event) => change(event),
				_ => None,
			})
			.collect())
	}
}
