// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What each pallet is given.

pub mod health;
pub mod limits;
pub mod system;
