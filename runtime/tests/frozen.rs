// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Pins what old blocks and wallets rely on: indices of pallets, calls, events and errors (`frozen.txt`), the extensions in their order,
//! the names and hashers of storage, and the bytes of an extrinsic. After a change that is meant, `SALUS_BLESS=1 cargo test -p salus-runtime --test frozen` writes the
//! file anew; the change then shows in the diff, and `spec_version` and `transaction_version` want a look.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use codec::Encode;
use common::*;
use hex_literal::hex;
use polkadot_sdk::{
	// Private in name only: `storage_metadata` of every pallet answers with these.
	frame_support::__private::metadata_ir::{PalletStorageMetadataIR, StorageEntryTypeIR},
	frame_support::traits::{GetStorageVersion, PalletInfoAccess},
	sp_runtime::traits::TransactionExtension,
	*,
};
use salus_runtime::{
	Appointments, Consent, Orders, Prescriptions, Records, Roles, Runtime, RuntimeCall, RuntimeEvent,
	TxExtension, UncheckedExtrinsic, VERSION,
};
use scale_info::{Type, TypeDef, TypeInfo, Variant};
use std::{fmt::Write, fs};

fn variants(ty: Type) -> Vec<Variant> {
	let TypeDef::Variant(variants) = ty.type_def else {
		panic!("{:?} is an enum", ty.path);
	};
	let mut variants = variants.variants;
	variants.sort_by_key(|variant| variant.index);
	variants
}

/// The variants with their indices.
fn write_names(out: &mut String, title: &str, ty: Type) {
	writeln!(out, "\n{title}").unwrap();
	for variant in variants(ty) {
		writeln!(out, "  {} {}", variant.index, variant.name).unwrap();
	}
}

/// The variants with their indices and fields.
fn write_variants(out: &mut String, title: &str, ty: Type) {
	writeln!(out, "\n{title}").unwrap();
	for variant in variants(ty) {
		let fields: Vec<_> = variant
			.fields
			.iter()
			.map(|field| {
				let ty = field.type_name.unwrap_or("?");
				field.name.map_or(ty.into(), |name| format!("{name}: {ty}"))
			})
			.collect();
		writeln!(out, "  {} {}({})", variant.index, variant.name, fields.join(", ")).unwrap();
	}
}

/// Where rows lie: whoever proves one from a trie computes its key from the names and hashers, without asking a node.
fn write_storage(out: &mut String, storage: PalletStorageMetadataIR) {
	writeln!(out, "\nstorage of {}", storage.prefix).unwrap();
	for entry in storage.entries {
		let hashers = match entry.ty {
			StorageEntryTypeIR::Plain(_) => String::new(),
			StorageEntryTypeIR::Map { hashers, .. } => format!("{hashers:?}"),
		};
		writeln!(out, "  {}{hashers}", entry.name).unwrap();
	}
}

fn list() -> String {
	let mut out = String::from("Written by tests/frozen.rs; every number is part of what old blocks mean.\n");
	write_names(&mut out, "pallets, by their calls", RuntimeCall::type_info());
	write_names(&mut out, "pallets, by their events", RuntimeEvent::type_info());
	write_names(&mut out, "origins", salus_runtime::OriginCaller::type_info());
	write_variants(&mut out, "signatures", salus_runtime::Signature::type_info());
	macro_rules! write_pallets {
		($( $name:literal => $pallet:ident ),+) => { $(
			write_variants(&mut out, concat!($name, ": calls"), $pallet::Call::<Runtime>::type_info());
			write_variants(&mut out, concat!($name, ": events"), $pallet::Event::<Runtime>::type_info());
			write_variants(&mut out, concat!($name, ": errors"), $pallet::Error::<Runtime>::type_info());
		)+ };
	}
	write_pallets!(
		"roles" => pallet_roles,
		"consent" => pallet_consent,
		"records" => pallet_records,
		"appointments" => pallet_appointments,
		"prescriptions" => pallet_prescriptions,
		"orders" => pallet_orders
	);
	macro_rules! write_rows {
		($( $pallet:ident ),+) => { $( write_storage(&mut out, $pallet::Pallet::<Runtime>::storage_metadata()); )+ };
	}
	write_rows!(
		frame_system,
		pallet_timestamp,
		pallet_roles,
		pallet_consent,
		pallet_records,
		pallet_appointments,
		pallet_prescriptions,
		pallet_orders
	);
	writeln!(out, "\nextensions").unwrap();
	for extension in TxExtension::metadata() {
		writeln!(out, "  {}", extension.identifier).unwrap();
	}
	out
}

#[test]
fn indices_and_fields_are_what_they_were() {
	let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/frozen.txt");
	let now = list();
	if std::env::var_os("SALUS_BLESS").is_some() {
		fs::write(path, &now).unwrap();
	}
	let then = fs::read_to_string(path).expect("tests/frozen.txt is committed");
	for (line, (then, now)) in then.lines().zip(now.lines()).enumerate() {
		assert_eq!(then, now, "line {} of frozen.txt changed", line + 1);
	}
	assert_eq!(then, now);
}

#[test]
fn every_pallet_of_ours_has_its_index() {
	assert_eq!(
		[
			Roles::index(),
			Consent::index(),
			Records::index(),
			Appointments::index(),
			Prescriptions::index(),
			Orders::index()
		],
		[10, 11, 12, 13, 14, 15]
	);
}

#[test]
fn storage_begins_with_version_one() {
	macro_rules! versions {
		($( $pallet:ident ),+) => { on_chain(|| { $(
			assert_eq!($pallet::in_code_storage_version(), 1, stringify!($pallet));
			assert_eq!($pallet::on_chain_storage_version(), 1, stringify!($pallet));
		)+ }) };
	}
	versions!(Roles, Consent, Records, Appointments, Prescriptions, Orders);
}

#[test]
fn a_revoke_is_these_bytes() {
	let id = [0x11; 32];
	let expected = [&hex!("0b04")[..], &id].concat();
	assert_eq!(revoke(0x11).encode(), expected);
}

#[test]
fn the_allowance_adds_no_byte_to_an_extrinsic() {
	on_chain(|| {
		let extrinsic = signed("Dave", revoke(0x11));
		let bytes = extrinsic.encode();
		let call = revoke(0x11).encode();
		// Length, version, address, signature, era, nonce, mode of the metadata hash, call.
		let expected = 2 + 1 + 33 + 65 + 1 + 1 + 1 + call.len();
		assert_eq!(bytes.len(), expected);
		assert_eq!(bytes[2], 0x84, "signed, version 4");
		assert_eq!(bytes[3], 0, "MultiAddress::Id");
		assert_eq!(bytes[36], 1, "Sr25519");
		assert_eq!(bytes[101..104], [0, 0, 0], "immortal, nonce 0, no metadata hash");
		assert_eq!(bytes[104..], call);
	});
}

#[test]
fn a_foreign_signature_does_not_decode() {
	use codec::Decode;
	on_chain(|| {
		let mut bytes = signed("Dave", revoke(0x11)).encode();
		assert!(UncheckedExtrinsic::decode(&mut &bytes[..]).is_ok());
		bytes[36] = 3;
		assert!(UncheckedExtrinsic::decode(&mut &bytes[..]).is_err());
	});
}

#[test]
fn version_names_the_chain() {
	assert_eq!(
		(
			&*VERSION.spec_name,
			VERSION.spec_version,
			VERSION.transaction_version
		),
		("salus", 100, 1)
	);
}
