// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Opaque 32-byte identifiers, a newtype each, so that two parties cannot be swapped by mistake.
//!
//! Ids of objects (records, consents) are random and chosen by their author before anything is sealed; an id is
//! never used twice, which makes a retry safe.

use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::{fmt, str::FromStr};
use scale_info::TypeInfo;
use serde::{de::Error as _, Deserialize, Deserializer, Serialize, Serializer};

/// Why a text is not the thing that it was parsed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseError {
	/// An id is 64 hexadecimal digits, with or without `0x` before them.
	NotHex32,
	/// A code that no variant has.
	UnknownCode,
	/// A date is `YYYY-MM-DD`.
	NotADate,
}

impl fmt::Display for ParseError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::NotHex32 => "expected 64 hexadecimal digits, with or without 0x before them",
			Self::UnknownCode => "unknown code",
			Self::NotADate => "expected a date as YYYY-MM-DD",
		})
	}
}

impl core::error::Error for ParseError {}

fn nibble(digit: u8) -> Option<u8> {
	char::from(digit)
		.to_digit(16)
		.and_then(|value| u8::try_from(value).ok())
}

/// Reads 64 hexadecimal digits, with or without `0x` before them.
pub fn parse_hex32(text: &str) -> Result<[u8; 32], ParseError> {
	let digits = text.strip_prefix("0x").unwrap_or(text).as_bytes();
	let mut bytes = [0u8; 32];
	if digits.len() != 64 {
		return Err(ParseError::NotHex32);
	}
	for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
		let (high, low) = (nibble(pair[0]), nibble(pair[1]));
		*byte = high
			.zip(low)
			.map(|(high, low)| high << 4 | low)
			.ok_or(ParseError::NotHex32)?;
	}
	Ok(bytes)
}

/// Writes `0x` and 64 lower-case hexadecimal digits.
pub fn write_hex32(bytes: &[u8; 32], out: &mut impl fmt::Write) -> fmt::Result {
	out.write_str("0x")?;
	bytes.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
}

macro_rules! id {
	($(#[$meta:meta])* $name:ident) => {
		$(#[$meta])*
		#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
		#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
		pub struct $name(pub [u8; 32]);

		impl $name {
			/// The id whose every byte is `byte`: for tests and for well-known development data.
			pub const fn repeat(byte: u8) -> Self {
				Self([byte; 32])
			}
		}

		impl fmt::Display for $name {
			fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
				write_hex32(&self.0, f)
			}
		}

		impl fmt::Debug for $name {
			fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
				write!(f, concat!(stringify!($name), "({})"), self)
			}
		}

		impl FromStr for $name {
			type Err = ParseError;

			fn from_str(text: &str) -> Result<Self, ParseError> {
				parse_hex32(text).map(Self)
			}
		}

		impl Serialize for $name {
			fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
				serializer.collect_str(self)
			}
		}

		impl<'de> Deserialize<'de> for $name {
			fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
				String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
			}
		}
	};
}

id! {
	/// A human under an opaque random id; one or more accounts control it.
	PersonId
}
id! {
	/// The [`PersonId`] of somebody enrolled as a patient.
	PatientId
}
id! {
	/// A hospital, clinic, laboratory, pharmacy or other body that credentials people.
	OrganisationId
}
id! {
	/// One logical record; its versions share it.
	RecordId
}
id! {
	/// One consent: first a request, then a grant, under the same id.
	ConsentId
}
id! {
	/// The calendar of one doctor in one organisation.
	ScheduleId
}
id! {
	/// One booking.
	AppointmentId
}
id! {
	/// One visit, booked or not.
	EncounterId
}
id! {
	/// One prescription (FHIR R4 MedicationRequest).
	PrescriptionId
}
id! {
	/// One test order (FHIR R4 ServiceRequest).
	OrderId
}
id! {
	/// One network: 32 random bytes, drawn when its first block is made.
	NetworkId
}

impl PatientId {
	/// The person who this patient is.
	pub const fn person(self) -> PersonId {
		PersonId(self.0)
	}
}

impl PersonId {
	/// This person on the patient's side of a question. Says nothing about whether they are enrolled.
	pub const fn as_patient(self) -> PatientId {
		PatientId(self.0)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::string::ToString;

	#[test]
	fn an_id_reads_back_what_it_writes() {
		let id = RecordId::repeat(0xab);
		assert_eq!(id.to_string().parse(), Ok(id));
		assert_eq!(id.to_string()[2..].parse(), Ok(id));
	}

	#[test]
	fn an_id_refuses_other_lengths_and_other_digits() {
		for text in [
			"",
			"0x",
			&"a".repeat(63),
			&"a".repeat(65),
			&"g".repeat(64),
			"../../etc/passwd",
		] {
			assert_eq!(text.parse::<RecordId>(), Err(ParseError::NotHex32), "{text}");
		}
	}
}
