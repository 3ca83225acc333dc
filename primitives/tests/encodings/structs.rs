// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! One value of each struct.

use crate::{id, pin};
use salus_primitives::{
	allowance::{Allowance, Cost},
	appointments::{AskedDoctors, FreeSlotView, SlotSpan},
	consent::{
		Access, Audience, Categories, Category, ConsentStatus, Grantee, LiveGrant, Mode, Power, Powers,
		Purpose, Purposes, Representation, Terms,
	},
	decision::{Decision, DenyRule, Question, Target},
	records::{Anchor, ReceiptRoot, RecordFacts, RecordOrigin, RecordStatus},
	roles::{
		AccountScope, Credential, Credentials, EncryptionKey, Membership, MembershipStatus, OrganisationKind,
		OrganisationStanding, OrganisationStatus, PatientDetails, Profession, Signer, VaultKey,
	},
	statements::{AccountStatement, EnrolmentPurpose, EnrolmentStatement},
	time::DayRange,
	views::*,
	ConsentId, Day, Network, OrganisationId, PatientId, PersonId, RecordId, ScheduleId, UnixMillis,
};

const FIVE: &str = "0500000000000000";
const SIX: &str = "0600000000000000";

fn standing() -> OrganisationStanding {
	OrganisationStanding {
		kind: OrganisationKind::Laboratory,
		status: OrganisationStatus::Suspended,
	}
}

fn membership() -> Membership {
	Membership {
		profession: Profession::Clerk,
		credentials: Credentials::of(&[Credential::Verifying]),
		valid_until: UnixMillis(5),
		full_from: UnixMillis(6),
		status: MembershipStatus::Ended,
	}
}
const MEMBERSHIP: &str = "04 01 0500000000000000 0600000000000000 02";

fn encryption_key() -> EncryptionKey {
	EncryptionKey {
		version: 3,
		public: [9; 32],
	}
}

fn terms() -> Terms {
	Terms {
		categories: Categories::of(&[Category::Laboratory]),
		record_days: DayRange {
			from: Day(1),
			to: Day(2),
		},
		purposes: Purposes::of(&[Purpose::EmergencyTreat]),
		mode: Mode::Both,
		audience: Audience::Whole,
		expires_at: UnixMillis(5),
	}
}
const TERMS: &str = "80000000 01000000 02000000 04 02 01 0500000000000000";

fn representation() -> Representation {
	Representation {
		powers: Powers::of(&[Power::View]),
		from: UnixMillis(5),
		until: UnixMillis(6),
		guardian: true,
	}
}
const REPRESENTATION: &str = "02 0500000000000000 0600000000000000 01";

fn anchor() -> Anchor {
	Anchor {
		commitment: [10; 32],
		ciphertext_hash: [11; 32],
		size_bucket: 12,
	}
}

fn anchor_digits() -> String {
	format!("{} {} 0c", id(10), id(11))
}

fn record_facts() -> RecordFacts {
	RecordFacts {
		patient: PatientId::repeat(1),
		author: PersonId::repeat(2),
		organisation: OrganisationId::repeat(3),
		category: Category::Imaging,
		day: Day(256),
		origin: RecordOrigin::Imported,
		status: RecordStatus::Erased,
	}
}

fn record_facts_digits() -> String {
	format!("{} {} {} 08 00010000 01 02", id(1), id(2), id(3))
}

#[test]
fn ids_are_32_bytes() {
	pin(PersonId::repeat(1), id(1));
	pin(PatientId::repeat(1), id(1));
	pin(OrganisationId::repeat(1), id(1));
	pin(RecordId::repeat(1), id(1));
	pin(ConsentId::repeat(1), id(1));
}

#[test]
fn times() {
	pin(UnixMillis(0x0102_0304), "0403020100000000");
	pin(UnixMillis::FOREVER, "ffffffffffffffff");
	pin(Day(-2), "feffffff");
	pin(DayRange::ALL, "00000080 ffffff7f");
}

#[test]
fn of_roles() {
	pin(standing(), "02 01");
	pin(membership(), MEMBERSHIP);
	let signer = Signer {
		person: PersonId::repeat(1),
		scope: AccountScope::DeskSession,
		until: UnixMillis(5),
	};
	pin(signer, format!("{} 02 {FIVE}", id(1)));
	pin(encryption_key(), format!("03000000 {}", id(9)));
	let patient = PatientDetails {
		enrolled_by: OrganisationId::repeat(1),
		enrolled_at: UnixMillis(5),
		majority_at: Some(UnixMillis(6)),
	};
	pin(patient, format!("{} {FIVE} 01 {SIX}", id(1)));
}

#[test]
fn of_consent() {
	pin(terms(), TERMS);
	let live = LiveGrant {
		consent: ConsentId::repeat(1),
		terms: terms(),
	};
	pin(live, format!("{} {TERMS}", id(1)));
	pin(representation(), REPRESENTATION);
}

#[test]
fn of_records() {
	pin(record_facts(), record_facts_digits());
	pin(anchor(), anchor_digits());
}

#[test]
fn a_question() {
	let question = Question {
		actor: PersonId::repeat(1),
		organisation: Some(OrganisationId::repeat(2)),
		patient: PatientId::repeat(3),
		target: Target::Record(RecordId::repeat(4)),
		access: Access::Contribute,
		purpose: Purpose::Treat,
		now: UnixMillis(5),
	};
	let digits = format!("{} 01 {} {} 00 {} 01 00 {FIVE}", id(1), id(2), id(3), id(4));
	pin(question, digits);
}

#[test]
fn statements_and_allowance() {
	let enrolment = EnrolmentStatement {
		network: Network::repeat(1),
		purpose: EnrolmentPurpose::FirstAccount,
		organisation: OrganisationId::repeat(2),
		person: PersonId::repeat(3),
		account: [4; 32],
		encryption_key: [5; 32],
		expires_at: UnixMillis(6),
	};
	let ids: Vec<_> = (1..=5).map(id).collect();
	pin(
		enrolment,
		format!("{0} {0} 02 {1} {SIX}", ids[0], ids[1..].join(" ")),
	);
	let account = AccountStatement {
		network: Network::repeat(1),
		person: PersonId::repeat(2),
		account: [3; 32],
		expires_at: UnixMillis(5),
	};
	pin(account, format!("{} {} {FIVE}", ids[0], ids[..3].join(" ")));
	let allowance = Allowance {
		spent: Cost { weight: 5, rows: 6 },
		at_block: 7,
	};
	pin(allowance, format!("{FIVE} {SIX} 07000000"));
}

#[test]
fn views_of_roles() {
	let details = OrganisationDetails {
		standing: standing(),
		created_at: UnixMillis(7),
		administrators: vec![PersonId::repeat(1)].try_into().unwrap(),
		directory_hash: Some([2; 32]),
		endpoint: Some(b"a:1".to_vec().try_into().unwrap()),
	};
	let digits = format!("02 01 0700000000000000 04 {} 01 {} 01 0c 613a31", id(1), id(2));
	pin(details.clone(), &digits);
	let organisation = OrganisationView {
		organisation: OrganisationId::repeat(3),
		details,
		custodian_key: Some(encryption_key()),
		custodian_frozen: false,
		vault_identity: Some([4; 32]),
	};
	pin(
		organisation,
		format!("{} {digits} 01 03000000 {} 00 01 {}", id(3), id(9), id(4)),
	);
	let member = MembershipView {
		organisation: OrganisationId::repeat(1),
		person: PersonId::repeat(2),
		membership: membership(),
	};
	pin(member, format!("{} {} {MEMBERSHIP}", id(1), id(2)));
}

#[test]
fn keys_and_roots_of_vaults() {
	let key = VaultKey {
		organisation: OrganisationId::repeat(1),
		from: UnixMillis(5),
		until: Some(UnixMillis(6)),
	};
	pin(key, format!("{} {FIVE} 01 {SIX}", id(1)));
	let root = ReceiptRoot {
		root: [2; 32],
		from: UnixMillis(5),
		until: UnixMillis(6),
		anchored_at: UnixMillis(5),
	};
	pin(root, format!("{} {FIVE} {SIX} {FIVE}", id(2)));
}

#[test]
fn views_of_consent() {
	let request = ConsentRequest {
		requester: PersonId::repeat(4),
		organisation: OrganisationId::repeat(5),
		answer_by: UnixMillis(6),
	};
	let request_digits = format!("{} {} {SIX}", id(4), id(5));
	pin(request, &request_digits);
	let details = ConsentDetails {
		patient: PatientId::repeat(1),
		grantee: Grantee::Organisation(OrganisationId::repeat(2)),
		terms: terms(),
		status: ConsentStatus::Inactive,
		requested: Some(request),
		decided_by: Some(PersonId::repeat(7)),
		created_at: UnixMillis(5),
		changed_at: UnixMillis(6),
		supersedes: Some(ConsentId::repeat(8)),
	};
	let digits = format!(
		"{} 01 {} {TERMS} 03 01 {request_digits} 01 {} {FIVE} {SIX} 01 {}",
		id(1),
		id(2),
		id(7),
		id(8)
	);
	pin(details, &digits);
	let view = ConsentView {
		consent: ConsentId::repeat(9),
		details,
	};
	pin(view, format!("{} {digits}", id(9)));
	let shut = ShutView {
		excluded: vec![Grantee::Person(PersonId::repeat(1))],
		wishes: vec![],
		sealed: Categories::of(&[Category::Sensitive]),
	};
	pin(shut, format!("04 00 {} 00 00400000", id(1)));
	let preview = GrantPreview {
		records: 1,
		sealed: 2,
		examined: 3,
	};
	pin(preview, "01000000 02000000 03000000");
}

#[test]
fn views_of_representatives_and_explanations() {
	let view = RepresentationView {
		patient: PatientId::repeat(1),
		representative: PersonId::repeat(2),
		representation: representation(),
		ends_at: UnixMillis(6),
	};
	pin(view, format!("{} {} {REPRESENTATION} {SIX}", id(1), id(2)));
	let explanation = Explanation {
		decision: Decision::Deny {
			rule: DenyRule::Sealed,
		},
		by_consent: Some(ConsentId::repeat(1)),
		excluded: false,
		licensed: true,
		has_cover: false,
	};
	pin(explanation, format!("01 07 01 {} 00 01 00", id(1)));
}

#[test]
fn views_of_records() {
	let details = RecordDetails {
		facts: record_facts(),
		version: 2,
		created_at: UnixMillis(5),
	};
	let details_digits = format!("{} 02000000 {FIVE}", record_facts_digits());
	pin(details, &details_digits);
	let version = VersionDetails {
		anchor: anchor(),
		author: PersonId::repeat(4),
		profession: Some(Profession::Clerk),
		anchored_at: UnixMillis(6),
		block: 7,
		previous: Some([5; 32]),
	};
	let version_digits = format!("{} {} 01 04 {SIX} 07000000 01 {}", anchor_digits(), id(4), id(5));
	pin(version, &version_digits);
	let view = RecordView {
		record: RecordId::repeat(6),
		details,
		current: version,
	};
	let digits = format!("{} {details_digits} {version_digits}", id(6));
	pin(view, &digits);
	let page = Page {
		items: vec![view],
		next: Some(7),
	};
	pin(page, format!("04 {digits} 01 07000000"));
}

#[test]
fn of_a_listing() {
	let listing = Listing {
		from: UnixMillis(5),
		until: UnixMillis(6),
		cursor: Some(7),
		limit: 8,
	};
	pin(listing, format!("{FIVE} {SIX} 01 07000000 08000000"));
	pin(listing.at(None), format!("{FIVE} {SIX} 00 08000000"));
}

#[test]
fn of_a_free_slot() {
	let slot = FreeSlotView {
		doctor: PersonId::repeat(1),
		organisation: OrganisationId::repeat(2),
		schedule: ScheduleId::repeat(3),
		span: SlotSpan {
			start: UnixMillis(5),
			end: UnixMillis(6),
		},
	};
	let digits = format!("{} {} {} {FIVE} {SIX}", id(1), id(2), id(3));
	pin(slot, digits);
	let doctors = AskedDoctors::truncate_from(vec![PersonId::repeat(1)]);
	pin(doctors, format!("04 {}", id(1)));
}
