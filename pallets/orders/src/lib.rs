// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! # Orders: tests that doctors order and laboratories report on
//!
//! ## Purpose
//! Answers two questions: where does this test order stand, and may that member of a laboratory or of the ordering organisation read or
//! write a record because of it? What an order asks and what a report says lie in sealed records off the chain.
//!
//! ## Terms
//! An **order** is a FHIR R4 ServiceRequest, a **report** a DiagnosticReport; the id of a report is that of its sealed record. The
//! **requester** is the doctor who ordered. To **give an order back** is to reject it after it was accepted. **Cover** is a live
//! doctor of the same organisation with an encounter, an appointment today or a handover. **In-house** means that the ordering
//! organisation does the tests itself; then no profession alone opens them. A report is **pending** until it is final, cancelled or entered in error. **For the patient**
//! means signed by the patient or by a live representative who may consent.
//!
//! ## A story
//! Dr. Brook of the south hospital orders blood tests for Ana ([`Call::create`]) and leaves the laboratory open. Ana chooses one
//! ([`Call::assign`]), which accepts ([`Call::accept`]) and from then on reads the order and nothing else of Ana's. Tess, a technician,
//! registers a report ([`Call::register_report`]) and sends early results ([`Call::advance_report`]); Dr. Paul, who may verify, makes it
//! final and says that it is the last: the order is completed. A week later Paul corrects a number. Brook and whoever covers for Brook
//! read all of it, even after Ana's consent to Brook has ended.
//!
//! ## Contract with other pallets
//! - Needs [`RoleInspect`] (who signs as what), [`ConsentInspect`] (may the doctor contribute, who acts for the patient),
//!   [`RecordInspect`] (the sealed records) and [`CareInspect`] (who has cover).
//! - Gives [`ReportInspect`](salus_primitives::orders::ReportInspect). What its live tasks allow follows from its rows:
//!   [`order_task`](salus_primitives::tasks::order_task).
//!
//! ## Details
//! Every record serves one order once. Nothing is removed: an id is never used twice, which makes a retry safe. An order is revoked
//! or put on hold only before a report is final; what a laboratory has found is corrected whatever became of the order.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod guards;
mod impls;
pub mod listing;
#[cfg(test)]
mod mock;
mod reports;
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
	use crate::types::Place;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use salus_primitives::{
		care::{CareInspect, Reason},
		consent::{Category, ConsentInspect},
		orders::{
			LiveOrder, OpenWork, OrderDetails, OrderStatus, RecordPart, RecordUse, ReportDetails,
			ReportStatus, MAX_LIVE_ORDERS, MAX_OPEN_WORK,
		},
		records::RecordInspect,
		roles::{Act, ActedBy, RoleInspect},
		Clock, OrderId, OrganisationId, PatientId, PersonId, RecordId,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Test orders and their reports.
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

		/// Who signs, and as what.
		type Roles: RoleInspect<AccountId = Self::AccountId>;

		/// Whether a doctor may contribute, and who acts for a patient.
		type Consent: ConsentInspect;

		/// The sealed records.
		type Records: RecordInspect;

		/// Who has cover.
		type Care: CareInspect;

		/// How long a laboratory's task on an order lasts at most, from the making of the order on, in milliseconds.
		#[pallet::constant]
		type LongestTaskMillis: Get<u64>;

		/// For how long the task lasts after the last report became final or the order was completed, in milliseconds.
		#[pallet::constant]
		type TaskAfterReportMillis: Get<u64>;

		/// Makes the people and records that benchmarks need.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// Rows by order id. Never removed: an id is never used twice. (Ids are chosen by people, hence the cryptographic hasher
	/// here and below.)
	#[pallet::storage]
	pub type Orders<T: Config> = StorageMap<_, Blake2_128Concat, OrderId, OrderDetails>;

	/// Reports by the id of their sealed record. Never removed.
	#[pallet::storage]
	pub type Reports<T: Config> = StorageMap<_, Blake2_128Concat, RecordId, ReportDetails>;

	/// What a sealed record is to which order. Never removed: a record serves one order once.
	#[pallet::storage]
	pub type RecordUses<T: Config> = StorageMap<_, Blake2_128Concat, RecordId, RecordUse>;

	/// Active orders that a laboratory has accepted, by `(laboratory, patient)`, in one row so that a question about them makes one read; no
	/// row for none. An entry goes when its order is no longer active or accepted, and one whose task is over when another comes.
	#[pallet::storage]
	pub type OpenWorkAt<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		OrganisationId,
		Blake2_128Concat,
		PatientId,
		BoundedVec<OpenWork, ConstU32<MAX_OPEN_WORK>>,
		ValueQuery,
	>;

	/// A patient's orders that somebody may still have to do with: those that are open, and for a time those that have ended. No row for
	/// none. One whose time is over goes when another comes or changes.
	#[pallet::storage]
	pub type LiveOrdersOf<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		PatientId,
		BoundedVec<LiveOrder, ConstU32<MAX_LIVE_ORDERS>>,
		ValueQuery,
	>;

	/// Order ids by `(patient, n)`, in the order in which they were made. Never removed.
	#[pallet::storage]
	pub type OrdersOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, PatientId, Twox64Concat, u32, OrderId>;

	/// How many orders a patient has, of whatever status.
	#[pallet::storage]
	pub type OrderCount<T: Config> = StorageMap<_, Blake2_128Concat, PatientId, u32, ValueQuery>;

	/// Order ids by `(requester, n)`, in the order in which they were made. Never removed.
	#[pallet::storage]
	pub type OrdersBy<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, PersonId, Twox64Concat, u32, OrderId>;

	/// How many orders a doctor has made, of whatever status.
	#[pallet::storage]
	pub type OrdersByCount<T: Config> = StorageMap<_, Blake2_128Concat, PersonId, u32, ValueQuery>;

	/// Orders that are active or on hold, by `(laboratory, place)` of the laboratory that is asked or has accepted, the newest first. (Places
	/// are given by the chain, so nobody chooses a key here.) A row leaves when its order ends or goes to another laboratory.
	#[pallet::storage]
	pub type OpenAt<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, OrganisationId, Identity, Place, OrderId>;

	/// How many orders there are in all: the place of the next.
	#[pallet::storage]
	pub type OrdersMade<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// What happened. Each event tells enough to rebuild the change; `by` is who signed, and with which device in a session.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Tests were ordered.
		#[codec(index = 0)]
		Created {
			/// Under which id.
			order: OrderId,
			/// For whom.
			patient: PatientId,
			/// In which organisation.
			organisation: OrganisationId,
			/// The sealed ServiceRequest.
			record: RecordId,
			/// Its category.
			category: Category,
			/// Which laboratory is asked; `None` where the patient may choose.
			laboratory: Option<OrganisationId>,
			/// The requester.
			by: ActedBy<T::AccountId>,
		},
		/// A laboratory is asked.
		#[codec(index = 1)]
		Assigned {
			/// To do which order.
			order: OrderId,
			/// Of whom.
			patient: PatientId,
			/// Which was asked before, if one was.
			old: Option<OrganisationId>,
			/// Which is asked now.
			new: OrganisationId,
			/// Chosen for the patient, and not by the requester.
			by_patient: bool,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// The laboratory said yes.
		#[codec(index = 2)]
		Accepted {
			/// To which order.
			order: OrderId,
			/// Of whom.
			patient: PatientId,
			/// Which laboratory.
			laboratory: OrganisationId,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// The laboratory said no, or gave back what it had accepted: the order is open to another.
		#[codec(index = 3)]
		Rejected {
			/// To which order.
			order: OrderId,
			/// Of whom.
			patient: PatientId,
			/// Which laboratory.
			laboratory: OrganisationId,
			/// Why.
			reason: Reason,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// The tests wait.
		#[codec(index = 4)]
		Held {
			/// Which order.
			order: OrderId,
			/// Whose.
			patient: PatientId,
			/// Why.
			reason: Reason,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// The tests wait no longer.
		#[codec(index = 5)]
		Resumed {
			/// Which order.
			order: OrderId,
			/// Whose.
			patient: PatientId,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// The doctor took the order back.
		#[codec(index = 6)]
		Revoked {
			/// Which order.
			order: OrderId,
			/// Whose.
			patient: PatientId,
			/// Why.
			reason: Reason,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// The patient does not want the tests, or any more of them: nobody works on the order any longer.
		#[codec(index = 7)]
		Declined {
			/// Which order.
			order: OrderId,
			/// Whose.
			patient: PatientId,
			/// What it is now: completed where a report is final, otherwise revoked.
			status: OrderStatus,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// The requester closed the order. (A laboratory's last report tells it by [`Event::ReportAdvanced`].)
		#[codec(index = 8)]
		Completed {
			/// Which order.
			order: OrderId,
			/// Whose.
			patient: PatientId,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// The order should never have been.
		#[codec(index = 9)]
		MarkedInError {
			/// Which order.
			order: OrderId,
			/// Whose.
			patient: PatientId,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// A test joined the order.
		#[codec(index = 10)]
		TestAdded {
			/// Which order.
			order: OrderId,
			/// Whose.
			patient: PatientId,
			/// The sealed ServiceRequest of the test.
			record: RecordId,
			/// The organisation that added it: the ordering one or the laboratory.
			organisation: OrganisationId,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// There is a report.
		#[codec(index = 11)]
		ReportRegistered {
			/// To which order.
			order: OrderId,
			/// Of whom.
			patient: PatientId,
			/// Its sealed record.
			record: RecordId,
			/// The version of the record that it begins with.
			version: u32,
			/// The laboratory that writes it.
			laboratory: OrganisationId,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// A report moved on, with a new version of its record.
		#[codec(index = 12)]
		ReportAdvanced {
			/// To which order.
			order: OrderId,
			/// Of whom.
			patient: PatientId,
			/// Its sealed record.
			record: RecordId,
			/// The version of the record that says it.
			version: u32,
			/// What it was.
			old: ReportStatus,
			/// What it is now.
			new: ReportStatus,
			/// It was the last: the order is completed.
			completes: bool,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// A report was given up before it was final.
		#[codec(index = 13)]
		ReportCancelled {
			/// To which order.
			order: OrderId,
			/// Of whom.
			patient: PatientId,
			/// Its sealed record.
			record: RecordId,
			/// Why.
			reason: Reason,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
		/// A report should never have been.
		#[codec(index = 14)]
		ReportMarkedInError {
			/// To which order.
			order: OrderId,
			/// Of whom.
			patient: PatientId,
			/// Its sealed record.
			record: RecordId,
			/// What it was.
			old: ReportStatus,
			/// The order was completed and is active again.
			reopens: bool,
			/// Who signed.
			by: ActedBy<T::AccountId>,
		},
	}

	/// Why a call was refused. Nothing has changed then.
	#[pallet::error]
	pub enum Error<T> {
		/// The account controls nobody, or its session is over: enrol, or open a session.
		UnknownAccount,
		/// The session, or an account that only closes, does not permit this: sign with an account in full control or with a session for such acts.
		NotAllowedForSession,
		/// There is no such order: check its id.
		UnknownOrder,
		/// The id is taken. If it was taken by this same order, an earlier try went through; otherwise choose another.
		OrderExists,
		/// The patient or the requester has as many orders as can be counted.
		TooManyOrders,
		/// The signer is no live doctor of the organisation, or the organisation is not active.
		NotDoctor,
		/// The decision said no. Ask `salus_explain` the same question to learn the rule.
		NotAllowed,
		/// Neither the requester nor a doctor of the ordering organisation with cover, as this call needs: see who may make it.
		NotRequester,
		/// The signer is neither the patient nor a live representative who may consent.
		NotForPatient,
		/// The signer does no tests in the laboratory: it takes a live technician there, a doctor of a laboratory, or a doctor elsewhere who
		/// may verify; in-house the requester, or a technician or doctor with cover.
		NotOfLaboratory,
		/// The signer may not verify: it takes the verifying credential, or in-house a doctor.
		NotVerifying,
		/// There is no such record: anchor it first.
		UnknownRecord,
		/// The record is another patient's.
		RecordOfOtherPatient,
		/// The record was not written by the signer as a member of the organisation (for a report: by a member of the laboratory).
		RecordOfOtherAuthor,
		/// The record was entered in error or erased: anchor another.
		RecordNotCurrent,
		/// The record is filed neither under laboratory nor under imaging.
		WrongCategory,
		/// The record serves an order already: anchor another.
		RecordInUse,
		/// The record has no version since the step before: amend it first.
		NoNewVersion,
		/// The laboratory is unknown or suspended: choose another.
		LaboratoryNotActive,
		/// The organisation is neither a laboratory nor a hospital nor the ordering one.
		NotALaboratory,
		/// The patient has chosen: only the patient's side chooses another.
		AlreadyChosen,
		/// A laboratory has accepted the order and keeps it, unless it gives it back.
		AlreadyAccepted,
		/// No laboratory is asked: assign one first, or it said no.
		NotAssigned,
		/// No laboratory has accepted the order yet.
		NotAccepted,
		/// From where it stands it cannot become that.
		NoSuchMove,
		/// The order is not active: resume it, or make another.
		NotActive,
		/// A report is final: the order can only be completed.
		AlreadyReported,
		/// No report is final: the order can only be revoked.
		NoFinalReport,
		/// A report is pending, so this one is not the last, or the order cannot be given back: finish or cancel it first.
		ReportsPending,
		/// Only a final report, or one that changes a final one, can be the last.
		LastNotFinal,
		/// There is no such report: check the id of its record.
		UnknownReport,
		/// The order has as many reports as it may have: make another order.
		TooManyReports,
		/// The order has as many added tests as it may have: make another order.
		TooManyTests,
		/// The report has as many steps as it may have: mark it in error and register another.
		TooManySteps,
		/// The patient has as many open orders as there may be: complete, revoke or decline one.
		TooManyLiveOrders,
		/// The laboratory has as many open orders of this patient as it may have: finish one.
		TooMuchOpenWork,
		/// The patient has shut out the signer, the organisation or the laboratory: only what closes is possible.
		ShutOut,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Order tests for a patient.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live doctor of `organisation` whom a consent or an encounter lets contribute to the record's category. A task does not:
		/// one order is no reason for the next.
		///
		/// ## Details
		/// Without `laboratory` the order waits until the patient or the requester chooses one. Naming one asks it; it has not said yes.
		///
		/// ## Parameters
		/// - `order`: 32 random bytes that the doctor chose before sealing.
		/// - `record`: the sealed ServiceRequest, which the signer wrote in `organisation`, filed under laboratory or imaging.
		///
		/// ## Errors
		/// - [`Error::OrderExists`], [`Error::TooManyOrders`], [`Error::TooManyLiveOrders`], [`Error::NotDoctor`], [`Error::NotAllowed`].
		/// - [`Error::UnknownRecord`], [`Error::RecordOfOtherPatient`], [`Error::RecordOfOtherAuthor`], [`Error::RecordNotCurrent`],
		///   [`Error::WrongCategory`], [`Error::RecordInUse`]: Not a record that can be this order.
		/// - [`Error::LaboratoryNotActive`], [`Error::NotALaboratory`].
		///
		/// ## Events
		/// - [`Event::Created`].
		#[pallet::call_index(0)]
		pub fn create(
			origin: OriginFor<T>,
			order: OrderId,
			patient: PatientId,
			organisation: OrganisationId,
			record: RecordId,
			laboratory: Option<OrganisationId>,
		) -> DispatchResult {
			let by = Self::acting(origin, Act::Clinical)?;
			ensure!(!Orders::<T>::contains_key(order), Error::<T>::OrderExists);
			Self::ensure_doctor(organisation, by.person)?;
			let facts = Self::fresh_record(record, patient, organisation, Some(by.person))?;
			if let Some(laboratory) = laboratory {
				Self::ensure_laboratory(laboratory, organisation, patient)?;
			}
			Self::ensure_may_contribute(by.person, organisation, patient, facts.category)?;
			Self::insert(order, record, &facts, laboratory)?;
			Self::deposit_event(Event::Created {
				order,
				patient,
				organisation,
				record,
				category: facts.category,
				laboratory,
				by,
			});
			Ok(())
		}

		/// Choose who does the tests.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient or a representative who may consent; or by the requester while the patient's side has not chosen.
		///
		/// ## Details
		/// As often as they like until a laboratory has accepted. The one that was asked before reads the order no longer.
		///
		/// ## Errors
		/// - [`Error::UnknownOrder`], [`Error::NotRequester`]: Nobody who may choose.
		/// - [`Error::NoSuchMove`]: The order is no longer open, or this laboratory is asked already.
		/// - [`Error::LaboratoryNotActive`], [`Error::NotALaboratory`], [`Error::AlreadyChosen`], [`Error::AlreadyAccepted`].
		///
		/// ## Events
		/// - [`Event::Assigned`].
		#[pallet::call_index(1)]
		pub fn assign(origin: OriginFor<T>, order: OrderId, laboratory: OrganisationId) -> DispatchResult {
			let account = ensure_signed(origin)?;
			let signer = Self::signer(&account)?;
			let details = Self::load(order)?;
			let (by, by_patient) = Self::chooser(&account, signer, &details)?;
			Self::ensure_laboratory(laboratory, details.organisation, details.patient)?;
			let (patient, old) = (details.patient, details.assignment.laboratory());
			Self::ask(order, details, laboratory, by_patient)?;
			Self::deposit_event(Event::Assigned {
				order,
				patient,
				old,
				new: laboratory,
				by_patient,
				by,
			});
			Ok(())
		}

		/// Take an order on.
		///
		/// ## Dispatch Origin
		/// `Signed` by somebody who does tests ([`Error::NotOfLaboratory`] says who) in the laboratory that is asked.
		///
		/// ## Details
		/// The laboratory keeps the order until it gives it back ([`Call::reject`]). While the order is active, those who do tests there may
		/// contribute records for it: for [`Config::LongestTaskMillis`] from its making at most, and for [`Config::TaskAfterReportMillis`] after the
		/// last report became final.
		///
		/// ## Errors
		/// - [`Error::UnknownOrder`], [`Error::NotAssigned`], [`Error::NotOfLaboratory`], [`Error::AlreadyAccepted`], [`Error::TooMuchOpenWork`].
		/// - [`Error::NotActive`]: The order is on hold or no longer open.
		///
		/// ## Events
		/// - [`Event::Accepted`].
		#[pallet::call_index(2)]
		pub fn accept(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let by = Self::acting(origin, Act::Clinical)?;
			let details = Self::load(order)?;
			let laboratory = Self::ensure_asked(&details, by.person)?;
			Self::ensure_let_in(laboratory, by.person, details.patient)?;
			ensure!(details.status == OrderStatus::Active, Error::<T>::NotActive);
			let patient = details.patient;
			Self::take_on(order, details, laboratory)?;
			Self::deposit_event(Event::Accepted {
				order,
				patient,
				laboratory,
				by,
			});
			Ok(())
		}

		/// Say no to an order, or give it back after all.
		///
		/// ## Dispatch Origin
		/// `Signed` by somebody who does tests in the laboratory that is asked or has accepted.
		///
		/// ## Details
		/// The order is open again, to the patient's choice or the requester's, and the laboratory reads it no longer. Whoever accepted gives
		/// it back only while no report is pending or final: pending ones are cancelled first. Reports that were cancelled or an error stay
		/// with the laboratory that wrote them.
		///
		/// ## Errors
		/// - [`Error::UnknownOrder`], [`Error::NotAssigned`], [`Error::NotOfLaboratory`].
		/// - [`Error::NoSuchMove`]: The order is no longer open.
		/// - [`Error::AlreadyReported`], [`Error::ReportsPending`]: There is a report.
		///
		/// ## Events
		/// - [`Event::Rejected`].
		#[pallet::call_index(3)]
		pub fn reject(origin: OriginFor<T>, order: OrderId, reason: Reason) -> DispatchResult {
			let by = Self::acting(origin, Act::Clinical)?;
			let details = Self::load(order)?;
			let laboratory = Self::ensure_of_laboratory(&details, by.person)?;
			Self::ensure_nothing_reported(&details)?;
			let patient = details.patient;
			Self::turn_down(order, details)?;
			Self::deposit_event(Event::Rejected {
				order,
				patient,
				laboratory,
				reason,
				by,
			});
			Ok(())
		}

		/// Let the tests wait.
		///
		/// ## Dispatch Origin
		/// `Signed` by the requester or a doctor of the ordering organisation with cover.
		///
		/// ## Details
		/// Until it is resumed no report is registered or moved on, and the laboratory contributes nothing new.
		///
		/// ## Errors
		/// - [`Error::UnknownOrder`], [`Error::NotRequester`], [`Error::NoSuchMove`].
		/// - [`Error::AlreadyReported`]: A report is final.
		///
		/// ## Events
		/// - [`Event::Held`].
		#[pallet::call_index(4)]
		pub fn hold(origin: OriginFor<T>, order: OrderId, reason: Reason) -> DispatchResult {
			let by = Self::acting(origin, Act::Clinical)?;
			let details = Self::load(order)?;
			Self::ensure_requester_or_cover(&details, by.person)?;
			Self::ensure_no_final(&details)?;
			let patient = details.patient;
			Self::move_order(order, details, OrderStatus::OnHold)?;
			Self::deposit_event(Event::Held {
				order,
				patient,
				reason,
				by,
			});
			Ok(())
		}

		/// Let the tests wait no longer.
		///
		/// ## Dispatch Origin
		/// `Signed` by the requester or a doctor of the ordering organisation with cover.
		///
		/// ## Errors
		/// - [`Error::UnknownOrder`], [`Error::NotRequester`].
		/// - [`Error::NoSuchMove`]: The order is not on hold.
		/// - [`Error::TooMuchOpenWork`]: The laboratory that has accepted has as many open orders of this patient as it may have.
		///
		/// ## Events
		/// - [`Event::Resumed`].
		#[pallet::call_index(5)]
		pub fn resume(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let by = Self::acting(origin, Act::Clinical)?;
			let details = Self::load(order)?;
			Self::ensure_requester_or_cover(&details, by.person)?;
			Self::ensure_let_in(details.organisation, by.person, details.patient)?;
			// A completed order becomes active as well, but not by this call.
			ensure!(details.status == OrderStatus::OnHold, Error::<T>::NoSuchMove);
			let patient = details.patient;
			Self::move_order(order, details, OrderStatus::Active)?;
			Self::deposit_event(Event::Resumed { order, patient, by });
			Ok(())
		}

		/// Take an order back.
		///
		/// ## Dispatch Origin
		/// `Signed` by the requester or a doctor of the ordering organisation with cover.
		///
		/// ## Details
		/// The laboratory reads the order no longer. Pending reports stay and can be cancelled.
		///
		/// ## Errors
		/// - [`Error::UnknownOrder`], [`Error::NotRequester`], [`Error::NoSuchMove`].
		/// - [`Error::AlreadyReported`]: A report is final.
		///
		/// ## Events
		/// - [`Event::Revoked`].
		#[pallet::call_index(6)]
		pub fn revoke(origin: OriginFor<T>, order: OrderId, reason: Reason) -> DispatchResult {
			let by = Self::acting(origin, Act::Clinical)?;
			let details = Self::load(order)?;
			Self::ensure_requester_or_cover(&details, by.person)?;
			Self::ensure_no_final(&details)?;
			let patient = details.patient;
			Self::move_order(order, details, OrderStatus::Revoked)?;
			Self::deposit_event(Event::Revoked {
				order,
				patient,
				reason,
				by,
			});
			Ok(())
		}

		/// Say that the patient does not want the tests, or no more of them.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient or a representative who may consent: at any time.
		///
		/// ## Details
		/// The laboratory reads and contributes no longer, and no report is begun or made final any more. Where a report is final, the order is
		/// completed, otherwise revoked. What was reported stays, and the requester reads it as it is; a mistake in it is still corrected by
		/// its author.
		///
		/// ## Errors
		/// - [`Error::UnknownOrder`], [`Error::NotForPatient`].
		/// - [`Error::NoSuchMove`]: It was declined before, or is revoked or in error.
		///
		/// ## Events
		/// - [`Event::Declined`].
		#[pallet::call_index(7)]
		pub fn decline(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let by = Self::acting(origin, Act::Close)?;
			let details = Self::load(order)?;
			Self::ensure_closing_for(by.person, details.patient)?;
			let patient = details.patient;
			let status = Self::end_for_patient(order, details)?;
			Self::deposit_event(Event::Declined {
				order,
				patient,
				status,
				by,
			});
			Ok(())
		}

		/// Close an order that was reported on.
		///
		/// ## Dispatch Origin
		/// `Signed` by the requester, a live doctor of the ordering organisation; where they are that no longer, by a doctor of it with cover.
		///
		/// ## Details
		/// What is pending may still become final. The laboratory reads the order for [`Config::TaskAfterReportMillis`] more.
		///
		/// ## Errors
		/// - [`Error::UnknownOrder`], [`Error::NotRequester`], [`Error::NoSuchMove`].
		/// - [`Error::NoFinalReport`]: Revoke it instead.
		///
		/// ## Events
		/// - [`Event::Completed`].
		#[pallet::call_index(8)]
		pub fn complete(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let by = Self::acting(origin, Act::Clinical)?;
			let details = Self::load(order)?;
			Self::ensure_requester_or_successor(&details, by.person)?;
			ensure!(details.final_reports > 0, Error::<T>::NoFinalReport);
			let patient = details.patient;
			Self::move_order(order, details, OrderStatus::Completed)?;
			Self::deposit_event(Event::Completed { order, patient, by });
			Ok(())
		}

		/// Say that an order should never have been.
		///
		/// ## Dispatch Origin
		/// `Signed` by the requester, a live doctor of the ordering organisation; where they are that no longer, by a doctor of it with cover.
		///
		/// ## Details
		/// From any status, and for good. The laboratory reads the order no longer; reports stay and can still be corrected.
		///
		/// ## Errors
		/// - [`Error::UnknownOrder`], [`Error::NotRequester`].
		/// - [`Error::NoSuchMove`]: It was marked before.
		///
		/// ## Events
		/// - [`Event::MarkedInError`].
		#[pallet::call_index(9)]
		pub fn mark_in_error(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let by = Self::acting(origin, Act::Clinical)?;
			let details = Self::load(order)?;
			Self::ensure_requester_or_successor(&details, by.person)?;
			let patient = details.patient;
			Self::move_order(order, details, OrderStatus::EnteredInError)?;
			Self::deposit_event(Event::MarkedInError { order, patient, by });
			Ok(())
		}

		/// Let a test join an order: one that was forgotten, or one that a result calls for.
		///
		/// ## Dispatch Origin
		/// `Signed` by the requester, a doctor of the ordering organisation with cover, or somebody who does tests in the laboratory that
		/// has accepted.
		///
		/// ## Parameters
		/// - `record`: the sealed ServiceRequest, which the signer wrote as a member of their organisation.
		///
		/// ## Errors
		/// - [`Error::UnknownOrder`], [`Error::NotActive`], [`Error::NotRequester`], [`Error::TooManyTests`].
		/// - [`Error::UnknownRecord`], [`Error::RecordOfOtherPatient`], [`Error::RecordOfOtherAuthor`], [`Error::RecordNotCurrent`],
		///   [`Error::WrongCategory`], [`Error::RecordInUse`]: Not a record that can be this test.
		///
		/// ## Events
		/// - [`Event::TestAdded`].
		#[pallet::call_index(10)]
		pub fn add_test(origin: OriginFor<T>, order: OrderId, record: RecordId) -> DispatchResult {
			let by = Self::acting(origin, Act::Clinical)?;
			let mut details = Self::load(order)?;
			let organisation = Self::adds_test_for(&details, by.person)?;
			ensure!(details.status == OrderStatus::Active, Error::<T>::NotActive);
			let patient = details.patient;
			Self::fresh_record(record, patient, organisation, Some(by.person))?;
			details
				.tests
				.try_push(record)
				.map_err(|_| Error::<T>::TooManyTests)?;
			Self::use_record(record, order, RecordPart::Request);
			Self::touch(order, details);
			Self::deposit_event(Event::TestAdded {
				order,
				patient,
				record,
				organisation,
				by,
			});
			Ok(())
		}

		/// Begin a report.
		///
		/// ## Dispatch Origin
		/// `Signed` by somebody who does tests in the laboratory that has accepted.
		///
		/// ## Parameters
		/// - `record`: the sealed DiagnosticReport, which a member of the laboratory wrote; its id is the report's.
		///
		/// ## Errors
		/// - [`Error::UnknownOrder`], [`Error::NotAccepted`], [`Error::NotOfLaboratory`], [`Error::NotActive`], [`Error::TooManyReports`].
		/// - [`Error::UnknownRecord`], [`Error::RecordOfOtherPatient`], [`Error::RecordOfOtherAuthor`], [`Error::RecordNotCurrent`],
		///   [`Error::WrongCategory`], [`Error::RecordInUse`]: Not a record that can be this report.
		///
		/// ## Events
		/// - [`Event::ReportRegistered`].
		#[pallet::call_index(11)]
		pub fn register_report(origin: OriginFor<T>, order: OrderId, record: RecordId) -> DispatchResult {
			let by = Self::acting(origin, Act::Clinical)?;
			let details = Self::load(order)?;
			let (laboratory, _) = Self::ensure_of_accepting(&details, by.person)?;
			Self::ensure_let_in(laboratory, by.person, details.patient)?;
			ensure!(details.status == OrderStatus::Active, Error::<T>::NotActive);
			let patient = details.patient;
			Self::fresh_record(record, patient, laboratory, None)?;
			let version = Self::begin_report(order, details, record, laboratory, by.person)?;
			Self::deposit_event(Event::ReportRegistered {
				order,
				patient,
				record,
				version,
				laboratory,
				by,
			});
			Ok(())
		}

		/// Move a report on, with a new version of its record.
		///
		/// ## Dispatch Origin
		/// `Signed` by somebody who does tests in the report's laboratory; final and after, by one who may verify: with the verifying
		/// credential, or in-house the requester or a doctor with cover.
		///
		/// ## Details
		/// Partial, preliminary and final need an order that is active or completed and was not declined; what is final is changed whatever became of the order. The
		/// version before stays provable.
		///
		/// ## Parameters
		/// - `to`: partial, preliminary, final, amended, corrected or appended.
		/// - `last`: no other report will follow: completes the order.
		///
		/// ## Errors
		/// - [`Error::UnknownReport`], [`Error::NotOfLaboratory`], [`Error::NotVerifying`].
		/// - [`Error::NoSuchMove`]: The report cannot become that, or is the last of an order that is completed already.
		/// - [`Error::NotActive`], [`Error::RecordNotCurrent`], [`Error::NoNewVersion`], [`Error::TooManySteps`].
		/// - [`Error::LastNotFinal`], [`Error::ReportsPending`]: It cannot be the last.
		///
		/// ## Events
		/// - [`Event::ReportAdvanced`].
		#[pallet::call_index(12)]
		pub fn advance_report(
			origin: OriginFor<T>,
			record: RecordId,
			to: ReportStatus,
			last: bool,
		) -> DispatchResult {
			let by = Self::acting(origin, Act::Clinical)?;
			let report = Self::load_report(record)?;
			let details = Self::load(report.order)?;
			let (order, patient, old) = (report.order, details.patient, report.status);
			Self::ensure_may_advance(&details, &report, by.person, to)?;
			let version = Self::advance(record, report, details, to, last, by.person)?;
			Self::deposit_event(Event::ReportAdvanced {
				order,
				patient,
				record,
				version,
				old,
				new: to,
				completes: last,
				by,
			});
			Ok(())
		}

		/// Give a report up before it is final.
		///
		/// ## Dispatch Origin
		/// `Signed` by somebody who does tests in the report's laboratory.
		///
		/// ## Details
		/// Whatever became of the order. Its record stays; no version is needed.
		///
		/// ## Errors
		/// - [`Error::UnknownReport`], [`Error::NotOfLaboratory`].
		/// - [`Error::NoSuchMove`]: The report is not pending.
		///
		/// ## Events
		/// - [`Event::ReportCancelled`].
		#[pallet::call_index(13)]
		pub fn cancel_report(origin: OriginFor<T>, record: RecordId, reason: Reason) -> DispatchResult {
			let by = Self::acting(origin, Act::Clinical)?;
			let report = Self::load_report(record)?;
			let details = Self::load(report.order)?;
			let (order, patient) = (report.order, details.patient);
			Self::ensure_member(report.laboratory, &details, by.person)?;
			Self::end_report(record, report, details, ReportStatus::Cancelled)?;
			Self::deposit_event(Event::ReportCancelled {
				order,
				patient,
				record,
				reason,
				by,
			});
			Ok(())
		}

		/// Say that a report should never have been.
		///
		/// ## Dispatch Origin
		/// `Signed` by somebody who does tests in the report's laboratory and may verify; in-house also by the requester or a doctor with
		/// cover.
		///
		/// ## Details
		/// From any status, and for good. An order that was completed is active again, unless the report's laboratory had given it back, the
		/// patient's side has declined it, or there are as many open orders as there may be. The report's record is marked by a call of its
		/// own.
		///
		/// ## Errors
		/// - [`Error::UnknownReport`], [`Error::NotOfLaboratory`], [`Error::NotVerifying`].
		/// - [`Error::NoSuchMove`]: It was marked before.
		///
		/// ## Events
		/// - [`Event::ReportMarkedInError`].
		#[pallet::call_index(14)]
		pub fn mark_report_in_error(origin: OriginFor<T>, record: RecordId) -> DispatchResult {
			let by = Self::acting(origin, Act::Clinical)?;
			let report = Self::load_report(record)?;
			let details = Self::load(report.order)?;
			let (order, patient, old) = (report.order, details.patient, report.status);
			let membership = Self::ensure_member(report.laboratory, &details, by.person)?;
			Self::ensure_verifying(&details, &report, &membership)?;
			let reopens = Self::end_report(record, report, details, ReportStatus::EnteredInError)?;
			Self::deposit_event(Event::ReportMarkedInError {
				order,
				patient,
				record,
				old,
				reopens,
				by,
			});
			Ok(())
		}
	}
}
