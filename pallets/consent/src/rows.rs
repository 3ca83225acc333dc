// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Rows, the index of live grants, and the list of open requests: the writes that several calls share.
//!
//! A row and the index that it is in change together here and nowhere else.

use crate::{
	types::{key_of, Grant, OpenRequest, Places},
	Config, ConsentCount, Consents, ConsentsOf, Error, Event, ExclusionCount, Exclusions, GrantCount,
	GrantsTo, LiveGrants, OpenRequests, Pallet, UnansweredIds, Wishes, FORGOTTEN_AT_ONCE,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get, BoundedVec};
use salus_primitives::{
	consent::{ConsentStatus, ExclusionWish, Grantee},
	views::{ConsentDetails, ConsentRequest},
	Clock, ConsentId, PatientId, PersonId,
};

impl<T: Config> Pallet<T> {
	/// Writes a new row and lists it for the patient and for the grantee, each at the next place. No row ever
	/// changes its place, so whoever walks through a list meets every row once that was there all the while,
	/// and the newer of two stands higher.
	pub(crate) fn insert_row(consent: ConsentId, details: ConsentDetails) -> Places {
		let places = Places {
			of_patient: ConsentCount::<T>::get(details.patient),
			to_grantee: GrantCount::<T>::get(details.grantee),
		};
		ConsentCount::<T>::insert(details.patient, places.of_patient.saturating_add(1));
		GrantCount::<T>::insert(details.grantee, places.to_grantee.saturating_add(1));
		ConsentsOf::<T>::insert(details.patient, key_of(places.of_patient), consent);
		GrantsTo::<T>::insert(details.grantee, key_of(places.to_grantee), consent);
		Consents::<T>::insert(consent, details);
		places
	}

	/// Takes the row of a request away that nobody answered, out of both lists. Its id is kept, in no list:
	/// whoever still answers it must not answer another request.
	pub(crate) fn forget(patient: PatientId, request: OpenRequest) {
		let OpenRequest {
			consent,
			grantee,
			places,
			..
		} = request;
		Consents::<T>::remove(consent);
		UnansweredIds::<T>::insert(consent, ());
		ConsentsOf::<T>::remove(patient, key_of(places.of_patient));
		GrantsTo::<T>::remove(grantee, key_of(places.to_grantee));
	}

	/// Moves a row, if the table of moves lets it. `by` is who did it; `None` for time.
	pub(crate) fn move_row(
		consent: ConsentId,
		mut details: ConsentDetails,
		to: ConsentStatus,
		by: Option<PersonId>,
	) -> Result<(), Error<T>> {
		ensure!(details.status.may_become(to), Error::<T>::NoSuchMove);
		details.status = to;
		details.changed_at = T::Clock::now();
		details.decided_by = by.or(details.decided_by);
		Consents::<T>::insert(consent, details);
		Ok(())
	}

	/// Adds a grant to the live ones of its pair. Those of the pair that are out of time make room first; says how many.
	pub(crate) fn add_live(consent: ConsentId, grant: &Grant) -> Result<u32, Error<T>> {
		let now = T::Clock::now();
		let mut grants = LiveGrants::<T>::get(grant.patient, grant.grantee);
		let expired: Vec<ConsentId> = grants
			.iter()
			.filter(|live| live.terms.expires_at <= now)
			.map(|live| live.consent)
			.collect();
		grants.retain(|live| now < live.terms.expires_at);
		grants
			.try_push(grant.live(consent))
			.map_err(|_| Error::<T>::TooManyGrants)?;
		LiveGrants::<T>::insert(grant.patient, grant.grantee, grants);
		Self::lapse(expired)
	}

	/// Takes a grant from the live ones of its pair. The empty list leaves no row.
	pub(crate) fn remove_live(consent: ConsentId, details: &ConsentDetails) {
		LiveGrants::<T>::mutate_exists(details.patient, details.grantee, |slot| {
			if let Some(grants) = slot {
				grants.retain(|live| live.consent != consent);
			}
			*slot = slot.take().filter(|grants| !grants.is_empty());
		});
	}

	/// Writes the row of a request and lists it among the open ones. Of those that can no longer be answered, the
	/// oldest few of the patient's make room first: more than come in, so the list holds no more of them than one may wait. Says how many.
	pub(crate) fn add_open(
		consent: ConsentId,
		details: ConsentDetails,
		request: ConsentRequest,
	) -> Result<u32, Error<T>> {
		let (now, patient) = (T::Clock::now(), details.patient);
		let mut listed = OpenRequests::<T>::get(patient).into_inner();
		let is_lapsed = |other: &OpenRequest| other.answer_by <= now;
		let open = || listed.iter().filter(|other| !is_lapsed(other));
		let theirs = open().filter(|other| other.requester == request.requester);
		ensure!(
			theirs.count() < T::MaxOpenRequestsPerRequester::get() as usize,
			Error::<T>::TooManyRequestsOfRequester
		);
		ensure!(
			open().count() < T::MaxOpenRequestsPerPatient::get() as usize,
			Error::<T>::TooManyOpenRequests
		);
		let forgotten: Vec<_> = listed
			.extract_if(.., |other| is_lapsed(other))
			.take(FORGOTTEN_AT_ONCE as usize)
			.collect();
		let count = u32::try_from(forgotten.len()).unwrap_or(u32::MAX);
		for request in forgotten {
			Self::forget(patient, request);
			let consent = request.consent;
			Self::deposit_event(Event::Lapsed { patient, consent });
		}
		listed.push(OpenRequest {
			consent,
			grantee: details.grantee,
			requester: request.requester,
			answer_by: request.answer_by,
			places: Self::insert_row(consent, details),
		});
		OpenRequests::<T>::insert(patient, BoundedVec::truncate_from(listed));
		Ok(count)
	}

	/// Takes a request from the open ones, if it is there. The empty list leaves no row.
	pub(crate) fn remove_open(consent: ConsentId, patient: PatientId) -> Option<OpenRequest> {
		OpenRequests::<T>::mutate_exists(patient, |slot| {
			let open = slot.as_mut()?;
			let index = open.iter().position(|request| request.consent == consent)?;
			let request = open.remove(index);
			*slot = slot.take().filter(|open| !open.is_empty());
			Some(request)
		})
	}

	/// Takes every live grant and open request of this grantee, and says how many there were of each.
	pub(crate) fn end_all(
		patient: PatientId,
		grantee: Grantee,
		by: PersonId,
	) -> Result<(u32, u32), Error<T>> {
		let grants: Vec<ConsentId> = LiveGrants::<T>::take(patient, grantee)
			.iter()
			.map(|live| live.consent)
			.collect();
		let (requests, others): (Vec<_>, Vec<_>) = OpenRequests::<T>::take(patient)
			.into_iter()
			.partition(|open| open.grantee == grantee);
		if !others.is_empty() {
			OpenRequests::<T>::insert(patient, BoundedVec::truncate_from(others));
		}
		for consent in grants.iter().chain(requests.iter().map(|open| &open.consent)) {
			Self::move_row(*consent, Self::load(*consent)?, ConsentStatus::Inactive, Some(by))?;
		}
		Ok((grants.len() as u32, requests.len() as u32))
	}

	/// Shuts somebody out, or lets them in again.
	pub(crate) fn set_excluded(patient: PatientId, whom: Grantee, shut: bool) {
		if shut {
			Exclusions::<T>::insert(patient, whom, ());
			ExclusionCount::<T>::mutate(patient, |count| *count = count.saturating_add(1));
		} else {
			Exclusions::<T>::remove(patient, whom);
			ExclusionCount::<T>::mutate_exists(patient, |slot| {
				*slot = slot
					.map(|count| count.saturating_sub(1))
					.filter(|count| *count > 0);
			});
		}
		if let Grantee::Organisation(organisation) = whom {
			Self::forget_wishes(patient, |wish| wish.organisation == organisation);
		}
	}

	/// Notes what a representative wishes about an organisation, in place of what they wished before.
	pub(crate) fn note_wish(patient: PatientId, wish: ExclusionWish) {
		let now = T::Clock::now();
		Self::forget_wishes(patient, |other| other.by == wish.by || other.until <= now);
		if Wishes::<T>::try_append(patient, wish).is_err() {
			frame_support::defensive!("one wish a representative, and no more of them than there may be");
		}
	}

	/// Forgets the wishes that `which` names. The empty list leaves no row.
	pub(crate) fn forget_wishes(patient: PatientId, which: impl Fn(&ExclusionWish) -> bool) {
		Wishes::<T>::mutate_exists(patient, |slot| {
			if let Some(wishes) = slot {
				wishes.retain(|wish| !which(wish));
			}
			*slot = slot.take().filter(|wishes| !wishes.is_empty());
		});
	}

	/// Ends grants whose time is over and that have just left their list.
	fn lapse(consents: Vec<ConsentId>) -> Result<u32, Error<T>> {
		let mut lapsed = 0u32;
		for consent in consents {
			let details = Self::load(consent)?;
			Self::move_row(consent, details, ConsentStatus::Inactive, None)?;
			Self::deposit_event(Event::Lapsed {
				patient: details.patient,
				consent,
			});
			lapsed = lapsed.saturating_add(1);
		}
		Ok(lapsed)
	}
}
