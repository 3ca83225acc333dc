// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Tells the binary which commit it was built from.

use polkadot_sdk::substrate_build_script_utils::{generate_cargo_keys, rerun_if_git_head_changed};

fn main() {
	generate_cargo_keys();
	rerun_if_git_head_changed();
}
