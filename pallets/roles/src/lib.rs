// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who people are, which accounts control them, and what they may act as.
//!
//! # Purpose
//! Persons and their accounts, organisations and their administrators, memberships (licences), patients and where they are
//! registered, and the X25519 keys of persons and custodians. Everything that another pallet asks about a signature
//! is answered here.
//!
//! # Terms
//! A **person** is an opaque id; an **account** *controls* it. A **ward** is a patient whom no account controls yet. A
//! **retired** account once controlled a person and never controls anybody again. A **session** is a device's account that may
//! sign clinical or desk acts of a member for at most a shift, and none of the calls of this pallet but its own end.
//!
//! # A story
//! The council creates the north hospital with Ada as administrator ([`Call::create_organisation`]). Ben signs "enrol me to work
//! here" in his wallet; Ada submits it ([`Call::enrol_person`]) and makes him a doctor for a year
//! ([`Call::issue_membership`]). Ben enrols Cleo as a patient with Cleo's own statement ([`Call::enrol_patient`]). Cleo's
//! newborn has no key: Ben proposes the ward and a nurse confirms it ([`Call::propose_ward`], [`Call::confirm_ward`]), and
//! Cleo acts for the child until it is of age; with its first phone the child gets an account of its own, from Cleo
//! ([`Call::give_ward_account`]) or, once of age, from two members at the desk ([`Call::propose_ward_account`],
//! [`Call::confirm_ward_account`]). Ben's wallet makes the
//! ward's tablet a session for his shift ([`Call::open_session`]): what it signs is his, and names the tablet. When Cleo loses
//! her phone, her second account removes the first
//! ([`Call::remove_account`]); nothing else changes.
//!
//! # Contract with other pallets
//! Gives `RoleInspect` and the storage of allowances. Needs `AppointGuardian` and `ConsentInspect::may_act_for`, which the
//! runtime takes from `pallet-consent`.
//!
//! # Details
//! Ids are chosen by their author and never used twice. An account gains one `sufficients` reference when it first
//! controls a person and never loses it, so it is never reaped and a signed call never replayed. Time is
//! judged when something is used; no row waits for a cleanup.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

mod accounts;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod enrolment;
pub mod genesis;
mod impls;
mod keys;
mod listing;
mod memberships;
#[cfg(test)]
mod mock;
mod organisations;
mod sessions;
#[cfg(test)]
mod tests;
mod try_state;
pub mod types;
mod ward_accounts;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
#[allow(clippy::too_many_arguments)] // A call's arguments are its wire format.
pub mod pallet {
	use super::{genesis::*, types::*, WeightInfo};
	use alloc::vec::Vec;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use salus_primitives::{
		allowance::Allowance,
		consent::{ConsentInspect, Power},
		roles::{
			AccountScope, ActedBy, AppointGuardian, Credentials, EncryptionKey, KeyHolder, Membership,
			MembershipStatus, OrganisationKind, OrganisationStatus, PatientDetails, Profession, SessionView,
		},
		statements::EnrolmentPurpose,
		views::{EndpointHost, OrganisationDetails, MAX_ADMINISTRATORS},
		Clock, OrganisationId, PatientId, PersonId, UnixMillis,
	};
	use sp_runtime::traits::{IdentifyAccount, Verify};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime decides.
	#[pallet::config]
	pub trait Config:
		frame_system::Config<AccountId: Into<[u8; 32]>, RuntimeEvent: From<Event<Self>>>
	{
		/// Weights, from benchmarks.
		type WeightInfo: WeightInfo;
		/// Who creates, suspends and reinstates organisations and names their administrators.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The time.
		type Clock: Clock;
		/// Who takes the first representative of a ward.
		type Guardians: AppointGuardian;
		/// Who knows whom a representative may act for.
		type Representatives: ConsentInspect;
		/// Hash of the chain's first block, which every statement names beside the network's id.
		type GenesisHash: Get<[u8; 32]>;
		/// The signature under a statement.
		type Signature: Parameter + Verify<Signer: IdentifyAccount<AccountId = Self::AccountId>>;
		/// The most accounts that control one person at a time.
		#[pallet::constant]
		type MaxAccountsPerPerson: Get<u32>;
		/// The most memberships of one person that were not ended.
		#[pallet::constant]
		type MaxMembershipsPerPerson: Get<u32>;
		/// How many of a holder's newest keys are kept.
		#[pallet::constant]
		type MaxKeyVersions: Get<u32>;
		/// The farthest ahead that a statement may end, in milliseconds.
		#[pallet::constant]
		type MaxStatementLifetime: Get<u64>;
		/// The farthest ahead that a membership may end, in milliseconds.
		#[pallet::constant]
		type MaxMembershipTerm: Get<u64>;
		/// The farthest ahead that a ward's majority may lie, in milliseconds.
		#[pallet::constant]
		type MaxMinority: Get<u64>;
		/// How long the second member has to confirm a ward, or the first account of one, in milliseconds.
		#[pallet::constant]
		type WardProposalLifetime: Get<u64>;
		/// The most sessions of one person that are not over.
		#[pallet::constant]
		type MaxSessionsPerPerson: Get<u32>;
		/// How long a session may last, in milliseconds.
		#[pallet::constant]
		type MaxSessionLength: Get<u64>;
		/// Accounts that can sign, for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::BenchmarkHelper<Self::AccountId, Self::Signature>;
	}

	/// The administrators of a new organisation, each with an account that controls them.
	pub type Administrators<T> =
		BoundedVec<(PersonId, <T as frame_system::Config>::AccountId), ConstU32<MAX_ADMINISTRATORS>>;

	/// Which account controls whom. Rows are never removed: a retired account is never used again, and a session's only for the same
	/// person.
	#[pallet::storage]
	pub type Controllers<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, ControllerDetails>;

	/// The accounts that control a person in full. Empty for a ward only.
	#[pallet::storage]
	pub type AccountsOf<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		PersonId,
		BoundedVec<T::AccountId, T::MaxAccountsPerPerson>,
		ValueQuery,
	>;

	/// The newest sessions of a person. One that is over stays until another needs its place.
	#[pallet::storage]
	pub type Sessions<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		PersonId,
		BoundedVec<SessionView<T::AccountId>, T::MaxSessionsPerPerson>,
		ValueQuery,
	>;

	/// Every person. Rows are never removed.
	#[pallet::storage]
	pub type Persons<T: Config> = StorageMap<_, Blake2_128Concat, PersonId, ()>;

	/// Every patient. Rows are never removed.
	#[pallet::storage]
	pub type Patients<T: Config> = StorageMap<_, Blake2_128Concat, PatientId, PatientDetails>;

	/// Every organisation. Rows are never removed.
	#[pallet::storage]
	pub type Organisations<T: Config> = StorageMap<_, Blake2_128Concat, OrganisationId, OrganisationDetails>;

	/// How many organisations there are.
	#[pallet::storage]
	pub type OrganisationCount<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// Organisations by the order of their creation, from 0.
	#[pallet::storage]
	pub type OrganisationIndex<T: Config> = StorageMap<_, Twox64Concat, u32, OrganisationId>;

	/// Memberships by `(organisation, person)`. Rows are replaced, never removed.
	#[pallet::storage]
	pub type Memberships<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, OrganisationId, Blake2_128Concat, PersonId, Membership>;

	/// Where a person has a membership that was not ended.
	#[pallet::storage]
	pub type MembershipsOf<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		PersonId,
		BoundedVec<OrganisationId, T::MaxMembershipsPerPerson>,
		ValueQuery,
	>;

	/// How many persons ever were a member of an organisation.
	#[pallet::storage]
	pub type MemberCount<T: Config> = StorageMap<_, Blake2_128Concat, OrganisationId, u32, ValueQuery>;

	/// Members by organisation and the order in which they first became one, from 0.
	#[pallet::storage]
	pub type MemberIndex<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, OrganisationId, Twox64Concat, u32, PersonId>;

	/// Since when a patient is registered with an organisation. Rows are never removed.
	#[pallet::storage]
	pub type Registrations<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, PatientId, Blake2_128Concat, OrganisationId, UnixMillis>;

	/// The newest key of each holder.
	#[pallet::storage]
	pub type EncryptionKeys<T: Config> = StorageMap<_, Blake2_128Concat, KeyHolder, EncryptionKey>;

	/// The newest `MaxKeyVersions` keys of each holder, by version.
	#[pallet::storage]
	pub type KeyHistory<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, KeyHolder, Twox64Concat, u32, [u8; 32]>;

	/// Wards that one member proposed. Removed by the confirmation; one that expired is replaced by the next.
	#[pallet::storage]
	pub type WardProposals<T: Config> = StorageMap<_, Blake2_128Concat, PatientId, WardProposal>;

	/// First accounts of wards that are of age, which one member proposed. Removed by the confirmation; one that expired is
	/// replaced by the next.
	#[pallet::storage]
	pub type WardAccountProposals<T: Config> =
		StorageMap<_, Blake2_128Concat, PatientId, WardAccountProposal<T::AccountId>>;

	/// What each payer has spent. Written by the runtime's transaction extension only.
	#[pallet::storage]
	pub type Allowances<T: Config> =
		StorageMap<_, Blake2_128Concat, Payer<T::AccountId>, Allowance, ValueQuery>;

	/// Which network this is. Written once, in the first block; read at [`NETWORK_ID_KEY`](salus_primitives::network::NETWORK_ID_KEY) by
	/// whoever reads raw state. Survives a chain that begins anew with this state.
	#[pallet::storage]
	pub type NetworkId<T: Config> = StorageValue<_, salus_primitives::NetworkId, OptionQuery>;

	/// What a network starts with; see [`crate::genesis`] for the rows. Built in the order of the fields.
	#[pallet::genesis_config]
	pub struct GenesisConfig<T: Config> {
		/// The network's id: 32 bytes drawn at random for this network alone. Not zero where there is an organisation.
		pub network_id: salus_primitives::NetworkId,
		/// Organisations with their administrators.
		pub organisations: Vec<GenesisOrganisation<T::AccountId>>,
		/// Persons with one account each.
		pub persons: Vec<GenesisPerson<T::AccountId>>,
		/// Which persons are patients.
		pub patients: Vec<GenesisPatient>,
		/// Which persons are members of which organisation.
		pub memberships: Vec<GenesisMembership>,
	}

	impl<T: Config> Default for GenesisConfig<T> {
		/// Nobody, and an id with which no organisation can be built.
		fn default() -> Self {
			Self {
				network_id: salus_primitives::NetworkId::repeat(0),
				organisations: Vec::new(),
				persons: Vec::new(),
				patients: Vec::new(),
				memberships: Vec::new(),
			}
		}
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::build_network_id(self.network_id, !self.organisations.is_empty());
			self.organisations
				.iter()
				.for_each(Pallet::<T>::build_organisation);
			self.persons.iter().for_each(Pallet::<T>::build_person);
			self.patients.iter().for_each(Pallet::<T>::build_patient);
			self.memberships.iter().for_each(Pallet::<T>::build_membership);
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxAccountsPerPerson::get() > 0, "a person has an account");
			assert!(T::MaxMembershipsPerPerson::get() > 0, "a member has a membership");
			assert!(T::MaxKeyVersions::get() > 0, "the history holds the newest key");
			assert!(
				T::MaxSessionsPerPerson::get() > 0 && T::MaxSessionLength::get() > 0,
				"a member has a session for a while"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	/// What happened. `by` is the person who signed.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An organisation may act from now on.
		OrganisationCreated {
			/// Which.
			organisation: OrganisationId,
			/// What it is.
			kind: OrganisationKind,
			/// Its administrators and an account of each.
			administrators: Administrators<T>,
		},
		/// An organisation may not act until it is reinstated.
		OrganisationSuspended {
			/// Which.
			organisation: OrganisationId,
		},
		/// An organisation may act again.
		OrganisationReinstated {
			/// Which.
			organisation: OrganisationId,
		},
		/// An organisation's vault answers somewhere else.
		EndpointSet {
			/// Whose.
			organisation: OrganisationId,
			/// Where it answered before.
			old: Option<EndpointHost>,
			/// Where it answers now.
			new: EndpointHost,
		},
		/// An organisation has one more administrator.
		AdministratorAppointed {
			/// Where.
			organisation: OrganisationId,
			/// Who.
			person: PersonId,
			/// An account of theirs.
			account: T::AccountId,
		},
		/// An organisation has one administrator less.
		AdministratorDismissed {
			/// Where.
			organisation: OrganisationId,
			/// Who.
			person: PersonId,
		},
		/// There is a new person.
		PersonEnrolled {
			/// Where.
			organisation: OrganisationId,
			/// Who.
			person: PersonId,
			/// The account that controls them.
			account: T::AccountId,
			/// Their key.
			encryption_key: [u8; 32],
			/// Who submitted the statement.
			by: PersonId,
		},
		/// There is a new patient.
		PatientEnrolled {
			/// Where.
			organisation: OrganisationId,
			/// Who.
			patient: PatientId,
			/// The account that signed the statement.
			account: T::AccountId,
			/// Their key.
			encryption_key: [u8; 32],
			/// Who submitted the statement.
			by: PersonId,
		},
		/// One member wants to enrol a ward.
		WardProposed {
			/// Where.
			organisation: OrganisationId,
			/// Whom.
			ward: PatientId,
			/// Who shall act for the ward.
			guardian: PersonId,
			/// Until when.
			majority_at: UnixMillis,
			/// The first instant at which it can no longer be confirmed.
			expires_at: UnixMillis,
			/// The first member.
			by: PersonId,
		},
		/// A second member agreed: there is a new patient without an account.
		WardEnrolled {
			/// Where.
			organisation: OrganisationId,
			/// Whom.
			ward: PatientId,
			/// Who acts for the ward.
			guardian: PersonId,
			/// Until when.
			majority_at: UnixMillis,
			/// The first member.
			proposed_by: PersonId,
			/// The second member.
			by: PersonId,
		},
		/// A patient is registered with one more organisation.
		PatientRegistered {
			/// Who.
			patient: PatientId,
			/// Where.
			organisation: OrganisationId,
			/// The patient or a representative.
			by: PersonId,
		},
		/// A patient is no longer registered with an organisation.
		PatientUnregistered {
			/// Who.
			patient: PatientId,
			/// Where.
			organisation: OrganisationId,
			/// The patient or a representative.
			by: PersonId,
		},
		/// A person is credentialed in an organisation.
		MembershipIssued {
			/// Where.
			organisation: OrganisationId,
			/// Who.
			person: PersonId,
			/// As what and until when.
			membership: Membership,
			/// The administrator.
			by: PersonId,
		},
		/// A membership ends at another instant.
		MembershipRenewed {
			/// Where.
			organisation: OrganisationId,
			/// Who.
			person: PersonId,
			/// The end before.
			old: UnixMillis,
			/// The end now.
			new: UnixMillis,
			/// The administrator.
			by: PersonId,
		},
		/// A member may not act until reinstated.
		MembershipSuspended {
			/// Where.
			organisation: OrganisationId,
			/// Who.
			person: PersonId,
			/// The administrator.
			by: PersonId,
		},
		/// A member may act again.
		MembershipReinstated {
			/// Where.
			organisation: OrganisationId,
			/// Who.
			person: PersonId,
			/// The administrator.
			by: PersonId,
		},
		/// A membership is over.
		MembershipEnded {
			/// Where.
			organisation: OrganisationId,
			/// Who.
			person: PersonId,
			/// The administrator.
			by: PersonId,
		},
		/// A holder has a new key.
		EncryptionKeySet {
			/// Whose.
			holder: KeyHolder,
			/// Which version, and the key.
			key: EncryptionKey,
			/// Who set it.
			by: PersonId,
		},
		/// An organisation published another directory.
		DirectoryPublished {
			/// Whose.
			organisation: OrganisationId,
			/// Its hash before.
			old: Option<[u8; 32]>,
			/// Its hash now.
			new: [u8; 32],
			/// The administrator.
			by: PersonId,
		},
		/// One more account controls a person.
		AccountAdded {
			/// Whom.
			person: PersonId,
			/// The new account.
			account: T::AccountId,
		},
		/// An account no longer controls a person, and never will control anybody.
		AccountRemoved {
			/// Whom it controlled.
			person: PersonId,
			/// The retired account.
			account: T::AccountId,
		},
		/// One member wants to give a ward that is of age its first account.
		WardAccountProposed {
			/// Where.
			organisation: OrganisationId,
			/// Whom.
			ward: PatientId,
			/// The account that signed the statement.
			account: T::AccountId,
			/// The key that it stated.
			encryption_key: [u8; 32],
			/// The first instant at which it can no longer be confirmed.
			expires_at: UnixMillis,
			/// The first member.
			by: PersonId,
		},
		/// A ward has its first account, which controls it in full, and the key of that account.
		WardAccountAndKeySet {
			/// The organisation that the statement named.
			organisation: OrganisationId,
			/// Who is no longer without an account.
			ward: PatientId,
			/// The account.
			account: T::AccountId,
			/// The ward's newest key: a new one, unless it had just this one.
			key: EncryptionKey,
			/// The first member, once the ward is of age; `None` when a representative gave the account.
			proposed_by: Option<PersonId>,
			/// The representative, or the second member.
			by: PersonId,
		},
		/// A device acts for a member from now on.
		SessionOpened {
			/// For whom.
			person: PersonId,
			/// The device's account.
			account: T::AccountId,
			/// For which kind of act.
			scope: AccountScope,
			/// The first instant at which it is over.
			until: UnixMillis,
		},
		/// A session is over before its time.
		SessionClosed {
			/// The device's account.
			account: T::AccountId,
			/// Whose it was; and the device, where it closed itself.
			by: ActedBy<T::AccountId>,
		},
	}

	/// Why a call was refused, and what to do.
	#[pallet::error]
	pub enum Error<T> {
		/// The signing account controls nobody, or no longer does. Sign with an account that was enrolled.
		UnknownAccount,
		/// A session key may not do this. Sign with the wallet.
		NotAllowedForSession,
		/// There is no such person. Enrol them first.
		UnknownPerson,
		/// There is no such patient. Enrol them first.
		UnknownPatient,
		/// There is no such organisation.
		UnknownOrganisation,
		/// There is no such proposal of a ward, or of this account for one.
		UnknownProposal,
		/// The organisation is suspended.
		OrganisationNotActive,
		/// The person is not an administrator of the organisation.
		NotAdministrator,
		/// The person never was a member of the organisation.
		NotMember,
		/// The signer is not a member of the organisation with a profession that may do this, or the membership is not live.
		NotLicensed,
		/// The account does not control that person in full.
		NotController,
		/// The signer may not act for that person.
		NotAllowedFor,
		/// The id is in use. Choose another at random.
		OrganisationExists,
		/// The id is in use. Choose another at random.
		PersonExists,
		/// The person is a patient already. To add an organisation, the patient signs `register_with`.
		PatientExists,
		/// The patient is registered there already.
		AlreadyRegistered,
		/// The person administers the organisation already.
		AlreadyAdministrator,
		/// The account controls, or once controlled, somebody. Make a new one.
		AccountTaken,
		/// The person has a membership there that is live or suspended. Renew, reinstate or end it.
		MembershipExists,
		/// Another proposal for this ward is open. Confirm it or wait until it expires.
		ProposalExists,
		/// The statement is out of time. Sign a new one.
		StatementExpired,
		/// The statement ends too far ahead. Sign one with an earlier end.
		StatementTooLong,
		/// The account did not sign this statement: check purpose, network, organisation, person, account, key and end.
		BadSignature,
		/// The key is one of the few with which every exchange yields zero. Make a new one.
		WeakEncryptionKey,
		/// This is the holder's key already.
		SameEncryptionKey,
		/// The person's key is another. Sign a statement with the current one, and rotate afterwards.
		AnotherEncryptionKey,
		/// The guardian has no encryption key. Register one first.
		NoEncryptionKey,
		/// The guardian is a ward without an account.
		NoAccount,
		/// The person is controlled by as many accounts as it may. Remove one first.
		TooManyAccounts,
		/// The organisation has as many administrators as it may. Dismiss one first.
		TooManyAdministrators,
		/// The person has as many memberships as it may. One has to be ended first.
		TooManyMemberships,
		/// An organisation needs at least one administrator.
		NoAdministrators,
		/// An organisation keeps its last administrator. Appoint another first.
		LastAdministrator,
		/// An account cannot remove itself, so that the last one always stays. Sign with another one.
		OwnAccount,
		/// The second member must be another one than the first.
		SameMember,
		/// A guardian may not be one of the two members who enrol the ward.
		GuardianIsMember,
		/// The first member's licence is no longer live. Propose anew.
		ProposerNotLicensed,
		/// The proposal was not confirmed in time. Propose anew.
		ProposalExpired,
		/// The instant of majority is not ahead, or too far ahead.
		MajorityOutOfRange,
		/// The guardian could not be named: they act for too many wards already.
		GuardianRefused,
		/// The membership would end in the past.
		TermOver,
		/// The membership would end too far ahead.
		TermTooLong,
		/// That change is not possible from the present status.
		NoSuchMove,
		/// An endpoint is `host` or `host:port`: a DNS name in lower case or an IPv4 address, and a port from 1 to 65535.
		BadEndpoint,
		/// The patient is controlled by an account, which may add others itself.
		HasAccount,
		/// The ward is not of age. Until then a representative gives it its first account.
		NotOfAge,
		/// The patient is not registered with the organisation. Turn to one where the patient is.
		NotRegistered,
		/// A session is clinical or of a desk. To add an account in full control, use `add_account`.
		NotASession,
		/// The session would be over before it begins. Choose a later end.
		SessionOver,
		/// The session would last too long. Choose an earlier end.
		SessionTooLong,
		/// The session of that account is open. Close it first, or wait for its end.
		SessionExists,
		/// As many sessions are open as may be. Close one first.
		TooManySessions,
		/// There is no open session of the signer's person with that account.
		UnknownSession,
		/// An organisation of that kind does not employ that profession. A pharmacy, say, has no doctors.
		ProfessionDoesNotFit,
		/// Nobody issues, renews or reinstates their own membership. Ask another administrator.
		OwnMembership,
	}

	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Create an organisation with its administrators.
		///
		/// ## Dispatch Origin
		/// `AdminOrigin`.
		///
		/// ## Details
		/// A new person is made for each administrator, unless that person exists and that account controls it in
		/// full: no origin can attach an account to somebody else's person.
		///
		/// ## Errors
		/// [`Error::OrganisationExists`], [`Error::NoAdministrators`], [`Error::AlreadyAdministrator`] for one that is named
		/// twice, [`Error::NotController`], [`Error::AccountTaken`].
		#[pallet::call_index(0)]
		pub fn create_organisation(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			kind: OrganisationKind,
			administrators: Administrators<T>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			ensure!(!administrators.is_empty(), Error::<T>::NoAdministrators);
			Self::write_organisation(organisation, kind)?;
			for (person, account) in &administrators {
				Self::add_administrator(organisation, *person, account)?;
			}
			Self::deposit_event(Event::OrganisationCreated {
				organisation,
				kind,
				administrators,
			});
			Ok(())
		}

		/// Keep an organisation, its administrators and its members from acting. What it wrote stays.
		///
		/// ## Dispatch Origin
		/// `AdminOrigin`.
		///
		/// ## Errors
		/// [`Error::UnknownOrganisation`], [`Error::NoSuchMove`].
		#[pallet::call_index(1)]
		pub fn suspend_organisation(origin: OriginFor<T>, organisation: OrganisationId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::move_organisation(organisation, OrganisationStatus::Suspended)?;
			Self::deposit_event(Event::OrganisationSuspended { organisation });
			Ok(())
		}

		/// Let a suspended organisation act again.
		///
		/// ## Dispatch Origin
		/// `AdminOrigin`.
		///
		/// ## Errors
		/// [`Error::UnknownOrganisation`], [`Error::NoSuchMove`].
		#[pallet::call_index(2)]
		pub fn reinstate_organisation(origin: OriginFor<T>, organisation: OrganisationId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::move_organisation(organisation, OrganisationStatus::Active)?;
			Self::deposit_event(Event::OrganisationReinstated { organisation });
			Ok(())
		}

		/// Say where an organisation's vault answers.
		///
		/// ## Dispatch Origin
		/// `AdminOrigin`: this is the one text on the chain, so the organisation does not write it itself.
		///
		/// ## Errors
		/// [`Error::BadEndpoint`], [`Error::UnknownOrganisation`].
		#[pallet::call_index(3)]
		pub fn set_endpoint(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			host: EndpointHost,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			let old = Self::write_endpoint(organisation, &host)?;
			Self::deposit_event(Event::EndpointSet {
				organisation,
				old,
				new: host,
			});
			Ok(())
		}

		/// Name one more administrator.
		///
		/// ## Dispatch Origin
		/// `AdminOrigin`.
		///
		/// ## Details
		/// The rule for person and account is that of [`Call::create_organisation`].
		///
		/// ## Errors
		/// [`Error::UnknownOrganisation`], [`Error::AlreadyAdministrator`], [`Error::TooManyAdministrators`],
		/// [`Error::NotController`], [`Error::AccountTaken`].
		#[pallet::call_index(4)]
		pub fn appoint_administrator(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			person: PersonId,
			account: T::AccountId,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::add_administrator(organisation, person, &account)?;
			Self::deposit_event(Event::AdministratorAppointed {
				organisation,
				person,
				account,
			});
			Ok(())
		}

		/// Take an administrator away. The person and its memberships stay.
		///
		/// ## Dispatch Origin
		/// `AdminOrigin`.
		///
		/// ## Errors
		/// [`Error::UnknownOrganisation`], [`Error::NotAdministrator`], [`Error::LastAdministrator`].
		#[pallet::call_index(5)]
		pub fn dismiss_administrator(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			person: PersonId,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::remove_administrator(organisation, person)?;
			Self::deposit_event(Event::AdministratorDismissed { organisation, person });
			Ok(())
		}

		/// Enrol a person with the person's own statement.
		///
		/// ## Dispatch Origin
		/// `Signed` by an administrator or a live clerk of the active organisation.
		///
		/// ## Details
		/// `signature` is by `account` over the text of the `EnrolmentStatement` of these arguments for `Work`, plain or wrapped
		/// in `<Bytes>`.
		///
		/// ## Errors
		/// [`Error::NotLicensed`], [`Error::OrganisationNotActive`], [`Error::StatementExpired`],
		/// [`Error::StatementTooLong`], [`Error::BadSignature`], [`Error::PersonExists`], [`Error::AccountTaken`],
		/// [`Error::WeakEncryptionKey`].
		#[pallet::call_index(6)]
		pub fn enrol_person(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			person: PersonId,
			account: T::AccountId,
			encryption_key: [u8; 32],
			expires_at: UnixMillis,
			signature: T::Signature,
		) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			Self::ensure_enroller(organisation, by, DESK)?;
			Self::ensure_enrolment(
				EnrolmentPurpose::Work,
				organisation,
				person,
				&account,
				encryption_key,
				expires_at,
				&signature,
			)?;
			Self::create_person(person, Some(&account))?;
			Self::rotate_key(KeyHolder::Person(person), encryption_key)?;
			Self::deposit_event(Event::PersonEnrolled {
				organisation,
				person,
				account,
				encryption_key,
				by,
			});
			Ok(())
		}

		/// Enrol a patient with the patient's own statement.
		///
		/// ## Dispatch Origin
		/// `Signed` by an administrator or a live clerk, doctor or nurse of the active organisation.
		///
		/// ## Details
		/// The statement is that of [`Call::enrol_person`], but for the purpose `Patient`: what was signed to work somewhere
		/// makes nobody a patient. A person who exists becomes a patient if `account` controls it in
		/// full; its key stays as it is.
		///
		/// ## Errors
		/// As for [`Call::enrol_person`], and [`Error::PatientExists`], [`Error::NotController`],
		/// [`Error::AnotherEncryptionKey`].
		#[pallet::call_index(7)]
		pub fn enrol_patient(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			person: PersonId,
			account: T::AccountId,
			encryption_key: [u8; 32],
			expires_at: UnixMillis,
			signature: T::Signature,
		) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			Self::ensure_enroller(organisation, by, CARE_AND_DESK)?;
			Self::ensure_enrolment(
				EnrolmentPurpose::Patient,
				organisation,
				person,
				&account,
				encryption_key,
				expires_at,
				&signature,
			)?;
			let patient = person.as_patient();
			Self::create_or_match_person(person, &account)?;
			Self::set_or_match_key(person, encryption_key)?;
			Self::write_patient(patient, organisation, None)?;
			Self::deposit_event(Event::PatientEnrolled {
				organisation,
				patient,
				account,
				encryption_key,
				by,
			});
			Ok(())
		}

		/// Propose a ward: a patient who has no account yet, such as a newborn.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live doctor, nurse or clerk of the active organisation, who is not the guardian.
		///
		/// ## Details
		/// Nothing changes for anybody until a second member confirms it within `WardProposalLifetime`.
		///
		/// ## Errors
		/// [`Error::NotLicensed`], [`Error::PersonExists`], [`Error::GuardianIsMember`], [`Error::UnknownPerson`],
		/// [`Error::NoAccount`], [`Error::NoEncryptionKey`], [`Error::MajorityOutOfRange`], [`Error::ProposalExists`].
		#[pallet::call_index(8)]
		pub fn propose_ward(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			ward: PatientId,
			guardian: PersonId,
			majority_at: UnixMillis,
		) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			Self::ensure_staff(organisation, by, CARE_AND_DESK)?;
			let expires_at = T::Clock::now().plus(T::WardProposalLifetime::get());
			let proposal = WardProposal {
				organisation,
				guardian,
				majority_at,
				proposer: by,
				expires_at,
			};
			Self::write_proposal(ward, proposal)?;
			Self::deposit_event(Event::WardProposed {
				organisation,
				ward,
				guardian,
				majority_at,
				expires_at,
				by,
			});
			Ok(())
		}

		/// Confirm a ward that another member proposed: it is enrolled, and the guardian acts for it.
		///
		/// ## Dispatch Origin
		/// `Signed` by another live doctor, nurse or clerk of the same active organisation, who is not the guardian.
		///
		/// ## Errors
		/// [`Error::UnknownProposal`], [`Error::ProposalExpired`], [`Error::SameMember`], [`Error::GuardianIsMember`],
		/// [`Error::NotLicensed`], [`Error::ProposerNotLicensed`], [`Error::MajorityOutOfRange`],
		/// [`Error::PersonExists`], [`Error::GuardianRefused`].
		#[pallet::call_index(9)]
		pub fn confirm_ward(origin: OriginFor<T>, ward: PatientId) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			let proposal = WardProposals::<T>::get(ward).ok_or(Error::<T>::UnknownProposal)?;
			Self::ensure_confirmable(&proposal, by)?;
			Self::enrol_ward(ward, &proposal)?;
			Self::deposit_event(Event::WardEnrolled {
				organisation: proposal.organisation,
				ward,
				guardian: proposal.guardian,
				majority_at: proposal.majority_at,
				proposed_by: proposal.proposer,
				by,
			});
			Ok(())
		}

		/// Register a patient with one more organisation.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient or a representative with the consent power.
		///
		/// ## Details
		/// Opens no record to anybody.
		///
		/// ## Errors
		/// [`Error::UnknownPatient`], [`Error::NotAllowedFor`], [`Error::UnknownOrganisation`],
		/// [`Error::OrganisationNotActive`], [`Error::AlreadyRegistered`].
		#[pallet::call_index(10)]
		pub fn register_with(
			origin: OriginFor<T>,
			patient: PatientId,
			organisation: OrganisationId,
		) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			ensure!(Patients::<T>::contains_key(patient), Error::<T>::UnknownPatient);
			let may = T::Representatives::may_act_for(by, patient, Power::Consent, T::Clock::now());
			ensure!(may, Error::<T>::NotAllowedFor);
			Self::ensure_active(organisation)?;
			Self::register(patient, organisation)?;
			Self::deposit_event(Event::PatientRegistered {
				patient,
				organisation,
				by,
			});
			Ok(())
		}

		/// Take a patient's registration with an organisation back.
		///
		/// ## Dispatch Origin
		/// `Signed` by the patient or a representative with the consent power.
		///
		/// ## Details
		/// Cover there ends, and nobody there books for the patient or attests a visit. What the organisation wrote stays in its keeping. A patient
		/// may be registered nowhere.
		///
		/// ## Errors
		/// [`Error::UnknownPatient`], [`Error::NotAllowedFor`], [`Error::NotRegistered`].
		#[pallet::call_index(40)]
		pub fn unregister(
			origin: OriginFor<T>,
			patient: PatientId,
			organisation: OrganisationId,
		) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			ensure!(Patients::<T>::contains_key(patient), Error::<T>::UnknownPatient);
			let may = T::Representatives::may_act_for(by, patient, Power::Consent, T::Clock::now());
			ensure!(may, Error::<T>::NotAllowedFor);
			Registrations::<T>::take(patient, organisation).ok_or(Error::<T>::NotRegistered)?;
			Self::deposit_event(Event::PatientUnregistered {
				patient,
				organisation,
				by,
			});
			Ok(())
		}

		/// Credential a person in the organisation.
		///
		/// ## Dispatch Origin
		/// `Signed` by an administrator of the active organisation, for somebody else.
		///
		/// ## Details
		/// Takes the place of a membership that was ended or is out of term.
		///
		/// ## Errors
		/// [`Error::NotAdministrator`], [`Error::OwnMembership`], [`Error::TermOver`], [`Error::TermTooLong`],
		/// [`Error::UnknownPerson`], [`Error::ProfessionDoesNotFit`], [`Error::MembershipExists`],
		/// [`Error::TooManyMemberships`].
		#[pallet::call_index(11)]
		pub fn issue_membership(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			person: PersonId,
			profession: Profession,
			credentials: Credentials,
			valid_until: UnixMillis,
		) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			Self::ensure_administrator(organisation, by)?;
			ensure!(by != person, Error::<T>::OwnMembership);
			Self::ensure_term(valid_until)?;
			let status = MembershipStatus::Active;
			let membership = Membership {
				profession,
				credentials,
				valid_until,
				status,
			};
			Self::write_membership(organisation, person, membership)?;
			Self::deposit_event(Event::MembershipIssued {
				organisation,
				person,
				membership,
				by,
			});
			Ok(())
		}

		/// Set another end for a membership that was not ended. A suspended one stays suspended.
		///
		/// ## Dispatch Origin
		/// `Signed` by an administrator of the active organisation, for somebody else.
		///
		/// ## Errors
		/// [`Error::NotAdministrator`], [`Error::OwnMembership`], [`Error::TermOver`], [`Error::TermTooLong`],
		/// [`Error::NotMember`], [`Error::NoSuchMove`].
		#[pallet::call_index(12)]
		pub fn renew_membership(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			person: PersonId,
			valid_until: UnixMillis,
		) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			Self::ensure_administrator(organisation, by)?;
			ensure!(by != person, Error::<T>::OwnMembership);
			Self::ensure_term(valid_until)?;
			let old = Self::write_term(organisation, person, valid_until)?;
			Self::deposit_event(Event::MembershipRenewed {
				organisation,
				person,
				old,
				new: valid_until,
				by,
			});
			Ok(())
		}

		/// Keep a member from acting until reinstated.
		///
		/// ## Dispatch Origin
		/// `Signed` by an administrator of the active organisation.
		///
		/// ## Errors
		/// [`Error::NotAdministrator`], [`Error::NotMember`], [`Error::NoSuchMove`].
		#[pallet::call_index(13)]
		pub fn suspend_membership(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			person: PersonId,
		) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			Self::ensure_administrator(organisation, by)?;
			Self::move_membership(organisation, person, MembershipStatus::Suspended)?;
			Self::deposit_event(Event::MembershipSuspended {
				organisation,
				person,
				by,
			});
			Ok(())
		}

		/// Let a suspended member act again, within the term.
		///
		/// ## Dispatch Origin
		/// `Signed` by an administrator of the active organisation, for somebody else.
		///
		/// ## Errors
		/// [`Error::NotAdministrator`], [`Error::OwnMembership`], [`Error::NotMember`], [`Error::NoSuchMove`].
		#[pallet::call_index(14)]
		pub fn reinstate_membership(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			person: PersonId,
		) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			Self::ensure_administrator(organisation, by)?;
			ensure!(by != person, Error::<T>::OwnMembership);
			Self::move_membership(organisation, person, MembershipStatus::Active)?;
			Self::deposit_event(Event::MembershipReinstated {
				organisation,
				person,
				by,
			});
			Ok(())
		}

		/// End a membership for good. A new one may be issued in its place.
		///
		/// ## Dispatch Origin
		/// `Signed` by an administrator of the active organisation.
		///
		/// ## Errors
		/// [`Error::NotAdministrator`], [`Error::NotMember`], [`Error::NoSuchMove`].
		#[pallet::call_index(15)]
		pub fn end_membership(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			person: PersonId,
		) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			Self::ensure_administrator(organisation, by)?;
			Self::move_membership(organisation, person, MembershipStatus::Ended)?;
			Self::deposit_event(Event::MembershipEnded {
				organisation,
				person,
				by,
			});
			Ok(())
		}

		/// Register a person's next encryption key.
		///
		/// ## Dispatch Origin
		/// `Signed` by the person; for a ward that no account controls, by a representative with the consent power.
		///
		/// ## Errors
		/// [`Error::NotAllowedFor`], [`Error::WeakEncryptionKey`], [`Error::SameEncryptionKey`].
		#[pallet::call_index(16)]
		pub fn set_encryption_key(origin: OriginFor<T>, person: PersonId, key: [u8; 32]) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			Self::ensure_may_set_key(by, person)?;
			let holder = KeyHolder::Person(person);
			let key = Self::rotate_key(holder, key)?;
			Self::deposit_event(Event::EncryptionKeySet { holder, key, by });
			Ok(())
		}

		/// Register the next key of an organisation's custodian.
		///
		/// ## Dispatch Origin
		/// `Signed` by an administrator of the active organisation.
		///
		/// ## Errors
		/// [`Error::NotAdministrator`], [`Error::WeakEncryptionKey`], [`Error::SameEncryptionKey`].
		#[pallet::call_index(17)]
		pub fn set_custodian_key(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			key: [u8; 32],
		) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			Self::ensure_administrator(organisation, by)?;
			let holder = KeyHolder::Organisation(organisation);
			let key = Self::rotate_key(holder, key)?;
			Self::deposit_event(Event::EncryptionKeySet { holder, key, by });
			Ok(())
		}

		/// Anchor the BLAKE2b-256 hash of the organisation's signed FHIR directory.
		///
		/// ## Dispatch Origin
		/// `Signed` by an administrator of the active organisation.
		///
		/// ## Errors
		/// [`Error::NotAdministrator`].
		#[pallet::call_index(18)]
		pub fn publish_directory(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			hash: [u8; 32],
		) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			Self::ensure_administrator(organisation, by)?;
			let old = Self::change_organisation(organisation, |row| Ok(row.directory_hash.replace(hash)))?;
			Self::deposit_event(Event::DirectoryPublished {
				organisation,
				old,
				new: hash,
				by,
			});
			Ok(())
		}

		/// Let one more account control the signer's person in full.
		///
		/// ## Dispatch Origin
		/// `Signed` by an account that controls the person in full.
		///
		/// ## Details
		/// `signature` is by the *new* account over the text of the `AccountStatement` of these arguments, plain or wrapped in
		/// `<Bytes>`.
		///
		/// ## Errors
		/// [`Error::StatementExpired`], [`Error::StatementTooLong`], [`Error::BadSignature`], [`Error::AccountTaken`],
		/// [`Error::TooManyAccounts`].
		#[pallet::call_index(19)]
		pub fn add_account(
			origin: OriginFor<T>,
			account: T::AccountId,
			expires_at: UnixMillis,
			signature: T::Signature,
		) -> DispatchResult {
			let person = Self::ensure_person(origin)?;
			Self::join_account(person, &account, expires_at, &signature)?;
			Self::deposit_event(Event::AccountAdded { person, account });
			Ok(())
		}

		/// Take control away from another account of the signer's person, for ever.
		///
		/// ## Dispatch Origin
		/// `Signed` by an account that controls the person in full; not by the one that is removed.
		///
		/// ## Details
		/// The account stays known as retired: it is never reaped and never controls anybody again.
		///
		/// ## Errors
		/// [`Error::OwnAccount`], [`Error::NotController`].
		#[pallet::call_index(20)]
		pub fn remove_account(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			let (signing, person) = Self::ensure_account(origin)?;
			ensure!(signing != account, Error::<T>::OwnAccount);
			Self::retire_account(person, &account)?;
			Self::deposit_event(Event::AccountRemoved { person, account });
			Ok(())
		}

		/// Give a ward its first account.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live representative of the ward with the consent power, so before the ward's majority.
		///
		/// ## Details
		/// `signature` is by the *new* account over the text of the `EnrolmentStatement` for `FirstAccount` of these arguments with the ward as
		/// person and the organisation that enrolled it, plain or wrapped in `<Bytes>`. The account controls the ward in full;
		/// its key becomes the ward's newest, so custodians wrap for it. Representatives stay until majority.
		///
		/// ## Errors
		/// [`Error::UnknownPatient`], [`Error::HasAccount`], [`Error::NotAllowedFor`], [`Error::StatementExpired`],
		/// [`Error::StatementTooLong`], [`Error::BadSignature`], [`Error::WeakEncryptionKey`], [`Error::AccountTaken`].
		///
		/// ## Events
		/// [`Event::WardAccountAndKeySet`].
		#[pallet::call_index(21)]
		pub fn give_ward_account(
			origin: OriginFor<T>,
			ward: PatientId,
			account: T::AccountId,
			encryption_key: [u8; 32],
			expires_at: UnixMillis,
			signature: T::Signature,
		) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			let organisation = Self::ensure_may_give_account(by, ward)?;
			Self::ensure_enrolment(
				EnrolmentPurpose::FirstAccount,
				organisation,
				ward.person(),
				&account,
				encryption_key,
				expires_at,
				&signature,
			)?;
			let key = Self::give_first_account(ward, &account, encryption_key)?;
			Self::deposit_event(Event::WardAccountAndKeySet {
				organisation,
				ward,
				account,
				key,
				proposed_by: None,
				by,
			});
			Ok(())
		}

		/// Propose the first account of a ward that came of age without one.
		///
		/// ## Dispatch Origin
		/// `Signed` by an administrator or a live clerk of the active organisation, where the ward is registered.
		///
		/// ## Details
		/// `signature` is by the *new* account over the text of the `EnrolmentStatement` for `FirstAccount` of these arguments with the ward as
		/// person, plain or wrapped in `<Bytes>`. Nothing changes for the ward until a second member confirms it within
		/// `WardProposalLifetime`.
		///
		/// ## Errors
		/// [`Error::NotLicensed`], [`Error::OrganisationNotActive`], [`Error::UnknownPatient`], [`Error::HasAccount`],
		/// [`Error::NotOfAge`], [`Error::NotRegistered`], [`Error::StatementExpired`], [`Error::StatementTooLong`],
		/// [`Error::BadSignature`], [`Error::WeakEncryptionKey`], [`Error::AccountTaken`], [`Error::ProposalExists`].
		///
		/// ## Events
		/// [`Event::WardAccountProposed`].
		#[pallet::call_index(22)]
		pub fn propose_ward_account(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			ward: PatientId,
			account: T::AccountId,
			encryption_key: [u8; 32],
			expires_at: UnixMillis,
			signature: T::Signature,
		) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			Self::ensure_enroller(organisation, by, DESK)?;
			Self::ensure_of_age_here(ward, organisation)?;
			Self::ensure_enrolment(
				EnrolmentPurpose::FirstAccount,
				organisation,
				ward.person(),
				&account,
				encryption_key,
				expires_at,
				&signature,
			)?;
			let expires_at = T::Clock::now().plus(T::WardProposalLifetime::get());
			let proposal = WardAccountProposal {
				organisation,
				account: account.clone(),
				encryption_key,
				proposer: by,
				expires_at,
			};
			Self::write_account_proposal(ward, proposal)?;
			Self::deposit_event(Event::WardAccountProposed {
				organisation,
				ward,
				account,
				encryption_key,
				expires_at,
				by,
			});
			Ok(())
		}

		/// Confirm the first account of a ward that another member proposed.
		///
		/// ## Dispatch Origin
		/// `Signed` by another administrator or live clerk of the same active organisation.
		///
		/// ## Details
		/// Names the account, so that nobody confirms another one than was shown.
		///
		/// ## Errors
		/// [`Error::UnknownProposal`], [`Error::ProposalExpired`], [`Error::SameMember`], [`Error::NotLicensed`],
		/// [`Error::OrganisationNotActive`], [`Error::ProposerNotLicensed`], [`Error::HasAccount`],
		/// [`Error::AccountTaken`].
		///
		/// ## Events
		/// [`Event::WardAccountAndKeySet`].
		#[pallet::call_index(23)]
		pub fn confirm_ward_account(
			origin: OriginFor<T>,
			ward: PatientId,
			account: T::AccountId,
		) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			let proposal = Self::ensure_account_confirmable(ward, &account, by)?;
			let key = Self::give_first_account(ward, &account, proposal.encryption_key)?;
			WardAccountProposals::<T>::remove(ward);
			Self::deposit_event(Event::WardAccountAndKeySet {
				organisation: proposal.organisation,
				ward,
				account,
				key,
				proposed_by: Some(proposal.proposer),
				by,
			});
			Ok(())
		}

		/// Let a device act for the signer's person during a shift.
		///
		/// ## Dispatch Origin
		/// `Signed` by an account in full control of a person who holds a live membership as doctor, nurse, pharmacist or
		/// laboratory technician (for a clinical session) or as clerk (for one of a desk).
		///
		/// ## Details
		/// `signature` is by the *device's* account over the text of the `SessionStatement` of these arguments, plain or wrapped in
		/// `<Bytes>`. What the session signs is the person's, and names the device. It lives by one membership, of several the one
		/// that lasts longest, and is over at `until`, when it is closed, or while that membership is not live. Its account may be opened again for the same person, never for another.
		///
		/// ## Errors
		/// [`Error::NotASession`], [`Error::SessionOver`], [`Error::SessionTooLong`], [`Error::NotLicensed`],
		/// [`Error::StatementExpired`], [`Error::StatementTooLong`], [`Error::BadSignature`], [`Error::AccountTaken`],
		/// [`Error::SessionExists`], [`Error::TooManySessions`].
		///
		/// ## Events
		/// [`Event::SessionOpened`].
		#[pallet::call_index(24)]
		pub fn open_session(
			origin: OriginFor<T>,
			account: T::AccountId,
			scope: AccountScope,
			until: UnixMillis,
			expires_at: UnixMillis,
			signature: T::Signature,
		) -> DispatchResult {
			let person = Self::ensure_person(origin)?;
			let lives_by = Self::ensure_session(person, scope, until)?;
			Self::ensure_session_statement(person, &account, scope, until, expires_at, &signature)?;
			Self::start_session(person, &account, scope, until, lives_by)?;
			Self::deposit_event(Event::SessionOpened {
				person,
				account,
				scope,
				until,
			});
			Ok(())
		}

		/// End an open session now.
		///
		/// ## Dispatch Origin
		/// `Signed` by an account in full control of its person, or by the session itself.
		///
		/// ## Errors
		/// [`Error::UnknownAccount`], [`Error::NotAllowedForSession`] for another session, [`Error::UnknownSession`].
		///
		/// ## Events
		/// [`Event::SessionClosed`].
		#[pallet::call_index(25)]
		pub fn close_session(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			let by = Self::ensure_may_close(origin, &account)?;
			Self::end_session(by.person, &account)?;
			Self::deposit_event(Event::SessionClosed { account, by });
			Ok(())
		}
	}
}
