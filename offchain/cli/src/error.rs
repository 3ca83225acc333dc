// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! One error, and the exit code that it ends with. Exit codes are chosen here and nowhere else.

use salus_client::{
	account::AddressError,
	chain::ChainError,
	directory::{DirectoryError, NameFault},
	keystore::KeystoreError,
	records::RecordError,
	vault::VaultError,
};
use std::process::ExitCode;

/// Custom validity error of the chain: no person is controlled by the account.
const UNKNOWN_ACCOUNT: u8 = 1;
/// Custom validity error of the chain: the signer's allowance does not suffice now.
const ALLOWANCE_SPENT: u8 = 2;
/// Custom validity error of the chain: nobody may make this call, or not in this wrapping.
const CALL_NOT_ALLOWED: u8 = 3;

/// What kind of failure it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
	/// Something on this machine failed. Exit code 1.
	Other,
	/// The command was not understood, or names something that does not exist here. Exit code 2.
	Usage,
	/// The chain or a vault said no. Exit code 3.
	Refused,
	/// The chain or a vault could not be reached. Exit code 4.
	Connection,
}

impl Category {
	/// The process's exit code.
	pub fn exit_code(self) -> ExitCode {
		ExitCode::from(match self {
			Self::Other => 1,
			Self::Usage => 2,
			Self::Refused => 3,
			Self::Connection => 4,
		})
	}
}

/// Why a command failed, with what to do about it.
#[derive(Debug)]
pub struct CliError {
	category: Category,
	message: String,
	advice: Option<String>,
}

impl CliError {
	/// A failure of this kind.
	pub fn new(category: Category, message: impl Into<String>) -> Self {
		Self {
			category,
			message: message.into(),
			advice: None,
		}
	}

	/// A wrong use of the command.
	pub fn usage(message: impl Into<String>) -> Self {
		Self::new(Category::Usage, message)
	}

	/// A refusal.
	pub fn refused(message: impl Into<String>) -> Self {
		Self::new(Category::Refused, message)
	}

	fn advise(mut self, advice: impl Into<String>) -> Self {
		self.advice = Some(advice.into()).filter(|advice| !advice.is_empty());
		self
	}

	/// Says this too, on a line of its own.
	pub fn with_note(mut self, note: impl Into<String>) -> Self {
		let note = note.into();
		self.advice = Some(match self.advice {
			Some(advice) => format!("{advice}\n       {note}"),
			None => note,
		});
		self
	}

	/// What kind of failure it was.
	pub fn category(&self) -> Category {
		self.category
	}

	/// What was wrong, and on a line of its own what to do.
	pub fn full_message(&self) -> String {
		match &self.advice {
			Some(advice) => format!("{}\n       {advice}", self.message),
			None => self.message.clone(),
		}
	}
}

impl From<ChainError> for CliError {
	fn from(error: ChainError) -> Self {
		match error {
			ChainError::Refused { pallet, name, docs } => {
				Self::refused(format!("the chain refused: {name} ({pallet})")).advise(docs)
			}
			ChainError::Invalid { .. } => {
				let advice = match error.custom_code() {
					Some(UNKNOWN_ACCOUNT) => {
						"The chain does not know this account: have it enrolled, or sign with another --key."
					}
					Some(ALLOWANCE_SPENT) => {
						"This signer's allowance is used up for now: wait some blocks and try again."
					}
					Some(CALL_NOT_ALLOWED) => {
						"Nobody may make this call. It is in no block, and nothing of it is on the chain."
					}
					_ => "Try again; if it stays, this client and the chain are of different versions.",
				};
				Self::refused(error.to_string()).advise(advice)
			}
			ChainError::Door(body) => {
				Self::refused(format!("the vault refused: {} ({})", body.message, body.error))
					.advise(body.what_to_do)
			}
			ChainError::Unreachable { .. } | ChainError::Lost { .. } => {
				Self::new(Category::Connection, error.to_string())
			}
			ChainError::NodeOnly(_) => Self::usage(error.to_string()),
			ChainError::Malformed { .. } | ChainError::Unfit(_) => {
				Self::new(Category::Connection, error.to_string())
			}
		}
	}
}

impl From<VaultError> for CliError {
	fn from(error: VaultError) -> Self {
		match error {
			// What is busy or stale will do it later: the way there is what failed.
			VaultError::Refused { status: 503, body } => Self::new(
				Category::Connection,
				format!("the vault cannot answer now: {} ({})", body.message, body.error),
			)
			.advise(body.what_to_do),
			VaultError::Refused { body, .. } => {
				Self::refused(format!("the vault refused: {} ({})", body.message, body.error))
					.advise(body.what_to_do)
			}
			VaultError::Challenge(fault) => Self::refused(fault.to_string()),
			VaultError::Unreachable { .. } | VaultError::Malformed { .. } => {
				Self::new(Category::Connection, error.to_string())
			}
		}
	}
}

impl From<RecordError> for CliError {
	fn from(error: RecordError) -> Self {
		match error {
			RecordError::Chain(error) => error.into(),
			RecordError::Vault(error) => error.into(),
			RecordError::Envelope(error) => Self::refused(error.to_string()),
			RecordError::File { .. } => Self::new(Category::Other, error.to_string()),
			RecordError::NotFound(_)
			| RecordError::NoVault(_)
			| RecordError::NoKey(_)
			| RecordError::KeyMissing => Self::refused(error.to_string()),
		}
	}
}

impl From<KeystoreError> for CliError {
	fn from(error: KeystoreError) -> Self {
		let category = match error {
			KeystoreError::Disk { .. } | KeystoreError::NoRandomness | KeystoreError::Damaged { .. } => {
				Category::Other
			}
			_ => Category::Usage,
		};
		Self::new(category, error.to_string())
	}
}

impl From<DirectoryError> for CliError {
	fn from(error: DirectoryError) -> Self {
		Self::refused(error.to_string())
	}
}

impl From<NameFault> for CliError {
	fn from(fault: NameFault) -> Self {
		Self::usage(fault.to_string())
	}
}

impl From<AddressError> for CliError {
	fn from(error: AddressError) -> Self {
		Self::usage(error.to_string())
	}
}

/// A failed file operation on `path`.
pub fn file(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> CliError + '_ {
	move |cause| CliError::new(Category::Other, format!("{}: {cause}", path.display()))
}

#[cfg(test)]
mod tests {
	use super::*;
	use salus_client::api::ErrorBody;

	fn body(error: &str) -> ErrorBody {
		ErrorBody {
			error: error.into(),
			message: "no".into(),
			what_to_do: "Ask the patient.".into(),
		}
	}

	#[test]
	fn a_refusal_of_the_chain_names_the_error_and_what_to_do() {
		let refused = ChainError::Refused {
			pallet: "Consent".into(),
			name: "NothingToRevoke".into(),
			docs: "There is no grant; see the list.".into(),
		};
		let error = CliError::from(refused);
		assert_eq!(error.category(), Category::Refused);
		let message = error.full_message();
		assert!(message.contains("NothingToRevoke") && message.contains("see the list"));
	}

	#[test]
	fn who_is_not_there_is_a_connection_failure() {
		let unreachable = ChainError::Unreachable {
			peer: "the node".into(),
			cause: "refused".into(),
		};
		assert_eq!(CliError::from(unreachable).category(), Category::Connection);
		let busy = VaultError::Refused {
			status: 503,
			body: body("chain-stale"),
		};
		assert_eq!(CliError::from(busy).category(), Category::Connection);
	}

	#[test]
	fn a_refusal_of_a_vault_says_what_to_do() {
		let error = CliError::from(VaultError::Refused {
			status: 404,
			body: body("not-found"),
		});
		assert_eq!(error.category(), Category::Refused);
		assert!(
			error.full_message().contains("not-found") && error.full_message().contains("Ask the patient.")
		);
	}

	#[test]
	fn a_wrong_name_is_a_matter_of_usage() {
		assert_eq!(
			CliError::from(NameFault::Unknown("x".into())).category(),
			Category::Usage
		);
		assert_eq!(
			CliError::from(KeystoreError::Unknown("x".into())).category(),
			Category::Usage
		);
		let disk = KeystoreError::Disk {
			path: "x".into(),
			cause: std::io::Error::other("full"),
		};
		assert_eq!(CliError::from(disk).category(), Category::Other);
	}
}
