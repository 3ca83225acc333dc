// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Byte strings as JSON writes them: `0x` and hexadecimal digits.

use codec::{Decode, Encode};
use core::{fmt, str::FromStr};
use salus_primitives::ids::{parse_hex32, write_hex32, ParseError};
use serde::{de::Error as _, Deserialize, Deserializer, Serialize, Serializer};

/// 32 bytes: a hash, a nonce.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct Hash32(pub [u8; 32]);

impl fmt::Display for Hash32 {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write_hex32(&self.0, f)
	}
}

impl fmt::Debug for Hash32 {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		fmt::Display::fmt(self, f)
	}
}

impl FromStr for Hash32 {
	type Err = ParseError;

	fn from_str(text: &str) -> Result<Self, ParseError> {
		parse_hex32(text).map(Self)
	}
}

impl Serialize for Hash32 {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(self)
	}
}

impl<'de> Deserialize<'de> for Hash32 {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		String::deserialize(deserializer)?
			.parse()
			.map_err(D::Error::custom)
	}
}

/// Any number of bytes.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct HexBytes(pub Vec<u8>);

impl fmt::Display for HexBytes {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "0x{}", hex::encode(&self.0))
	}
}

impl fmt::Debug for HexBytes {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{} bytes", self.0.len())
	}
}

impl From<Vec<u8>> for HexBytes {
	fn from(bytes: Vec<u8>) -> Self {
		Self(bytes)
	}
}

impl Serialize for HexBytes {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(self)
	}
}

impl<'de> Deserialize<'de> for HexBytes {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		hex::decode(text.strip_prefix("0x").unwrap_or(&text))
			.map(Self)
			.map_err(|error| D::Error::custom(format!("expected 0x and hexadecimal digits: {error}")))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn bytes_read_back_what_they_write() {
		let bytes = HexBytes(vec![0, 0xff, 7]);
		let json = serde_json::to_string(&bytes).unwrap();
		assert_eq!(json, "\"0x00ff07\"");
		assert_eq!(serde_json::from_str::<HexBytes>(&json).unwrap(), bytes);
	}

	#[test]
	fn odd_and_foreign_digits_are_refused() {
		assert!(serde_json::from_str::<HexBytes>("\"0x0\"").is_err());
		assert!(serde_json::from_str::<HexBytes>("\"zz\"").is_err());
		assert!(serde_json::from_str::<Hash32>("\"0x00\"").is_err());
	}
}
