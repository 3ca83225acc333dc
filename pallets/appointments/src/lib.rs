// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! # Appointments: who sees whom, and when
//!
//! ## Purpose
//! Answers three questions: when can this doctor be booked, who has which slot, and what ties this member to this patient now?
//!
//! ## Terms
//! A **schedule** is the calendar of one doctor in one organisation; its **slots** are spans of absolute time that clients
//! expand from the doctor's week (recurrence and daylight saving are theirs). An **appointment** has one slot. An **encounter** is a
//! visit, booked or walked in; it is **attested** by the patient's signature, by the patient's **visit card** (a printed key pair) or, for
//! little and a day, by the doctor and an independent member. A **team** is whom a doctor names, at most 32. A **handover** names a
//! colleague for a while. **Cover** is what ties a member to a patient: an attested encounter until seven days after its end, of the own or
//! of whose team one is; an own appointment today that the patient booked; or a handover. **For the patient** means signed by the patient or by a live
//! representative who may book.
//!
//! ## A story
//! Dr. Brook publishes Tuesday's slots ([`Call::publish`]). Ana books one ([`Call::book`]) and names the sealed record that says
//! why; Ben, who wanted the same slot, is told that it is taken. A clerk confirms. On Tuesday Ana arrives ([`Call::arrive`]), the
//! front desk checks her in ([`Call::check_in`]), and Brook starts and finishes the encounter. Since Ana herself said that she is there,
//! Brook and Brook's team ([`Call::add_to_team`]) have cover and may contribute to her record while it is open, and for seven days more,
//! since results come late. Ben has no phone: his card signs ([`Call::attest_by_card`]). For the weekend Brook hands over to a colleague
//! ([`Call::hand_over`]).
//!
//! ## Contract with other pallets
//! - Needs [`RoleInspect`] (who signs, who is licensed where), [`ConsentInspect`] (who acts for the patient) and a [`VisitSource`] (the
//!   rows from which [`care`](salus_primitives::tasks::care) follows).
//! - Gives [`CareInspect`](salus_primitives::care::CareInspect).
//!
//! ## Details
//! A booking opens no right to the record beside its reason, and, where the patient made it, its doctor's cover on its day. Checking in
//! opens nothing. Nothing ties anybody to a patient who is not registered with the organisation. Rows are never removed and no id is used twice, which makes a retry
//! safe. Time is judged at use: a pending appointment whose hold is over no longer has its slot, whether or not somebody has said
//! so. A checked-in appointment and the encounter that check-in opened end together: fulfilled and finished, both cancelled, or both
//! in error.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod bookings;
mod files;
mod guards;
mod impls;
pub mod listing;
#[cfg(test)]
mod mock;
mod schedules;
#[cfg(test)]
mod tests;
mod try_state;
pub mod types;
mod visits;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::{BenchmarkHelper, Cast};
pub use pallet::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
// What is signed is arguments one by one, so that a wallet shows each by its name.
#[allow(clippy::too_many_arguments)]
pub mod pallet {
	use super::*;
	use crate::{
		bookings::Wanted,
		types::{Bookings, DayEncounters, DaySlots, OpenSchedules, Team},
	};
	use core::convert::Infallible;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use salus_primitives::{
		appointments::{
			AppointmentDetails, AppointmentStatus, Attestation, CardProof, EncounterDetails, EncounterStatus,
			Modality, ScheduleDetails, SlotSpan, SlotSpans, SlotStarts, TimeZoneCode, VisitCard, JOIN_WINDOW,
			NO_SHOW_GRACE,
		},
		care::Reason,
		consent::ConsentInspect,
		files::{FileReason, Files},
		keys::is_strong_verifying_key,
		roles::{ActedBy, RoleInspect},
		statements::VisitStatement,
		tasks::VisitSource,
		ties::{Leads, Ties},
		time::DayCount,
		AppointmentId, Clock, Day, EncounterId, Network, OrganisationId, PatientId, PersonId, RecordId,
		ScheduleId, UnixMillis,
	};
	use sp_runtime::traits::{IdentifyAccount, Verify};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Schedules, appointments, encounters and handovers.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime wires this pallet to.
	#[pallet::config]
	pub trait Config:
		frame_system::Config<AccountId: Into<[u8; 32]>, RuntimeEvent: From<Event<Self>>>
	{
		/// The cost of each call.
		type WeightInfo: WeightInfo;

		/// What tells the time.
		type Clock: Clock;

		/// Who signs, who is licensed where, and where patients are registered.
		type Roles: RoleInspect<AccountId = Self::AccountId>;

		/// Who acts for a patient.
		type Consent: ConsentInspect;

		/// Every row from which care follows, those of this pallet included.
		type Facts: VisitSource<Missing = Infallible> + Default;

		/// The network, which every statement names.
		type Network: Get<Network>;

		/// The signature under a statement.
		type Signature: Parameter + Verify<Signer: IdentifyAccount<AccountId = Self::AccountId>>;

		/// The farthest ahead that a statement's end may lie, in milliseconds.
		#[pallet::constant]
		type MaxStatementLifetime: Get<u64>;

		/// Makes the people that benchmarks need.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::Signature>;
	}

	/// Rows by schedule id. Never removed. (Ids are chosen by people, hence the cryptographic hasher here and below.)
	#[pallet::storage]
	pub type Schedules<T: Config> = StorageMap<_, Blake2_128Concat, ScheduleId, ScheduleDetails>;

	/// The open schedules by `(doctor, organisation)`.
	#[pallet::storage]
	pub type SchedulesOf<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		PersonId,
		Blake2_128Concat,
		OrganisationId,
		OpenSchedules,
		ValueQuery,
	>;

	/// Slots by `(schedule, UTC day of the start)`, in order. Removed by that doctor or a clerk, while nobody has them.
	#[pallet::storage]
	pub type Slots<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, ScheduleId, Twox64Concat, Day, DaySlots, ValueQuery>;

	/// Rows by appointment id. Never removed.
	#[pallet::storage]
	pub type Appointments<T: Config> = StorageMap<_, Blake2_128Concat, AppointmentId, AppointmentDetails>;

	/// Appointment ids by `(patient, n)`, in the order in which they were booked. Never removed.
	#[pallet::storage]
	pub type AppointmentsOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, PatientId, Twox64Concat, u32, AppointmentId>;

	/// How many appointments a patient has, of whatever status.
	#[pallet::storage]
	pub type AppointmentCount<T: Config> = StorageMap<_, Blake2_128Concat, PatientId, u32, ValueQuery>;

	/// When a patient is booked: one entry per appointment that still takes place. Those that no longer count go with the next
	/// booking.
	#[pallet::storage]
	pub type BookingsOf<T: Config> = StorageMap<_, Blake2_128Concat, PatientId, Bookings, ValueQuery>;

	/// The live appointment by `(patient, the record that says why)`. Removed when the appointment is no longer live.
	#[pallet::storage]
	pub type ReasonsOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, PatientId, Blake2_128Concat, RecordId, AppointmentId>;

	/// Rows by encounter id. Never removed.
	#[pallet::storage]
	pub type Encounters<T: Config> = StorageMap<_, Blake2_128Concat, EncounterId, EncounterDetails>;

	/// Encounter ids by `(patient, n)`, in the order in which they began. Never removed.
	#[pallet::storage]
	pub type EncountersOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, PatientId, Twox64Concat, u32, EncounterId>;

	/// How many encounters a patient has, of whatever status.
	#[pallet::storage]
	pub type EncounterCount<T: Config> = StorageMap<_, Blake2_128Concat, PatientId, u32, ValueQuery>;

	/// Encounter ids by `((organisation, doctor), UTC day of the arrival)`. Never removed.
	#[pallet::storage]
	pub type EncountersOn<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		(OrganisationId, PersonId),
		Twox64Concat,
		Day,
		DayEncounters,
		ValueQuery,
	>;

	/// What ties the members of an organisation to a patient, by `(organisation, patient)`: all that the decision reads. Those
	/// that are over go when the next is added.
	#[pallet::storage]
	pub type TiesOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, OrganisationId, Blake2_128Concat, PatientId, Ties, ValueQuery>;

	/// Why the members of an organisation may see who a patient is, by `(organisation, patient)`: all that the decision reads. Those that
	/// are over go when the next is added.
	#[pallet::storage]
	pub type FilesOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, OrganisationId, Blake2_128Concat, PatientId, Files, ValueQuery>;

	/// How many files each member of an organisation has opened lately, by `(organisation, member)`.
	#[pallet::storage]
	pub type FilesOpened<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		OrganisationId,
		Blake2_128Concat,
		PersonId,
		DayCount,
		ValueQuery,
	>;

	/// Whom a doctor names as the team, by `(organisation, doctor)`; an empty team has no row.
	#[pallet::storage]
	pub type Teams<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, OrganisationId, Blake2_128Concat, PersonId, Team, ValueQuery>;

	/// In whose teams a member is, by `(organisation, member)`: the other side of [`Teams`].
	#[pallet::storage]
	pub type TeamsOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, OrganisationId, Blake2_128Concat, PersonId, Leads, ValueQuery>;

	/// The visit card of a patient, where there is one.
	#[pallet::storage]
	pub type VisitCards<T: Config> = StorageMap<_, Blake2_128Concat, PatientId, VisitCard>;

	/// When two members last vouched for a visit, by `(organisation, patient)`, unless the patient has attested one since.
	#[pallet::storage]
	pub type Vouched<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, OrganisationId, Blake2_128Concat, PatientId, UnixMillis>;

	/// What happened. Each event tells enough to rebuild the change. `by` is the person, and the device where a session signed.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A schedule was opened.
		ScheduleOpened {
			/// Which.
			schedule: ScheduleId,
			/// Where.
			organisation: OrganisationId,
			/// Whose.
			doctor: PersonId,
			/// The zone in which the doctor's day is meant.
			zone: TimeZoneCode,
			/// Is a booking confirmed without anybody looking at it?
			confirms_itself: bool,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// A schedule takes no more slots and bookings.
		ScheduleClosed {
			/// Which.
			schedule: ScheduleId,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// Slots can be booked.
		SlotsPublished {
			/// In which schedule.
			schedule: ScheduleId,
			/// From when until when each.
			slots: SlotSpans,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// Slots that nobody had can no longer be booked.
		SlotsWithdrawn {
			/// In which schedule.
			schedule: ScheduleId,
			/// The start of each.
			starts: SlotStarts,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// Every slot of a span that could fall has fallen; each appointment that fell has an event of its own.
		DayCancelled {
			/// In which schedule.
			schedule: ScheduleId,
			/// The first start.
			from: UnixMillis,
			/// The first instant after it.
			until: UnixMillis,
			/// How many slots fell, taken or not.
			slots: u32,
			/// How many appointments fell with them.
			appointments: u32,
			/// Why.
			reason: Reason,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// An appointment was made: pending, or booked at once.
		AppointmentBooked {
			/// Which.
			appointment: AppointmentId,
			/// Who comes.
			patient: PatientId,
			/// Where.
			organisation: OrganisationId,
			/// To whom.
			doctor: PersonId,
			/// In which schedule.
			schedule: ScheduleId,
			/// From when until when.
			span: SlotSpan,
			/// Where they meet.
			modality: Modality,
			/// Pending or booked.
			status: AppointmentStatus,
			/// While pending: the first instant at which it no longer holds its slot.
			held_until: Option<UnixMillis>,
			/// The sealed record that says why.
			reason: Option<RecordId>,
			/// The appointment that was cancelled for it.
			replaces: Option<AppointmentId>,
			/// The late pending appointment that lost the slot, cancelled by this.
			displaced: Option<AppointmentId>,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// A pending appointment is booked.
		AppointmentConfirmed {
			/// Which.
			appointment: AppointmentId,
			/// Whose.
			patient: PatientId,
			/// Where.
			organisation: OrganisationId,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// An appointment was called off: its slot is free, unless it fell with its day.
		AppointmentCancelled {
			/// Which.
			appointment: AppointmentId,
			/// Whose.
			patient: PatientId,
			/// Where.
			organisation: OrganisationId,
			/// Why.
			reason: Reason,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// A pending appointment was cancelled because its hold is over.
		AppointmentExpired {
			/// Which.
			appointment: AppointmentId,
			/// Whose.
			patient: PatientId,
			/// Where.
			organisation: OrganisationId,
			/// Who said so.
			by: ActedBy<T::AccountId>,
		},
		/// The patient is there.
		AppointmentArrived {
			/// For which.
			appointment: AppointmentId,
			/// Whose.
			patient: PatientId,
			/// Where.
			organisation: OrganisationId,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// The front desk is done; the encounter is open.
		AppointmentCheckedIn {
			/// Which.
			appointment: AppointmentId,
			/// Whose.
			patient: PatientId,
			/// Where.
			organisation: OrganisationId,
			/// What it opened.
			encounter: EncounterId,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// An appointment took place.
		AppointmentFulfilled {
			/// Which.
			appointment: AppointmentId,
			/// Whose.
			patient: PatientId,
			/// Where.
			organisation: OrganisationId,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// The patient did not come.
		AppointmentMissed {
			/// Which.
			appointment: AppointmentId,
			/// Whose.
			patient: PatientId,
			/// Where.
			organisation: OrganisationId,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// An appointment should never have been: its slot is free.
		AppointmentMarkedInError {
			/// Which.
			appointment: AppointmentId,
			/// Whose.
			patient: PatientId,
			/// Where.
			organisation: OrganisationId,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// A visit began.
		EncounterOpened {
			/// Which.
			encounter: EncounterId,
			/// Who came.
			patient: PatientId,
			/// Where.
			organisation: OrganisationId,
			/// To whom.
			doctor: PersonId,
			/// The appointment; `None` for a walk-in.
			appointment: Option<AppointmentId>,
			/// The no-show that a walk-in makes good.
			makes_good: Option<AppointmentId>,
			/// Where they meet.
			modality: Modality,
			/// How it is known that the patient came; `None` opens nothing yet.
			attested: Option<Attestation>,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// A doctor sees the patient.
		EncounterStarted {
			/// Which.
			encounter: EncounterId,
			/// Whose.
			patient: PatientId,
			/// Where.
			organisation: OrganisationId,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// A visit is over.
		EncounterFinished {
			/// Which.
			encounter: EncounterId,
			/// Whose.
			patient: PatientId,
			/// Where.
			organisation: OrganisationId,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// A visit ended before it began.
		EncounterCancelled {
			/// Which.
			encounter: EncounterId,
			/// Whose.
			patient: PatientId,
			/// Where.
			organisation: OrganisationId,
			/// Why.
			reason: Reason,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// A visit should never have been; what it opened is closed.
		EncounterMarkedInError {
			/// Which.
			encounter: EncounterId,
			/// Whose.
			patient: PatientId,
			/// Where.
			organisation: OrganisationId,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// A doctor named a colleague.
		HandedOver {
			/// Where.
			organisation: OrganisationId,
			/// Whose care.
			patient: PatientId,
			/// To whom.
			to: PersonId,
			/// The first instant at which it is over.
			until: UnixMillis,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// It is known that the patient came: the visit opens what it opens.
		EncounterAttested {
			/// Which.
			encounter: EncounterId,
			/// Whose.
			patient: PatientId,
			/// Where.
			organisation: OrganisationId,
			/// To whom.
			doctor: PersonId,
			/// How it is known.
			attested: Attestation,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// A visit stays open for longer.
		EncounterExtended {
			/// Which.
			encounter: EncounterId,
			/// Whose.
			patient: PatientId,
			/// Where.
			organisation: OrganisationId,
			/// The first instant at which it no longer counts as open.
			open_until: UnixMillis,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// The patient's side ended what a visit gives.
		EncounterEnded {
			/// Which.
			encounter: EncounterId,
			/// Whose.
			patient: PatientId,
			/// Where.
			organisation: OrganisationId,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// A doctor's team has one member more, or less.
		TeamChanged {
			/// Where.
			organisation: OrganisationId,
			/// Whose team.
			lead: PersonId,
			/// Who.
			member: PersonId,
			/// Joined, and not left.
			joined: bool,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// A patient has a visit card, in the place of an earlier one.
		CardRegistered {
			/// Whose.
			patient: PatientId,
			/// Its public key.
			key: [u8; 32],
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// A patient's visit card is good for nothing any more.
		CardRevoked {
			/// Whose.
			patient: PatientId,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// A patient wishes that a doctor renewed a prescription.
		RenewalWished {
			/// Whose.
			patient: PatientId,
			/// Where.
			organisation: OrganisationId,
			/// By whom.
			doctor: PersonId,
			/// The first instant at which the doctor can no longer answer it.
			until: UnixMillis,
			/// Who did it.
			by: ActedBy<T::AccountId>,
		},
		/// A member opened the file that says who a patient is, without an appointment.
		FileOpened {
			/// Whose.
			patient: PatientId,
			/// In which organisation.
			organisation: OrganisationId,
			/// Why.
			reason: FileReason,
			/// The first instant at which it is shut again.
			until: UnixMillis,
			/// Who.
			by: ActedBy<T::AccountId>,
		},
	}

	/// Why a call was refused. Nothing has changed then.
	#[pallet::error]
	pub enum Error<T> {
		/// The account controls nobody: enrol first.
		UnknownAccount,
		/// The account is a session's, or one that only closes, and may not sign this: sign with an account in full control.
		NotAllowedForSession,
		/// Nobody was enrolled under this patient id: check it.
		UnknownPatient,
		/// Only clerks, doctors and nurses open a file: ask one.
		NotOfDesk,
		/// The signer has opened as many files today as one member may: another one can, or the signer tomorrow.
		TooManyFiles,
		/// No time zone has this number: take one of the table's, which begins at 1.
		UnknownZone,
		/// There is no such schedule: check its id.
		UnknownSchedule,
		/// The schedule has no slot that starts then: list its slots.
		UnknownSlot,
		/// There is no such appointment: check its id.
		UnknownAppointment,
		/// There is no such encounter: check its id.
		UnknownEncounter,
		/// The id is taken. If by this same schedule, an earlier try went through; otherwise choose another.
		ScheduleExists,
		/// The id is taken. If by this same booking, an earlier try went through; otherwise choose another.
		AppointmentExists,
		/// The id is taken. If by this same visit, an earlier try went through; otherwise choose another.
		EncounterExists,
		/// Only the patient or a representative who may book may do this.
		NotForPatient,
		/// Only a live clerk of the organisation may do this.
		NotClerk,
		/// Only that doctor or a live clerk of the organisation may do this.
		NotStaff,
		/// Only that doctor, or a doctor of the organisation with cover, may do this.
		NotThatDoctor,
		/// Only the patient's side or the organisation's may do this.
		NotParty,
		/// Only that doctor or an administrator of the organisation, which must be active, may do this.
		NotCorrector,
		/// This doctor is no live doctor of the organisation, or it is not active: choose another.
		DoctorNotLicensed,
		/// The patient is not registered with this organisation: register first.
		NotRegistered,
		/// The schedule belongs to another organisation.
		OtherOrganisation,
		/// The schedule was closed: choose another.
		NotOpen,
		/// The doctor has as many schedules there as can be: close one.
		TooManySchedules,
		/// Name one slot at least.
		NoSlots,
		/// A slot is between five minutes and twelve hours long.
		SlotLength,
		/// The slot overlaps another one of this schedule.
		SlotsOverlap,
		/// The day has as many slots as it may have.
		TooManySlots,
		/// Too early: wait until the window opens.
		TooEarly,
		/// Too late: the instant or the window has passed.
		TooLate,
		/// The slot lies too far ahead: publish it later.
		TooFarAhead,
		/// Somebody else has the slot: choose another.
		SlotTaken,
		/// The patient is booked elsewhere at that time: cancel that first.
		AlreadyBookedThen,
		/// The patient has as many bookings as can be: wait or cancel one.
		TooManyBookings,
		/// Only the patient's side names a reason: a clerk books without one.
		ReasonNotByClerk,
		/// Another live appointment of the patient has this reason: seal another record.
		ReasonTaken,
		/// The state machine does not have this move: read the row again.
		ImpossibleMove,
		/// The hold is over and the slot is free again: book anew.
		HoldOver,
		/// The hold lasts: only its parties may end it.
		HoldNotOver,
		/// The appointment is not virtual: come in person.
		NotVirtual,
		/// The span is empty, past or too long: choose a shorter one.
		SpanOutOfRange,
		/// More slots fall than one call can cancel: cancel the day in parts.
		TooManyAtOnce,
		/// The appointment is not a missed one of this patient in this organisation that nothing has made good.
		NotMissed,
		/// The statement is out of time: sign a new one.
		StatementExpired,
		/// The statement would hold for too long: sign one with an earlier end.
		StatementTooLong,
		/// The account did not sign a statement in these words.
		BadSignature,
		/// The doctor has as many encounters today as can be.
		TooManyEncounters,
		/// The organisation has as many live ties to the patient as can be: finish encounters.
		TooManyTies,
		/// A handover is to somebody else.
		ToOneself,
		/// The patient is checked in: cancel the encounter instead, or finish it.
		AlreadyCheckedIn,
		/// The patient has shut out the signer, the doctor or the organisation: only what closes is possible.
		ShutOut,
		/// The patient's own signature, or card, has attested this visit already.
		AlreadyAttested,
		/// The patient has not attested this visit: it gives nothing that could last longer.
		NotAttested,
		/// Only a live member of the organisation who is not the doctor, nor in the doctor's team, nor booked or opened the visit.
		NotIndependent,
		/// The doctor begins first: two say that the patient came.
		NotBegun,
		/// Two members have vouched for a visit of this patient within thirty days: the patient, or the card, has to attest this one.
		VouchedLately,
		/// The visit gives nothing that could be ended.
		NothingToEnd,
		/// A team is of doctors and nurses of the organisation.
		NotOfTeam,
		/// This member is in the team already.
		AlreadyInTeam,
		/// This member is not in the team.
		NotInTeam,
		/// The team, or the list of teams that the member is in, is full: remove somebody.
		TeamFull,
		/// The patient has no visit card.
		NoCard,
		/// The card has signed with this count, or a higher one, before: sign with the next.
		CardUsed,
		/// Anybody could sign for this key: make another card.
		WeakKey,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				T::MaxStatementLifetime::get() > 0,
				"a statement needs time to be submitted"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Open a schedule.
		///
		/// ## Dispatch Origin
		/// `Signed` by that doctor or a live clerk of the organisation.
		///
		/// ## Details
		/// It has no slots yet. `zone` is stored for clients, who have the names.
		///
		/// ## Errors
		/// - [`Error::UnknownZone`], [`Error::NotStaff`], [`Error::DoctorNotLicensed`], [`Error::ScheduleExists`], [`Error::TooManySchedules`].
		///
		/// ## Events
		/// - [`Event::ScheduleOpened`].
		#[pallet::call_index(0)]
		pub fn open_schedule(
			origin: OriginFor<T>,
			schedule: ScheduleId,
			organisation: OrganisationId,
			doctor: PersonId,
			zone: TimeZoneCode,
			confirms_itself: bool,
		) -> DispatchResult {
			let by = Self::caller(origin)?.staff(organisation, doctor)?;
			ensure!(zone.is_known(), Error::<T>::UnknownZone);
			let details = ScheduleDetails {
				organisation,
				doctor,
				zone,
				confirms_itself,
				open: true,
				created_at: T::Clock::now(),
			};
			Self::ensure_new_schedule(schedule, &details)?;
			Self::insert_schedule(schedule, details);
			Self::deposit_event(Event::ScheduleOpened {
				schedule,
				organisation,
				doctor,
				zone,
				confirms_itself,
				by,
			});
			Ok(())
		}

		/// Close a schedule for good.
		///
		/// ## Dispatch Origin
		/// `Signed` by that doctor or a live clerk of the organisation.
		///
		/// ## Details
		/// It takes no more slots and bookings. Appointments stay: cancel their days to call them off.
		///
		/// ## Errors
		/// - [`Error::UnknownSchedule`], [`Error::NotOpen`], [`Error::NotStaff`].
		///
		/// ## Events
		/// - [`Event::ScheduleClosed`].
		#[pallet::call_index(1)]
		pub fn close_schedule(origin: OriginFor<T>, schedule: ScheduleId) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::open_schedule_row(schedule)?;
			let by = caller.staff(details.organisation, details.doctor)?;
			Self::shut_schedule(schedule, details);
			Self::deposit_event(Event::ScheduleClosed { schedule, by });
			Ok(())
		}

		/// Publish slots.
		///
		/// ## Dispatch Origin
		/// `Signed` by that doctor or a live clerk of the organisation.
		///
		/// ## Details
		/// All or none. Spans are absolute: the client has expanded the doctor's week in the doctor's zone.
		///
		/// ## Errors
		/// - [`Error::UnknownSchedule`], [`Error::NotOpen`], [`Error::NotStaff`].
		/// - [`Error::NoSlots`], [`Error::SlotLength`], [`Error::TooLate`], [`Error::TooFarAhead`]: Malformed.
		/// - [`Error::SlotsOverlap`], [`Error::TooManySlots`]: No room.
		///
		/// ## Events
		/// - [`Event::SlotsPublished`].
		#[pallet::call_index(2)]
		pub fn publish(origin: OriginFor<T>, schedule: ScheduleId, slots: SlotSpans) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::open_schedule_row(schedule)?;
			let by = caller.staff(details.organisation, details.doctor)?;
			let days = Self::with_slots(schedule, &slots)?;
			Self::write_days(schedule, days);
			Self::deposit_event(Event::SlotsPublished { schedule, slots, by });
			Ok(())
		}

		/// Withdraw slots that nobody has.
		///
		/// ## Dispatch Origin
		/// `Signed` by that doctor or a live clerk of the organisation.
		///
		/// ## Details
		/// All or none. A pending appointment whose hold is over does not keep its slot: it is cancelled.
		///
		/// ## Errors
		/// - [`Error::UnknownSchedule`], [`Error::NotStaff`], [`Error::NoSlots`], [`Error::UnknownSlot`].
		/// - [`Error::SlotTaken`]: Cancel the appointment, or the day.
		///
		/// ## Events
		/// - [`Event::SlotsWithdrawn`], and [`Event::AppointmentExpired`] for each late pending appointment.
		#[pallet::call_index(3)]
		pub fn withdraw_slots(
			origin: OriginFor<T>,
			schedule: ScheduleId,
			starts: SlotStarts,
		) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::schedule_row(schedule)?;
			let by = caller.staff(details.organisation, details.doctor)?;
			let (days, late) = Self::without_slots(schedule, &starts)?;
			Self::write_days(schedule, days);
			for appointment in late {
				Self::end_hold(appointment, by.clone());
			}
			Self::deposit_event(Event::SlotsWithdrawn { schedule, starts, by });
			Ok(())
		}

		/// Book a slot.
		///
		/// ## Dispatch Origin
		/// `Signed`. With `organisation` = `None`: the patient, or a representative who may book. Otherwise: a live clerk of that
		/// organisation, whose schedule it is, for a patient who is registered there.
		///
		/// ## Details
		/// Pending for 48 hours, at most until the start; booked at once where the schedule confirms itself. One slot has one
		/// winner. Opens no right to the record, except that the doctor may read `reason` while the appointment is live.
		///
		/// ## Parameters
		/// - `appointment`: 32 random bytes that the author chose.
		/// - `start`: the slot's start.
		/// - `reason`: a sealed record of the category `scheduling`.
		///
		/// ## Errors
		/// - [`Error::NotForPatient`], [`Error::NotClerk`], [`Error::OtherOrganisation`], [`Error::NotRegistered`],
		///   [`Error::UnknownPatient`], [`Error::ReasonNotByClerk`], [`Error::ShutOut`].
		/// - [`Error::UnknownSchedule`], [`Error::NotOpen`], [`Error::DoctorNotLicensed`], [`Error::AppointmentExists`].
		/// - [`Error::UnknownSlot`], [`Error::TooLate`], [`Error::SlotTaken`]: Choose another slot.
		/// - [`Error::AlreadyBookedThen`], [`Error::TooManyBookings`], [`Error::ReasonTaken`], [`Error::TooManyTies`].
		///
		/// ## Events
		/// - [`Event::AppointmentBooked`].
		#[pallet::call_index(4)]
		pub fn book(
			origin: OriginFor<T>,
			appointment: AppointmentId,
			schedule: ScheduleId,
			start: UnixMillis,
			patient: PatientId,
			modality: Modality,
			reason: Option<RecordId>,
			organisation: Option<OrganisationId>,
		) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let calendar = Self::open_schedule_row(schedule)?;
			let by = Self::ensure_may_book(&caller, &calendar, patient, organisation)?;
			ensure!(
				reason.is_none() || organisation.is_none(),
				Error::<T>::ReasonNotByClerk
			);
			let wanted = Wanted {
				appointment,
				schedule,
				calendar,
				start,
				patient,
				modality,
				reason,
				replaces: None,
				by_patient: organisation.is_none(),
			};
			let slot = Self::ensure_bookable(&wanted)?;
			Self::write_booking(&wanted, &slot, by);
			Ok(())
		}

		/// Confirm a pending appointment.
		///
		/// ## Dispatch Origin
		/// `Signed` by that doctor or a live clerk of the organisation.
		///
		/// ## Errors
		/// - [`Error::UnknownAppointment`], [`Error::NotStaff`], [`Error::ShutOut`], [`Error::ImpossibleMove`], [`Error::TooManyTies`].
		/// - [`Error::HoldOver`]: The slot is free again.
		///
		/// ## Events
		/// - [`Event::AppointmentConfirmed`].
		#[pallet::call_index(5)]
		pub fn confirm(origin: OriginFor<T>, appointment: AppointmentId) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::appointment_row(appointment)?;
			let by = caller.staff(details.organisation, details.doctor)?;
			caller.ensure_let_in(details.organisation, details.patient)?;
			Self::ensure_let_in(details.organisation, details.doctor, details.patient)?;
			Self::ensure_move(details.status, AppointmentStatus::Booked)?;
			Self::ensure_held(&details)?;
			Self::ensure_tie_room(details.organisation, details.patient)?;
			Self::confirm_appointment(appointment, details);
			Self::deposit_event(Event::AppointmentConfirmed {
				appointment,
				patient: details.patient,
				organisation: details.organisation,
				by,
			});
			Ok(())
		}

		/// Call an appointment off.
		///
		/// ## Dispatch Origin
		/// `Signed` by either side: the patient or a representative who may book; that doctor or a live clerk.
		///
		/// ## Details
		/// A pending one at any time, a booked one before its start. Who has arrived may leave at any time: the appointment is called
		/// off, and not missed. The slot is free again; once it has begun nobody can book it.
		///
		/// ## Errors
		/// - [`Error::UnknownAppointment`], [`Error::NotParty`], [`Error::ImpossibleMove`].
		/// - [`Error::TooLate`]: A booked one has begun.
		/// - [`Error::AlreadyCheckedIn`]: [`Call::cancel_encounter`] ends both.
		///
		/// ## Events
		/// - [`Event::AppointmentCancelled`].
		#[pallet::call_index(6)]
		pub fn cancel(origin: OriginFor<T>, appointment: AppointmentId, reason: Reason) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::appointment_row(appointment)?;
			let by = caller.party(&details)?;
			Self::ensure_cancellable(&details)?;
			Self::call_off(appointment, details, reason, by);
			Ok(())
		}

		/// Say that the hold of a pending appointment is over.
		///
		/// ## Dispatch Origin
		/// `Signed` by anybody who is enrolled.
		///
		/// ## Details
		/// The slot was free before: this makes the rows say so.
		///
		/// ## Errors
		/// - [`Error::UnknownAppointment`], [`Error::ImpossibleMove`]: Not a pending one.
		/// - [`Error::HoldNotOver`].
		///
		/// ## Events
		/// - [`Event::AppointmentExpired`].
		#[pallet::call_index(7)]
		pub fn expire(origin: OriginFor<T>, appointment: AppointmentId) -> DispatchResult {
			let by = Self::caller(origin)?.anybody()?;
			let details = Self::appointment_row(appointment)?;
			ensure!(
				details.status == AppointmentStatus::Pending,
				Error::<T>::ImpossibleMove
			);
			ensure!(details.hold_is_over(T::Clock::now()), Error::<T>::HoldNotOver);
			Self::end_hold(appointment, by);
			Ok(())
		}

		/// Call a day of a schedule off: its free slots and its appointments that have not begun.
		///
		/// ## Dispatch Origin
		/// `Signed` by that doctor or a live clerk of the organisation.
		///
		/// ## Details
		/// Slots that start from `from` to before `until`, at most 26 hours. What has begun, and who has arrived, stays: somebody
		/// speaks with those who wait, and cancels theirs one by one.
		///
		/// ## Errors
		/// - [`Error::UnknownSchedule`], [`Error::NotStaff`], [`Error::SpanOutOfRange`].
		/// - [`Error::NoSlots`]: Nothing there can fall.
		/// - [`Error::TooManyAtOnce`]: Cancel the day in parts.
		///
		/// ## Events
		/// - [`Event::AppointmentCancelled`] for each appointment, then [`Event::DayCancelled`].
		#[pallet::call_index(8)]
		pub fn cancel_day(
			origin: OriginFor<T>,
			schedule: ScheduleId,
			from: UnixMillis,
			until: UnixMillis,
			reason: Reason,
		) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::schedule_row(schedule)?;
			let by = caller.staff(details.organisation, details.doctor)?;
			Self::ensure_day(from, until)?;
			let (days, fallen) = Self::without_day(schedule, from, until)?;
			ensure!(!fallen.is_empty(), Error::<T>::NoSlots);
			Self::write_days(schedule, days);
			let appointments = Self::cancel_fallen(&fallen, reason, &by);
			Self::deposit_event(Event::DayCancelled {
				schedule,
				from,
				until,
				slots: u32::try_from(fallen.len()).unwrap_or(u32::MAX),
				appointments,
				reason,
				by,
			});
			Ok(())
		}

		/// Move an appointment to another slot: cancel it and book a new one, linked to it.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient, a representative who may book, or a live clerk of the organisation.
		///
		/// ## Details
		/// From where [`Call::cancel`] goes. The new slot may be in another schedule of the same organisation. The reason moves along.
		/// Where the new slot cannot be had, the old one stays.
		///
		/// ## Errors
		/// - [`Error::UnknownAppointment`], [`Error::NotParty`], [`Error::ImpossibleMove`], [`Error::TooLate`],
		///   [`Error::AlreadyCheckedIn`], [`Error::HoldOver`], [`Error::OtherOrganisation`].
		/// - As for [`Call::book`].
		///
		/// ## Events
		/// - [`Event::AppointmentCancelled`], [`Event::AppointmentBooked`].
		#[pallet::call_index(9)]
		pub fn reschedule(
			origin: OriginFor<T>,
			appointment: AppointmentId,
			replacement: AppointmentId,
			schedule: ScheduleId,
			start: UnixMillis,
		) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::appointment_row(appointment)?;
			let by = caller.patient_or_clerk(details.patient, details.organisation)?;
			Self::ensure_cancellable(&details)?;
			Self::ensure_held(&details)?;
			let calendar = Self::open_schedule_row(schedule)?;
			ensure!(
				calendar.organisation == details.organisation,
				Error::<T>::OtherOrganisation
			);
			let wanted = Wanted {
				appointment: replacement,
				schedule,
				calendar,
				start,
				patient: details.patient,
				modality: details.modality,
				reason: details.reason,
				replaces: Some(appointment),
				by_patient: caller.signs_for(details.patient),
			};
			let slot = Self::ensure_bookable(&wanted)?;
			Self::call_off(appointment, details, Reason::Replaced, by.clone());
			Self::write_booking(&wanted, &slot, by);
			Ok(())
		}

		/// Say that the patient is there.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient, a representative who may book, or a live clerk of the organisation.
		///
		/// ## Details
		/// From four hours before the start to four hours after the end. Said by the patient's side it attests the visit that check-in
		/// opens; said by a clerk it attests nothing.
		///
		/// ## Errors
		/// - [`Error::UnknownAppointment`], [`Error::NotParty`], [`Error::ShutOut`], [`Error::ImpossibleMove`],
		///   [`Error::TooEarly`], [`Error::TooLate`].
		///
		/// ## Events
		/// - [`Event::AppointmentArrived`].
		#[pallet::call_index(10)]
		pub fn arrive(origin: OriginFor<T>, appointment: AppointmentId) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let mut details = Self::appointment_row(appointment)?;
			let by = caller.patient_or_clerk(details.patient, details.organisation)?;
			Self::ensure_move(details.status, AppointmentStatus::Arrived)?;
			Self::ensure_arrival_window(&details.span)?;
			details.arrived_by_patient = caller.signs_for(details.patient);
			Self::arrived(appointment, details, by);
			Ok(())
		}

		/// Check an arrived patient in and begin the encounter.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live clerk of the organisation.
		///
		/// ## Details
		/// In the same window as [`Call::arrive`]. Opens nothing by itself: what the encounter gives, it gives once it is attested, which it is
		/// where the patient's side said that the patient is there.
		///
		/// ## Errors
		/// - [`Error::UnknownAppointment`], [`Error::NotClerk`], [`Error::ShutOut`], [`Error::ImpossibleMove`],
		///   [`Error::TooEarly`], [`Error::TooLate`].
		/// - [`Error::EncounterExists`], [`Error::TooManyEncounters`], [`Error::TooManyTies`].
		///
		/// ## Events
		/// - [`Event::AppointmentCheckedIn`], [`Event::EncounterOpened`].
		#[pallet::call_index(11)]
		pub fn check_in(
			origin: OriginFor<T>,
			appointment: AppointmentId,
			encounter: EncounterId,
		) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::appointment_row(appointment)?;
			let by = caller.clerk(details.organisation)?;
			caller.ensure_let_in(details.organisation, details.patient)?;
			Self::ensure_move(details.status, AppointmentStatus::CheckedIn)?;
			Self::ensure_arrival_window(&details.span)?;
			let opened = Self::new_encounter(
				details.organisation,
				details.doctor,
				details.patient,
				Modality::InPerson,
				by.person,
			);
			Self::ensure_new_encounter(encounter, &opened)?;
			Self::open_booked_encounter(appointment, details, encounter, opened, by);
			Ok(())
		}

		/// Join a virtual appointment: arrive, check in and open the encounter.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient or a representative who may book.
		///
		/// ## Details
		/// From half an hour before the start to the end.
		///
		/// ## Errors
		/// - [`Error::UnknownAppointment`], [`Error::NotForPatient`], [`Error::NotVirtual`], [`Error::ImpossibleMove`],
		///   [`Error::TooEarly`], [`Error::TooLate`], [`Error::NotRegistered`], [`Error::ShutOut`].
		/// - [`Error::EncounterExists`], [`Error::TooManyEncounters`], [`Error::TooManyTies`].
		///
		/// ## Events
		/// - [`Event::AppointmentArrived`] unless arrived before, [`Event::AppointmentCheckedIn`], [`Event::EncounterOpened`].
		#[pallet::call_index(12)]
		pub fn join(
			origin: OriginFor<T>,
			appointment: AppointmentId,
			encounter: EncounterId,
		) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let mut details = Self::appointment_row(appointment)?;
			let by = caller.for_patient(details.patient)?;
			ensure!(details.modality == Modality::Virtual, Error::<T>::NotVirtual);
			let arrives = details.status.may_become(AppointmentStatus::Arrived);
			ensure!(
				arrives || details.status.may_become(AppointmentStatus::CheckedIn),
				Error::<T>::ImpossibleMove
			);
			Self::ensure_within(&details.span, JOIN_WINDOW, 0)?;
			let opened = Self::new_encounter(
				details.organisation,
				details.doctor,
				details.patient,
				Modality::Virtual,
				by.person,
			);
			Self::ensure_registered(details.patient, details.organisation)?;
			Self::ensure_new_encounter(encounter, &opened)?;
			details.arrived_by_patient = true;
			if arrives {
				Self::arrived(appointment, details, by.clone());
				details.status = AppointmentStatus::Arrived;
			}
			Self::open_booked_encounter(appointment, details, encounter, opened, by);
			Ok(())
		}

		/// Say that an appointment took place, and finish its encounter.
		///
		/// ## Dispatch Origin
		/// `Signed` by that doctor, or a doctor of the organisation with cover.
		///
		/// ## Details
		/// The encounter must be in progress. The same as [`Call::finish_encounter`] on it.
		///
		/// ## Errors
		/// - [`Error::UnknownAppointment`], [`Error::NotThatDoctor`], [`Error::ImpossibleMove`].
		///
		/// ## Events
		/// - [`Event::EncounterFinished`], [`Event::AppointmentFulfilled`].
		#[pallet::call_index(13)]
		pub fn fulfil(origin: OriginFor<T>, appointment: AppointmentId) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::appointment_row(appointment)?;
			let by = caller.doctor(details.organisation, details.doctor, details.patient)?;
			Self::ensure_move(details.status, AppointmentStatus::Fulfilled)?;
			let encounter = details.encounter.ok_or(Error::<T>::ImpossibleMove)?;
			let visit = Self::encounter_row(encounter)?;
			Self::ensure_encounter_move(visit.status, EncounterStatus::Finished)?;
			Self::finish(encounter, visit, by);
			Ok(())
		}

		/// Say that the patient did not come.
		///
		/// ## Dispatch Origin
		/// `Signed` by that doctor or a live clerk of the organisation.
		///
		/// ## Details
		/// From a quarter of an hour after the start. A patient who comes late is a walk-in, linked to this.
		///
		/// ## Errors
		/// - [`Error::UnknownAppointment`], [`Error::NotStaff`], [`Error::ImpossibleMove`], [`Error::TooEarly`].
		///
		/// ## Events
		/// - [`Event::AppointmentMissed`].
		#[pallet::call_index(14)]
		pub fn mark_no_show(origin: OriginFor<T>, appointment: AppointmentId) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::appointment_row(appointment)?;
			let by = caller.staff(details.organisation, details.doctor)?;
			Self::ensure_move(details.status, AppointmentStatus::NoShow)?;
			let missed_at = details.span.start.plus(NO_SHOW_GRACE);
			ensure!(T::Clock::now() >= missed_at, Error::<T>::TooEarly);
			Self::settle(appointment, details, AppointmentStatus::NoShow);
			Self::deposit_event(Event::AppointmentMissed {
				appointment,
				patient: details.patient,
				organisation: details.organisation,
				by,
			});
			Ok(())
		}

		/// Say that an appointment should never have been.
		///
		/// ## Dispatch Origin
		/// `Signed` by that doctor or an administrator of the organisation.
		///
		/// ## Details
		/// The slot is free again; the encounter that check-in opened is closed as an error too, and the doctor's handovers end
		/// where nothing else ties the doctor to the patient. There is no way back.
		///
		/// ## Errors
		/// - [`Error::UnknownAppointment`], [`Error::NotCorrector`], [`Error::ImpossibleMove`].
		///
		/// ## Events
		/// - [`Event::AppointmentMarkedInError`], and [`Event::EncounterMarkedInError`] if there was an encounter.
		#[pallet::call_index(15)]
		pub fn mark_appointment_in_error(origin: OriginFor<T>, appointment: AppointmentId) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::appointment_row(appointment)?;
			let by = caller.corrector(details.organisation, details.doctor)?;
			Self::ensure_move(details.status, AppointmentStatus::EnteredInError)?;
			Self::void_appointment(appointment, details, by.clone());
			if let Some((encounter, visit)) = Self::opened_by(appointment, &details) {
				Self::void_encounter(encounter, visit, by);
			}
			Self::end_orphans(details.organisation, details.patient, details.doctor);
			Ok(())
		}

		/// Open the encounter of a patient who came without an appointment, or too late for one.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live clerk of the organisation.
		///
		/// ## Details
		/// `signature` is by `account` over the text of the `VisitStatement` of these arguments, plain or wrapped in `<Bytes>`. The
		/// account is in full control of the patient or of a representative who may book.
		///
		/// ## Parameters
		/// - `makes_good`: the missed appointment that this visit makes good.
		///
		/// ## Errors
		/// - [`Error::NotClerk`], [`Error::UnknownPatient`], [`Error::DoctorNotLicensed`], [`Error::ShutOut`].
		/// - [`Error::StatementExpired`], [`Error::StatementTooLong`], [`Error::NotForPatient`], [`Error::BadSignature`].
		/// - [`Error::NotRegistered`].
		/// - [`Error::UnknownAppointment`], [`Error::NotMissed`]: Not one that can be made good.
		/// - [`Error::EncounterExists`], [`Error::TooManyEncounters`], [`Error::TooManyTies`].
		///
		/// ## Events
		/// - [`Event::EncounterOpened`].
		#[pallet::call_index(16)]
		pub fn walk_in(
			origin: OriginFor<T>,
			encounter: EncounterId,
			organisation: OrganisationId,
			doctor: PersonId,
			patient: PatientId,
			makes_good: Option<AppointmentId>,
			account: T::AccountId,
			expires_at: UnixMillis,
			signature: T::Signature,
		) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let by = caller.clerk(organisation)?;
			Self::ensure_patient(patient)?;
			caller.ensure_let_in(organisation, patient)?;
			Self::ensure_licensed_doctor(organisation, doctor)?;
			let statement = VisitStatement {
				network: T::Network::get(),
				organisation,
				doctor,
				patient,
				account: account.clone().into(),
				encounter,
				expires_at,
			};
			Self::ensure_statement(&statement, &account, &signature)?;
			if let Some(missed) = makes_good {
				Self::ensure_makes_good(missed, organisation, patient)?;
			}
			Self::ensure_registered(patient, organisation)?;
			let mut details =
				Self::new_encounter(organisation, doctor, patient, Modality::InPerson, by.person);
			details.makes_good = makes_good;
			details.attested = Some(Attestation::Patient {
				at: details.arrived_at,
			});
			Self::ensure_new_encounter(encounter, &details)?;
			Self::note_made_good(makes_good, encounter);
			Self::insert_encounter(encounter, details, by);
			Ok(())
		}

		/// Begin to see the patient.
		///
		/// ## Dispatch Origin
		/// `Signed` by that doctor, or a doctor of the organisation with cover.
		///
		/// ## Errors
		/// - [`Error::UnknownEncounter`], [`Error::NotThatDoctor`], [`Error::ShutOut`], [`Error::ImpossibleMove`].
		///
		/// ## Events
		/// - [`Event::EncounterStarted`].
		#[pallet::call_index(17)]
		pub fn start_encounter(origin: OriginFor<T>, encounter: EncounterId) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::encounter_row(encounter)?;
			let by = caller.doctor(details.organisation, details.doctor, details.patient)?;
			caller.ensure_let_in(details.organisation, details.patient)?;
			Self::ensure_encounter_move(details.status, EncounterStatus::InProgress)?;
			Self::move_encounter(encounter, details, EncounterStatus::InProgress);
			Self::deposit_event(Event::EncounterStarted {
				encounter,
				patient: details.patient,
				organisation: details.organisation,
				by,
			});
			Ok(())
		}

		/// Finish an encounter, and fulfil the appointment that it was booked by.
		///
		/// ## Dispatch Origin
		/// `Signed` by that doctor, or a doctor of the organisation with cover.
		///
		/// ## Details
		/// That doctor and the doctor's team have cover, and contribute, for seven days more.
		///
		/// ## Errors
		/// - [`Error::UnknownEncounter`], [`Error::NotThatDoctor`], [`Error::ImpossibleMove`].
		///
		/// ## Events
		/// - [`Event::EncounterFinished`], and [`Event::AppointmentFulfilled`] if it was booked.
		#[pallet::call_index(18)]
		pub fn finish_encounter(origin: OriginFor<T>, encounter: EncounterId) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::encounter_row(encounter)?;
			let by = caller.doctor(details.organisation, details.doctor, details.patient)?;
			Self::ensure_encounter_move(details.status, EncounterStatus::Finished)?;
			Self::finish(encounter, details, by);
			Ok(())
		}

		/// End an encounter before the doctor has begun.
		///
		/// ## Dispatch Origin
		/// `Signed` by that doctor or a live clerk of the organisation.
		///
		/// ## Details
		/// Nobody was seen. The appointment that it was booked by is cancelled with it, for the same reason, and its slot is free; once
		/// it has begun nobody can book it.
		///
		/// ## Errors
		/// - [`Error::UnknownEncounter`], [`Error::NotStaff`], [`Error::ImpossibleMove`].
		///
		/// ## Events
		/// - [`Event::EncounterCancelled`], and [`Event::AppointmentCancelled`] if it was booked.
		#[pallet::call_index(19)]
		pub fn cancel_encounter(
			origin: OriginFor<T>,
			encounter: EncounterId,
			reason: Reason,
		) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::encounter_row(encounter)?;
			let by = caller.staff(details.organisation, details.doctor)?;
			Self::ensure_encounter_move(details.status, EncounterStatus::Cancelled)?;
			Self::give_up(encounter, details, reason, by);
			Ok(())
		}

		/// Say that an encounter should never have been.
		///
		/// ## Dispatch Origin
		/// `Signed` by that doctor or an administrator of the organisation.
		///
		/// ## Details
		/// What it opened is closed, with the doctor's handovers where nothing else ties the doctor to the patient. The appointment
		/// that it was booked by is an error too, as by [`Call::mark_appointment_in_error`]. What was written meanwhile stays. There is
		/// no way back.
		///
		/// ## Errors
		/// - [`Error::UnknownEncounter`], [`Error::NotCorrector`], [`Error::ImpossibleMove`].
		///
		/// ## Events
		/// - [`Event::EncounterMarkedInError`], and [`Event::AppointmentMarkedInError`] if it was booked.
		#[pallet::call_index(20)]
		pub fn mark_encounter_in_error(origin: OriginFor<T>, encounter: EncounterId) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::encounter_row(encounter)?;
			let by = caller.corrector(details.organisation, details.doctor)?;
			Self::ensure_encounter_move(details.status, EncounterStatus::EnteredInError)?;
			Self::void_encounter(encounter, details, by.clone());
			if let Some((appointment, row)) = Self::booked_by(&details, EncounterStatus::EnteredInError) {
				Self::void_appointment(appointment, row, by);
			}
			Self::end_orphans(details.organisation, details.patient, details.doctor);
			Ok(())
		}

		/// Name a colleague who has cover for a while.
		///
		/// ## Dispatch Origin
		/// `Signed` by a doctor of the organisation with cover.
		///
		/// ## Details
		/// At most 72 hours; whoever has cover only by a handover cannot pass it on for longer than it lasts. A second one to the
		/// same colleague takes the place of the first.
		///
		/// ## Errors
		/// - [`Error::NotThatDoctor`]: No cover.
		/// - [`Error::ShutOut`], [`Error::ToOneself`], [`Error::DoctorNotLicensed`], [`Error::SpanOutOfRange`], [`Error::TooManyTies`].
		///
		/// ## Events
		/// - [`Event::HandedOver`].
		#[pallet::call_index(21)]
		pub fn hand_over(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			patient: PatientId,
			to: PersonId,
			until: UnixMillis,
		) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let by = caller.doctor(organisation, caller.person(), patient)?;
			caller.ensure_let_in(organisation, patient)?;
			Self::ensure_handover(organisation, patient, by.person, to, until)?;
			Self::write_handover(organisation, patient, by.person, to, until);
			Self::deposit_event(Event::HandedOver {
				organisation,
				patient,
				to,
				until,
				by,
			});
			Ok(())
		}

		/// Say that the patient is here for a visit that somebody of the organisation has opened.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient or a representative who may book.
		///
		/// ## Details
		/// From then on the visit covers its doctor and that doctor's team. What two members vouched for ends.
		///
		/// ## Errors
		/// - [`Error::UnknownEncounter`], [`Error::NotForPatient`], [`Error::AlreadyAttested`], [`Error::NotRegistered`],
		///   [`Error::ShutOut`], [`Error::TooManyTies`].
		/// - [`Error::ImpossibleMove`]: Not open any more.
		///
		/// ## Events
		/// - [`Event::EncounterAttested`].
		#[pallet::call_index(22)]
		pub fn attest(origin: OriginFor<T>, encounter: EncounterId) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::encounter_row(encounter)?;
			let by = caller.for_patient(details.patient)?;
			Self::ensure_not_attested(&details)?;
			let at = T::Clock::now();
			Self::attest_encounter(encounter, details, Attestation::Patient { at }, by);
			Ok(())
		}

		/// Hand in the signed statement of a patient who is here for a visit that somebody of the organisation has opened.
		///
		/// ## Dispatch Origin
		/// `Signed` by that doctor or a live clerk of the organisation.
		///
		/// ## Details
		/// As for [`Call::walk_in`], of an encounter that exists. What it opens is as by [`Call::attest`].
		///
		/// ## Errors
		/// - [`Error::UnknownEncounter`], [`Error::NotStaff`], and as for [`Call::attest`].
		/// - [`Error::StatementExpired`], [`Error::StatementTooLong`], [`Error::NotForPatient`], [`Error::BadSignature`].
		///
		/// ## Events
		/// - [`Event::EncounterAttested`].
		#[pallet::call_index(23)]
		pub fn attest_by_statement(
			origin: OriginFor<T>,
			encounter: EncounterId,
			account: T::AccountId,
			expires_at: UnixMillis,
			signature: T::Signature,
		) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::encounter_row(encounter)?;
			let by = caller.staff(details.organisation, details.doctor)?;
			caller.ensure_let_in(details.organisation, details.patient)?;
			Self::ensure_not_attested(&details)?;
			let statement = VisitStatement {
				network: T::Network::get(),
				organisation: details.organisation,
				doctor: details.doctor,
				patient: details.patient,
				account: account.clone().into(),
				encounter,
				expires_at,
			};
			Self::ensure_statement(&statement, &account, &signature)?;
			let at = T::Clock::now();
			Self::attest_encounter(encounter, details, Attestation::Patient { at }, by);
			Ok(())
		}

		/// Hand in what a patient's visit card has signed.
		///
		/// ## Dispatch Origin
		/// `Signed` by that doctor or a live clerk of the organisation.
		///
		/// ## Details
		/// `proof` is by the card's key over the `CardStatement` of this patient, this organisation, today (UTC) and `count`, which is
		/// higher than any that the card has signed. What it opens is as by [`Call::attest`].
		///
		/// ## Errors
		/// - [`Error::UnknownEncounter`], [`Error::NotStaff`], and as for [`Call::attest`].
		/// - [`Error::NoCard`], [`Error::CardUsed`], [`Error::BadSignature`].
		///
		/// ## Events
		/// - [`Event::EncounterAttested`].
		#[pallet::call_index(24)]
		pub fn attest_by_card(
			origin: OriginFor<T>,
			encounter: EncounterId,
			count: u32,
			proof: CardProof,
		) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::encounter_row(encounter)?;
			let by = caller.staff(details.organisation, details.doctor)?;
			caller.ensure_let_in(details.organisation, details.patient)?;
			Self::ensure_not_attested(&details)?;
			let card = Self::ensure_card(&details, count, &proof)?;
			VisitCards::<T>::insert(details.patient, card);
			let at = T::Clock::now();
			Self::attest_encounter(encounter, details, Attestation::Card { at }, by);
			Ok(())
		}

		/// Vouch, beside the doctor who has begun, for a patient who can sign nothing.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live member of the organisation who is not that doctor, nor in that doctor's team, nor booked or opened the visit.
		///
		/// ## Details
		/// Lets the doctor alone write, and read what the organisation wrote, for 24 hours; it is no cover. Once in thirty days for a patient,
		/// unless the patient or the card has attested a visit meanwhile. Any signature of the patient's ends it.
		///
		/// ## Errors
		/// - [`Error::UnknownEncounter`], [`Error::NotIndependent`], [`Error::NotBegun`], [`Error::VouchedLately`], and as for
		///   [`Call::attest`].
		///
		/// ## Events
		/// - [`Event::EncounterAttested`].
		#[pallet::call_index(25)]
		pub fn vouch(origin: OriginFor<T>, encounter: EncounterId) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::encounter_row(encounter)?;
			let by = caller.independent(&details)?;
			caller.ensure_let_in(details.organisation, details.patient)?;
			Self::ensure_not_attested(&details)?;
			Self::ensure_vouchable(&details)?;
			let attested = Attestation::Members {
				at: T::Clock::now(),
				by: by.person,
			};
			Self::attest_encounter(encounter, details, attested, by);
			Ok(())
		}

		/// Begin the encounter of a patient who came without an appointment and signs nothing yet.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live clerk of the organisation, for a patient who is registered there.
		///
		/// ## Details
		/// Opens nothing: a visit gives what it gives once it is attested.
		///
		/// ## Errors
		/// - [`Error::NotClerk`], [`Error::UnknownPatient`], [`Error::NotRegistered`], [`Error::DoctorNotLicensed`],
		///   [`Error::ShutOut`].
		/// - [`Error::EncounterExists`], [`Error::TooManyEncounters`], [`Error::TooManyTies`].
		///
		/// ## Events
		/// - [`Event::EncounterOpened`].
		#[pallet::call_index(26)]
		pub fn admit(
			origin: OriginFor<T>,
			encounter: EncounterId,
			organisation: OrganisationId,
			doctor: PersonId,
			patient: PatientId,
		) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let by = caller.clerk(organisation)?;
			Self::ensure_patient(patient)?;
			caller.ensure_let_in(organisation, patient)?;
			Self::ensure_registered(patient, organisation)?;
			Self::ensure_licensed_doctor(organisation, doctor)?;
			let details = Self::new_encounter(organisation, doctor, patient, Modality::InPerson, by.person);
			Self::ensure_new_encounter(encounter, &details)?;
			Self::insert_encounter(encounter, details, by);
			Ok(())
		}

		/// Let a visit be open for seven days from now: without that it lapses.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient or a representative who may book; until the thirtieth day after the arrival also by that doctor, or
		/// a doctor with cover, and from then on by a second, independent member, as for [`Call::vouch`].
		///
		/// ## Errors
		/// - [`Error::UnknownEncounter`], [`Error::NotThatDoctor`], [`Error::NotIndependent`], [`Error::ShutOut`],
		///   [`Error::NotRegistered`], [`Error::TooManyTies`].
		/// - [`Error::NotAttested`]: By the patient or the card.
		/// - [`Error::ImpossibleMove`]: Not open any more.
		///
		/// ## Events
		/// - [`Event::EncounterExtended`].
		#[pallet::call_index(27)]
		pub fn extend_encounter(origin: OriginFor<T>, encounter: EncounterId) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::encounter_row(encounter)?;
			let by = Self::ensure_may_extend(&caller, &details)?;
			caller.ensure_let_in(details.organisation, details.patient)?;
			Self::ensure_attestable(&details)?;
			let own = details.attested.is_some_and(|attested| attested.is_own());
			ensure!(own, Error::<T>::NotAttested);
			let open_until = Self::extend(encounter, details);
			Self::deposit_event(Event::EncounterExtended {
				encounter,
				patient: details.patient,
				organisation: details.organisation,
				open_until,
				by,
			});
			Ok(())
		}

		/// End what a visit gives, whenever the patient wishes.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient or a representative who may book.
		///
		/// ## Details
		/// An open visit is finished, or cancelled where the doctor has not begun; a finished one gives nothing from then on. What was
		/// written meanwhile stays.
		///
		/// ## Errors
		/// - [`Error::UnknownEncounter`], [`Error::NotForPatient`], [`Error::NothingToEnd`].
		///
		/// ## Events
		/// - [`Event::EncounterEnded`], and as for [`Call::finish_encounter`] or [`Call::cancel_encounter`] if it was open.
		#[pallet::call_index(28)]
		pub fn end_encounter(origin: OriginFor<T>, encounter: EncounterId) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let details = Self::encounter_row(encounter)?;
			let by = caller.closing_for(details.patient)?;
			let gives = details.ends_at().is_some_and(|until| T::Clock::now() < until);
			ensure!(
				!details.ended_by_patient && (gives || details.status.is_open()),
				Error::<T>::NothingToEnd
			);
			Self::end_for_patient(encounter, details, by);
			Ok(())
		}

		/// Name a colleague as one of the signer's team.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live doctor of the organisation, whose team it is.
		///
		/// ## Details
		/// The team has cover wherever an encounter of that doctor gives it. At most 32 doctors and nurses.
		///
		/// ## Errors
		/// - [`Error::NotThatDoctor`], [`Error::ToOneself`], [`Error::NotOfTeam`], [`Error::AlreadyInTeam`], [`Error::TeamFull`].
		///
		/// ## Events
		/// - [`Event::TeamChanged`].
		#[pallet::call_index(29)]
		pub fn add_to_team(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			member: PersonId,
		) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let by = caller.lead(organisation)?;
			Self::ensure_may_join_team(organisation, by.person, member)?;
			Self::set_in_team(organisation, by.person, member, true);
			Self::deposit_event(Event::TeamChanged {
				organisation,
				lead: by.person,
				member,
				joined: true,
				by,
			});
			Ok(())
		}

		/// Name a colleague as one of the signer's team no longer.
		///
		/// ## Dispatch Origin
		/// `Signed` by whose team it is, licensed or not.
		///
		/// ## Errors
		/// - [`Error::NotInTeam`].
		///
		/// ## Events
		/// - [`Event::TeamChanged`].
		#[pallet::call_index(30)]
		pub fn remove_from_team(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			member: PersonId,
		) -> DispatchResult {
			let by = Self::caller(origin)?.clinician()?;
			ensure!(
				Teams::<T>::get(organisation, by.person).contains(&member),
				Error::<T>::NotInTeam
			);
			Self::set_in_team(organisation, by.person, member, false);
			Self::deposit_event(Event::TeamChanged {
				organisation,
				lead: by.person,
				member,
				joined: false,
				by,
			});
			Ok(())
		}

		/// Register a visit card: a printed key pair that attests visits of a patient without a phone.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient or a representative who may book.
		///
		/// ## Details
		/// Takes the place of an earlier one, which is good for nothing from then on. One that is registered for a ward is good until the
		/// ward is of age.
		///
		/// ## Errors
		/// - [`Error::NotForPatient`], [`Error::UnknownPatient`], [`Error::WeakKey`].
		///
		/// ## Events
		/// - [`Event::CardRegistered`].
		#[pallet::call_index(31)]
		pub fn register_card(origin: OriginFor<T>, patient: PatientId, key: [u8; 32]) -> DispatchResult {
			let caller = Self::caller(origin)?;
			Self::ensure_patient(patient)?;
			let by = caller.for_patient(patient)?;
			ensure!(is_strong_verifying_key(&key), Error::<T>::WeakKey);
			let card = VisitCard {
				key,
				count: 0,
				registered_at: T::Clock::now(),
			};
			VisitCards::<T>::insert(patient, card);
			Self::deposit_event(Event::CardRegistered { patient, key, by });
			Ok(())
		}

		/// Revoke a visit card.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient or a representative who may book.
		///
		/// ## Errors
		/// - [`Error::NotForPatient`], [`Error::NoCard`].
		///
		/// ## Events
		/// - [`Event::CardRevoked`].
		#[pallet::call_index(32)]
		pub fn revoke_card(origin: OriginFor<T>, patient: PatientId) -> DispatchResult {
			let by = Self::caller(origin)?.closing_for(patient)?;
			VisitCards::<T>::take(patient).ok_or(Error::<T>::NoCard)?;
			Self::deposit_event(Event::CardRevoked { patient, by });
			Ok(())
		}

		/// Wish that a doctor renewed a prescription without a visit.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient or a representative who may book.
		///
		/// ## Details
		/// Lets that doctor prescribe, and add the record of it, for seven days. Opens nothing else.
		///
		/// ## Errors
		/// - [`Error::NotForPatient`], [`Error::NotRegistered`], [`Error::DoctorNotLicensed`], [`Error::ShutOut`],
		///   [`Error::TooManyTies`].
		///
		/// ## Events
		/// - [`Event::RenewalWished`].
		#[pallet::call_index(33)]
		pub fn wish_renewal(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			doctor: PersonId,
			patient: PatientId,
		) -> DispatchResult {
			let by = Self::caller(origin)?.for_patient(patient)?;
			Self::ensure_registered(patient, organisation)?;
			Self::ensure_licensed_doctor(organisation, doctor)?;
			Self::ensure_let_in(organisation, doctor, patient)?;
			Self::ensure_tie_room(organisation, patient)?;
			let until = Self::write_renewal(organisation, patient, doctor);
			Self::deposit_event(Event::RenewalWished {
				patient,
				organisation,
				doctor,
				until,
				by,
			});
			Ok(())
		}

		/// Open the file that says who a patient is, for a quarter of an hour.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live clerk, doctor or nurse of the organisation; a desk session may, too.
		///
		/// ## Details
		/// For somebody who calls or walks in. Shows the signer, and nobody else, the demographics that the organisation keeps; a clerk may
		/// also write them. At most [`MAX_FILES_OPENED`](salus_primitives::appointments::MAX_FILES_OPENED) a member and day. Opening an
		/// open one again lets it be open for longer.
		///
		/// ## Errors
		/// - [`Error::NotOfDesk`], [`Error::UnknownPatient`], [`Error::NotRegistered`], [`Error::ShutOut`], [`Error::TooManyFiles`].
		///
		/// ## Events
		/// - [`Event::FileOpened`].
		#[pallet::call_index(34)]
		pub fn open_file(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			patient: PatientId,
			reason: FileReason,
		) -> DispatchResult {
			let caller = Self::caller(origin)?;
			let by = caller.desk(organisation)?;
			Self::ensure_patient(patient)?;
			Self::ensure_registered(patient, organisation)?;
			caller.ensure_let_in(organisation, patient)?;
			let until = Self::write_opened_file(organisation, patient, by.person)?;
			Self::deposit_event(Event::FileOpened {
				patient,
				organisation,
				reason,
				until,
				by,
			});
			Ok(())
		}
	}

	impl<T: Config> Pallet<T> {
		/// Cancels a pending appointment whose hold is over, and tells it.
		fn end_hold(appointment: AppointmentId, by: ActedBy<T::AccountId>) {
			if let Some(details) = Appointments::<T>::get(appointment) {
				Self::settle(appointment, details, AppointmentStatus::Cancelled);
				Self::deposit_event(Event::AppointmentExpired {
					appointment,
					patient: details.patient,
					organisation: details.organisation,
					by,
				});
			}
		}

		/// Writes that the patient is there, and tells it.
		fn arrived(appointment: AppointmentId, details: AppointmentDetails, by: ActedBy<T::AccountId>) {
			Self::settle(appointment, details, AppointmentStatus::Arrived);
			Self::deposit_event(Event::AppointmentArrived {
				appointment,
				patient: details.patient,
				organisation: details.organisation,
				by,
			});
		}
	}
}
