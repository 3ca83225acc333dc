// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The inside of a sealed body: `content ‖ zero bytes ‖ trailer`, as long as its size bucket says.
//!
//! The content comes first, so that what the `age` program prints begins with it. The trailer comes last, so that
//! content of unknown length can be sealed as it arrives.

use crate::{CommitmentHasher, Error, MediaType, SizeBucket, MAX_MEDIA_TYPE_LEN};
use std::io::Write;
use zeroize::Zeroizing;

/// Length of the trailer, in bytes: 80 of media type filled with zeroes, 8 of content length as a little-endian
/// number, 8 of [`TRAILER_MAGIC`].
pub const TRAILER_LEN: usize = MAX_MEDIA_TYPE_LEN + 8 + TRAILER_MAGIC.len();

/// The last bytes of every padded content.
pub const TRAILER_MAGIC: &[u8; 8] = b"salus/1\n";

/// A piece of padding.
static ZEROES: [u8; 4096] = [0; 4096];

/// What the trailer says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Trailer {
	pub(crate) media_type: MediaType,
	pub(crate) content_len: u64,
}

impl Trailer {
	pub(crate) fn encode(&self) -> [u8; TRAILER_LEN] {
		let mut bytes = [0; TRAILER_LEN];
		let (media_type, rest) = bytes.split_at_mut(MAX_MEDIA_TYPE_LEN);
		media_type[..self.media_type.as_str().len()].copy_from_slice(self.media_type.as_str().as_bytes());
		rest[..8].copy_from_slice(&self.content_len.to_le_bytes());
		rest[8..].copy_from_slice(TRAILER_MAGIC);
		bytes
	}

	pub(crate) fn decode(bytes: &[u8]) -> Result<Self, Error> {
		let trailer: &[u8; TRAILER_LEN] = bytes
			.try_into()
			.map_err(|_| Error::BadPadding("it is shorter than a trailer"))?;
		let (media_type, rest) = trailer.split_at(MAX_MEDIA_TYPE_LEN);
		let (content_len, magic) = rest.split_at(8);
		if magic != TRAILER_MAGIC {
			return Err(Error::BadPadding(
				"it does not end with the trailer of this format",
			));
		}
		let content_len = content_len
			.try_into()
			.map(u64::from_le_bytes)
			.expect("it was split at 8 bytes; qed");
		Ok(Self {
			media_type: decode_media_type(media_type)?,
			content_len,
		})
	}
}

fn decode_media_type(field: &[u8]) -> Result<MediaType, Error> {
	let end = field
		.iter()
		.rposition(|byte| *byte != 0)
		.map_or(0, |last| last + 1);
	std::str::from_utf8(&field[..end])
		.ok()
		.and_then(|text| text.parse().ok())
		.ok_or(Error::BadPadding("its trailer names no media type"))
}

/// Writes the zero bytes and the trailer that belong after `content_len` bytes of content.
pub(crate) fn write_padding(sink: &mut impl Write, trailer: &Trailer) -> Result<SizeBucket, Error> {
	let bucket = SizeBucket::for_content(trailer.content_len)?;
	write_zeroes(sink, bucket.max_content_len() - trailer.content_len)?;
	sink.write_all(&trailer.encode()).map_err(Error::Write)?;
	Ok(bucket)
}

fn write_zeroes(sink: &mut impl Write, mut count: u64) -> Result<(), Error> {
	while count > 0 {
		let piece = count.min(ZEROES.len() as u64);
		sink.write_all(&ZEROES[..piece as usize]).map_err(Error::Write)?;
		count -= piece;
	}
	Ok(())
}

/// Takes padded content piece by piece and lets the content through.
///
/// Where the content ends stands in the trailer, at the very end. Two things are therefore held back: the last
/// [`TRAILER_LEN`] bytes, which may be the trailer, and how many zero bytes came before them, which may be padding.
/// A number is enough for the latter, and so memory stays constant.
pub(crate) struct Unpadder<W> {
	sink: W,
	commitment: CommitmentHasher,
	bucket_limit: SizeBucket,
	held: Zeroizing<Vec<u8>>,
	held_zeroes: u64,
	released: u64,
	taken: u64,
}

impl<W: Write> Unpadder<W> {
	/// Lets content through to `sink`, as long as it is not padded beyond `bucket_limit`.
	pub(crate) fn new(sink: W, salt: &[u8; 32], bucket_limit: SizeBucket) -> Self {
		Self {
			sink,
			commitment: CommitmentHasher::new(salt),
			bucket_limit,
			held: Zeroizing::new(Vec::new()),
			held_zeroes: 0,
			released: 0,
			taken: 0,
		}
	}

	/// Takes the next piece of padded content.
	pub(crate) fn take(&mut self, piece: &[u8]) -> Result<(), Error> {
		self.taken += piece.len() as u64;
		if self.taken > self.bucket_limit.padded_len() {
			return Err(Error::BadPadding("it is longer than its size bucket"));
		}
		let mut held = std::mem::replace(&mut self.held, Zeroizing::new(Vec::new()));
		held.extend_from_slice(piece);
		let surplus = held.len().saturating_sub(TRAILER_LEN);
		self.pass_on(&held[..surplus])?;
		held.drain(..surplus);
		self.held = held;
		Ok(())
	}

	/// Checks the padding and lets the rest of the content through.
	pub(crate) fn finish(mut self) -> Result<(Trailer, SizeBucket, [u8; 32]), Error> {
		let trailer = Trailer::decode(&self.held)?;
		let zeroes = trailer
			.content_len
			.checked_sub(self.released)
			.filter(|zeroes| *zeroes <= self.held_zeroes)
			.ok_or(Error::BadPadding(
				"between content and trailer stands something else than zeroes",
			))?;
		let bucket = SizeBucket::for_content(trailer.content_len)?;
		if bucket.padded_len() != self.taken {
			return Err(Error::BadPadding(
				"it is not padded to the smallest size bucket that holds it",
			));
		}
		self.release_zeroes(zeroes)?;
		self.sink.flush().map_err(Error::Write)?;
		Ok((trailer, bucket, self.commitment.finish()))
	}

	/// Releases `bytes` except for the zeroes at their end, which are only counted.
	fn pass_on(&mut self, bytes: &[u8]) -> Result<(), Error> {
		let Some(last) = bytes.iter().rposition(|byte| *byte != 0) else {
			self.held_zeroes += bytes.len() as u64;
			return Ok(());
		};
		let (sure, zeroes) = bytes.split_at(last + 1);
		self.release_zeroes(self.held_zeroes)?;
		self.release(sure)?;
		self.held_zeroes = zeroes.len() as u64;
		Ok(())
	}

	fn release_zeroes(&mut self, mut count: u64) -> Result<(), Error> {
		while count > 0 {
			let piece = count.min(ZEROES.len() as u64);
			self.release(&ZEROES[..piece as usize])?;
			count -= piece;
		}
		Ok(())
	}

	fn release(&mut self, content: &[u8]) -> Result<(), Error> {
		self.commitment.update(content);
		self.released += content.len() as u64;
		self.sink.write_all(content).map_err(Error::Write)
	}
}

#[cfg(test)]
mod tests;
