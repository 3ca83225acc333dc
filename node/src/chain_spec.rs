// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The chains that the node knows by name; others come from a file.

use polkadot_sdk::{
	sc_chain_spec::{ChainType, GenericChainSpec, Properties},
	sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET},
};
use salus_runtime::configs::limits::SS58_PREFIX;

/// A chain: its name, its first block, and whom to meet.
pub type ChainSpec = GenericChainSpec;

/// What explorers and wallets read. There is no coin, hence no symbol and no decimals.
fn properties() -> Properties {
	Properties::from_iter([("ss58Format".into(), SS58_PREFIX.into())])
}

fn spec(name: &str, id: &str, chain_type: ChainType, preset: &str) -> Result<ChainSpec, String> {
	let code = salus_runtime::WASM_BINARY.ok_or(
		"this node was built without the on-chain code (SKIP_WASM_BUILD was set): build it without that variable",
	)?;
	Ok(ChainSpec::builder(code, None)
		.with_name(name)
		.with_id(id)
		.with_protocol_id("salus")
		.with_chain_type(chain_type)
		.with_properties(properties())
		.with_genesis_config_preset_name(preset)
		.build())
}

/// One validator on one machine, with well-known people.
pub fn development() -> Result<ChainSpec, String> {
	spec(
		"Salus Development",
		"salus_dev",
		ChainType::Development,
		DEV_RUNTIME_PRESET,
	)
}

/// Four validators on one machine.
pub fn local() -> Result<ChainSpec, String> {
	spec(
		"Salus Local",
		"salus_local",
		ChainType::Local,
		LOCAL_TESTNET_RUNTIME_PRESET,
	)
}
