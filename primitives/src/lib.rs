// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The words that Salus's chain, vaults and clients share.
//!
//! # Purpose
//! One place for the types that are written to the chain or sent over a wire, for the moves that a
//! state machine allows, for the traits between pallets, and for *the* access decision
//! ([`decision::decide`]). This crate knows no pallet, no storage and no network.
//!
//! # Terms
//! A **person** is a human under an opaque id; **accounts** control persons. A **patient** is a person who
//! was enrolled as one. A **member** is a person whom an **organisation** credentialed. See
//! `docs/glossary.md` for every word and for the ones that we do not use.
//!
//! # A story
//! Ana is a patient of the north hospital. She grants Dr. Brook of the south hospital read access to
//! her laboratory results for thirty days: a [`consent::Terms`] for a [`consent::Grantee`]. When Brook asks for a
//! record, the south vault builds a [`decision::Question`], the chain gathers [`decision::Facts`], and
//! [`decision::decide`] answers with the rule that settled it and until when.
//!
//! # Bytes
//! Everything here is SCALE-encoded. Enum variants carry explicit indices, and tests pin the bytes:
//! a change of an index changes what old blocks mean.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

mod macros;

pub mod acts;
pub mod allowance;
pub mod appointments;
pub mod care;
pub mod consent;
pub mod decision;
pub mod development;
pub mod facts;
pub mod files;
pub mod holding;
pub mod ids;
pub mod keys;
pub mod network;
pub mod orders;
pub mod prescriptions;
pub mod records;
pub mod roles;
pub mod statements;
pub mod tasks;
#[cfg(feature = "testing")]
pub mod testing;
pub mod ties;
pub mod time;
pub mod views;

pub use ids::{
	AppointmentId, ConsentId, EncounterId, NetworkId, OrderId, OrganisationId, PatientId, PersonId,
	PrescriptionId, RecordId, ScheduleId,
};
pub use network::Network;
pub use time::{Clock, Day, UnixMillis};
