// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who may: the checks that calls make before they change anything. None of them writes.

use crate::{Appointments, Config, Encounters, Error, Pallet, Schedules, TeamsOf, TiesOf, VisitCards};
use frame_support::{ensure, traits::Get};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use salus_primitives::{
	appointments::{
		AppointmentDetails, AppointmentStatus, CardProof, CardStatement, EncounterDetails, EncounterStatus,
		ScheduleDetails, SlotSpan, VisitCard, ARRIVAL_WINDOW,
	},
	care::CareInspect,
	consent::{ConsentInspect, Power},
	roles::{AccountScope, Act, ActedBy, NotActing, Profession, RoleInspect, Signer},
	statements::{signed_forms, VisitStatement},
	AppointmentId, Clock, EncounterId, OrganisationId, PatientId, PersonId, ScheduleId, UnixMillis,
};
use sp_core::ed25519;
use sp_runtime::{traits::Verify, DispatchError};

/// Who signed, before it is known as what.
pub(crate) struct Caller<T: Config> {
	account: T::AccountId,
	signer: Signer,
}

impl<T: Config> Caller<T> {
	/// The person.
	pub(crate) fn person(&self) -> PersonId {
		self.signer.person
	}

	/// The person, doing something of this kind.
	pub(crate) fn acting(&self, act: Act) -> Result<ActedBy<T::AccountId>, Error<T>> {
		T::Roles::acting(&self.account, act, T::Clock::now()).map_err(|refused| match refused {
			NotActing::UnknownAccount => Error::<T>::UnknownAccount,
			NotActing::NotAllowedForSession => Error::<T>::NotAllowedForSession,
		})
	}

	/// The person, doing what anybody may.
	pub(crate) fn anybody(&self) -> Result<ActedBy<T::AccountId>, Error<T>> {
		self.acting(match self.signer.scope {
			AccountScope::Full => Act::Own,
			AccountScope::ClinicalSession => Act::Clinical,
			AccountScope::DeskSession => Act::Desk,
			AccountScope::Closing => Act::Close,
		})
	}

	fn profession(&self, organisation: OrganisationId) -> Option<Profession> {
		T::Roles::live_membership(organisation, self.person(), T::Clock::now())
			.map(|membership| membership.profession)
	}

	/// May the person book for this patient?
	pub(crate) fn is_for(&self, patient: PatientId) -> bool {
		T::Consent::may_act_for(self.person(), patient, Power::Book, T::Clock::now())
	}

	/// The patient has shut out neither the person nor the organisation in which they act.
	pub(crate) fn ensure_let_in(
		&self,
		organisation: OrganisationId,
		patient: PatientId,
	) -> Result<(), Error<T>> {
		Pallet::<T>::ensure_let_in(organisation, self.person(), patient)
	}

	/// Whoever may close what is open for the patient.
	pub(crate) fn closing_for(&self, patient: PatientId) -> Result<ActedBy<T::AccountId>, Error<T>> {
		let by = self.acting(Act::Close)?;
		ensure!(self.may_close_for(patient), Error::<T>::NotForPatient);
		Ok(by)
	}

	fn may_close_for(&self, patient: PatientId) -> bool {
		T::Consent::may_close_for(self.person(), patient, Power::Book, T::Clock::now())
	}

	/// The patient, or a representative who may book.
	pub(crate) fn for_patient(&self, patient: PatientId) -> Result<ActedBy<T::AccountId>, Error<T>> {
		let by = self.acting(Act::Own)?;
		ensure!(self.is_for(patient), Error::<T>::NotForPatient);
		Ok(by)
	}

	/// A clerk of the organisation.
	pub(crate) fn clerk(&self, organisation: OrganisationId) -> Result<ActedBy<T::AccountId>, Error<T>> {
		ensure!(
			self.profession(organisation) == Some(Profession::Clerk),
			Error::<T>::NotClerk
		);
		self.acting(Act::Desk)
	}

	/// That doctor, or a clerk of the organisation.
	pub(crate) fn staff(
		&self,
		organisation: OrganisationId,
		doctor: PersonId,
	) -> Result<ActedBy<T::AccountId>, Error<T>> {
		match self.profession(organisation) {
			Some(Profession::Doctor) if self.person() == doctor => self.acting(Act::Clinical),
			Some(Profession::Clerk) => self.acting(Act::Desk),
			_ => Err(Error::<T>::NotStaff),
		}
	}

	/// A clerk, doctor or nurse of the organisation: who receives patients.
	pub(crate) fn desk(&self, organisation: OrganisationId) -> Result<ActedBy<T::AccountId>, Error<T>> {
		match self.profession(organisation) {
			Some(Profession::Clerk) => self.acting(Act::Desk),
			Some(Profession::Doctor | Profession::Nurse) => self.acting(Act::Clinical),
			_ => Err(Error::<T>::NotOfDesk),
		}
	}

	/// A live doctor of the organisation, whose own team it is.
	pub(crate) fn lead(&self, organisation: OrganisationId) -> Result<ActedBy<T::AccountId>, Error<T>> {
		ensure!(
			self.profession(organisation) == Some(Profession::Doctor),
			Error::<T>::NotThatDoctor
		);
		self.acting(Act::Clinical)
	}

	/// Somebody who acts as a clinician, wherever.
	pub(crate) fn clinician(&self) -> Result<ActedBy<T::AccountId>, Error<T>> {
		self.acting(Act::Clinical)
	}

	/// That doctor, or another doctor of the organisation with cover.
	pub(crate) fn doctor(
		&self,
		organisation: OrganisationId,
		doctor: PersonId,
		patient: PatientId,
	) -> Result<ActedBy<T::AccountId>, Error<T>> {
		ensure!(
			self.profession(organisation) == Some(Profession::Doctor),
			Error::<T>::NotThatDoctor
		);
		let covers = || {
			<Pallet<T> as CareInspect>::care(organisation, self.person(), patient, T::Clock::now())
				.cover_until
				.is_some()
		};
		ensure!(self.person() == doctor || covers(), Error::<T>::NotThatDoctor);
		self.acting(Act::Clinical)
	}

	/// The patient's side or, where nothing but `otherwise` is left, somebody of the organisation.
	fn for_patient_or(
		&self,
		patient: PatientId,
		otherwise: impl FnOnce(&Self) -> Result<ActedBy<T::AccountId>, Error<T>>,
	) -> Result<ActedBy<T::AccountId>, Error<T>> {
		let own = self.acting(Act::Own).ok().filter(|_| self.is_for(patient));
		match own {
			Some(by) => Ok(by),
			None => otherwise(self),
		}
	}

	/// Does somebody sign for the patient in person, and not as one of the organisation?
	pub(crate) fn signs_for(&self, patient: PatientId) -> bool {
		self.acting(Act::Own).is_ok() && self.is_for(patient)
	}

	/// A second member of the organisation who says for themself that the patient came: neither that doctor, nor in that doctor's team,
	/// nor who booked or opened the visit.
	pub(crate) fn independent(&self, details: &EncounterDetails) -> Result<ActedBy<T::AccountId>, Error<T>> {
		let profession = self
			.profession(details.organisation)
			.ok_or(Error::<T>::NotIndependent)?;
		let booked_by = details
			.appointment
			.and_then(Appointments::<T>::get)
			.map(|appointment| appointment.booked_by);
		let me = self.person();
		let tied = me == details.doctor
			|| me == details.opened_by
			|| booked_by == Some(me)
			|| TeamsOf::<T>::get(details.organisation, me).contains(&details.doctor);
		ensure!(!tied, Error::<T>::NotIndependent);
		self.acting(match profession {
			Profession::Clerk => Act::Desk,
			_ => Act::Clinical,
		})
	}

	/// The patient's side, or a clerk whom the patient has not shut out.
	pub(crate) fn patient_or_clerk(
		&self,
		patient: PatientId,
		organisation: OrganisationId,
	) -> Result<ActedBy<T::AccountId>, Error<T>> {
		self.for_patient_or(patient, |caller| {
			let by = caller
				.clerk(organisation)
				.map_err(|error| error.or(Error::<T>::NotParty))?;
			caller.ensure_let_in(organisation, patient)?;
			Ok(by)
		})
	}

	/// Either side of an appointment that ends it: the patient's, or that doctor and the clerks.
	pub(crate) fn party(&self, details: &AppointmentDetails) -> Result<ActedBy<T::AccountId>, Error<T>> {
		self.closing_for(details.patient).or_else(|_| {
			self.staff(details.organisation, details.doctor)
				.map_err(|error| error.or(Error::<T>::NotParty))
		})
	}

	/// That doctor, while licensed there, or an administrator of the organisation, while it is active.
	pub(crate) fn corrector(
		&self,
		organisation: OrganisationId,
		doctor: PersonId,
	) -> Result<ActedBy<T::AccountId>, Error<T>> {
		if self.person() == doctor && self.profession(organisation) == Some(Profession::Doctor) {
			return self.acting(Act::Clinical);
		}
		ensure!(
			T::Roles::administers(organisation, self.person()),
			Error::<T>::NotCorrector
		);
		self.acting(Act::Own)
	}
}

impl<T> Error<T> {
	/// A session's refusal as it is; every other one as `general`.
	fn or(self, general: Self) -> Self {
		match self {
			Self::NotAllowedForSession => self,
			_ => general,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Who is behind a signed origin.
	pub(crate) fn caller(origin: OriginFor<T>) -> Result<Caller<T>, DispatchError> {
		let account = ensure_signed(origin)?;
		let signer = T::Roles::signer(&account, T::Clock::now()).ok_or(Error::<T>::UnknownAccount)?;
		Ok(Caller { account, signer })
	}

	pub(crate) fn schedule_row(schedule: ScheduleId) -> Result<ScheduleDetails, Error<T>> {
		Schedules::<T>::get(schedule).ok_or(Error::<T>::UnknownSchedule)
	}

	pub(crate) fn open_schedule_row(schedule: ScheduleId) -> Result<ScheduleDetails, Error<T>> {
		let details = Self::schedule_row(schedule)?;
		ensure!(details.open, Error::<T>::NotOpen);
		Ok(details)
	}

	pub(crate) fn appointment_row(appointment: AppointmentId) -> Result<AppointmentDetails, Error<T>> {
		Appointments::<T>::get(appointment).ok_or(Error::<T>::UnknownAppointment)
	}

	pub(crate) fn encounter_row(encounter: EncounterId) -> Result<EncounterDetails, Error<T>> {
		Encounters::<T>::get(encounter).ok_or(Error::<T>::UnknownEncounter)
	}

	pub(crate) fn ensure_move(from: AppointmentStatus, to: AppointmentStatus) -> Result<(), Error<T>> {
		ensure!(from.may_become(to), Error::<T>::ImpossibleMove);
		Ok(())
	}

	pub(crate) fn ensure_encounter_move(from: EncounterStatus, to: EncounterStatus) -> Result<(), Error<T>> {
		ensure!(from.may_become(to), Error::<T>::ImpossibleMove);
		Ok(())
	}

	/// The doctor may see patients in the organisation now.
	pub(crate) fn ensure_licensed_doctor(
		organisation: OrganisationId,
		doctor: PersonId,
	) -> Result<(), Error<T>> {
		ensure!(
			Self::is_licensed_doctor(organisation, doctor, T::Clock::now()),
			Error::<T>::DoctorNotLicensed
		);
		Ok(())
	}

	/// Is this person a live doctor there?
	pub(crate) fn is_licensed_doctor(
		organisation: OrganisationId,
		doctor: PersonId,
		now: UnixMillis,
	) -> bool {
		T::Roles::live_membership(organisation, doctor, now)
			.is_some_and(|membership| membership.profession == Profession::Doctor)
	}

	/// The patient has shut out neither this member nor the organisation: asked wherever something opens, is written or is booked, and
	/// not where something only closes.
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

	pub(crate) fn ensure_patient(patient: PatientId) -> Result<(), Error<T>> {
		ensure!(T::Roles::patient(patient).is_some(), Error::<T>::UnknownPatient);
		Ok(())
	}

	/// Now lies between `before` the start and `after` the end.
	pub(crate) fn ensure_within(span: &SlotSpan, before: u64, after: u64) -> Result<(), Error<T>> {
		let now = T::Clock::now();
		ensure!(now.plus(before) >= span.start, Error::<T>::TooEarly);
		ensure!(now < span.end.plus(after), Error::<T>::TooLate);
		Ok(())
	}

	/// A patient may arrive for it and be checked in.
	pub(crate) fn ensure_arrival_window(span: &SlotSpan) -> Result<(), Error<T>> {
		Self::ensure_within(span, ARRIVAL_WINDOW, ARRIVAL_WINDOW)
	}

	/// Whoever is in full control of an account that may book for the patient has signed this statement.
	pub(crate) fn ensure_statement(
		statement: &VisitStatement,
		account: &T::AccountId,
		signature: &T::Signature,
	) -> Result<(), Error<T>> {
		let now = T::Clock::now();
		ensure!(now < statement.expires_at, Error::<T>::StatementExpired);
		ensure!(
			statement.expires_at <= now.plus(T::MaxStatementLifetime::get()),
			Error::<T>::StatementTooLong
		);
		let for_patient = T::Roles::signer(account, now).is_some_and(|signer| {
			signer.scope == AccountScope::Full
				&& T::Consent::may_act_for(signer.person, statement.patient, Power::Book, now)
		});
		ensure!(for_patient, Error::<T>::NotForPatient);
		let signed = signed_forms(&statement.text())
			.iter()
			.any(|form| signature.verify(form.as_slice(), account));
		ensure!(signed, Error::<T>::BadSignature);
		Ok(())
	}

	/// A visit that can be attested: open, of a patient who is registered there and has shut out neither its doctor nor the organisation.
	pub(crate) fn ensure_attestable(details: &EncounterDetails) -> Result<(), Error<T>> {
		ensure!(details.is_open(T::Clock::now()), Error::<T>::ImpossibleMove);
		Self::ensure_registered(details.patient, details.organisation)?;
		Self::ensure_let_in(details.organisation, details.doctor, details.patient)?;
		Self::ensure_tie_room(details.organisation, details.patient)
	}

	/// Likewise, and no signature of the patient's has attested it.
	pub(crate) fn ensure_not_attested(details: &EncounterDetails) -> Result<(), Error<T>> {
		Self::ensure_attestable(details)?;
		let own = details.attested.is_some_and(|attested| attested.is_own());
		ensure!(!own, Error::<T>::AlreadyAttested);
		Ok(())
	}

	pub(crate) fn ensure_registered(
		patient: PatientId,
		organisation: OrganisationId,
	) -> Result<(), Error<T>> {
		ensure!(
			T::Roles::is_registered(patient, organisation),
			Error::<T>::NotRegistered
		);
		Ok(())
	}

	/// The patient's card has signed for this visit today, with a count that it has not signed with before. A card from before the patient
	/// was of age is none any more: a guardian may keep it.
	pub(crate) fn ensure_card(
		details: &EncounterDetails,
		count: u32,
		proof: &CardProof,
	) -> Result<VisitCard, Error<T>> {
		let majority_at = T::Roles::patient(details.patient).and_then(|row| row.majority_at);
		let grown_at = majority_at.filter(|majority_at| *majority_at <= T::Clock::now());
		let card = VisitCards::<T>::get(details.patient)
			.filter(|card| grown_at.is_none_or(|grown_at| grown_at <= card.registered_at))
			.ok_or(Error::<T>::NoCard)?;
		ensure!(count > card.count, Error::<T>::CardUsed);
		let statement = CardStatement {
			network: T::Network::get(),
			patient: details.patient,
			organisation: details.organisation,
			day: T::Clock::now().day(),
			count,
		};
		let (signature, key) = (
			ed25519::Signature::from_raw(*proof),
			ed25519::Public::from_raw(card.key),
		);
		ensure!(
			sp_io::crypto::ed25519_verify(&signature, &statement.bytes(), &key),
			Error::<T>::BadSignature
		);
		Ok(VisitCard { count, ..card })
	}

	/// There is room for one more tie of the organisation's members to the patient.
	pub(crate) fn ensure_tie_room(organisation: OrganisationId, patient: PatientId) -> Result<(), Error<T>> {
		let ties = TiesOf::<T>::get(organisation, patient);
		ensure!(
			salus_primitives::ties::has_room(&ties, T::Clock::now()),
			Error::<T>::TooManyTies
		);
		Ok(())
	}

	/// The instant is ahead.
	pub(crate) fn ensure_ahead(instant: UnixMillis) -> Result<(), Error<T>> {
		ensure!(T::Clock::now() < instant, Error::<T>::TooLate);
		Ok(())
	}
}
