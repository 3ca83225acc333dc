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
//! The council creates the north hospital with Ada and Eli as administrators ([`Call::create_organisation`]). Ben signs "enrol me to
//! work here" in his wallet; Ada submits it ([`Call::enrol_person`]) and proposes that he is a doctor for a year
//! ([`Call::propose_act`]); Eli approves ([`Call::approve_act`]), and Ben accepts ([`Call::carry_out_act`]). Ben enrols Cleo as a patient with Cleo's own statement ([`Call::enrol_patient`]). Cleo's
//! newborn has no key: Ben proposes the ward and a nurse confirms it ([`Call::propose_ward`], [`Call::confirm_ward`]), and
//! Cleo acts for the child until it is of age; with its first phone the child gets an account of its own, from Cleo
//! ([`Call::give_ward_account`]), which ends with its majority; then it has one of its own from the desks of two hospitals
//! ([`Call::propose_ward_account`], [`Call::confirm_desk_act`], [`Call::carry_out_desk_act`]). Ben's wallet makes the
//! ward's tablet a session for his shift ([`Call::open_session`]): what it signs is his, and names the tablet. When Cleo loses
//! her phone, her second account removes the first, a week later
//! ([`Call::remove_account`], [`Call::finish_removal`]); nothing else changes.
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
mod acts;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod desk_acts;
mod enrolment;
pub mod genesis;
mod impls;
mod keys;
mod listing;
mod memberships;
#[cfg(test)]
mod mock;
mod newcomers;
mod organisations;
mod sessions;
mod suspensions;
#[cfg(test)]
mod tests;
mod try_state;
pub mod types;
mod vaults;
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
		acts::{ActContent, ActKind, DeskContent, MAX_FORMER_ADMINISTRATORS, QUORUM},
		allowance::{Allowance, AllowanceRules, Cost},
		consent::{ConsentInspect, Power},
		roles::{
			AccountScope, Act, ActedBy, AppointGuardian, EncryptionKey, KeyHolder, Membership,
			MembershipStatus, OrganisationKind, OrganisationStatus, PatientDetails, SessionView, VaultKey,
		},
		statements::EnrolmentPurpose,
		time::DayCount,
		views::{EndpointHost, OrganisationDetails, MAX_ADMINISTRATORS},
		Clock, OrganisationId, PatientId, PersonId, UnixMillis,
	};
	use sp_runtime::traits::{Convert, IdentifyAccount, Verify};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime decides.
	#[pallet::config]
	pub trait Config:
		frame_system::Config<AccountId: Into<[u8; 32]> + From<[u8; 32]>, RuntimeEvent: From<Event<Self>>>
	{
		/// Weights, from benchmarks.
		type WeightInfo: WeightInfo;
		/// Who creates, suspends and reinstates organisations, and is the voice from outside in their acts.
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
		/// How long the second member has to confirm a ward, in milliseconds.
		#[pallet::constant]
		type WardProposalLifetime: Get<u64>;
		/// The most sessions of one person that are not over.
		#[pallet::constant]
		type MaxSessionsPerPerson: Get<u32>;
		/// How long a session may last, in milliseconds.
		#[pallet::constant]
		type MaxSessionLength: Get<u64>;
		/// For how many blocks an administrator who signs nothing counts as one who can be asked.
		#[pallet::constant]
		type DormantAfter: Get<u32>;
		/// How often one administrator may suspend or end a membership or freeze the custodian's key in a day.
		#[pallet::constant]
		type MaxClosingsPerDay: Get<u32>;
		/// What an organisation of so many registered patients may spend: on enrolments, and on what its newcomers spend beyond their
		/// own.
		type OrganisationAllowance: Convert<u32, AllowanceRules>;
		/// What an enrolment costs the organisation: all that the newcomer may spend of their own while they are one.
		type EnrolmentCost: Get<Cost>;
		/// For how long somebody is a newcomer, in milliseconds.
		#[pallet::constant]
		type NewcomerTime: Get<u64>;
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

	/// Acts of desks that were proposed, by `(person, what they would do)`. Removed when carried out or withdrawn; one that lapsed is
	/// replaced by the next of the same content.
	#[pallet::storage]
	pub type DeskActs<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, PersonId, Blake2_128Concat, DeskContent, DeskAct>;

	/// Wards that a desk saw hold their accounts themselves. Rows are never removed.
	#[pallet::storage]
	pub type HeldAccounts<T: Config> = StorageMap<_, Blake2_128Concat, PatientId, ()>;

	/// Guardians whom one member wants suspended, by `(ward, (guardian, organisation))`. Removed when a colleague says so too; one that is too
	/// old is replaced by the next.
	#[pallet::storage]
	pub type SuspensionWishes<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		PatientId,
		Blake2_128Concat,
		(PersonId, OrganisationId),
		SuspensionWish,
	>;

	/// When a guardian was suspended last, by `(ward, guardian)`. Rows are never removed.
	#[pallet::storage]
	pub type SuspendedAt<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, PatientId, Blake2_128Concat, PersonId, UnixMillis>;

	/// The account of each person that another of theirs wants removed. Removed when that is settled.
	#[pallet::storage]
	pub type Removals<T: Config> = StorageMap<_, Blake2_128Concat, PersonId, Removal<T::AccountId>>;

	/// Acts that were proposed, by `(organisation, what they would do)`. Removed when carried out or when the last voice is taken
	/// back; one that lapsed is replaced by the next of the same content.
	#[pallet::storage]
	pub type Acts<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, OrganisationId, Blake2_128Concat, ActContent, OpenAct>;

	/// How many acts of an organisation are open, or lapsed without being cleared, that this voice proposed. No row for none.
	#[pallet::storage]
	pub type OpenActs<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, OrganisationId, Blake2_128Concat, Voice, u32, ValueQuery>;

	/// Acts of this kind that were proposed before this instant are void: one person closed then what they would open. Rows are never
	/// removed: what two said before counts no more, however often it is opened and closed since.
	#[pallet::storage]
	pub type VoidBefore<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, OrganisationId, Twox64Concat, ActKind, UnixMillis, ValueQuery>;

	/// Custodians whose key an administrator froze. Removed by an act that thaws it or sets another.
	#[pallet::storage]
	pub type FrozenCustodians<T: Config> = StorageMap<_, Blake2_128Concat, OrganisationId, ()>;

	/// The key with which each organisation's vault signs.
	#[pallet::storage]
	pub type VaultIdentities<T: Config> = StorageMap<_, Blake2_128Concat, OrganisationId, [u8; 32]>;

	/// Every key with which a vault signs or signed. Rows are never removed: what it signed stays checkable, and no key is used twice.
	#[pallet::storage]
	pub type VaultKeys<T: Config> = StorageMap<_, Blake2_128Concat, [u8; 32], VaultKey>;

	/// Whose naming as an administrator had one independent voice of administrators only, and whose that was: the two count as one voice.
	/// Removed when the person leaves the administration.
	#[pallet::storage]
	pub type NamedBy<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		OrganisationId,
		Blake2_128Concat,
		PersonId,
		BoundedVec<PersonId, ConstU32<MAX_ADMINISTRATORS>>,
		ValueQuery,
	>;

	/// Who left an organisation's administration within a year, and when, the first to have left first.
	#[pallet::storage]
	pub type FormerAdministrators<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		OrganisationId,
		BoundedVec<(PersonId, UnixMillis), ConstU32<MAX_FORMER_ADMINISTRATORS>>,
		ValueQuery,
	>;

	/// What each administrator of an organisation has closed lately.
	#[pallet::storage]
	pub type Closed<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		OrganisationId,
		Blake2_128Concat,
		PersonId,
		DayCount,
		ValueQuery,
	>;

	/// How many patients are registered with an organisation: its allowance grows with them.
	#[pallet::storage]
	pub type RegisteredCount<T: Config> = StorageMap<_, Blake2_128Concat, OrganisationId, u32, ValueQuery>;

	/// Persons who were enrolled by a member: whose newcomers they are, or were. One row a person at most.
	#[pallet::storage]
	pub type Newcomers<T: Config> = StorageMap<_, Blake2_128Concat, PersonId, Newcomer>;

	/// What each payer has spent. Written by the runtime's transaction extension and by enrolments. A person's own row is written
	/// whenever one of their accounts in full control signs, whoever pays: it tells when that was last.
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
		/// Record keys are wrapped for another key of an organisation's custodian.
		CustodianKeySet {
			/// Whose.
			organisation: OrganisationId,
			/// Which version, and the key.
			key: EncryptionKey,
		},
		/// Nobody wraps for an organisation's custodian until an act says otherwise.
		CustodianKeyFrozen {
			/// Whose.
			organisation: OrganisationId,
			/// The administrator.
			by: PersonId,
		},
		/// The custodian's key that was frozen is used again.
		CustodianKeyThawed {
			/// Whose.
			organisation: OrganisationId,
		},
		/// An organisation's vault signs with another key.
		VaultIdentitySet {
			/// Whose.
			organisation: OrganisationId,
			/// Ed25519.
			key: [u8; 32],
		},
		/// A vault signs with this key no more.
		VaultIdentityEnded {
			/// Whose.
			organisation: OrganisationId,
			/// Which key.
			key: [u8; 32],
			/// The administrator.
			by: PersonId,
		},
		/// A desk saw that a ward under age holds its account itself: what it seals is shut to its guardians from here on.
		HeldAccountAndKeySet {
			/// Where.
			organisation: OrganisationId,
			/// Who.
			ward: PatientId,
			/// By which account.
			account: T::AccountId,
			/// The ward's newest key.
			key: EncryptionKey,
			/// The member at the desk.
			by: PersonId,
		},
		/// A member wants a guardian suspended; a colleague has to say so too.
		GuardianSuspensionWished {
			/// Where.
			organisation: OrganisationId,
			/// Whose guardian.
			ward: PatientId,
			/// Who.
			guardian: PersonId,
			/// The member.
			by: PersonId,
		},
		/// A guardian does nothing for the ward for a while.
		GuardianSuspended {
			/// Where.
			organisation: OrganisationId,
			/// Whose guardian.
			ward: PatientId,
			/// Who.
			guardian: PersonId,
			/// The second member.
			by: PersonId,
			/// The first instant at which the guardian may act again.
			until: UnixMillis,
		},
		/// An organisation published another directory.
		DirectoryPublished {
			/// Whose.
			organisation: OrganisationId,
			/// Its hash before.
			old: Option<[u8; 32]>,
			/// Its hash now.
			new: [u8; 32],
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
		/// A ward has its first account, which controls it until its majority, and the key of that account.
		WardAccountAndKeySet {
			/// The organisation that the statement named.
			organisation: OrganisationId,
			/// Who is no longer without an account.
			ward: PatientId,
			/// The account.
			account: T::AccountId,
			/// The ward's newest key: a new one, unless it had just this one.
			key: EncryptionKey,
			/// The representative.
			by: PersonId,
		},
		/// A grown ward has an account of its own; those that it had before are retired.
		OwnAccountAndKeySet {
			/// Who.
			ward: PatientId,
			/// The account.
			account: T::AccountId,
			/// The ward's newest key: a new one, unless it had just this one.
			key: EncryptionKey,
		},
		/// A ward is of age at another instant.
		MajorityCorrected {
			/// Who.
			ward: PatientId,
			/// The instant before.
			old: UnixMillis,
			/// The instant now.
			new: UnixMillis,
		},
		/// An account wants an older one of the same person removed, which only closes from now on.
		RemovalBegun {
			/// Of whom.
			person: PersonId,
			/// The older one.
			account: T::AccountId,
			/// The younger one.
			by: T::AccountId,
			/// The first instant at which it can be removed, unless it objects.
			opens_at: UnixMillis,
		},
		/// An account objects to its removal: neither it nor the other opens anything until two desks say which one goes.
		RemovalObjected {
			/// Of whom.
			person: PersonId,
			/// The account that objects.
			account: T::AccountId,
		},
		/// An account no longer wants the other removed.
		RemovalWithdrawn {
			/// Of whom.
			person: PersonId,
			/// The account that stays.
			account: T::AccountId,
		},
		/// A desk wants something done for a person.
		DeskActProposed {
			/// For whom.
			person: PersonId,
			/// What it would do.
			content: DeskContent,
			/// Whose desk.
			organisation: OrganisationId,
			/// Who signed.
			by: PersonId,
		},
		/// The desk of another organisation agrees.
		DeskActConfirmed {
			/// For whom.
			person: PersonId,
			/// What it would do.
			content: DeskContent,
			/// Whose desk.
			organisation: OrganisationId,
			/// Who signed.
			by: PersonId,
		},
		/// Somebody objects to an act of desks: it waits twice as long, and one more desk has to confirm it.
		DeskActObjected {
			/// For whom.
			person: PersonId,
			/// What it would do.
			content: DeskContent,
			/// Who objected.
			by: PersonId,
		},
		/// The desk that proposed it took an act back.
		DeskActWithdrawn {
			/// For whom.
			person: PersonId,
			/// What it would have done.
			content: DeskContent,
			/// Who signed.
			by: PersonId,
		},
		/// An act of desks was carried out.
		DeskActCarriedOut {
			/// For whom.
			person: PersonId,
			/// What it did.
			content: DeskContent,
			/// Who signed.
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
		/// Somebody wants an act. Until it can be carried out, administrators can object.
		ActProposed {
			/// Where.
			organisation: OrganisationId,
			/// What it would do.
			content: ActContent,
			/// The administrator; `None` for the council.
			by: Option<PersonId>,
		},
		/// An act has one voice more.
		ActApproved {
			/// Where.
			organisation: OrganisationId,
			/// What it would do.
			content: ActContent,
			/// The administrator; `None` for the council.
			by: Option<PersonId>,
		},
		/// An act waits twice as long, and needs the council.
		ActObjected {
			/// Where.
			organisation: OrganisationId,
			/// What it would do.
			content: ActContent,
			/// The administrator.
			by: PersonId,
		},
		/// An act has one voice less; without one it is gone.
		ActWithdrawn {
			/// Where.
			organisation: OrganisationId,
			/// What it would have done.
			content: ActContent,
			/// The administrator; `None` for the council.
			by: Option<PersonId>,
		},
		/// An act was carried out; what it did is told before this.
		ActCarriedOut {
			/// Where.
			organisation: OrganisationId,
			/// What it did.
			content: ActContent,
			/// Who signed; `None` for the council, with its last voice.
			by: Option<PersonId>,
		},
		/// An act that had lapsed was removed.
		ActCleared {
			/// Where.
			organisation: OrganisationId,
			/// What it would have done.
			content: ActContent,
		},
	}

	/// Why a call was refused, and what to do.
	#[pallet::error]
	pub enum Error<T> {
		/// The signing account controls nobody, or no longer does. Sign with an account that was enrolled.
		UnknownAccount,
		/// A session key, or an account that only closes, may not do this. Sign with the wallet.
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
		/// The guardian, or the organisation's custodian, has no encryption key. Register one first.
		NoEncryptionKey,
		/// The guardian is a ward without an account.
		NoAccount,
		/// The person is controlled by as many accounts as it may. Remove one first.
		TooManyAccounts,
		/// The organisation has as many administrators as it may. Dismiss one first.
		TooManyAdministrators,
		/// The person has as many memberships as it may. One has to be ended first.
		TooManyMemberships,
		/// An organisation begins with two administrators at least, so that there are two for an act. The second may be one of another
		/// organisation.
		TooFewAdministrators,
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
		/// A desk saw already that the ward holds its account.
		AccountHeld,
		/// The account does not control the ward, or is not the only one: remove the others first.
		NotOnlyAccount,
		/// The signer wants the guardian suspended already: a colleague has to say so too, within seven days.
		WantsSecondMember,
		/// The guardian was suspended within the last 180 days. Two desks dismiss a guardian ([`Call::propose_desk_act`]).
		SuspendedLately,
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
		/// Nobody proposed that in this organisation, or it is done or withdrawn. Propose it.
		UnknownAct,
		/// That is proposed already. Approve it.
		ActExists,
		/// The act was not carried out in time. Propose it anew.
		ActLapsed,
		/// The act is about the signer, who neither approves it nor objects to it.
		ActConcernsSigner,
		/// The signer approved the act already. To object to it, take that back first.
		AlreadyApproved,
		/// The signer objected to the act already.
		AlreadyObjected,
		/// The signer has not approved the act.
		NotApproved,
		/// As many have approved the act, or objected to it, as count.
		TooManyVoices,
		/// One more administrator of the organisation has to approve the act.
		ActNeedsAdministrator,
		/// The council has to approve the act: the organisation has too few administrators, or one objected.
		ActNeedsCouncil,
		/// The act still waits, so that whoever it harms can object. Carry it out later.
		ActWaits,
		/// What the act would open was closed since it was proposed, or the membership that it is about was another one: it is void.
		/// Propose it anew.
		ActVoid,
		/// Whom the act is about has to carry it out, which accepts it.
		ActNeedsAcceptance,
		/// As many acts are open that the signer proposed as may be. Withdraw one, or have it carried out.
		TooManyActs,
		/// The desk of one more independent organisation has to confirm the act.
		ActNeedsDesk,
		/// The two desks are not independent: they share an administrator, or one of the persons works for the other's organisation.
		NotIndependent,
		/// The organisation treats no patients, or is too young for its desk to count. Turn to another one.
		NotSettled,
		/// The person is no ward, or is of age.
		OfAge,
		/// The person is not a guardian of the ward.
		NotGuardian,
		/// The ward's own account is given with a statement: `propose_ward_account`.
		StatementNeeded,
		/// Another account of the person is to be removed. Settle that first.
		RemovalExists,
		/// No account of the person is to be removed, or not that one.
		NotContested,
		/// The account that is to be removed can still object. Try again later.
		RemovalWaits,
		/// The account objects to its removal. Turn to the desks of two organisations.
		RemovalObjected,
		/// The custodian's key is not frozen, or there is none.
		NotFrozen,
		/// The custodian's key is frozen already.
		AlreadyFrozen,
		/// For this key anybody can make signatures, or it has two names. Make a new one.
		WeakVaultIdentity,
		/// The key is a person's account, or was a vault's identity before. Make a new one.
		VaultIdentityTaken,
		/// The organisation's vault has no identity: there is none to end.
		NoVaultIdentity,
		/// The signer has closed as much today as one administrator may. Another one can, or the signer tomorrow.
		TooManyClosings,
		/// The organisation has spent on enrolments what it may for now. Wait some minutes and send the same again.
		EnrolmentAllowanceSpent,
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
		/// [`Error::OrganisationExists`], [`Error::TooFewAdministrators`], [`Error::AlreadyAdministrator`] for one that is named
		/// twice, [`Error::NotController`], [`Error::AccountTaken`].
		#[pallet::call_index(0)]
		pub fn create_organisation(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			kind: OrganisationKind,
			administrators: Administrators<T>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			ensure!(
				administrators.len() >= QUORUM as usize,
				Error::<T>::TooFewAdministrators
			);
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
			Self::remove_act(organisation, &ActContent::ReinstateOrganisation);
			Self::deposit_event(Event::OrganisationSuspended { organisation });
			Ok(())
		}

		/// Propose an act: what one administrator may not do alone.
		///
		/// ## Dispatch Origin
		/// `Signed` by an administrator of the organisation whom the act does not concern, or `AdminOrigin`. The organisation is
		/// active; suspended where the act reinstates it.
		///
		/// ## Details
		/// The proposer is its first voice. How many it needs and how long it waits is judged when it is carried out, by the table of
		/// `salus_primitives::acts`. What could not be done now whoever approves it is refused. Nobody's proposal is in the way of
		/// another content's, and each has room for as many open ones (15).
		///
		/// ## Errors
		/// [`Error::UnknownOrganisation`], [`Error::OrganisationNotActive`], [`Error::NotAdministrator`],
		/// [`Error::ActConcernsSigner`], [`Error::ActExists`], [`Error::TooManyActs`], and those of what the act would do:
		/// an administrator named: [`Error::UnknownPerson`], [`Error::AlreadyAdministrator`], [`Error::TooManyAdministrators`];
		/// dismissed: [`Error::NotAdministrator`], [`Error::LastAdministrator`];
		/// a membership issued: [`Error::TermOver`], [`Error::TermTooLong`], [`Error::UnknownPerson`],
		/// [`Error::ProfessionDoesNotFit`], [`Error::MembershipExists`], [`Error::TooManyMemberships`];
		/// renewed: [`Error::TermOver`], [`Error::TermTooLong`], [`Error::NotMember`], [`Error::NoSuchMove`];
		/// reinstated: [`Error::NotMember`], [`Error::NoSuchMove`];
		/// a custodian's key: [`Error::WeakEncryptionKey`], [`Error::SameEncryptionKey`]; thawed: [`Error::NotFrozen`];
		/// a vault's identity: [`Error::WeakVaultIdentity`], [`Error::VaultIdentityTaken`];
		/// an endpoint: [`Error::BadEndpoint`]; an organisation reinstated: [`Error::NoSuchMove`].
		///
		/// ## Events
		/// [`Event::ActProposed`].
		#[pallet::call_index(4)]
		pub fn propose_act(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			content: ActContent,
		) -> DispatchResult {
			let by = Self::ensure_voice(origin, organisation, &content)?;
			Self::write_act(organisation, &content, by)?;
			Self::deposit_event(Event::ActProposed {
				organisation,
				content,
				by,
			});
			Ok(())
		}

		/// Approve an act that somebody else proposed.
		///
		/// ## Dispatch Origin
		/// As for [`Call::propose_act`].
		///
		/// ## Details
		/// Names what the act would do, so that nobody approves another one than was shown. With the last voice of an act that waits
		/// for nothing and that nobody has to accept, it is carried out.
		///
		/// ## Errors
		/// [`Error::UnknownOrganisation`], [`Error::OrganisationNotActive`], [`Error::NotAdministrator`],
		/// [`Error::ActConcernsSigner`], [`Error::UnknownAct`], [`Error::ActLapsed`], [`Error::ActVoid`], [`Error::AlreadyApproved`],
		/// [`Error::AlreadyObjected`], [`Error::TooManyVoices`]; where it is carried out, those of what it does.
		///
		/// ## Events
		/// [`Event::ActApproved`]; where it is carried out, those of [`Call::carry_out_act`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::approve_act().saturating_add(T::WeightInfo::carry_out_act()))]
		pub fn approve_act(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			content: ActContent,
		) -> DispatchResult {
			let by = Self::ensure_voice(origin, organisation, &content)?;
			let decided = Self::write_voice(organisation, &content, by)?;
			Self::deposit_event(Event::ActApproved {
				organisation,
				content: content.clone(),
				by,
			});
			if decided {
				Self::execute_act(organisation, &content, by)?;
			}
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
		/// [`Error::WeakEncryptionKey`], [`Error::EnrolmentAllowanceSpent`].
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
			Self::welcome(organisation, person)?;
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
			if Persons::<T>::contains_key(person) {
				Self::create_or_match_person(person, &account)?;
			} else {
				Self::create_person(person, Some(&account))?;
				Self::welcome(organisation, person)?;
			}
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
			let by = Self::ensure_closing(origin)?;
			ensure!(Patients::<T>::contains_key(patient), Error::<T>::UnknownPatient);
			let may = T::Representatives::may_close_for(by, patient, Power::Consent, T::Clock::now());
			ensure!(may, Error::<T>::NotAllowedFor);
			Self::remove_registration(patient, organisation)?;
			Self::deposit_event(Event::PatientUnregistered {
				patient,
				organisation,
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
		/// [`Error::NotAdministrator`], [`Error::TooManyClosings`], [`Error::NotMember`], [`Error::NoSuchMove`].
		#[pallet::call_index(13)]
		pub fn suspend_membership(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			person: PersonId,
		) -> DispatchResult {
			let by = Self::ensure_may_close_in(origin, organisation)?;
			Self::move_membership(organisation, person, MembershipStatus::Suspended)?;
			Self::remove_act(organisation, &ActContent::ReinstateMembership { person });
			Self::deposit_event(Event::MembershipSuspended {
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
		/// [`Error::NotAdministrator`], [`Error::TooManyClosings`], [`Error::NotMember`], [`Error::NoSuchMove`].
		#[pallet::call_index(15)]
		pub fn end_membership(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			person: PersonId,
		) -> DispatchResult {
			let by = Self::ensure_may_close_in(origin, organisation)?;
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
			let (adding, person) = Self::ensure_account(origin)?;
			Self::join_account(person, &adding, &account, expires_at, &signature)?;
			Self::deposit_event(Event::AccountAdded { person, account });
			Ok(())
		}

		/// Take control away from another account of the signer's person, for ever.
		///
		/// ## Dispatch Origin
		/// `Signed` by an account that controls the person in full; not by the one that is removed.
		///
		/// ## Details
		/// A younger account is removed at once, and that costs no allowance. An older one only closes from now on and is removed after a
		/// week with [`Call::finish_removal`], unless it objects. A removed account stays known as retired: it is never reaped and never
		/// controls anybody again.
		///
		/// ## Errors
		/// [`Error::OwnAccount`], [`Error::NotController`], [`Error::RemovalExists`].
		///
		/// ## Events
		/// [`Event::AccountRemoved`] or [`Event::RemovalBegun`].
		#[pallet::call_index(20)]
		#[pallet::weight((<T as Config>::WeightInfo::remove_account(), DispatchClass::Operational))]
		pub fn remove_account(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			let (by, person) = Self::ensure_account(origin)?;
			if Self::begin_removal(person, &by, &account)? {
				Self::deposit_event(Event::AccountRemoved { person, account });
			} else if let Some(Removal { opens_at, .. }) = Removals::<T>::get(person) {
				Self::deposit_event(Event::RemovalBegun {
					person,
					account,
					by,
					opens_at,
				});
			}
			Ok(())
		}

		/// Remove the older account whose removal began a week ago and that did not object.
		///
		/// ## Dispatch Origin
		/// `Signed` by an account of the person, also by one that only closes.
		///
		/// ## Errors
		/// [`Error::NotContested`], [`Error::RemovalObjected`], [`Error::RemovalWaits`].
		///
		/// ## Events
		/// [`Event::AccountRemoved`].
		#[pallet::call_index(41)]
		pub fn finish_removal(origin: OriginFor<T>) -> DispatchResult {
			let person = Self::ensure_closing(origin)?;
			let account = Self::finish_removal_of(person)?;
			Self::deposit_event(Event::AccountRemoved { person, account });
			Ok(())
		}

		/// Object to the removal of the signing account, or take the own wish to remove another one back.
		///
		/// ## Dispatch Origin
		/// `Signed` by the account that is to be removed, which objects, or by the one that wants it, which takes that back.
		///
		/// ## Details
		/// After an objection both accounts only close until the desks of two organisations say which one goes
		/// ([`Call::propose_desk_act`]), or the wish is taken back.
		///
		/// ## Errors
		/// [`Error::NotContested`].
		///
		/// ## Events
		/// [`Event::RemovalObjected`] or [`Event::RemovalWithdrawn`].
		#[pallet::call_index(42)]
		pub fn object_to_removal(origin: OriginFor<T>) -> DispatchResult {
			let (account, person) = Self::ensure_acting(origin, Act::Close)?;
			let wants = Removals::<T>::get(person).filter(|removal| removal.by == account);
			if let Some(removal) = wants {
				Self::end_removal(person, &account);
				Self::deposit_event(Event::RemovalWithdrawn {
					person,
					account: removal.account,
				});
				return Ok(());
			}
			Self::note_objection(person, &account)?;
			Self::deposit_event(Event::RemovalObjected { person, account });
			Ok(())
		}

		/// Give a ward its first account.
		///
		/// ## Dispatch Origin
		/// `Signed` by a live representative of the ward with the consent power, so before the ward's majority.
		///
		/// ## Details
		/// `signature` is by the *new* account over the text of the `EnrolmentStatement` for `FirstAccount` of these arguments with the ward as
		/// person and the organisation that enrolled it, plain or wrapped in `<Bytes>`. The account controls the ward in full until its
		/// majority, and for a year after that only closes; its key becomes the ward's newest, so custodians wrap for it.
		/// Representatives stay until majority.
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
			let details = Self::ensure_may_give_account(by, ward)?;
			let organisation = details.enrolled_by;
			Self::ensure_enrolment(
				EnrolmentPurpose::FirstAccount,
				organisation,
				ward.person(),
				&account,
				encryption_key,
				expires_at,
				&signature,
			)?;
			let until = details.majority_at.unwrap_or(UnixMillis::FOREVER);
			let key = Self::give_account(ward, &account, encryption_key, until)?;
			Self::deposit_event(Event::WardAccountAndKeySet {
				organisation,
				ward,
				account,
				key,
				by,
			});
			Ok(())
		}

		/// Propose the account with which a grown ward controls itself.
		///
		/// ## Dispatch Origin
		/// `Signed` by an administrator or a live clerk of the active organisation, where the ward is registered or was enrolled: a hospital or
		/// clinic that is 90 days old. At the earliest 90 days before the ward's majority.
		///
		/// ## Details
		/// `signature` is by the *new* account over the text of the `EnrolmentStatement` for `FirstAccount` of these arguments with the ward as
		/// person, plain or wrapped in `<Bytes>`: the signer saw the person. The desk of another, independent organisation confirms it
		/// ([`Call::confirm_desk_act`]), and after a week, not before the majority, anybody carries it out
		/// ([`Call::carry_out_desk_act`]). Accounts that the ward had before are then retired; they neither confirm nor object.
		///
		/// ## Errors
		/// [`Error::NotLicensed`], [`Error::OrganisationNotActive`], [`Error::NotSettled`], [`Error::StatementExpired`],
		/// [`Error::StatementTooLong`], [`Error::BadSignature`], [`Error::NotRegistered`], [`Error::UnknownPatient`],
		/// [`Error::NotOfAge`], [`Error::HasAccount`], [`Error::WeakEncryptionKey`], [`Error::AccountTaken`], [`Error::ActExists`].
		///
		/// ## Events
		/// [`Event::DeskActProposed`].
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
			let content = DeskContent::GiveAccount {
				account: account.clone().into(),
				encryption_key,
			};
			let voice = Self::ensure_desk(origin, organisation, &content)?;
			Self::ensure_enrolment(
				EnrolmentPurpose::FirstAccount,
				organisation,
				ward.person(),
				&account,
				encryption_key,
				expires_at,
				&signature,
			)?;
			Self::open_desk_act(ward.person(), content, voice)
		}

		/// Propose something that two desks do for a person who cannot do it alone: a guardian added or dismissed, a majority corrected, or
		/// an account removed that contests it.
		///
		/// ## Dispatch Origin
		/// `Signed` by an administrator or a live clerk of the active organisation, where the patient is registered or was enrolled: a hospital or
		/// clinic that is 90 days old. Not by the guardian whom it names.
		///
		/// ## Errors
		/// [`Error::NotLicensed`], [`Error::OrganisationNotActive`], [`Error::NotSettled`], [`Error::GuardianIsMember`],
		/// [`Error::StatementNeeded`], [`Error::NotRegistered`], [`Error::ActExists`], and those of what it would do:
		/// a guardian: [`Error::UnknownPatient`], [`Error::OfAge`], [`Error::UnknownPerson`], [`Error::NoAccount`],
		/// [`Error::NoEncryptionKey`], [`Error::GuardianRefused`], [`Error::NotGuardian`]; a majority: [`Error::OfAge`],
		/// [`Error::MajorityOutOfRange`]; an account: [`Error::NotContested`].
		///
		/// ## Events
		/// [`Event::DeskActProposed`].
		#[pallet::call_index(43)]
		pub fn propose_desk_act(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			person: PersonId,
			content: DeskContent,
		) -> DispatchResult {
			let stated = matches!(content, DeskContent::GiveAccount { .. });
			ensure!(!stated, Error::<T>::StatementNeeded);
			let voice = Self::ensure_desk(origin, organisation, &content)?;
			Self::open_desk_act(person, content, voice)
		}

		/// Confirm an act of desks for another organisation.
		///
		/// ## Dispatch Origin
		/// `Signed` by an administrator or a live clerk of an active hospital or clinic that is 90 days old and independent of every other
		/// desk in it. The patient need not be registered there.
		///
		/// ## Errors
		/// [`Error::NotLicensed`], [`Error::OrganisationNotActive`], [`Error::NotSettled`], [`Error::GuardianIsMember`],
		/// [`Error::UnknownAct`], [`Error::ActLapsed`], [`Error::NotIndependent`], [`Error::TooManyVoices`].
		///
		/// ## Events
		/// [`Event::DeskActConfirmed`].
		#[pallet::call_index(23)]
		pub fn confirm_desk_act(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			person: PersonId,
			content: DeskContent,
		) -> DispatchResult {
			let voice = Self::ensure_desk(origin, organisation, &content)?;
			Self::confirm_desk(person, &content, voice)?;
			Self::deposit_event(Event::DeskActConfirmed {
				person,
				content,
				organisation,
				by: voice.person,
			});
			Ok(())
		}

		/// Object to an act of desks: it waits twice as long, and the desk of one more organisation has to confirm it.
		///
		/// ## Dispatch Origin
		/// `Signed` by a guardian of the ward, by an administrator of an active organisation where the patient is registered (named in
		/// `organisation`), or, where an account is to be removed, by the person. Not by the guardian whom the act names.
		///
		/// ## Errors
		/// [`Error::NotAllowedFor`], [`Error::UnknownAct`], [`Error::ActLapsed`], [`Error::AlreadyObjected`],
		/// [`Error::TooManyVoices`] after two objections.
		///
		/// ## Events
		/// [`Event::DeskActObjected`].
		#[pallet::call_index(44)]
		pub fn object_desk_act(
			origin: OriginFor<T>,
			person: PersonId,
			content: DeskContent,
			organisation: Option<OrganisationId>,
		) -> DispatchResult {
			let by = Self::ensure_closing(origin)?;
			Self::object_desk(person, organisation, &content, by)?;
			Self::deposit_event(Event::DeskActObjected { person, content, by });
			Ok(())
		}

		/// Take an act of desks back.
		///
		/// ## Dispatch Origin
		/// `Signed` by the person who proposed it.
		///
		/// ## Errors
		/// [`Error::UnknownAct`], [`Error::NotApproved`].
		///
		/// ## Events
		/// [`Event::DeskActWithdrawn`].
		#[pallet::call_index(45)]
		pub fn withdraw_desk_act(
			origin: OriginFor<T>,
			person: PersonId,
			content: DeskContent,
		) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			Self::withdraw_desk(person, &content, by)?;
			Self::deposit_event(Event::DeskActWithdrawn { person, content, by });
			Ok(())
		}

		/// Carry an act of desks out that was confirmed and whose wait is over.
		///
		/// ## Dispatch Origin
		/// `Signed` by an account that controls a person in full: where the act adds a guardian by that person, who accepts it; otherwise by
		/// anybody, for the act is decided already.
		///
		/// ## Details
		/// Every desk is judged anew.
		///
		/// ## Errors
		/// [`Error::UnknownAct`], [`Error::ProposerNotLicensed`], [`Error::ActNeedsDesk`], [`Error::ActWaits`],
		/// [`Error::ActLapsed`], [`Error::ActNeedsAcceptance`], and those of what it does, as for [`Call::propose_desk_act`] and
		/// [`Call::propose_ward_account`].
		///
		/// ## Events
		/// That of what it does, and [`Event::DeskActCarriedOut`].
		#[pallet::call_index(46)]
		pub fn carry_out_desk_act(
			origin: OriginFor<T>,
			person: PersonId,
			content: DeskContent,
		) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			Self::execute_desk_act(person, &content, by)?;
			Self::deposit_event(Event::DeskActCarriedOut { person, content, by });
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
		/// `Signed` by an account in full control of its person, or by the session itself. Costs no allowance.
		///
		/// ## Errors
		/// [`Error::UnknownAccount`], [`Error::NotAllowedForSession`] for another session, [`Error::UnknownSession`].
		///
		/// ## Events
		/// [`Event::SessionClosed`].
		#[pallet::call_index(25)]
		#[pallet::weight((<T as Config>::WeightInfo::close_session(), DispatchClass::Operational))]
		pub fn close_session(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			let by = Self::ensure_may_close(ensure_signed(origin)?, &account)?;
			Self::end_session(by.person, &account)?;
			Self::deposit_event(Event::SessionClosed { account, by });
			Ok(())
		}

		/// Object to an act: it waits twice as long, and needs the council's voice besides.
		///
		/// ## Dispatch Origin
		/// `Signed` by an administrator of the active organisation whom the act does not concern and who did not approve it.
		///
		/// ## Details
		/// Once per objector, and it ends nothing. Of more than two objections the third and later ones change nothing and are
		/// refused.
		///
		/// ## Errors
		/// [`Error::UnknownOrganisation`], [`Error::OrganisationNotActive`], [`Error::NotAdministrator`],
		/// [`Error::ActConcernsSigner`], [`Error::UnknownAct`], [`Error::ActLapsed`], [`Error::ActVoid`], [`Error::AlreadyApproved`],
		/// [`Error::AlreadyObjected`], [`Error::TooManyVoices`].
		///
		/// ## Events
		/// [`Event::ActObjected`].
		#[pallet::call_index(26)]
		pub fn object_act(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			content: ActContent,
		) -> DispatchResult {
			let by = Self::ensure_unconcerned(origin, organisation, &content)?;
			Self::write_objection(organisation, &content, by)?;
			Self::deposit_event(Event::ActObjected {
				organisation,
				content,
				by,
			});
			Ok(())
		}

		/// Take the own voice for an act back. With the last one the act is gone.
		///
		/// ## Dispatch Origin
		/// `Signed` by an administrator of the organisation who proposed or approved it, or `AdminOrigin`.
		///
		/// ## Errors
		/// [`Error::UnknownOrganisation`], [`Error::OrganisationNotActive`], [`Error::NotAdministrator`],
		/// [`Error::ActConcernsSigner`], [`Error::UnknownAct`], [`Error::NotApproved`].
		///
		/// ## Events
		/// [`Event::ActWithdrawn`].
		#[pallet::call_index(27)]
		pub fn withdraw_act(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			content: ActContent,
		) -> DispatchResult {
			let by = Self::ensure_voice(origin, organisation, &content)?;
			Self::remove_voice(organisation, &content, by)?;
			Self::deposit_event(Event::ActWithdrawn {
				organisation,
				content,
				by,
			});
			Ok(())
		}

		/// Carry an act out that has its voices and whose wait is over, or clear one that lapsed or is void.
		///
		/// ## Dispatch Origin
		/// `Signed` by an account that controls a person in full: where the act names an administrator or issues a membership by that
		/// person, who accepts it; otherwise by anybody, for the act is decided already.
		///
		/// ## Details
		/// Every office is judged anew: whoever approved and is no longer an administrator has no voice, and an administrator who
		/// signs again after a long time counts again. One that lapsed, or whose opening was closed since, does nothing and is removed, which
		/// gives its proposer the place back.
		///
		/// ## Errors
		/// [`Error::UnknownAct`], [`Error::UnknownOrganisation`], [`Error::OrganisationNotActive`],
		/// [`Error::ActNeedsAdministrator`], [`Error::ActNeedsCouncil`], [`Error::ActWaits`], [`Error::ActNeedsAcceptance`], and
		/// those of what it does, as for [`Call::propose_act`].
		///
		/// ## Events
		/// That of what it does, and [`Event::ActCarriedOut`]; or [`Event::ActCleared`].
		#[pallet::call_index(28)]
		pub fn carry_out_act(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			content: ActContent,
		) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			if Self::clear_over(organisation, &content)? {
				Self::deposit_event(Event::ActCleared {
					organisation,
					content,
				});
				return Ok(());
			}
			Self::execute_act(organisation, &content, Some(by))
		}

		/// Keep everybody from wrapping record keys for the organisation's custodian, until an act thaws its key or sets another.
		///
		/// ## Dispatch Origin
		/// `Signed` by an administrator of the active organisation.
		///
		/// ## Details
		/// What was wrapped stays readable. Counts among the signer's closings of the day.
		///
		/// ## Errors
		/// [`Error::UnknownOrganisation`], [`Error::OrganisationNotActive`], [`Error::NotAdministrator`],
		/// [`Error::TooManyClosings`], [`Error::NoEncryptionKey`], [`Error::AlreadyFrozen`].
		///
		/// ## Events
		/// [`Event::CustodianKeyFrozen`].
		#[pallet::call_index(17)]
		pub fn freeze_custodian_key(origin: OriginFor<T>, organisation: OrganisationId) -> DispatchResult {
			let by = Self::ensure_may_close_in(origin, organisation)?;
			Self::freeze(organisation)?;
			Self::void_acts(
				organisation,
				&[ActKind::ThawCustodianKey, ActKind::SetCustodianKey],
			);
			Self::deposit_event(Event::CustodianKeyFrozen { organisation, by });
			Ok(())
		}

		/// Say that a ward under age holds its account itself, so that what it seals is shut to its guardians, too.
		///
		/// ## Dispatch Origin
		/// `Signed` by an administrator or a live clerk of an active hospital or clinic that is 90 days old and where the ward is registered or was
		/// enrolled. Not by a guardian.
		///
		/// ## Details
		/// `signature` is by the ward's only account over the text of the `EnrolmentStatement` for `HeldAccount` of these arguments with the ward as
		/// person, plain or wrapped in `<Bytes>`: the signer saw the ward sign, alone. The key in it is the ward's newest or
		/// becomes it: whoever gave the account may know the one before. From here on no guardian views or unseals what is sealed, whoever sealed it,
		/// nor any guardian who is added later. It holds until the majority, which ends guardianship.
		///
		/// ## Errors
		/// [`Error::NotLicensed`], [`Error::OrganisationNotActive`], [`Error::NotSettled`], [`Error::GuardianIsMember`], [`Error::StatementExpired`],
		/// [`Error::StatementTooLong`], [`Error::BadSignature`], [`Error::UnknownPatient`], [`Error::NotRegistered`], [`Error::OfAge`],
		/// [`Error::AccountHeld`], [`Error::NotOnlyAccount`], [`Error::WeakEncryptionKey`].
		///
		/// ## Events
		/// [`Event::HeldAccountAndKeySet`].
		#[pallet::call_index(49)]
		pub fn confirm_held_account(
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
			ensure!(Self::is_settled(organisation), Error::<T>::NotSettled);
			ensure!(!T::Guardians::is_guardian(ward, by), Error::<T>::GuardianIsMember);
			Self::ensure_enrolment(
				EnrolmentPurpose::HeldAccount,
				organisation,
				ward.person(),
				&account,
				encryption_key,
				expires_at,
				&signature,
			)?;
			Self::ensure_knows(organisation, ward)?;
			let key = Self::hold_account(ward, &account, encryption_key)?;
			Self::deposit_event(Event::HeldAccountAndKeySet {
				organisation,
				ward,
				account,
				key,
				by,
			});
			Ok(())
		}

		/// Keep a guardian from acting for a ward, at once and for 30 days, together with a colleague.
		///
		/// ## Dispatch Origin
		/// `Signed` by an administrator or a live clerk, doctor or nurse of an active hospital or clinic that is 90 days old and where the ward is
		/// registered or was enrolled. Not by the guardian.
		///
		/// ## Details
		/// The first member's word waits seven days for another member of the same organisation. From the second one's on the guardian reads
		/// and signs nothing for the ward, but may object to acts of desks. A suspension ends by itself; in the meantime two desks can
		/// dismiss the guardian or add one ([`Call::propose_desk_act`]). The same guardian of the same ward is suspended again after 180 days at the earliest.
		///
		/// ## Errors
		/// [`Error::NotLicensed`], [`Error::OrganisationNotActive`], [`Error::NotSettled`], [`Error::GuardianIsMember`], [`Error::UnknownPatient`],
		/// [`Error::NotRegistered`], [`Error::NotGuardian`], [`Error::SuspendedLately`], [`Error::WantsSecondMember`].
		///
		/// ## Events
		/// [`Event::GuardianSuspensionWished`], or [`Event::GuardianSuspended`].
		#[pallet::call_index(48)]
		pub fn suspend_guardian(
			origin: OriginFor<T>,
			organisation: OrganisationId,
			ward: PatientId,
			guardian: PersonId,
		) -> DispatchResult {
			let by = Self::ensure_person(origin)?;
			let done = Self::suspend_or_wish(organisation, ward, guardian, by)?;
			Self::deposit_event(match done {
				Some(until) => Event::GuardianSuspended {
					organisation,
					ward,
					guardian,
					by,
					until,
				},
				None => Event::GuardianSuspensionWished {
					organisation,
					ward,
					guardian,
					by,
				},
			});
			Ok(())
		}

		/// Believe nothing any more that the organisation's vault signs, until an act gives it another key.
		///
		/// ## Dispatch Origin
		/// `Signed` by an administrator of the active organisation.
		///
		/// ## Details
		/// What it signed before stays checkable. The key never counts again. Counts among the signer's closings of the day.
		///
		/// ## Errors
		/// [`Error::UnknownOrganisation`], [`Error::OrganisationNotActive`], [`Error::NotAdministrator`],
		/// [`Error::TooManyClosings`], [`Error::NoVaultIdentity`].
		///
		/// ## Events
		/// [`Event::VaultIdentityEnded`].
		#[pallet::call_index(47)]
		pub fn end_vault_identity(origin: OriginFor<T>, organisation: OrganisationId) -> DispatchResult {
			let by = Self::ensure_may_close_in(origin, organisation)?;
			let key = Self::retire_vault_identity(organisation)?;
			Self::void_acts(organisation, &[ActKind::SetVaultIdentity]);
			Self::deposit_event(Event::VaultIdentityEnded {
				organisation,
				key,
				by,
			});
			Ok(())
		}
	}
}
