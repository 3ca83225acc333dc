// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Builds the on-chain code, and only from the dependencies that the workspace's lock file names.

fn main() {
	#[cfg(feature = "std")]
	wasm::build();
}

#[cfg(feature = "std")]
mod wasm {
	use std::{env, path::Path};

	/// Name and decimals of the unit that RFC-78's digest wants. There is no coin; the name is the network's.
	#[cfg(feature = "metadata-hash")]
	const TOKEN: (&str, u8) = ("SALUS", 0);

	pub fn build() {
		println!("cargo:rerun-if-env-changed=WASM_BUILD_WORKSPACE_HINT");
		refuse_unlocked_dependencies();
		refuse_to_release_without_metadata_hash();
		// Where lints ride on the build (scripts/test), the on-chain code is still compiled by its own toolchain.
		env::remove_var("RUSTC_WORKSPACE_WRAPPER");
		let builder = substrate_wasm_builder::WasmBuilder::init_with_defaults();
		#[cfg(feature = "metadata-hash")]
		let builder = builder.enable_metadata_hash(TOKEN.0, TOKEN.1);
		builder.build();
	}

	/// Offline signers show a call in words by the metadata, and the chain checks by this digest that theirs is its own (RFC-78). It takes a second
	/// build of the on-chain code, which a development network does without; what an operator runs has it.
	fn refuse_to_release_without_metadata_hash() {
		let released = env::var("PROFILE").is_ok_and(|profile| profile == "release");
		let skipped = env::var_os("SKIP_WASM_BUILD").is_some();
		assert!(
			!released || skipped || cfg!(feature = "metadata-hash"),
			"a node for people to sign for is built with the digest of its metadata: \
			 cargo build --release --locked --features salus-runtime/metadata-hash",
		);
	}

	/// The builder looks for `Cargo.lock` above the output directory or where the hint points, and goes on with no more
	/// than a warning where there is none: validators would then build different code from the same commit.
	fn refuse_unlocked_dependencies() {
		let skipped = env::var_os("SKIP_WASM_BUILD").is_some();
		let out_dir = env::var("OUT_DIR").expect("cargo sets OUT_DIR for build scripts; qed");
		let beside_output = Path::new(&out_dir)
			.ancestors()
			.any(|folder| folder.join("Cargo.lock").exists());
		let hinted = env::var("WASM_BUILD_WORKSPACE_HINT")
			.is_ok_and(|root| Path::new(&root).join("Cargo.lock").exists());
		assert!(
			skipped || beside_output || hinted,
			"the target directory {out_dir} lies outside the workspace, so the on-chain code would be built \
			 from unlocked dependencies: set WASM_BUILD_WORKSPACE_HINT to the folder that holds the chain's Cargo.lock",
		);
	}
}
