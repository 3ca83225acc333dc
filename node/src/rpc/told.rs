// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A change of a patient's consents, as the subscription tells it.

use polkadot_sdk::sp_blockchain::HashAndNumber;
use salus_primitives::{consent::Grantee, ConsentId, PatientId, PersonId};
use salus_runtime::{opaque::Block, BlockNumber, ConsentEvent, Hash, Runtime};
use serde::{Deserialize, Serialize};

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
	/// Who is, or was, let in, shut out or readmitted, where the event says so.
	pub grantee: Option<Grantee>,
	/// The representative.
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
			..
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
			whom,
			by: who,
		} => (*patient, "excluded", by(to(Told::default(), whom), who)),
		ConsentEvent::Readmitted {
			patient,
			whom,
			by: who,
		} => (*patient, "readmitted", by(to(Told::default(), whom), who)),
		ConsentEvent::ExclusionWished { patient, wish } => {
			let whom = Grantee::Organisation(wish.organisation);
			(
				*patient,
				"exclusion-wished",
				by(to(Told::default(), &whom), &wish.by),
			)
		}
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
		ConsentEvent::GuardianDismissed {
			patient,
			representative,
		} => (*patient, "representative-dismissed", about(representative)),
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

/// What an event tells about this patient; nothing if it is about another.
pub fn change(
	event: &ConsentEvent<Runtime>,
	patient: PatientId,
	block: &HashAndNumber<Block>,
	retracted: bool,
) -> Option<ConsentChange> {
	let (whose, change, told) = told(event)?;
	(whose == patient).then(|| ConsentChange {
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
}
