// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The node that hospitals, laboratories and pharmacies run: how blocks are made, agreed on and asked about.
//!
//! It knows no medicine beyond [`rpc`]. What a block may do is the runtime's affair.

#![allow(
	clippy::result_large_err,
	reason = "the SDK's errors are that large, and its functions want them unboxed"
)]

mod chain_spec;
mod cli;
mod command;
mod defaults;
mod rpc;
mod service;
mod votes;

fn main() -> polkadot_sdk::sc_cli::Result<()> {
	command::run()
}
