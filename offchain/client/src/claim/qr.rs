// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A claim code as a QR code that a terminal or a text file can show.

use qrcode::{render::unicode::Dense1x2, EcLevel, QrCode};
use zeroize::Zeroizing;

/// What stands before the symbols in a QR code, so that a program knows what it has scanned.
pub const QR_PREFIX: &str = "salus:rx:";

/// Where the QR code will be looked at. Scanners want dark modules on a light ground.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QrLook {
	/// A terminal with light letters on a dark ground: what is dark in the code is left blank.
	#[default]
	DarkGround,
	/// Paper, or a terminal with dark letters on a light ground: what is dark in the code is printed.
	LightGround,
}

/// Draws a code's text. Level M: a seventh of the symbol may be lost in a fold of the paper.
pub(super) fn draw(prefix: &str, code: &str, look: QrLook) -> Zeroizing<String> {
	let symbols = code.chars().filter(|char| *char != '-');
	let content: Zeroizing<String> = Zeroizing::new(prefix.chars().chain(symbols).collect());
	let qr = QrCode::with_error_correction_level(content.as_bytes(), EcLevel::M)
		.expect("37 bytes fit into version 3, and versions go up to 40; qed");
	let (dark, light) = match look {
		QrLook::DarkGround => (Dense1x2::Light, Dense1x2::Dark),
		QrLook::LightGround => (Dense1x2::Dark, Dense1x2::Light),
	};
	let drawn = qr
		.render::<Dense1x2>()
		.dark_color(dark)
		.light_color(light)
		.quiet_zone(true)
		.build();
	Zeroizing::new(drawn)
}
