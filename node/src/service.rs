// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! How the node's parts are put together: database, transaction pool, network, block making (Aura), finality (GRANDPA), RPC.

use crate::votes::{NotingKeystore, Votes};
use polkadot_sdk::{
	sc_basic_authorship::ProposerFactory,
	sc_client_api::BlockBackend,
	sc_consensus::{DefaultImportQueue, LongestChain},
	sc_consensus_aura::{self, ImportQueueParams, SlotProportion, StartAuraParams},
	sc_consensus_grandpa::{
		self, GrandpaParams, GrandpaPruningFilter, LinkHalf, SharedVoterState, VotingRulesBuilder,
	},
	sc_executor::WasmExecutor,
	sc_network::{config::FullNetworkConfiguration, NetworkBackend},
	sc_service::{
		self, error::Error, BuildNetworkParams, Configuration, PartialComponents, SpawnTasksParams,
		TFullBackend, TFullClient, TaskManager, WarpSyncConfig,
	},
	sc_transaction_pool::{self, TransactionPoolHandle},
	sc_transaction_pool_api::OffchainTransactionPoolFactory,
	sp_api::ProvideRuntimeApi,
	sp_blockchain::HeaderBackend,
	sp_consensus_aura::{
		inherents::InherentDataProvider as AuraInherent, sr25519::AuthorityPair as AuraPair, SlotDuration,
	},
	sp_consensus_grandpa::GrandpaApi,
	sp_io::SubstrateHostFunctions,
	sp_keystore::KeystorePtr,
	sp_runtime::traits::Block as BlockT,
	sp_timestamp::InherentDataProvider as TimestampInherent,
};
use salus_runtime::{apis::RuntimeApi, opaque::Block};
use std::{sync::Arc, time::Duration};

/// Reads and runs the chain.
pub type FullClient = TFullClient<Block, RuntimeApi, WasmExecutor<SubstrateHostFunctions>>;
type FullBackend = TFullBackend<Block>;
type SelectChain = LongestChain<FullBackend, Block>;
type BlockImport = sc_consensus_grandpa::GrandpaBlockImport<FullBackend, Block, FullClient, SelectChain>;
type FinalityLink = LinkHalf<Block, FullClient, SelectChain>;

/// The parts that every command needs.
pub type Parts = PartialComponents<
	FullClient,
	FullBackend,
	SelectChain,
	DefaultImportQueue<Block>,
	TransactionPoolHandle<Block, FullClient>,
	(BlockImport, FinalityLink, Votes<FullClient>),
>;

/// Every so many blocks a proof of finality is kept for those who synchronise: some eight minutes.
const JUSTIFICATION_PERIOD: u32 = 512;

/// How long a vote is expected to travel. Rounds wait for twice and four times this, so it bounds how far finality lags
/// behind; votes that travel longer are counted all the same, in a later round. See `docs/decisions/0003-grandpa-voting-rule.md`.
const GOSSIP_DURATION: Duration = Duration::from_millis(150);

/// The share of a slot in which a block is put together: as long as the weight of a full block. After slots without a block it is no more: with
/// time for several slots an overloaded validator makes few, huge blocks, each later than the one before.
const PROPOSAL_SHARE: f32 = 0.65;

/// Time and slot of a block that is made or checked now.
async fn inherents(
	slot_duration: SlotDuration,
) -> Result<(AuraInherent, TimestampInherent), Box<dyn std::error::Error + Send + Sync>> {
	let timestamp = TimestampInherent::from_system_time();
	let slot = AuraInherent::from_timestamp_and_slot_duration(*timestamp, slot_duration);
	Ok((slot, timestamp))
}

/// Puts together what every command needs.
pub fn new_partial(config: &Configuration) -> Result<Parts, Error> {
	let executor = sc_service::new_wasm_executor::<SubstrateHostFunctions>(&config.executor);
	let (client, backend, keystore_container, task_manager) =
		sc_service::new_full_parts::<Block, RuntimeApi, _>(
			config,
			None,
			executor,
			vec![Arc::new(GrandpaPruningFilter)],
		)?;
	let client = Arc::new(client);
	let votes = votes(config, &client)?;
	let select_chain = LongestChain::new(backend.clone());
	let transaction_pool = Arc::from(
		sc_transaction_pool::Builder::new(
			task_manager.spawn_essential_handle(),
			client.clone(),
			config.role.is_authority().into(),
		)
		.with_options(config.transaction_pool.clone())
		.with_prometheus(config.prometheus_registry())
		.build(),
	);
	let (block_import, finality_link) = sc_consensus_grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		&client,
		select_chain.clone(),
		None,
	)?;
	let slot_duration = sc_consensus_aura::slot_duration(&*client)?;
	let import_queue = sc_consensus_aura::import_queue::<AuraPair, _, _, _, _, _>(ImportQueueParams {
		block_import: block_import.clone(),
		justification_import: Some(Box::new(block_import.clone())),
		client: client.clone(),
		create_inherent_data_providers: move |_, ()| inherents(slot_duration),
		spawner: &task_manager.spawn_essential_handle(),
		registry: config.prometheus_registry(),
		check_for_equivocation: Default::default(),
		telemetry: None,
		compatibility_mode: Default::default(),
	})?;
	Ok(PartialComponents {
		client,
		backend,
		task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other: (block_import, finality_link, votes),
	})
}

/// What is noted of this node's votes; before GRANDPA reads what the database knows of them.
fn votes(config: &Configuration, client: &Arc<FullClient>) -> Result<Votes<FullClient>, Error> {
	let validators = client
		.runtime_api()
		.grandpa_authorities(client.info().best_hash)
		.map_err(|error| Error::Application(Box::new(error)))?;
	let path = config.base_path.config_dir(config.chain_spec.id()).join("votes");
	Ok(Votes::open(client.clone(), path, validators.len() <= 1)?)
}

/// Runs a node until its essential tasks end.
pub fn new_full<N: NetworkBackend<Block, <Block as BlockT>::Hash>>(
	config: Configuration,
) -> Result<TaskManager, Error> {
	let PartialComponents {
		client,
		backend,
		mut task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other: (block_import, finality_link, votes),
	} = new_partial(&config)?;

	let registry = config.prometheus_registry().cloned();
	let mut net_config =
		FullNetworkConfiguration::<Block, <Block as BlockT>::Hash, N>::new(&config.network, registry.clone());
	let metrics = N::register_notification_metrics(config.prometheus_registry());
	let genesis = client
		.block_hash(0)?
		.ok_or_else(|| Error::Other("the database holds no first block".into()))?;
	let finality_protocol = sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
	let (finality_set, notification_service) = sc_consensus_grandpa::grandpa_peers_set_config::<_, N>(
		finality_protocol.clone(),
		metrics.clone(),
		net_config.peer_store_handle(),
	);
	net_config.add_notification_protocol(finality_set);
	let warp_sync = Arc::new(sc_consensus_grandpa::warp_proof::NetworkProvider::new(
		backend.clone(),
		finality_link.shared_authority_set().clone(),
		Vec::new(),
	));
	let (network, system_rpc_tx, tx_handler_controller, sync_service, _) =
		sc_service::build_network(BuildNetworkParams {
			config: &config,
			net_config,
			client: client.clone(),
			transaction_pool: transaction_pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: Some(WarpSyncConfig::WithProvider(warp_sync)),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	let role = config.role;
	let force_authoring = config.force_authoring;
	let name = config.network.node_name.clone();
	let finality_enabled = !config.disable_grandpa;
	let rpc_builder = {
		let (client, pool) = (client.clone(), transaction_pool.clone());
		let finality = finality_link.justification_stream();
		Box::new(move |executor| {
			let deps = crate::rpc::Deps {
				client: client.clone(),
				pool: pool.clone(),
				executor,
				finality: finality.clone(),
			};
			crate::rpc::methods(deps).map_err(Into::into)
		})
	};
	sc_service::spawn_tasks(SpawnTasksParams {
		config,
		client: client.clone(),
		backend,
		task_manager: &mut task_manager,
		keystore: keystore_container.keystore(),
		transaction_pool: transaction_pool.clone(),
		rpc_builder,
		network: network.clone(),
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync_service.clone(),
		telemetry: None,
		tracing_execute_block: None,
	})?;

	if role.is_authority() {
		let slot_duration = sc_consensus_aura::slot_duration(&*client)?;
		let proposer_factory = ProposerFactory::new(
			task_manager.spawn_handle(),
			client.clone(),
			transaction_pool.clone(),
			registry.as_ref(),
			None,
		);
		let aura =
			sc_consensus_aura::start_aura::<AuraPair, _, _, _, _, _, _, _, _, _, _>(StartAuraParams {
				slot_duration,
				client,
				select_chain,
				block_import,
				proposer_factory,
				create_inherent_data_providers: move |_, ()| inherents(slot_duration),
				force_authoring,
				backoff_authoring_blocks: Option::<()>::None,
				keystore: keystore_container.keystore(),
				sync_oracle: sync_service.clone(),
				justification_sync_link: sync_service.clone(),
				block_proposal_slot_portion: SlotProportion::new(PROPOSAL_SHARE),
				max_block_proposal_slot_portion: Some(SlotProportion::new(PROPOSAL_SHARE)),
				telemetry: None,
				compatibility_mode: Default::default(),
			})?;
		// Essential: a validator that no longer makes blocks ends, and its supervisor starts it again.
		task_manager
			.spawn_essential_handle()
			.spawn_blocking("aura", Some("block-authoring"), aura);
	}

	if finality_enabled {
		let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
			config: sc_consensus_grandpa::Config {
				gossip_duration: GOSSIP_DURATION,
				justification_generation_period: JUSTIFICATION_PERIOD,
				name: Some(name),
				observer_enabled: false,
				keystore: role.is_authority().then(|| {
					Arc::new(NotingKeystore::new(keystore_container.keystore(), votes)) as KeystorePtr
				}),
				local_role: role,
				telemetry: None,
				protocol_name: finality_protocol,
			},
			link: finality_link,
			network,
			sync: sync_service,
			notification_service,
			// No rule: vote for the best block. See `docs/decisions/0003-grandpa-voting-rule.md`.
			voting_rule: VotingRulesBuilder::new().build(),
			prometheus_registry: registry,
			shared_voter_state: SharedVoterState::empty(),
			telemetry: None,
			offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(transaction_pool),
		})?;
		// Essential, for the same reason.
		task_manager
			.spawn_essential_handle()
			.spawn_blocking("grandpa-voter", None, voter);
	}
	Ok(task_manager)
}
