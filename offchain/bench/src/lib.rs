// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Measures one node on this machine, loader beside it.
//!
//! # Terms
//! - **Scene** ([`people::Scene`]): organisations, doctors, clerks and patients, in the first block of a
//!   chain made for one scenario.
//! - **Job** ([`sign::Job`]): a call and who signs it; signed ahead of time, so that signing costs the
//!   measured span nothing.
//! - **Load** ([`load`]): signed jobs sent over many connections as fast as the pool takes them, with a
//!   bounded backlog.
//! - **Span**: what is measured, from after a warm-up on. Only what is final within it counts.
//! - **Report** ([`report::Report`]): one JSON object for each scenario.
//!
//! # What it promises
//! Every scenario has a node and a chain of its own, on disk and on loopback, is bounded in time and number,
//! and leaves nothing behind. Nothing in a report is an aim or an estimate: each figure
//! was counted in final blocks, read from `/proc`, or found in the node's log.

#![deny(missing_docs)]

pub mod blocks;
pub mod genesis;
pub mod load;
pub mod machine;
pub mod measure;
pub mod nodes;
pub mod people;
pub mod proposals;
pub mod report;
pub mod rpc;
pub mod scenarios;
pub mod sign;
