// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What is drawn can be scanned: the half blocks are turned into a picture and decoded by another crate.

use super::{code, symbols};
use salus_client::claim::{ClaimCode, QrLook, QR_PREFIX};

/// Pixels of one module's side.
const SCALE: usize = 4;

/// The modules that are inked, row by row.
fn inked(drawn: &str) -> Vec<Vec<bool>> {
	drawn
		.lines()
		.flat_map(|line| {
			let half = |upper: bool| {
				line.chars()
					.map(|block| match block {
						'█' => true,
						'▀' => upper,
						'▄' => !upper,
						' ' => false,
						other => panic!("{other:?} is no half block"),
					})
					.collect()
			};
			[half(true), half(false)]
		})
		.collect()
}

fn scan(modules: &[Vec<bool>], dark_is_inked: bool) -> Result<String, rqrr::DeQRError> {
	let (width, height) = (modules[0].len() * SCALE, modules.len() * SCALE);
	let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
		if modules[y / SCALE][x / SCALE] == dark_is_inked {
			0
		} else {
			255
		}
	});
	let grids = picture.detect_grids();
	assert_eq!(grids.len(), 1);
	grids[0].decode().map(|(_, content)| content)
}

#[test]
fn on_paper_and_on_a_dark_terminal_it_scans_as_prefix_and_symbols() {
	let wanted: String = QR_PREFIX.chars().chain(symbols()).collect();
	for (look, dark_is_inked) in [(QrLook::LightGround, true), (QrLook::DarkGround, false)] {
		let drawn = code().reveal_qr(look);
		let content = scan(&inked(&drawn), dark_is_inked).unwrap();
		assert_eq!(content, wanted);
		assert_eq!(ClaimCode::parse(&content).unwrap().reveal(), code().reveal());
	}
}

#[test]
fn it_is_small_and_always_the_same() {
	let drawn = code().reveal_qr(QrLook::DarkGround);
	assert_eq!(drawn, code().reveal_qr(QrLook::DarkGround));
	let lines: Vec<_> = drawn.lines().collect();
	// At most version 3 (29 modules) with a quiet zone of four on each side, two modules a line.
	assert!(lines.len() <= 19, "{}", lines.len());
	assert!(lines.iter().all(|line| line.chars().count() <= 37));
}
