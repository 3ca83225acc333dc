// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The claim code: against vectors made by another implementation, against slips of the pen, and as a QR code.

// clippy.toml allows unwrap in test functions; their helpers are test code too.
#![allow(clippy::unwrap_used)]

mod opens;
mod qr;
mod typing;
mod vectors;

use salus_client::claim::ClaimCode;
use zeroize::Zeroizing;

/// A code whose symbols are hardly ever alike: 9F86… of the vectors.
fn code() -> ClaimCode {
	let secret = hex::decode("9f86d081884c7d659a2feaa0c55ad015").unwrap();
	ClaimCode::from_secret(Zeroizing::new(secret.try_into().unwrap()))
}

/// Its 28 symbols.
fn symbols() -> Vec<char> {
	code().reveal().chars().filter(|char| *char != '-').collect()
}
