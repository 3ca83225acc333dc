// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What the node answers over JSON-RPC besides what every Substrate node does.

use crate::service::FullClient;
use jsonrpsee::RpcModule;
use polkadot_sdk::{
	sc_transaction_pool::TransactionPoolHandle,
	substrate_frame_rpc_system::{System, SystemApiServer},
};
use salus_runtime::opaque::Block;
use std::{error::Error, sync::Arc};

/// What the methods need.
pub struct Deps {
	/// Where the chain is read.
	pub client: Arc<FullClient>,
	/// Where extrinsics wait.
	pub pool: Arc<TransactionPoolHandle<Block, FullClient>>,
}

/// Every method of ours.
pub fn methods(deps: Deps) -> Result<RpcModule<()>, Box<dyn Error + Send + Sync>> {
	let mut module = RpcModule::new(());
	module.merge(System::new(deps.client, deps.pool).into_rpc())?;
	Ok(module)
}
