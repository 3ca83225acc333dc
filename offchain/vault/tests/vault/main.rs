// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The vault over HTTP. Every test starts its own, on a free port, in its own folder, with a chain in memory.

#![allow(missing_docs, clippy::unwrap_used)]

mod custodian;
mod device;
mod directory;
mod door;
mod fake_chain;
mod house;
mod limits;
mod login;
mod matrix;
mod read;
mod receipts;
mod restart;
mod revoke;
mod s3;
mod status;
mod upload;
mod wraps;
