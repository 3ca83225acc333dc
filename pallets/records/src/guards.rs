// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The checks that calls make before they change anything. None of them writes.

use crate::{
	types::{is_for_patient, Side},
	Config, Error, Pallet, RecordCount, Records,
};
use frame_support::{ensure, traits::Get};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use salus_primitives::{
	consent::{Access, Category, ConsentInspect, Power, Purpose},
	decision::{AllowRule, Decision, DenyRule, Question, Target},
	orders::ReportInspect,
	records::{Anchor, RecordFacts, RecordOrigin, RecordStatus},
	roles::{Act, ActedBy, NotActing, OrganisationStatus, RoleInspect},
	views::RecordDetails,
	Clock, Day, OrganisationId, PatientId, PersonId, RecordId,
};
use sp_runtime::DispatchError;

impl<T: Config> From<NotActing> for Error<T> {
	fn from(refused: NotActing) -> Self {
		match refused {
			NotActing::UnknownAccount => Self::UnknownAccount,
			NotActing::NotAllowedForSession => Self::NotAllowedForSession,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The person behind a signed origin, if the account may sign what does this.
	pub(crate) fn acting(origin: OriginFor<T>, act: Act) -> Result<ActedBy<T::AccountId>, DispatchError> {
		let account = ensure_signed(origin)?;
		let by = T::Roles::acting(&account, act, T::Clock::now());
		Ok(by.map_err(Error::<T>::from)?)
	}

	/// The person behind a signed origin, who may use a clinical session; what the decision says may then refuse the session.
	pub(crate) fn signed(origin: OriginFor<T>) -> Result<ActedBy<T::AccountId>, DispatchError> {
		Self::acting(origin, Act::Clinical)
	}

	pub(crate) fn load(record: RecordId) -> Result<RecordDetails, Error<T>> {
		Records::<T>::get(record).ok_or(Error::<T>::UnknownRecord)
	}

	/// A record that was neither marked nor erased.
	pub(crate) fn load_current(record: RecordId) -> Result<RecordDetails, Error<T>> {
		let details = Self::load(record)?;
		ensure!(
			details.facts.status == RecordStatus::Current,
			Error::<T>::NotCurrent
		);
		Ok(details)
	}

	/// Is this the patient, or a representative who may consent?
	pub(crate) fn is_for(person: PersonId, patient: PatientId) -> bool {
		T::Consent::may_act_for(person, patient, Power::Consent, T::Clock::now())
	}

	/// Would filing the record under this category let in anybody whom nothing lets in now?
	pub(crate) fn opens(facts: &RecordFacts, category: Category) -> bool {
		T::Consent::refiling_opens(
			facts.patient,
			facts.day,
			facts.category,
			category,
			T::Clock::now(),
		)
	}

	/// The id is free, the patient is known, and the day is not ahead of what clocks and time zones explain.
	pub(crate) fn ensure_new(record: RecordId, facts: &RecordFacts) -> Result<(), Error<T>> {
		ensure!(
			T::Roles::patient(facts.patient).is_some(),
			Error::<T>::UnknownPatient
		);
		ensure!(!Records::<T>::contains_key(record), Error::<T>::RecordExists);
		ensure!(
			RecordCount::<T>::get(facts.patient) < u32::MAX,
			Error::<T>::TooManyRecords
		);
		let tomorrow = Day(T::Clock::now().day().0.saturating_add(1));
		ensure!(facts.day <= tomorrow, Error::<T>::DayInFuture);
		Ok(())
	}

	pub(crate) fn ensure_anchor(anchor: &Anchor) -> Result<(), Error<T>> {
		ensure!(
			anchor.size_bucket <= T::MaxSizeBucket::get(),
			Error::<T>::UnknownSizeBucket
		);
		Ok(())
	}

	/// How the decision answers `by`, who would contribute.
	fn ask(
		by: &ActedBy<T::AccountId>,
		organisation: Option<OrganisationId>,
		target: Target,
		purpose: Purpose,
		facts: &RecordFacts,
	) -> Decision {
		let question = Question {
			actor: by.person,
			organisation,
			patient: facts.patient,
			target,
			access: Access::Contribute,
			purpose,
			now: T::Clock::now(),
		};
		// A record that is still to be added is no fact yet.
		T::Consent::decide(&question, target.record().map(|_| facts))
	}

	/// By which rule the decision lets `by` contribute. What somebody does as the patient or for the patient is an own act, which no
	/// session signs.
	fn contribute(
		by: &ActedBy<T::AccountId>,
		organisation: Option<OrganisationId>,
		target: Target,
		purpose: Purpose,
		facts: &RecordFacts,
	) -> Result<AllowRule, Error<T>> {
		match Self::ask(by, organisation, target, purpose, facts) {
			Decision::Allow { rule, .. } if is_for_patient(rule) && by.device.is_some() => {
				Err(Error::<T>::NotAllowedForSession)
			}
			Decision::Allow { rule, .. } => Ok(rule),
			Decision::Deny { .. } => Err(Error::<T>::NotAllowed),
		}
	}

	/// The author may add a record like this one.
	pub(crate) fn ensure_may_add(
		by: &ActedBy<T::AccountId>,
		facts: &RecordFacts,
		purpose: Purpose,
	) -> Result<(), Error<T>> {
		let target = Target::Class {
			category: facts.category,
			day: facts.day,
		};
		// The patient's own entry is asked about without an organisation, so that no membership can allow it.
		let acting_in = match facts.origin {
			RecordOrigin::PatientReported => None,
			RecordOrigin::Authored | RecordOrigin::Imported => Some(facts.organisation),
		};
		let rule = Self::contribute(by, acting_in, target, purpose, facts)?;
		match (facts.origin, is_for_patient(rule)) {
			(RecordOrigin::Authored, true) => Err(Error::<T>::NotAsMember),
			(RecordOrigin::PatientReported, false) => Err(Error::<T>::NotForPatient),
			(_, true) => Self::ensure_keeps(facts),
			(_, false) => Ok(()),
		}
	}

	/// The patient may keep a record in the vault of the organisation.
	fn ensure_keeps(facts: &RecordFacts) -> Result<(), Error<T>> {
		ensure!(
			T::Roles::organisation(facts.organisation)
				.is_some_and(|standing| standing.status == OrganisationStatus::Active),
			Error::<T>::OrganisationNotActive
		);
		ensure!(
			T::Roles::is_registered(facts.patient, facts.organisation),
			Error::<T>::NotRegistered
		);
		Ok(())
	}

	/// `by` may change this record, and for which side: whoever could have added it, and of members only those of its organisation.
	pub(crate) fn ensure_may_change(
		by: &ActedBy<T::AccountId>,
		record: RecordId,
		facts: &RecordFacts,
		purpose: Purpose,
		organisation: Option<OrganisationId>,
	) -> Result<Side, Error<T>> {
		let rule = Self::contribute(by, organisation, Target::Record(record), purpose, facts)?;
		match (facts.origin, is_for_patient(rule)) {
			(RecordOrigin::Authored, true) => Err(Error::<T>::NotAsMember),
			(RecordOrigin::PatientReported, false) => Err(Error::<T>::NotForPatient),
			(_, true) => Ok(Side::Patient),
			(_, false) => {
				ensure!(
					organisation == Some(facts.organisation),
					Error::<T>::OtherOrganisation
				);
				Ok(Side::Member)
			}
		}
	}

	/// `by` may mark this record: whoever may change it and, since that only closes, its author in person while licensed where it was
	/// written, though the patient has shut them out or sealed the category.
	pub(crate) fn ensure_may_mark(
		by: &ActedBy<T::AccountId>,
		record: RecordId,
		facts: &RecordFacts,
		organisation: Option<OrganisationId>,
	) -> Result<(), Error<T>> {
		match Self::ensure_may_change(by, record, facts, Purpose::Treat, organisation) {
			Ok(_) => Ok(()),
			Err(_) if Self::is_shut_author(by, record, facts, organisation) => Ok(()),
			Err(refused) => Err(refused),
		}
	}

	/// `by` may amend this record: whoever may change it and, of a report that their organisation found, its author, though the patient
	/// has shut them out: a wrong result is put right.
	pub(crate) fn ensure_may_amend(
		by: &ActedBy<T::AccountId>,
		record: RecordId,
		facts: &RecordFacts,
		purpose: Purpose,
		organisation: Option<OrganisationId>,
	) -> Result<(), Error<T>> {
		let is_theirs = || {
			T::Reports::reported_by(record) == Some(facts.organisation)
				&& Self::is_shut_author(by, record, facts, organisation)
		};
		match Self::ensure_may_change(by, record, facts, purpose, organisation) {
			Ok(_) => Ok(()),
			Err(_) if is_theirs() => Ok(()),
			Err(refused) => Err(refused),
		}
	}

	/// Is this a record's author in person, licensed where they wrote it, whom the patient has shut out since, or with the category?
	fn is_shut_author(
		by: &ActedBy<T::AccountId>,
		record: RecordId,
		facts: &RecordFacts,
		organisation: Option<OrganisationId>,
	) -> bool {
		let wrote = facts.origin == RecordOrigin::Authored
			&& facts.author == by.person
			&& organisation == Some(facts.organisation)
			&& T::Roles::live_membership(facts.organisation, by.person, T::Clock::now()).is_some();
		wrote
			&& matches!(
				Self::ask(by, organisation, Target::Record(record), Purpose::Treat, facts),
				Decision::Deny {
					rule: DenyRule::Excluded | DenyRule::Sealed
				}
			)
	}
}
