// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Several calls in one signature.

use super::{Call, Part};

/// All of the calls or none. One call alone is returned as it is.
pub fn batch_all(mut calls: Vec<Call>) -> Call {
	if calls.len() == 1 {
		if let Some(call) = calls.pop() {
			return call;
		}
	}
	Call {
		pallet: "Utility",
		name: "batch_all",
		parts: vec![Part::Calls(calls)],
	}
}
