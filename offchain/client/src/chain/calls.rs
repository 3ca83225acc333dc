// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The calls of the chain, one constructor each, with the arguments' own types. Indices come from the metadata.

pub mod appointments;
pub mod consent;
pub mod orders;
pub mod prescriptions;
pub mod records;
pub mod roles;
pub mod sudo;
pub mod utility;

use codec::Encode;

/// A piece of a call's arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
	/// SCALE bytes.
	Bytes(Vec<u8>),
	/// A call inside the call.
	Call(Box<Call>),
	/// Calls inside the call.
	Calls(Vec<Call>),
}

/// A call, before the metadata says which numbers its pallet and name have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
	/// The pallet's name.
	pub pallet: &'static str,
	/// The call's name.
	pub name: &'static str,
	/// Its arguments, in order.
	pub parts: Vec<Part>,
}

impl Call {
	pub(crate) fn new(pallet: &'static str, name: &'static str, args: impl Encode) -> Self {
		Self {
			pallet,
			name,
			parts: vec![Part::Bytes(args.encode())],
		}
	}

	/// About how many bytes it takes; a few more than it does where calls are inside.
	pub fn encoded_len(&self) -> usize {
		let parts = self.parts.iter().map(|part| match part {
			Part::Bytes(bytes) => bytes.len(),
			Part::Call(call) => call.encoded_len(),
			Part::Calls(calls) => 4 + calls.iter().map(Self::encoded_len).sum::<usize>(),
		});
		2 + parts.sum::<usize>()
	}
}
