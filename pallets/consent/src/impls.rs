// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What this pallet gives to others: its only door.

use crate::{
	facts::Gathered, Config, Event, Exclusions, LiveGrants, Pallet, RepresentativeCount, Representatives,
	Sealed, WardsOf,
};
use frame_support::traits::Get;
use salus_primitives::{
	consent::{Category, ConsentInspect, Grantee, Power, Powers, Representation, MAX_REFILING_GRANTEES},
	decision::{Decision, Question},
	records::RecordFacts,
	roles::{AppointGuardian, GuardianRefused, RoleInspect},
	Clock, Day, PatientId, PersonId, UnixMillis,
};

impl<T: Config> ConsentInspect for Pallet<T> {
	fn decide(question: &Question, record: Option<&RecordFacts>) -> Decision {
		Gathered::<T>::of(question, record).decide(question, record)
	}

	fn may_act_for(actor: PersonId, patient: PatientId, power: Power, now: UnixMillis) -> bool {
		let Some(details) = T::Roles::patient(patient) else {
			return false;
		};
		if actor == patient.person() {
			return true;
		}
		let holds = Representatives::<T>::get(patient, actor).is_some_and(|representation| {
			representation.powers.contains(power) && representation.is_live(details.majority_at, now)
		});
		holds && !Self::shuts_out(patient, Grantee::Person(actor))
	}

	fn shuts_out(patient: PatientId, whom: Grantee) -> bool {
		Exclusions::<T>::contains_key(patient, whom)
	}

	fn refiling_opens(patient: PatientId, day: Day, from: Category, to: Category, now: UnixMillis) -> bool {
		let sealed = Sealed::<T>::get(patient);
		if sealed.contains(from) && !sealed.contains(to) {
			return true;
		}
		let mut lists = LiveGrants::<T>::iter_prefix_values(patient);
		let opened = lists.by_ref().take(MAX_REFILING_GRANTEES as usize).any(|grants| {
			grants
				.iter()
				.any(|grant| grant.terms.open_by_refiling(day, from, to, now))
		});
		opened || lists.next().is_some()
	}
}

impl<T: Config> AppointGuardian for Pallet<T> {
	/// The ward's majority need not be known yet: `until` ends it as well.
	fn appoint(ward: PatientId, guardian: PersonId, until: UnixMillis) -> Result<(), GuardianRefused> {
		let from = T::Clock::now();
		if guardian == ward.person() || until <= from {
			return Err(GuardianRefused);
		}
		let representation = Representation {
			powers: Powers::all(),
			from,
			until,
			guardian: true,
		};
		Self::add_representative(ward, guardian, representation).map_err(|_| GuardianRefused)
	}
}

impl<T: Config> Pallet<T> {
	/// Writes a representative and the ward on the representative's own list. One that is over is replaced.
	pub(crate) fn add_representative(
		patient: PatientId,
		representative: PersonId,
		representation: Representation,
	) -> Result<(), crate::Error<T>> {
		frame_support::ensure!(
			Self::representation_not_over(patient, representative).is_none(),
			crate::Error::<T>::AlreadyRepresentative
		);
		if !Representatives::<T>::contains_key(patient, representative) {
			let count = RepresentativeCount::<T>::get(patient);
			frame_support::ensure!(
				count < T::MaxRepresentatives::get(),
				crate::Error::<T>::TooManyRepresentatives
			);
			WardsOf::<T>::try_append(representative, patient)
				.map_err(|()| crate::Error::<T>::TooManyWards)?;
			RepresentativeCount::<T>::insert(patient, count.saturating_add(1));
		}
		Representatives::<T>::insert(patient, representative, representation);
		Self::deposit_event(Event::RepresentativeAppointed {
			patient,
			representative,
			representation,
		});
		Ok(())
	}

	/// Removes a representative from both sides, with what they wished.
	pub(crate) fn remove_representative(patient: PatientId, representative: PersonId) {
		Self::forget_wishes(patient, |wish| wish.by == representative);
		Representatives::<T>::remove(patient, representative);
		RepresentativeCount::<T>::mutate_exists(patient, |slot| {
			*slot = slot
				.map(|count| count.saturating_sub(1))
				.filter(|count| *count > 0);
		});
		WardsOf::<T>::mutate_exists(representative, |slot| {
			if let Some(wards) = slot {
				wards.retain(|ward| *ward != patient);
			}
			*slot = slot.take().filter(|wards| !wards.is_empty());
		});
	}
}
