// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Claim codes at a terminal: read from paper, kept in a file for another try, printed for the patient.

use crate::{
	context::{ask_secret, Context},
	error::{file, Category as Failure, CliError},
	output::Format,
};
use clap::Args;
use salus_client::claim::{ClaimCode, QrLook};
use salus_primitives::PrescriptionId;
use serde_json::Value;
use std::{
	io::{ErrorKind, Write},
	os::unix::fs::OpenOptionsExt,
	path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// A claim code that somebody shows.
#[derive(Debug, Args)]
pub struct CodeArgs {
	/// The claim code, in either case and however grouped; asked for if it is not given, so that no shell remembers it
	#[arg(conflicts_with = "code_file")]
	code: Option<String>,
	/// A file that holds it
	#[arg(long, value_name = "FILE")]
	code_file: Option<PathBuf>,
}

impl CodeArgs {
	/// The code.
	pub fn read(self) -> Result<ClaimCode, CliError> {
		let text = match (self.code, &self.code_file) {
			(Some(text), _) => Zeroizing::new(text),
			(None, Some(path)) => return read(path),
			(None, None) => ask_secret("the claim code")?,
		};
		Ok(ClaimCode::parse(&text)?)
	}
}

/// What becomes of the claim code of a new prescription.
#[derive(Debug, Args)]
pub struct KeptCodeArgs {
	/// Keep the claim code in this file; where the file is there, use its code: to try again safely
	#[arg(long, value_name = "FILE")]
	code_file: Option<PathBuf>,
	/// Put the claim code into the JSON too
	#[arg(long)]
	show_code: bool,
	/// Draw the QR code for paper or a light terminal
	#[arg(long)]
	light: bool,
}

impl KeptCodeArgs {
	/// Do the options say anything?
	pub fn say_anything(&self) -> bool {
		self.code_file.is_some() || self.show_code || self.light
	}

	/// A code that is shown to nobody would be lost.
	pub fn ensure_shown(&self, format: Format) -> Result<(), CliError> {
		if format == Format::Json && !self.show_code && self.code_file.is_none() {
			return Err(CliError::usage(
				"JSON does not hold the claim code, which would be lost: add --code-file FILE or --show-code",
			));
		}
		Ok(())
	}

	/// The code that the file holds, or a new one.
	pub fn read_or_make(&self) -> Result<ClaimCode, CliError> {
		match &self.code_file {
			Some(path) => read_or_make(path),
			None => Ok(ClaimCode::generate()?),
		}
	}

	/// Puts the code into the JSON where that is wanted.
	pub fn tell(&self, code: &ClaimCode, json: &mut Value) {
		if self.show_code {
			json["claim_code"] = code.reveal().as_str().into();
		}
	}

	/// Prints the code for the patient once the prescription is on the chain. Where nobody knows whether it is, its code must not be
	/// lost either.
	pub fn print_after(
		&self,
		context: &Context,
		code: &ClaimCode,
		done: Result<(), CliError>,
	) -> Result<(), CliError> {
		let may_be_there = match &done {
			Ok(()) => true,
			Err(error) => error.category() == Failure::Connection,
		};
		if may_be_there && context.out.0 == Format::Table {
			print(code, self.light);
		}
		done.map_err(|error| error.with_note(self.again(code.prescription())))
	}

	fn again(&self, id: PrescriptionId) -> String {
		match &self.code_file {
			Some(path) => format!(
				"The same command with --code-file {} tries the same prescription {id} again, and does nothing twice.",
				path.display()
			),
			None => format!("Whether it went through after all says `salus prescription show {id}`."),
		}
	}
}

/// Reads a code from a file.
pub fn read(path: &Path) -> Result<ClaimCode, CliError> {
	let text = Zeroizing::new(std::fs::read_to_string(path).map_err(file(path))?);
	Ok(ClaimCode::parse(&text)?)
}

/// The code that the file holds or, where there is none yet, a new one, kept there before anything is sent.
fn read_or_make(path: &Path) -> Result<ClaimCode, CliError> {
	let mut options = std::fs::OpenOptions::new();
	options.write(true).create_new(true).mode(0o600);
	let mut kept = match options.open(path) {
		Ok(kept) => kept,
		Err(error) if error.kind() == ErrorKind::AlreadyExists => return read(path),
		Err(error) => return Err(file(path)(error)),
	};
	let code = ClaimCode::generate()?;
	kept.write_all(code.reveal().as_bytes())
		.and_then(|()| kept.write_all(b"\n"))
		.and_then(|()| kept.sync_all())
		.map_err(file(path))?;
	Ok(code)
}

/// Prints a code for the patient, as text and as a QR code.
fn print(code: &ClaimCode, on_light: bool) {
	let look = if on_light {
		QrLook::LightGround
	} else {
		QrLook::DarkGround
	};
	println!("\nThe claim code, for the patient alone. Who has it can read this prescription and have it filled:\n");
	println!("    {}\n", code.reveal().as_str());
	println!("{}", code.reveal_qr(look).as_str());
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::error::Category;

	#[test]
	fn a_code_file_is_made_once_and_for_its_owner_only() {
		use std::os::unix::fs::PermissionsExt;
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("code");
		let made = read_or_make(&path).unwrap();
		let again = read_or_make(&path).unwrap();
		assert_eq!(made.prescription(), again.prescription());
		let mode = std::fs::metadata(&path).unwrap().permissions().mode();
		assert_eq!(mode & 0o777, 0o600);
	}

	#[test]
	fn json_needs_a_place_for_the_code() {
		let args = |code_file: Option<&str>, show_code| KeptCodeArgs {
			code_file: code_file.map(PathBuf::from),
			show_code,
			light: false,
		};
		assert!(args(None, false).ensure_shown(Format::Json).is_err());
		assert!(args(None, false).ensure_shown(Format::Table).is_ok());
		assert!(args(None, true).ensure_shown(Format::Json).is_ok());
		assert!(args(Some("c"), false).ensure_shown(Format::Json).is_ok());
	}

	#[test]
	fn a_code_with_a_slip_is_a_wrong_usage_that_does_not_repeat_it() {
		let code = ClaimCode::generate().unwrap();
		let right = code.reveal();
		let read = |text: String| CodeArgs {
			code: Some(text),
			code_file: None,
		};
		assert_eq!(
			read(right.to_lowercase()).read().unwrap().prescription(),
			code.prescription()
		);
		let first = if right.starts_with('0') { "1" } else { "0" };
		let wrong = format!("{first}{}", &right[1..]);
		let refused = read(wrong.clone()).read().unwrap_err();
		assert_eq!(refused.category(), Category::Usage);
		assert!(!refused.full_message().contains(&wrong[2..]));
	}
}
