// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The runtime's metadata: where calls, errors and extensions are, and how accounts are written.

use super::{
	calls::{Call, Part},
	ChainError,
};
use codec::{Compact, Decode, Encode};
use frame_metadata::{RuntimeMetadata, RuntimeMetadataPrefixed};
use scale_info::{form::PortableForm, PortableRegistry, TypeDef, Variant};
use subxt_metadata::{ArcMetadata, Metadata};

/// What a client needs to know of the runtime.
pub struct Runtime {
	metadata: ArcMetadata,
	/// The index that stands before an account where it is a lookup source (`MultiAddress::Id`); `None` for plain accounts.
	address_index: Option<u8>,
}

impl Runtime {
	/// Reads metadata of version 15 with its prefix.
	pub fn decode(mut bytes: &[u8]) -> Result<Self, ChainError> {
		let prefixed = RuntimeMetadataPrefixed::decode(&mut bytes)
			.map_err(|error| ChainError::malformed("the runtime's metadata", error))?;
		let RuntimeMetadata::V15(v15) = prefixed.1 else {
			return Err(ChainError::Unfit("its metadata is not of version 15".into()));
		};
		let address_index = id_variant(&v15.types, v15.extrinsic.address_ty.id);
		let metadata = Metadata::from_v15(v15)
			.map_err(|error| ChainError::malformed("the runtime's metadata", error))?
			.arc();
		Ok(Self {
			metadata,
			address_index,
		})
	}

	pub(super) fn metadata(&self) -> &Metadata {
		&self.metadata
	}

	/// The SCALE bytes of a pallet's constant.
	pub fn constant(&self, pallet: &str, name: &str) -> Result<&[u8], ChainError> {
		let missing = || ChainError::Unfit(format!("it has no constant {pallet}.{name}"));
		let pallet = self.metadata.pallet_by_name(pallet).ok_or_else(missing)?;
		Ok(pallet.constant_by_name(name).ok_or_else(missing)?.value())
	}

	/// Appends an account as the runtime expects the signer of an extrinsic.
	pub(super) fn encode_address(&self, account: &[u8; 32], out: &mut Vec<u8>) {
		out.extend(self.address_index);
		out.extend_from_slice(account);
	}

	/// Appends the SCALE bytes of a call.
	pub fn encode_call(&self, call: &Call, out: &mut Vec<u8>) -> Result<(), ChainError> {
		let missing = || ChainError::Unfit(format!("it has no call {}.{}", call.pallet, call.name));
		let pallet = self.metadata.pallet_by_name(call.pallet).ok_or_else(missing)?;
		let variant = pallet.call_variant_by_name(call.name).ok_or_else(missing)?;
		out.extend([pallet.call_index(), variant.index]);
		for part in &call.parts {
			match part {
				Part::Bytes(bytes) => out.extend_from_slice(bytes),
				Part::Call(inner) => self.encode_call(inner, out)?,
				Part::Calls(calls) => {
					let count = u32::try_from(calls.len())
						.map_err(|_| ChainError::Unfit("a batch of so many calls".into()))?;
					Compact(count).encode_to(out);
					for inner in calls {
						self.encode_call(inner, out)?;
					}
				}
			}
		}
		Ok(())
	}

	/// The refusal that the SCALE bytes of a `DispatchError` mean.
	pub(super) fn refusal(&self, bytes: &[u8]) -> ChainError {
		let name = self.dispatch_error_name(bytes.first().copied());
		if name == "Module" {
			if let Some(refused) = self.module_refusal(bytes) {
				return refused;
			}
		}
		ChainError::Refused {
			pallet: "System".into(),
			docs: dispatch_error_docs(&name).into(),
			name,
		}
	}

	fn dispatch_error_name(&self, index: Option<u8>) -> String {
		let types = self.metadata.types();
		self.metadata
			.dispatch_error_ty()
			.and_then(|id| types.resolve(id))
			.and_then(|ty| match &ty.type_def {
				TypeDef::Variant(def) => def.variants.iter().find(|variant| Some(variant.index) == index),
				_ => None,
			})
			.map_or_else(|| "Other".into(), |variant| variant.name.clone())
	}

	/// `Module { index, error }`: the pallet's number, then the error's.
	fn module_refusal(&self, bytes: &[u8]) -> Option<ChainError> {
		let pallet = self.metadata.pallet_by_error_index(*bytes.get(1)?)?;
		let error: &Variant<PortableForm> = pallet.error_variant_by_index(*bytes.get(2)?)?;
		Some(ChainError::Refused {
			pallet: pallet.name().to_owned(),
			name: error.name.clone(),
			docs: error
				.docs
				.iter()
				.map(|line| line.trim())
				.filter(|line| !line.is_empty())
				.collect::<Vec<_>>()
				.join(" "),
		})
	}
}

/// The index of the variant that holds an account, when the type is an enum such as `MultiAddress`.
fn id_variant(types: &PortableRegistry, id: u32) -> Option<u8> {
	match &types.resolve(id)?.type_def {
		TypeDef::Variant(def) => def
			.variants
			.iter()
			.find(|variant| variant.name == "Id")
			.map(|variant| variant.index),
		_ => None,
	}
}

fn dispatch_error_docs(name: &str) -> &'static str {
	match name {
		"BadOrigin" => "whoever signed may not make this call",
		"Exhausted" => "the block had no room left; try again, with less in one call",
		_ => "the chain refused the call as such; nothing changed",
	}
}
