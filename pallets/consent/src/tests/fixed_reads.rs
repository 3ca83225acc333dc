// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The check makes a fixed number of reads however many grants exist: counted by a recorder on the storage.

use crate::mock::*;
use frame_support::assert_ok;
use salus_primitives::{
	consent::{Grantee, MAX_GRANTS_PER_PAIR},
	PersonId,
};
use std::collections::BTreeSet;

/// The storage keys that one question reads from the trie.
fn keys_read(ext: &mut sp_io::TestExternalities) -> BTreeSet<Vec<u8>> {
	ext.commit_all().unwrap();
	let recorder = Default::default();
	ext.execute_with_recorder(Clone::clone(&recorder), || {
		brook_is_in();
	});
	let recorded = recorder.recorded_keys();
	recorded
		.values()
		.flat_map(|keys| keys.keys().map(|key| key.to_vec()))
		.collect()
}

/// Representation, exclusion of the person and of the organisation, seals, grants to the person, grants to the organisation.
const READS: usize = 6;

#[test]
fn decide_reads_the_same_keys_with_no_grant_and_with_as_many_as_there_may_be() {
	let mut ext = empty();
	let before = keys_read(&mut ext);
	assert_eq!(before.len(), READS);
	ext.execute_with(|| {
		let mut number = 0;
		for grantee in [TO_BROOK, TO_NORTH, TO_CHO, Grantee::Person(NOEL)] {
			for _ in 0..MAX_GRANTS_PER_PAIR {
				number += 1;
				grant(number, ANA, grantee, terms());
				grant(number + 100, BEN, grantee, terms());
			}
		}
		for person in [MOTHER, FATHER, CHO, ADAM] {
			assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(person)));
		}
		for number in 201..=203 {
			request(number, ANA);
		}
	});
	assert_eq!(keys_read(&mut ext), before);
}

#[test]
fn decide_reads_as_many_keys_for_every_asker() {
	let mut ext = empty();
	let of_brook = keys_read(&mut ext).len();
	ext.execute_with(|| {
		for number in 1..=u8::try_from(MAX_GRANTS_PER_PAIR).unwrap() {
			grant(number, ANA, TO_BROOK, terms());
		}
	});
	ext.commit_all().unwrap();
	for asker in [NOEL, CHO, PersonId::repeat(77)] {
		let recorder = Default::default();
		ext.execute_with_recorder(Clone::clone(&recorder), || {
			decide(question(asker, NORTH, ANA));
		});
		let keys: usize = recorder.recorded_keys().values().map(|keys| keys.len()).sum();
		assert_eq!(keys, of_brook);
	}
}
