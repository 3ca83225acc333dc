// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The envelope as its users see it: what opens, and everything that must not.

#![allow(clippy::unwrap_used, reason = "clippy.toml reaches test functions, not their helpers")]

mod age_program;
mod dictionary;
mod open;
mod roundtrip;
mod vectors;
mod wraps;

use salus_envelope::{seal_bytes, MediaType, Sealed};

/// A small FHIR resource.
const NOTE: &[u8] = br#"{"resourceType":"Observation","status":"final","code":{"text":"example"}}"#;

/// [`NOTE`], sealed.
fn sealed_note() -> (Vec<u8>, Sealed) {
	seal_bytes(NOTE, &MediaType::fhir_json()).unwrap()
}
