// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A chain in memory, begun from the `development` preset, and people who sign on it.

#![allow(dead_code)] // Each test file uses some of it.

use codec::Encode;
use polkadot_sdk::{
	frame_support::{
		genesis_builder_helper::{build_state, get_preset},
		storage::{with_transaction_unchecked, TransactionOutcome},
	},
	sp_core::{sr25519, Pair},
	sp_io::TestExternalities,
	sp_runtime::{
		generic::Era,
		transaction_validity::{
			InvalidTransaction, TransactionSource, TransactionValidity, TransactionValidityError,
		},
		ApplyExtrinsicResult, MultiAddress,
	},
	*,
};
use salus_primitives::{
	consent::{Audience, Categories, Category, Grantee, Mode, Purpose, Purposes, Terms},
	development::person_id,
	time::DayRange,
	ConsentId, PatientId, PersonId, UnixMillis,
};
use salus_runtime::{
	genesis_config_presets, AccountId, Executive, Nonce, Runtime, RuntimeCall, RuntimeGenesisConfig,
	Signature, SignedPayload, System, TxExtension, UncheckedExtrinsic,
};
use serde_json::Value;

/// 2026-01-01T00:00:00Z, the time of the first test block.
pub const NEW_YEAR: u64 = 1_767_225_600_000;

fn merge(into: &mut Value, patch: Value) {
	match (into, patch) {
		(Value::Object(into), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(into.entry(key).or_insert(Value::Null), value);
			}
		}
		(into, patch) => *into = patch,
	}
}

/// The whole genesis of a preset: the defaults and what the preset says otherwise.
pub fn genesis(preset: &str) -> Vec<u8> {
	let read = |bytes: Vec<u8>| serde_json::from_slice::<Value>(&bytes).unwrap();
	let mut whole = read(get_preset::<RuntimeGenesisConfig>(&None, |_| None).unwrap());
	merge(
		&mut whole,
		read(genesis_config_presets::get_preset(&preset.into()).unwrap()),
	);
	serde_json::to_vec(&whole).unwrap()
}

/// Runs `test` in block 1 of a chain that began from this preset.
pub fn on_chain_of(preset: &str, test: impl FnOnce()) {
	let genesis = genesis(preset);
	TestExternalities::default().execute_with(|| {
		build_state::<RuntimeGenesisConfig>(genesis).unwrap();
		System::set_block_number(1);
		pallet_timestamp::Now::<Runtime>::put(NEW_YEAR);
		frame_system::BlockHash::<Runtime>::insert(0, sp_core::H256::repeat_byte(7));
		test();
	});
}

/// Runs `test` in block 1 of a development chain.
pub fn on_chain(test: impl FnOnce()) {
	on_chain_of("development", test);
}

/// Goes so many blocks, of a second each, ahead.
pub fn pass_blocks(blocks: u32) {
	System::set_block_number(System::block_number() + blocks);
	pallet_timestamp::Now::<Runtime>::mutate(|now| *now += u64::from(blocks) * 1_000);
}

/// Begins the next block, with nothing in it.
pub fn next_block() {
	System::initialize(
		&(System::block_number() + 1),
		&sp_core::H256::repeat_byte(7),
		&Default::default(),
	);
	pallet_timestamp::Now::<Runtime>::mutate(|now| *now += 1_000);
}

/// The key pair of `//name`.
pub fn pair(name: &str) -> sr25519::Pair {
	sr25519::Pair::from_string(&format!("//{name}"), None).unwrap()
}

/// The account of `//name`.
pub fn account(name: &str) -> AccountId {
	pair(name).public().0.into()
}

/// The well-known patient of this name.
pub fn patient(name: &str) -> PatientId {
	person_id(name).as_patient()
}

/// The well-known person of this name.
pub fn person(name: &str) -> PersonId {
	person_id(name)
}

fn extension(nonce: Nonce) -> TxExtension {
	(
		salus_runtime::filter::CheckCall,
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(Era::Immortal),
		salus_runtime::allowance::CheckAllowance,
		frame_system::CheckNonce::from(nonce),
		frame_system::CheckWeight::new(),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	)
}

/// What `//name` signs as the `nonce`-th of its extrinsics.
pub fn signed_at(name: &str, nonce: Nonce, call: RuntimeCall) -> UncheckedExtrinsic {
	let extension = extension(nonce);
	let payload = SignedPayload::new(call.clone(), extension.clone()).unwrap();
	let signature = payload.using_encoded(|bytes| pair(name).sign(bytes));
	UncheckedExtrinsic::new_signed(
		call,
		MultiAddress::Id(account(name)),
		Signature::Sr25519(signature),
		extension,
	)
}

/// What `//name` signs next.
pub fn signed(name: &str, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	signed_at(name, System::account_nonce(account(name)), call.into())
}

/// What the pool says about an extrinsic, as of the next block. Changes nothing, as a runtime API does not.
pub fn validate(extrinsic: UncheckedExtrinsic) -> TransactionValidity {
	let validity = || {
		Executive::validate_transaction(
			TransactionSource::External,
			extrinsic,
			sp_core::H256::repeat_byte(7),
		)
	};
	with_transaction_unchecked(|| TransactionOutcome::Rollback(validity()))
}

/// Refused with this number, before anything runs.
pub fn custom(code: u8) -> TransactionValidityError {
	InvalidTransaction::Custom(code).into()
}

/// Executes an extrinsic in the current block.
pub fn apply(extrinsic: UncheckedExtrinsic) -> ApplyExtrinsicResult {
	Executive::apply_extrinsic(extrinsic)
}

/// Has `//name` sign and execute a call, which succeeds.
pub fn succeed(name: &str, call: impl Into<RuntimeCall>) {
	frame_support::assert_ok!(apply(signed(name, call)).unwrap());
}

/// To read laboratory records of every day for treatment, for an hour.
pub fn terms() -> Terms {
	Terms {
		categories: Categories::of(&[Category::Laboratory]),
		record_days: DayRange::ALL,
		purposes: Purposes::of(&[Purpose::Treat]),
		mode: Mode::Read,
		audience: Audience::Whole,
		expires_at: UnixMillis(NEW_YEAR + UnixMillis::HOUR),
	}
}

/// Dave lets Charlie in, under the id that is this byte repeated.
pub fn grant(id: u8) -> RuntimeCall {
	RuntimeCall::Consent(pallet_consent::Call::grant {
		consent: ConsentId::repeat(id),
		patient: patient("Dave"),
		grantee: Grantee::Person(person("Charlie")),
		terms: terms(),
	})
}

/// Whoever may revokes the consent whose id is this byte repeated.
pub fn revoke(id: u8) -> RuntimeCall {
	RuntimeCall::Consent(pallet_consent::Call::revoke {
		consent: ConsentId::repeat(id),
	})
}

/// Ends whatever lets Charlie in to Dave's record.
pub fn revoke_all() -> RuntimeCall {
	RuntimeCall::Consent(pallet_consent::Call::revoke_all {
		patient: patient("Dave"),
		grantee: Grantee::Person(person("Charlie")),
	})
}

/// One batch, all or nothing.
pub fn batch_all(calls: Vec<RuntimeCall>) -> RuntimeCall {
	RuntimeCall::Utility(pallet_utility::Call::batch_all { calls })
}
