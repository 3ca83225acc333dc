// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Times and sizes as an operator writes them: a whole number and a unit.

use serde::{de::Error as _, Deserialize, Deserializer};
use std::time::Duration;

/// A length of time, written such as `"30 s"`; units are `ms`, `s`, `min`, `h` and `d`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span(Duration);

impl Span {
	/// So many milliseconds.
	pub const fn millis(count: u64) -> Self {
		Self(Duration::from_millis(count))
	}

	/// So many seconds.
	pub const fn seconds(count: u64) -> Self {
		Self(Duration::from_secs(count))
	}

	/// So many minutes.
	pub const fn minutes(count: u64) -> Self {
		Self::seconds(60 * count)
	}

	/// So many hours.
	pub const fn hours(count: u64) -> Self {
		Self::minutes(60 * count)
	}

	/// As the standard library has it.
	pub const fn duration(self) -> Duration {
		self.0
	}

	/// In milliseconds.
	pub fn as_millis(self) -> u64 {
		u64::try_from(self.0.as_millis()).unwrap_or(u64::MAX)
	}
}

/// A number of bytes, written such as `"64 MiB"`; units are `B`, `KiB`, `MiB` and `GiB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size(u64);

impl Size {
	/// So many bytes.
	pub const fn of_bytes(count: u64) -> Self {
		Self(count)
	}

	/// So many times 2^20 bytes.
	pub const fn mebibytes(count: u64) -> Self {
		Self(count << 20)
	}

	/// So many times 2^30 bytes.
	pub const fn gibibytes(count: u64) -> Self {
		Self(count << 30)
	}

	/// In bytes.
	pub const fn bytes(self) -> u64 {
		self.0
	}

	/// In bytes, as a length in memory.
	pub fn len(self) -> usize {
		usize::try_from(self.0).unwrap_or(usize::MAX)
	}

	/// Is it nothing?
	pub const fn is_empty(self) -> bool {
		self.0 == 0
	}
}

/// Reads `<whole number> <unit>` and multiplies.
fn read(text: &str, units: &[(&str, u64)]) -> Result<u64, String> {
	let names = || units.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
	let expected = || format!("expected a whole number and a unit ({}), got \"{text}\"", names());
	let digits = text.find(|c: char| !c.is_ascii_digit()).ok_or_else(expected)?;
	let (count, unit) = text.split_at(digits);
	let factor = units
		.iter()
		.find(|(name, _)| *name == unit.trim_start())
		.ok_or_else(expected)?
		.1;
	count
		.parse::<u64>()
		.ok()
		.and_then(|count| count.checked_mul(factor))
		.ok_or_else(expected)
}

impl<'de> Deserialize<'de> for Span {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let units = [
			("ms", 1),
			("s", 1_000),
			("min", 60_000),
			("h", 3_600_000),
			("d", 86_400_000),
		];
		read(&String::deserialize(deserializer)?, &units)
			.map(Self::millis)
			.map_err(D::Error::custom)
	}
}

impl<'de> Deserialize<'de> for Size {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let units = [("B", 1), ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)];
		read(&String::deserialize(deserializer)?, &units)
			.map(Self)
			.map_err(D::Error::custom)
	}
}
