// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Numbered invariants. The hook and the unit tests run the same function.

use crate::{
	types::{key_of, place_of, PlaceKey},
	Config, ConsentCount, Consents, ConsentsOf, ExclusionCount, Exclusions, GrantCount, GrantsTo, LiveGrants,
	OpenRequests, Pallet, RepresentativeCount, Representatives, Sealed, UnansweredIds, WardsOf, Wishes,
};
use alloc::collections::{BTreeMap, BTreeSet};
use codec::Encode;
use frame_support::{ensure, traits::Get};
use salus_primitives::{
	consent::{ConsentInspect, ConsentStatus, Grantee},
	views::ConsentDetails,
	ConsentId, PatientId, PersonId, UnixMillis,
};
use sp_runtime::TryRuntimeError;

type Checked = Result<(), TryRuntimeError>;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet's storage.
	pub fn do_try_state() -> Checked {
		Self::check_rows()?;
		Self::check_live_grants()?;
		Self::check_open_requests()?;
		Self::check_listings()?;
		Self::check_shut()?;
		Self::check_representatives()
	}

	/// 1. A proposed row has a request and nobody who decided; an active, rejected or erroneous one has somebody who did.
	/// 2. What a row superseded is a row of the same pair that no longer is active or proposed. 8. Nothing bears the id of a request
	///    that nobody answered.
	fn check_rows() -> Checked {
		ensure!(
			!UnansweredIds::<T>::iter_keys().any(Consents::<T>::contains_key),
			"8: a row under the id of a request that nobody answered"
		);
		for details in Consents::<T>::iter_values() {
			match details.status {
				ConsentStatus::Proposed => ensure!(
					details.requested.is_some() && details.decided_by.is_none(),
					"1: a proposed row without a request, or decided"
				),
				ConsentStatus::Inactive => {}
				_ => ensure!(
					details.decided_by.is_some(),
					"1: a decided row without who decided"
				),
			}
			if let Some(superseded) = details.supersedes {
				let old = Consents::<T>::get(superseded).ok_or("2: a superseded row is missing")?;
				ensure!(
					old.patient == details.patient && old.grantee == details.grantee,
					"2: a superseded row of another pair"
				);
				ensure!(
					matches!(
						old.status,
						ConsentStatus::Inactive | ConsentStatus::EnteredInError
					),
					"2: a superseded row that still is active"
				);
			}
		}
		Ok(())
	}

	fn row(consent: ConsentId) -> Result<ConsentDetails, TryRuntimeError> {
		Consents::<T>::get(consent).ok_or_else(|| "a listed consent has no row".into())
	}

	fn count_rows(status: ConsentStatus) -> usize {
		Consents::<T>::iter_values()
			.filter(|details| details.status == status)
			.count()
	}

	/// 3. Live grants are exactly the active rows, once each, under their pair and with their terms.
	fn check_live_grants() -> Checked {
		let mut seen = BTreeSet::new();
		for (patient, grantee, grants) in LiveGrants::<T>::iter() {
			ensure!(!grants.is_empty(), "3: an empty list of live grants");
			for live in grants {
				let row = Self::row(live.consent)?;
				ensure!(
					row.status == ConsentStatus::Active
						&& row.patient == patient
						&& row.grantee == grantee
						&& row.terms == live.terms,
					"3: a live grant that differs from its row"
				);
				ensure!(seen.insert(live.consent), "3: a live grant twice");
			}
		}
		ensure!(
			seen.len() == Self::count_rows(ConsentStatus::Active),
			"3: an active row that is not live"
		);
		Ok(())
	}

	/// 4. Open requests are exactly the proposed rows, once each, under their patient, within the bound per requester.
	fn check_open_requests() -> Checked {
		let mut seen = BTreeSet::new();
		for (patient, requests) in OpenRequests::<T>::iter() {
			ensure!(!requests.is_empty(), "4: an empty list of open requests");
			let mut of_requester = BTreeMap::<PersonId, u32>::new();
			for open in requests {
				let row = Self::row(open.consent)?;
				ensure!(
					row.status == ConsentStatus::Proposed
						&& row.patient == patient
						&& row.grantee == open.grantee
						&& row.requested.is_some_and(|request| {
							request.requester == open.requester && request.answer_by == open.answer_by
						}),
					"4: an open request that differs from its row"
				);
				ensure!(seen.insert(open.consent), "4: an open request twice");
				*of_requester.entry(open.requester).or_default() += 1;
			}
			ensure!(
				of_requester
					.values()
					.all(|count| *count <= T::MaxOpenRequestsPerRequester::get()),
				"4: too many open requests of one requester"
			);
		}
		ensure!(
			seen.len() == Self::count_rows(ConsentStatus::Proposed),
			"4: a proposed row that is not open"
		);
		Ok(())
	}

	/// 5. Every row is listed once for its patient and once for its grantee, below the count and in the order
	///    in which the rows were made; an open request where it says.
	fn check_listings() -> Checked {
		let rows = Consents::<T>::iter_keys().count();
		let (mut of_patients, mut to_grantees) = (BTreeSet::new(), BTreeSet::new());
		for patient in ConsentCount::<T>::iter_keys() {
			let mut newer = UnixMillis::FOREVER;
			for (key, consent) in ConsentsOf::<T>::iter_prefix(patient) {
				let row = Self::row(consent)?;
				ensure!(row.patient == patient, "5: listed for the wrong patient");
				Self::check_order(key, ConsentCount::<T>::get(patient), row.created_at, &mut newer)?;
				of_patients.insert(consent);
			}
		}
		for grantee in GrantCount::<T>::iter_keys() {
			let mut newer = UnixMillis::FOREVER;
			for (key, consent) in GrantsTo::<T>::iter_prefix(grantee) {
				let row = Self::row(consent)?;
				ensure!(row.grantee == grantee, "5: listed for the wrong grantee");
				Self::check_order(key, GrantCount::<T>::get(grantee), row.created_at, &mut newer)?;
				to_grantees.insert(consent);
			}
		}
		ensure!(
			of_patients.len() == rows && to_grantees.len() == rows,
			"5: a row that is not listed"
		);
		ensure!(
			ConsentsOf::<T>::iter_keys().count() == rows && GrantsTo::<T>::iter_keys().count() == rows,
			"5: a row listed twice, or in a list that is not counted"
		);
		Self::check_open_places()
	}

	fn check_order(key: PlaceKey, count: u32, made_at: UnixMillis, newer: &mut UnixMillis) -> Checked {
		ensure!(place_of(key) < count, "5: listed past the count");
		ensure!(made_at <= *newer, "5: listed before a newer one");
		*newer = made_at;
		Ok(())
	}

	fn check_open_places() -> Checked {
		for (patient, requests) in OpenRequests::<T>::iter() {
			let listed = requests.iter().all(|open| {
				ConsentsOf::<T>::get(patient, key_of(open.places.of_patient)) == Some(open.consent)
					&& GrantsTo::<T>::get(open.grantee, key_of(open.places.to_grantee)) == Some(open.consent)
			});
			ensure!(listed, "5: an open request that is listed elsewhere");
		}
		Ok(())
	}

	/// 6. Exclusions are counted and bounded, never name the patient; wishes are of representatives, one each, and not yet so; a row of
	///    sealed categories is not empty.
	fn check_shut() -> Checked {
		let mut counts = BTreeMap::<PatientId, u32>::new();
		for (patient, whom) in Exclusions::<T>::iter_keys() {
			ensure!(whom != Grantee::Person(patient.person()), "6: a patient shut out");
			*counts.entry(patient).or_default() += 1;
		}
		ensure!(
			counts == ExclusionCount::<T>::iter().collect(),
			"6: a count of exclusions that differs from its list"
		);
		ensure!(
			counts.values().all(|count| *count <= T::MaxExclusions::get()),
			"6: too many exclusions"
		);
		for (patient, wishes) in Wishes::<T>::iter() {
			ensure!(!wishes.is_empty(), "6: an empty list of wishes");
			let authors: BTreeSet<_> = wishes.iter().map(|wish| wish.by).collect();
			ensure!(
				authors.len() == wishes.len(),
				"6: two wishes of one representative"
			);
			for wish in wishes {
				let whom = Grantee::Organisation(wish.organisation);
				ensure!(
					Representatives::<T>::contains_key(patient, wish.by),
					"6: a wish of nobody's representative"
				);
				ensure!(
					Self::shuts_out(patient, whom) != wish.shut,
					"6: a wish that is fulfilled"
				);
			}
		}
		ensure!(
			Sealed::<T>::iter_values().all(|sealed| !sealed.is_empty()),
			"6: an empty row of sealed categories"
		);
		Ok(())
	}

	/// 7. Representatives and wards are two sides of the same pairs, counted and bounded; nobody represents themself; each
	///    representation has a power and a length.
	fn check_representatives() -> Checked {
		let mut counts = BTreeMap::<PatientId, u32>::new();
		let mut pairs = BTreeSet::new();
		for (patient, representative, row) in Representatives::<T>::iter() {
			ensure!(representative != patient.person(), "7: represents themself");
			ensure!(
				!row.powers.is_empty() && row.from < row.until,
				"7: an empty representation"
			);
			*counts.entry(patient).or_default() += 1;
			pairs.insert((representative, patient).encode());
		}
		let mut wards = BTreeSet::new();
		for (representative, of) in WardsOf::<T>::iter() {
			ensure!(!of.is_empty(), "7: an empty list of wards");
			for patient in of {
				ensure!(
					wards.insert((representative, patient).encode()),
					"7: a ward twice"
				);
			}
		}
		ensure!(pairs == wards, "7: representatives and wards differ");
		ensure!(
			counts == RepresentativeCount::<T>::iter().collect()
				&& counts
					.values()
					.all(|count| *count <= T::MaxRepresentatives::get()),
			"7: a count of representatives that differs from its list, or too many"
		);
		Ok(())
	}
}
