// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A sealed body is an ordinary age file: the ordinary `age` program reads it, and can write it.

use crate::{sealed_note, NOTE};
use salus_envelope::{open_without_anchor, seal_bytes, MediaType, RecordSecret, Sealed};
use secrecy::ExposeSecret;
use std::{fs, path::Path, process::Command};
use tempfile::TempDir;

/// The pipeline of README.md, section "With the age program", without its comments.
fn readme_pipeline() -> String {
	let readme = include_str!("../../README.md");
	let block = readme
		.split("```sh\n")
		.nth(1)
		.and_then(|rest| rest.split("```").next());
	block
		.expect("README.md shows how to open a body with age")
		.to_owned()
}

/// Runs a shell script in `folder`.
fn run(script: &str, folder: &Path) {
	let found = Command::new("age").arg("--version").output().is_ok();
	assert!(
		found,
		"the program `age` is missing: run scripts/setup, or `apt-get install age`"
	);
	let output = Command::new("sh")
		.args(["-eu", "-c", script])
		.current_dir(folder)
		.output()
		.unwrap();
	assert!(
		output.status.success(),
		"{script}\n{}",
		String::from_utf8_lossy(&output.stderr)
	);
}

/// A folder with a sealed body and its key, as README.md names them.
fn folder(body: &[u8], secret: &RecordSecret) -> TempDir {
	let folder = tempfile::tempdir().unwrap();
	fs::write(folder.path().join("record.age"), body).unwrap();
	fs::write(
		folder.path().join("key.txt"),
		secret.age_identity().expose_secret(),
	)
	.unwrap();
	folder
}

fn reads(content: &[u8]) {
	let (body, sealed) = seal_bytes(content, &MediaType::fhir_json()).unwrap();
	let folder = folder(&body, &sealed.secret);
	run(&readme_pipeline(), folder.path());
	assert!(fs::read(folder.path().join("record.json")).unwrap() == content);
	let padded = fs::read(folder.path().join("padded")).unwrap();
	assert_eq!(padded.len() as u64, sealed.anchor.bucket.padded_len());
	assert!(padded.starts_with(content));
}

#[test]
fn reads_a_small_record() {
	reads(NOTE);
}

#[test]
fn reads_an_empty_record() {
	reads(b"");
}

#[test]
fn reads_a_record_of_several_chunks() {
	reads(&b"0123456789abcdef".repeat(20_000));
}

#[test]
fn writes_what_we_open() {
	let (body, Sealed { secret, anchor, .. }) = sealed_note();
	let folder = folder(&body, &secret);
	run(&readme_pipeline(), folder.path());
	run(
		"age-keygen -y key.txt > recipient.txt; age -R recipient.txt -o again.age padded",
		folder.path(),
	);
	let again = fs::read(folder.path().join("again.age")).unwrap();
	assert_ne!(again, body);
	let mut content = Vec::new();
	let opened = open_without_anchor(again.as_slice(), &mut content, &secret).unwrap();
	assert_eq!(content, NOTE);
	assert_eq!(
		(opened.anchor.commitment, opened.anchor.bucket),
		(anchor.commitment, anchor.bucket)
	);
	assert!(
		anchor.bucket.admits_ciphertext_len(again.len() as u64),
		"{} bytes",
		again.len()
	);
}
