// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! # Consent: what patients have agreed to
//!
//! ## Purpose
//! Answers one question: has the patient let that person do that to this category, now? Keeps requests, grants, exclusions,
//! sealed categories and representatives; [`salus_primitives::decision::decide`] settles the question from them.
//!
//! ## Terms
//! A **consent** is a row under an id that its author chose: first perhaps *proposed*, then *active*, then over. Its **grantee**
//! is a person or an organisation. **For the patient** means signed by the patient or by a live **representative** with
//! [`Power::Consent`](salus_primitives::consent::Power::Consent) whom the patient has not shut out. An **exclusion** shuts a person or an organisation out by name and beats everything that
//! reads, lists, writes, opens or books. A **sealed**
//! category is closed to everybody but the patient and representatives who may view what is sealed.
//!
//! ## A story
//! Dr. Brook asks for Ana's laboratory results ([`Call::request`]). Ana narrows the request to ninety days and approves
//! ([`Call::approve`]): the grant is within the request, or the chain refuses it. Later Ana shuts the doctor out with one signature
//! ([`Call::revoke_all`]), which costs nothing and no full block delays. Newborn Noa's mother does the same for Noa until Noa's majority.
//!
//! ## Contract with other pallets
//! - Needs [`RoleInspect`] (who signs, who is licensed, who is a patient) and a [`FactSource`] (every row that a decision reads).
//! - Gives [`ConsentInspect`](salus_primitives::consent::ConsentInspect) to whoever must know, and
//!   [`AppointGuardian`](salus_primitives::roles::AppointGuardian) to the pallet that enrols wards.
//!
//! ## Details
//! No origin but the patient or a representative makes a consent active: not root, not a council, not an administrator. Time is judged
//! when something is used; no hook cleans up. A grant that is out of time leaves the list of live ones when its
//! room is needed, and its row then becomes inactive ([`Event::Lapsed`]); until then it lets nobody in all the same.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod facts;
mod guards;
mod impls;
mod listing;
#[cfg(test)]
mod mock;
mod rows;
#[cfg(test)]
mod tests;
mod try_state;
pub mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
use core::convert::Infallible;
use frame_support::traits::ConstU32;
pub use pallet::*;
use salus_primitives::{
	consent::MAX_GRANTS_PER_PAIR,
	facts::FactSource,
	roles::{ActedBy, RoleInspect, MAX_MEMBERSHIPS_PER_PERSON},
};
pub use weights::WeightInfo;

/// How many requests that nobody answered in time a new one takes out of the patient's list at most.
pub const FORGOTTEN_AT_ONCE: u32 = 4;

/// How many grants one pair of patient and grantee may have active at a time.
pub type GrantsPerPair = ConstU32<MAX_GRANTS_PER_PAIR>;

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use crate::types::{proposed_row, Grant, OpenRequest, PlaceKey, Voice};
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use salus_primitives::{
		consent::{
			Categories, ConsentInspect, ConsentStatus, ExclusionWish, Grantee, LiveGrant, Power, Powers,
			Representation, Terms,
		},
		roles::{KeyHolder, Profession},
		views::{ConsentDetails, ConsentRequest},
		Clock, ConsentId, OrganisationId, PatientId, PersonId, UnixMillis,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Requests, grants, exclusions, seals and representatives.
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

		/// Who signs and who may act as what.
		type Roles: RoleInspect<AccountId = Self::AccountId>;

		/// Every row that a decision reads, those of this pallet included.
		type Facts: FactSource<Missing = Infallible> + Default;

		/// How far ahead a consent may end, in milliseconds.
		#[pallet::constant]
		type MaxTermMillis: Get<u64>;

		/// How far ahead a representation that a patient gives may end, in milliseconds.
		#[pallet::constant]
		type MaxRepresentationMillis: Get<u64>;

		/// How far ahead a request may wait for its answer, in milliseconds.
		#[pallet::constant]
		type MaxAnswerMillis: Get<u64>;

		/// How many requests to one patient may be open at a time.
		#[pallet::constant]
		type MaxOpenRequestsPerPatient: Get<u32>;

		/// How many of these may be of the same requester.
		#[pallet::constant]
		type MaxOpenRequestsPerRequester: Get<u32>;

		/// How many persons and organisations one patient may shut out by name.
		#[pallet::constant]
		type MaxExclusions: Get<u32>;

		/// How many representatives one patient may have, those whose time is over included.
		#[pallet::constant]
		type MaxRepresentatives: Get<u32>;

		/// For how many patients one person may act, likewise.
		#[pallet::constant]
		type MaxWards: Get<u32>;

		/// Makes the people that benchmarks need.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// Rows by consent id. Removed only with a request that nobody answered; an id is never used twice all the same. (Ids are chosen by people, hence the
	/// cryptographic hasher here and below.)
	#[pallet::storage]
	pub type Consents<T: Config> = StorageMap<_, Blake2_128Concat, ConsentId, ConsentDetails>;

	/// Active grants by `(patient, grantee)`: all that the decision reads of them. One that is out of time stays until its room
	/// is needed; an empty list has no row.
	#[pallet::storage]
	pub type LiveGrants<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		PatientId,
		Blake2_128Concat,
		Grantee,
		BoundedVec<LiveGrant, GrantsPerPair>,
		ValueQuery,
	>;

	/// Ids of requests that were taken back or lapsed: without a row and in no list, and used for nothing else.
	#[pallet::storage]
	pub type UnansweredIds<T: Config> = StorageMap<_, Blake2_128Concat, ConsentId, ()>;

	/// Consent ids by `(patient, place)`, the newest first. A place is given once: that of a request that
	/// nobody answered has no row and costs whoever reads the list nothing. (Places are given by the chain,
	/// so nobody chooses a key here.)
	#[pallet::storage]
	pub type ConsentsOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, PatientId, Identity, PlaceKey, ConsentId>;

	/// How many places a patient's list has had: the next row's place.
	#[pallet::storage]
	pub type ConsentCount<T: Config> = StorageMap<_, Blake2_128Concat, PatientId, u32, ValueQuery>;

	/// Consent ids by `(grantee, place)`: what was asked for or granted to it, in the same order.
	#[pallet::storage]
	pub type GrantsTo<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, Grantee, Identity, PlaceKey, ConsentId>;

	/// How many places a grantee's list has had: the next row's place.
	#[pallet::storage]
	pub type GrantCount<T: Config> = StorageMap<_, Blake2_128Concat, Grantee, u32, ValueQuery>;

	/// Proposed consents by patient. One that can no longer be answered stays until its room is needed or somebody
	/// withdraws it; an empty list has no row.
	#[pallet::storage]
	pub type OpenRequests<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		PatientId,
		BoundedVec<OpenRequest, T::MaxOpenRequestsPerPatient>,
		ValueQuery,
	>;

	/// Persons and organisations shut out by name, by `(patient, whom)`.
	#[pallet::storage]
	pub type Exclusions<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, PatientId, Blake2_128Concat, Grantee, ()>;

	/// What representatives wish about organisations, one wish each, that no second one has joined; an empty list has no row.
	#[pallet::storage]
	pub type Wishes<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		PatientId,
		BoundedVec<ExclusionWish, T::MaxRepresentatives>,
		ValueQuery,
	>;

	/// How many persons and organisations a patient has shut out; no row for none.
	#[pallet::storage]
	pub type ExclusionCount<T: Config> = StorageMap<_, Blake2_128Concat, PatientId, u32, ValueQuery>;

	/// Sealed categories by patient; no row for none.
	#[pallet::storage]
	pub type Sealed<T: Config> = StorageMap<_, Blake2_128Concat, PatientId, Categories, ValueQuery>;

	/// Representatives by `(patient, representative)`, those whose time is over or has not come included.
	#[pallet::storage]
	pub type Representatives<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, PatientId, Blake2_128Concat, PersonId, Representation>;

	/// How many representatives a patient has; no row for none.
	#[pallet::storage]
	pub type RepresentativeCount<T: Config> = StorageMap<_, Blake2_128Concat, PatientId, u32, ValueQuery>;

	/// For whom a representative acts: the other side of [`Representatives`]. An empty list has no row.
	#[pallet::storage]
	pub type WardsOf<T: Config> =
		StorageMap<_, Blake2_128Concat, PersonId, BoundedVec<PatientId, T::MaxWards>, ValueQuery>;

	/// What happened. `by` is the patient or the representative who signed.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Somebody asks to be let in.
		#[codec(index = 0)]
		Requested {
			/// Whom they ask.
			patient: PatientId,
			/// Under which id.
			consent: ConsentId,
			/// Who would be let in.
			grantee: Grantee,
			/// To what.
			terms: Terms,
			/// Who asks, in which organisation and until when.
			request: ConsentRequest,
			/// The session's account, where a session signed.
			device: Option<T::AccountId>,
		},
		/// A consent is active that nobody had asked for.
		#[codec(index = 1)]
		Granted {
			/// Whose record.
			patient: PatientId,
			/// Which consent.
			consent: ConsentId,
			/// Who is let in.
			grantee: Grantee,
			/// To what, until when.
			terms: Terms,
			/// Who signed.
			by: PersonId,
		},
		/// A request is granted.
		#[codec(index = 2)]
		Approved {
			/// Whose record.
			patient: PatientId,
			/// Which consent.
			consent: ConsentId,
			/// Who is let in.
			grantee: Grantee,
			/// To what, until when: the request, or less.
			terms: Terms,
			/// Who signed.
			by: PersonId,
		},
		/// A request is refused.
		#[codec(index = 3)]
		Rejected {
			/// Whose record.
			patient: PatientId,
			/// Which consent.
			consent: ConsentId,
			/// Who signed.
			by: PersonId,
		},
		/// A consent is taken back.
		#[codec(index = 4)]
		Revoked {
			/// Whose record.
			patient: PatientId,
			/// Which consent.
			consent: ConsentId,
			/// Who is no longer let in by it.
			grantee: Grantee,
			/// Who signed.
			by: PersonId,
		},
		/// Every active consent and open request of this grantee is over.
		#[codec(index = 5)]
		RevokedAll {
			/// Whose record.
			patient: PatientId,
			/// Who is no longer let in.
			grantee: Grantee,
			/// How many active consents that were.
			grants: u32,
			/// How many open requests.
			requests: u32,
			/// Who signed.
			by: PersonId,
		},
		/// The grantee gives a consent up.
		#[codec(index = 6)]
		Relinquished {
			/// Whose record.
			patient: PatientId,
			/// Which consent.
			consent: ConsentId,
			/// Who is no longer let in by it.
			grantee: Grantee,
			/// Who signed: the grantee, or an administrator of it.
			by: PersonId,
			/// The session's account, where a session signed.
			device: Option<T::AccountId>,
		},
		/// A consent is over and another active in its place.
		#[codec(index = 7)]
		Superseded {
			/// Whose record.
			patient: PatientId,
			/// Which consent is over.
			consent: ConsentId,
			/// Which is active in its place.
			replacement: ConsentId,
			/// Who is let in.
			grantee: Grantee,
			/// To what, until when.
			terms: Terms,
			/// Who signed.
			by: PersonId,
		},
		/// A person or an organisation is shut out by name.
		#[codec(index = 8)]
		Excluded {
			/// Of whose record.
			patient: PatientId,
			/// Who.
			whom: Grantee,
			/// Who signed.
			by: PersonId,
		},
		/// A person or an organisation is no longer shut out by name.
		#[codec(index = 9)]
		Readmitted {
			/// To whose record.
			patient: PatientId,
			/// Who.
			whom: Grantee,
			/// Who signed.
			by: PersonId,
		},
		/// More categories are sealed.
		#[codec(index = 10)]
		CategoriesSealed {
			/// Whose.
			patient: PatientId,
			/// What was sealed before.
			old: Categories,
			/// What is sealed now.
			new: Categories,
			/// Who signed.
			by: PersonId,
		},
		/// Fewer categories are sealed.
		#[codec(index = 11)]
		CategoriesUnsealed {
			/// Whose.
			patient: PatientId,
			/// What was sealed before.
			old: Categories,
			/// What is sealed now.
			new: Categories,
			/// Who signed.
			by: PersonId,
		},
		/// Somebody may act for the patient.
		#[codec(index = 12)]
		RepresentativeAppointed {
			/// For whom.
			patient: PatientId,
			/// Who.
			representative: PersonId,
			/// With which powers, from when until when.
			representation: Representation,
		},
		/// Somebody may no longer act for the patient.
		#[codec(index = 13)]
		RepresentativeDismissed {
			/// For whom.
			patient: PatientId,
			/// Who.
			representative: PersonId,
			/// Who signed: the patient or the representative.
			by: PersonId,
		},
		/// A request is taken back.
		#[codec(index = 14)]
		Withdrawn {
			/// Whom it asked.
			patient: PatientId,
			/// Which consent.
			consent: ConsentId,
			/// Who signed: the requester, or after its time anybody.
			by: PersonId,
		},
		/// A consent should never have been.
		#[codec(index = 15)]
		MarkedInError {
			/// Whose record.
			patient: PatientId,
			/// Which consent.
			consent: ConsentId,
			/// Who would be, or was, let in by it.
			grantee: Grantee,
			/// Who signed.
			by: PersonId,
		},
		/// A grant that is out of time, or a request that can no longer be answered, made room for another. The request leaves no row.
		#[codec(index = 16)]
		Lapsed {
			/// Whose record.
			patient: PatientId,
			/// Which consent.
			consent: ConsentId,
		},
		/// A representative wishes that an organisation were shut out, or readmitted: a second one makes it so.
		#[codec(index = 17)]
		ExclusionWished {
			/// Of whose record.
			patient: PatientId,
			/// What, by whom, until when it can be joined.
			wish: ExclusionWish,
		},
		/// Two desks ended a guardianship.
		#[codec(index = 18)]
		GuardianDismissed {
			/// For whom.
			patient: PatientId,
			/// Who.
			representative: PersonId,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The chain does not know the signing account, or its session is over: enrol first, or sign with an account that controls a
		/// person.
		UnknownAccount,
		/// A session, or an account that only closes, may not do this: sign with an account in full control.
		NotAllowedForSession,
		/// Nobody enrolled this person as a patient.
		UnknownPatient,
		/// There is no such person.
		UnknownPerson,
		/// There is no such organisation.
		UnknownOrganisation,
		/// There is no consent under this id.
		UnknownConsent,
		/// The id is taken: choose 32 new random bytes.
		ConsentExists,
		/// The signer is neither the patient nor a live representative who may consent.
		NotForPatient,
		/// The signer is not an active doctor of the organisation, or the organisation is not active.
		NotDoctor,
		/// A request is for the doctor who makes it or for the organisation in which it is made.
		GranteeNotRequester,
		/// The grantee is the patient, who needs no consent.
		GranteeIsPatient,
		/// A representative cannot let themself in.
		GranteeIsSigner,
		/// The grantee holds no licence that is live now, or the organisation is not active.
		GranteeNotLive,
		/// The person, or the organisation's custodian, must register an encryption key first.
		NoEncryptionKey,
		/// The patient has shut this person or organisation out: readmit them first.
		ShutOut,
		/// Name one category at least.
		NoCategory,
		/// The range of record days ends before it starts.
		NoDay,
		/// Name one purpose at least.
		NoPurpose,
		/// A purpose is reserved: use treatment, patient request or emergency treatment.
		PurposeNotActive,
		/// Name one profession at least, or the whole organisation.
		NoProfession,
		/// A consent to one person names no professions: its audience is the whole.
		AudienceOfPerson,
		/// The end lies not in the future.
		AlreadyExpired,
		/// The end lies further ahead than `MaxTermMillis`.
		TermTooLong,
		/// The patient is a ward, and the end lies past its majority: the grown ward grants and appoints for itself.
		BeyondMajority,
		/// A representative grants nothing to an organisation of which they are a member themself. Another one can, or the patient.
		OwnOrganisation,
		/// The representation would last longer than `MaxRepresentationMillis`. The patient can appoint anew when it ends.
		RepresentationTooLong,
		/// A request must be answerable until an instant in the future, at most `MaxAnswerMillis` ahead.
		BadAnswerTime,
		/// The time for an answer is over: ask for a new request, or grant.
		RequestLapsed,
		/// The grant exceeds the request: it may only be the same or narrower in every respect.
		NotWithinRequest,
		/// The consent is not proposed.
		NotProposed,
		/// The consent is not active.
		NotActive,
		/// A consent never moves from where it stands to there.
		NoSuchMove,
		/// The pair has as many active grants as it may: revoke or supersede one.
		TooManyGrants,
		/// The patient has as many open requests as one may.
		TooManyOpenRequests,
		/// The requester has as many open requests to this patient as one may: wait for an answer or withdraw one.
		TooManyRequestsOfRequester,
		/// The grantee has no active consent and no open request.
		NothingToRevoke,
		/// The signer is neither the grantee nor an administrator of it.
		NotGrantee,
		/// Only the requester may withdraw a request before its time is over.
		NotRequester,
		/// A patient is never shut out of the own record.
		ExcludesPatient,
		/// The person or organisation is shut out already.
		AlreadyExcluded,
		/// The person or organisation is not shut out.
		NotExcluded,
		/// As many are shut out as may be: readmit one.
		TooManyExclusions,
		/// The signer wishes this already: a second representative makes it so.
		AlreadyWished,
		/// Every one of these categories is sealed already.
		AlreadySealed,
		/// None of these categories is sealed.
		NotSealed,
		/// A representative needs the power to view what is sealed as well.
		MayNotViewSealed,
		/// Between representatives of a patient only the patient decides.
		OnlyPatientDecides,
		/// Nobody represents themself.
		RepresentsSelf,
		/// Name one power at least.
		NoPower,
		/// The representation ends before it starts.
		EmptyTerm,
		/// The person represents the patient already: dismiss them first.
		AlreadyRepresentative,
		/// The person does not represent the patient.
		NotRepresentative,
		/// The patient has as many representatives as one may: dismiss one.
		TooManyRepresentatives,
		/// The person acts for as many patients as one may: they must step down for one.
		TooManyWards,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxTermMillis::get() > 0 && T::MaxAnswerMillis::get() > 0);
			assert!(T::MaxOpenRequestsPerRequester::get() <= T::MaxOpenRequestsPerPatient::get());
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Ask a patient to be let in.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live doctor of `organisation`, which is active; a clinical session will do.
		///
		/// ## Details
		/// The grantee is that doctor or that organisation. Lets nobody in. The oldest four requests to the patient that
		/// can no longer be answered make room first.
		///
		/// ## Errors
		/// What is wrong with the parties, the terms or the time to answer; [`Error::TooManyOpenRequests`],
		/// [`Error::TooManyRequestsOfRequester`]; [`Error::ShutOut`] when the patient has shut the doctor or the organisation out.
		///
		/// ## Events
		/// [`Event::Requested`], and [`Event::Lapsed`] for each request that made room.
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::request(FORGOTTEN_AT_ONCE))]
		pub fn request(
			origin: OriginFor<T>,
			consent: ConsentId,
			organisation: OrganisationId,
			patient: PatientId,
			grantee: Grantee,
			terms: Terms,
			answer_by: UnixMillis,
		) -> DispatchResultWithPostInfo {
			let ActedBy {
				person: requester,
				device,
			} = Self::signed_as_clinician(origin)?;
			let now = T::Clock::now();
			T::Roles::live_membership(organisation, requester, now)
				.filter(|membership| membership.profession == Profession::Doctor)
				.ok_or(Error::<T>::NotDoctor)?;
			let own = [Grantee::Person(requester), Grantee::Organisation(organisation)];
			ensure!(own.contains(&grantee), Error::<T>::GranteeNotRequester);
			Self::ensure_new(consent)?;
			Self::ensure_patient(patient)?;
			Self::ensure_grantee(patient, Grantee::Person(requester))?;
			Self::ensure_grantee(patient, Grantee::Organisation(organisation))?;
			Self::ensure_terms(grantee, &terms)?;
			let latest = now.plus(T::MaxAnswerMillis::get());
			ensure!(now < answer_by && answer_by <= latest, Error::<T>::BadAnswerTime);

			let request = ConsentRequest {
				requester,
				organisation,
				answer_by,
			};
			let row = proposed_row(patient, grantee, terms, request, now);
			let lapsed = Self::add_open(consent, row, request)?;
			Self::deposit_event(Event::Requested {
				patient,
				consent,
				grantee,
				terms,
				request,
				device,
			});
			Ok(Some(<T as Config>::WeightInfo::request(lapsed)).into())
		}

		/// Let a person or an organisation in.
		///
		/// ## Dispatch Origin
		/// `Signed` for the patient.
		///
		/// ## Details
		/// The grantee must be live and have an encryption key. The consent ends by itself at `terms.expires_at`. Grants of
		/// the same pair that are out of time make room first.
		///
		/// ## Errors
		/// What is wrong with the parties or the terms; [`Error::TooManyGrants`].
		///
		/// ## Events
		/// [`Event::Granted`], and [`Event::Lapsed`] for each grant that made room.
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::grant(MAX_MEMBERSHIPS_PER_PERSON, MAX_GRANTS_PER_PAIR))]
		pub fn grant(
			origin: OriginFor<T>,
			consent: ConsentId,
			patient: PatientId,
			grantee: Grantee,
			terms: Terms,
		) -> DispatchResultWithPostInfo {
			let by = Self::signed(origin)?;
			let grant = Grant {
				patient,
				grantee,
				terms,
				by,
			};
			Self::ensure_new(consent)?;
			let memberships = Self::ensure_grant(&grant)?;

			let lapsed = Self::add_live(consent, &grant)?;
			Self::insert_row(consent, grant.row(T::Clock::now(), None));
			Self::deposit_event(Event::Granted {
				patient,
				consent,
				grantee,
				terms,
				by,
			});
			Ok(Some(<T as Config>::WeightInfo::grant(memberships, lapsed)).into())
		}

		/// Grant what was asked for, or less.
		///
		/// ## Dispatch Origin
		/// `Signed` for the patient.
		///
		/// ## Details
		/// `terms` must be within those of the request in every respect, and the grantee live and with an encryption key.
		///
		/// ## Errors
		/// [`Error::NotProposed`], [`Error::RequestLapsed`], [`Error::NotWithinRequest`], and those of [`Call::grant`].
		///
		/// ## Events
		/// [`Event::Approved`], and [`Event::Lapsed`] for each grant that made room.
		#[pallet::call_index(2)]
		#[pallet::weight(<T as Config>::WeightInfo::approve(MAX_MEMBERSHIPS_PER_PERSON, MAX_GRANTS_PER_PAIR))]
		pub fn approve(origin: OriginFor<T>, consent: ConsentId, terms: Terms) -> DispatchResultWithPostInfo {
			let by = Self::signed(origin)?;
			let mut details = Self::load_proposed(consent)?;
			let grant = Grant {
				patient: details.patient,
				grantee: details.grantee,
				terms,
				by,
			};
			let memberships = Self::ensure_grant(&grant)?;
			ensure!(
				details
					.requested
					.is_some_and(|request| T::Clock::now() < request.answer_by),
				Error::<T>::RequestLapsed
			);
			ensure!(terms.is_within(&details.terms), Error::<T>::NotWithinRequest);

			Self::remove_open(consent, grant.patient);
			let lapsed = Self::add_live(consent, &grant)?;
			details.terms = terms;
			Self::move_row(consent, details, ConsentStatus::Active, Some(by))?;
			Self::deposit_event(Event::Approved {
				patient: grant.patient,
				consent,
				grantee: grant.grantee,
				terms,
				by,
			});
			Ok(Some(<T as Config>::WeightInfo::approve(memberships, lapsed)).into())
		}

		/// Refuse what was asked for.
		///
		/// ## Dispatch Origin
		/// `Signed` for the patient. Costs no allowance.
		///
		/// ## Details
		/// It is never too late to say no: also after the time to answer is over.
		///
		/// ## Errors
		/// [`Error::NotProposed`], [`Error::NotForPatient`].
		///
		/// ## Events
		/// [`Event::Rejected`].
		#[pallet::call_index(3)]
		#[pallet::weight((<T as Config>::WeightInfo::reject(), DispatchClass::Operational))]
		pub fn reject(origin: OriginFor<T>, consent: ConsentId) -> DispatchResult {
			let by = Self::signed_closing(origin)?;
			let details = Self::ensure_reject(by, consent)?;

			Self::remove_open(consent, details.patient);
			Self::move_row(consent, details, ConsentStatus::Rejected, Some(by))?;
			Self::deposit_event(Event::Rejected {
				patient: details.patient,
				consent,
				by,
			});
			Ok(())
		}

		/// Take a consent back.
		///
		/// ## Dispatch Origin
		/// `Signed` for the patient. Costs no allowance.
		///
		/// ## Details
		/// Unconditional: whatever became of the grantee or its licence, also when the consent is out of time. Vaults refuse from the next
		/// block. What the grantee has already fetched stays with them: revoking does not unread a record.
		///
		/// ## Errors
		/// [`Error::NotActive`], [`Error::NotForPatient`].
		///
		/// ## Events
		/// [`Event::Revoked`].
		#[pallet::call_index(4)]
		#[pallet::weight((<T as Config>::WeightInfo::revoke(), DispatchClass::Operational))]
		pub fn revoke(origin: OriginFor<T>, consent: ConsentId) -> DispatchResult {
			let by = Self::signed_closing(origin)?;
			let details = Self::ensure_revoke(by, consent)?;

			Self::remove_live(consent, &details);
			Self::move_row(consent, details, ConsentStatus::Inactive, Some(by))?;
			Self::deposit_event(Event::Revoked {
				patient: details.patient,
				consent,
				grantee: details.grantee,
				by,
			});
			Ok(())
		}

		/// Take back everything that lets this grantee in, in one signature.
		///
		/// ## Dispatch Origin
		/// `Signed` for the patient. Costs no allowance.
		///
		/// ## Details
		/// Ends every active consent and every open request whose grantee this is. Does not end what lets a person in as a
		/// member of an organisation: exclude the person, or revoke the organisation as well.
		///
		/// ## Errors
		/// [`Error::NothingToRevoke`], [`Error::NotForPatient`].
		///
		/// ## Events
		/// [`Event::RevokedAll`].
		#[pallet::call_index(5)]
		#[pallet::weight((<T as Config>::WeightInfo::revoke_all(), DispatchClass::Operational))]
		pub fn revoke_all(origin: OriginFor<T>, patient: PatientId, grantee: Grantee) -> DispatchResult {
			let by = Self::signed_closing(origin)?;
			Self::ensure_revoke_all(by, patient, grantee)?;

			let (grants, requests) = Self::end_all(patient, grantee, by)?;
			Self::deposit_event(Event::RevokedAll {
				patient,
				grantee,
				grants,
				requests,
				by,
			});
			Ok(())
		}

		/// Give a consent up.
		///
		/// ## Dispatch Origin
		/// `Signed` by the grantee, for whom a clinical session will do, or by an administrator of the organisation that is the
		/// grantee. Costs no allowance, unless a session signs.
		///
		/// ## Errors
		/// [`Error::NotActive`], [`Error::NotGrantee`]; [`Error::NotAllowedForSession`] for a session of an administrator.
		///
		/// ## Events
		/// [`Event::Relinquished`].
		#[pallet::call_index(6)]
		#[pallet::weight((<T as Config>::WeightInfo::relinquish(), DispatchClass::Operational))]
		pub fn relinquish(origin: OriginFor<T>, consent: ConsentId) -> DispatchResult {
			let ActedBy { person: by, device } = Self::signed_as_clinician(origin)?;
			let details = Self::ensure_relinquish(by, consent)?;
			// What belongs to an organisation is given up by administering it, which no session does.
			ensure!(
				device.is_none() || details.grantee == Grantee::Person(by),
				Error::<T>::NotAllowedForSession
			);

			Self::remove_live(consent, &details);
			Self::move_row(consent, details, ConsentStatus::Inactive, Some(by))?;
			Self::deposit_event(Event::Relinquished {
				patient: details.patient,
				consent,
				grantee: details.grantee,
				by,
				device,
			});
			Ok(())
		}

		/// Replace a consent by another for the same grantee: the way to change one.
		///
		/// ## Dispatch Origin
		/// `Signed` for the patient.
		///
		/// ## Details
		/// `consent` becomes inactive and `replacement` active, and the new row names the old one. The new terms may be wider or
		/// narrower.
		///
		/// ## Errors
		/// [`Error::NotActive`], [`Error::ConsentExists`], and those of [`Call::grant`].
		///
		/// ## Events
		/// [`Event::Superseded`], and [`Event::Lapsed`] for each grant that made room.
		#[pallet::call_index(7)]
		#[pallet::weight(<T as Config>::WeightInfo::supersede(MAX_MEMBERSHIPS_PER_PERSON, MAX_GRANTS_PER_PAIR - 1))]
		pub fn supersede(
			origin: OriginFor<T>,
			consent: ConsentId,
			replacement: ConsentId,
			terms: Terms,
		) -> DispatchResultWithPostInfo {
			let by = Self::signed(origin)?;
			let old = Self::load_active(consent)?;
			let grant = Grant {
				patient: old.patient,
				grantee: old.grantee,
				terms,
				by,
			};
			Self::ensure_new(replacement)?;
			let memberships = Self::ensure_grant(&grant)?;

			Self::remove_live(consent, &old);
			Self::move_row(consent, old, ConsentStatus::Inactive, Some(by))?;
			let lapsed = Self::add_live(replacement, &grant)?;
			Self::insert_row(replacement, grant.row(T::Clock::now(), Some(consent)));
			Self::deposit_event(Event::Superseded {
				patient: grant.patient,
				consent,
				replacement,
				grantee: grant.grantee,
				terms,
				by,
			});
			Ok(Some(<T as Config>::WeightInfo::supersede(memberships, lapsed)).into())
		}

		/// Shut a person or an organisation out by name.
		///
		/// ## Dispatch Origin
		/// `Signed` for the patient. Costs no allowance, but for a wish that waits for a second representative.
		///
		/// ## Details
		/// Beats every consent, membership, tie of care, task and representation: who is shut out, in person or as a member, reads, lists,
		/// writes, opens and books nothing of the patient's. What only closes stays possible. Nothing else changes, and readmitting
		/// undoes it. What an organisation wrote stays in its keeping. A representative cannot shut out a representative of the same patient, and
		/// an organisation only together with a second representative: the first one's wish can be joined for seven days.
		///
		/// ## Errors
		/// [`Error::ExcludesPatient`], [`Error::UnknownPerson`], [`Error::UnknownOrganisation`], [`Error::AlreadyExcluded`],
		/// [`Error::OnlyPatientDecides`], [`Error::TooManyExclusions`], [`Error::AlreadyWished`].
		///
		/// ## Events
		/// [`Event::Excluded`], or [`Event::ExclusionWished`].
		#[pallet::call_index(8)]
		#[pallet::weight((<T as Config>::WeightInfo::exclude(), DispatchClass::Operational))]
		pub fn exclude(origin: OriginFor<T>, patient: PatientId, whom: Grantee) -> DispatchResult {
			let by = Self::signed_closing(origin)?;
			let voice = Self::ensure_exclude(by, patient, whom)?;

			Self::deposit_event(match voice {
				Voice::Decides => {
					Self::set_excluded(patient, whom, true);
					Event::Excluded { patient, whom, by }
				}
				Voice::Wishes(wish) => {
					Self::note_wish(patient, wish);
					Event::ExclusionWished { patient, wish }
				}
			});
			Ok(())
		}

		/// No longer shut a person or an organisation out by name.
		///
		/// ## Dispatch Origin
		/// `Signed` for the patient; for one of the patient's representatives, by the patient only; for an organisation, by the
		/// patient or two representatives, as for [`Call::exclude`].
		///
		/// ## Errors
		/// [`Error::NotExcluded`], [`Error::OnlyPatientDecides`], [`Error::AlreadyWished`].
		///
		/// ## Events
		/// [`Event::Readmitted`], or [`Event::ExclusionWished`].
		#[pallet::call_index(9)]
		pub fn readmit(origin: OriginFor<T>, patient: PatientId, whom: Grantee) -> DispatchResult {
			let by = Self::signed(origin)?;
			let voice = Self::ensure_readmit(by, patient, whom)?;

			Self::deposit_event(match voice {
				Voice::Decides => {
					Self::set_excluded(patient, whom, false);
					Event::Readmitted { patient, whom, by }
				}
				Voice::Wishes(wish) => {
					Self::note_wish(patient, wish);
					Event::ExclusionWished { patient, wish }
				}
			});
			Ok(())
		}

		/// Close categories to everybody but the patient and representatives who may view what is sealed.
		///
		/// ## Dispatch Origin
		/// `Signed` for the patient.
		///
		/// ## Details
		/// Costs no allowance. Consents stay as they are; what they cover of a sealed category stays shut until it is unsealed.
		///
		/// ## Errors
		/// [`Error::NoCategory`], [`Error::AlreadySealed`].
		///
		/// ## Events
		/// [`Event::CategoriesSealed`].
		#[pallet::call_index(10)]
		#[pallet::weight((<T as Config>::WeightInfo::seal(), DispatchClass::Operational))]
		pub fn seal(origin: OriginFor<T>, patient: PatientId, categories: Categories) -> DispatchResult {
			let by = Self::signed_closing(origin)?;
			let old = Self::ensure_seal(by, patient, categories)?;
			let new = old.union(categories);

			Sealed::<T>::insert(patient, new);
			Self::deposit_event(Event::CategoriesSealed {
				patient,
				old,
				new,
				by,
			});
			Ok(())
		}

		/// Open sealed categories again to whom consents let in.
		///
		/// ## Dispatch Origin
		/// `Signed` for the patient; a representative needs the power to view what is sealed as well.
		///
		/// ## Errors
		/// [`Error::NoCategory`], [`Error::MayNotViewSealed`], [`Error::NotSealed`].
		///
		/// ## Events
		/// [`Event::CategoriesUnsealed`].
		#[pallet::call_index(11)]
		pub fn unseal(origin: OriginFor<T>, patient: PatientId, categories: Categories) -> DispatchResult {
			let by = Self::signed(origin)?;
			Self::ensure_for_patient(by, patient)?;
			ensure!(
				Self::may_act_for(by, patient, Power::ViewSealed, T::Clock::now()),
				Error::<T>::MayNotViewSealed
			);
			ensure!(!categories.is_empty(), Error::<T>::NoCategory);
			let old = Sealed::<T>::get(patient);
			let new = old.without(categories);
			ensure!(new != old, Error::<T>::NotSealed);

			if new.is_empty() {
				Sealed::<T>::remove(patient);
			} else {
				Sealed::<T>::insert(patient, new);
			}
			Self::deposit_event(Event::CategoriesUnsealed {
				patient,
				old,
				new,
				by,
			});
			Ok(())
		}

		/// Let somebody act for the signer.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient alone: a representative never appoints another.
		///
		/// ## Details
		/// Holds from `from` until before `until`: of a patient under age, until its majority at the latest, for the account may be one that
		/// somebody else holds. A representation that is over may be replaced by a new one.
		///
		/// ## Errors
		/// [`Error::UnknownPatient`], [`Error::RepresentsSelf`], [`Error::UnknownPerson`], [`Error::NoEncryptionKey`],
		/// [`Error::ShutOut`], [`Error::NoPower`], [`Error::EmptyTerm`], [`Error::AlreadyExpired`], [`Error::RepresentationTooLong`], [`Error::BeyondMajority`],
		/// [`Error::AlreadyRepresentative`], [`Error::TooManyRepresentatives`], [`Error::TooManyWards`].
		///
		/// ## Events
		/// [`Event::RepresentativeAppointed`].
		#[pallet::call_index(12)]
		pub fn appoint_representative(
			origin: OriginFor<T>,
			representative: PersonId,
			powers: Powers,
			from: UnixMillis,
			until: UnixMillis,
		) -> DispatchResult {
			let signer = Self::signed(origin)?;
			let patient = signer.as_patient();
			Self::ensure_patient(patient)?;
			ensure!(representative != signer, Error::<T>::RepresentsSelf);
			ensure!(T::Roles::person_exists(representative), Error::<T>::UnknownPerson);
			ensure!(
				T::Roles::encryption_key(KeyHolder::Person(representative)).is_some(),
				Error::<T>::NoEncryptionKey
			);
			ensure!(
				!Self::shuts_out(patient, Grantee::Person(representative)),
				Error::<T>::ShutOut
			);
			ensure!(!powers.is_empty(), Error::<T>::NoPower);
			ensure!(from < until, Error::<T>::EmptyTerm);
			ensure!(T::Clock::now() < until, Error::<T>::AlreadyExpired);
			ensure!(
				until <= T::Clock::now().plus(T::MaxRepresentationMillis::get()),
				Error::<T>::RepresentationTooLong
			);
			Self::ensure_before_majority(patient, until)?;

			let representation = Representation {
				powers,
				from,
				until,
				guardian: false,
			};
			Self::add_representative(patient, representative, representation)?;
			Ok(())
		}

		/// End a representation.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient, or by the representative, who steps down. Costs no allowance.
		///
		/// ## Errors
		/// [`Error::OnlyPatientDecides`], [`Error::NotRepresentative`].
		///
		/// ## Events
		/// [`Event::RepresentativeDismissed`].
		#[pallet::call_index(13)]
		#[pallet::weight((<T as Config>::WeightInfo::dismiss_representative(), DispatchClass::Operational))]
		pub fn dismiss_representative(
			origin: OriginFor<T>,
			patient: PatientId,
			representative: PersonId,
		) -> DispatchResult {
			let by = Self::signed_closing(origin)?;
			Self::ensure_dismiss(by, patient, representative)?;

			Self::remove_representative(patient, representative);
			Self::deposit_event(Event::RepresentativeDismissed {
				patient,
				representative,
				by,
			});
			Ok(())
		}

		/// Take a request back. It leaves no row, and its id is used for nothing else.
		///
		/// ## Dispatch Origin
		/// `Signed` by the requester; by anybody once the time to answer is over.
		///
		/// ## Errors
		/// [`Error::UnknownConsent`], [`Error::NotProposed`], [`Error::NotRequester`].
		///
		/// ## Events
		/// [`Event::Withdrawn`].
		#[pallet::call_index(14)]
		pub fn withdraw(origin: OriginFor<T>, consent: ConsentId) -> DispatchResult {
			let by = Self::signed(origin)?;
			let details = Self::load_proposed(consent)?;
			let may = details
				.requested
				.is_some_and(|request| request.requester == by || request.answer_by <= T::Clock::now());
			ensure!(may, Error::<T>::NotRequester);

			let request = Self::remove_open(consent, details.patient).ok_or(Error::<T>::NotProposed)?;
			Self::forget(details.patient, request);
			Self::deposit_event(Event::Withdrawn {
				patient: details.patient,
				consent,
				by,
			});
			Ok(())
		}

		/// Say that a consent should never have been, whatever became of it. It lets nobody in from then on.
		///
		/// ## Dispatch Origin
		/// `Signed` for the patient.
		///
		/// ## Errors
		/// [`Error::UnknownConsent`], [`Error::NotForPatient`], [`Error::NoSuchMove`] when it is marked already.
		///
		/// ## Events
		/// [`Event::MarkedInError`].
		#[pallet::call_index(15)]
		pub fn mark_in_error(origin: OriginFor<T>, consent: ConsentId) -> DispatchResult {
			let by = Self::signed(origin)?;
			let details = Self::load(consent)?;
			Self::ensure_for_patient(by, details.patient)?;

			match details.status {
				ConsentStatus::Active => Self::remove_live(consent, &details),
				ConsentStatus::Proposed => drop(Self::remove_open(consent, details.patient)),
				ConsentStatus::Rejected | ConsentStatus::Inactive | ConsentStatus::EnteredInError => {}
			}
			Self::move_row(consent, details, ConsentStatus::EnteredInError, Some(by))?;
			Self::deposit_event(Event::MarkedInError {
				patient: details.patient,
				consent,
				grantee: details.grantee,
				by,
			});
			Ok(())
		}
	}
}
