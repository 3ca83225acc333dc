// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The checks about people, terms and records that calls make before they change anything. None of them writes.

use crate::{Call, Config, Error, FillOf, Pallet, PrescriptionCount, PrescriptionOf, Prescriptions};
use frame_support::{ensure, traits::Get};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use salus_primitives::{
	allowance::FreeCalls,
	care::CareInspect,
	consent::{Access, Category, ConsentInspect, Power, Purpose},
	decision::{AllowRule, Decision, Question, Target},
	prescriptions::{FillDetails, FillRef, FillSide, PrescriptionDetails, PrescriptionTerms, TermsFault},
	prescriptions::{FillStatus, PrescriptionStatus},
	records::{RecordFacts, RecordInspect, RecordOrigin, RecordStatus},
	roles::{Act, ActedBy, NotActing, OrganisationKind, Profession, RoleInspect},
	Clock, OrganisationId, PatientId, PersonId, PrescriptionId, RecordId,
};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	fn acting(account: &T::AccountId, act: Act) -> Result<ActedBy<T::AccountId>, Error<T>> {
		T::Roles::acting(account, act, T::Clock::now()).map_err(|refused| match refused {
			NotActing::UnknownAccount => Error::<T>::UnknownAccount,
			NotActing::NotAllowedForSession => Error::<T>::NotAllowedForSession,
		})
	}

	/// The clinician behind a signed origin, in person or by a session.
	pub(crate) fn clinician(origin: OriginFor<T>) -> Result<ActedBy<T::AccountId>, DispatchError> {
		let account = ensure_signed(origin)?;
		Ok(Self::acting(&account, Act::Clinical)?)
	}

	pub(crate) fn load(prescription: PrescriptionId) -> Result<PrescriptionDetails, Error<T>> {
		Prescriptions::<T>::get(prescription).ok_or(Error::<T>::UnknownPrescription)
	}

	/// Is this person a live member of the organisation, as that?
	pub(crate) fn is_live(organisation: OrganisationId, person: PersonId, profession: Profession) -> bool {
		T::Roles::live_membership(organisation, person, T::Clock::now())
			.is_some_and(|membership| membership.profession == profession)
	}

	/// Is this person tied to the patient by an encounter, an appointment today or a handover there?
	pub(crate) fn has_cover(organisation: OrganisationId, person: PersonId, patient: PatientId) -> bool {
		let now = T::Clock::now();
		T::Care::care(organisation, person, patient, now)
			.cover_until
			.is_some_and(|until| now < until)
	}

	fn is_prescriber_or_cover(details: &PrescriptionDetails, person: PersonId) -> bool {
		Self::is_live(details.organisation, person, Profession::Doctor)
			&& (person == details.prescriber
				|| Self::has_cover(details.organisation, person, details.patient))
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

	/// The prescriber; or, where they are no live doctor of the organisation any more, a doctor with cover.
	pub(crate) fn ensure_prescriber_or_successor(
		details: &PrescriptionDetails,
		person: PersonId,
	) -> Result<(), Error<T>> {
		let has_left = || !Self::is_live(details.organisation, details.prescriber, Profession::Doctor);
		ensure!(
			Self::is_prescriber_or_cover(details, person) && (person == details.prescriber || has_left()),
			Error::<T>::NotPrescriber
		);
		Ok(())
	}

	pub(crate) fn ensure_prescriber_or_cover(
		details: &PrescriptionDetails,
		person: PersonId,
	) -> Result<(), Error<T>> {
		ensure!(
			Self::is_prescriber_or_cover(details, person),
			Error::<T>::NotPrescriberOrCover
		);
		Ok(())
	}

	/// What the prescriber or a doctor with cover holds, and who that is.
	pub(crate) fn ensure_hold(
		account: &T::AccountId,
		prescription: PrescriptionId,
	) -> Result<(PrescriptionDetails, ActedBy<T::AccountId>), Error<T>> {
		let by = Self::acting(account, Act::Clinical)?;
		let details = Self::load(prescription)?;
		Self::ensure_prescriber_or_cover(&details, by.person)?;
		ensure!(
			details.status.may_become(PrescriptionStatus::OnHold),
			Error::<T>::ImpossibleMove
		);
		Ok((details, by))
	}

	/// What a party stops, and who that is. A cancelled one becomes stopped as well, but not by this.
	pub(crate) fn ensure_stop(
		account: &T::AccountId,
		prescription: PrescriptionId,
	) -> Result<(PrescriptionDetails, ActedBy<T::AccountId>), Error<T>> {
		let (details, by) = Self::for_party(account, prescription)?;
		ensure!(
			details.status != PrescriptionStatus::Cancelled
				&& details.status.may_become(PrescriptionStatus::Stopped),
			Error::<T>::ImpossibleMove
		);
		Ok((details, by))
	}

	/// A prescription, and who ends it: somebody on the patient's side, or the prescriber or cover.
	pub(crate) fn load_for_party(
		origin: OriginFor<T>,
		prescription: PrescriptionId,
	) -> Result<(PrescriptionDetails, ActedBy<T::AccountId>), DispatchError> {
		Ok(Self::for_party(&ensure_signed(origin)?, prescription)?)
	}

	fn for_party(
		account: &T::AccountId,
		prescription: PrescriptionId,
	) -> Result<(PrescriptionDetails, ActedBy<T::AccountId>), Error<T>> {
		// Whoever may close as oneself may act clinically too, or for nobody but oneself: only a clinical session is left then.
		let own = Self::acting(account, Act::Close);
		let by = match &own {
			Ok(by) => by.clone(),
			Err(_) => Self::acting(account, Act::Clinical)?,
		};
		let details = Self::load(prescription)?;
		let for_patient = own.is_ok() && Self::may_close_for(by.person, details.patient);
		ensure!(
			for_patient || Self::is_prescriber_or_cover(&details, by.person),
			Error::<T>::NotParty
		);
		Ok((details, by))
	}

	/// A prescription, for whoever may close what is open for the patient.
	pub(crate) fn load_closing(
		origin: OriginFor<T>,
		prescription: PrescriptionId,
	) -> Result<(PrescriptionDetails, ActedBy<T::AccountId>), DispatchError> {
		let account = ensure_signed(origin)?;
		let by = Self::acting(&account, Act::Close)?;
		let details = Self::load(prescription)?;
		ensure!(
			Self::may_close_for(by.person, details.patient),
			Error::<T>::NotForPatient
		);
		Ok((details, by))
	}

	fn may_close_for(person: PersonId, patient: PatientId) -> bool {
		T::Consent::may_close_for(person, patient, Power::Consent, T::Clock::now())
	}

	/// A prescription, for the patient or a representative who may consent.
	pub(crate) fn load_for_patient(
		origin: OriginFor<T>,
		prescription: PrescriptionId,
	) -> Result<(PrescriptionDetails, ActedBy<T::AccountId>), DispatchError> {
		let account = ensure_signed(origin)?;
		let by = Self::acting(&account, Act::Own)?;
		let details = Self::load(prescription)?;
		ensure!(
			Self::is_for_patient(by.person, details.patient),
			Error::<T>::NotForPatient
		);
		Ok((details, by))
	}

	/// Is this the patient, or a live representative who may consent?
	fn is_for_patient(person: PersonId, patient: PatientId) -> bool {
		T::Consent::may_act_for(person, patient, Power::Consent, T::Clock::now())
	}

	pub(crate) fn ensure_new(prescription: PrescriptionId, patient: PatientId) -> Result<(), Error<T>> {
		ensure!(
			!Prescriptions::<T>::contains_key(prescription),
			Error::<T>::PrescriptionExists
		);
		ensure!(
			PrescriptionCount::<T>::get(patient) < u32::MAX,
			Error::<T>::TooManyRows
		);
		Ok(())
	}

	pub(crate) fn ensure_terms(terms: &PrescriptionTerms) -> Result<(), Error<T>> {
		match terms.fault() {
			None => {}
			Some(TermsFault::NoQuantity) => return Err(Error::<T>::NoQuantity),
			Some(TermsFault::TooManyRepeats) => return Err(Error::<T>::TooManyRepeats),
			Some(TermsFault::WeakClaimKey) => return Err(Error::<T>::WeakClaimKey),
		}
		let now = T::Clock::now();
		let latest = now.plus(T::MaxValidity::get());
		ensure!(
			now < terms.valid_until && terms.valid_until <= latest,
			Error::<T>::ValidityOutOfRange
		);
		ensure!(
			terms.interval_millis <= T::MaxValidity::get(),
			Error::<T>::IntervalOutOfRange
		);
		Ok(())
	}

	/// This person may prescribe for the patient: as a doctor there whom the decision lets contribute as a member, because of a visit or the
	/// patient's wish for a renewal.
	pub(crate) fn ensure_may_prescribe(
		doctor: PersonId,
		patient: PatientId,
		organisation: OrganisationId,
	) -> Result<(), Error<T>> {
		ensure!(
			Self::is_live(organisation, doctor, Profession::Doctor),
			Error::<T>::NotDoctor
		);
		let now = T::Clock::now();
		let question = Question {
			actor: doctor,
			organisation: Some(organisation),
			patient,
			target: Target::Class {
				category: Category::Medication,
				day: now.day(),
			},
			access: Access::Contribute,
			purpose: Purpose::Treat,
			now,
		};
		match T::Consent::decide(&question, None) {
			// A doctor does not prescribe for themself or for a ward: what lets them in there is not a member's tie.
			Decision::Allow {
				rule: AllowRule::Patient | AllowRule::Representative,
				..
			}
			| Decision::Deny { .. } => return Err(Error::<T>::NotAllowed),
			Decision::Allow { .. } => {}
		}
		let visit = T::Care::care(organisation, doctor, patient, now).prescribe_until;
		ensure!(visit.is_some_and(|until| now < until), Error::<T>::NoVisit);
		Ok(())
	}

	/// A current record of the patient's medication, written in the organisation, that nothing else uses.
	fn ensure_record(
		record: RecordId,
		patient: PatientId,
		organisation: OrganisationId,
	) -> Result<RecordFacts, Error<T>> {
		let facts = T::Records::record(record).ok_or(Error::<T>::UnknownRecord)?;
		ensure!(
			facts.patient == patient
				&& facts.organisation == organisation
				&& facts.category == Category::Medication
				&& facts.origin == RecordOrigin::Authored
				&& facts.status == RecordStatus::Current,
			Error::<T>::RecordNotFitting
		);
		ensure!(
			!PrescriptionOf::<T>::contains_key(record) && !FillOf::<T>::contains_key(record),
			Error::<T>::RecordUsed
		);
		Ok(facts)
	}

	pub(crate) fn ensure_request_record(
		record: RecordId,
		patient: PatientId,
		organisation: OrganisationId,
		author: PersonId,
	) -> Result<(), Error<T>> {
		let facts = Self::ensure_record(record, patient, organisation)?;
		ensure!(facts.author == author, Error::<T>::RecordNotFitting);
		Ok(())
	}

	pub(crate) fn ensure_fill_record(record: Option<RecordId>, fill: &FillRef) -> Result<(), Error<T>> {
		if let Some(record) = record {
			Self::ensure_record(record, fill.patient, fill.pharmacy)?;
		}
		Ok(())
	}

	pub(crate) fn ensure_renewable(
		renews: Option<PrescriptionId>,
		patient: PatientId,
	) -> Result<(), Error<T>> {
		if let Some(before) = renews {
			ensure!(Self::load(before)?.patient == patient, Error::<T>::OtherPatient);
		}
		Ok(())
	}

	pub(crate) fn ensure_pharmacy(organisation: OrganisationId) -> Result<(), Error<T>> {
		ensure!(
			T::Roles::organisation(organisation)
				.is_some_and(|standing| standing.kind == OrganisationKind::Pharmacy),
			Error::<T>::NotPharmacy
		);
		Ok(())
	}

	/// The patient's side lets this pharmacy claim.
	pub(crate) fn ensure_not_barred(
		details: &PrescriptionDetails,
		pharmacy: OrganisationId,
	) -> Result<(), Error<T>> {
		ensure!(!details.barred.contains(&pharmacy), Error::<T>::Barred);
		Ok(())
	}

	pub(crate) fn ensure_pharmacist(pharmacy: OrganisationId, person: PersonId) -> Result<(), Error<T>> {
		ensure!(
			Self::is_live(pharmacy, person, Profession::Pharmacist),
			Error::<T>::NotPharmacist
		);
		Ok(())
	}

	/// Who releases a fill: the patient's side or a pharmacist of its pharmacy, or anybody once the lock is out of time.
	pub(crate) fn ensure_may_release(
		account: &T::AccountId,
		patient: PatientId,
		fill: &FillDetails,
	) -> Result<ActedBy<T::AccountId>, Error<T>> {
		if let Ok(own) = Self::acting(account, Act::Close) {
			if Self::may_close_for(own.person, patient) {
				return Ok(own);
			}
		}
		let by = Self::acting(account, Act::Clinical);
		if T::Clock::now() >= fill.expires_at {
			return by.or_else(|_| Self::acting(account, Act::Desk));
		}
		let by = by?;
		Self::ensure_pharmacist(fill.pharmacy, by.person)?;
		Ok(by)
	}

	/// On which side this person says that a fill never was.
	pub(crate) fn dispute_side(
		details: &PrescriptionDetails,
		fill: &FillDetails,
		person: PersonId,
	) -> Result<FillSide, Error<T>> {
		let is_pharmacist = Self::is_live(fill.pharmacy, person, Profession::Pharmacist);
		let is_doctor = Self::is_prescriber_or_cover(details, person);
		ensure!(is_pharmacist || is_doctor, Error::<T>::NotFillParty);
		ensure!(
			details.status != PrescriptionStatus::EnteredInError,
			Error::<T>::ImpossibleMove
		);
		ensure!(
			fill.status.may_become(FillStatus::EnteredInError),
			Error::<T>::ImpossibleFillMove
		);
		let (side, other) = match (fill.disputes.pharmacy, fill.disputes.prescriber) {
			(None, other) if is_pharmacist => (FillSide::Pharmacy, other),
			(other, None) if is_doctor => (FillSide::Prescriber, other),
			_ => return Err(Error::<T>::AlreadyDisputed),
		};
		ensure!(other != Some(person), Error::<T>::SamePerson);
		Ok(side)
	}
}

/// Stopping a medicine, for good or for now, is free: no allowance keeps a doctor or a patient from it. A session pays for what it signs.
impl<T: Config> FreeCalls<T::AccountId, Call<T>> for Pallet<T> {
	fn would_have_effect(who: &T::AccountId, call: &Call<T>) -> bool {
		if Self::acting(who, Act::Close).is_err() {
			return false;
		}
		match call {
			Call::hold { prescription, .. } => Self::ensure_hold(who, *prescription).is_ok(),
			Call::stop { prescription, .. } => Self::ensure_stop(who, *prescription).is_ok(),
			_ => false,
		}
	}
}
