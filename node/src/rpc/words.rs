// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The rules of the decision in words, for people who ask why.

use salus_primitives::decision::{AllowRule, Decision, DenyRule};

/// One sentence on the rule that settled a question.
pub fn in_words(decision: &Decision) -> &'static str {
	match decision {
		Decision::Allow { rule, .. } => allowed(*rule),
		Decision::Deny { rule } => denied(*rule),
	}
}

fn allowed(rule: AllowRule) -> &'static str {
	match rule {
		AllowRule::Patient => "Allowed: it is the patient's own record.",
		AllowRule::Representative => "Allowed: the asker acts for the patient, within powers and dates.",
		AllowRule::Author => "Allowed: the asker wrote it, or covers for the organisation that did.",
		AllowRule::Task => "Allowed: the asker's organisation is carrying out an order on this record.",
		AllowRule::Encounter => "Allowed: the asker belongs to the care team of a visit.",
		AllowRule::Consent => "Allowed: the patient has consented.",
		AllowRule::Desk => {
			"Allowed: the asker has a booked or present patient before them, and this says who that is."
		}
		AllowRule::Emergency => "Allowed: the asker has an emergency access open.",
	}
}

fn denied(rule: DenyRule) -> &'static str {
	match rule {
		DenyRule::Excluded => {
			"Refused: the patient has shut the asker, or the asker's organisation, out by name."
		}
		DenyRule::PurposeNotActive => {
			"Refused: this purpose cannot be used yet; use TREAT, PATRQT or ETREAT."
		}
		DenyRule::NotMember => "Refused: the asker is not a member of the organisation named, or named none.",
		DenyRule::OrganisationNotActive => "Refused: the asker's organisation is suspended.",
		DenyRule::MembershipSuspended => "Refused: the asker's membership is suspended.",
		DenyRule::MembershipEnded => "Refused: the asker's membership was ended.",
		DenyRule::MembershipExpired => "Refused: the asker's membership is out of term; it can be renewed.",
		DenyRule::Sealed => "Refused: the patient has sealed this category.",
		DenyRule::Erased => "Refused: the record was erased.",
		DenyRule::EnteredInError => "Refused: the record was entered in error.",
		DenyRule::UnknownRecord => "Refused: this patient has no such record.",
		DenyRule::NothingAllows => "Refused: nothing allows it; the patient can be asked for consent.",
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use salus_primitives::UnixMillis;
	use std::collections::BTreeSet;

	#[test]
	fn every_rule_has_words_of_its_own() {
		let until = UnixMillis::FOREVER;
		let allows = AllowRule::ALL
			.iter()
			.map(|rule| in_words(&Decision::Allow { rule: *rule, until }));
		let denies = DenyRule::ALL
			.iter()
			.map(|rule| in_words(&Decision::Deny { rule: *rule }));
		let words: BTreeSet<_> = allows.chain(denies).collect();
		assert_eq!(words.len(), AllowRule::ALL.len() + DenyRule::ALL.len());
	}
}
