// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The checksum of a claim code: a Reed-Solomon code over GF(32) with two check symbols.
//!
//! A word of it may have 31 symbols; a claim code has 28. Two words differ in three symbols at least, so one wrong symbol and
//! two swapped ones never go unnoticed, and where only one is wrong its place can be computed. (A cut-off hash would miss one
//! slip in 1024.) The label comes first and is the same for all, so it costs nothing of that distance.
//!
//! Source: I. S. Reed, G. Solomon, "Polynomial Codes over Certain Finite Fields", 1960.

/// What every claim code's checksum covers besides its symbols, so that a code made for something else does not pass.
const LABEL: &[u8] = super::qr::QR_PREFIX.as_bytes();

/// x⁵ + x² + 1, of which α = x is a primitive element.
const MODULUS: u8 = 0b10_0101;
const ALPHA: u8 = 2;
const ALPHA_SQUARED: u8 = 4;
/// The generator (x − α)(x − α²) = x² + (α + α²)·x + α³.
const GENERATOR: (u8, u8) = (ALPHA ^ ALPHA_SQUARED, 8);
/// How many elements of the field are not zero.
const ORDER: usize = 31;

/// The two symbols that complete these data symbols.
pub(super) fn check_symbols(data: &[u8]) -> [u8; 2] {
	let (high, low) = remainder(data.iter().copied().chain([0, 0]));
	[high, low]
}

/// What is wrong with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mismatch {
	/// If only one symbol is wrong, this one, counted from 0; `None` if it must be more.
	pub(super) suspect: Option<usize>,
}

/// Checks a whole word, data and check symbols.
pub(super) fn check(word: &[u8]) -> Result<(), Mismatch> {
	let (high, low) = remainder(word.iter().copied());
	if (high, low) == (0, 0) {
		return Ok(());
	}
	// One wrong symbol with the error e, j places before the end, leaves e·αʲ and e·α²ʲ.
	let at_alpha = multiply(high, ALPHA) ^ low;
	let at_alpha_squared = multiply(high, ALPHA_SQUARED) ^ low;
	let suspect = logarithm(at_alpha)
		.zip(logarithm(at_alpha_squared))
		.map(|(first, second)| (second + ORDER - first) % ORDER)
		.and_then(|from_end| word.len().checked_sub(1 + from_end));
	Err(Mismatch { suspect })
}

/// The remainder of label and word, divided by the generator.
fn remainder(word: impl Iterator<Item = u8>) -> (u8, u8) {
	let label = LABEL.iter().flat_map(|byte| [byte >> 5, byte & 31]);
	label.chain(word).fold((0, 0), |(high, low), symbol| {
		(
			low ^ multiply(high, GENERATOR.0),
			symbol ^ multiply(high, GENERATOR.1),
		)
	})
}

fn multiply(left: u8, right: u8) -> u8 {
	(0..5).rev().fold(0, |product, bit| {
		let doubled = product << 1;
		let reduced = if doubled & 32 == 0 {
			doubled
		} else {
			doubled ^ MODULUS
		};
		if right >> bit & 1 == 1 {
			reduced ^ left
		} else {
			reduced
		}
	})
}

/// The exponent of α that gives this element; zero has none.
fn logarithm(element: u8) -> Option<usize> {
	std::iter::successors(Some(1), |power| Some(multiply(*power, ALPHA)))
		.take(ORDER)
		.position(|power| power == element)
}

#[cfg(test)]
mod tests {
	use super::*;

	const DATA: [u8; 26] = [
		7, 0, 31, 1, 2, 30, 16, 8, 4, 2, 1, 9, 9, 9, 0, 0, 5, 22, 13, 27, 3, 19, 11, 6, 28, 4,
	];

	fn word() -> Vec<u8> {
		[&DATA[..], &check_symbols(&DATA)].concat()
	}

	#[test]
	fn alpha_generates_the_whole_field() {
		let logarithms: std::collections::BTreeSet<_> = (1..32).filter_map(logarithm).collect();
		assert_eq!(logarithms.len(), ORDER);
		assert_eq!(logarithm(0), None);
	}

	#[test]
	fn a_word_checks_and_every_wrong_symbol_is_named() {
		let word = word();
		assert_eq!(check(&word), Ok(()));
		for place in 0..word.len() {
			for error in 1..32 {
				let mut wrong = word.clone();
				wrong[place] ^= error;
				let suspect = Some(place);
				assert_eq!(check(&wrong), Err(Mismatch { suspect }), "{place} {error}");
			}
		}
	}

	#[test]
	fn no_two_wrong_symbols_pass() {
		let word = word();
		for first in 0..word.len() {
			for second in first + 1..word.len() {
				for errors in 0..31 * 31 {
					let mut wrong = word.clone();
					wrong[first] ^= (errors / 31 + 1) as u8;
					wrong[second] ^= (errors % 31 + 1) as u8;
					assert!(check(&wrong).is_err(), "{first} {second} {errors}");
				}
			}
		}
	}
}
