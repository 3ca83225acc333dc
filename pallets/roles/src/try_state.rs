// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Numbered invariants, checked by the `try-runtime` hook and after every unit test.

use crate::{
	types::{is_endpoint, is_weak_key},
	AccountsOf, Acts, Config, Controllers, DeskActs, EncryptionKeys, FrozenCustodians, KeyHistory,
	MemberCount, MemberIndex, Memberships, MembershipsOf, Newcomers, OpenActs, OrganisationCount,
	OrganisationIndex, Organisations, Pallet, Patients, Persons, RegisteredCount, Registrations, Removals,
	Sessions, VaultIdentities, VaultKeys, WardProposals,
};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::ensure;
use salus_primitives::{
	roles::{AccountScope, KeyHolder, MembershipStatus, Signer},
	Clock, UnixMillis,
};
use sp_runtime::{traits::Get, TryRuntimeError};

impl<T: Config> Pallet<T> {
	/// Every invariant of this pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_controllers()?;
		Self::try_accounts()?;
		Self::try_sessions()?;
		Self::try_organisations()?;
		Self::try_patients()?;
		Self::try_newcomers()?;
		Self::try_memberships()?;
		Self::try_membership_lists()?;
		Self::try_acts()?;
		Self::try_vaults()?;
		Self::try_keys()
	}

	/// 1. A controller's person exists. 2. A controller, retired or not, is never reaped. 3. A person's list holds just
	///    the accounts that control it in full.
	fn try_controllers() -> Result<(), TryRuntimeError> {
		for (account, controller) in Controllers::<T>::iter() {
			let person = controller.signer.person;
			ensure!(Persons::<T>::contains_key(person), "1: a controller of nobody");
			ensure!(
				frame_system::Pallet::<T>::sufficients(&account) > 0,
				"2: a controller that can be reaped"
			);
			let full = controller.signer.scope == AccountScope::Full && !controller.retired;
			ensure!(
				AccountsOf::<T>::get(person).contains(&account) == full,
				"3: a list that disagrees with its controllers"
			);
		}
		Ok(())
	}

	/// 4. A listed account controls that person, once. 5. Only a ward has no account.
	fn try_accounts() -> Result<(), TryRuntimeError> {
		for (person, accounts) in AccountsOf::<T>::iter() {
			let unique: BTreeSet<_> = accounts.iter().collect();
			ensure!(unique.len() == accounts.len(), "4: an account listed twice");
			let control = accounts
				.iter()
				.all(|one| Controllers::<T>::get(one).is_some_and(|row| row.controls_in_full(person)));
			ensure!(control, "4: a listed account that does not control");
		}
		for person in Persons::<T>::iter_keys() {
			let ward = Patients::<T>::get(person.as_patient()).is_some_and(|row| row.majority_at.is_some());
			ensure!(
				ward || !AccountsOf::<T>::get(person).is_empty(),
				"5: a person without an account who is no ward"
			);
		}
		Ok(())
	}

	/// 18. A listed session's account is just that session's, and is listed once. 19. A session that is not over is listed, and
	///     full control has no end but a ward's majority, and needs no membership.
	fn try_sessions() -> Result<(), TryRuntimeError> {
		for (person, sessions) in Sessions::<T>::iter() {
			let unique: BTreeSet<_> = sessions.iter().map(|one| &one.account).collect();
			ensure!(unique.len() == sessions.len(), "18: a session listed twice");
			let sound = sessions.iter().all(|one| {
				Controllers::<T>::get(&one.account).is_some_and(|row| {
					let signer = Signer {
						person,
						scope: one.scope,
						until: one.until,
					};
					row.is_session_of(person) && row.signer == signer && row.lives_by.is_some()
				})
			});
			ensure!(sound, "18: a listed session that is none");
		}
		let now = T::Clock::now();
		for (account, controller) in Controllers::<T>::iter() {
			let signer = controller.signer;
			let sound = if signer.scope == AccountScope::Full {
				let details = Patients::<T>::get(signer.person.as_patient());
				let majority_at = details.and_then(|details| details.majority_at);
				let ends = signer.until == UnixMillis::FOREVER || Some(signer.until) == majority_at;
				(ends || controller.retired) && controller.lives_by.is_none()
			} else {
				let list = Sessions::<T>::get(signer.person);
				controller.signer_at(now).is_none() || list.iter().any(|one| one.account == account)
			};
			ensure!(
				sound,
				"19: a session that no list knows, or full control that ends at another instant than a majority"
			);
		}
		Ok(())
	}

	/// 6. The index lists each organisation once. 7. Each has administrators, who differ and exist. 8. Endpoints are sound.
	fn try_organisations() -> Result<(), TryRuntimeError> {
		let count = OrganisationCount::<T>::get();
		let indexed: BTreeSet<_> = (0..count).filter_map(OrganisationIndex::<T>::get).collect();
		let rows = Organisations::<T>::iter_keys().count();
		ensure!(
			indexed.len() == rows && OrganisationIndex::<T>::iter_keys().count() == rows,
			"6: an index that disagrees with the organisations"
		);
		for (organisation, details) in Organisations::<T>::iter() {
			ensure!(
				indexed.contains(&organisation),
				"6: an organisation without an index"
			);
			let unique: BTreeSet<_> = details.administrators.iter().collect();
			ensure!(
				!unique.is_empty() && unique.len() == details.administrators.len(),
				"7: no administrators, or one twice"
			);
			ensure!(
				unique.iter().all(Persons::<T>::contains_key),
				"7: an administrator who does not exist"
			);
			ensure!(
				details.endpoint.is_none_or(|host| is_endpoint(&host)),
				"8: an endpoint that is none"
			);
		}
		Ok(())
	}

	/// 9. A patient is a person. 10. Registrations name what exists. 11. So do proposals, with
	///    a guardian who is not the proposer. 17. An act of desks names persons, each organisation once, and not whom it is about. 23. A contested account has a removal.
	fn try_patients() -> Result<(), TryRuntimeError> {
		for patient in Patients::<T>::iter_keys() {
			ensure!(
				Persons::<T>::contains_key(patient.person()),
				"9: a patient who is no person"
			);
		}
		for (patient, organisation, _) in Registrations::<T>::iter() {
			ensure!(
				Patients::<T>::contains_key(patient) && Organisations::<T>::contains_key(organisation),
				"10: a registration of nobody, or nowhere"
			);
		}
		for proposal in WardProposals::<T>::iter_values() {
			ensure!(
				Organisations::<T>::contains_key(proposal.organisation)
					&& Persons::<T>::contains_key(proposal.guardian)
					&& proposal.guardian != proposal.proposer,
				"11: a proposal that names nobody, or one person twice"
			);
		}
		for (person, content, act) in DeskActs::<T>::iter() {
			let guardian = content.guardian();
			let mut desks = core::iter::once(&act.proposer).chain(&act.confirmed);
			let organisations: BTreeSet<_> = desks.clone().map(|desk| desk.organisation).collect();
			ensure!(
				Persons::<T>::contains_key(person)
					&& desks
						.all(|desk| Persons::<T>::contains_key(desk.person) && guardian != Some(desk.person))
					&& organisations.len() == act.confirmed.len().saturating_add(1),
				"17: an act of desks for nobody, by whom it names, or twice by one organisation"
			);
		}
		let contested: BTreeSet<_> = Controllers::<T>::iter()
			.filter(|(_, row)| row.contested)
			.map(|(account, _)| account)
			.collect();
		let mut removals = BTreeSet::new();
		for (person, removal) in Removals::<T>::iter() {
			let accounts = AccountsOf::<T>::get(person);
			ensure!(
				accounts.contains(&removal.account) && accounts.contains(&removal.by),
				"23: a removal of an account that is none of the person's"
			);
			removals.insert(removal.account);
			if removal.objected {
				removals.insert(removal.by);
			}
		}
		ensure!(
			contested == removals,
			"23: an account contested without a removal"
		);
		Ok(())
	}

	/// 23. Registrations are counted where there are any. 24. Newcomers name what exists.
	fn try_newcomers() -> Result<(), TryRuntimeError> {
		let mut registered = BTreeMap::new();
		for (_, organisation) in Registrations::<T>::iter_keys() {
			let count = registered.entry(organisation).or_insert(0u32);
			*count = count.saturating_add(1);
		}
		let counted: BTreeMap<_, _> = RegisteredCount::<T>::iter().collect();
		ensure!(
			registered == counted,
			"23: a count that disagrees with the registrations"
		);
		for (person, newcomer) in Newcomers::<T>::iter() {
			ensure!(
				Persons::<T>::contains_key(person) && Organisations::<T>::contains_key(newcomer.organisation),
				"24: a newcomer who is nobody, or came from nowhere"
			);
		}
		Ok(())
	}

	/// 20. An act is of an organisation, has a voice, each once, and nobody it concerns has one. 21. Whose proposals are open is counted.
	/// 22. A frozen key is one.
	fn try_acts() -> Result<(), TryRuntimeError> {
		let mut open = BTreeMap::new();
		for (organisation, content, act) in Acts::<T>::iter() {
			ensure!(
				Organisations::<T>::contains_key(organisation) && !act.is_silent(),
				"20: an act of nowhere, or of nobody"
			);
			let voices: BTreeSet<_> = act.approvals.iter().chain(&act.objections).collect();
			ensure!(
				voices.len() == act.approvals.iter().chain(&act.objections).count(),
				"20: a voice given twice"
			);
			ensure!(
				content.concerns().is_none_or(|person| !voices.contains(&person)),
				"20: a voice of whom it concerns"
			);
			open.entry((organisation, act.proposer))
				.and_modify(|count| *count += 1u32)
				.or_insert(1);
		}
		let counted: BTreeMap<_, _> = OpenActs::<T>::iter()
			.map(|(organisation, proposer, count)| ((organisation, proposer), count))
			.collect();
		ensure!(open == counted, "21: acts that are counted wrongly");
		ensure!(
			FrozenCustodians::<T>::iter_keys()
				.all(|organisation| EncryptionKeys::<T>::contains_key(KeyHolder::Organisation(organisation))),
			"22: a frozen key that is none"
		);
		Ok(())
	}

	/// 12. A membership names what exists, fits the organisation's kind, and its person's list holds it until it is ended.
	/// 13. The index lists each member once.
	fn try_memberships() -> Result<(), TryRuntimeError> {
		for (organisation, person, membership) in Memberships::<T>::iter() {
			ensure!(
				Organisations::<T>::contains_key(organisation) && Persons::<T>::contains_key(person),
				"12: a membership of nobody, or nowhere"
			);
			let employed = Organisations::<T>::get(organisation)
				.is_some_and(|details| details.standing.kind.employs().contains(membership.profession));
			ensure!(employed, "12: a membership that does not fit the organisation");
			let listed = MembershipsOf::<T>::get(person).contains(&organisation);
			ensure!(
				listed == (membership.status != MembershipStatus::Ended),
				"12: a list that disagrees with its memberships"
			);
		}
		for organisation in Organisations::<T>::iter_keys() {
			let count = MemberCount::<T>::get(organisation);
			let indexed: BTreeSet<_> = (0..count)
				.filter_map(|index| MemberIndex::<T>::get(organisation, index))
				.collect();
			let rows: BTreeSet<_> = Memberships::<T>::iter_key_prefix(organisation).collect();
			let entries = MemberIndex::<T>::iter_key_prefix(organisation).count();
			ensure!(
				indexed == rows && entries == rows.len(),
				"13: an index that disagrees with the members"
			);
		}
		Ok(())
	}

	/// 14. A person's list holds an organisation once, and only where there is a membership.
	fn try_membership_lists() -> Result<(), TryRuntimeError> {
		for (person, list) in MembershipsOf::<T>::iter() {
			let unique: BTreeSet<_> = list.iter().collect();
			ensure!(unique.len() == list.len(), "14: an organisation listed twice");
			ensure!(
				list.iter()
					.all(|organisation| Memberships::<T>::contains_key(organisation, person)),
				"14: a listed membership that there is not"
			);
		}
		Ok(())
	}

	/// 15. A key is not weak, its holder exists, and it is the newest of the history. 16. The history holds just the newest.
	fn try_keys() -> Result<(), TryRuntimeError> {
		for (holder, key) in EncryptionKeys::<T>::iter() {
			let exists = match holder {
				KeyHolder::Person(person) => Persons::<T>::contains_key(person),
				KeyHolder::Organisation(organisation) => Organisations::<T>::contains_key(organisation),
			};
			ensure!(
				exists && !is_weak_key(&key.public),
				"15: a weak key, or one of nobody"
			);
			ensure!(
				KeyHistory::<T>::get(holder, key.version) == Some(key.public),
				"15: a key that its history does not know"
			);
		}
		for (holder, version, _) in KeyHistory::<T>::iter() {
			let newest = EncryptionKeys::<T>::get(holder).map_or(0, |key| key.version);
			ensure!(
				version <= newest && newest.saturating_sub(version) < T::MaxKeyVersions::get(),
				"16: a history with a key that it should not hold"
			);
		}
		Ok(())
	}

	/// 28. A vault's identity is a key of that vault that is in use, and every key in use is its vault's identity. 29. No vault's key is
	///     a person's account, and its account is never reaped.
	fn try_vaults() -> Result<(), TryRuntimeError> {
		for (organisation, key) in VaultIdentities::<T>::iter() {
			let row = VaultKeys::<T>::get(key).ok_or("28: an identity without a row")?;
			ensure!(
				row.organisation == organisation,
				"28: an identity of another vault"
			);
		}
		for (key, row) in VaultKeys::<T>::iter() {
			let used = VaultIdentities::<T>::get(row.organisation) == Some(key);
			ensure!(
				used == row.until.is_none(),
				"28: a key in use that is no identity"
			);
			let account = T::AccountId::from(key);
			ensure!(
				!Controllers::<T>::contains_key(&account),
				"29: a vault that is a person"
			);
			ensure!(
				frame_system::Pallet::<T>::sufficients(&account) > 0,
				"29: a vault's account that can be reaped"
			);
		}
		Ok(())
	}
}
