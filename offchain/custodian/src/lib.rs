// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! An organisation's custodian: it keeps the organisation's key, and re-wraps.
//!
//! # Purpose
//! A patient's grant is one signature from a wallet; nobody's device has to be awake for it to open records. For every record that
//! its organisation keeps, the custodian unwraps its own wrap and wraps the record's key for whoever the chain
//! lets in: new grantees, representatives, rotated keys. And for a member who reads what was granted to the
//! organisation, it wraps for that one member, when the chain says yes for *that member*.
//!
//! # What it never has
//! Ciphertext. It asks the vault for wraps only, and runs as another process, OS user and key file than the vault.
//!
//! # One refusal is one refusal
//! What the vault refuses for one reader is skipped, counted and shown; it keeps no other reader waiting. Node or vault lost: it waits, longer
//! and longer, and begins with a look at everything when they are back.
//!
//! # Resuming
//! It keeps no state of its own but the key. What is wrapped already is what the vault lists; what should be is what the chain
//! says at the final block. So a restart, at whatever moment, loses and repeats nothing: see [`plan`].

#![deny(missing_docs)]

pub mod backoff;
pub mod chain;
pub mod config;
pub mod keyring;
pub mod monitor;
pub mod node;
pub mod plan;
pub mod vault;
pub mod work;
