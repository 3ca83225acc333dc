// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who pays for what an account signs, and what an organisation pays for whom it brings in.
//!
//! An enrolment makes no spending power: the organisation is charged with what the newcomer may spend of their own in the first
//! days, and with whatever the newcomer spends beyond that.

use crate::{
	types::{Newcomer, Payer},
	Allowances, Config, Controllers, Error, Newcomers, Pallet, RegisteredCount,
};
use alloc::{vec, vec::Vec};
use frame_support::dispatch::DispatchResult;
use salus_primitives::{
	allowance::{Allowance, AllowanceRules, Cost},
	roles::AccountScope,
	Clock, OrganisationId, PersonId,
};
use sp_runtime::{
	traits::{Convert, Get},
	SaturatedConversion,
};

impl<T: Config> Pallet<T> {
	/// Who pays for a call signed by this account, in the order in which they are asked; nobody when it controls nobody, or no
	/// longer. Whether a membership still keeps a session alive is judged by the call, not here.
	pub fn payers(account: &T::AccountId) -> Vec<Payer<T::AccountId>> {
		let now = T::Clock::now();
		let Some(signer) = Controllers::<T>::get(account).and_then(|row| row.signer_at(now)) else {
			return Vec::new();
		};
		let sponsor = Newcomers::<T>::get(signer.person)
			.filter(|newcomer| now < newcomer.until)
			.map(|newcomer| Payer::Organisation(newcomer.organisation));
		let person = signer.person;
		match (signer.scope, sponsor) {
			(AccountScope::Full | AccountScope::Closing, None) => vec![Payer::Person(person)],
			(AccountScope::Full | AccountScope::Closing, Some(sponsor)) => {
				vec![Payer::Newcomer(person), sponsor]
			}
			(_, None) => vec![Payer::Sessions(person)],
			(_, Some(sponsor)) => vec![sponsor],
		}
	}

	/// What a payer has spent.
	pub fn allowance(payer: &Payer<T::AccountId>) -> Allowance {
		Allowances::<T>::get(payer)
	}

	/// Notes what a payer has spent. For the runtime's transaction extension.
	pub fn set_allowance(payer: &Payer<T::AccountId>, allowance: Allowance) {
		Allowances::<T>::insert(payer, allowance);
	}

	/// Notes that an account in full control of this person signs in this block, whoever pays for that.
	pub fn note_signature(person: PersonId, rules: &AllowanceRules) {
		let block = Self::block();
		Allowances::<T>::mutate(Payer::Person(person), |allowance| {
			*allowance = allowance.give_back(rules, block, Cost::default());
		});
	}

	fn block() -> u32 {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	/// What an organisation may spend on enrolments.
	pub fn organisation_rules(organisation: OrganisationId) -> AllowanceRules {
		T::OrganisationAllowance::convert(Self::registered(organisation))
	}

	/// How many patients are registered with an organisation.
	pub fn registered(organisation: OrganisationId) -> u32 {
		RegisteredCount::<T>::get(organisation)
	}

	/// Charges the organisation with what this new person may spend of their own in the first days.
	pub(crate) fn welcome(organisation: OrganisationId, person: PersonId) -> DispatchResult {
		let payer = Payer::Organisation(organisation);
		let rules = Self::organisation_rules(organisation);
		let after = Self::allowance(&payer)
			.spend(&rules, Self::block(), T::EnrolmentCost::get())
			.ok_or(Error::<T>::EnrolmentAllowanceSpent)?;
		Self::set_allowance(&payer, after);
		let until = T::Clock::now().plus(T::NewcomerTime::get());
		Newcomers::<T>::insert(person, Newcomer { organisation, until });
		Ok(())
	}
}
