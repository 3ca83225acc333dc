// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Progress of long work, on standard error and only at a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::{io::IsTerminal, time::Duration};

fn at_terminal(bar: ProgressBar) -> ProgressBar {
	if !std::io::stderr().is_terminal() {
		bar.set_draw_target(ProgressDrawTarget::hidden());
	}
	bar
}

/// A bar of `total` things.
pub fn bar(total: u64, what: &'static str) -> ProgressBar {
	let bar = at_terminal(ProgressBar::new(total));
	if let Ok(style) = ProgressStyle::with_template("{msg} [{bar:40}] {pos}/{len} {eta}") {
		bar.set_style(style);
	}
	bar.with_message(what)
}

/// Something that takes a moment of unknown length.
pub fn spinner(what: &'static str) -> ProgressBar {
	let spinner = at_terminal(ProgressBar::new_spinner()).with_message(what);
	spinner.enable_steady_tick(Duration::from_millis(120));
	spinner
}
