// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Roots of vaults' receipts: one span after the other without a gap, so that nothing is left out between two.

use crate::{Config, Error, Pallet, ReceiptRootCount, ReceiptRoots};
use frame_support::ensure;
use salus_primitives::{records::ReceiptRoot, roles::RoleInspect, Clock, OrganisationId, UnixMillis};
use sp_runtime::traits::Get;

impl<T: Config> Pallet<T> {
	/// The organisation whose vault signs.
	pub(crate) fn vault(account: &T::AccountId) -> Result<OrganisationId, Error<T>> {
		T::Roles::vault_of(account).ok_or(Error::<T>::NotAVault)
	}

	/// Writes the next root of a vault, and says which in the order of its roots it is.
	pub(crate) fn append_root(
		organisation: OrganisationId,
		root: [u8; 32],
		from: UnixMillis,
		until: UnixMillis,
	) -> Result<u32, Error<T>> {
		let now = T::Clock::now();
		ensure!(from < until && until <= now, Error::<T>::SpanOutOfRange);
		let number = ReceiptRootCount::<T>::get(organisation);
		let last = number
			.checked_sub(1)
			.and_then(|last| ReceiptRoots::<T>::get(organisation, last));
		if let Some(last) = last {
			ensure!(from == last.until, Error::<T>::SpanNotNext);
			let next_at = last.anchored_at.plus(T::MinRootInterval::get());
			ensure!(next_at <= now, Error::<T>::RootTooSoon);
		}
		let row = ReceiptRoot {
			root,
			from,
			until,
			anchored_at: now,
		};
		ReceiptRoots::<T>::insert(organisation, number, row);
		ReceiptRootCount::<T>::insert(organisation, number.saturating_add(1));
		Ok(number)
	}

	/// The newest root of an organisation's vault, and which it is.
	pub fn last_receipt_root(organisation: OrganisationId) -> Option<(u32, ReceiptRoot)> {
		let number = ReceiptRootCount::<T>::get(organisation).checked_sub(1)?;
		Some((number, ReceiptRoots::<T>::get(organisation, number)?))
	}

	/// The root of the span in which this instant lies, and which it is; `None` where none was anchored yet. Reads some twenty rows.
	pub fn receipt_root_at(organisation: OrganisationId, at: UnixMillis) -> Option<(u32, ReceiptRoot)> {
		let (mut low, mut high) = (0, ReceiptRootCount::<T>::get(organisation));
		while low < high {
			let middle = low.midpoint(high);
			let row = ReceiptRoots::<T>::get(organisation, middle)?;
			if at < row.from {
				high = middle;
			} else if at < row.until {
				return Some((middle, row));
			} else {
				low = middle.saturating_add(1);
			}
		}
		None
	}
}
