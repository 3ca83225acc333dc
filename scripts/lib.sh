# SPDX-License-Identifier: Apache-2.0
# Copyright (c) The Salus developers
#
# What every script shares. Sourced, not run.

set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/salus
# One target directory per workspace, outside the checkout: a fresh clone builds only its own crates.
CHAIN_TARGET=$CACHE/target
OFFCHAIN_TARGET=$CACHE/offchain
FIXTURES=${SALUS_FIXTURES:-$CACHE/fixtures}
# The programs of scripts/wallets with the libraries that they need, installed outside the checkout.
WALLETS=${SALUS_WALLETS:-$CACHE/wallets}
NODE_BINARY=$CHAIN_TARGET/debug/salus-node
BIN=$OFFCHAIN_TARGET/debug

STARTED_AT=$SECONDS

# say WHAT: one line that tells what is going on, with the time since the start.
say() {
	local passed=$((SECONDS - STARTED_AT))
	printf '\n\033[1m[%02d:%02d] %s\033[0m\n' $((passed / 60)) $((passed % 60)) "$*"
}

# fail WHAT: says what is wrong and what to do, and ends.
fail() {
	printf 'error: %s\n' "$*" >&2
	exit 1
}

# Cargo on the chain's workspace.
cargo_chain() {
	(cd "$ROOT" && CARGO_TARGET_DIR=$CHAIN_TARGET cargo "$@")
}

# Cargo on the off-chain workspace.
cargo_offchain() {
	(cd "$ROOT/offchain" && CARGO_TARGET_DIR=$OFFCHAIN_TARGET SALUS_NODE=$NODE_BINARY SALUS_FIXTURES=$FIXTURES \
		SALUS_WALLETS=$WALLETS cargo "$@")
}

# Makes every build from here on lint our own crates as it compiles them, and fail on a warning. `cargo clippy` would compile all
# of the SDK a second time to look at our crates; its driver is the same compiler with the lints in it.
lint_while_building() {
	RUSTC_WORKSPACE_WRAPPER=$(rustc --print sysroot)/bin/clippy-driver
	[ -x "$RUSTC_WORKSPACE_WRAPPER" ] || RUSTC_WORKSPACE_WRAPPER=$(command -v clippy-driver) \
		|| fail "clippy-driver is missing: install the component clippy of your Rust toolchain"
	# The driver takes its arguments from here, separated by this word, as cargo clippy hands them over.
	export RUSTC_WORKSPACE_WRAPPER CLIPPY_ARGS="-Dwarnings__CLIPPY_HACKERY__"
}

# Copies the wallets' programs out of the checkout and installs the libraries that they need, unless these are there.
install_wallets() {
	mkdir -p "$WALLETS"
	cp "$ROOT/scripts/wallets/"*.mjs "$ROOT/scripts/wallets/package.json" "$WALLETS"
	# The copy of the lock file is written last: without it the libraries may be half installed.
	cmp -s "$ROOT/scripts/wallets/package-lock.json" "$WALLETS/.installed" && return
	say "installing the wallets' libraries"
	cp "$ROOT/scripts/wallets/package-lock.json" "$WALLETS"
	(cd "$WALLETS" && npm ci --no-audit --no-fund --loglevel=error) \
		|| fail "npm could not install the libraries of scripts/wallets: check the network and npm's registry settings"
	cp "$ROOT/scripts/wallets/package-lock.json" "$WALLETS/.installed"
}

# Builds everything that runs or is tested: always the same selection, so that there is one feature set.
build_all() {
	say "chain: building primitives, pallets, runtime (with its wasm) and node; 15 to 40 minutes from an empty cache"
	cargo_chain build --locked --workspace --all-targets
	say "off the chain: building envelope, client, vault, custodian and CLI; 5 to 15 minutes from an empty cache"
	cargo_offchain build --locked --workspace --all-targets
}

# What scripts/setup noted about the toolchain that builds the wasm, if it needed one of its own.
if [ -f "$CACHE/wasm-toolchain" ]; then
	WASM_BUILD_TOOLCHAIN=$(cat "$CACHE/wasm-toolchain")
	export WASM_BUILD_TOOLCHAIN
fi
