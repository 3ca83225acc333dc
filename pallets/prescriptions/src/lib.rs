// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! # Prescriptions: one lock on each fill for the whole network
//!
//! ## Purpose
//! Answers three questions: may this prescription be filled now, who holds it, and how much is left?
//!
//! ## Terms
//! A **prescription** (FHIR R4 MedicationRequest) allows one full fill and some repeats. A **fill** (MedicationDispense) is one
//! visit to a pharmacy. While it is open it is **the lock**: no other pharmacy can claim. A short fill hands out a **part**; the
//! **balance** stays claimable anywhere, at once. The **claim code** (a QR, also on paper) yields the key whose signature
//! proves a claim. A pharmacy that the patient's side has **barred** from a prescription claims it no more. A **late report** says
//! that a fill had been handed over before it lost the lock. **Halted** is a prescription on hold or stopped. **Cover** is a doctor of the prescribing organisation with an
//! encounter, an appointment today or a handover.
//!
//! ## A story
//! Dr. Brook seals a MedicationRequest for Ana and issues it ([`Call::issue`]). Ana shows the code at a pharmacy; Pia claims the
//! fill ([`Call::claim`]), and a pharmacy across the town that tries the same second is refused. Pia makes it ready
//! ([`Call::ready`]), has only ten of thirty, and hands over ten ([`Call::dispense`]). Ana fetches the twenty elsewhere that
//! evening. The next day Brook's colleague sees an interaction and puts the rest on hold ([`Call::hold`]); no pharmacy can hand
//! out more, whether one holds the lock or not.
//!
//! ## Contract with other pallets
//! - Needs [`RoleInspect`] (who signs, who is what where), [`ConsentInspect`] (may a doctor prescribe, who acts for the patient),
//!   [`RecordInspect`] (the sealed bodies) and [`CareInspect`] (cover).
//! - From its rows follows [`fill_task`](salus_primitives::tasks::fill_task): pharmacists of the pharmacy with the lock read that
//!   prescription and contribute their own record, until the lock's end.
//!
//! ## Details
//! Nothing waits for a cleanup: a lock out of time gives way to the next claim, and until then its pharmacy can still complete it.
//! What is left is computed from what was handed out ([`Supply`](salus_primitives::prescriptions::Supply)). Rows are never removed.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod fills;
mod guards;
pub mod listing;
#[cfg(test)]
mod mock;
mod rows;
#[cfg(test)]
mod tests;
mod try_state;
pub mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::{BenchmarkHelper, Cast};
pub use pallet::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use crate::types::Handover;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use salus_primitives::{
		care::{CareInspect, Reason},
		consent::ConsentInspect,
		prescriptions::{
			ClaimProof, FillDetails, FillRef, FillSide, FillStatus, OpenFill, PrescriptionDetails,
			PrescriptionStatus, PrescriptionTerms, MAX_OPEN_FILLS,
		},
		records::RecordInspect,
		roles::{ActedBy, RoleInspect},
		Clock, Network, OrganisationId, PatientId, PrescriptionId, RecordId, UnixMillis,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Every prescription and every fill of it.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime wires this pallet to.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The cost of each call.
		type WeightInfo: WeightInfo;

		/// What tells the time.
		type Clock: Clock;

		/// Who signs, and who is what where.
		type Roles: RoleInspect<AccountId = Self::AccountId>;

		/// Who may contribute, and who acts for a patient.
		type Consent: ConsentInspect;

		/// Which records there are, and whose.
		type Records: RecordInspect;

		/// Who has cover.
		type Care: CareInspect;

		/// The network, which every claim names.
		type Network: Get<Network>;

		/// How far ahead a prescription's validity may end, in milliseconds.
		#[pallet::constant]
		type MaxValidity: Get<u64>;

		/// How long a claim locks, in milliseconds.
		#[pallet::constant]
		type ClaimLifetime: Get<u64>;

		/// For how long after the loss of a lock a handing over is reported late, in milliseconds.
		#[pallet::constant]
		type LateReportLifetime: Get<u64>;

		/// Makes the people and records that benchmarks need.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// Prescriptions by their id. Never removed: an id is never used twice. (Ids are chosen by people, hence the cryptographic
	/// hasher here and below.)
	#[pallet::storage]
	pub type Prescriptions<T: Config> = StorageMap<_, Blake2_128Concat, PrescriptionId, PrescriptionDetails>;

	/// Fills by `(prescription, number)`, counted from 1 without a gap. Never removed.
	#[pallet::storage]
	pub type Fills<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, PrescriptionId, Twox64Concat, u32, FillDetails>;

	/// The prescription whose MedicationRequest a record is. Never removed.
	#[pallet::storage]
	pub type PrescriptionOf<T: Config> = StorageMap<_, Blake2_128Concat, RecordId, PrescriptionId>;

	/// The fill whose MedicationDispense a record is. Never removed.
	#[pallet::storage]
	pub type FillOf<T: Config> = StorageMap<_, Blake2_128Concat, RecordId, (PrescriptionId, u32)>;

	/// What a pharmacy holds open for a patient, by `(patient, pharmacy)`: the tasks, in one row so that a question about them makes one
	/// read. An entry goes with its lock, and one that is out of time when the pharmacy claims for the patient again.
	#[pallet::storage]
	pub type OpenFills<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		PatientId,
		Blake2_128Concat,
		OrganisationId,
		BoundedVec<OpenFill, ConstU32<MAX_OPEN_FILLS>>,
		ValueQuery,
	>;

	/// Prescriptions by `(patient, n)`, in the order in which they were issued. Never removed.
	#[pallet::storage]
	pub type PrescriptionsOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, PatientId, Twox64Concat, u32, PrescriptionId>;

	/// How many prescriptions a patient has, of whatever status.
	#[pallet::storage]
	pub type PrescriptionCount<T: Config> = StorageMap<_, Blake2_128Concat, PatientId, u32, ValueQuery>;

	/// Fills by `(pharmacy, n)`, in the order in which they were claimed. Never removed.
	#[pallet::storage]
	pub type FillsOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, OrganisationId, Twox64Concat, u32, (PrescriptionId, u32)>;

	/// Those of them that are open, by `(pharmacy, n)` likewise. A row goes with its lock.
	#[pallet::storage]
	pub type OpenFillsAt<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, OrganisationId, Twox64Concat, u32, (PrescriptionId, u32)>;

	/// The pharmacies that have claimed a fill of a prescription, by `(prescription, pharmacy)`: its parties, however often they claimed.
	/// Never removed.
	#[pallet::storage]
	pub type Claimants<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, PrescriptionId, Blake2_128Concat, OrganisationId, ()>;

	/// How many fills a pharmacy has claimed.
	#[pallet::storage]
	pub type FillCount<T: Config> = StorageMap<_, Blake2_128Concat, OrganisationId, u32, ValueQuery>;

	/// What happened. Each event tells enough to rebuild the change.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A doctor prescribed.
		Issued {
			/// Which.
			prescription: PrescriptionId,
			/// Whose.
			patient: PatientId,
			/// Where the doctor acted.
			organisation: OrganisationId,
			/// The sealed MedicationRequest.
			record: RecordId,
			/// How much, how often, how long.
			terms: PrescriptionTerms,
			/// The prescription that this one renews.
			renews: Option<PrescriptionId>,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// Nothing may be handed out until it is resumed.
		Held {
			/// Which.
			prescription: PrescriptionId,
			/// Whose.
			patient: PatientId,
			/// Why.
			reason: Reason,
			/// The fill that was open then.
			lock: Option<FillRef>,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// It may be filled again.
		Resumed {
			/// Which.
			prescription: PrescriptionId,
			/// Whose.
			patient: PatientId,
			/// The fill that was open then.
			lock: Option<FillRef>,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// It ended before anything was handed out; the lock, if there was one, is released.
		Cancelled {
			/// Which.
			prescription: PrescriptionId,
			/// Whose.
			patient: PatientId,
			/// Why.
			reason: Reason,
			/// The fill that was open then.
			lock: Option<FillRef>,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// It ended. The lock, if there is one, can only be released, or completed as handed over before.
		Stopped {
			/// Which.
			prescription: PrescriptionId,
			/// Whose.
			patient: PatientId,
			/// Why.
			reason: Reason,
			/// The fill that was open then.
			lock: Option<FillRef>,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// It should never have been; the lock, if there was one, is released.
		MarkedInError {
			/// Which.
			prescription: PrescriptionId,
			/// Whose.
			patient: PatientId,
			/// The fill that was open then.
			lock: Option<FillRef>,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// A pharmacy holds the lock.
		Claimed {
			/// Which.
			fill: FillRef,
			/// Where it was prescribed.
			organisation: OrganisationId,
			/// What the pharmacists may now read.
			record: RecordId,
			/// The first instant at which anybody may release it.
			expires_at: UnixMillis,
			/// The lock out of time that gave way.
			released: Option<FillRef>,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// It can be fetched.
		Readied {
			/// Which.
			fill: FillRef,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// The pharmacy paused.
		Paused {
			/// Which.
			fill: FillRef,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// The pharmacy goes on from where it was.
		Unpaused {
			/// Which.
			fill: FillRef,
			/// Where it stands again.
			status: FillStatus,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// It was handed over.
		Dispensed {
			/// Which.
			fill: FillRef,
			/// How much.
			quantity: u32,
			/// When.
			handed_over_at: UnixMillis,
			/// The sealed MedicationDispense.
			record: Option<RecordId>,
			/// How much of the prescription is left.
			remaining: u64,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// The lock is free; nothing was handed over.
		Released {
			/// Which.
			fill: FillRef,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// The pharmacy refused; the lock is free.
		Declined {
			/// Which.
			fill: FillRef,
			/// Why.
			reason: Reason,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// The fill was broken off after a part was handed over; the lock is free.
		FillStopped {
			/// Which.
			fill: FillRef,
			/// How much.
			quantity: u32,
			/// When.
			handed_over_at: UnixMillis,
			/// The sealed MedicationDispense.
			record: Option<RecordId>,
			/// Why.
			reason: Reason,
			/// How much of the prescription is left.
			remaining: u64,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// One side says that a fill never was; the other has to agree.
		FillDisputed {
			/// Which.
			fill: FillRef,
			/// Which side.
			side: FillSide,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// Both sides say that a fill never was: its quantity is left again.
		FillMarkedInError {
			/// Which.
			fill: FillRef,
			/// The side that agreed last.
			side: FillSide,
			/// What is left again.
			restored: u32,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// A pharmacy may claim no more.
		PharmacyBarred {
			/// Which.
			prescription: PrescriptionId,
			/// Whose.
			patient: PatientId,
			/// Which pharmacy.
			pharmacy: OrganisationId,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// A pharmacy that was barred may claim again.
		PharmacyUnbarred {
			/// Which.
			prescription: PrescriptionId,
			/// Whose.
			patient: PatientId,
			/// Which pharmacy.
			pharmacy: OrganisationId,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// A fill that has lost the lock had been handed over before.
		ReportedLate {
			/// Which.
			fill: FillRef,
			/// How much.
			quantity: u32,
			/// When.
			handed_over_at: UnixMillis,
			/// The sealed MedicationDispense.
			record: Option<RecordId>,
			/// How much of the prescription is left.
			remaining: u64,
			/// The prescription had been cancelled, and is stopped instead.
			stopped: bool,
			/// The fill that holds the lock now: its pharmacy hands out no more than is left.
			lock: Option<FillRef>,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
	}

	/// Why a call was refused. Nothing has changed then.
	#[pallet::error]
	pub enum Error<T> {
		/// The account controls nobody, or its session is over: enrol or open a session.
		UnknownAccount,
		/// The account is a session's, or one that only closes, and does not permit this: sign with an account in full control.
		NotAllowedForSession,
		/// There is no such prescription: check its id.
		UnknownPrescription,
		/// There is no such fill: they are numbered from 1.
		UnknownFill,
		/// There is no such record: anchor it first.
		UnknownRecord,
		/// The id is taken. If it was taken by this same prescription, an earlier try went through; otherwise choose another.
		PrescriptionExists,
		/// The record already belongs to a prescription or a fill: anchor another.
		RecordUsed,
		/// The record is not current, authored, of this patient, of the medication category, written in this organisation and, for a
		/// prescription, by the signer.
		RecordNotFitting,
		/// Only a live doctor of the organisation may do this.
		NotDoctor,
		/// Only a live pharmacist of the pharmacy may do this.
		NotPharmacist,
		/// The organisation is not a pharmacy.
		NotPharmacy,
		/// The decision said no. Ask `salus_explain` the same question to learn the rule.
		NotAllowed,
		/// Only the prescriber, as a live doctor of the prescribing organisation, may do this; where they have left, a doctor with cover.
		NotPrescriber,
		/// Only the prescriber or a doctor of the prescribing organisation with cover may do this.
		NotPrescriberOrCover,
		/// Only the patient, a representative who may consent, the prescriber, or a doctor with cover may do this.
		NotParty,
		/// Only a pharmacist of the fill's pharmacy, the prescriber, or a doctor with cover may say that a fill never was.
		NotFillParty,
		/// A full fill of nothing: prescribe one unit at least.
		NoQuantity,
		/// More repeats than a prescription may have: prescribe fewer and renew.
		TooManyRepeats,
		/// The claim key is one for which anybody can sign, or is not written as RFC 8032 says: derive it from a claim code.
		WeakClaimKey,
		/// The validity must end ahead, and no further than the chain's bound.
		ValidityOutOfRange,
		/// The least interval is longer than any validity: shorten it.
		IntervalOutOfRange,
		/// The prescription to renew is of another patient.
		OtherPatient,
		/// The patient has as many prescriptions, or the pharmacy as many fills, as can be counted.
		TooManyRows,
		/// The prescription cannot go there from where it stands.
		ImpossibleMove,
		/// The fill cannot go there from where it stands.
		ImpossibleFillMove,
		/// Something was handed out, so the prescription can only be stopped.
		AlreadyDispensed,
		/// The prescription is on hold or ended: ask the prescriber.
		NotActive,
		/// The prescription's validity is over: ask for a renewal.
		AlreadyExpired,
		/// Another claim holds the lock. The listing says until when (`locked_until`).
		AlreadyClaimed,
		/// Everything has been handed out: ask for a renewal.
		NothingLeft,
		/// The least interval since the last handing over is not over. The listing says when it is (`next_fill_at`).
		TooEarly,
		/// The signature is not by the claim code's key over this network, prescription, pharmacy, pharmacist and the next fill's number.
		NotProved,
		/// The prescription was handed out in as many parts as it may: ask for a renewal.
		TooManyFills,
		/// The pharmacy holds as many fills open for this patient as it may: complete or release one.
		TooManyOpenFills,
		/// No fill of the prescription is open: claim one first.
		NotClaimed,
		/// The prescription is halted: release the fill, or complete it with the instant, before that, at which it was handed over.
		Halted,
		/// Nothing, or more than is due; for a broken-off fill, as much as is due. The listing says how much that is (`due`).
		QuantityOutOfRange,
		/// It must have been handed over after the claim, not in the future, before the prescription was halted or the lock lost, and while
		/// either the prescription was valid or the lock held.
		HandedOverOutOfRange,
		/// This side has said so before: the other has to agree.
		AlreadyDisputed,
		/// The two sides must be two persons.
		SamePerson,
		/// The signer is neither the patient nor a live representative who may consent.
		NotForPatient,
		/// The patient's side has barred this pharmacy from the prescription.
		Barred,
		/// This pharmacy is barred already.
		AlreadyBarred,
		/// This pharmacy is not barred.
		NotBarred,
		/// As many pharmacies are barred as may be: let one claim again, or stop the prescription.
		TooManyBarred,
		/// The lock was lost too long ago.
		TooLate,
		/// Nothing to prescribe for: the patient attests a visit, or wishes that the doctor renews a prescription.
		NoVisit,
		/// The patient has shut out the signer or the organisation: only what closes is possible.
		ShutOut,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::ClaimLifetime::get() > 0, "a lock needs time to be used");
			assert!(
				T::LateReportLifetime::get() > 0,
				"a late report needs time to be made"
			);
			assert!(
				T::MaxValidity::get() > 0,
				"a prescription needs time to be claimed"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	/// What doctors and patients do with a prescription.
	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Prescribe.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live doctor of `organisation` who may contribute to the patient's medication, as a member, and has an attested encounter
		/// with the patient that is open or ended at most seven days ago, or the patient's wish for a renewal.
		///
		/// ## Details
		/// The body lies sealed off the chain; this names its record. Nobody is told the claim code here: it travels to the patient sealed
		/// or on paper, and opens this prescription and nothing else.
		///
		/// ## Parameters
		/// - `prescription`: 32 random bytes that the doctor chose.
		/// - `record`: the sealed MedicationRequest, anchored before (the same batch will do) by the signer in `organisation`.
		/// - `renews`: another prescription of the patient, in whatever state, that this one follows. It does not change.
		///
		/// ## Errors
		/// - [`Error::PrescriptionExists`], [`Error::TooManyRows`].
		/// - [`Error::NotDoctor`], [`Error::NotAllowed`], [`Error::NoVisit`]: Not the one to prescribe.
		/// - [`Error::NoQuantity`], [`Error::TooManyRepeats`], [`Error::WeakClaimKey`], [`Error::ValidityOutOfRange`],
		///   [`Error::IntervalOutOfRange`]: Terms that cannot be.
		/// - [`Error::UnknownRecord`], [`Error::RecordNotFitting`], [`Error::RecordUsed`]: Not its record.
		/// - [`Error::UnknownPrescription`], [`Error::OtherPatient`]: Nothing to renew.
		///
		/// ## Events
		/// - [`Event::Issued`].
		#[pallet::call_index(0)]
		pub fn issue(
			origin: OriginFor<T>,
			prescription: PrescriptionId,
			patient: PatientId,
			organisation: OrganisationId,
			record: RecordId,
			terms: PrescriptionTerms,
			renews: Option<PrescriptionId>,
		) -> DispatchResult {
			let by = Self::clinician(origin)?;
			Self::ensure_new(prescription, patient)?;
			Self::ensure_terms(&terms)?;
			Self::ensure_may_prescribe(by.person, patient, organisation)?;
			Self::ensure_request_record(record, patient, organisation, by.person)?;
			Self::ensure_renewable(renews, patient)?;
			let now = T::Clock::now();
			let details = PrescriptionDetails {
				patient,
				organisation,
				prescriber: by.person,
				record,
				terms,
				renews,
				status: PrescriptionStatus::Active,
				reason: None,
				halted_at: None,
				supply: Default::default(),
				barred: Default::default(),
				fills: 0,
				open: None,
				issued_at: now,
				changed_at: now,
			};
			Self::insert(prescription, details);
			Self::deposit_event(Event::Issued {
				prescription,
				patient,
				organisation,
				record,
				terms,
				renews,
				by,
			});
			Ok(())
		}

		/// Put a prescription on hold.
		///
		/// ## Dispatch Origin
		/// `Signed` by the prescriber or a doctor with cover: always, also while a pharmacy holds the lock, whatever the patient's
		/// consents say.
		///
		/// ## Details
		/// No claim is possible. An open fill stays, but can only be released, or completed as handed over before now.
		///
		/// ## Errors
		/// - [`Error::UnknownPrescription`], [`Error::NotPrescriberOrCover`].
		/// - [`Error::ImpossibleMove`]: It is not active.
		///
		/// ## Events
		/// - [`Event::Held`].
		#[pallet::call_index(1)]
		#[pallet::weight((<T as Config>::WeightInfo::hold(), DispatchClass::Operational))]
		pub fn hold(origin: OriginFor<T>, prescription: PrescriptionId, reason: Reason) -> DispatchResult {
			let (mut details, by) = Self::ensure_hold(&ensure_signed(origin)?, prescription)?;
			Self::turn(&mut details, PrescriptionStatus::OnHold, Some(reason))?;
			let (patient, lock) = (details.patient, Self::lock(prescription, &details));
			Prescriptions::<T>::insert(prescription, details);
			Self::deposit_event(Event::Held {
				prescription,
				patient,
				reason,
				lock,
				by,
			});
			Ok(())
		}

		/// Let a prescription on hold be filled again.
		///
		/// ## Dispatch Origin
		/// `Signed` by the prescriber or a doctor with cover.
		///
		/// ## Errors
		/// - [`Error::UnknownPrescription`], [`Error::NotPrescriberOrCover`].
		/// - [`Error::ImpossibleMove`]: It is not on hold.
		///
		/// ## Events
		/// - [`Event::Resumed`].
		#[pallet::call_index(2)]
		pub fn resume(origin: OriginFor<T>, prescription: PrescriptionId) -> DispatchResult {
			let by = Self::clinician(origin)?;
			let mut details = Self::load(prescription)?;
			Self::ensure_prescriber_or_cover(&details, by.person)?;
			Self::ensure_let_in(details.organisation, by.person, details.patient)?;
			Self::turn(&mut details, PrescriptionStatus::Active, None)?;
			let (patient, lock) = (details.patient, Self::lock(prescription, &details));
			Prescriptions::<T>::insert(prescription, details);
			Self::deposit_event(Event::Resumed {
				prescription,
				patient,
				lock,
				by,
			});
			Ok(())
		}

		/// End a prescription of which nothing was handed out.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient or a representative who may consent, by the prescriber, or by a doctor with cover.
		///
		/// ## Details
		/// An open fill is released. There is no way back: prescribe again.
		///
		/// ## Errors
		/// - [`Error::UnknownPrescription`], [`Error::NotParty`].
		/// - [`Error::ImpossibleMove`]: It has ended already.
		/// - [`Error::AlreadyDispensed`]: Stop it instead.
		///
		/// ## Events
		/// - [`Event::Cancelled`].
		#[pallet::call_index(3)]
		pub fn cancel(origin: OriginFor<T>, prescription: PrescriptionId, reason: Reason) -> DispatchResult {
			let (mut details, by) = Self::load_for_party(origin, prescription)?;
			Self::turn(&mut details, PrescriptionStatus::Cancelled, Some(reason))?;
			ensure!(details.supply.dispensed() == 0, Error::<T>::AlreadyDispensed);
			let patient = details.patient;
			let lock = Self::unlock(prescription, &mut details);
			Prescriptions::<T>::insert(prescription, details);
			Self::deposit_event(Event::Cancelled {
				prescription,
				patient,
				reason,
				lock,
				by,
			});
			Ok(())
		}

		/// End a prescription; what was handed out stays.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient or a representative who may consent (declining the rest), by the prescriber, or by a doctor with cover:
		/// always, also while a pharmacy holds the lock.
		///
		/// ## Details
		/// An open fill stays, but can only be released, or completed as handed over before now (for one on hold: before the
		/// hold). There is no way back: prescribe again.
		///
		/// ## Errors
		/// - [`Error::UnknownPrescription`], [`Error::NotParty`].
		/// - [`Error::ImpossibleMove`]: It has ended already.
		///
		/// ## Events
		/// - [`Event::Stopped`].
		#[pallet::call_index(4)]
		#[pallet::weight((<T as Config>::WeightInfo::stop(), DispatchClass::Operational))]
		pub fn stop(origin: OriginFor<T>, prescription: PrescriptionId, reason: Reason) -> DispatchResult {
			let (mut details, by) = Self::ensure_stop(&ensure_signed(origin)?, prescription)?;
			Self::turn(&mut details, PrescriptionStatus::Stopped, Some(reason))?;
			let (patient, lock) = (details.patient, Self::lock(prescription, &details));
			Prescriptions::<T>::insert(prescription, details);
			Self::deposit_event(Event::Stopped {
				prescription,
				patient,
				reason,
				lock,
				by,
			});
			Ok(())
		}

		/// Say that a prescription should never have been.
		///
		/// ## Dispatch Origin
		/// `Signed` by the prescriber; where they are no live doctor of the organisation any more, by a doctor of it with cover.
		///
		/// ## Details
		/// From whatever state, and for good: nothing about it moves any more. An open fill is released; the others stay as they are.
		/// The sealed record is marked by a call of its own.
		///
		/// ## Errors
		/// - [`Error::UnknownPrescription`], [`Error::NotPrescriber`].
		/// - [`Error::ImpossibleMove`]: It was marked before.
		///
		/// ## Events
		/// - [`Event::MarkedInError`].
		#[pallet::call_index(5)]
		pub fn mark_in_error(origin: OriginFor<T>, prescription: PrescriptionId) -> DispatchResult {
			let by = Self::clinician(origin)?;
			let mut details = Self::load(prescription)?;
			Self::ensure_prescriber_or_successor(&details, by.person)?;
			Self::turn(
				&mut details,
				PrescriptionStatus::EnteredInError,
				Some(Reason::Mistake),
			)?;
			let patient = details.patient;
			let lock = Self::unlock(prescription, &mut details);
			Prescriptions::<T>::insert(prescription, details);
			Self::deposit_event(Event::MarkedInError {
				prescription,
				patient,
				lock,
				by,
			});
			Ok(())
		}

		/// Claim a fill: take the lock.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live pharmacist of `pharmacy`.
		///
		/// ## Details
		/// Whoever comes first wins. A lock out of time gives way. The pharmacists of the pharmacy may read the prescription until the
		/// lock's end, and add a record of the patient's medication.
		///
		/// ## Parameters
		/// - `proof`: by the claim code's key over a [`ClaimStatement`](salus_primitives::prescriptions::ClaimStatement).
		///
		/// ## Errors
		/// - [`Error::UnknownPrescription`], [`Error::NotPharmacy`], [`Error::NotPharmacist`].
		/// - [`Error::Barred`]: The patient's side does not want this pharmacy.
		/// - [`Error::NotActive`], [`Error::AlreadyExpired`]: It cannot be filled.
		/// - [`Error::AlreadyClaimed`]: Somebody was faster.
		/// - [`Error::NothingLeft`], [`Error::TooEarly`], [`Error::TooManyFills`]: Nothing to fill now.
		/// - [`Error::NotProved`]: The code is another's, or the signature is for another pharmacist or fill.
		/// - [`Error::TooManyOpenFills`], [`Error::TooManyRows`].
		///
		/// ## Events
		/// - [`Event::Claimed`].
		#[pallet::call_index(6)]
		pub fn claim(
			origin: OriginFor<T>,
			prescription: PrescriptionId,
			pharmacy: OrganisationId,
			proof: ClaimProof,
		) -> DispatchResult {
			let by = Self::clinician(origin)?;
			let mut details = Self::load(prescription)?;
			Self::ensure_pharmacy(pharmacy)?;
			Self::ensure_pharmacist(pharmacy, by.person)?;
			Self::ensure_not_barred(&details, pharmacy)?;
			Self::ensure_let_in(pharmacy, by.person, details.patient)?;
			Self::ensure_unlocked(prescription, &details)?;
			Self::ensure_fillable(&details)?;
			let fill = Self::next_fill(prescription, pharmacy, &details)?;
			Self::ensure_proved(&fill, by.person, &details.terms.claim_key, &proof)?;
			let released = Self::unlock(prescription, &mut details);
			let expires_at = Self::take_lock(&fill, by.person, &mut details);
			let (organisation, record) = (details.organisation, details.record);
			Prescriptions::<T>::insert(prescription, details);
			Self::deposit_event(Event::Claimed {
				fill,
				organisation,
				record,
				expires_at,
				released,
				by,
			});
			Ok(())
		}

		/// Say that a fill can be fetched.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live pharmacist of the pharmacy that holds the lock.
		///
		/// ## Errors
		/// - [`Error::UnknownPrescription`], [`Error::NotClaimed`], [`Error::NotPharmacist`].
		/// - [`Error::Halted`]: On hold or stopped meanwhile.
		/// - [`Error::ImpossibleFillMove`]: It is ready, or paused.
		///
		/// ## Events
		/// - [`Event::Readied`].
		#[pallet::call_index(7)]
		pub fn ready(origin: OriginFor<T>, prescription: PrescriptionId) -> DispatchResult {
			let (by, key, mut fill) = Self::load_open_unhalted(origin, prescription)?;
			Self::ensure_let_in(key.pharmacy, by.person, key.patient)?;
			Self::ensure_fill_moves(&fill, FillStatus::InProgress, FillStatus::Preparation)?;
			fill.ready_at = Some(T::Clock::now());
			Self::put_fill(&key, fill, FillStatus::InProgress);
			Self::deposit_event(Event::Readied { fill: key, by });
			Ok(())
		}

		/// Pause a fill. The lock's time keeps running.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live pharmacist of the pharmacy that holds the lock.
		///
		/// ## Errors
		/// - [`Error::UnknownPrescription`], [`Error::NotClaimed`], [`Error::NotPharmacist`], [`Error::Halted`].
		/// - [`Error::ImpossibleFillMove`]: It is paused.
		///
		/// ## Events
		/// - [`Event::Paused`].
		#[pallet::call_index(8)]
		pub fn pause(origin: OriginFor<T>, prescription: PrescriptionId) -> DispatchResult {
			let (by, key, fill) = Self::load_open_unhalted(origin, prescription)?;
			Self::ensure_fill_moves(&fill, FillStatus::OnHold, fill.status)?;
			Self::put_fill(&key, fill, FillStatus::OnHold);
			Self::deposit_event(Event::Paused { fill: key, by });
			Ok(())
		}

		/// Go on with a paused fill from where it was.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live pharmacist of the pharmacy that holds the lock.
		///
		/// ## Errors
		/// - [`Error::UnknownPrescription`], [`Error::NotClaimed`], [`Error::NotPharmacist`], [`Error::Halted`].
		/// - [`Error::ImpossibleFillMove`]: It is not paused.
		///
		/// ## Events
		/// - [`Event::Unpaused`].
		#[pallet::call_index(9)]
		pub fn unpause(origin: OriginFor<T>, prescription: PrescriptionId) -> DispatchResult {
			let (by, key, fill) = Self::load_open_unhalted(origin, prescription)?;
			Self::ensure_let_in(key.pharmacy, by.person, key.patient)?;
			let status = match fill.ready_at {
				Some(_) => FillStatus::InProgress,
				None => FillStatus::Preparation,
			};
			Self::ensure_fill_moves(&fill, status, FillStatus::OnHold)?;
			Self::put_fill(&key, fill, status);
			Self::deposit_event(Event::Unpaused {
				fill: key,
				status,
				by,
			});
			Ok(())
		}

		/// Hand a fill over, whole or short.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live pharmacist of the pharmacy that holds the lock: also when the lock is out of time, as long as nobody else
		/// has claimed.
		///
		/// ## Details
		/// The quantity counts. What a short fill leaves is claimable anywhere, without the interval.
		///
		/// ## Parameters
		/// - `record`: the sealed MedicationDispense (with a substitution and its reason), anchored by this pharmacy.
		/// - `handed_over_at`: when it was handed over, if that was not just now; needed where the prescription was halted since.
		///
		/// ## Errors
		/// - [`Error::UnknownPrescription`], [`Error::NotClaimed`], [`Error::NotPharmacist`].
		/// - [`Error::ImpossibleFillMove`]: It is not ready.
		/// - [`Error::Halted`], [`Error::HandedOverOutOfRange`]: Not at that time.
		/// - [`Error::NothingLeft`], [`Error::TooEarly`]: A late report has changed what is due since the claim: release the fill.
		/// - [`Error::QuantityOutOfRange`], [`Error::TooManyFills`]: Not that much.
		/// - [`Error::UnknownRecord`], [`Error::RecordNotFitting`], [`Error::RecordUsed`]: Not its record.
		///
		/// ## Events
		/// - [`Event::Dispensed`].
		#[pallet::call_index(10)]
		pub fn dispense(
			origin: OriginFor<T>,
			prescription: PrescriptionId,
			quantity: u32,
			record: Option<RecordId>,
			handed_over_at: Option<UnixMillis>,
		) -> DispatchResult {
			let (by, mut details, key, fill) = Self::load_open(origin, prescription)?;
			Self::ensure_fill_moves(&fill, FillStatus::Completed, FillStatus::InProgress)?;
			let at = Self::handed_over_at(&details, &fill, handed_over_at)?;
			Self::ensure_due(&details, at)?;
			Self::ensure_fill_record(record, &key)?;
			Self::count(&mut details, key.fill, quantity, at)?;
			let handover = Handover { quantity, at, record };
			let remaining = details.supply.remaining(&details.terms);
			Self::hand_over(&key, details, fill, handover, FillStatus::Completed);
			Self::deposit_event(Event::Dispensed {
				fill: key,
				quantity,
				handed_over_at: at,
				record,
				remaining,
				by,
			});
			Ok(())
		}

		/// Free the lock; nothing was handed over.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient or a representative who may consent, or by a live pharmacist of the pharmacy that holds the lock, at any
		/// time; by anybody once the lock is out of time.
		///
		/// ## Details
		/// The pharmacy reads the prescription no longer. What it had handed over before it can still report ([`Call::report_late`]). It can
		/// claim again with the claim code, unless it is barred ([`Call::bar`]).
		///
		/// ## Errors
		/// - [`Error::UnknownPrescription`], [`Error::NotClaimed`].
		/// - [`Error::NotPharmacist`]: The lock still holds, it is another's, and the signer is not on the patient's side.
		///
		/// ## Events
		/// - [`Event::Released`].
		#[pallet::call_index(11)]
		pub fn release(origin: OriginFor<T>, prescription: PrescriptionId) -> DispatchResult {
			let account = ensure_signed(origin)?;
			let mut details = Self::load(prescription)?;
			let (key, fill) = Self::open_fill(prescription, &details)?;
			let by = Self::ensure_may_release(&account, details.patient, &fill)?;
			Self::unlock(prescription, &mut details);
			Prescriptions::<T>::insert(prescription, details);
			Self::deposit_event(Event::Released { fill: key, by });
			Ok(())
		}

		/// Refuse a fill that was claimed; the lock is free.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live pharmacist of the pharmacy that holds the lock.
		///
		/// ## Errors
		/// - [`Error::UnknownPrescription`], [`Error::NotClaimed`], [`Error::NotPharmacist`], [`Error::Halted`].
		/// - [`Error::ImpossibleFillMove`]: It is being prepared no more: release it, or stop it.
		///
		/// ## Events
		/// - [`Event::Declined`].
		#[pallet::call_index(12)]
		pub fn decline(origin: OriginFor<T>, prescription: PrescriptionId, reason: Reason) -> DispatchResult {
			let (by, mut details, key, mut fill) = Self::load_open(origin, prescription)?;
			Self::ensure_unhalted(&details)?;
			Self::ensure_fill_moves(&fill, FillStatus::Declined, FillStatus::Preparation)?;
			fill.reason = Some(reason);
			Self::close(&key, &mut details, fill, FillStatus::Declined);
			Prescriptions::<T>::insert(prescription, details);
			Self::deposit_event(Event::Declined {
				fill: key,
				reason,
				by,
			});
			Ok(())
		}

		/// Break a fill off after a part of it was handed over; the lock is free.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live pharmacist of the pharmacy that holds the lock.
		///
		/// ## Details
		/// The part counts; the balance is claimable anywhere, without the interval. Where nothing was handed over, release it.
		///
		/// ## Parameters
		/// - `quantity`: what was handed over, less than is due.
		/// - `record`: the sealed MedicationDispense, anchored by this pharmacy.
		///
		/// ## Errors
		/// - As for [`dispense`](Call::dispense).
		///
		/// ## Events
		/// - [`Event::FillStopped`].
		#[pallet::call_index(13)]
		pub fn stop_fill(
			origin: OriginFor<T>,
			prescription: PrescriptionId,
			quantity: u32,
			record: Option<RecordId>,
			reason: Reason,
		) -> DispatchResult {
			let (by, mut details, key, mut fill) = Self::load_open(origin, prescription)?;
			Self::ensure_unhalted(&details)?;
			Self::ensure_fill_moves(&fill, FillStatus::Stopped, FillStatus::InProgress)?;
			let at = Self::handed_over_at(&details, &fill, None)?;
			Self::ensure_due(&details, at)?;
			let due = details.supply.due(&details.terms);
			ensure!(quantity < due, Error::<T>::QuantityOutOfRange);
			Self::ensure_fill_record(record, &key)?;
			Self::count(&mut details, key.fill, quantity, at)?;
			fill.reason = Some(reason);
			let handover = Handover { quantity, at, record };
			let remaining = details.supply.remaining(&details.terms);
			Self::hand_over(&key, details, fill, handover, FillStatus::Stopped);
			Self::deposit_event(Event::FillStopped {
				fill: key,
				quantity,
				handed_over_at: at,
				record,
				reason,
				remaining,
				by,
			});
			Ok(())
		}

		/// Say that what a fill handed over was never handed over.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live pharmacist of the fill's pharmacy for one side, by the prescriber or a doctor with cover for the other.
		///
		/// ## Details
		/// Only both together, in either order and as two persons, undo the fill: its quantity is left again. The first one
		/// changes nothing but that it was said. What is due may be less afterwards, where a part of an earlier full fill is left again.
		///
		/// ## Errors
		/// - [`Error::UnknownPrescription`], [`Error::UnknownFill`], [`Error::NotFillParty`].
		/// - [`Error::ImpossibleMove`]: The whole prescription was entered in error.
		/// - [`Error::ImpossibleFillMove`]: It handed nothing over, or was undone before.
		/// - [`Error::AlreadyDisputed`], [`Error::SamePerson`]: The other side has to say so.
		///
		/// ## Events
		/// - [`Event::FillDisputed`] for the first side, [`Event::FillMarkedInError`] for the second.
		#[pallet::call_index(14)]
		pub fn dispute_fill(origin: OriginFor<T>, prescription: PrescriptionId, fill: u32) -> DispatchResult {
			let by = Self::clinician(origin)?;
			let details = Self::load(prescription)?;
			let row = Fills::<T>::get(prescription, fill).ok_or(Error::<T>::UnknownFill)?;
			let key = Self::key(prescription, &details, fill, &row);
			let side = Self::dispute_side(&details, &row, by.person)?;
			let event = match Self::dispute(&key, details, row, side, by.person) {
				None => Event::FillDisputed { fill: key, side, by },
				Some(restored) => Event::FillMarkedInError {
					fill: key,
					side,
					restored,
					by,
				},
			};
			Self::deposit_event(event);
			Ok(())
		}

		/// Let a pharmacy claim a prescription no more.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient or a representative who may consent.
		///
		/// ## Details
		/// A lock that the pharmacy holds stays: take it back with [`Call::release`]. The claim code itself cannot be taken back, so this
		/// is what keeps out a pharmacy that has seen it.
		///
		/// ## Errors
		/// - [`Error::UnknownPrescription`], [`Error::NotForPatient`], [`Error::NotPharmacy`].
		/// - [`Error::AlreadyBarred`], [`Error::TooManyBarred`].
		///
		/// ## Events
		/// - [`Event::PharmacyBarred`].
		#[pallet::call_index(15)]
		pub fn bar(
			origin: OriginFor<T>,
			prescription: PrescriptionId,
			pharmacy: OrganisationId,
		) -> DispatchResult {
			let (mut details, by) = Self::load_closing(origin, prescription)?;
			Self::ensure_pharmacy(pharmacy)?;
			ensure!(!details.barred.contains(&pharmacy), Error::<T>::AlreadyBarred);
			details
				.barred
				.try_push(pharmacy)
				.map_err(|_| Error::<T>::TooManyBarred)?;
			let patient = details.patient;
			Prescriptions::<T>::insert(prescription, details);
			Self::deposit_event(Event::PharmacyBarred {
				prescription,
				patient,
				pharmacy,
				by,
			});
			Ok(())
		}

		/// Let a pharmacy that was barred claim a prescription again.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient or a representative who may consent.
		///
		/// ## Errors
		/// - [`Error::UnknownPrescription`], [`Error::NotForPatient`], [`Error::NotBarred`].
		///
		/// ## Events
		/// - [`Event::PharmacyUnbarred`].
		#[pallet::call_index(16)]
		pub fn unbar(
			origin: OriginFor<T>,
			prescription: PrescriptionId,
			pharmacy: OrganisationId,
		) -> DispatchResult {
			let (mut details, by) = Self::load_for_patient(origin, prescription)?;
			ensure!(details.barred.contains(&pharmacy), Error::<T>::NotBarred);
			details.barred.retain(|barred| *barred != pharmacy);
			let patient = details.patient;
			Prescriptions::<T>::insert(prescription, details);
			Self::deposit_event(Event::PharmacyUnbarred {
				prescription,
				patient,
				pharmacy,
				by,
			});
			Ok(())
		}

		/// Report that a fill had been handed over before it lost the lock.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live pharmacist of the fill's pharmacy, within [`Config::LateReportLifetime`] of the loss.
		///
		/// ## Details
		/// Whatever became of the prescription, and whoever holds its lock by now: what a patient has in hand counts, also where that is more
		/// than was prescribed. Nothing is left then, and the lock that is held now can only be released. Where the next full fill has to wait
		/// for the interval from this handing over, it waits. A prescription that was cancelled, since nothing had been handed out, is
		/// stopped instead. The fill shows when it was reported.
		///
		/// ## Parameters
		/// - `fill`: the number of a cancelled fill.
		/// - `quantity`: what was handed over, at most one full fill.
		/// - `record`: the sealed MedicationDispense, anchored by this pharmacy while it held the lock.
		/// - `handed_over_at`: when: after the claim and before the lock was lost.
		///
		/// ## Errors
		/// - [`Error::UnknownPrescription`], [`Error::UnknownFill`], [`Error::NotPharmacist`].
		/// - [`Error::ImpossibleFillMove`]: The fill has not lost the lock, or was reported on.
		/// - [`Error::TooLate`], [`Error::HandedOverOutOfRange`]: Not at that time.
		/// - [`Error::QuantityOutOfRange`], [`Error::TooManyFills`]: Not that much.
		/// - [`Error::UnknownRecord`], [`Error::RecordNotFitting`], [`Error::RecordUsed`]: Not its record.
		///
		/// ## Events
		/// - [`Event::ReportedLate`].
		#[pallet::call_index(17)]
		pub fn report_late(
			origin: OriginFor<T>,
			prescription: PrescriptionId,
			fill: u32,
			quantity: u32,
			record: Option<RecordId>,
			handed_over_at: UnixMillis,
		) -> DispatchResult {
			let by = Self::clinician(origin)?;
			let mut details = Self::load(prescription)?;
			let row = Fills::<T>::get(prescription, fill).ok_or(Error::<T>::UnknownFill)?;
			Self::ensure_pharmacist(row.pharmacy, by.person)?;
			let at = Self::ensure_late(&details, &row, handed_over_at)?;
			let fill = Self::key(prescription, &details, fill, &row);
			Self::ensure_fill_record(record, &fill)?;
			let before = details.status;
			Self::count_late(&mut details, fill.fill, quantity, at)?;
			let stopped = details.status != before;
			let remaining = details.supply.remaining(&details.terms);
			let lock = Self::lock(prescription, &details);
			Self::hand_over_late(&fill, details, row, Handover { quantity, at, record });
			Self::deposit_event(Event::ReportedLate {
				fill,
				quantity,
				handed_over_at: at,
				record,
				remaining,
				stopped,
				lock,
				by,
			});
			Ok(())
		}
	}
}
