// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Prescriptions and their fills: states, their allowed moves, and how much is left (FHIR R4 codes).
//!
//! A **prescription** (MedicationRequest) allows so many **full fills** of one quantity. A **fill** (MedicationDispense) is one visit
//! to a pharmacy; a short one hands out a **part**, and the **balance** of that full fill stays claimable anywhere. What is left is
//! never stored as such: [`Supply`] computes it from the parts that count.

use crate::{
	care::Reason,
	ids::{OrganisationId, PatientId, PersonId, PrescriptionId, RecordId},
	keys::is_strong_verifying_key,
	macros::coded_enum,
	network::Network,
	time::UnixMillis,
	views::{Dated, Page},
};
use alloc::vec::Vec;
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The most parts that one prescription may be handed out in: each of the most full fills in two.
pub const MAX_PARTS: u32 = 64;
/// The most repeats: 32 full fills in all, so that a year of fortnightly ones is one prescription.
pub const MAX_REPEATS: u8 = 31;
/// The most fills that one pharmacy may hold open for one patient at a time.
pub const MAX_OPEN_FILLS: u32 = 16;
/// The most pharmacies that the patient's side may bar from one prescription.
pub const MAX_BARRED: u32 = 16;

coded_enum! {
	/// Where a prescription stands (FHIR R4 MedicationRequest.status). `completed` is computed, see [`PrescriptionView`].
	pub enum PrescriptionStatus {
		/// It may be filled.
		Active = 0 => "active",
		/// It may not be filled until it is resumed.
		OnHold = 1 => "on-hold",
		/// Ended before anything was handed out.
		Cancelled = 2 => "cancelled",
		/// Ended; what was handed out stays.
		Stopped = 3 => "stopped",
		/// Should never have been.
		EnteredInError = 4 => "entered-in-error",
	}
}

impl PrescriptionStatus {
	/// The table of allowed moves. A cancelled one becomes stopped only because a late report says that something was handed over.
	pub const fn may_become(self, to: Self) -> bool {
		matches!(
			(self, to),
			(Self::Active, Self::OnHold)
				| (Self::OnHold, Self::Active)
				| (Self::Active | Self::OnHold, Self::Cancelled | Self::Stopped)
				| (Self::Cancelled, Self::Stopped)
				| (
					Self::Active | Self::OnHold | Self::Cancelled | Self::Stopped,
					Self::EnteredInError
				)
		)
	}
}

coded_enum! {
	/// Where a fill stands (FHIR R4 MedicationDispense.status). The first three are open: they are the lock.
	pub enum FillStatus {
		/// Claimed, being prepared.
		Preparation = 0 => "preparation",
		/// Ready for the patient to fetch.
		InProgress = 1 => "in-progress",
		/// Paused by the pharmacy.
		OnHold = 2 => "on-hold",
		/// Handed over, whole or short.
		Completed = 3 => "completed",
		/// Given up; nothing was handed over.
		Cancelled = 4 => "cancelled",
		/// Broken off after a part was handed over.
		Stopped = 5 => "stopped",
		/// The pharmacy refused.
		Declined = 6 => "declined",
		/// What it says was handed over was not.
		EnteredInError = 7 => "entered-in-error",
	}
}

impl FillStatus {
	/// The table of allowed moves. A cancelled fill becomes completed only by a late report.
	pub const fn may_become(self, to: Self) -> bool {
		matches!(
			(self, to),
			(
				Self::Preparation,
				Self::InProgress | Self::OnHold | Self::Cancelled | Self::Declined
			) | (
				Self::InProgress,
				Self::OnHold | Self::Completed | Self::Cancelled | Self::Stopped
			) | (
				Self::OnHold,
				Self::Preparation | Self::InProgress | Self::Cancelled
			) | (Self::Cancelled, Self::Completed)
				| (Self::Completed | Self::Stopped, Self::EnteredInError)
		)
	}

	/// Does it hold the lock?
	pub const fn is_open(self) -> bool {
		matches!(self, Self::Preparation | Self::InProgress | Self::OnHold)
	}

	/// Does its quantity count as handed over?
	pub const fn counts(self) -> bool {
		matches!(self, Self::Completed | Self::Stopped)
	}
}

coded_enum! {
	/// What a quantity is counted in (UCUM).
	pub enum Unit {
		/// Pieces: tablets, capsules, patches, doses.
		Each = 0 => "1",
		/// Millilitres.
		Millilitre = 1 => "mL",
		/// Grams.
		Gram = 2 => "g",
	}
}

coded_enum! {
	/// The two sides that have to agree that a fill never was.
	pub enum FillSide {
		/// A pharmacist of the pharmacy of the fill.
		Pharmacy = 0 => "pharmacy",
		/// The prescriber, or a doctor with cover in the same organisation.
		Prescriber = 1 => "prescriber",
	}
}

/// How much, how often, how long, and who may claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct PrescriptionTerms {
	/// How much one full fill is, one at least.
	pub quantity: u32,
	/// What the quantity is counted in.
	pub unit: Unit,
	/// How many full fills there may be after the first.
	pub repeats: u8,
	/// The first instant at which it can no longer be claimed.
	pub valid_until: UnixMillis,
	/// The least time, in milliseconds, from the last handing over of one full fill to the claim of the next.
	pub interval_millis: u64,
	/// The Ed25519 public key (RFC 8032) that clients derive from the claim code. A claim is proved by a signature, so it reveals
	/// nothing on the chain.
	pub claim_key: [u8; 32],
}

/// What can be wrong with [`PrescriptionTerms`] by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermsFault {
	/// A full fill of nothing.
	NoQuantity,
	/// More than [`MAX_REPEATS`].
	TooManyRepeats,
	/// A claim key for which anybody can sign, or one that is not written as RFC 8032 says: see [`crate::keys`].
	WeakClaimKey,
}

impl PrescriptionTerms {
	/// How much may be handed out in all.
	pub fn total(&self) -> u64 {
		u64::from(self.quantity).saturating_mul(u64::from(self.repeats).saturating_add(1))
	}

	/// What is wrong with these terms by themselves, whatever the clock says.
	pub fn fault(&self) -> Option<TermsFault> {
		if self.quantity == 0 {
			Some(TermsFault::NoQuantity)
		} else if self.repeats > MAX_REPEATS {
			Some(TermsFault::TooManyRepeats)
		} else if !is_strong_verifying_key(&self.claim_key) {
			Some(TermsFault::WeakClaimKey)
		} else {
			None
		}
	}
}

/// What one fill handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct Part {
	/// The number of the fill.
	pub fill: u32,
	/// How much.
	pub quantity: u32,
	/// When it was handed over.
	pub at: UnixMillis,
}

/// Why a part was not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SupplyFault {
	/// Nothing, or more than is due.
	QuantityOutOfRange,
	/// There are [`MAX_PARTS`] already.
	TooManyParts,
}

/// What has been handed out and counts, in the order of handing out, which is that of the fills' numbers: one lock follows another.
/// Everything else about a prescription's quantity follows from this and from its terms.
///
/// The units that were handed out, put in a row and cut into lengths of one full fill, are the full fills: so parts add up across
/// pharmacies, and taking one back moves those behind it forward. A late report may bring the sum above what was prescribed: what was
/// handed over was handed over, and nothing is left then.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct Supply(BoundedVec<Part, ConstU32<MAX_PARTS>>);

impl Supply {
	/// The parts, oldest first.
	pub fn parts(&self) -> &[Part] {
		&self.0
	}

	/// Can no further part be counted, whatever is left?
	pub fn is_full(&self) -> bool {
		self.0.is_full()
	}

	/// How much has been handed out.
	pub fn dispensed(&self) -> u64 {
		self.0
			.iter()
			.fold(0, |sum: u64, part| sum.saturating_add(u64::from(part.quantity)))
	}

	/// How much is left in all.
	pub fn remaining(&self, terms: &PrescriptionTerms) -> u64 {
		terms.total().saturating_sub(self.dispensed())
	}

	/// How much the last full fill still lacks; nothing where it is whole or there is none.
	pub fn balance(&self, terms: &PrescriptionTerms) -> u32 {
		let handed_out = self
			.dispensed()
			.checked_rem(u64::from(terms.quantity))
			.unwrap_or(0);
		match u32::try_from(handed_out) {
			Ok(0) | Err(_) => 0,
			Ok(part) => terms.quantity.saturating_sub(part),
		}
	}

	/// The most that the next part may hand out: the balance, or else one full fill; nothing where nothing is left.
	pub fn due(&self, terms: &PrescriptionTerms) -> u32 {
		match (self.remaining(terms), self.balance(terms)) {
			(0, _) => 0,
			(_, 0) => terms.quantity,
			(_, balance) => balance,
		}
	}

	/// When something was handed over last.
	pub fn last_handed_over_at(&self) -> Option<UnixMillis> {
		self.0.last().map(|part| part.at)
	}

	/// The first instant at which more may be claimed, as far as the least interval goes: a balance at once, the next full fill once the
	/// interval since the last handing over has passed. The epoch where nothing has to be waited for, `None` where nothing is left.
	pub fn next_fill_at(&self, terms: &PrescriptionTerms) -> Option<UnixMillis> {
		match (self.due(terms), self.balance(terms), self.last_handed_over_at()) {
			(0, _, _) => None,
			(_, 0, Some(last)) => Some(last.plus(terms.interval_millis)),
			_ => Some(UnixMillis(0)),
		}
	}

	/// Counts a part of the newest fill. Nothing changes where it is refused.
	pub fn count(&mut self, terms: &PrescriptionTerms, part: Part) -> Result<(), SupplyFault> {
		self.insert(part, self.due(terms))
	}

	/// Counts a part that is reported after its fill had lost the lock, in its place. It may be up to a full fill, whatever others have
	/// handed over since. Nothing changes where it is refused.
	pub fn count_late(&mut self, terms: &PrescriptionTerms, part: Part) -> Result<(), SupplyFault> {
		self.insert(part, terms.quantity)
	}

	fn insert(&mut self, part: Part, most: u32) -> Result<(), SupplyFault> {
		if part.quantity == 0 || part.quantity > most {
			return Err(SupplyFault::QuantityOutOfRange);
		}
		let place = self.0.partition_point(|before| before.fill <= part.fill);
		self.0
			.try_insert(place, part)
			.map_err(|_| SupplyFault::TooManyParts)
	}

	/// Takes back what this fill handed out, and says how much it was; `None` where it does not count.
	pub fn restore(&mut self, fill: u32) -> Option<u32> {
		let index = self.0.iter().position(|part| part.fill == fill)?;
		Some(self.0.remove(index).quantity)
	}
}

/// What begins the bytes of every [`ClaimStatement`] and of nothing else that is signed in Salus.
pub const CLAIM_DOMAIN: &[u8] = b"Salus: claim a fill of a prescription\n";

/// An Ed25519 signature (RFC 8032) with the claim code's key over [`ClaimStatement::bytes`].
pub type ClaimProof = [u8; 64];

/// "Whoever showed this code is at this counter": what the claim code's key signs. It holds for one pharmacist and one fill, so that a
/// proof seen on the chain serves nobody a second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct ClaimStatement {
	/// On which network.
	pub network: Network,
	/// Which prescription.
	pub prescription: PrescriptionId,
	/// At which pharmacy.
	pub pharmacy: OrganisationId,
	/// By which pharmacist.
	pub pharmacist: PersonId,
	/// The number that the fill will have: one more than there are.
	pub fill: u32,
}

impl ClaimStatement {
	/// The bytes to sign: [`CLAIM_DOMAIN`] and then the SCALE encoding.
	pub fn bytes(&self) -> Vec<u8> {
		let mut bytes = CLAIM_DOMAIN.to_vec();
		self.encode_to(&mut bytes);
		bytes
	}
}

/// A prescription's row.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct PrescriptionDetails {
	/// For whom.
	pub patient: PatientId,
	/// Where it was written.
	pub organisation: OrganisationId,
	/// The doctor who wrote it.
	pub prescriber: PersonId,
	/// The sealed MedicationRequest.
	pub record: RecordId,
	/// How much, how often, how long.
	pub terms: PrescriptionTerms,
	/// The prescription that this one renews.
	pub renews: Option<PrescriptionId>,
	/// Where it stands, as stored.
	pub status: PrescriptionStatus,
	/// Why it was put there; `None` for one that nobody put on hold or ended, and once it is resumed.
	pub reason: Option<Reason>,
	/// Since when nothing may be handed out any more, where it is on hold or stopped.
	pub halted_at: Option<UnixMillis>,
	/// What has been handed out.
	pub supply: Supply,
	/// Pharmacies that the patient's side lets claim no more.
	pub barred: BoundedVec<OrganisationId, ConstU32<MAX_BARRED>>,
	/// How many fills there are, of whatever status: they are numbered from 1.
	pub fills: u32,
	/// The fill that holds the lock.
	pub open: Option<u32>,
	/// When it was issued.
	pub issued_at: UnixMillis,
	/// When its status last changed.
	pub changed_at: UnixMillis,
}

/// Who has said that a fill never was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct Disputes {
	/// The pharmacist.
	pub pharmacy: Option<PersonId>,
	/// The prescriber or a doctor with cover.
	pub prescriber: Option<PersonId>,
}

impl Disputes {
	/// Who has said so on this side.
	pub const fn of(&self, side: FillSide) -> Option<PersonId> {
		match side {
			FillSide::Pharmacy => self.pharmacy,
			FillSide::Prescriber => self.prescriber,
		}
	}

	/// Notes who says so on this side.
	pub fn set(&mut self, side: FillSide, person: PersonId) {
		match side {
			FillSide::Pharmacy => self.pharmacy = Some(person),
			FillSide::Prescriber => self.prescriber = Some(person),
		}
	}

	/// Have both sides said so?
	pub const fn are_agreed(&self) -> bool {
		self.pharmacy.is_some() && self.prescriber.is_some()
	}
}

/// A fill's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct FillDetails {
	/// Where.
	pub pharmacy: OrganisationId,
	/// The pharmacist who claimed it.
	pub pharmacist: PersonId,
	/// Where it stands, as stored: an open one may be out of time.
	pub status: FillStatus,
	/// When it was claimed.
	pub claimed_at: UnixMillis,
	/// The first instant at which anybody may release it and another pharmacy may claim.
	pub expires_at: UnixMillis,
	/// When it became ready to be fetched.
	pub ready_at: Option<UnixMillis>,
	/// How much was handed over; stays when it turns out to be an error.
	pub quantity: u32,
	/// When that was handed over.
	pub handed_over_at: Option<UnixMillis>,
	/// When the handing over was reported, where the lock was lost by then: a late report.
	pub reported_late_at: Option<UnixMillis>,
	/// The sealed MedicationDispense.
	pub record: Option<RecordId>,
	/// Why it was declined or stopped.
	pub reason: Option<Reason>,
	/// Who has said that it never was.
	pub disputes: Disputes,
	/// Its place in the list of its pharmacy.
	pub place: u32,
	/// When its status last changed.
	pub changed_at: UnixMillis,
}

/// Which fill: what every event about one names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct FillRef {
	/// Of which prescription.
	pub prescription: PrescriptionId,
	/// Whose.
	pub patient: PatientId,
	/// Its number, counted from 1.
	pub fill: u32,
	/// Where.
	pub pharmacy: OrganisationId,
}

/// An open fill as the decision needs it; kept per pharmacy and patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct OpenFill {
	/// Of which prescription.
	pub prescription: PrescriptionId,
	/// The first instant at which the task is over.
	pub expires_at: UnixMillis,
}

/// One prescription as a listing shows it, with what follows from its row at one instant.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct PrescriptionView {
	/// Which.
	pub prescription: PrescriptionId,
	/// Its row.
	pub details: PrescriptionDetails,
	/// FHIR's `completed`: it stands as active or on hold, but nothing is left or its validity is over.
	pub completed: bool,
	/// How much is left in all.
	pub remaining: u64,
	/// The most that the next part may hand out.
	pub due: u32,
	/// The first instant at which more may be claimed, as far as the least interval goes; `None` where nothing is left.
	pub next_fill_at: Option<UnixMillis>,
	/// When the lock that is held now is out of time.
	pub locked_until: Option<UnixMillis>,
}

impl Dated for PrescriptionView {
	/// When it was issued.
	fn instant(&self) -> UnixMillis {
		self.details.issued_at
	}
}

impl PrescriptionView {
	/// The row, and what follows from it at this instant. `open` is the fill that holds the lock.
	pub fn new(
		prescription: PrescriptionId,
		details: PrescriptionDetails,
		open: Option<&FillDetails>,
		now: UnixMillis,
	) -> Self {
		let remaining = details.supply.remaining(&details.terms);
		let could_be_filled = matches!(
			details.status,
			PrescriptionStatus::Active | PrescriptionStatus::OnHold
		);
		Self {
			prescription,
			completed: could_be_filled && (remaining == 0 || now >= details.terms.valid_until),
			remaining,
			due: details.supply.due(&details.terms),
			next_fill_at: details
				.supply
				.next_fill_at(&details.terms)
				.map(|at| at.max(details.issued_at)),
			locked_until: open.map(|fill| fill.expires_at).filter(|until| now < *until),
			details,
		}
	}
}

/// One fill as a listing shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct FillView {
	/// Which.
	pub key: FillRef,
	/// Its row.
	pub details: FillDetails,
}

impl Dated for FillView {
	/// When it was claimed.
	fn instant(&self) -> UnixMillis {
		self.details.claimed_at
	}
}

/// One prescription with its fills.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct PrescriptionFile {
	/// The prescription.
	pub prescription: PrescriptionView,
	/// Its fills, the newest first, page by page.
	pub fills: Page<FillView>,
}

#[cfg(test)]
mod tests;
