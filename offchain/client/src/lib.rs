// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What programs beside the chain share.
//!
//! # Terms
//! - **Chain client** ([`chain::ChainClient`]): reads through runtime APIs and signed calls, typed with the words of
//!   `salus-primitives`. It reaches the chain *directly* (a node on the same machine) or through the *door* of a vault.
//! - **Account** ([`account`]): who signs, and checking what was signed.
//! - **Keystore** ([`keystore`]): an account's secret and the encryption secrets of its person, sealed with a passphrase.
//! - **Vault client** ([`vault::VaultClient`]): the HTTP API of a vault, whose bodies are in [`api`].
//!
//! # A story
//! Ana's client opens her keystore, signs the login challenge of her hospital's vault ([`login`]), and from then on asks the
//! chain through that vault's door. She grants Dr Brook a consent: [`chain::calls::consent::grant`] builds the call, her
//! account signs it, [`chain::ChainClient::submit`] waits for the final block or says why it was refused.

#![deny(missing_docs)]

pub mod account;
pub mod api;
pub mod calendar;
pub mod card;
pub mod chain;
pub mod claim;
pub mod directory;
pub mod fhir;
pub mod keystore;
pub mod login;
pub mod records;
pub mod vault;
