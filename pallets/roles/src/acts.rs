// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Acts: two propose and approve what one may not, and it is carried out once its wait is over.

use crate::{
	types::{Carrier, OpenAct, Payer, Voice},
	Acts, Allowances, Config, EncryptionKeys, Error, Event, FrozenCustodians, NamedBy, OpenActs,
	Organisations, Pallet, VoidBefore,
};
use alloc::vec::Vec;
use frame_support::{
	dispatch::DispatchResult, ensure, pallet_prelude::EnsureOrigin, storage::with_transaction, BoundedVec,
};
use frame_system::pallet_prelude::OriginFor;
use salus_primitives::{
	acts::{may_carry_out, rule, ActContent, ActKind, ActView, NotYet, Progress, Rule, MAX_OPEN_ACTS},
	roles::{KeyHolder, Membership, MembershipStatus, OrganisationStatus, FULL_AFTER_MS},
	views::{OrganisationDetails, MAX_PAGE},
	Clock, OrganisationId, PersonId, UnixMillis,
};
use sp_runtime::{
	traits::{Get, SaturatedConversion},
	DispatchError, TransactionOutcome,
};

impl<T: Config> Pallet<T> {
	/// Whose voice this is: an administrator's whom the act does not concern, or the council's.
	pub(crate) fn ensure_voice(
		origin: OriginFor<T>,
		organisation: OrganisationId,
		content: &ActContent,
	) -> Result<Voice, DispatchError> {
		match T::AdminOrigin::try_origin(origin) {
			Ok(_) => Ok(None),
			Err(origin) => Self::ensure_unconcerned(origin, organisation, content).map(Some),
		}
	}

	/// The administrator who signed, whom the act does not concern.
	pub(crate) fn ensure_unconcerned(
		origin: OriginFor<T>,
		organisation: OrganisationId,
		content: &ActContent,
	) -> Result<PersonId, DispatchError> {
		let person = Self::ensure_person(origin)?;
		let details = Self::ensure_wanted(organisation, content)?;
		ensure!(
			details.administrators.contains(&person),
			Error::<T>::NotAdministrator
		);
		ensure!(content.concerns() != Some(person), Error::<T>::ActConcernsSigner);
		Ok(person)
	}

	/// The row of an organisation that stands as the act wants it: active, or suspended where it is to be reinstated.
	fn ensure_wanted(
		organisation: OrganisationId,
		content: &ActContent,
	) -> Result<OrganisationDetails, Error<T>> {
		match content.wants() {
			OrganisationStatus::Active => Self::ensure_active(organisation),
			OrganisationStatus::Suspended => {
				let details = Organisations::<T>::get(organisation).ok_or(Error::<T>::UnknownOrganisation)?;
				ensure!(
					details.standing.status == OrganisationStatus::Suspended,
					Error::<T>::NoSuchMove
				);
				Ok(details)
			}
		}
	}

	/// Writes a new act with its first voice, in the place of none or of one that is over.
	pub(crate) fn write_act(
		organisation: OrganisationId,
		content: &ActContent,
		voice: Voice,
	) -> DispatchResult {
		let details = Self::ensure_wanted(organisation, content)?;
		Self::ensure_would_work(organisation, content)?;
		if let Some(old) = Acts::<T>::get(organisation, content) {
			ensure!(
				Self::is_over(organisation, &old, &details, content).is_some(),
				Error::<T>::ActExists
			);
			Self::remove_act(organisation, content);
		}
		OpenActs::<T>::try_mutate(organisation, voice, |count| {
			ensure!(*count < MAX_OPEN_ACTS, Error::<T>::TooManyActs);
			*count = count.saturating_add(1);
			Ok::<_, Error<T>>(())
		})?;
		let mut act = OpenAct::new(voice, T::Clock::now());
		act.add_voice(voice).map_err(|()| Error::<T>::TooManyVoices)?;
		Acts::<T>::insert(organisation, content, act);
		Ok(())
	}

	/// Adds a voice to an act that is not over. True where nothing is left to wait for and nobody has to accept it.
	pub(crate) fn write_voice(
		organisation: OrganisationId,
		content: &ActContent,
		voice: Voice,
	) -> Result<bool, DispatchError> {
		let (details, act) = Self::change_open_act(organisation, content, |act| {
			ensure!(!act.has_voice(voice), Error::<T>::AlreadyApproved);
			let objected = voice.is_some_and(|person| act.objections.contains(&person));
			ensure!(!objected, Error::<T>::AlreadyObjected);
			act.add_voice(voice).map_err(|()| Error::<T>::TooManyVoices)
		})?;
		let rule = Self::rule_of(organisation, content);
		let progress = Self::progress(organisation, &act, &details, content);
		Ok(!rule.accepted && may_carry_out(&rule, &progress, T::Clock::now()).is_ok())
	}

	/// Notes an objection to an act that is not over.
	pub(crate) fn write_objection(
		organisation: OrganisationId,
		content: &ActContent,
		by: PersonId,
	) -> DispatchResult {
		Self::change_open_act(organisation, content, |act| {
			ensure!(!act.has_voice(Some(by)), Error::<T>::AlreadyApproved);
			ensure!(!act.objections.contains(&by), Error::<T>::AlreadyObjected);
			act.objections.try_push(by).map_err(|_| Error::<T>::TooManyVoices)
		})?;
		Ok(())
	}

	/// Takes a voice back; with the last one the act is gone.
	pub(crate) fn remove_voice(
		organisation: OrganisationId,
		content: &ActContent,
		voice: Voice,
	) -> DispatchResult {
		let mut act = Acts::<T>::get(organisation, content).ok_or(Error::<T>::UnknownAct)?;
		ensure!(act.has_voice(voice), Error::<T>::NotApproved);
		act.remove_voice(voice);
		if act.is_silent() {
			Self::remove_act(organisation, content);
		} else {
			Acts::<T>::insert(organisation, content, act);
		}
		Ok(())
	}

	/// Removes an act that lapsed or is void. False where it is neither.
	pub(crate) fn clear_over(
		organisation: OrganisationId,
		content: &ActContent,
	) -> Result<bool, DispatchError> {
		let act = Acts::<T>::get(organisation, content).ok_or(Error::<T>::UnknownAct)?;
		let details = Organisations::<T>::get(organisation).ok_or(Error::<T>::UnknownOrganisation)?;
		let over = Self::is_over(organisation, &act, &details, content).is_some();
		if over {
			Self::remove_act(organisation, content);
		}
		Ok(over)
	}

	/// Carries an act out, if all that it needs is there now, and removes it.
	pub(crate) fn execute_act(
		organisation: OrganisationId,
		content: &ActContent,
		by: Carrier,
	) -> DispatchResult {
		let act = Acts::<T>::get(organisation, content).ok_or(Error::<T>::UnknownAct)?;
		let details = Self::ensure_wanted(organisation, content)?;
		let rule = Self::rule_of(organisation, content);
		let progress = Self::progress(organisation, &act, &details, content);
		may_carry_out(&rule, &progress, T::Clock::now()).map_err(Error::<T>::from)?;
		ensure!(
			!rule.accepted || content.concerns() == by,
			Error::<T>::ActNeedsAcceptance
		);
		Self::remove_act(organisation, content);
		Self::apply(organisation, content)?;
		if let ActContent::NameAdministrator { person } = content {
			Self::note_naming(organisation, *person, &act, &details);
		}
		Self::deposit_event(Event::ActCarriedOut {
			organisation,
			content: content.clone(),
			by,
		});
		Ok(())
	}

	/// The acts of an organisation that are open, or over without being cleared, in no order. At most [`MAX_PAGE`], which is more
	/// than its administrators and the council may propose at a time.
	pub fn open_acts(organisation: OrganisationId) -> Vec<ActView> {
		let Some(details) = Organisations::<T>::get(organisation) else {
			return Vec::new();
		};
		let open = Acts::<T>::iter_prefix(organisation).take(MAX_PAGE as usize);
		open.map(|(content, act)| Self::act_view(organisation, &details, content, act))
			.collect()
	}

	fn act_view(
		organisation: OrganisationId,
		details: &OrganisationDetails,
		content: ActContent,
		act: OpenAct,
	) -> ActView {
		let rule = Self::rule_of(organisation, &content);
		let progress = Self::progress(organisation, &act, details, &content);
		ActView {
			organisation,
			content,
			proposer: act.proposer,
			approvals: act.approvals.into_inner(),
			objections: act.objections.into_inner(),
			progress,
			opens_at: progress.opens_at(&rule),
			lapses_at: progress.lapses_at(&rule),
			not_yet: may_carry_out(&rule, &progress, T::Clock::now()).err(),
		}
	}

	/// The row of the table for an act, as the organisation stands.
	fn rule_of(organisation: OrganisationId, content: &ActContent) -> Rule {
		let first = match content.kind() {
			ActKind::SetCustodianKey => {
				!EncryptionKeys::<T>::contains_key(KeyHolder::Organisation(organisation))
			}
			ActKind::SetVaultIdentity => !crate::VaultIdentities::<T>::contains_key(organisation),
			ActKind::SetEndpoint => {
				Organisations::<T>::get(organisation).is_some_and(|details| details.endpoint.is_none())
			}
			_ => false,
		};
		rule(content.kind(), first)
	}

	/// What an act has for itself now: whoever left office since has no voice in it.
	fn progress(
		organisation: OrganisationId,
		act: &OpenAct,
		details: &OrganisationDetails,
		content: &ActContent,
	) -> Progress {
		let live = |person: &&PersonId| act.approvals.contains(person) || Self::is_awake(**person);
		let administrators = || details.administrators.iter();
		let voices = |which: &dyn Fn(&&PersonId) -> bool| {
			Self::independent_voices(organisation, administrators().rev().filter(which))
		};
		Progress {
			proposed_at: act.proposed_at,
			approvals: voices(&|person| act.approvals.contains(person)),
			council: act.council,
			objections: count(act.objections.iter()),
			able: voices(&|person| content.concerns() != Some(**person) && live(person)),
			any_live: administrators().any(|person| live(&person)),
			void: act.proposed_at < Self::void_before(organisation, content),
		}
	}

	/// How many independent voices these administrators are, those who were named last first: whoever was named by one of them alone, with
	/// the council, and that one are one voice together. Otherwise the last administrator and the council could make a second one who always agrees.
	fn independent_voices<'a>(
		organisation: OrganisationId,
		persons: impl Iterator<Item = &'a PersonId>,
	) -> u32 {
		let mut counted: Vec<(PersonId, Vec<PersonId>)> = Vec::new();
		for person in persons {
			let named_by = NamedBy::<T>::get(organisation, person).into_inner();
			let tied = counted
				.iter()
				.any(|(other, others)| named_by.contains(other) || others.contains(person));
			if !tied {
				counted.push((*person, named_by));
			}
		}
		count(counted.iter())
	}

	/// Notes who named an administrator, where that was one independent voice among the administrators.
	fn note_naming(
		organisation: OrganisationId,
		person: PersonId,
		act: &OpenAct,
		details: &OrganisationDetails,
	) {
		let voices: Vec<_> = details
			.administrators
			.iter()
			.filter(|voice| act.approvals.contains(voice))
			.copied()
			.collect();
		if Self::independent_voices(organisation, voices.iter().rev()) == 1 {
			NamedBy::<T>::insert(organisation, person, BoundedVec::truncate_from(voices));
		}
	}

	/// Did an account in full control of theirs sign anything within `DormantAfter` blocks, whoever paid? Who never signed counts as having done so in the
	/// chain's first block.
	fn is_awake(person: PersonId) -> bool {
		let now: u32 = frame_system::Pallet::<T>::block_number().saturated_into();
		let last = Allowances::<T>::get(Payer::Person(person)).at_block;
		now.saturating_sub(last) < T::DormantAfter::get()
	}

	/// An act of this content that was proposed before this instant is void: what it would open was closed, or the membership that
	/// it is about was another one.
	fn void_before(organisation: OrganisationId, content: &ActContent) -> UnixMillis {
		let membership = |person| crate::Memberships::<T>::get(organisation, person);
		match content {
			ActContent::SetCustodianKey { .. }
			| ActContent::ThawCustodianKey
			| ActContent::SetVaultIdentity { .. } => VoidBefore::<T>::get(organisation, content.kind()),
			ActContent::IssueMembership { person, .. } => {
				membership(person).map_or_else(UnixMillis::default, |old| old.valid_until)
			}
			ActContent::RenewMembership { person, .. } => {
				membership(person).map_or_else(UnixMillis::default, |row| row.issued_at())
			}
			// Whoever suspends takes the one act along that would reinstate.
			ActContent::ReinstateMembership { .. } | ActContent::ReinstateOrganisation => {
				UnixMillis::default()
			}
			ActContent::NameAdministrator { .. }
			| ActContent::DismissAdministrator { .. }
			| ActContent::SetEndpoint { .. }
			| ActContent::PublishDirectory { .. } => UnixMillis::default(),
		}
	}

	/// Makes void what was proposed until now of the kinds that would open what is closed here.
	pub(crate) fn void_acts(organisation: OrganisationId, kinds: &[ActKind]) {
		for kind in kinds {
			VoidBefore::<T>::insert(organisation, kind, T::Clock::now().plus(1));
		}
	}

	fn is_over(
		organisation: OrganisationId,
		act: &OpenAct,
		details: &OrganisationDetails,
		content: &ActContent,
	) -> Option<NotYet> {
		let rule = Self::rule_of(organisation, content);
		Self::progress(organisation, act, details, content).over(&rule, T::Clock::now())
	}

	fn change_open_act(
		organisation: OrganisationId,
		content: &ActContent,
		change: impl FnOnce(&mut OpenAct) -> Result<(), Error<T>>,
	) -> Result<(OrganisationDetails, OpenAct), Error<T>> {
		let details = Self::ensure_wanted(organisation, content)?;
		let mut act = Acts::<T>::get(organisation, content).ok_or(Error::<T>::UnknownAct)?;
		if let Some(over) = Self::is_over(organisation, &act, &details, content) {
			return Err(over.into());
		}
		change(&mut act)?;
		Acts::<T>::insert(organisation, content, &act);
		Ok((details, act))
	}

	/// Removes an act, if it is open, and gives its proposer the place back. What closes does so with the act that would reverse it:
	/// voices given for another occasion count for this one no more.
	pub(crate) fn remove_act(organisation: OrganisationId, content: &ActContent) {
		let Some(act) = Acts::<T>::take(organisation, content) else {
			return;
		};
		OpenActs::<T>::mutate_exists(organisation, act.proposer, |count| {
			*count = count
				.and_then(|open| open.checked_sub(1))
				.filter(|open| *open > 0);
		});
	}

	/// Refuses what could not be done now whoever approved it: it is tried, and undone.
	fn ensure_would_work(organisation: OrganisationId, content: &ActContent) -> DispatchResult {
		with_transaction(|| TransactionOutcome::Rollback(Self::apply(organisation, content)))
	}

	/// Does what an act says. Whether it may be done was judged before.
	fn apply(organisation: OrganisationId, content: &ActContent) -> DispatchResult {
		match content.clone() {
			ActContent::NameAdministrator { person } => {
				ensure!(
					crate::Persons::<T>::contains_key(person),
					Error::<T>::UnknownPerson
				);
				Self::list_administrator(organisation, person)?;
				Self::deposit_event(Event::AdministratorAppointed { organisation, person });
			}
			ActContent::DismissAdministrator { person } => {
				Self::remove_administrator(organisation, person)?;
				Self::deposit_event(Event::AdministratorDismissed { organisation, person });
			}
			ActContent::IssueMembership {
				person,
				profession,
				credentials,
				valid_until,
			} => {
				let membership = Membership {
					profession,
					credentials,
					valid_until,
					full_from: T::Clock::now().plus(FULL_AFTER_MS),
					status: MembershipStatus::Active,
				};
				Self::ensure_term(valid_until)?;
				Self::write_membership(organisation, person, membership)?;
				Self::deposit_event(Event::MembershipIssued {
					organisation,
					person,
					membership,
				});
			}
			ActContent::RenewMembership { person, valid_until } => {
				Self::ensure_term(valid_until)?;
				let old = Self::write_term(organisation, person, valid_until)?;
				Self::deposit_event(Event::MembershipRenewed {
					organisation,
					person,
					old,
					new: valid_until,
				});
			}
			ActContent::ReinstateMembership { person } => {
				Self::move_membership(organisation, person, MembershipStatus::Active)?;
				Self::deposit_event(Event::MembershipReinstated { organisation, person });
			}
			ActContent::SetCustodianKey { key } => {
				let key = Self::rotate_key(KeyHolder::Organisation(organisation), key)?;
				FrozenCustodians::<T>::remove(organisation);
				Self::deposit_event(Event::CustodianKeySet { organisation, key });
			}
			ActContent::ThawCustodianKey => {
				FrozenCustodians::<T>::take(organisation).ok_or(Error::<T>::NotFrozen)?;
				Self::deposit_event(Event::CustodianKeyThawed { organisation });
			}
			ActContent::SetEndpoint { host } => {
				let old = Self::write_endpoint(organisation, &host)?;
				Self::deposit_event(Event::EndpointSet {
					organisation,
					old,
					new: host,
				});
			}
			ActContent::PublishDirectory { hash } => {
				let old =
					Self::change_organisation(organisation, |row| Ok(row.directory_hash.replace(hash)))?;
				Self::deposit_event(Event::DirectoryPublished {
					organisation,
					old,
					new: hash,
				});
			}
			ActContent::SetVaultIdentity { key } => {
				Self::set_vault_identity(organisation, key)?;
				Self::deposit_event(Event::VaultIdentitySet { organisation, key });
			}
			ActContent::ReinstateOrganisation => {
				Self::move_organisation(organisation, OrganisationStatus::Active)?;
				Self::deposit_event(Event::OrganisationReinstated { organisation });
			}
		}
		Ok(())
	}
}

/// How many; a list of the chain has never more than `u32::MAX` items.
fn count(items: impl Iterator) -> u32 {
	u32::try_from(items.count()).unwrap_or(u32::MAX)
}

impl<T: Config> From<NotYet> for Error<T> {
	fn from(why: NotYet) -> Self {
		match why {
			NotYet::NeedsAdministrator => Self::ActNeedsAdministrator,
			NotYet::NeedsCouncil => Self::ActNeedsCouncil,
			NotYet::Waiting => Self::ActWaits,
			NotYet::Lapsed => Self::ActLapsed,
			NotYet::Void => Self::ActVoid,
		}
	}
}
