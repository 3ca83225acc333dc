// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Metadata of a runtime with three pallets, made like the real one's.

use codec::{Compact, Encode};
use frame_metadata::{v15::*, RuntimeMetadataPrefixed};
use scale_info::{build::Variants, meta_type, MetaType, Path, Type, TypeInfo};
use std::collections::BTreeMap;

/// `sp_runtime::DispatchError`, as far as the tests need it. Its path is how a client finds it.
pub enum DispatchError {}

impl TypeInfo for DispatchError {
	type Identity = Self;

	fn type_info() -> Type {
		Type::builder()
			.path(Path::from_segments(["sp_runtime", "DispatchError"]).unwrap())
			.variant(
				Variants::new()
					.variant("BadOrigin", |variant| variant.index(2))
					.variant("Module", |variant| {
						variant
							.index(3)
							.fields(scale_info::build::Fields::unnamed().field(|field| field.ty::<[u8; 5]>()))
					}),
			)
	}
}

#[derive(TypeInfo)]
#[allow(dead_code, non_camel_case_types)]
enum SystemEvent {
	#[codec(index = 0)]
	ExtrinsicSuccess,
	#[codec(index = 1)]
	ExtrinsicFailed {
		dispatch_error: DispatchError,
		weight: Compact<u64>,
	},
}

#[derive(TypeInfo)]
#[allow(dead_code, non_camel_case_types)]
enum SudoEvent {
	#[codec(index = 0)]
	Sudid { sudo_result: Result<(), DispatchError> },
}

#[derive(TypeInfo)]
#[allow(dead_code, non_camel_case_types)]
enum SudoCall {
	#[codec(index = 1)]
	sudo { call: u8 },
}

#[derive(TypeInfo)]
#[allow(dead_code, non_camel_case_types)]
enum UtilityCall {
	#[codec(index = 2)]
	batch_all { calls: Vec<u8> },
}

#[derive(TypeInfo)]
#[allow(dead_code, non_camel_case_types)]
enum ConsentCall {
	#[codec(index = 4)]
	revoke { consent: [u8; 32] },
}

#[derive(TypeInfo)]
#[allow(dead_code, non_camel_case_types)]
enum ConsentEvent {
	#[codec(index = 9)]
	Revoked { consent: [u8; 32], patient: [u8; 32] },
}

#[derive(TypeInfo)]
#[scale_info(capture_docs = "always")]
#[allow(dead_code, non_camel_case_types)]
enum ConsentError {
	/// There is no such consent.
	///
	/// Look at the list.
	#[codec(index = 6)]
	NotFound,
}

/// `MultiAddress`, with a variant before the one that clients use.
#[derive(TypeInfo)]
#[allow(dead_code, non_camel_case_types)]
enum Address {
	#[codec(index = 0)]
	Id([u8; 32]),
	#[codec(index = 1)]
	Index(Compact<u32>),
}

#[derive(TypeInfo)]
struct Nothing;

fn pallet(name: &'static str, index: u8) -> PalletMetadata {
	PalletMetadata {
		name,
		storage: None,
		calls: None,
		event: None,
		constants: vec![],
		error: None,
		index,
		docs: vec![],
	}
}

fn pallets() -> Vec<PalletMetadata> {
	vec![
		PalletMetadata {
			event: Some(PalletEventMetadata {
				ty: meta_type::<SystemEvent>(),
			}),
			..pallet("System", 0)
		},
		PalletMetadata {
			calls: Some(PalletCallMetadata {
				ty: meta_type::<UtilityCall>(),
			}),
			..pallet("Utility", 3)
		},
		PalletMetadata {
			calls: Some(PalletCallMetadata {
				ty: meta_type::<SudoCall>(),
			}),
			event: Some(PalletEventMetadata {
				ty: meta_type::<SudoEvent>(),
			}),
			..pallet("Sudo", 4)
		},
		PalletMetadata {
			calls: Some(PalletCallMetadata {
				ty: meta_type::<ConsentCall>(),
			}),
			event: Some(PalletEventMetadata {
				ty: meta_type::<ConsentEvent>(),
			}),
			error: Some(PalletErrorMetadata {
				ty: meta_type::<ConsentError>(),
			}),
			..pallet("Consent", 11)
		},
	]
}

fn extension(identifier: &'static str, ty: MetaType, additional_signed: MetaType) -> SignedExtensionMetadata {
	SignedExtensionMetadata {
		identifier,
		ty,
		additional_signed,
	}
}

/// The extensions of the real runtime, and their order.
pub fn extensions() -> Vec<SignedExtensionMetadata> {
	let (none, unit) = (meta_type::<Nothing>(), meta_type::<()>());
	vec![
		extension("CheckCall", none, unit),
		extension("CheckNonZeroSender", none, unit),
		extension("CheckSpecVersion", none, meta_type::<u32>()),
		extension("CheckTxVersion", none, meta_type::<u32>()),
		extension("CheckGenesis", none, meta_type::<[u8; 32]>()),
		extension("CheckMortality", meta_type::<[u8; 2]>(), meta_type::<[u8; 32]>()),
		extension("CheckAllowance", none, unit),
		extension("CheckNonce", meta_type::<Compact<u32>>(), unit),
		extension("CheckWeight", none, unit),
		extension(
			"CheckMetadataHash",
			meta_type::<u8>(),
			meta_type::<Option<[u8; 32]>>(),
		),
		extension("WeightReclaim", none, unit),
	]
}

/// An extension that no client knows and that wants bytes.
pub fn unknown_extension() -> SignedExtensionMetadata {
	extension("PayWithCowries", meta_type::<u32>(), meta_type::<()>())
}

/// Metadata with these extensions, signed by accounts in an enum (`MultiAddress`) or plain.
pub fn metadata(extensions: Vec<SignedExtensionMetadata>, plain_accounts: bool) -> Vec<u8> {
	let unit = meta_type::<()>();
	let extrinsic = ExtrinsicMetadata {
		version: 4,
		address_ty: if plain_accounts {
			meta_type::<[u8; 32]>()
		} else {
			meta_type::<Address>()
		},
		call_ty: unit,
		signature_ty: unit,
		extra_ty: unit,
		signed_extensions: extensions,
	};
	let outer = OuterEnums {
		call_enum_ty: unit,
		event_enum_ty: unit,
		error_enum_ty: unit,
	};
	let custom = CustomMetadata { map: BTreeMap::new() };
	let metadata = RuntimeMetadataV15::new(pallets(), extrinsic, unit, vec![], outer, custom);
	RuntimeMetadataPrefixed::from(metadata).encode()
}
