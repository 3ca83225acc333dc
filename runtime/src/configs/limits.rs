// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Every number of the runtime, with its unit and its reason.

use polkadot_sdk::{
	frame_support::weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, Weight},
	sp_runtime::Perbill,
};
use salus_primitives::{
	allowance::{AllowanceRules, Cost},
	UnixMillis,
};

/// One block a second: a revoke is felt within seconds.
pub const SLOT_MILLIS: u64 = 1_000;

/// Between two blocks' timestamps lies half a slot at least, as Aura expects.
pub const MINIMUM_PERIOD_MILLIS: u64 = SLOT_MILLIS / 2;

/// What one block may execute: 0.65 of its second. The rest is for sending it on and importing it.
pub const MAX_BLOCK_WEIGHT: Weight = Weight::from_parts(650 * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX);

/// How much of a block ordinary calls may fill. The rest is for Operational ones: however full a block is, a revoke fits.
pub const NORMAL_RATIO: Perbill = Perbill::from_percent(90);

/// The longest block, in bytes. A full block of record anchors (some 650 extrinsics of 300 bytes) is a fifth of it.
pub const MAX_BLOCK_BYTES: u32 = 1024 * 1024;

/// Hashes of how many blocks the chain remembers: the longest life of a mortal extrinsic. 4096 seconds, over an hour.
pub const BLOCK_HASHES: u32 = 4_096;

/// How wallets and explorers write accounts (SS58): 42, the generic one, so that every wallet shows the same text.
pub const SS58_PREFIX: u16 = 42;

/// The most validators. GRANDPA's messages grow with their square.
pub const MAX_VALIDATORS: u32 = 100;

/// The most seats of the council.
pub const MAX_COUNCIL_MEMBERS: u32 = 32;

/// The most motions before the council at a time.
pub const MAX_COUNCIL_MOTIONS: u32 = 32;

/// For how many blocks a motion is open: seven days.
pub const COUNCIL_MOTION_BLOCKS: u32 = 7 * 24 * 3_600;

/// The heaviest motion: half a block, so that it always finds one.
pub const MAX_MOTION_WEIGHT: Weight = Weight::from_parts(325 * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX);

/// How deep calls may wrap calls: a batch of motions or sudo calls, each of a batch. More has no use here.
pub const MAX_CALL_NESTING: u32 = 3;

/// The most exempt calls that one batch may carry and still be exempt: what the pool checks for free stays small.
pub const MAX_EXEMPT_BATCH: usize = 32;

/// How many blocks a day has.
const BLOCKS_PER_DAY: u64 = 24 * 3_600;

/// What a person may spend, and what the person's sessions may spend together: each has it once. One second of weight at once: a history
/// of over a thousand records goes in without waiting; then ten milliseconds a block. And two thousand rows, or calls, a day: more
/// than a full day's work of anybody, and half a gigabyte of state a year at most from one person who means harm. By the
/// rows four seconds of weight a day come from one person in the long run, so that it takes over ten thousand to fill the blocks.
pub const ALLOWANCE: AllowanceRules = AllowanceRules {
	capacity: Cost::of(1_000 * WEIGHT_REF_TIME_PER_MILLIS, 2_000),
	recovery_per_block: Cost {
		weight: 10 * WEIGHT_REF_TIME_PER_MILLIS,
		rows: 2_000 * Cost::ROW / BLOCKS_PER_DAY + 1,
	},
};

/// For how long a person is a newcomer: a week, in milliseconds. An organisation answers for whom it brings in that long.
pub const NEWCOMER_MILLIS: u64 = 7 * UnixMillis::DAY;

/// What a newcomer may spend of their own, which nobody else can use: ten ordinary calls a day, of up to two and a half milliseconds.
pub const NEWCOMER_ALLOWANCE: AllowanceRules = AllowanceRules {
	capacity: Cost::of(25 * WEIGHT_REF_TIME_PER_MILLIS, 10),
	recovery_per_block: Cost {
		weight: 25 * WEIGHT_REF_TIME_PER_MILLIS / BLOCKS_PER_DAY,
		rows: 10 * Cost::ROW / BLOCKS_PER_DAY + 1,
	},
};

/// What an enrolment costs the organisation: all that [`NEWCOMER_ALLOWANCE`] yields in a newcomer's week, so that nothing is made.
/// Eighty calls and 200 milliseconds.
pub const ENROLMENT_COST: Cost = NEWCOMER_ALLOWANCE.capacity.plus(
	NEWCOMER_ALLOWANCE
		.recovery_per_block
		.times(NEWCOMER_MILLIS / SLOT_MILLIS),
);

/// What an organisation of so many registered patients may spend on enrolments, and half of it at once on what its newcomers spend
/// beyond their own. Eight
/// seconds of weight at once, forty enrolments; then ten milliseconds a block, one enrolment every twenty seconds, and one more for
/// each thousand patients up to sixty, a tenth of a block. Forty thousand rows a day and twenty more for each patient, so five hundred
/// enrolments a day from the first on. Counted up to a hundred thousand patients.
pub fn organisation_allowance(registered: u32) -> AllowanceRules {
	let patients = u64::from(registered.min(100_000));
	let rows_a_day = 40_000 + 20 * patients;
	AllowanceRules {
		capacity: Cost::of(8_000 * WEIGHT_REF_TIME_PER_MILLIS, rows_a_day),
		recovery_per_block: Cost {
			weight: (10 + patients / 1_000).min(60) * WEIGHT_REF_TIME_PER_MILLIS,
			rows: rows_a_day * Cost::ROW / BLOCKS_PER_DAY,
		},
	}
}

/// What newcomers may spend beyond their own, of what their organisation may: half at once. The other half is there for
/// enrolments whatever newcomers do.
pub fn newcomers_share(registered: u32) -> AllowanceRules {
	let rules = organisation_allowance(registered);
	let half = Cost {
		weight: rules.capacity.weight / 2,
		rows: rules.capacity.rows / 2,
	};
	AllowanceRules {
		capacity: half,
		..rules
	}
}

/// For how many blocks an extrinsic that is free stays in the pool: as long as a client's mortal era. Then it is checked anew.
pub const EXEMPT_LONGEVITY: u64 = 64;

/// What a byte of an extrinsic costs of an allowance, in picoseconds: its share of the longest block. So long
/// extrinsics that do little cannot crowd others out for free.
pub const ALLOWANCE_PER_BYTE: u64 = 650 * WEIGHT_REF_TIME_PER_MILLIS / MAX_BLOCK_BYTES as u64;

/// The most accounts that control one person at a time: a phone, a tablet, a browser, a wallet of each kind.
pub const MAX_ACCOUNTS_PER_PERSON: u32 = 8;

/// The most sessions of one person that are open at a time: a desk, a tablet, a telephone and one that was left behind.
pub const MAX_SESSIONS_PER_PERSON: u32 = 4;

/// The longest session: the longest shift.
pub const MAX_SESSION_MILLIS: u64 = 12 * UnixMillis::HOUR;

/// How many of a holder's newest encryption keys the chain keeps, so that old wraps can be told apart: two rotations a year for
/// sixteen years.
pub const MAX_KEY_VERSIONS: u32 = 32;

/// How far ahead a signed statement may end: a week from signing at home to being enrolled at the desk.
pub const MAX_STATEMENT_LIFETIME_MILLIS: u64 = 7 * UnixMillis::DAY;

/// How far ahead a membership may end: five years, as licences are renewed.
pub const MAX_MEMBERSHIP_TERM_MILLIS: u64 = 5 * 366 * UnixMillis::DAY;

/// How far ahead a ward's majority may lie: 25 years, more than anywhere in use.
pub const MAX_MINORITY_MILLIS: u64 = 25 * 366 * UnixMillis::DAY;

/// How long the second member has to confirm a ward: a day and its night.
pub const WARD_PROPOSAL_LIFETIME_MILLIS: u64 = UnixMillis::DAY;

/// How far ahead a consent may end: five years. Who still wants it then grants it again.
pub const MAX_CONSENT_TERM_MILLIS: u64 = 5 * 366 * UnixMillis::DAY;

/// The farthest ahead that a representation may end which a patient gives: five years, as long as a consent. Nobody acts for somebody
/// for ever by one signature.
pub const MAX_REPRESENTATION_MILLIS: u64 = 5 * 365 * UnixMillis::DAY;

/// How far ahead a request may wait for its answer.
pub const MAX_ANSWER_MILLIS: u64 = 30 * UnixMillis::DAY;

/// The most requests to one patient that are open at a time: one screen to scroll.
pub const MAX_OPEN_REQUESTS_PER_PATIENT: u32 = 32;

/// How many of these may be of the same requester: nobody can nag.
pub const MAX_OPEN_REQUESTS_PER_REQUESTER: u32 = 3;

/// The most persons whom one patient may shut out by name.
pub const MAX_EXCLUSIONS: u32 = 64;

/// The most representatives of one patient.
pub const MAX_REPRESENTATIVES: u32 = 8;

/// For how many patients one person may act.
pub const MAX_WARDS: u32 = 32;

/// The most versions of one record.
pub const MAX_RECORD_VERSIONS: u32 = 255;

/// The least time between two roots of one vault's receipts: a patient who wants the next one at once waits a minute at most.
pub const MIN_ROOT_INTERVAL_MILLIS: u64 = 60_000;

/// The code of the largest size bucket that the envelope knows: 1 GiB.
pub const MAX_SIZE_BUCKET: u8 = 40;

/// The most records that the preview of a grant looks at: it is asked while somebody waits.
pub const MAX_PREVIEWED_RECORDS: u32 = 4_096;

/// For how long a laboratory still has to do with an order after its last report became final or it was completed: 90 days, as long as
/// the care team of a visit may add results.
pub const ORDER_TASK_AFTER_REPORT_MILLIS: u64 = 90 * UnixMillis::DAY;

/// For how long a laboratory has to do with an order at most: a year, as a test that is repeated through one is ordered once.
pub const LONGEST_ORDER_TASK_MILLIS: u64 = 366 * UnixMillis::DAY;

/// How far ahead a prescription may end: a year, as prescriptions for long illnesses run.
pub const MAX_PRESCRIPTION_VALIDITY_MILLIS: u64 = 366 * UnixMillis::DAY;

/// How long a pharmacy holds the lock of a prescription: two days, over a weekend's closed day, and not so long that a patient
/// whose pharmacy cannot deliver waits for it.
pub const CLAIM_LIFETIME_MILLIS: u64 = 48 * UnixMillis::HOUR;

/// For how long after it has lost the lock a pharmacy reports what it had handed over: a week, in which it closes its books.
pub const LATE_REPORT_MILLIS: u64 = 7 * UnixMillis::DAY;

/// After how many blocks without a signature an administrator no longer counts as one who can be asked: 180 days, longer than most
/// leaves, and not so long that an organisation whose only administrator died waits for a year.
pub const DORMANT_AFTER_BLOCKS: u32 = 180 * 24 * 60 * 60;
const _: () = assert!(
	DORMANT_AFTER_BLOCKS as u64 * SLOT_MILLIS == 180 * UnixMillis::DAY,
	"180 days of blocks"
);

/// How often one administrator may suspend or end a membership, or freeze the custodian's key, in a day: more than leave or go astray,
/// and too few to close a hospital before another administrator answers.
pub const MAX_CLOSINGS_PER_DAY: u32 = 20;
