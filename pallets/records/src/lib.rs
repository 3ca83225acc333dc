// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! # Records: commitments to encrypted records
//!
//! ## Purpose
//! Answers three questions: does this record exist, whose is it, and which version is current? The chain holds no content: per
//! version a salted commitment, the hash of the ciphertext and a size bucket.
//!
//! ## Terms
//! A **record** is a row under an id that its author chose. A **version** is one **anchor** of it; each names the hash of the one
//! before, so that none can be swapped later. A record's **origin** says how it came to be: *authored* by a member of an
//! organisation, *imported* from elsewhere, or *patient-reported*. **For the patient** means signed by the patient or by a live
//! representative who may consent.
//!
//! ## A story
//! Dr. Brook of the south hospital sees Ana, seals a note, and anchors it ([`Call::add`]). The next day Brook finds a slip and anchors
//! the corrected note ([`Call::amend`]); the first version stays provable. A note that was filed under the wrong patient is
//! marked entered in error ([`Call::mark_in_error`]): hidden by default, never gone. Ana's diary and the history that she
//! brought from abroad are records too, marked as what they are.
//!
//! ## Contract with other pallets
//! - Needs [`RoleInspect`] (who signs, who is registered where) and [`ConsentInspect`] (may they contribute).
//! - Gives [`RecordInspect`](salus_primitives::records::RecordInspect).
//!
//! ## Details
//! Nobody writes into a chart without a relationship: every call asks *the* decision for the right to contribute. Nothing is ever
//! removed: an id is never used twice, which makes a retry safe. There is no call to erase: the state machine has the word,
//! because the decision must know it.

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
mod receipts;
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
// A record's fields are arguments one by one, so that a wallet shows each by its name.
#[allow(clippy::too_many_arguments)]
pub mod pallet {
	use super::{types::Side, *};
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use salus_primitives::{
		consent::{Category, ConsentInspect, Purpose},
		orders::ReportInspect,
		records::{Anchor, ReceiptRoot, RecordFacts, RecordOrigin, RecordStatus},
		roles::{Act, RoleInspect},
		views::{RecordDetails, VersionDetails},
		Clock, Day, OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Every record and every version of it.
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

		/// Who signs, who is a patient, and where patients are registered.
		type Roles: RoleInspect<AccountId = Self::AccountId>;

		/// Who may contribute and who may read.
		type Consent: ConsentInspect;

		/// Whose report a record is.
		type Reports: ReportInspect;

		/// How many versions one record may have.
		#[pallet::constant]
		type MaxVersions: Get<u32>;

		/// The least time between two roots of one vault's receipts, in milliseconds.
		#[pallet::constant]
		type MinRootInterval: Get<u64>;

		/// The largest code of a size bucket that the envelope's table has.
		#[pallet::constant]
		type MaxSizeBucket: Get<u8>;

		/// Makes the people that benchmarks need.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// Rows by record id. Never removed: an id is never used twice. (Ids are chosen by people, hence the
	/// cryptographic hasher here and below.)
	#[pallet::storage]
	pub type Records<T: Config> = StorageMap<_, Blake2_128Concat, RecordId, RecordDetails>;

	/// Versions by `(record, number)`, counted from 1 without a gap, at most [`Config::MaxVersions`] of one record. Never removed.
	#[pallet::storage]
	pub type Versions<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, RecordId, Twox64Concat, u32, VersionDetails>;

	/// Record ids by `(patient, n)`, in the order in which they were added. Never removed.
	#[pallet::storage]
	pub type RecordsOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, PatientId, Twox64Concat, u32, RecordId>;

	/// How many records a patient has, of whatever status.
	#[pallet::storage]
	pub type RecordCount<T: Config> = StorageMap<_, Blake2_128Concat, PatientId, u32, ValueQuery>;

	/// The category under which its author wants to file a record, where that would let somebody in: waits for the patient. Removed
	/// when the patient accepts, when either side drops it, or with the record.
	#[pallet::storage]
	pub type Refilings<T: Config> = StorageMap<_, Blake2_128Concat, RecordId, Category>;

	/// The roots of an organisation's receipts, by `(organisation, n)`, in the order of their spans, which meet. Never removed.
	#[pallet::storage]
	pub type ReceiptRoots<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, OrganisationId, Twox64Concat, u32, ReceiptRoot>;

	/// How many roots an organisation has.
	#[pallet::storage]
	pub type ReceiptRootCount<T: Config> = StorageMap<_, Blake2_128Concat, OrganisationId, u32, ValueQuery>;

	/// What happened. Each event tells enough to rebuild the change.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A record was added, with its first version.
		Added {
			/// Which.
			record: RecordId,
			/// Whose.
			patient: PatientId,
			/// Where its author acted, or in whose vault the patient keeps it.
			organisation: OrganisationId,
			/// Who wrote it.
			author: PersonId,
			/// Its coarse category.
			category: Category,
			/// The day that it is about.
			day: Day,
			/// How it came to be.
			origin: RecordOrigin,
			/// The first version's anchor.
			anchor: Anchor,
			/// The session's account, where a session signed.
			device: Option<T::AccountId>,
		},
		/// A record has a new version.
		Amended {
			/// Which.
			record: RecordId,
			/// Whose.
			patient: PatientId,
			/// The record's organisation.
			organisation: OrganisationId,
			/// The number of the new version.
			version: u32,
			/// Who wrote it.
			author: PersonId,
			/// Its anchor.
			anchor: Anchor,
			/// The session's account, where a session signed.
			device: Option<T::AccountId>,
		},
		/// A record was marked as entered in error.
		MarkedInError {
			/// Which.
			record: RecordId,
			/// Whose.
			patient: PatientId,
			/// The record's organisation.
			organisation: OrganisationId,
			/// Who marked it.
			by: PersonId,
			/// The session's account, where a session signed.
			device: Option<T::AccountId>,
		},
		/// A record is filed under another category.
		Refiled {
			/// Which.
			record: RecordId,
			/// Whose.
			patient: PatientId,
			/// The record's organisation.
			organisation: OrganisationId,
			/// The category before.
			old: Category,
			/// The category now.
			new: Category,
			/// Who moved it: its author, or who accepted for the patient.
			by: PersonId,
			/// The session's account, where a session signed.
			device: Option<T::AccountId>,
		},
		/// Its author wants to file a record where it would let somebody in, and the patient has to accept it.
		RefilingProposed {
			/// Which.
			record: RecordId,
			/// Whose.
			patient: PatientId,
			/// The record's organisation.
			organisation: OrganisationId,
			/// The category that is proposed.
			category: Category,
			/// Who proposed it.
			by: PersonId,
			/// The session's account, where a session signed.
			device: Option<T::AccountId>,
		},
		/// A proposed category was withdrawn or refused.
		RefilingDropped {
			/// Which.
			record: RecordId,
			/// Whose.
			patient: PatientId,
			/// The category that was proposed.
			category: Category,
			/// The author or somebody of the patient's side.
			by: PersonId,
			/// The session's account, where a session signed.
			device: Option<T::AccountId>,
		},
		/// A vault anchored the root of its receipts.
		ReceiptsAnchored {
			/// Whose vault.
			organisation: OrganisationId,
			/// Which in the order of its roots, from 0.
			number: u32,
			/// BLAKE2b-256.
			root: [u8; 32],
			/// The first instant of the span.
			from: UnixMillis,
			/// The first instant after it.
			until: UnixMillis,
		},
	}

	/// Why a call was refused. Nothing has changed then.
	#[pallet::error]
	pub enum Error<T> {
		/// The account controls nobody, or its session is over: enrol first, or open a session.
		UnknownAccount,
		/// A session may not do this: a desk's never, a clinician's not as the patient or for the patient. Sign with the wallet.
		NotAllowedForSession,
		/// Nobody was enrolled under this patient id: check it.
		UnknownPatient,
		/// There is no such record: check its id.
		UnknownRecord,
		/// The id is taken. If it was taken by this same record, an earlier try went through; otherwise choose another.
		RecordExists,
		/// The day lies more than one day ahead: state the day that the content is about.
		DayInFuture,
		/// The size bucket is not in the envelope's table.
		UnknownSizeBucket,
		/// The record has as many versions as it may have: add a new record.
		TooManyVersions,
		/// The patient has as many records as can be counted.
		TooManyRecords,
		/// The decision said no. Ask `salus_explain` the same question to learn the rule.
		NotAllowed,
		/// Only a member of an organisation, acting as one, may do this; the signer acts as the patient or for the patient.
		NotAsMember,
		/// Only the patient or a representative who may consent may do this.
		NotForPatient,
		/// Only members of the record's organisation, acting in it, may do this.
		OtherOrganisation,
		/// The patient is not registered with this organisation: register first.
		NotRegistered,
		/// The organisation is unknown or suspended: choose another.
		OrganisationNotActive,
		/// The record was entered in error or erased before: add a new record.
		NotCurrent,
		/// Only who wrote (or imported) the record may file it elsewhere: ask them.
		NotAuthor,
		/// The record is filed under this category already: name another.
		SameCategory,
		/// No such category is proposed for the record: look again, it may have been withdrawn or replaced.
		UnknownRefiling,
		/// The account is not the identity of the vault of an active organisation: let two administrators register it.
		NotAVault,
		/// The span is empty or ends in the future: name one that is over.
		SpanOutOfRange,
		/// The span does not begin where the one before ended: name that instant.
		SpanNotNext,
		/// The vault anchored a root a moment ago: wait for the least interval.
		RootTooSoon,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				T::MaxVersions::get() > 0,
				"a record needs room for its first version"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Anchor a new record of a patient.
		///
		/// ## Dispatch Origin
		/// `Signed`. Authored: a member of `organisation` who may contribute. Patient-reported: the patient or a representative
		/// who may consent. Imported: any of these. A member may sign with a clinical session.
		///
		/// ## Details
		/// A vault hands the body out once this is final. An import gives nobody an author's right. Where the patient or a
		/// representative signs, `organisation` is the one whose vault keeps the body, and the patient must be registered with it.
		///
		/// ## Parameters
		/// - `record`: 32 random bytes that the author chose before sealing.
		/// - `day`: the day that the content is about, at most tomorrow (clocks and time zones differ).
		/// - `purpose`: why, as the decision is asked.
		///
		/// ## Errors
		/// - [`Error::UnknownPatient`], [`Error::RecordExists`], [`Error::TooManyRecords`].
		/// - [`Error::DayInFuture`], [`Error::UnknownSizeBucket`]: Malformed.
		/// - [`Error::NotAllowed`]: The decision said no.
		/// - [`Error::NotAllowedForSession`]: A desk session, or a session that would act as the patient or for the patient.
		/// - [`Error::NotAsMember`]: Authored, but signed by the patient or a representative.
		/// - [`Error::NotRegistered`], [`Error::OrganisationNotActive`]: The patient cannot keep it there.
		///
		/// ## Events
		/// - [`Event::Added`].
		#[pallet::call_index(0)]
		pub fn add(
			origin: OriginFor<T>,
			record: RecordId,
			patient: PatientId,
			organisation: OrganisationId,
			category: Category,
			day: Day,
			record_origin: RecordOrigin,
			anchor: Anchor,
			purpose: Purpose,
		) -> DispatchResult {
			let by = Self::signed(origin)?;
			let author = by.person;
			let facts = RecordFacts {
				patient,
				author,
				organisation,
				category,
				day,
				origin: record_origin,
				status: RecordStatus::Current,
			};
			Self::ensure_new(record, &facts)?;
			Self::ensure_anchor(&anchor)?;
			Self::ensure_may_add(&by, &facts, purpose)?;
			Self::insert(record, facts, anchor);
			Self::deposit_event(Event::Added {
				record,
				patient,
				organisation,
				author,
				category,
				day,
				origin: record_origin,
				anchor,
				device: by.device,
			});
			Ok(())
		}

		/// Anchor a new version of a record.
		///
		/// ## Dispatch Origin
		/// `Signed`. Authored: a member of the record's organisation, acting in it, who may contribute. Patient-reported: the
		/// patient or a representative who may consent. Imported: any of these. A member may sign with a clinical session.
		///
		/// ## Details
		/// The versions before stay provable. Day, organisation and author of the record do not change, and its category only by
		/// [`refile`](Call::refile).
		///
		/// ## Parameters
		/// - `organisation`: where a member acts; `None` for patients and representatives.
		/// - `purpose`: why, as the decision is asked.
		///
		/// ## Errors
		/// - [`Error::UnknownRecord`], [`Error::NotCurrent`], [`Error::TooManyVersions`], [`Error::UnknownSizeBucket`].
		/// - [`Error::NotAllowed`]: The decision said no.
		/// - [`Error::NotAllowedForSession`]: A desk session, or a session that would act as the patient or for the patient.
		/// - [`Error::NotAsMember`], [`Error::NotForPatient`], [`Error::OtherOrganisation`]: Not who may change a record of this origin.
		///
		/// ## Events
		/// - [`Event::Amended`].
		#[pallet::call_index(1)]
		pub fn amend(
			origin: OriginFor<T>,
			record: RecordId,
			anchor: Anchor,
			purpose: Purpose,
			organisation: Option<OrganisationId>,
		) -> DispatchResult {
			let by = Self::signed(origin)?;
			let author = by.person;
			let details = Self::load_current(record)?;
			Self::ensure_anchor(&anchor)?;
			Self::ensure_may_amend(&by, record, &details.facts, purpose, organisation)?;
			let version = Self::append(record, details, author, anchor)?;
			Self::deposit_event(Event::Amended {
				record,
				patient: details.facts.patient,
				organisation: details.facts.organisation,
				version,
				author,
				anchor,
				device: by.device,
			});
			Ok(())
		}

		/// Say that a record should never have been.
		///
		/// ## Dispatch Origin
		/// `Signed` by whoever may [`amend`](Call::amend) the record.
		///
		/// ## Details
		/// Nothing is removed: the patient and the author's organisation still see the record, marked; every version stays
		/// provable. There is no way back. The decision is asked for the purpose of treatment.
		///
		/// ## Parameters
		/// - `organisation`: where a member acts; `None` for patients and representatives.
		///
		/// ## Errors
		/// - [`Error::UnknownRecord`], [`Error::NotCurrent`].
		/// - [`Error::NotAllowed`]: The decision said no.
		/// - [`Error::NotAllowedForSession`]: A desk session, or a session that would act as the patient or for the patient.
		/// - [`Error::NotAsMember`], [`Error::NotForPatient`], [`Error::OtherOrganisation`]: Not who may change a record of this origin.
		///
		/// ## Events
		/// - [`Event::MarkedInError`].
		#[pallet::call_index(2)]
		pub fn mark_in_error(
			origin: OriginFor<T>,
			record: RecordId,
			organisation: Option<OrganisationId>,
		) -> DispatchResult {
			let by = Self::signed(origin)?;
			let mut details = Self::load(record)?;
			ensure!(
				details.facts.status.may_become(RecordStatus::EnteredInError),
				Error::<T>::NotCurrent
			);
			Self::ensure_may_mark(&by, record, &details.facts, organisation)?;
			details.facts.status = RecordStatus::EnteredInError;
			Records::<T>::insert(record, details);
			Refilings::<T>::remove(record);
			Self::deposit_event(Event::MarkedInError {
				record,
				patient: details.facts.patient,
				organisation: details.facts.organisation,
				by: by.person,
				device: by.device,
			});
			Ok(())
		}

		/// File a record under another category.
		///
		/// ## Dispatch Origin
		/// `Signed` by the record's author, who may still [`amend`](Call::amend) it; of an own or imported record also by the patient's
		/// side. A member may sign with a clinical session.
		///
		/// ## Details
		/// Happens at once where nobody is let in by it whom nothing let in before (no grant that holds covers the new category and
		/// not the old one, a sealed category is not left, and demographics, which the desk may read and their author not, are neither
		/// entered nor left), and where the patient's side signs. Otherwise it is proposed, takes
		/// the place of what was proposed before, and waits for [`accept_refiling`](Call::accept_refiling). Day, versions and author stay.
		/// Vaults delete the wraps of whoever is let in no longer.
		///
		/// ## Parameters
		/// - `category`: the new one.
		/// - `organisation`: where a member acts; `None` for patients and representatives.
		///
		/// ## Errors
		/// - [`Error::UnknownRecord`], [`Error::NotCurrent`], [`Error::SameCategory`].
		/// - [`Error::NotAuthor`]: A colleague of the author.
		/// - [`Error::NotAllowed`], [`Error::NotAllowedForSession`], [`Error::NotAsMember`], [`Error::NotForPatient`],
		///   [`Error::OtherOrganisation`]: Not who may change a record of this origin.
		///
		/// ## Events
		/// - [`Event::Refiled`] or [`Event::RefilingProposed`].
		#[pallet::call_index(3)]
		pub fn refile(
			origin: OriginFor<T>,
			record: RecordId,
			category: Category,
			organisation: Option<OrganisationId>,
		) -> DispatchResult {
			let by = Self::signed(origin)?;
			let details = Self::load_current(record)?;
			ensure!(details.facts.category != category, Error::<T>::SameCategory);
			let side = Self::ensure_may_change(&by, record, &details.facts, Purpose::Treat, organisation)?;
			ensure!(
				side == Side::Patient || by.person == details.facts.author,
				Error::<T>::NotAuthor
			);
			if side == Side::Patient || !Self::opens(&details.facts, category) {
				Self::move_record(record, details, category, by);
				return Ok(());
			}
			Refilings::<T>::insert(record, category);
			Self::deposit_event(Event::RefilingProposed {
				record,
				patient: details.facts.patient,
				organisation: details.facts.organisation,
				category,
				by: by.person,
				device: by.device,
			});
			Ok(())
		}

		/// Accept the category that a record's author proposed.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient or a representative who may consent; never with a session.
		///
		/// ## Details
		/// Names the category, so that nobody accepts another one than was shown.
		///
		/// ## Errors
		/// - [`Error::UnknownRecord`], [`Error::NotCurrent`], [`Error::UnknownRefiling`].
		/// - [`Error::NotForPatient`]: Neither the patient nor a representative.
		/// - [`Error::NotAllowedForSession`].
		///
		/// ## Events
		/// - [`Event::Refiled`].
		#[pallet::call_index(4)]
		pub fn accept_refiling(origin: OriginFor<T>, record: RecordId, category: Category) -> DispatchResult {
			let by = Self::acting(origin, Act::Own)?;
			let details = Self::load_current(record)?;
			ensure!(
				Self::is_for(by.person, details.facts.patient),
				Error::<T>::NotForPatient
			);
			ensure!(
				Refilings::<T>::get(record) == Some(category),
				Error::<T>::UnknownRefiling
			);
			Self::move_record(record, details, category, by);
			Ok(())
		}

		/// Withdraw or refuse the category that is proposed for a record.
		///
		/// ## Dispatch Origin
		/// `Signed` by the record's author, also with a clinical session, or by the patient's side.
		///
		/// ## Errors
		/// - [`Error::UnknownRecord`], [`Error::UnknownRefiling`].
		/// - [`Error::NotAuthor`]: Neither of both sides.
		///
		/// ## Events
		/// - [`Event::RefilingDropped`].
		#[pallet::call_index(5)]
		pub fn drop_refiling(origin: OriginFor<T>, record: RecordId) -> DispatchResult {
			let by = Self::signed(origin)?;
			let facts = Self::load(record)?.facts;
			let for_patient = by.device.is_none() && Self::is_for(by.person, facts.patient);
			ensure!(by.person == facts.author || for_patient, Error::<T>::NotAuthor);
			let category = Refilings::<T>::take(record).ok_or(Error::<T>::UnknownRefiling)?;
			Self::deposit_event(Event::RefilingDropped {
				record,
				patient: facts.patient,
				category,
				by: by.person,
				device: by.device,
			});
			Ok(())
		}

		/// Anchor the root of a vault's receipts for the span since the one before.
		///
		/// ## Dispatch Origin
		/// `Signed` by the identity of the vault of an active organisation: an Ed25519 key that an act registered.
		///
		/// ## Details
		/// A vault anchors one every ten minutes, also where nothing was read, so that silence says nothing; sooner where a patient asks
		/// for it, and never more often than `MinRootInterval`. It names no patient. Spans meet without a gap across the vault's keys.
		///
		/// ## Parameters
		/// - `root`: of the Merkle tree over all books of receipts, BLAKE2b-256.
		/// - `from`: the end of the span before; of the first one any instant.
		/// - `until`: the first instant after the span, not in the future.
		///
		/// ## Errors
		/// - [`Error::NotAVault`], [`Error::SpanOutOfRange`], [`Error::SpanNotNext`], [`Error::RootTooSoon`].
		///
		/// ## Events
		/// - [`Event::ReceiptsAnchored`].
		#[pallet::call_index(6)]
		pub fn anchor_receipts(
			origin: OriginFor<T>,
			root: [u8; 32],
			from: UnixMillis,
			until: UnixMillis,
		) -> DispatchResult {
			let organisation = Self::vault(&ensure_signed(origin)?)?;
			let number = Self::append_root(organisation, root, from, until)?;
			Self::deposit_event(Event::ReceiptsAnchored {
				organisation,
				number,
				root,
				from,
				until,
			});
			Ok(())
		}
	}
}
