// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Numbered invariants. The hook and the unit tests run the same function.

use crate::{
	types::{link, FIRST_VERSION},
	Config, Pallet, ReceiptRootCount, ReceiptRoots, RecordCount, Records, RecordsOf, Refilings, Versions,
};
use alloc::collections::BTreeSet;
use frame_support::{ensure, traits::Get};
use salus_primitives::{
	records::{ReceiptRoot, RecordStatus},
	views::{RecordDetails, VersionDetails},
	RecordId,
};
use sp_runtime::TryRuntimeError;

type Checked = Result<(), TryRuntimeError>;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet's storage.
	pub fn do_try_state() -> Checked {
		Self::check_records()?;
		Self::check_no_stray_versions()?;
		Self::check_listings()?;
		Self::check_refilings()?;
		Self::check_receipts()
	}

	/// 1. A record has between one and the bound of versions; the first is of the record's author and time.
	fn check_records() -> Checked {
		for (record, details) in Records::<T>::iter() {
			ensure!(
				(FIRST_VERSION..=T::MaxVersions::get()).contains(&details.version),
				"1: a record without a version, or with too many"
			);
			let first = Self::stored_version(record, FIRST_VERSION)?;
			ensure!(
				first.author == details.facts.author && first.anchored_at == details.created_at,
				"1: a first version that differs from its record"
			);
			Self::check_chain(record, &details)?;
		}
		Ok(())
	}

	/// 2. Versions are without a gap, each names the hash of the one before and is not older, and each bucket is in the table.
	fn check_chain(record: RecordId, details: &RecordDetails) -> Checked {
		let mut before: Option<VersionDetails> = None;
		for number in FIRST_VERSION..=details.version {
			let version = Self::stored_version(record, number)?;
			ensure!(
				version.previous == before.as_ref().map(link),
				"2: a version that does not name the one before"
			);
			ensure!(
				before.is_none_or(|before| before.anchored_at <= version.anchored_at),
				"2: a version older than the one before"
			);
			ensure!(
				version.anchor.size_bucket <= T::MaxSizeBucket::get(),
				"2: a size bucket outside of the table"
			);
			before = Some(version);
		}
		Ok(())
	}

	fn stored_version(record: RecordId, number: u32) -> Result<VersionDetails, TryRuntimeError> {
		Versions::<T>::get(record, number).ok_or_else(|| "2: a version is missing".into())
	}

	/// 3. There is no version besides those that records count.
	fn check_no_stray_versions() -> Checked {
		let counted: u64 = Records::<T>::iter_values()
			.map(|details| u64::from(details.version))
			.sum();
		ensure!(
			Versions::<T>::iter_keys().count() as u64 == counted,
			"3: a version that no record counts"
		);
		Ok(())
	}

	/// 4. Every record is listed once, for its patient, and the lists have no gap.
	fn check_listings() -> Checked {
		let mut listed = BTreeSet::new();
		for (patient, index, record) in RecordsOf::<T>::iter() {
			let details = Records::<T>::get(record).ok_or("4: a listed record has no row")?;
			ensure!(
				details.facts.patient == patient && index < RecordCount::<T>::get(patient),
				"4: listed for the wrong patient or past the count"
			);
			ensure!(listed.insert(record), "4: a record listed twice");
		}
		let counted: u64 = RecordCount::<T>::iter_values().map(u64::from).sum();
		ensure!(
			listed.len() == Records::<T>::iter_keys().count() && listed.len() as u64 == counted,
			"4: a record that is not listed, or a count that differs from its list"
		);
		Ok(())
	}

	/// 5. What is proposed is another category for a record that holds.
	fn check_refilings() -> Checked {
		for (record, category) in Refilings::<T>::iter() {
			let facts = Records::<T>::get(record)
				.ok_or("5: a category proposed for no record")?
				.facts;
			ensure!(
				facts.status == RecordStatus::Current && facts.category != category,
				"5: proposed for a record that does not hold, or what it has already"
			);
		}
		Ok(())
	}

	/// 7. Spans of receipts meet, each is over when it is anchored, and there are as many as are counted.
	fn check_receipts() -> Checked {
		for (organisation, count) in ReceiptRootCount::<T>::iter() {
			let mut before: Option<ReceiptRoot> = None;
			for number in 0..count {
				let row = ReceiptRoots::<T>::get(organisation, number).ok_or("7: a root is missing")?;
				ensure!(
					row.from < row.until && row.until <= row.anchored_at,
					"7: a span that was not over"
				);
				ensure!(
					before.is_none_or(|before| before.until == row.from),
					"7: spans that do not meet"
				);
				before = Some(row);
			}
		}
		let stray = ReceiptRoots::<T>::iter()
			.any(|(organisation, number, _)| ReceiptRootCount::<T>::get(organisation) <= number);
		ensure!(!stray, "7: a root that is not counted");
		Ok(())
	}
}
