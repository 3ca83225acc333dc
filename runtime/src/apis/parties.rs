// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What more than one pallet must be asked for.

use crate::{
	configs::{health::BlockClock, limits::MAX_PREVIEWED_RECORDS},
	Consent, Records, Roles,
};
use alloc::vec::Vec;
use salus_primitives::{
	acts::ActView,
	consent::ConsentInspect,
	consent::{Grantee, Terms},
	decision::{Decision, Question},
	records::{RecordFacts, RecordInspect, RecordStatus},
	roles::{PatientDetails, RoleInspect},
	views::{Explanation, GrantPreview, Listing, MembershipView, Page, MAX_PAGE},
	Clock, OrganisationId, PatientId, PersonId, UnixMillis,
};

fn facts(question: &Question) -> Option<RecordFacts> {
	question.target.record().and_then(Records::record)
}

/// THE answer.
pub(super) fn decide(question: &Question) -> Decision {
	Consent::decide(question, facts(question).as_ref())
}

/// The answer, and why.
pub(super) fn explain(question: &Question) -> Explanation {
	Consent::explain(question, facts(question).as_ref())
}

/// Memberships of an organisation, for its live members and its administrators.
pub(super) fn members(
	caller: PersonId,
	organisation: OrganisationId,
	listing: &Listing,
) -> Page<MembershipView> {
	if Consent::is_grantee_side(caller, Grantee::Organisation(organisation), BlockClock::now()) {
		Roles::members_of(organisation, listing)
	} else {
		Page::NOTHING
	}
}

/// What was proposed in an organisation, for its administrators and live members; for anybody else what is about them.
pub(super) fn acts(caller: PersonId, organisation: OrganisationId) -> Vec<ActView> {
	let acts = Roles::open_acts(organisation).into_iter();
	let all = Roles::is_administrator(organisation, caller)
		|| Roles::live_membership(organisation, caller, BlockClock::now()).is_some();
	acts.filter(|act| all || act.content.concerns() == Some(caller))
		.collect()
}

/// The patient's row, for the patient's side and for live members of organisations where the patient is registered, whom the patient
/// has not shut out.
pub(super) fn patient(caller: PersonId, patient: PatientId, now: UnixMillis) -> Option<PatientDetails> {
	let cares = || {
		Roles::memberships_of(caller).iter().any(|row| {
			Roles::is_registered(patient, row.organisation)
				&& !Consent::shuts_out_member(patient, row.organisation, caller)
				&& Roles::live_membership(row.organisation, caller, now).is_some()
		})
	};
	Roles::patient(patient).filter(|_| Consent::is_patient_side(caller, patient, now) || cares())
}

/// Counts the records that a grant would open, and those within its terms that stay sealed. Who the grantee is changes nothing about
/// the count: what somebody may read by another right is not the grant's doing.
pub(super) fn preview(
	caller: PersonId,
	patient: PatientId,
	terms: &Terms,
	now: UnixMillis,
) -> Option<GrantPreview> {
	let sealed = Consent::shut_for(caller, patient, now)?.sealed;
	let within = |facts: &RecordFacts| {
		facts.status == RecordStatus::Current
			&& terms.categories.contains(facts.category)
			&& terms.record_days.contains(facts.day)
	};
	let mut preview = GrantPreview {
		records: 0,
		sealed: 0,
		examined: 0,
	};
	let mut cursor = Some(0);
	while let Some(from) = cursor.filter(|_| preview.examined < MAX_PREVIEWED_RECORDS) {
		let page = Records::records_of(patient, from, MAX_PAGE);
		for facts in page.items.iter().map(|view| view.details.facts) {
			preview.examined = preview.examined.saturating_add(1);
			if within(&facts) {
				let count = if sealed.contains(facts.category) {
					&mut preview.sealed
				} else {
					&mut preview.records
				};
				*count = count.saturating_add(1);
			}
		}
		cursor = page.next;
	}
	Some(preview)
}
