// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The runtime APIs of Salus: every read that a client needs, typed, as one caller may see it.
//!
//! `caller` is a party or gets nothing. The chain cannot tell who asks, so whoever lets people reach a node puts the
//! authenticated person there: a vault's door does; a node's own RPC listens on loopback and is the operator's. `now` is the
//! later of the block's time and the asker's clock: the clock of a chain that stands still does not end a grant.
//!
//! A read that takes a [`Listing`] answers the newest first, with the rows of which the own instant (made,
//! booked, arrived, issued, claimed, ordered) lies in its range. Reads that take a cursor and a limit answer
//! by place, in the order in which rows were made: [`RolesApi::organisations`], and what servers sweep,
//! [`CustodyApi::all_records`] and [`CustodyApi::all_consents`].

#![allow(
	clippy::multiple_bound_locations,
	clippy::too_many_arguments,
	reason = "decl_runtime_apis! writes the bounds twice and adds two arguments to each function"
)]

use alloc::vec::Vec;
use codec::Codec;
use polkadot_sdk::sp_api::decl_runtime_apis;
use salus_primitives::{
	acts::ActView,
	appointments::{
		AppointmentView, AskedDoctors, EncounterView, FreeSlotView, HandoverView, ScheduleView, SlotView,
	},
	care::TaskHolder,
	consent::{Grantee, Powers, Terms},
	decision::{Decision, Question},
	orders::{OrderView, OrderWithReports},
	prescriptions::{FillView, PrescriptionFile, PrescriptionView},
	records::ReceiptRoot,
	roles::{EncryptionKey, KeyHolder, Membership, PatientDetails, SessionView, Signer, VaultKey},
	views::{
		ConsentView, Explanation, GrantPreview, Listing, MembershipView, OrganisationView, Page,
		RecordDetails, RecordView, RepresentationView, ShutView, VersionDetails,
	},
	AppointmentId, ConsentId, EncounterId, NetworkId, OrderId, OrganisationId, PatientId, PersonId,
	PrescriptionId, RecordId, ScheduleId, UnixMillis,
};

decl_runtime_apis! {
	/// Who people are and what they may act as.
	pub trait RolesApi<AccountId: Codec> {
		/// The network's id, which wraps, statements and claims are bound to. Everybody may know it.
		fn network_id() -> NetworkId;

		/// Who is behind this account now.
		fn signer(account: AccountId, now: UnixMillis) -> Option<Signer>;

		/// Organisations in the order in which they were created.
		fn organisations(cursor: u32, limit: u32) -> Page<OrganisationView>;

		/// One organisation.
		fn organisation(organisation: OrganisationId) -> Option<OrganisationView>;

		/// Memberships of an organisation, for its live members and its administrators. A range is of when
		/// they count in full.
		fn members(caller: PersonId, organisation: OrganisationId, listing: Listing) -> Page<MembershipView>;

		/// What was proposed in an organisation and neither done nor withdrawn, for its administrators and live members; for anybody else
		/// what is about them.
		fn acts(caller: PersonId, organisation: OrganisationId) -> Vec<ActView>;

		/// Where this person is credentialed: licences are public to the people of the network.
		fn memberships(person: PersonId) -> Vec<MembershipView>;

		/// One membership, live or not.
		fn membership(organisation: OrganisationId, person: PersonId) -> Option<Membership>;

		/// The patient's row, for the patient's side and for live members of organisations where the patient is registered.
		fn patient(caller: PersonId, patient: PatientId, now: UnixMillis) -> Option<PatientDetails>;

		/// Is the patient registered there? For an organisation's own vault; a vault's door offers it to parties only.
		fn is_registered(patient: PatientId, organisation: OrganisationId) -> bool;

		/// The holder's newest encryption key.
		fn encryption_key(holder: KeyHolder) -> Option<EncryptionKey>;

		/// The holder's encryption key of one version, while the chain keeps it.
		fn key_at(holder: KeyHolder, version: u32) -> Option<[u8; 32]>;

		/// Whose vault signs or signed with this Ed25519 key, and when. Everybody may know it.
		fn vault_key(key: [u8; 32]) -> Option<VaultKey>;

		/// The accounts that control the caller in full.
		fn accounts(caller: PersonId) -> Vec<AccountId>;

		/// The sessions of the caller, ended ones that nothing has replaced included.
		fn sessions(caller: PersonId) -> Vec<SessionView<AccountId>>;
	}

	/// What patients have agreed to.
	pub trait ConsentApi {
		/// Answers one question about access: the chain's only answer.
		fn decide(question: Question) -> Decision;

		/// The same answer, and why.
		fn explain(question: Question) -> Explanation;

		/// A patient's consents: all for the patient's side, for others those that they asked for or that let them in.
		fn consents(
			caller: PersonId,
			patient: PatientId,
			listing: Listing,
			now: UnixMillis,
		) -> Page<ConsentView>;

		/// One consent, for its parties.
		fn consent(caller: PersonId, consent: ConsentId, now: UnixMillis) -> Option<ConsentView>;

		/// What was asked for or granted to this grantee, for the grantee's side.
		fn grants_to(caller: PersonId, grantee: Grantee, listing: Listing, now: UnixMillis) -> Page<ConsentView>;

		/// What the patient has shut, for the patient's side.
		fn shut(caller: PersonId, patient: PatientId, now: UnixMillis) -> Option<ShutView>;

		/// Who acts for the patient, for the patient's side.
		fn representatives(caller: PersonId, patient: PatientId, now: UnixMillis) -> Vec<RepresentationView>;

		/// For whom the caller acts, those whose time is over or has not come included.
		fn wards(caller: PersonId, now: UnixMillis) -> Vec<RepresentationView>;

		/// What a grant would let in, for the patient's side, before anybody signs it.
		fn preview(
			caller: PersonId,
			patient: PatientId,
			grantee: Grantee,
			terms: Terms,
			now: UnixMillis,
		) -> Option<GrantPreview>;
	}

	/// Commitments to records. The first three are for readers; the others for an organisation's own vault and custodian, which ask their
	/// own node over loopback, and no vault's door offers them.
	pub trait RecordsApi {
		/// One record, if the caller may read it.
		fn record(
			caller: PersonId,
			organisation: Option<OrganisationId>,
			record: RecordId,
			now: UnixMillis,
		) -> Option<RecordView>;

		/// The patient's records that the caller may read: each is judged by itself.
		fn records(
			caller: PersonId,
			organisation: Option<OrganisationId>,
			patient: PatientId,
			listing: Listing,
			now: UnixMillis,
		) -> Page<RecordView>;

		/// One version of a record that the caller may read.
		fn version(
			caller: PersonId,
			organisation: Option<OrganisationId>,
			record: RecordId,
			version: u32,
			now: UnixMillis,
		) -> Option<VersionDetails>;

		/// The root of the receipts of an organisation's vault for the span in which this instant lies, and which it is in the order
		/// of its roots; `None` while none was anchored. It tells of nobody: everybody may know it.
		fn receipt_root(organisation: OrganisationId, at: UnixMillis) -> Option<(u32, ReceiptRoot)>;
	}

	/// When doctors can be seen, and who sees them.
	pub trait AppointmentsApi {
		/// The open schedules of a doctor, for everybody of the network.
		fn schedules(caller: PersonId, doctor: PersonId) -> Vec<ScheduleView>;

		/// The slots of a schedule that start from `from` to before `until`: free or not, and not for whom.
		fn slots(
			caller: PersonId,
			schedule: ScheduleId,
			from: UnixMillis,
			until: UnixMillis,
			now: UnixMillis,
		) -> Vec<SlotView>;

		/// The first free slots of several doctors that start from `from` to before `until`, in order, for
		/// everybody of the network. Of more doctors than
		/// [`MAX_ASKED_DOCTORS`](salus_primitives::appointments::MAX_ASKED_DOCTORS) the question does not
		/// decode.
		fn free_slots(
			caller: PersonId,
			doctors: AskedDoctors,
			from: UnixMillis,
			until: UnixMillis,
			limit: u32,
			now: UnixMillis,
		) -> Vec<FreeSlotView>;

		/// One appointment, for the patient's side and live members of its organisation.
		fn appointment(caller: PersonId, appointment: AppointmentId, now: UnixMillis) -> Option<AppointmentView>;

		/// A patient's appointments: all for the patient's side, those of their organisations for live members.
		fn appointments(
			caller: PersonId,
			patient: PatientId,
			listing: Listing,
			now: UnixMillis,
		) -> Page<AppointmentView>;

		/// The appointments of a schedule that start from `from` to before `until`, for live members of its organisation.
		fn schedule_appointments(
			caller: PersonId,
			schedule: ScheduleId,
			from: UnixMillis,
			until: UnixMillis,
			now: UnixMillis,
		) -> Vec<AppointmentView>;

		/// One encounter, for the patient's side and live members of its organisation.
		fn encounter(caller: PersonId, encounter: EncounterId, now: UnixMillis) -> Option<EncounterView>;

		/// A patient's encounters: all for the patient's side, those of their organisations for live members.
		fn encounters(
			caller: PersonId,
			patient: PatientId,
			listing: Listing,
			now: UnixMillis,
		) -> Page<EncounterView>;

		/// The encounters of a doctor that began from `from` to before `until`, for live members of the organisation.
		fn doctor_encounters(
			caller: PersonId,
			organisation: OrganisationId,
			doctor: PersonId,
			from: UnixMillis,
			until: UnixMillis,
			now: UnixMillis,
		) -> Vec<EncounterView>;

		/// The live handovers of a patient in an organisation, for the patient's side and its live members.
		fn handovers(
			caller: PersonId,
			organisation: OrganisationId,
			patient: PatientId,
			now: UnixMillis,
		) -> Vec<HandoverView>;
	}

	/// What may be dispensed, and what was.
	pub trait PrescriptionsApi {
		/// A patient's prescriptions: all for the patient's side, for members those that they are a party to.
		fn prescriptions(
			caller: PersonId,
			patient: PatientId,
			listing: Listing,
			now: UnixMillis,
		) -> Page<PrescriptionView>;

		/// One prescription with a page of its fills, for its parties.
		fn prescription(
			caller: PersonId,
			prescription: PrescriptionId,
			listing: Listing,
			now: UnixMillis,
		) -> Option<PrescriptionFile>;

		/// One prescription for whoever knows the key of its claim code, as a live member of an organisation or on the patient's side.
		fn prescription_by_key(
			caller: PersonId,
			organisation: Option<OrganisationId>,
			claim_key: [u8; 32],
			prescription: PrescriptionId,
			now: UnixMillis,
		) -> Option<PrescriptionView>;

		/// The fills of a pharmacy, the newest claim first, for its live pharmacists.
		fn fills(
			caller: PersonId,
			pharmacy: OrganisationId,
			open_only: bool,
			listing: Listing,
			now: UnixMillis,
		) -> Page<FillView>;
	}

	/// What is to be tested, and what was found.
	pub trait OrdersApi {
		/// A patient's orders: all for the patient's side, for doctors those that they ordered or have cover for.
		fn orders(caller: PersonId, patient: PatientId, listing: Listing, now: UnixMillis) -> Page<OrderView>;

		/// One order with its reports, for its parties.
		fn order(caller: PersonId, order: OrderId, now: UnixMillis) -> Option<OrderWithReports>;

		/// The orders that the caller made in organisations of which they are a live member, but for patients
		/// who have shut them or the organisation out.
		fn orders_by(caller: PersonId, listing: Listing, now: UnixMillis) -> Page<OrderView>;

		/// The open orders that ask a laboratory or that it accepted, the newest first, for those who do
		/// their tests: in-house the requester and who has cover.
		fn orders_at(
			caller: PersonId,
			laboratory: OrganisationId,
			listing: Listing,
			now: UnixMillis,
		) -> Page<OrderView>;
	}

	/// What an organisation's own vault and custodian ask for all whom they serve. No vault's door offers it.
	pub trait CustodyApi {
		/// A record's row and its current version.
		fn record_facts(record: RecordId) -> Option<(RecordDetails, VersionDetails)>;

		/// One version of a record.
		fn anchor(record: RecordId, version: u32) -> Option<VersionDetails>;

		/// Every record of a patient by its place, which never changes, the oldest first: for custodians,
		/// which sweep them.
		fn all_records(patient: PatientId, cursor: u32, limit: u32) -> Page<RecordView>;

		/// Every consent of a patient by its place, likewise.
		fn all_consents(patient: PatientId, cursor: u32, limit: u32) -> Page<ConsentView>;

		/// Whom the records of this patient have to be wrapped for because of a task.
		fn task_holders(patient: PatientId, now: UnixMillis) -> Vec<TaskHolder>;

		/// May a wrap of this record's key be kept for this holder? THE answer for whoever keeps or makes wraps
		/// ([`salus_primitives::holding::may_hold`]).
		fn may_hold(holder: KeyHolder, record: RecordId, now: UnixMillis) -> bool;

		/// Is the actor the patient, or a representative who holds one of these powers now, and not excluded
		/// ([`salus_primitives::holding::may_act_for`])?
		fn may_act_for(actor: PersonId, patient: PatientId, powers: Powers, now: UnixMillis) -> bool;
	}
}
