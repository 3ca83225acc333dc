// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A wrap opens for its recipient, in its place, and nowhere else.

use crate::{sealed_note, NOTE};
use salus_envelope::{
	open_bytes, unwrap, wrap, Error, KeyPair, PublicKey, Recipient, RecordSecret, Wrap, WrapContext, AAD_LEN,
	WRAP_LEN,
};

const CONTEXT: WrapContext = WrapContext {
	network: [1; 32],
	record: [2; 32],
	version: 3,
	recipient: Recipient::Person([4; 32]),
};

/// A reader's pair and a wrap for it in [`CONTEXT`].
fn wrapped() -> (KeyPair, RecordSecret, Wrap) {
	let reader = KeyPair::generate().unwrap();
	let (_, sealed) = sealed_note();
	let wrap = wrap(&sealed.secret, &reader.public(), &CONTEXT).unwrap();
	(reader, sealed.secret, wrap)
}

fn assert_refused(result: Result<RecordSecret, Error>) {
	assert!(matches!(result, Err(Error::WrapRefused)), "{result:?}");
}

#[test]
fn gives_the_recipient_what_opens_the_body() {
	let reader = KeyPair::generate().unwrap();
	let (body, sealed) = sealed_note();
	let wrap = wrap(&sealed.secret, &reader.public(), &CONTEXT).unwrap();
	let secret = unwrap(&wrap, &reader, &CONTEXT).unwrap();
	assert_eq!(secret, sealed.secret);
	assert_eq!(open_bytes(&body, &secret, &sealed.anchor).unwrap().0, NOTE);
}

#[test]
fn the_wrap_of_another_record_does_not_open_the_body() {
	let (body, sealed) = sealed_note();
	let (reader, _, other_wrap) = wrapped();
	let other_secret = unwrap(&other_wrap, &reader, &CONTEXT).unwrap();
	assert!(matches!(
		open_bytes(&body, &other_secret, &sealed.anchor),
		Err(Error::WrongKey)
	));
}

#[test]
fn refuses_another_reader() {
	let (_, _, wrap) = wrapped();
	assert_refused(unwrap(&wrap, &KeyPair::generate().unwrap(), &CONTEXT));
}

#[test]
fn refuses_another_chain() {
	let (reader, _, wrap) = wrapped();
	assert_refused(unwrap(
		&wrap,
		&reader,
		&WrapContext {
			network: [9; 32],
			..CONTEXT
		},
	));
}

#[test]
fn refuses_another_record() {
	let (reader, _, wrap) = wrapped();
	assert_refused(unwrap(
		&wrap,
		&reader,
		&WrapContext {
			record: [9; 32],
			..CONTEXT
		},
	));
}

#[test]
fn refuses_another_version() {
	let (reader, _, wrap) = wrapped();
	for version in [2, 4] {
		assert_refused(unwrap(&wrap, &reader, &WrapContext { version, ..CONTEXT }));
	}
}

#[test]
fn refuses_another_recipient_id() {
	let (reader, _, wrap) = wrapped();
	assert_refused(unwrap(
		&wrap,
		&reader,
		&WrapContext {
			recipient: Recipient::Person([9; 32]),
			..CONTEXT
		},
	));
}

#[test]
fn tells_a_person_from_an_organisation_with_the_same_id() {
	let (reader, _, wrap) = wrapped();
	assert_refused(unwrap(
		&wrap,
		&reader,
		&WrapContext {
			recipient: Recipient::Organisation([4; 32]),
			..CONTEXT
		},
	));
}

#[test]
fn refuses_a_flipped_bit_anywhere() {
	let (reader, secret, wrap) = wrapped();
	for position in 0..WRAP_LEN {
		let mut bytes = *wrap.as_bytes();
		bytes[position] ^= 1 << (position % 8);
		assert_refused(unwrap(&Wrap::from_bytes(&bytes).unwrap(), &reader, &CONTEXT));
	}
	assert_eq!(unwrap(&wrap, &reader, &CONTEXT).unwrap(), secret);
}

#[test]
fn refuses_an_ephemeral_key_of_small_order() {
	let (reader, _, wrap) = wrapped();
	let mut bytes = *wrap.as_bytes();
	bytes[..32].fill(0);
	assert_refused(unwrap(&Wrap::from_bytes(&bytes).unwrap(), &reader, &CONTEXT));
}

#[test]
fn has_one_length_only() {
	for len in [0, WRAP_LEN - 1, WRAP_LEN + 1] {
		assert!(matches!(Wrap::from_bytes(&vec![0; len]), Err(Error::BadWrapLength(found)) if found == len));
	}
	assert!(Wrap::from_bytes(&[0; WRAP_LEN]).is_ok());
}

#[test]
fn refuses_a_recipient_key_of_small_order() {
	let (_, sealed) = sealed_note();
	let mut one = [0; 32];
	one[0] = 1;
	for key in [[0; 32], one] {
		let result = wrap(&sealed.secret, &PublicKey::from_bytes(key), &CONTEXT);
		assert!(matches!(result, Err(Error::BadPublicKey)), "{result:?}");
	}
}

#[test]
fn two_wraps_of_one_secret_have_nothing_in_common() {
	let (reader, secret, first) = wrapped();
	let second = wrap(&secret, &reader.public(), &CONTEXT).unwrap();
	assert_ne!(first.as_bytes()[..32], second.as_bytes()[..32]);
	assert_ne!(first.as_bytes()[32..], second.as_bytes()[32..]);
}

#[test]
fn the_additional_data_are_the_documented_bytes() {
	let context = WrapContext {
		version: 0x0102_0304,
		recipient: Recipient::Organisation([4; 32]),
		..CONTEXT
	};
	let expected = [[1; 32].as_slice(), &[2; 32], &[4, 3, 2, 1], &[1], &[4; 32]].concat();
	assert_eq!(context.aad().as_slice(), expected);
	assert_eq!(expected.len(), AAD_LEN);
	assert_eq!(CONTEXT.aad()[68], 0);
}
