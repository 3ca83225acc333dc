// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! How many bytes each person may have waiting for an anchor, those that are still coming in counted.

use crate::error::ApiError;
use salus_primitives::PersonId;
use std::{
	collections::HashMap,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Pending bytes by person.
pub struct Quota {
	max: u64,
	used: Mutex<HashMap<PersonId, u64>>,
}

/// What one upload has counted so far; given back unless it is kept.
pub struct Charge {
	quota: Arc<Quota>,
	person: PersonId,
	bytes: u64,
}

impl Quota {
	/// Nothing is used yet.
	pub fn new(max: u64) -> Self {
		Self {
			max,
			used: Mutex::default(),
		}
	}

	/// Counts what was pending before a restart.
	pub fn restore(&self, person: PersonId, bytes: u64) {
		*self.lock().entry(person).or_default() += bytes;
	}

	/// Begins an upload of this person.
	pub fn open(self: &Arc<Self>, person: PersonId) -> Charge {
		Charge {
			quota: self.clone(),
			person,
			bytes: 0,
		}
	}

	/// Gives back what was kept.
	pub fn release(&self, person: PersonId, bytes: u64) {
		let mut used = self.lock();
		let left = used.get(&person).map_or(0, |used| used.saturating_sub(bytes));
		if left == 0 {
			used.remove(&person);
		} else {
			used.insert(person, left);
		}
	}

	fn lock(&self) -> MutexGuard<'_, HashMap<PersonId, u64>> {
		self.used.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

impl Charge {
	/// Counts more bytes, or refuses.
	pub fn add(&mut self, bytes: u64) -> Result<(), ApiError> {
		let mut used = self.quota.lock();
		let of_person = used.entry(self.person).or_default();
		let sum = of_person.saturating_add(bytes);
		if sum > self.quota.max {
			return Err(ApiError::QuotaFull {
				limit: self.quota.max,
			});
		}
		*of_person = sum;
		self.bytes += bytes;
		Ok(())
	}

	/// Leaves the bytes counted.
	pub fn keep(mut self) {
		self.bytes = 0;
	}
}

impl Drop for Charge {
	fn drop(&mut self) {
		self.quota.release(self.person, self.bytes);
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const ANA: PersonId = PersonId::repeat(1);
	const BEN: PersonId = PersonId::repeat(2);

	#[test]
	fn exactly_the_limit_fits_and_each_person_has_an_own() {
		let quota = Arc::new(Quota::new(10));
		let mut charge = quota.open(ANA);
		assert!(charge.add(10).is_ok());
		assert!(charge.add(1).is_err());
		assert!(quota.open(BEN).add(10).is_ok());
	}

	#[test]
	fn what_is_not_kept_is_given_back() {
		let quota = Arc::new(Quota::new(10));
		drop({
			let mut charge = quota.open(ANA);
			charge.add(10).unwrap();
			charge
		});
		let mut charge = quota.open(ANA);
		charge.add(10).unwrap();
		charge.keep();
		assert!(quota.open(ANA).add(1).is_err());
		quota.release(ANA, 10);
		assert!(quota.open(ANA).add(10).is_ok());
	}
}
