// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Typing a code in: what is forgiven, and that no slip goes unnoticed.

use super::{code, symbols};
use salus_client::claim::{ClaimCode, ClaimCodeError, SYMBOLS};

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn refusal(text: &str) -> ClaimCodeError {
	ClaimCode::parse(text).expect_err(text)
}

fn with(place: usize, symbol: char) -> String {
	let mut wrong = symbols();
	wrong[place] = symbol;
	wrong.into_iter().collect()
}

#[test]
fn case_grouping_and_the_prefix_do_not_matter() {
	let wanted = code().reveal();
	let plain: String = symbols().into_iter().collect();
	for text in [
		wanted.to_lowercase(),
		plain.clone(),
		format!("  {}\r\n", wanted.replace('-', " ")),
		wanted.replace('-', "\u{2013}"),
		wanted.replace('-', "\u{a0}"),
		format!("salus:rx:{plain}"),
		format!("SALUS:RX:{plain}"),
	] {
		assert_eq!(ClaimCode::parse(&text).unwrap().reveal(), wanted, "{text}");
	}
}

#[test]
fn letters_that_look_like_digits_are_read_as_digits() {
	let wanted = "000G-40R4-0M30-E209-185G-R38E-1WK3";
	for text in [
		"OooG-4oR4-OM3O-E2O9-185G-R38E-1WK3",
		"000G-40R4-0M30-E209-I85G-R38E-lWK3",
		"000G-40R4-0M30-E209-L85G-R38E-iWK3",
	] {
		assert_eq!(*ClaimCode::parse(text).unwrap().reveal(), wanted);
	}
}

#[test]
fn every_wrong_symbol_is_named() {
	for place in 0..SYMBOLS {
		for symbol in ALPHABET.chars().filter(|symbol| *symbol != symbols()[place]) {
			let suspect = Some(place + 1);
			assert_eq!(
				refusal(&with(place, symbol)),
				ClaimCodeError::Checksum { suspect },
				"{place} {symbol}"
			);
		}
	}
}

#[test]
fn every_swap_of_two_symbols_is_found() {
	for first in 0..SYMBOLS {
		for second in first + 1..SYMBOLS {
			let mut swapped = symbols();
			swapped.swap(first, second);
			if swapped != symbols() {
				let text: String = swapped.into_iter().collect();
				assert!(
					matches!(refusal(&text), ClaimCodeError::Checksum { .. }),
					"{text}"
				);
			}
		}
	}
}

#[test]
fn a_symbol_that_no_code_has_is_named_with_its_place() {
	for (place, symbol) in [(0, 'U'), (13, '!'), (27, 'ß')] {
		let error = refusal(&with(place, symbol));
		let place = place + 1;
		assert_eq!(error, ClaimCodeError::Symbol { symbol, place });
	}
	// Blanks and hyphens do not count.
	let error = refusal("KY3D-1U");
	assert_eq!(
		error,
		ClaimCodeError::Symbol {
			symbol: 'U',
			place: 6
		}
	);
	assert!(error.to_string().contains("symbol 6"));
	let error = refusal("\u{1b}[31m");
	assert!(!error.to_string().contains('\u{1b}'));
}

#[test]
fn another_length_is_told() {
	let whole: String = symbols().into_iter().collect();
	for (text, found) in [
		(String::new(), 0),
		("salus:rx:".into(), 0),
		(whole[1..].into(), 27),
		(format!("{whole}0"), 29),
		("7".repeat(100_000), 100_000),
	] {
		assert_eq!(refusal(&text), ClaimCodeError::Length { found });
	}
}

#[test]
fn the_error_says_where_to_look_and_repeats_nothing_else() {
	let wrong = with(12, if symbols()[12] == '7' { '8' } else { '7' });
	let shown = refusal(&wrong).to_string();
	assert!(shown.contains("symbol 13 (group 4)"), "{shown}");
	assert!(
		!shown.contains(&wrong[..4]) && !shown.contains(&wrong[16..20]),
		"{shown}"
	);
}

#[test]
fn debug_shows_nothing_of_the_secret() {
	assert_eq!(format!("{:?}", code()), "ClaimCode(…)");
	let key = code().claim_key();
	assert_eq!(
		format!("{key:?}"),
		format!("ClaimKey({})", hex::encode(key.public()))
	);
}
