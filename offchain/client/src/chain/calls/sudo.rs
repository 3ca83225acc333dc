// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The admin origin of a development chain.

use super::{Call, Part};

/// Makes `call` as root. The runtime's filter lets through what `docs/authority.md` lists.
pub fn sudo(call: Call) -> Call {
	Call {
		pallet: "Sudo",
		name: "sudo",
		parts: vec![Part::Call(Box::new(call))],
	}
}
