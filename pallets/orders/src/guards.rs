// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The checks that calls make before they change anything. None of them writes.

use crate::{
	types::{may_verify, takes_orders},
	Config, Error, Orders, Pallet, RecordUses, Reports,
};
use frame_support::ensure;
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use salus_primitives::{
	care::CareInspect,
	consent::{Access, Category, ConsentInspect, Grantee, Power, Purpose},
	decision::{AllowRule, Decision, Question, Target},
	orders::{
		does_tests, is_test_category, may_do_tests, OrderDetails, OrderStatus, ReportDetails, ReportStatus,
	},
	records::{RecordFacts, RecordInspect, RecordOrigin, RecordStatus},
	roles::{Act, ActedBy, Membership, NotActing, OrganisationStatus, Profession, RoleInspect},
	Clock, OrderId, OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
};
use sp_runtime::DispatchError;

/// Who signs.
impl<T: Config> Pallet<T> {
	/// Who signs, if the account's scope permits such an act.
	pub(crate) fn acting(origin: OriginFor<T>, act: Act) -> Result<ActedBy<T::AccountId>, DispatchError> {
		let account = ensure_signed(origin)?;
		Ok(Self::acting_as(&account, act)?)
	}

	fn acting_as(account: &T::AccountId, act: Act) -> Result<ActedBy<T::AccountId>, Error<T>> {
		T::Roles::acting(account, act, T::Clock::now()).map_err(|why| match why {
			NotActing::UnknownAccount => Error::<T>::UnknownAccount,
			NotActing::NotAllowedForSession => Error::<T>::NotAllowedForSession,
		})
	}

	/// The person behind an account, whatever its scope permits.
	pub(crate) fn signer(account: &T::AccountId) -> Result<PersonId, Error<T>> {
		T::Roles::signer(account, T::Clock::now())
			.map(|signer| signer.person)
			.ok_or(Error::<T>::UnknownAccount)
	}

	/// Who chooses a laboratory for this order, and whether for the patient: an own act then, the requester's a clinical one.
	pub(crate) fn chooser(
		account: &T::AccountId,
		signer: PersonId,
		details: &OrderDetails,
	) -> Result<(ActedBy<T::AccountId>, bool), Error<T>> {
		if Self::is_for_patient(signer, details.patient, Power::Consent, T::Clock::now()) {
			return Ok((Self::acting_as(account, Act::Own)?, true));
		}
		let by = Self::acting_as(account, Act::Clinical)?;
		Self::ensure_requester(details, signer)?;
		Self::ensure_let_in(details.organisation, signer, details.patient)?;
		Ok((by, false))
	}
}

/// What exists.
impl<T: Config> Pallet<T> {
	pub(crate) fn load(order: OrderId) -> Result<OrderDetails, Error<T>> {
		Orders::<T>::get(order).ok_or(Error::<T>::UnknownOrder)
	}

	pub(crate) fn load_report(record: RecordId) -> Result<ReportDetails, Error<T>> {
		Reports::<T>::get(record).ok_or(Error::<T>::UnknownReport)
	}

	/// A record of the patient that a member of the organisation wrote (`author`, if one is meant) and that no order has used.
	pub(crate) fn fresh_record(
		record: RecordId,
		patient: PatientId,
		organisation: OrganisationId,
		author: Option<PersonId>,
	) -> Result<RecordFacts, Error<T>> {
		let facts = T::Records::record(record).ok_or(Error::<T>::UnknownRecord)?;
		ensure!(facts.patient == patient, Error::<T>::RecordOfOtherPatient);
		let theirs = facts.origin == RecordOrigin::Authored
			&& facts.organisation == organisation
			&& author.is_none_or(|author| facts.author == author);
		ensure!(theirs, Error::<T>::RecordOfOtherAuthor);
		ensure!(
			facts.status == RecordStatus::Current,
			Error::<T>::RecordNotCurrent
		);
		ensure!(is_test_category(facts.category), Error::<T>::WrongCategory);
		ensure!(!RecordUses::<T>::contains_key(record), Error::<T>::RecordInUse);
		Ok(facts)
	}

	/// The patient has shut out neither this member nor the organisation: asked wherever something opens or begins, and not where
	/// something only closes.
	pub(crate) fn ensure_let_in(
		organisation: OrganisationId,
		member: PersonId,
		patient: PatientId,
	) -> Result<(), Error<T>> {
		ensure!(
			!T::Consent::shuts_out_member(patient, organisation, member),
			Error::<T>::ShutOut
		);
		Ok(())
	}

	/// The organisation may be asked to do tests that `ordering` orders for the patient.
	pub(crate) fn ensure_laboratory(
		laboratory: OrganisationId,
		ordering: OrganisationId,
		patient: PatientId,
	) -> Result<(), Error<T>> {
		ensure!(
			!T::Consent::shuts_out(patient, Grantee::Organisation(laboratory)),
			Error::<T>::ShutOut
		);
		let standing = T::Roles::organisation(laboratory)
			.filter(|standing| standing.status == OrganisationStatus::Active)
			.ok_or(Error::<T>::LaboratoryNotActive)?;
		ensure!(
			laboratory == ordering || takes_orders(standing.kind),
			Error::<T>::NotALaboratory
		);
		Ok(())
	}
}

/// The ordering side and the patient's.
impl<T: Config> Pallet<T> {
	fn is_doctor(organisation: OrganisationId, person: PersonId, now: UnixMillis) -> bool {
		T::Roles::live_membership(organisation, person, now)
			.is_some_and(|membership| membership.profession == Profession::Doctor)
	}

	pub(crate) fn ensure_doctor(organisation: OrganisationId, person: PersonId) -> Result<(), Error<T>> {
		ensure!(
			Self::is_doctor(organisation, person, T::Clock::now()),
			Error::<T>::NotDoctor
		);
		Ok(())
	}

	/// The decision lets the doctor contribute to this category, today, for treatment: by a consent or an encounter. What a doctor does for
	/// an order is no reason for the next one, and a doctor orders nothing for themself or for a ward.
	pub(crate) fn ensure_may_contribute(
		actor: PersonId,
		organisation: OrganisationId,
		patient: PatientId,
		category: Category,
	) -> Result<(), Error<T>> {
		let now = T::Clock::now();
		let question = Question {
			actor,
			organisation: Some(organisation),
			patient,
			target: Target::Class {
				category,
				day: now.day(),
			},
			access: Access::Contribute,
			purpose: Purpose::Treat,
			now,
		};
		match T::Consent::decide(&question, None) {
			Decision::Allow {
				rule: AllowRule::Encounter | AllowRule::Consent,
				..
			} => Ok(()),
			Decision::Allow { .. } | Decision::Deny { .. } => Err(Error::<T>::NotAllowed),
		}
	}

	/// The first instant at which this doctor's cover for the patient is over, while there is any.
	pub(crate) fn cover_until(
		organisation: OrganisationId,
		doctor: PersonId,
		patient: PatientId,
		now: UnixMillis,
	) -> Option<UnixMillis> {
		T::Care::care(organisation, doctor, patient, now)
			.cover_until
			.filter(|until| now < *until)
	}

	/// Is this the requester, or a doctor of the ordering organisation with cover, and licensed there now?
	pub(crate) fn is_requester_or_cover(details: &OrderDetails, person: PersonId, now: UnixMillis) -> bool {
		Self::is_doctor(details.organisation, person, now)
			&& (person == details.requester
				|| Self::cover_until(details.organisation, person, details.patient, now).is_some())
	}

	pub(crate) fn ensure_requester_or_cover(
		details: &OrderDetails,
		person: PersonId,
	) -> Result<(), Error<T>> {
		ensure!(
			Self::is_requester_or_cover(details, person, T::Clock::now()),
			Error::<T>::NotRequester
		);
		Ok(())
	}

	/// The requester in person, and licensed in the ordering organisation now.
	pub(crate) fn ensure_requester(details: &OrderDetails, person: PersonId) -> Result<(), Error<T>> {
		let requester =
			person == details.requester && Self::is_doctor(details.organisation, person, T::Clock::now());
		ensure!(requester, Error::<T>::NotRequester);
		Ok(())
	}

	/// The same; or, where the requester is no live doctor of the organisation any more, a doctor with cover.
	pub(crate) fn ensure_requester_or_successor(
		details: &OrderDetails,
		person: PersonId,
	) -> Result<(), Error<T>> {
		if Self::is_doctor(details.organisation, details.requester, T::Clock::now()) {
			return Self::ensure_requester(details, person);
		}
		Self::ensure_requester_or_cover(details, person)
	}

	/// Is this the patient, or a live representative with this power?
	pub(crate) fn is_for_patient(
		person: PersonId,
		patient: PatientId,
		power: Power,
		now: UnixMillis,
	) -> bool {
		T::Consent::may_act_for(person, patient, power, now)
	}

	/// Whoever may close what is open for the patient.
	pub(crate) fn ensure_closing_for(person: PersonId, patient: PatientId) -> Result<(), Error<T>> {
		ensure!(
			T::Consent::may_close_for(person, patient, Power::Consent, T::Clock::now()),
			Error::<T>::NotForPatient
		);
		Ok(())
	}

	pub(crate) fn ensure_no_final(details: &OrderDetails) -> Result<(), Error<T>> {
		// From a terminal status there is no way, whatever was reported.
		ensure!(details.status.is_open(), Error::<T>::NoSuchMove);
		ensure!(details.final_reports == 0, Error::<T>::AlreadyReported);
		Ok(())
	}

	/// No report is pending or final.
	pub(crate) fn ensure_nothing_reported(details: &OrderDetails) -> Result<(), Error<T>> {
		Self::ensure_no_final(details)?;
		ensure!(details.pending_reports == 0, Error::<T>::ReportsPending);
		Ok(())
	}
}

/// The laboratory's side.
impl<T: Config> Pallet<T> {
	/// Does this member do the tests that others order from the organisation, by what they are there?
	pub(crate) fn does_tests_at(organisation: OrganisationId, membership: &Membership) -> bool {
		T::Roles::organisation(organisation)
			.is_some_and(|standing| does_tests(standing.kind, membership, T::Clock::now()))
	}

	/// The membership of this person, if it is live and they do the tests there that others order.
	pub(crate) fn laboratory_member(
		laboratory: OrganisationId,
		person: PersonId,
		now: UnixMillis,
	) -> Option<Membership> {
		T::Roles::live_membership(laboratory, person, now)
			.filter(|membership| Self::does_tests_at(laboratory, membership))
	}

	/// The same for one order. In-house it is the requester, and technicians and doctors with cover for the patient.
	pub(crate) fn works_for(
		laboratory: OrganisationId,
		details: &OrderDetails,
		person: PersonId,
		now: UnixMillis,
	) -> Option<Membership> {
		if laboratory != details.organisation {
			return Self::laboratory_member(laboratory, person, now);
		}
		T::Roles::live_membership(laboratory, person, now)
			.filter(may_do_tests)
			.filter(|membership| {
				let requested = person == details.requester && membership.profession == Profession::Doctor;
				requested || Self::cover_until(laboratory, person, details.patient, now).is_some()
			})
	}

	pub(crate) fn ensure_member(
		laboratory: OrganisationId,
		details: &OrderDetails,
		person: PersonId,
	) -> Result<Membership, Error<T>> {
		Self::works_for(laboratory, details, person, T::Clock::now()).ok_or(Error::<T>::NotOfLaboratory)
	}

	/// The laboratory that is asked or has accepted, where the signer works.
	pub(crate) fn ensure_of_laboratory(
		details: &OrderDetails,
		person: PersonId,
	) -> Result<OrganisationId, Error<T>> {
		let laboratory = details.assignment.laboratory().ok_or(Error::<T>::NotAssigned)?;
		Self::ensure_member(laboratory, details, person)?;
		Ok(laboratory)
	}

	/// The same, while it has not answered yet.
	pub(crate) fn ensure_asked(details: &OrderDetails, person: PersonId) -> Result<OrganisationId, Error<T>> {
		let laboratory = Self::ensure_of_laboratory(details, person)?;
		ensure!(
			details.assignment.accepted_by().is_none(),
			Error::<T>::AlreadyAccepted
		);
		Ok(laboratory)
	}

	/// The laboratory that has accepted, and the signer's membership in it.
	pub(crate) fn ensure_of_accepting(
		details: &OrderDetails,
		person: PersonId,
	) -> Result<(OrganisationId, Membership), Error<T>> {
		let laboratory = details.assignment.accepted_by().ok_or(Error::<T>::NotAccepted)?;
		Ok((laboratory, Self::ensure_member(laboratory, details, person)?))
	}

	pub(crate) fn ensure_verifying(
		details: &OrderDetails,
		report: &ReportDetails,
		membership: &Membership,
	) -> Result<(), Error<T>> {
		ensure!(
			may_verify(details, report, membership, T::Clock::now()),
			Error::<T>::NotVerifying
		);
		Ok(())
	}

	/// The signer may take this step of a report, as far as who they are and where order and report stand.
	pub(crate) fn ensure_may_advance(
		details: &OrderDetails,
		report: &ReportDetails,
		person: PersonId,
		to: ReportStatus,
	) -> Result<(), Error<T>> {
		let membership = Self::ensure_member(report.laboratory, details, person)?;
		if to.is_final() {
			Self::ensure_verifying(details, report, &membership)?;
		}
		// The two moves that come with no version have calls of their own.
		let with_version = to.is_pending() || to.is_final();
		ensure!(
			with_version && report.status.may_become(to),
			Error::<T>::NoSuchMove
		);
		// To correct what was reported stays possible for whom the patient has shut out.
		if report.status.is_pending() {
			Self::ensure_let_in(report.laboratory, person, details.patient)?;
			let goes_on = matches!(details.status, OrderStatus::Active | OrderStatus::Completed)
				&& details.declined_at.is_none();
			ensure!(goes_on, Error::<T>::NotActive);
		}
		Ok(())
	}

	/// The organisation for which this person may let a test join: the ordering one, or the laboratory that has accepted.
	pub(crate) fn adds_test_for(
		details: &OrderDetails,
		person: PersonId,
	) -> Result<OrganisationId, Error<T>> {
		let now = T::Clock::now();
		let organisation = if Self::is_requester_or_cover(details, person, now) {
			details.organisation
		} else {
			details
				.assignment
				.accepted_by()
				.filter(|laboratory| Self::works_for(*laboratory, details, person, now).is_some())
				.ok_or(Error::<T>::NotRequester)?
		};
		Self::ensure_let_in(organisation, person, details.patient)?;
		Ok(organisation)
	}
}
