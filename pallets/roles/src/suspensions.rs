// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Guardians who are kept from acting at once, by two members of one organisation, until two desks had the time to decide.

use crate::{
	types::{SuspensionWish, CARE_AND_DESK},
	Config, Error, Pallet, SuspendedAt, SuspensionWishes,
};
use frame_support::ensure;
use salus_primitives::{
	acts::{SUSPENDED_MS, SUSPENDED_ONCE_MS, SUSPENSION_WISH_MS},
	roles::AppointGuardian,
	Clock, OrganisationId, PatientId, PersonId, UnixMillis,
};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	/// Refuses everybody but an administrator, a clerk, a doctor or a nurse of a settled organisation that knows the ward.
	fn ensure_may_suspend(
		organisation: OrganisationId,
		ward: PatientId,
		guardian: PersonId,
		by: PersonId,
	) -> Result<(), DispatchError> {
		Self::ensure_enroller(organisation, by, CARE_AND_DESK)?;
		ensure!(Self::is_settled(organisation), Error::<T>::NotSettled);
		ensure!(by != guardian, Error::<T>::GuardianIsMember);
		Self::ensure_knows(organisation, ward)?;
		ensure!(T::Guardians::is_guardian(ward, guardian), Error::<T>::NotGuardian);
		let again_from =
			SuspendedAt::<T>::get(ward, guardian).map_or(UnixMillis(0), |at| at.plus(SUSPENDED_ONCE_MS));
		ensure!(again_from <= T::Clock::now(), Error::<T>::SuspendedLately);
		Ok(())
	}

	/// Notes that a member wants a guardian suspended, or does it where a colleague said so before. Until when, if it is done.
	pub(crate) fn suspend_or_wish(
		organisation: OrganisationId,
		ward: PatientId,
		guardian: PersonId,
		by: PersonId,
	) -> Result<Option<UnixMillis>, DispatchError> {
		Self::ensure_may_suspend(organisation, ward, guardian, by)?;
		let (now, pair) = (T::Clock::now(), (guardian, organisation));
		let colleague = SuspensionWishes::<T>::get(ward, pair).filter(|wish| {
			now < wish.at.plus(SUSPENSION_WISH_MS) && Self::may_still_suspend(organisation, wish)
		});
		let Some(colleague) = colleague else {
			SuspensionWishes::<T>::insert(ward, pair, SuspensionWish { by, at: now });
			return Ok(None);
		};
		ensure!(colleague.by != by, Error::<T>::WantsSecondMember);
		let until = now.plus(SUSPENDED_MS);
		T::Guardians::suspend(ward, guardian, until).map_err(|_| Error::<T>::NotGuardian)?;
		SuspensionWishes::<T>::remove(ward, pair);
		SuspendedAt::<T>::insert(ward, guardian, now);
		Ok(Some(until))
	}

	fn may_still_suspend(organisation: OrganisationId, wish: &SuspensionWish) -> bool {
		Self::ensure_enroller(organisation, wish.by, CARE_AND_DESK).is_ok()
	}
}
