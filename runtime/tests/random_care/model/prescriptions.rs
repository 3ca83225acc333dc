// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! MedicationRequest and MedicationDispense. What was handed out is a list of single units with their fill and time; everything
//! about quantity is read off it.

use super::{
	codes, need,
	papers::{Category, Use},
	people::{Org, Person, Profession, Signer, Way},
	Model, Verdict, DAY, HOUR,
};
use crate::steps::{Proof, ScriptStep};

codes! {
	ScriptStatus {
		Active = "active",
		OnHold = "on-hold",
		Cancelled = "cancelled",
		Stopped = "stopped",
		Error = "entered-in-error",
	}
}

codes! {
	FillStatus {
		Preparation = "preparation",
		InProgress = "in-progress",
		OnHold = "on-hold",
		Completed = "completed",
		Cancelled = "cancelled",
		Stopped = "stopped",
		Declined = "declined",
		Error = "entered-in-error",
	}
}

pub const LOCK: u64 = 48 * HOUR;
/// For how long after the loss of the lock a pharmacy reports what it had handed over.
pub const LATE: u64 = 7 * DAY;
const LONGEST: u64 = 366 * DAY;

#[derive(Clone, Debug)]
pub struct Fill {
	pub pharmacy: Org,
	pub status: FillStatus,
	pub claimed_at: u64,
	pub expires_at: u64,
	pub was_ready: bool,
	/// When it closed.
	pub closed_at: u64,
	pub reported_late_at: Option<u64>,
	pub quantity: u32,
	pub pharmacist_says: Option<Person>,
	pub doctor_says: Option<Person>,
}

/// How much, how often, how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
	pub quantity: u32,
	pub repeats: u32,
	pub valid_until: u64,
	pub interval: u64,
}

#[derive(Clone, Debug)]
pub struct Script {
	pub patient: Person,
	pub org: Org,
	pub prescriber: Person,
	pub terms: Terms,
	pub status: ScriptStatus,
	pub halted_at: Option<u64>,
	pub issued_at: u64,
	/// Every unit that was handed over and counts: the fill, and when.
	pub units: Vec<(usize, u64)>,
	pub fills: Vec<Fill>,
	/// The fill that is the lock.
	pub open: Option<usize>,
	pub barred: Vec<Org>,
	pub cancelled_at: u64,
}

impl Script {
	fn unit(&self) -> usize {
		self.terms.quantity as usize
	}

	pub fn left(&self) -> usize {
		(self.unit() * (self.terms.repeats as usize + 1)).saturating_sub(self.units.len())
	}

	/// What the next fill may hand over: what the last full fill lacks, or a new one.
	pub fn due(&self) -> usize {
		match (self.left(), self.units.len() % self.unit()) {
			(0, _) => 0,
			(_, begun) => self.unit() - begun,
		}
	}

	/// When the next may be claimed: a balance at once, a new full fill once the interval since the last unit left is over.
	pub fn next_at(&self) -> Option<u64> {
		let is_whole = self.units.len().is_multiple_of(self.unit());
		match self.units.last() {
			_ if self.left() == 0 => None,
			Some((_, last)) if is_whole => Some(last + self.terms.interval),
			_ => Some(0),
		}
	}

	pub fn is_completed(&self, now: u64) -> bool {
		matches!(self.status, ScriptStatus::Active | ScriptStatus::OnHold)
			&& (self.left() == 0 || now >= self.terms.valid_until)
	}

	/// Until when the lock keeps others out.
	pub fn locked_until(&self, now: u64) -> Option<u64> {
		let until = self.fills[self.open?].expires_at;
		(now < until).then_some(until)
	}

	pub fn boundaries(&self) -> Vec<u64> {
		let mut all = vec![self.terms.valid_until];
		all.extend(self.next_at());
		all.extend(self.open.map(|open| self.fills[open].expires_at));
		let lost = self
			.fills
			.iter()
			.filter(|fill| fill.status == FillStatus::Cancelled);
		all.extend(lost.map(|fill| fill.closed_at + LATE));
		all
	}

	fn close(&mut self, status: FillStatus, now: u64) {
		if let Some(open) = self.open.take() {
			self.fills[open].status = status;
			self.fills[open].closed_at = now;
		}
	}

	/// The instant of handing over that the lock, the validity and a halt leave.
	fn handed_over(&self, fill: &Fill, stated: Option<u64>, now: u64) -> Verdict<u64> {
		need(
			stated.is_some() || self.halted_at.is_none(),
			"halted, and no earlier time stated",
		)?;
		let at = stated.unwrap_or(now);
		need(
			fill.claimed_at <= at && at <= now,
			"not between the claim and now",
		)?;
		need(
			at < self.terms.valid_until || at < fill.expires_at,
			"neither valid nor locked then",
		)?;
		need(self.halted_at.is_none_or(|halt| at < halt), "halted by then")?;
		Ok(at)
	}
}

impl Model {
	/// Does the pharmacy hold a lock on anything of this patient?
	pub(super) fn holds_lock(&self, pharmacy: Org, patient: Person) -> bool {
		self.scripts.iter().any(|script| {
			let open = script.open.map(|open| &script.fills[open]);
			script.patient == patient
				&& open.is_some_and(|fill| fill.pharmacy == pharmacy && self.now < fill.expires_at)
		})
	}

	pub(super) fn take_script(&mut self, by: Signer, what: &ScriptStep) -> Verdict {
		use ScriptStep as S;
		match *what {
			S::Issue {
				id,
				patient,
				org,
				paper,
				terms,
				renews,
			} => self.issue(by, (id, renews), (patient, org), paper, terms),
			S::Hold { script } => {
				self.ensure_prescriber(by, script, true)?;
				self.turn(script, ScriptStatus::OnHold)
			}
			S::Resume { script } => {
				self.ensure_prescriber(by, script, true)?;
				self.turn(script, ScriptStatus::Active)
			}
			S::Cancel { script } => {
				self.ensure_script_party(by, script)?;
				need(self.scripts[script].units.is_empty(), "something was handed out")?;
				self.turn(script, ScriptStatus::Cancelled)
			}
			S::Stop { script } => {
				self.ensure_script_party(by, script)?;
				self.turn(script, ScriptStatus::Stopped)
			}
			S::MarkInError { script } => {
				self.ensure_prescriber(by, script, false)?;
				self.turn(script, ScriptStatus::Error)
			}
			S::Bar { script, pharmacy } => self.bar(by, script, pharmacy, true),
			S::Unbar { script, pharmacy } => self.bar(by, script, pharmacy, false),
			S::ReportLate {
				script,
				fill,
				quantity,
				paper,
				at,
			} => self.report_late(by, (script, fill), quantity, paper, at),
			S::Claim {
				script,
				pharmacy,
				proof,
			} => self.claim(by, script, pharmacy, proof),
			S::Release { script } => self.release(by, script),
			S::DisputeFill { script, fill } => self.dispute(by, script, fill),
			S::Dispense {
				script,
				quantity,
				paper,
				stated,
			} => self.hand_out(by, script, quantity, paper, stated, FillStatus::Completed),
			S::StopFill {
				script,
				quantity,
				paper,
			} => self.hand_out(by, script, quantity, paper, None, FillStatus::Stopped),
			S::Ready { script } | S::Pause { script } | S::Unpause { script } | S::Decline { script } => {
				self.prepare(by, script, what)
			}
		}
	}

	fn issue(
		&mut self,
		by: Signer,
		(id, renews): (usize, Option<usize>),
		(patient, org): (Person, Org),
		paper: usize,
		terms: Terms,
	) -> Verdict {
		let now = self.now;
		let doctor = self.people.acts(by, Way::Clinic, now)?;
		need(id == self.scripts.len(), "the id is used")?;
		need(terms.quantity > 0 && terms.repeats <= 31, "no terms")?;
		need(
			now < terms.valid_until && terms.valid_until <= now + LONGEST,
			"no validity",
		)?;
		need(terms.interval <= LONGEST, "too long an interval")?;
		need(self.people.is_doctor(doctor, org, now), "no doctor there")?;
		let may = self.may_contribute(doctor, org, patient, Category::Medication);
		need(may, "nothing lets them contribute")?;
		need(
			self.care_team_until(doctor, org, patient).is_some(),
			"no visit to prescribe for",
		)?;
		self.ensure_fits(paper, patient, org, Some(doctor))?;
		if let Some(before) = renews {
			let same = self
				.scripts
				.get(before)
				.is_some_and(|script| script.patient == patient);
			need(same, "another patient's")?;
		}
		self.papers[paper].serves = Some(Use::Script);
		self.scripts.push(Script {
			patient,
			org,
			prescriber: doctor,
			terms,
			status: ScriptStatus::Active,
			halted_at: None,
			issued_at: now,
			units: Vec::new(),
			fills: Vec::new(),
			open: None,
			barred: Vec::new(),
			cancelled_at: 0,
		});
		Ok(())
	}

	/// A current record of medication, of that patient, written there, that serves nothing yet.
	fn ensure_fits(&self, paper: usize, patient: Person, org: Org, author: Option<Person>) -> Verdict {
		let paper = self.papers.get(paper).ok_or("no such record")?;
		let fits = paper.patient == patient
			&& paper.org == org
			&& paper.current
			&& paper.category == Category::Medication
			&& author.is_none_or(|author| paper.author == author);
		need(fits, "not that record")?;
		need(paper.serves.is_none(), "the record is used")
	}

	fn ensure_prescriber(&self, by: Signer, script: usize, or_cover: bool) -> Verdict {
		let person = self.people.acts(by, Way::Clinic, self.now)?;
		let row = self.scripts.get(script).ok_or("no such prescription")?;
		let may = self.is_author_or_cover(person, row.prescriber, row.org, row.patient);
		// What is for one person alone is for cover too once that person is gone.
		let is_gone = !self.people.is_doctor(row.prescriber, row.org, self.now);
		need(
			may && (or_cover || is_gone || person == row.prescriber),
			"neither prescriber nor cover",
		)
	}

	fn bar(&mut self, by: Signer, script: usize, pharmacy: Org, yes: bool) -> Verdict {
		let person = self.people.acts(by, Way::Own, self.now)?;
		let row = self.scripts.get_mut(script).ok_or("no such prescription")?;
		let may = self.people.consents_for(person, row.patient, self.now);
		need(may, "not for the patient")?;
		need(!yes || matches!(pharmacy, Org::One | Org::Two), "no pharmacy")?;
		need(row.barred.contains(&pharmacy) != yes, "already so")?;
		match yes {
			true => row.barred.push(pharmacy),
			false => row.barred.retain(|barred| *barred != pharmacy),
		}
		Ok(())
	}

	/// What was handed over while the lock held counts, whoever has claimed since.
	fn report_late(
		&mut self,
		by: Signer,
		(script, number): (usize, usize),
		quantity: u32,
		paper: Option<usize>,
		at: u64,
	) -> Verdict {
		let (person, now) = (self.people.acts(by, Way::Clinic, self.now)?, self.now);
		let row = self.scripts.get(script).ok_or("no such prescription")?;
		let fill = row.fills.get(number).ok_or("no such fill")?;
		let theirs = self
			.people
			.works_as(person, fill.pharmacy, Profession::Pharmacist, now);
		need(theirs, "no pharmacist of the pharmacy of the fill")?;
		need(fill.status == FillStatus::Cancelled, "it has not lost the lock")?;
		need(now < fill.closed_at + LATE, "too late")?;
		need(at < fill.closed_at, "not while the lock held")?;
		row.handed_over(fill, Some(at), now)?;
		need(
			(1..=row.terms.quantity).contains(&quantity),
			"not one full fill at most",
		)?;
		if let Some(paper) = paper {
			self.ensure_fits(paper, row.patient, fill.pharmacy, None)?;
			self.papers[paper].serves = Some(Use::Fill {
				pharmacy: fill.pharmacy,
				until: fill.expires_at,
			});
		}
		let row = &mut self.scripts[script];
		row.units.extend((0..quantity).map(|_| (number, at)));
		row.units.sort();
		let fill = &mut row.fills[number];
		(fill.status, fill.quantity) = (FillStatus::Completed, quantity);
		fill.reported_late_at = Some(now);
		if row.status == ScriptStatus::Cancelled {
			row.status = ScriptStatus::Stopped;
			row.halted_at = Some(row.cancelled_at);
		}
		Ok(())
	}

	/// The patient's side, or the prescriber or cover.
	fn ensure_script_party(&self, by: Signer, script: usize) -> Verdict {
		let row = self.scripts.get(script).ok_or("no such prescription")?;
		let own = self.people.acts(by, Way::Own, self.now);
		if own.is_ok_and(|person| self.people.consents_for(person, row.patient, self.now)) {
			return Ok(());
		}
		self.ensure_prescriber(by, script, true)
	}

	fn turn(&mut self, script: usize, to: ScriptStatus) -> Verdict {
		use ScriptStatus::*;
		let (row, now) = (&mut self.scripts[script], self.now);
		let can = match to {
			Active => row.status == OnHold,
			OnHold => row.status == Active,
			Cancelled | Stopped => matches!(row.status, Active | OnHold),
			Error => row.status != Error,
		};
		need(can, "no such move")?;
		row.status = to;
		match to {
			Active => row.halted_at = None,
			OnHold | Stopped => row.halted_at = row.halted_at.or(Some(now)),
			Cancelled | Error => {
				row.halted_at = None;
				row.cancelled_at = now;
				row.close(FillStatus::Cancelled, now);
			}
		}
		Ok(())
	}

	fn claim(&mut self, by: Signer, script: usize, pharmacy: Org, proof: Proof) -> Verdict {
		let now = self.now;
		let pharmacist = self.people.acts(by, Way::Clinic, now)?;
		let theirs = self
			.people
			.works_as(pharmacist, pharmacy, Profession::Pharmacist, now);
		need(theirs, "no pharmacist there")?;
		let row = self.scripts.get_mut(script).ok_or("no such prescription")?;
		need(!row.barred.contains(&pharmacy), "barred")?;
		need(row.status == ScriptStatus::Active, "not active")?;
		need(now < row.terms.valid_until, "no longer valid")?;
		need(row.locked_until(now).is_none(), "somebody holds the lock")?;
		let next = row.next_at().ok_or("nothing is left")?;
		need(next <= now, "too early")?;
		need(proof == Proof::Right, "not proved")?;
		row.close(FillStatus::Cancelled, now);
		row.open = Some(row.fills.len());
		row.fills.push(Fill {
			pharmacy,
			status: FillStatus::Preparation,
			claimed_at: now,
			expires_at: now + LOCK,
			was_ready: false,
			closed_at: 0,
			reported_late_at: None,
			quantity: 0,
			pharmacist_says: None,
			doctor_says: None,
		});
		Ok(())
	}

	/// A pharmacist of the pharmacy with the lock.
	fn ensure_holder(&self, by: Signer, script: usize) -> Verdict<usize> {
		let person = self.people.acts(by, Way::Clinic, self.now)?;
		let row = self.scripts.get(script).ok_or("no such prescription")?;
		let open = row.open.ok_or("nothing is claimed")?;
		let pharmacy = row.fills[open].pharmacy;
		let theirs = self
			.people
			.works_as(person, pharmacy, Profession::Pharmacist, self.now);
		need(theirs, "no pharmacist of the pharmacy with the lock")?;
		Ok(open)
	}

	fn release(&mut self, by: Signer, script: usize) -> Verdict {
		let row = self.scripts.get(script).ok_or("no such prescription")?;
		row.open.ok_or("nothing is claimed")?;
		let own = self.people.acts(by, Way::Own, self.now);
		let takes_back = own.is_ok_and(|person| self.people.consents_for(person, row.patient, self.now));
		if row.locked_until(self.now).is_some() && !takes_back {
			self.ensure_holder(by, script)?;
		} else {
			self.people.signer(by, self.now)?;
		}
		let now = self.now;
		self.scripts[script].close(FillStatus::Cancelled, now);
		Ok(())
	}

	fn prepare(&mut self, by: Signer, script: usize, what: &ScriptStep) -> Verdict {
		use FillStatus::*;
		let open = self.ensure_holder(by, script)?;
		let now = self.now;
		let row = &mut self.scripts[script];
		need(row.halted_at.is_none(), "halted")?;
		let fill = &mut row.fills[open];
		match (what, fill.status) {
			(ScriptStep::Ready { .. }, Preparation) => {
				fill.status = InProgress;
				fill.was_ready = true;
			}
			(ScriptStep::Pause { .. }, Preparation | InProgress) => fill.status = OnHold,
			(ScriptStep::Unpause { .. }, OnHold) if fill.was_ready => fill.status = InProgress,
			(ScriptStep::Unpause { .. }, OnHold) => fill.status = Preparation,
			(ScriptStep::Decline { .. }, Preparation) => row.close(Declined, now),
			_ => return Err("no such move of the fill"),
		}
		Ok(())
	}

	fn hand_out(
		&mut self,
		by: Signer,
		script: usize,
		quantity: u32,
		paper: Option<usize>,
		stated: Option<u64>,
		to: FillStatus,
	) -> Verdict {
		let open = self.ensure_holder(by, script)?;
		let row = &self.scripts[script];
		let fill = &row.fills[open];
		need(fill.status == FillStatus::InProgress, "not ready")?;
		let at = row.handed_over(fill, stated, self.now)?;
		// A late report or a fill undone may have changed what is due since the claim.
		need(
			row.next_at().is_some_and(|next| next <= at),
			"nothing due by then",
		)?;
		let most = match to {
			FillStatus::Stopped => row.due().saturating_sub(1),
			_ => row.due(),
		};
		need((1..=most).contains(&(quantity as usize)), "not that much")?;
		if let Some(paper) = paper {
			self.ensure_fits(paper, row.patient, fill.pharmacy, None)?;
			self.papers[paper].serves = Some(Use::Fill {
				pharmacy: fill.pharmacy,
				until: fill.expires_at,
			});
		}
		let now = self.now;
		let row = &mut self.scripts[script];
		row.units.extend((0..quantity).map(|_| (open, at)));
		row.fills[open].quantity = quantity;
		row.close(to, now);
		Ok(())
	}

	/// One side says that a fill never was; once both do, its units are left again.
	fn dispute(&mut self, by: Signer, script: usize, number: usize) -> Verdict {
		let person = self.people.acts(by, Way::Clinic, self.now)?;
		let row = self.scripts.get(script).ok_or("no such prescription")?;
		let fill = row.fills.get(number).ok_or("no such fill")?;
		let dispenses = self
			.people
			.works_as(person, fill.pharmacy, Profession::Pharmacist, self.now);
		let prescribes = self.is_author_or_cover(person, row.prescriber, row.org, row.patient);
		need(dispenses || prescribes, "on neither side")?;
		need(row.status != ScriptStatus::Error, "the prescription is frozen")?;
		let counts = matches!(fill.status, FillStatus::Completed | FillStatus::Stopped);
		need(counts, "handed nothing over")?;
		let row = &mut self.scripts[script];
		let fill = &mut row.fills[number];
		let says = if dispenses {
			&mut fill.pharmacist_says
		} else {
			&mut fill.doctor_says
		};
		need(says.is_none(), "has said so before")?;
		*says = Some(person);
		if fill.pharmacist_says.is_some() && fill.doctor_says.is_some() {
			fill.status = FillStatus::Error;
			row.units.retain(|(fill, _)| *fill != number);
		}
		Ok(())
	}
}
