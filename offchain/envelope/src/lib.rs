// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! How Salus seals a record and hands its key to the people who may read it.
//!
//! # Terms
//! - **Content**: what the author wrote, as a rule one FHIR R4 resource in JSON.
//! - **Sealed body**: the content, padded to a [`SizeBucket`] and encrypted as an *age v1* file. A vault keeps it.
//! - **Record secret**: the key that opens one sealed body, and the salt of its commitment ([`RecordSecret`]).
//!   Fresh for every version of every record; a prescription's first version takes it from the claim code.
//! - **Wrap**: the record secret, encrypted with HPKE for one recipient ([`Wrap`]). A vault keeps it beside
//!   the body and deletes it when the recipient loses access.
//! - **Anchor**: what the chain says about a body: its hash, its size bucket and a salted commitment of the
//!   content ([`Anchor`]).
//!
//! # A story
//! Dr Adler seals a note with [`seal`], wraps its secret with [`wrap`] once for the patient, once for himself and
//! once for his hospital's custodian, and puts the anchor on the chain. Months later the patient fetches body and
//! wrap, opens the wrap with [`unwrap`] and the body with [`open`], which compares everything with the chain's
//! anchor before it says that the note is good.
//!
//! # What this crate promises
//! - Bytes in, bytes out: it knows no chain, no network and no file.
//! - Memory does not grow with the record: [`seal`] and [`open`] keep less than a megabyte.
//! - What was altered, cut off or swapped is refused, and a secret never appears in a `Debug` output or an error.
//! - A wrap does not say who made it. Only the comparison with the chain's anchor does that, so readers call
//!   [`open`] and leave [`open_without_anchor`] to tools for repair.
//!
//! The bytes are described in the crate's `README.md`, and `vectors/` holds examples for other implementations.

#![deny(missing_docs)]

mod anchor;
mod bucket;
mod commitment;
mod error;
mod hash;
mod keys;
mod media_type;
mod open;
mod padding;
mod seal;
mod secret;
mod wrap;

pub use anchor::Anchor;
pub use bucket::SizeBucket;
pub use commitment::{commitment, CommitmentHasher, COMMITMENT_DOMAIN};
pub use error::Error;
pub use hash::{hash_ciphertext, CiphertextHasher};
pub use keys::{KeyPair, PublicKey};
pub use media_type::{MediaType, MAX_MEDIA_TYPE_LEN};
pub use open::{open, open_bytes, open_without_anchor, Opened};
pub use padding::{TRAILER_LEN, TRAILER_MAGIC};
pub use seal::{seal, seal_bytes, seal_bytes_with, seal_with, Sealed};
pub use secret::{RecordSecret, RECORD_SECRET_LEN};
pub use wrap::{unwrap, wrap, Recipient, Wrap, WrapContext, AAD_LEN, WRAP_INFO, WRAP_LEN};

/// The longest header that a sealed body may have, in bytes: one recipient needs 168, and the Rust `age` adds up
/// to some 400 bytes of deliberate noise. A longer one is refused before it can fill the reader's memory.
pub const MAX_HEADER_LEN: usize = 4096;

/// The shortest header of an age v1 file to one X25519 recipient, in bytes.
pub const MIN_HEADER_LEN: usize = 168;
