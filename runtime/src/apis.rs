// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What clients and the node ask the chain. Those of Salus are declared in [`health`].

#[deny(missing_docs)]
mod custody;
#[deny(missing_docs)]
pub mod health;
#[deny(missing_docs)]
mod parties;

use crate::{
	genesis_config_presets, AccountId, Appointments, Aura, Block, Consent, Executive, Grandpa,
	InherentDataExt, Nonce, Orders, Prescriptions, Records, Roles, Runtime, RuntimeGenesisConfig,
	SessionKeys, System, VERSION,
};
use alloc::vec::Vec;
use pallet_records::listing::Reader;
use polkadot_sdk::{
	frame_support::genesis_builder_helper::{build_state, get_preset},
	pallet_grandpa::AuthorityId as GrandpaId,
	sp_api::impl_runtime_apis,
	sp_consensus_aura::sr25519::AuthorityId as AuraId,
	sp_core::{crypto::KeyTypeId, OpaqueMetadata},
	sp_runtime::{
		traits::{Block as BlockT, NumberFor},
		transaction_validity::{TransactionSource, TransactionValidity},
		ApplyExtrinsicResult, ExtrinsicInclusionMode,
	},
	sp_session::OpaqueGeneratedSessionKeys,
	sp_version::RuntimeVersion,
	*,
};
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
	roles::{
		EncryptionKey, KeyHolder, Membership, PatientDetails, RoleInspect, SessionView, Signer, VaultKey,
	},
	views::{
		ConsentView, Explanation, GrantPreview, Listing, MembershipView, OrganisationView, Page,
		RecordDetails, RecordView, RepresentationView, ShutView, VersionDetails,
	},
	AppointmentId, ConsentId, EncounterId, NetworkId, OrderId, OrganisationId, PatientId, PersonId,
	PrescriptionId, RecordId, ScheduleId, UnixMillis,
};

impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block);
		}

		fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: frame_support::view_functions::ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, frame_support::view_functions::ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(data: sp_inherents::InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: sp_inherents::InherentData,
		) -> sp_inherents::CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			extrinsic: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, extrinsic, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
		fn slot_duration() -> sp_consensus_aura::SlotDuration {
			sp_consensus_aura::SlotDuration::from_millis(Aura::slot_duration())
		}

		fn authorities() -> Vec<AuraId> {
			pallet_aura::Authorities::<Runtime>::get().into_inner()
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(owner: Vec<u8>, seed: Option<Vec<u8>>) -> OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			pallet_grandpa::CurrentSetId::<Runtime>::get()
		}

		// There is no stake to take from a validator that votes twice; the others see it in their logs.
		fn submit_report_equivocation_unsigned_extrinsic(
			_proof: sp_consensus_grandpa::EquivocationProof<<Block as BlockT>::Hash, NumberFor<Block>>,
			_owner: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			None
		}

		fn generate_key_ownership_proof(
			_set: sp_consensus_grandpa::SetId,
			_authority: GrandpaId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			None
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<RuntimeGenesisConfig>(config)
		}

		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, genesis_config_presets::get_preset)
		}

		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			genesis_config_presets::preset_names()
		}
	}

	impl health::RolesApi<Block, AccountId> for Runtime {
		fn network_id() -> NetworkId {
			Roles::network_id()
		}

		fn signer(account: AccountId, now: UnixMillis) -> Option<Signer> {
			<Roles as RoleInspect>::signer(&account, now)
		}

		fn organisations(cursor: u32, limit: u32) -> Page<OrganisationView> {
			Roles::organisations(cursor, limit)
		}

		fn organisation(organisation: OrganisationId) -> Option<OrganisationView> {
			Roles::organisation_view(organisation)
		}

		fn members(
			caller: PersonId,
			organisation: OrganisationId,
			listing: Listing,
		) -> Page<MembershipView> {
			parties::members(caller, organisation, &listing)
		}

		fn acts(caller: PersonId, organisation: OrganisationId) -> Vec<ActView> {
			parties::acts(caller, organisation)
		}

		fn memberships(person: PersonId) -> Vec<MembershipView> {
			Roles::memberships_of(person)
		}

		fn membership(organisation: OrganisationId, person: PersonId) -> Option<Membership> {
			<Roles as RoleInspect>::membership(organisation, person)
		}

		fn patient(caller: PersonId, patient: PatientId, now: UnixMillis) -> Option<PatientDetails> {
			parties::patient(caller, patient, now)
		}

		fn is_registered(patient: PatientId, organisation: OrganisationId) -> bool {
			<Roles as RoleInspect>::is_registered(patient, organisation)
		}

		fn encryption_key(holder: KeyHolder) -> Option<EncryptionKey> {
			<Roles as RoleInspect>::encryption_key(holder)
		}

		fn key_at(holder: KeyHolder, version: u32) -> Option<[u8; 32]> {
			Roles::key_at(holder, version)
		}

		fn vault_key(key: [u8; 32]) -> Option<VaultKey> {
			Roles::vault_key(key)
		}

		fn accounts(caller: PersonId) -> Vec<AccountId> {
			Roles::accounts_of(caller)
		}

		fn sessions(caller: PersonId) -> Vec<SessionView<AccountId>> {
			Roles::sessions(caller)
		}
	}

	impl health::ConsentApi<Block> for Runtime {
		fn decide(question: Question) -> Decision {
			parties::decide(&question)
		}

		fn explain(question: Question) -> Explanation {
			parties::explain(&question)
		}

		fn consents(
			caller: PersonId,
			patient: PatientId,
			listing: Listing,
			now: UnixMillis,
		) -> Page<ConsentView> {
			Consent::consents_for(caller, patient, &listing, now)
		}

		fn consent(caller: PersonId, consent: ConsentId, now: UnixMillis) -> Option<ConsentView> {
			Consent::consent_for(caller, consent, now)
		}

		fn grants_to(
			caller: PersonId,
			grantee: Grantee,
			listing: Listing,
			now: UnixMillis,
		) -> Page<ConsentView> {
			Consent::grants_to_for(caller, grantee, &listing, now)
		}

		fn shut(caller: PersonId, patient: PatientId, now: UnixMillis) -> Option<ShutView> {
			Consent::shut_for(caller, patient, now)
		}

		fn representatives(caller: PersonId, patient: PatientId, now: UnixMillis) -> Vec<RepresentationView> {
			Consent::representatives_for(caller, patient, now)
		}

		fn wards(caller: PersonId, _now: UnixMillis) -> Vec<RepresentationView> {
			Consent::wards_of(caller)
		}

		fn preview(
			caller: PersonId,
			patient: PatientId,
			_grantee: Grantee,
			terms: Terms,
			now: UnixMillis,
		) -> Option<GrantPreview> {
			parties::preview(caller, patient, &terms, now)
		}
	}

	impl health::RecordsApi<Block> for Runtime {
		fn record(
			caller: PersonId,
			organisation: Option<OrganisationId>,
			record: RecordId,
			now: UnixMillis,
		) -> Option<RecordView> {
			Records::record_for(&Reader { person: caller, organisation, now }, record)
		}

		fn records(
			caller: PersonId,
			organisation: Option<OrganisationId>,
			patient: PatientId,
			listing: Listing,
			now: UnixMillis,
		) -> Page<RecordView> {
			Records::records_for(&Reader { person: caller, organisation, now }, patient, &listing)
		}

		fn version(
			caller: PersonId,
			organisation: Option<OrganisationId>,
			record: RecordId,
			version: u32,
			now: UnixMillis,
		) -> Option<VersionDetails> {
			Records::version_for(&Reader { person: caller, organisation, now }, record, version)
		}

		fn receipt_root(organisation: OrganisationId, at: UnixMillis) -> Option<(u32, ReceiptRoot)> {
			Records::receipt_root_at(organisation, at)
		}
	}

	impl health::AppointmentsApi<Block> for Runtime {
		fn schedules(caller: PersonId, doctor: PersonId) -> Vec<ScheduleView> {
			Appointments::schedules_for(caller, doctor)
		}

		fn slots(
			caller: PersonId,
			schedule: ScheduleId,
			from: UnixMillis,
			until: UnixMillis,
			now: UnixMillis,
		) -> Vec<SlotView> {
			Appointments::slots_for(caller, schedule, from, until, now)
		}

		fn free_slots(
			caller: PersonId,
			doctors: AskedDoctors,
			from: UnixMillis,
			until: UnixMillis,
			limit: u32,
			now: UnixMillis,
		) -> Vec<FreeSlotView> {
			Appointments::free_slots_for(caller, &doctors, (from, until), limit, now)
		}

		fn appointment(
			caller: PersonId,
			appointment: AppointmentId,
			now: UnixMillis,
		) -> Option<AppointmentView> {
			Appointments::appointment_for(caller, appointment, now)
		}

		fn appointments(
			caller: PersonId,
			patient: PatientId,
			listing: Listing,
			now: UnixMillis,
		) -> Page<AppointmentView> {
			Appointments::appointments_for(caller, patient, &listing, now)
		}

		fn schedule_appointments(
			caller: PersonId,
			schedule: ScheduleId,
			from: UnixMillis,
			until: UnixMillis,
			now: UnixMillis,
		) -> Vec<AppointmentView> {
			Appointments::schedule_appointments_for(caller, schedule, from, until, now)
		}

		fn encounter(caller: PersonId, encounter: EncounterId, now: UnixMillis) -> Option<EncounterView> {
			Appointments::encounter_for(caller, encounter, now)
		}

		fn encounters(
			caller: PersonId,
			patient: PatientId,
			listing: Listing,
			now: UnixMillis,
		) -> Page<EncounterView> {
			Appointments::encounters_for(caller, patient, &listing, now)
		}

		fn doctor_encounters(
			caller: PersonId,
			organisation: OrganisationId,
			doctor: PersonId,
			from: UnixMillis,
			until: UnixMillis,
			now: UnixMillis,
		) -> Vec<EncounterView> {
			Appointments::doctor_encounters_for(caller, organisation, doctor, from, until, now)
		}

		fn handovers(
			caller: PersonId,
			organisation: OrganisationId,
			patient: PatientId,
			now: UnixMillis,
		) -> Vec<HandoverView> {
			Appointments::handovers_for(caller, organisation, patient, now)
		}
	}

	impl health::PrescriptionsApi<Block> for Runtime {
		fn prescriptions(
			caller: PersonId,
			patient: PatientId,
			listing: Listing,
			now: UnixMillis,
		) -> Page<PrescriptionView> {
			Prescriptions::prescriptions_for(caller, patient, &listing, now)
		}

		fn prescription(
			caller: PersonId,
			prescription: PrescriptionId,
			listing: Listing,
			now: UnixMillis,
		) -> Option<PrescriptionFile> {
			Prescriptions::prescription_for(caller, prescription, &listing, now)
		}

		fn prescription_by_key(
			caller: PersonId,
			organisation: Option<OrganisationId>,
			claim_key: [u8; 32],
			prescription: PrescriptionId,
			now: UnixMillis,
		) -> Option<PrescriptionView> {
			Prescriptions::prescription_by_key(caller, organisation, claim_key, prescription, now)
		}

		fn fills(
			caller: PersonId,
			pharmacy: OrganisationId,
			open_only: bool,
			listing: Listing,
			now: UnixMillis,
		) -> Page<FillView> {
			Prescriptions::fills_at_for(caller, pharmacy, open_only, &listing, now)
		}
	}

	impl health::OrdersApi<Block> for Runtime {
		fn orders(
			caller: PersonId,
			patient: PatientId,
			listing: Listing,
			now: UnixMillis,
		) -> Page<OrderView> {
			Orders::orders_for(caller, patient, &listing, now)
		}

		fn order(caller: PersonId, order: OrderId, now: UnixMillis) -> Option<OrderWithReports> {
			Orders::order_for(caller, order, now)
		}

		fn orders_by(caller: PersonId, listing: Listing, now: UnixMillis) -> Page<OrderView> {
			Orders::orders_by(caller, &listing, now)
		}

		fn orders_at(
			caller: PersonId,
			laboratory: OrganisationId,
			listing: Listing,
			now: UnixMillis,
		) -> Page<OrderView> {
			Orders::orders_at(caller, laboratory, &listing, now)
		}
	}

	impl health::CustodyApi<Block> for Runtime {
		fn record_facts(record: RecordId) -> Option<(RecordDetails, VersionDetails)> {
			Records::record_view(record).map(|view| (view.details, view.current))
		}

		fn anchor(record: RecordId, version: u32) -> Option<VersionDetails> {
			Records::version(record, version)
		}

		fn all_records(patient: PatientId, cursor: u32, limit: u32) -> Page<RecordView> {
			Records::records_of(patient, cursor, limit)
		}

		fn all_consents(patient: PatientId, cursor: u32, limit: u32) -> Page<ConsentView> {
			Consent::consents_of(patient, cursor, limit)
		}

		fn task_holders(patient: PatientId, now: UnixMillis) -> Vec<TaskHolder> {
			custody::holders(patient, now)
		}

		fn may_hold(holder: KeyHolder, record: RecordId, now: UnixMillis) -> bool {
			custody::may_hold(holder, record, now)
		}

		fn may_act_for(actor: PersonId, patient: PatientId, powers: Powers, now: UnixMillis) -> bool {
			custody::may_act_for(actor, patient, powers, now)
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(
			extra: bool,
		) -> (Vec<frame_benchmarking::BenchmarkList>, Vec<frame_support::traits::StorageInfo>) {
			crate::benchmarks::metadata(extra)
		}

		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			crate::benchmarks::dispatch(config)
		}
	}

	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(
			checks: frame_try_runtime::UpgradeCheckSelect,
		) -> (frame_support::weights::Weight, frame_support::weights::Weight) {
			let weight = Executive::try_runtime_upgrade(checks)
				.expect("a failed check must end the trial, which never runs on a validator; qed");
			(weight, crate::configs::limits::MAX_BLOCK_WEIGHT)
		}

		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> frame_support::weights::Weight {
			Executive::try_execute_block(block, state_root_check, signature_check, select)
				.expect("a failed check must end the trial, which never runs on a validator; qed")
		}
	}
}
