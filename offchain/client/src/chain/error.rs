// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What can go wrong between a program and the chain.

use crate::api::ErrorBody;

/// Why the chain did not do or say what was asked.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ChainError {
	/// Nobody answers at the other end, or not in time.
	#[error("cannot reach {peer}: {cause}")]
	Unreachable {
		/// Who should answer.
		peer: String,
		/// What happened.
		cause: String,
	},
	/// The chain ran the call and refused it; nothing changed.
	#[error("refused: {pallet}.{name}: {docs}")]
	Refused {
		/// Which pallet refused.
		pallet: String,
		/// The error's name.
		name: String,
		/// What the error means and what to do, as the pallet says it.
		docs: String,
	},
	/// The chain did not take the transaction at all.
	#[error("the chain did not take the transaction: {reason}")]
	Invalid {
		/// Why, as the node says it.
		reason: String,
	},
	/// The transaction was taken but did not make it into a block in time.
	#[error("the transaction was taken and then lost: {reason}; nothing changed, try again")]
	Lost {
		/// What happened to it.
		reason: String,
	},
	/// The door of a vault refused.
	#[error("the vault refused: {}; {}", .0.message, .0.what_to_do)]
	Door(ErrorBody),
	/// Something came back that is no answer.
	#[error("{what} makes no sense: {cause}; the two ends are perhaps of different versions")]
	Malformed {
		/// What came back.
		what: String,
		/// What is wrong with it.
		cause: String,
	},
	/// The runtime has no such thing, or one that this client cannot use.
	#[error("the chain's runtime does not fit this client: {0}; use a client of the chain's version")]
	Unfit(String),
	/// Only a client with a node of its own can ask this.
	#[error("{0} cannot be asked through a vault's door; use a node on this machine")]
	NodeOnly(&'static str),
}

impl ChainError {
	pub(crate) fn malformed(what: impl Into<String>, cause: impl ToString) -> Self {
		Self::Malformed {
			what: what.into(),
			cause: cause.to_string(),
		}
	}

	/// The error's name, when the chain ran the call and refused it.
	pub fn refusal(&self) -> Option<&str> {
		match self {
			Self::Refused { name, .. } => Some(name),
			_ => None,
		}
	}

	/// Is it `pallet.name`?
	pub fn is_refusal(&self, wanted_pallet: &str, wanted_name: &str) -> bool {
		matches!(self, Self::Refused { pallet, name, .. } if pallet == wanted_pallet && name == wanted_name)
	}

	/// The number of a custom validity error, such as `CheckAllowance`'s.
	pub fn custom_code(&self) -> Option<u8> {
		let (Self::Invalid { reason } | Self::Lost { reason }) = self else {
			return None;
		};
		let (_, number) = reason.split_once("Custom error: ")?;
		let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
		digits.parse().ok()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_custom_validity_error_gives_its_number() {
		let reason = "Invalid Transaction (1010): \"Custom error: 101\"".to_owned();
		assert_eq!(ChainError::Invalid { reason }.custom_code(), Some(101));
		let reason = "Invalid Transaction (1010): Transaction is outdated".to_owned();
		assert_eq!(ChainError::Invalid { reason }.custom_code(), None);
		let reason = "Custom error: 300".to_owned();
		assert_eq!(ChainError::Invalid { reason }.custom_code(), None);
	}
}
