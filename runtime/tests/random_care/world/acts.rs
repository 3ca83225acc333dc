// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Steps that are acts: one administrator takes them, and the others agree.

use super::*;
use polkadot_sdk::sp_runtime::DispatchError;
use salus_primitives::acts::ActContent;

/// The administrators of an organisation, as the preset names them: the one whom the model knows, and the second.
fn administrators(org: Org) -> [&'static str; 2] {
	match org {
		Org::North => ["NorthAdmin", "NorthSecond"],
		Org::South => ["SouthAdmin", "SouthSecond"],
		Org::Lab => ["LabAdmin", "LabSecond"],
		Org::One => ["PharmacyOneAdmin", "PharmacyOneSecond"],
		Org::Two => ["PharmacyTwoAdmin", "PharmacyTwoSecond"],
	}
}

fn by(name: &str) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(name))
}

/// Makes an act: its first voice is `origin`'s, the second administrator and the council agree, and what it waits for is over.
pub(super) fn make(origin: RuntimeOrigin, org: Org, content: ActContent) -> Result<(), DispatchError> {
	let organisation = organisation(org);
	Roles::propose_act(origin, organisation, content.clone())?;
	pallet_roles::Acts::<Runtime>::mutate(organisation, &content, |act| {
		if let Some(act) = act {
			act.proposed_at = UnixMillis(act.proposed_at.0 - DAY);
		}
	});
	let open = || pallet_roles::Acts::<Runtime>::contains_key(organisation, &content);
	Roles::approve_act(by(administrators(org)[1]), organisation, content.clone())?;
	if open() && content.concerns().is_none() {
		let council = pallet_collective::RawOrigin::<AccountId, Instance1>::Members(2, 3);
		Roles::approve_act(council.into(), organisation, content.clone())?;
	}
	Ok(())
}

/// The same, begun by the administrator whom the model knows.
pub(super) fn agree(org: Org, content: ActContent) -> Result<(), DispatchError> {
	make(by(administrators(org)[0]), org, content)
}
