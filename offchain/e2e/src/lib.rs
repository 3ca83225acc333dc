// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Real nodes, vaults and custodians on free ports, for the end-to-end tests and for the demo.
//!
//! # Terms
//! - **Stack** ([`Stack`]): a development node, the vaults and the custodians of its two hospitals, as processes of their own.
//! - **Actor** ([`Actor`]): a person with an account and an encryption key; **Desk** ([`Desk`]): an actor who is logged in to a vault.
//! - **Cli** ([`Cli`]): a person at a terminal with the command line.
//! - **Stage** ([`demo::Stage`]): a stack and the people of the demo; its **chapters** are played in order, by the demo and by
//!   the test of the journey alike.
//!
//! # What it promises
//! Nothing here waits for a time, only for something to become true, and never for ever. Every process ends with the one that
//! started it, however that one ends.

#![deny(missing_docs)]

mod actor;
pub mod acts;
mod binary;
pub mod care;
mod cli;
mod custodian;
pub mod demo;
mod desk;
mod directory;
pub mod fixtures;
pub mod history;
mod node;
mod process;
pub mod scene;
mod stack;
mod trouble;
mod vault;
mod wait;
pub mod wallet;
mod workspace;

pub use actor::{fresh_id, now, Actor};
pub use binary::Program;
pub use cli::{text, Cli, Said};
pub use custodian::Custodian;
pub use desk::{Desk, Note, OpenedRecord, Written};
pub use directory::{publish, Listed};
pub use node::Node;
pub use process::Process;
pub use stack::{
	endpoint_at, Hospital, Options, Stack, LABORATORY, NORTH, PHARMACY_ONE, PHARMACY_TWO, SOUTH,
};
pub use trouble::{ensure, Result, Trouble};
pub use vault::{plain_http, PlainAnswer, Setting, Vault};
pub use wait::{until, PATIENCE};
pub use workspace::Workspace;
