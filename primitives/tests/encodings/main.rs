// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The bytes of every type that goes to the chain or over a wire. A change here changes what old blocks mean.
//!
//! Bytes are written as hexadecimal digits, with a space between fields; `{id}` stands for 32 equal bytes.

mod codes;
mod enums;
mod structs;

use codec::{DecodeAll, Encode};

/// The hexadecimal digits of 32 equal bytes.
fn id(byte: u8) -> String {
	format!("{byte:02x}").repeat(32)
}

fn hex(bytes: &[u8]) -> String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Fails unless the value is written as these bytes and read back from them.
fn pin<T: Encode + DecodeAll + PartialEq + std::fmt::Debug>(value: T, digits: impl AsRef<str>) {
	let bytes = value.encode();
	assert_eq!(hex(&bytes), digits.as_ref().replace(' ', ""), "{value:?}");
	assert_eq!(T::decode_all(&mut &bytes[..]), Ok(value));
}
