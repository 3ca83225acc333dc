// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Opening: decrypt, unpad, and compare with the chain in one pass.

use crate::{
	hash::{HashingReader, COPY_LEN},
	padding::{Trailer, Unpadder},
	Anchor, Error, MediaType, RecordSecret, SizeBucket, MAX_HEADER_LEN,
};
use age::DecryptError;
use std::io::{self, BufRead, BufReader, Cursor, Read, Write};
use zeroize::Zeroizing;

/// The first line of every age v1 file.
const AGE_FIRST_LINE: &[u8] = b"age-encryption.org/v1\n";

/// What a reader learns besides the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
	/// What kind of document the content is.
	pub media_type: MediaType,
	/// Length of the content, in bytes.
	pub content_len: u64,
	/// Length of the sealed body, in bytes.
	pub ciphertext_len: u64,
	/// What the sealed body turned out to be.
	pub anchor: Anchor,
}

/// Opens the sealed body in `source`, writes its content to `sink`, and compares both with the chain's `anchor`.
///
/// Content is good only once this has returned `Ok`: write to a temporary name and rename, or use [`open_bytes`].
/// Every piece that reaches `sink` before is authentic as a piece, but that nothing is missing and that the chain
/// agrees is known at the end only. Memory stays constant.
///
/// # Errors
/// - [`Error::NotSealed`], [`Error::WrongKey`], [`Error::Damaged`]: the body does not open with this secret.
/// - [`Error::BadPadding`]: it opens, but whoever sealed it did not follow the format.
/// - [`Error::WrongCiphertext`], [`Error::WrongBucket`], [`Error::WrongCommitment`]: the chain says otherwise.
/// - [`Error::Read`], [`Error::Write`]: the machine failed.
pub fn open(
	source: impl Read,
	sink: impl Write,
	secret: &RecordSecret,
	anchor: &Anchor,
) -> Result<Opened, Error> {
	let opened = open_up_to(anchor.bucket, source, sink, secret)?;
	anchor.ensure_equals(&opened.anchor)?;
	Ok(opened)
}

/// [`open`] for a sealed body in memory. Returns the content first, and only if everything is good.
pub fn open_bytes(
	ciphertext: &[u8],
	secret: &RecordSecret,
	anchor: &Anchor,
) -> Result<(Vec<u8>, Opened), Error> {
	let mut content = Zeroizing::new(Vec::new());
	let opened = open(ciphertext, &mut *content, secret, anchor)?;
	Ok((std::mem::take(&mut *content), opened))
}

/// [`open`] where no chain can be asked. Nothing then says who sealed the body: compare [`Opened::anchor`] with
/// the chain before relying on the content.
pub fn open_without_anchor(
	source: impl Read,
	sink: impl Write,
	secret: &RecordSecret,
) -> Result<Opened, Error> {
	open_up_to(SizeBucket::LARGEST, source, sink, secret)
}

fn open_up_to(
	bucket_limit: SizeBucket,
	source: impl Read,
	sink: impl Write,
	secret: &RecordSecret,
) -> Result<Opened, Error> {
	let mut source = BufReader::with_capacity(COPY_LEN, HashingReader::new(source));
	let mut unpadder = Unpadder::new(sink, secret.salt(), bucket_limit);
	let decrypted = decrypt(&mut source, &mut unpadder, secret);
	let source = source.into_inner();
	if let Some(failure) = source.failure {
		return Err(Error::Read(failure));
	}
	decrypted?;
	let (
		Trailer {
			media_type,
			content_len,
		},
		bucket,
		commitment,
	) = unpadder.finish()?;
	let anchor = Anchor {
		ciphertext_hash: source.hasher.finish(),
		commitment,
		bucket,
	};
	Ok(Opened {
		media_type,
		content_len,
		ciphertext_len: source.len,
		anchor,
	})
}

/// Decrypts `source` to its very end.
fn decrypt<W: Write>(
	source: &mut impl BufRead,
	unpadder: &mut Unpadder<W>,
	secret: &RecordSecret,
) -> Result<(), Error> {
	let header = read_header(source)?;
	let identity = secret.identity();
	let mut plaintext = age::Decryptor::new(Cursor::new(header).chain(source))
		.and_then(|decryptor| decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)))
		.map_err(explain)?;
	let mut buffer = Zeroizing::new(vec![0; COPY_LEN]);
	loop {
		match plaintext.read(&mut buffer) {
			Ok(0) => return Ok(()),
			Ok(read) => unpadder.take(&buffer[..read])?,
			Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
			// The source's own failures are told apart by the caller.
			Err(_) => return Err(Error::Damaged),
		}
	}
}

/// Reads the lines of the header and not a byte more. The age library would read a header of any length.
fn read_header(source: &mut impl BufRead) -> Result<Vec<u8>, Error> {
	let mut source = source.take(MAX_HEADER_LEN as u64);
	let mut header = Vec::new();
	loop {
		let start = header.len();
		source.read_until(b'\n', &mut header).map_err(Error::Read)?;
		let line = &header[start..];
		if start == 0 && line != AGE_FIRST_LINE {
			return Err(Error::NotSealed);
		}
		if !line.ends_with(b"\n") {
			return Err(if source.limit() == 0 {
				Error::NotSealed
			} else {
				Error::Damaged
			});
		}
		if line.starts_with(b"--- ") {
			return Ok(header);
		}
	}
}

fn explain(error: DecryptError) -> Error {
	match error {
		DecryptError::NoMatchingKeys => Error::WrongKey,
		DecryptError::UnknownFormat => Error::NotSealed,
		_ => Error::Damaged,
	}
}
