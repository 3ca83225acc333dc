// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Size buckets: how much a sealed body's length tells, and no more.

use crate::{padding::TRAILER_LEN, Error, MAX_HEADER_LEN, MIN_HEADER_LEN};

/// Length of age's chunks of plaintext, in bytes; each gets a tag of [`TAG_LEN`].
const CHUNK_LEN: u64 = 64 * 1024;
/// Length of the tag of each chunk, in bytes.
const TAG_LEN: u64 = 16;
/// Length of the nonce between header and chunks, in bytes.
const NONCE_LEN: u64 = 16;

/// One of 41 lengths to which content is padded before it is encrypted.
///
/// Even codes are powers of two from 1 KiB to 1 GiB, `1024 << (code / 2)` bytes; odd codes lie half-way to the next,
/// `1536 << (code / 2)`. So no body is longer than one and a half times its need (from 1 KiB on), and the chain
/// learns one of 41 values instead of a length that could be matched with a known document.
///
/// | code | padded length | code | padded length | | code | padded length |
/// |---|---|---|---|---|---|---|
/// | 0 | 1 KiB | 3 | 3 KiB | … | 38 | 512 MiB |
/// | 1 | 1.5 KiB | 4 | 4 KiB | … | 39 | 768 MiB |
/// | 2 | 2 KiB | 5 | 6 KiB | … | 40 | 1 GiB |
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SizeBucket(u8);

impl SizeBucket {
	/// 1 KiB.
	pub const SMALLEST: Self = Self(0);
	/// 1 GiB.
	pub const LARGEST: Self = Self(40);

	/// The bucket with this code, as it stands on the chain.
	pub const fn from_code(code: u8) -> Result<Self, Error> {
		if code <= Self::LARGEST.0 {
			Ok(Self(code))
		} else {
			Err(Error::UnknownBucket(code))
		}
	}

	/// The smallest bucket that holds `content_len` bytes of content and the trailer.
	pub fn for_content(content_len: u64) -> Result<Self, Error> {
		Self::all()
			.find(|bucket| content_len <= bucket.max_content_len())
			.ok_or(Error::TooLarge)
	}

	/// Every bucket, smallest first.
	pub fn all() -> impl Iterator<Item = Self> {
		(0..=Self::LARGEST.0).map(Self)
	}

	/// The code that stands on the chain.
	pub const fn code(self) -> u8 {
		self.0
	}

	/// Length of the padded plaintext, in bytes.
	pub const fn padded_len(self) -> u64 {
		let base = if self.0.is_multiple_of(2) { 1024 } else { 1536 };
		base << (self.0 / 2)
	}

	/// The most content that fits, in bytes.
	pub const fn max_content_len(self) -> u64 {
		self.padded_len() - TRAILER_LEN as u64
	}

	/// The longest sealed body of this bucket, in bytes. A vault needs to accept no more.
	pub const fn max_ciphertext_len(self) -> u64 {
		self.payload_len() + MAX_HEADER_LEN as u64
	}

	/// Whether a sealed body of this bucket can be `ciphertext_len` bytes long. A vault asks this of an upload; what
	/// is inside it cannot see.
	pub const fn admits_ciphertext_len(self, ciphertext_len: u64) -> bool {
		ciphertext_len >= self.payload_len() + MIN_HEADER_LEN as u64
			&& ciphertext_len <= self.max_ciphertext_len()
	}

	/// Nonce, chunks and their tags, in bytes.
	const fn payload_len(self) -> u64 {
		NONCE_LEN + self.padded_len() + self.padded_len().div_ceil(CHUNK_LEN) * TAG_LEN
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn codes_run_from_one_kibibyte_to_one_gibibyte() {
		assert_eq!(SizeBucket::SMALLEST.padded_len(), 1024);
		assert_eq!(SizeBucket::LARGEST.padded_len(), 1 << 30);
		assert_eq!(SizeBucket::all().count(), 41);
	}

	#[test]
	fn each_bucket_is_larger_than_the_one_before_by_at_most_half() {
		for (smaller, larger) in SizeBucket::all().zip(SizeBucket::all().skip(1)) {
			assert!(larger.padded_len() > smaller.padded_len());
			assert!(larger.padded_len() * 2 <= smaller.padded_len() * 3);
		}
	}

	#[test]
	fn content_goes_into_the_smallest_bucket_that_holds_it() {
		for bucket in SizeBucket::all() {
			assert_eq!(SizeBucket::for_content(bucket.max_content_len()).unwrap(), bucket);
			match SizeBucket::for_content(bucket.max_content_len() + 1) {
				Ok(next) => assert_eq!(next.code(), bucket.code() + 1),
				Err(error) => {
					assert!(matches!(error, Error::TooLarge));
					assert_eq!(bucket, SizeBucket::LARGEST);
				}
			}
		}
	}

	#[test]
	fn nothing_goes_into_the_smallest() {
		assert_eq!(SizeBucket::for_content(0).unwrap(), SizeBucket::SMALLEST);
	}

	#[test]
	fn a_code_beyond_the_largest_is_refused() {
		assert_eq!(SizeBucket::from_code(40).unwrap(), SizeBucket::LARGEST);
		assert!(matches!(SizeBucket::from_code(41), Err(Error::UnknownBucket(41))));
	}

	#[test]
	fn the_length_of_a_ciphertext_is_bounded_on_both_sides() {
		let bucket = SizeBucket::SMALLEST;
		let shortest = 168 + 16 + 1024 + 16;
		assert!(!bucket.admits_ciphertext_len(shortest - 1));
		assert!(bucket.admits_ciphertext_len(shortest));
		assert!(bucket.admits_ciphertext_len(shortest + 4096 - 168));
		assert!(!bucket.admits_ciphertext_len(shortest + 4096 - 168 + 1));
	}
}
