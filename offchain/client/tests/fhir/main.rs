// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The FHIR module against public data that nobody here wrote, and against what must be refused.

// clippy.toml allows unwrap in test functions; their helpers are test code too.
#![allow(clippy::unwrap_used)]

mod archive;
mod bundle;
mod care;
mod examples;
mod from_chain;
mod planning;
mod support;
mod synthea;
mod validate;
