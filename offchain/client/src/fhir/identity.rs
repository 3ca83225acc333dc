// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Which record a resource becomes: the same one whenever the same importer brings it for the same patient, so that a second
//! import adds nothing.
//!
//! A record's id stands on the chain for everybody to see, and `Patient/123` is easily guessed. So the id is a hash under
//! a secret of the importer: whoever lacks it cannot test a guess.

use blake2::{
	digest::{consts::U32, FixedOutput, KeyInit, Update},
	Blake2bMac,
};
use salus_primitives::{PatientId, RecordId};
use std::fmt;
use zeroize::Zeroizing;

/// What every such hash begins with.
const DOMAIN: &[u8] = b"salus/fhir/record/v1";

/// The importer's secret, from the keystore. Whoever imports again with another one adds everything again.
pub struct ImportKey(Zeroizing<[u8; 32]>);

/// What a record is made of, so that two kinds never meet in one id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source<'a> {
	/// A resource known by `fullUrl` or `Type/id`.
	Named(&'a str),
	/// A resource without a name: its bytes.
	Content(&'a str),
	/// A Bundle's skeleton.
	Skeleton(&'a str),
}

impl ImportKey {
	/// Takes 32 secret random bytes.
	pub fn new(secret: [u8; 32]) -> Self {
		Self(Zeroizing::new(secret))
	}

	/// `BLAKE2b-256` under this key of `DOMAIN ‖ patient ‖ kind ‖ identity`; all but the last have a fixed length.
	pub(super) fn record(&self, patient: PatientId, source: Source<'_>) -> RecordId {
		let (kind, identity) = match source {
			Source::Named(identity) => (0u8, identity),
			Source::Content(content) => (1, content),
			Source::Skeleton(identity) => (2, identity),
		};
		let mut mac = Blake2bMac::<U32>::new_from_slice(self.0.as_slice())
			.expect("BLAKE2b takes keys of up to 64 bytes and this one has 32; qed");
		mac.update(DOMAIN);
		mac.update(&patient.0);
		mac.update(&[kind]);
		mac.update(identity.as_bytes());
		RecordId(mac.finalize_fixed().into())
	}
}

impl fmt::Debug for ImportKey {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str("ImportKey(…)")
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_same_resource_is_the_same_record() {
		let key = ImportKey::new([1; 32]);
		let patient = PatientId::repeat(7);
		assert_eq!(
			key.record(patient, Source::Named("Patient/1")),
			ImportKey::new([1; 32]).record(patient, Source::Named("Patient/1"))
		);
	}

	#[test]
	fn key_patient_kind_and_identity_all_matter() {
		let key = ImportKey::new([1; 32]);
		let patient = PatientId::repeat(7);
		let ids = [
			key.record(patient, Source::Named("Patient/1")),
			key.record(patient, Source::Named("Patient/2")),
			key.record(patient, Source::Content("Patient/1")),
			key.record(patient, Source::Skeleton("Patient/1")),
			key.record(PatientId::repeat(8), Source::Named("Patient/1")),
			ImportKey::new([2; 32]).record(patient, Source::Named("Patient/1")),
		];
		let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
		assert_eq!(distinct.len(), ids.len());
	}

	#[test]
	fn the_key_does_not_show_itself() {
		assert_eq!(format!("{:?}", ImportKey::new([0xab; 32])), "ImportKey(…)");
	}
}
