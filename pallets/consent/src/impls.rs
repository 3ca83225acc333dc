// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What this pallet gives to others: its only door.

use crate::{
	Config, Event, Exclusions, LiveGrants, Pallet, RepresentativeCount, Representatives, Sealed, WardsOf,
};
use alloc::vec::Vec;
use frame_support::traits::Get;
use salus_primitives::{
	acts::CLOSING_MS,
	consent::{Category, ConsentInspect, Grantee, Power, Powers, Representation, MAX_REFILING_GRANTEES},
	decision::{Decision, Question},
	records::RecordFacts,
	roles::{AppointGuardian, GuardianRefused, RoleInspect},
	Clock, Day, PatientId, PersonId, UnixMillis,
};

impl<T: Config> ConsentInspect for Pallet<T> {
	fn decide(question: &Question, record: Option<&RecordFacts>) -> Decision {
		Self::answer(question, record)
	}

	fn may_act_for(actor: PersonId, patient: PatientId, power: Power, now: UnixMillis) -> bool {
		Self::acts_for(actor, patient, power, now)
	}

	fn may_close_for(actor: PersonId, patient: PatientId, power: Power, now: UnixMillis) -> bool {
		Self::may_act_for(actor, patient, power, now) || Self::guarded(actor, patient, now)
	}

	fn shuts_out(patient: PatientId, whom: Grantee) -> bool {
		Exclusions::<T>::contains_key(patient, whom)
	}

	fn refiling_opens(patient: PatientId, day: Day, from: Category, to: Category, now: UnixMillis) -> bool {
		let sealed = Sealed::<T>::get(patient);
		if sealed.contains(from) && !sealed.contains(to) {
			return true;
		}
		// Who a patient is, the desk may read, and what is anything else, its author: each is let in by a move to its side.
		if [from, to].contains(&Category::Demographics) {
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
	/// Whatever the ward's majority is, and will be once it is corrected, ends it.
	fn appoint(ward: PatientId, guardian: PersonId) -> Result<(), GuardianRefused> {
		let from = T::Clock::now();
		let is_ward = T::Roles::patient(ward)
			.and_then(|details| details.majority_at)
			.is_some_and(|majority_at| from < majority_at);
		if guardian == ward.person() || !is_ward {
			return Err(GuardianRefused);
		}
		let representation = Representation {
			powers: Self::powers_of_guardians(ward),
			from,
			until: UnixMillis::FOREVER,
			guardian: true,
		};
		Self::add_representative(ward, guardian, representation).map_err(|_| GuardianRefused)
	}

	fn dismiss(ward: PatientId, guardian: PersonId) -> Result<(), GuardianRefused> {
		if !Representatives::<T>::get(ward, guardian).is_some_and(|representation| representation.guardian) {
			return Err(GuardianRefused);
		}
		Self::remove_representative(ward, guardian);
		Self::deposit_event(Event::GuardianDismissed {
			patient: ward,
			representative: guardian,
		});
		Ok(())
	}

	/// They lose the power to view what is sealed, and so to unseal it; so does whoever was appointed by an account that the ward may not
	/// have held.
	fn shut_sealed(ward: PatientId) {
		let all: Vec<_> = Representatives::<T>::iter_prefix(ward).collect();
		for (representative, row) in all {
			let powers = row.powers.without(Powers::of(&[Power::ViewSealed]));
			Representatives::<T>::insert(ward, representative, Representation { powers, ..row });
		}
	}

	/// A suspended guardian is one who begins later.
	fn suspend(ward: PatientId, guardian: PersonId, until: UnixMillis) -> Result<(), GuardianRefused> {
		Representatives::<T>::try_mutate(ward, guardian, |row| {
			let representation = row.as_mut().filter(|row| row.guardian).ok_or(GuardianRefused)?;
			representation.from = until;
			Ok(())
		})
	}

	fn is_guardian(ward: PatientId, person: PersonId) -> bool {
		let majority_at = T::Roles::patient(ward).and_then(|details| details.majority_at);
		Representatives::<T>::get(ward, person).is_some_and(|representation| {
			representation.guardian && T::Clock::now() < representation.ends_at(majority_at)
		})
	}
}

impl<T: Config> Pallet<T> {
	/// All, but that of viewing what is sealed where the ward holds its account itself.
	fn powers_of_guardians(ward: PatientId) -> Powers {
		if T::Roles::holds_own_account(ward) {
			Powers::all().without(Powers::of(&[Power::ViewSealed]))
		} else {
			Powers::all()
		}
	}

	/// Was this a guardian of the patient, who came of age less than a year ago and has no account of their own yet?
	fn guarded(actor: PersonId, patient: PatientId, now: UnixMillis) -> bool {
		let majority_at = T::Roles::patient(patient).and_then(|details| details.majority_at);
		let lately = majority_at.is_some_and(|at| at <= now && now < at.plus(CLOSING_MS));
		lately
			&& Representatives::<T>::get(patient, actor).is_some_and(|row| row.guardian)
			&& !Self::shuts_out(patient, Grantee::Person(actor))
			&& !T::Roles::controls_itself(patient.person())
	}

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
