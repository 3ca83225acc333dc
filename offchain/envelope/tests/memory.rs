// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Memory does not grow with the record. A process of its own, because the peak is the process's.

#![allow(clippy::unwrap_used, reason = "clippy.toml reaches test functions, not their helpers")]

use salus_envelope::{open, seal, MediaType};
use std::io::{self, Read, Seek};

/// 64 MiB: far more than sealing and opening may ever hold.
const CONTENT_LEN: u64 = 64 << 20;
/// What a few buffers and the allocator may take, in KiB.
const ALLOWANCE_KIB: u64 = 4 * 1024;

/// The most memory that this process has ever had resident, in KiB.
fn peak_kib() -> u64 {
	let status = std::fs::read_to_string("/proc/self/status").unwrap();
	let line = status
		.lines()
		.find_map(|line| line.strip_prefix("VmHWM:"))
		.unwrap();
	line.trim().trim_end_matches(" kB").parse().unwrap()
}

#[test]
fn stays_constant_for_64_mebibytes() {
	let mut body = tempfile::tempfile().unwrap();
	let before = peak_kib();
	let sealed = seal(io::repeat(b'x').take(CONTENT_LEN), &body, &MediaType::fhir_json()).unwrap();
	let after_sealing = peak_kib();
	body.rewind().unwrap();
	let opened = open(&body, io::sink(), &sealed.secret, &sealed.anchor).unwrap();
	let after_opening = peak_kib();
	assert_eq!(opened.content_len, CONTENT_LEN);
	assert!(
		after_sealing - before < ALLOWANCE_KIB,
		"sealing took {} KiB",
		after_sealing - before
	);
	assert!(
		after_opening - before < ALLOWANCE_KIB,
		"opening took {} KiB",
		after_opening - before
	);
}
