// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Two shapes that recur: a fieldless enum with a public code, and a set of such an enum.

/// A fieldless enum whose variants have a fixed SCALE index and a public code (for JSON, CLI, RPC).
macro_rules! coded_enum {
	(
		$(#[$meta:meta])*
		pub enum $name:ident { $( $(#[$vmeta:meta])* $variant:ident = $index:literal => $code:literal ),+ $(,)? }
	) => {
		$(#[$meta])*
		#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
		#[derive(codec::Encode, codec::Decode, codec::DecodeWithMemTracking, codec::MaxEncodedLen, scale_info::TypeInfo, serde::Serialize, serde::Deserialize)]
		pub enum $name {
			$( $(#[$vmeta])* #[codec(index = $index)] #[serde(rename = $code)] $variant = $index ),+
		}

		impl $name {
			/// Every variant, in the order of its index.
			pub const ALL: &'static [Self] = &[ $( Self::$variant ),+ ];

			/// The public code of this variant, as JSON, the CLI and the RPC write it.
			pub const fn code(self) -> &'static str {
				match self { $( Self::$variant => $code ),+ }
			}
		}

		impl core::fmt::Display for $name {
			fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
				f.write_str(self.code())
			}
		}

		impl core::str::FromStr for $name {
			type Err = $crate::ids::ParseError;

			fn from_str(text: &str) -> Result<Self, Self::Err> {
				Self::ALL.iter().copied().find(|v| v.code() == text).ok_or($crate::ids::ParseError::UnknownCode)
			}
		}
	};
}

/// A set of a [`coded_enum`], one bit per index. Bytes with an unknown bit do not decode.
macro_rules! coded_set {
	( $(#[$meta:meta])* pub struct $name:ident($repr:ty) of $item:ty; ) => {
		$(#[$meta])*
		#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
		#[derive(codec::Encode, codec::DecodeWithMemTracking, codec::MaxEncodedLen, scale_info::TypeInfo)]
		pub struct $name($repr);

		impl $name {
			/// The empty set.
			pub const NONE: Self = Self(0);

			/// The set of every variant.
			pub const fn all() -> Self {
				Self::of(<$item>::ALL)
			}

			/// The set of these items.
			pub const fn of(items: &[$item]) -> Self {
				let mut bits: $repr = 0;
				let mut i = 0;
				while i < items.len() {
					bits |= 1 << (items[i] as u8);
					i += 1;
				}
				Self(bits)
			}

			/// Is this item in the set?
			pub const fn contains(self, item: $item) -> bool {
				self.0 & (1 << (item as u8)) != 0
			}

			/// Is every item of this set in `other`?
			pub const fn is_subset_of(self, other: Self) -> bool {
				self.0 & !other.0 == 0
			}

			/// Is nothing in the set?
			pub const fn is_empty(self) -> bool {
				self.0 == 0
			}

			/// What is in either set.
			pub const fn union(self, other: Self) -> Self {
				Self(self.0 | other.0)
			}

			/// What is in this set and not in `other`.
			pub const fn without(self, other: Self) -> Self {
				Self(self.0 & !other.0)
			}

			/// The items, in the order of their indices.
			pub fn iter(self) -> impl Iterator<Item = $item> {
				<$item>::ALL.iter().copied().filter(move |item| self.contains(*item))
			}
		}

		impl codec::Decode for $name {
			fn decode<I: codec::Input>(input: &mut I) -> Result<Self, codec::Error> {
				let set = Self(<$repr>::decode(input)?);
				if set.is_subset_of(Self::all()) {
					Ok(set)
				} else {
					Err(concat!("unknown bit in ", stringify!($name)).into())
				}
			}
		}

		impl core::fmt::Debug for $name {
			fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
				f.debug_set().entries(self.iter()).finish()
			}
		}

		impl FromIterator<$item> for $name {
			fn from_iter<I: IntoIterator<Item = $item>>(items: I) -> Self {
				items.into_iter().fold(Self::NONE, |set, item| set.union(Self::of(&[item])))
			}
		}

		impl serde::Serialize for $name {
			fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
				serializer.collect_seq(self.iter())
			}
		}

		impl<'de> serde::Deserialize<'de> for $name {
			fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
				let items = <alloc::vec::Vec<$item> as serde::Deserialize>::deserialize(deserializer)?;
				Ok(items.into_iter().collect())
			}
		}
	};
}

pub(crate) use {coded_enum, coded_set};
