// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The hash of a sealed body, computed while its bytes pass by.

use crate::Error;
use blake2::{digest::consts::U32, Blake2b, Digest};
use std::io::{self, Read, Write};

/// How many bytes are moved at a time.
pub(crate) const COPY_LEN: usize = 64 * 1024;

/// BLAKE2b-256 of a sealed body that arrives in pieces: the hash that its anchor on the chain holds.
#[derive(Clone, Debug, Default)]
pub struct CiphertextHasher(Blake2b<U32>);

impl CiphertextHasher {
	/// Begins with no bytes.
	pub fn new() -> Self {
		Self::default()
	}

	/// Takes the next piece of the sealed body.
	pub fn update(&mut self, ciphertext: &[u8]) {
		self.0.update(ciphertext);
	}

	/// The hash of everything taken so far.
	pub fn finish(self) -> [u8; 32] {
		self.0.finalize().into()
	}
}

/// Hash and length of the sealed body that `source` holds, without opening it.
pub fn hash_ciphertext(mut source: impl Read) -> Result<([u8; 32], u64), Error> {
	let mut hasher = HashingReader::new(&mut source);
	let copied = io::copy(&mut hasher, &mut io::sink());
	if let Some(failure) = hasher.failure {
		return Err(Error::Read(failure));
	}
	copied.map_err(Error::Read)?;
	Ok((hasher.hasher.finish(), hasher.len))
}

/// Passes reads through, hashes and counts what was read, and keeps the error of a source that fails.
pub(crate) struct HashingReader<R> {
	source: R,
	pub(crate) hasher: CiphertextHasher,
	pub(crate) len: u64,
	/// The source's own error: a disk that fails must not look like a damaged body.
	pub(crate) failure: Option<io::Error>,
}

impl<R: Read> HashingReader<R> {
	pub(crate) fn new(source: R) -> Self {
		Self {
			source,
			hasher: CiphertextHasher::new(),
			len: 0,
			failure: None,
		}
	}
}

impl<R: Read> Read for HashingReader<R> {
	fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
		let read = self.source.read(buffer).map_err(|error| {
			let kind = error.kind();
			if kind != io::ErrorKind::Interrupted {
				self.failure = Some(error);
			}
			io::Error::from(kind)
		})?;
		self.hasher.update(&buffer[..read]);
		self.len += read as u64;
		Ok(read)
	}
}

/// Passes writes through, hashes and counts what was written.
pub(crate) struct HashingWriter<W> {
	sink: W,
	pub(crate) hasher: CiphertextHasher,
	pub(crate) len: u64,
}

impl<W: Write> HashingWriter<W> {
	pub(crate) fn new(sink: W) -> Self {
		Self {
			sink,
			hasher: CiphertextHasher::new(),
			len: 0,
		}
	}
}

impl<W: Write> Write for HashingWriter<W> {
	fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
		let written = self.sink.write(bytes)?;
		self.hasher.update(&bytes[..written]);
		self.len += written as u64;
		Ok(written)
	}

	fn flush(&mut self) -> io::Result<()> {
		self.sink.flush()
	}
}

/// Reads until the buffer is full or the source ends.
pub(crate) fn read_block(source: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
	let mut filled = 0;
	while filled < buffer.len() {
		match source.read(&mut buffer[filled..]) {
			Ok(0) => break,
			Ok(read) => filled += read,
			Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
			Err(error) => return Err(error),
		}
	}
	Ok(filled)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn is_plain_blake2b_256() {
		// The published BLAKE2b-256 of the empty string.
		let expected = "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8";
		let (hash, len) = hash_ciphertext(io::empty()).unwrap();
		assert_eq!((hex::encode(hash).as_str(), len), (expected, 0));
	}

	#[test]
	fn a_reader_sees_what_the_hasher_sees() {
		let bytes = vec![42; 100_000];
		let mut hasher = CiphertextHasher::new();
		hasher.update(&bytes);
		assert_eq!(
			hash_ciphertext(bytes.as_slice()).unwrap(),
			(hasher.finish(), 100_000)
		);
	}
}
