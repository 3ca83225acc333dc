// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Acts of desks: what two independent organisations make for a person who cannot do it alone, for wards above all.

use crate::{
	types::{DeskAct, DeskVoice, DESK},
	AccountsOf, Config, Controllers, DeskActs, Error, Event, Organisations, Pallet, Patients, Registrations,
};
use frame_support::{dispatch::DispatchResult, ensure, storage::with_transaction};
use frame_system::pallet_prelude::OriginFor;
use salus_primitives::{
	acts::{DeskContent, DeskNotYet, DeskProgress, PREPARED_MS, SETTLED_AFTER_MS},
	roles::{AppointGuardian, OrganisationKind, OrganisationStatus, RoleInspect},
	Clock, OrganisationId, PatientId, PersonId, UnixMillis,
};
use sp_runtime::{DispatchError, TransactionOutcome};

impl<T: Config> Pallet<T> {
	/// The desk that signs: an administrator or live clerk of an organisation that treats patients and is old enough, and not the
	/// guardian whom the act names.
	pub(crate) fn ensure_desk(
		origin: OriginFor<T>,
		organisation: OrganisationId,
		content: &DeskContent,
	) -> Result<DeskVoice, DispatchError> {
		let person = Self::ensure_person(origin)?;
		Self::ensure_enroller(organisation, person, DESK)?;
		ensure!(Self::is_settled(organisation), Error::<T>::NotSettled);
		ensure!(content.guardian() != Some(person), Error::<T>::GuardianIsMember);
		Ok(DeskVoice { organisation, person })
	}

	/// Does this organisation treat patients, and has it for long enough to be one of two?
	pub(crate) fn is_settled(organisation: OrganisationId) -> bool {
		Organisations::<T>::get(organisation).is_some_and(|details| {
			let treats = matches!(
				details.standing.kind,
				OrganisationKind::Hospital | OrganisationKind::Clinic
			);
			let active = details.standing.status == OrganisationStatus::Active;
			treats && active && details.created_at.plus(SETTLED_AFTER_MS) <= T::Clock::now()
		})
	}

	/// Refuses an organisation where the patient neither is registered nor was enrolled. Who enrolled a patient stays one who knows them:
	/// whoever held a ward's account does not keep the ward from its own by leaving every organisation in its name.
	pub(crate) fn ensure_knows(organisation: OrganisationId, patient: PatientId) -> Result<(), Error<T>> {
		let details = Patients::<T>::get(patient).ok_or(Error::<T>::UnknownPatient)?;
		let known =
			details.enrolled_by == organisation || Registrations::<T>::contains_key(patient, organisation);
		ensure!(known, Error::<T>::NotRegistered);
		Ok(())
	}

	/// Are these two desks independent? Of two organisations that shared no administrator for a year, by persons neither of whom works for
	/// the other's or administered it.
	fn are_independent(one: DeskVoice, other: DeskVoice) -> bool {
		let apart = |a: DeskVoice, b: DeskVoice| {
			let serves = <Self as RoleInspect>::live_membership(a.organisation, b.person, T::Clock::now());
			let others = Self::administrators_lately(b.organisation);
			let ours = Self::administrators_lately(a.organisation);
			let shared = ours
				.iter()
				.any(|person| *person == b.person || others.contains(person));
			!shared && serves.is_none()
		};
		one.organisation != other.organisation
			&& one.person != other.person
			&& apart(one, other)
			&& apart(other, one)
	}

	/// Writes a new act of desks and tells it.
	pub(crate) fn open_desk_act(person: PersonId, content: DeskContent, voice: DeskVoice) -> DispatchResult {
		Self::write_desk_act(person, &content, voice)?;
		Self::deposit_event(Event::DeskActProposed {
			person,
			content,
			organisation: voice.organisation,
			by: voice.person,
		});
		Ok(())
	}

	/// Writes a new act of desks, in the place of none or of one that lapsed.
	fn write_desk_act(person: PersonId, content: &DeskContent, proposer: DeskVoice) -> DispatchResult {
		// Who is no patient is registered nowhere.
		if Patients::<T>::contains_key(person.as_patient()) {
			Self::ensure_knows(proposer.organisation, person.as_patient())?;
		}
		Self::ensure_for_now(person, content)?;
		if let Some(old) = DeskActs::<T>::get(person, content) {
			let lapses_at = Self::desk_progress(&old).lapses_at(&content.rule());
			ensure!(lapses_at <= T::Clock::now(), Error::<T>::ActExists);
		}
		let act = DeskAct {
			proposer,
			proposed_at: T::Clock::now(),
			confirmed: Default::default(),
			objections: Default::default(),
		};
		DeskActs::<T>::insert(person, content, act);
		Ok(())
	}

	/// Adds the confirmation of a desk that is independent of all others.
	pub(crate) fn confirm_desk(person: PersonId, content: &DeskContent, voice: DeskVoice) -> DispatchResult {
		Self::change_desk_act(person, content, |act| {
			let independent = core::iter::once(&act.proposer)
				.chain(&act.confirmed)
				.all(|other| Self::are_independent(*other, voice));
			ensure!(independent, Error::<T>::NotIndependent);
			act.confirmed
				.try_push(voice)
				.map_err(|_| Error::<T>::TooManyVoices)
		})
	}

	/// Notes the objection of whoever may: a guardian of the ward, an administrator where the patient is registered, and in the removal
	/// of an account the person. Not of whom the act names.
	pub(crate) fn object_desk(
		person: PersonId,
		organisation: Option<OrganisationId>,
		content: &DeskContent,
		by: PersonId,
	) -> DispatchResult {
		let administers = organisation.is_some_and(|id| {
			Registrations::<T>::contains_key(person.as_patient(), id)
				&& <Self as RoleInspect>::administers(id, by)
		});
		let own = matches!(content, DeskContent::RemoveAccount { .. }) && by == person;
		let guards = T::Guardians::is_guardian(person.as_patient(), by);
		let may = (administers || own || guards) && content.guardian() != Some(by);
		ensure!(may, Error::<T>::NotAllowedFor);
		Self::change_desk_act(person, content, |act| {
			ensure!(!act.objections.contains(&by), Error::<T>::AlreadyObjected);
			act.objections.try_push(by).map_err(|_| Error::<T>::TooManyVoices)
		})
	}

	/// Removes an act of desks for the desk that proposed it.
	pub(crate) fn withdraw_desk(person: PersonId, content: &DeskContent, by: PersonId) -> DispatchResult {
		let act = DeskActs::<T>::get(person, content).ok_or(Error::<T>::UnknownAct)?;
		ensure!(act.proposer.person == by, Error::<T>::NotApproved);
		DeskActs::<T>::remove(person, content);
		Ok(())
	}

	/// Carries an act of desks out, if all that it needs is there now. Every desk is judged anew.
	pub(crate) fn execute_desk_act(person: PersonId, content: &DeskContent, by: PersonId) -> DispatchResult {
		let act = DeskActs::<T>::get(person, content).ok_or(Error::<T>::UnknownAct)?;
		ensure!(Self::still_desk(&act.proposer), Error::<T>::ProposerNotLicensed);
		let rule = content.rule();
		Self::desk_progress(&act)
			.may_carry_out(&rule, T::Clock::now())
			.map_err(Error::<T>::from)?;
		ensure!(
			!rule.accepted || content.guardian() == Some(by),
			Error::<T>::ActNeedsAcceptance
		);
		DeskActs::<T>::remove(person, content);
		Self::apply_desk(person, content)
	}

	fn desk_progress(act: &DeskAct) -> DeskProgress {
		let confirmations = act.confirmed.iter().filter(|voice| Self::still_desk(voice));
		DeskProgress {
			proposed_at: act.proposed_at,
			confirmations: u32::try_from(confirmations.count()).unwrap_or(u32::MAX),
			objections: u32::try_from(act.objections.len()).unwrap_or(u32::MAX),
		}
	}

	fn still_desk(voice: &DeskVoice) -> bool {
		Self::is_settled(voice.organisation)
			&& Self::ensure_enroller(voice.organisation, voice.person, DESK).is_ok()
	}

	fn change_desk_act(
		person: PersonId,
		content: &DeskContent,
		change: impl FnOnce(&mut DeskAct) -> Result<(), Error<T>>,
	) -> DispatchResult {
		DeskActs::<T>::try_mutate(person, content, |row| {
			let act = row.as_mut().ok_or(Error::<T>::UnknownAct)?;
			let lapses_at = Self::desk_progress(act).lapses_at(&content.rule());
			ensure!(T::Clock::now() < lapses_at, Error::<T>::ActLapsed);
			change(act)
		})
		.map_err(Into::into)
	}

	/// Refuses what could not be done whoever confirmed it: it is tried, and undone. A ward's own account may be prepared some time
	/// before it is of age.
	fn ensure_for_now(person: PersonId, content: &DeskContent) -> DispatchResult {
		with_transaction(|| {
			let tried = match content {
				DeskContent::GiveAccount { .. } => {
					Self::ensure_grown(person, T::Clock::now().plus(PREPARED_MS))
						.and_then(|()| Self::give_own_account(person, content))
				}
				_ => Self::apply_desk(person, content),
			};
			TransactionOutcome::Rollback(tried)
		})
	}

	/// Does what an act of desks says. Whether it may be done was judged before.
	fn apply_desk(person: PersonId, content: &DeskContent) -> DispatchResult {
		let ward = person.as_patient();
		match *content {
			DeskContent::GiveAccount { .. } => {
				Self::ensure_grown(person, T::Clock::now())?;
				Self::give_own_account(person, content)
			}
			DeskContent::AddGuardian { guardian } => {
				Self::ensure_under_age(person)?;
				Self::ensure_guardian(guardian)?;
				Ok(T::Guardians::appoint(ward, guardian).map_err(|_| Error::<T>::GuardianRefused)?)
			}
			DeskContent::DismissGuardian { guardian } => {
				Self::ensure_under_age(person)?;
				Ok(T::Guardians::dismiss(ward, guardian).map_err(|_| Error::<T>::NotGuardian)?)
			}
			DeskContent::CorrectMajority { majority_at } => Self::correct_majority(person, majority_at),
			DeskContent::RemoveAccount { account } => {
				let account = T::AccountId::from(account);
				let removal = crate::Removals::<T>::get(person).filter(|removal| removal.objected);
				let contested =
					removal.is_some_and(|removal| removal.account == account || removal.by == account);
				ensure!(contested, Error::<T>::NotContested);
				Self::retire_account(person, &account)?;
				Self::deposit_event(Event::AccountRemoved { person, account });
				Ok(())
			}
		}
	}

	/// The majority of a ward that is not of age yet.
	pub(crate) fn ensure_under_age(person: PersonId) -> Result<UnixMillis, DispatchError> {
		let details = Patients::<T>::get(person.as_patient()).ok_or(Error::<T>::UnknownPatient)?;
		let ahead = |majority_at: &UnixMillis| T::Clock::now() < *majority_at;
		Ok(details.majority_at.filter(ahead).ok_or(Error::<T>::OfAge)?)
	}

	/// Refuses who is no ward, is not of age at this instant, or controls itself already.
	fn ensure_grown(person: PersonId, at: UnixMillis) -> DispatchResult {
		let details = Patients::<T>::get(person.as_patient()).ok_or(Error::<T>::UnknownPatient)?;
		ensure!(
			details.majority_at.is_some_and(|majority_at| majority_at <= at),
			Error::<T>::NotOfAge
		);
		ensure!(
			!<Self as RoleInspect>::controls_itself(person),
			Error::<T>::HasAccount
		);
		Ok(())
	}

	/// Retires what controlled the person before, and gives the new account full control and its key.
	fn give_own_account(person: PersonId, content: &DeskContent) -> DispatchResult {
		let DeskContent::GiveAccount {
			account,
			encryption_key,
		} = *content
		else {
			return Err(Error::<T>::UnknownAct.into());
		};
		let ward = person.as_patient();
		let account = T::AccountId::from(account);
		for old in AccountsOf::<T>::get(person) {
			Self::retire_account(person, &old)?;
		}
		let key = Self::give_account(ward, &account, encryption_key, UnixMillis::FOREVER)?;
		Self::deposit_event(Event::OwnAccountAndKeySet { ward, account, key });
		Ok(())
	}

	/// Sets another majority while neither the old nor the new one has passed.
	fn correct_majority(person: PersonId, majority_at: UnixMillis) -> DispatchResult {
		let old = Self::ensure_under_age(person)?;
		Self::ensure_majority(majority_at)?;
		ensure!(majority_at != old, Error::<T>::MajorityOutOfRange);
		Patients::<T>::mutate(person.as_patient(), |row| {
			if let Some(details) = row {
				details.majority_at = Some(majority_at);
			}
		});
		for account in AccountsOf::<T>::get(person) {
			Controllers::<T>::mutate(account, |row| {
				if let Some(controller) = row.as_mut().filter(|row| row.signer.until == old) {
					controller.signer.until = majority_at;
				}
			});
		}
		Self::deposit_event(Event::MajorityCorrected {
			ward: person.as_patient(),
			old,
			new: majority_at,
		});
		Ok(())
	}
}

impl<T: Config> From<DeskNotYet> for Error<T> {
	fn from(why: DeskNotYet) -> Self {
		match why {
			DeskNotYet::NeedsDesk => Self::ActNeedsDesk,
			DeskNotYet::Waiting => Self::ActWaits,
			DeskNotYet::Lapsed => Self::ActLapsed,
		}
	}
}
