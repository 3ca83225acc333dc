// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A claim code as people write it.

use super::{
	checksum::{check, check_symbols},
	qr::QR_PREFIX,
	SECRET_LEN,
};
use zeroize::Zeroizing;

/// How many symbols a claim code has: 26 for the 128 bits, two of checksum.
pub const SYMBOLS: usize = 28;

const DATA_SYMBOLS: usize = 26;
const BITS: usize = 5;
/// How many bits of the last data symbol are the secret's; the lower two are zero.
const LAST_BITS: usize = 8 * SECRET_LEN - (DATA_SYMBOLS - 1) * BITS;
const GROUP: usize = 4;

/// Crockford's base 32: no I, L, O (they look like digits) and no U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Why a text is not a claim code. Never repeats more of it than one symbol.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClaimCodeError {
	/// The operating system gives no random bytes.
	#[error("the operating system gave no random bytes; no claim code was made")]
	NoRandomness,
	/// Too short or too long.
	#[error("a claim code has {SYMBOLS} symbols, this one has {found}: look for a group that is missing or written twice")]
	Length {
		/// How many symbols there are.
		found: usize,
	},
	/// A symbol that cannot stand there.
	#[error("symbol {place} of the claim code cannot be {symbol:?}: it has digits and the letters A to Z without I, L, O and U")]
	Symbol {
		/// The symbol, as it was written.
		symbol: char,
		/// Which one, counted from 1, blanks and hyphens left out.
		place: usize,
	},
	/// A slip of the pen, or two.
	#[error("the claim code has a mistake in it: its checksum does not match; {}", where_to_look(*.suspect))]
	Checksum {
		/// If only one symbol is wrong, this one, counted from 1.
		suspect: Option<usize>,
	},
}

fn where_to_look(suspect: Option<usize>) -> String {
	match suspect {
		Some(place) => {
			let group = (place - 1) / GROUP + 1;
			format!("if one symbol is wrong, it is symbol {place} (group {group}); otherwise look for two that changed places")
		}
		None => "two symbols or more are wrong; compare it group by group".into(),
	}
}

/// Writes a secret in groups.
pub(super) fn write(secret: &[u8; SECRET_LEN]) -> Zeroizing<String> {
	let number = Zeroizing::new(u128::from_be_bytes(*secret));
	let mut symbols = Zeroizing::new([0; SYMBOLS]);
	for (index, symbol) in symbols[..DATA_SYMBOLS - 1].iter_mut().enumerate() {
		let lower_bits = 8 * SECRET_LEN - BITS * (index + 1);
		*symbol = low_five(*number >> lower_bits);
	}
	symbols[DATA_SYMBOLS - 1] = low_five(*number << (BITS - LAST_BITS));
	let check = check_symbols(&symbols[..DATA_SYMBOLS]);
	symbols[DATA_SYMBOLS..].copy_from_slice(&check);
	let mut text = Zeroizing::new(String::with_capacity(SYMBOLS + SYMBOLS / GROUP));
	for (index, symbol) in symbols.iter().enumerate() {
		if index > 0 && index % GROUP == 0 {
			text.push('-');
		}
		text.push(char::from(ALPHABET[usize::from(*symbol)]));
	}
	text
}

fn low_five(number: u128) -> u8 {
	(number & 31) as u8
}

/// Reads a secret, see [`super::ClaimCode::parse`].
pub(super) fn read(text: &str) -> Result<Zeroizing<[u8; SECRET_LEN]>, ClaimCodeError> {
	let word = symbols(without_prefix(text.trim()))?;
	let found = word.len();
	let word: &[u8; SYMBOLS] = word
		.as_slice()
		.try_into()
		.map_err(|_| ClaimCodeError::Length { found })?;
	check(word).map_err(|mismatch| ClaimCodeError::Checksum {
		suspect: mismatch.suspect.map(|index| index + 1),
	})?;
	let last = word[DATA_SYMBOLS - 1];
	let unused = BITS - LAST_BITS;
	if last & ((1 << unused) - 1) != 0 {
		// The checksum agrees, but no secret is written like this.
		return Err(ClaimCodeError::Symbol {
			symbol: char::from(ALPHABET[usize::from(last)]),
			place: DATA_SYMBOLS,
		});
	}
	let upper = word[..DATA_SYMBOLS - 1]
		.iter()
		.fold(0u128, |number, symbol| number << BITS | u128::from(*symbol));
	let number = upper << LAST_BITS | u128::from(last >> unused);
	Ok(Zeroizing::new(number.to_be_bytes()))
}

fn without_prefix(text: &str) -> &str {
	match text.split_at_checked(QR_PREFIX.len()) {
		Some((prefix, rest)) if prefix.eq_ignore_ascii_case(QR_PREFIX) => rest,
		_ => text,
	}
}

fn symbols(text: &str) -> Result<Zeroizing<Vec<u8>>, ClaimCodeError> {
	// As long as it can get, so that no copy of it stays behind in memory that grew.
	let mut word = Zeroizing::new(Vec::with_capacity(text.len()));
	for symbol in text.chars().filter(|char| !is_separator(*char)) {
		let place = word.len() + 1;
		word.push(value(symbol).ok_or(ClaimCodeError::Symbol { symbol, place })?);
	}
	Ok(word)
}

/// Blanks, and what word processors make of a hyphen.
fn is_separator(char: char) -> bool {
	char.is_whitespace() || matches!(char, '-' | '\u{2010}'..='\u{2014}' | '\u{2212}')
}

fn value(symbol: char) -> Option<u8> {
	let symbol = match symbol.to_ascii_uppercase() {
		'O' => '0',
		'I' | 'L' => '1',
		other => other,
	};
	ALPHABET
		.iter()
		.position(|letter| char::from(*letter) == symbol)
		.and_then(|index| u8::try_from(index).ok())
}

#[cfg(test)]
mod tests {
	use super::*;

	fn secret() -> [u8; SECRET_LEN] {
		*b"\x00\x11\x22\x33\x44\x55\x66\x77\x88\x99\xaa\xbb\xcc\xdd\xee\xff"
	}

	#[test]
	fn reads_back_what_it_writes_at_both_ends_of_the_range() {
		for secret in [[0; SECRET_LEN], [0xff; SECRET_LEN], secret()] {
			assert_eq!(read(&write(&secret)).map(|read| *read), Ok(secret));
		}
	}

	#[test]
	fn a_word_that_no_secret_has_is_refused_though_its_checksum_agrees() {
		let mut word = symbols(&write(&secret())).unwrap().to_vec();
		word[DATA_SYMBOLS - 1] |= 1;
		let check = check_symbols(&word[..DATA_SYMBOLS]);
		word[DATA_SYMBOLS..].copy_from_slice(&check);
		let text: String = word
			.iter()
			.map(|symbol| char::from(ALPHABET[usize::from(*symbol)]))
			.collect();
		assert!(matches!(
			read(&text),
			Err(ClaimCodeError::Symbol { place: 26, .. })
		));
	}
}
