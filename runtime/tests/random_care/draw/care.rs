// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What steps about prescriptions, fills, orders and reports name.

use super::*;

impl Source {
	pub(super) fn of_script(&mut self, model: &Model, name: &str) -> Option<S> {
		let script = self.dice.row(model.scripts.len());
		Some(match name {
			"issue" => self.issue(model),
			"hold" => S::Hold { script },
			"resume" => S::Resume { script },
			"cancel_prescription" => S::Cancel { script },
			"stop" => S::Stop { script },
			"mark_in_error" => S::MarkInError { script },
			"claim" => S::Claim {
				script,
				pharmacy: self.dice.rather(92, self.focus_pharmacy(script), ORGS),
				proof: {
					let wrong = &[Proof::OldFill, Proof::OtherPharmacist, Proof::OtherKey];
					self.dice.rather(90, Proof::Right, wrong)
				},
			},
			"ready" => S::Ready { script },
			"pause" => S::Pause { script },
			"unpause" => S::Unpause { script },
			"release" => S::Release { script },
			"decline" => S::Decline { script },
			"dispense" => S::Dispense {
				script,
				quantity: self.quantity(model, script),
				paper: self.fill_paper(model),
				stated: self.stated(model, script),
			},
			"stop_fill" => S::StopFill {
				script,
				quantity: self.quantity(model, script),
				paper: self.fill_paper(model),
			},
			"dispute_fill" => S::DisputeFill {
				script,
				fill: {
					let fills = model.scripts.get(script).map_or(0, |script| script.fills.len());
					self.dice.row(fills)
				},
			},
			"bar" => S::Bar {
				script,
				pharmacy: self.dice.rather(80, self.focus_pharmacy(script), ORGS),
			},
			"unbar" => S::Unbar {
				script,
				pharmacy: self.dice.rather(80, self.focus_pharmacy(script), ORGS),
			},
			"report_late" => self.report_late(model, script),
			_ => return None,
		})
	}

	/// Of a fill that has lost the lock, mostly.
	fn report_late(&mut self, model: &Model, script: usize) -> S {
		let fills = model.scripts.get(script).map_or(&[][..], |row| &row.fills);
		let lost: Vec<usize> = (0..fills.len())
			.filter(|number| fills[*number].status == FillStatus::Cancelled)
			.collect();
		let fill = match lost.is_empty() || self.dice.percent(10) {
			true => self.dice.row(fills.len()),
			false => self.dice.pick(&lost),
		};
		let at = fills.get(fill).map_or(model.now, |row| {
			let instants = [row.claimed_at + 1, row.closed_at, row.expires_at, model.now];
			(self.dice.pick(&instants) + self.dice.between(0, 2)).saturating_sub(1)
		});
		let full = model.scripts.get(script).map_or(1, |row| row.terms.quantity);
		S::ReportLate {
			script,
			fill,
			quantity: self.dice.pick(&[full, full, 1, full + 1, 0]),
			paper: self.fill_paper(model),
			at,
		}
	}

	pub(super) fn focus_pharmacy(&self, script: usize) -> Org {
		if script.is_multiple_of(2) {
			Org::One
		} else {
			Org::Two
		}
	}

	pub(super) fn issue(&mut self, model: &Model) -> S {
		let patient = self.patient();
		let dice = &mut self.dice;
		S::Issue {
			id: dice.new_row(model.scripts.len()),
			patient,
			org: dice.rather(92, Org::North, ORGS),
			paper: dice.row(model.papers.len()),
			terms: Terms {
				quantity: dice.pick(&[0, 1, 2, 3, 4, 5]),
				repeats: dice.pick(&[0, 1, 2, 2, 31, 32]),
				valid_until: model.now + dice.pick(&[0, 1, DAY, 30 * DAY, 366 * DAY, 366 * DAY + 1]),
				interval: dice.pick(&[0, HOUR, DAY, 366 * DAY, 366 * DAY + 1]),
			},
			renews: dice.percent(20).then(|| dice.row(model.scripts.len())),
		}
	}

	pub(super) fn quantity(&mut self, model: &Model, script: usize) -> u32 {
		let due = model.scripts.get(script).map_or(1, |script| script.due()) as u32;
		self.dice
			.pick(&[due, due, due, 1, due.saturating_sub(1), due + 1, 0])
	}

	/// When a fill was handed over, if that is said: mostly beside an instant that matters.
	pub(super) fn stated(&mut self, model: &Model, script: usize) -> Option<u64> {
		let row = model.scripts.get(script)?;
		let fill = &row.fills[row.open?];
		if self.dice.percent(if row.halted_at.is_some() { 10 } else { 60 }) {
			return None;
		}
		let instants = [
			fill.claimed_at,
			model.now,
			row.halted_at.unwrap_or(model.now),
			fill.expires_at,
			row.terms.valid_until,
		];
		Some(self.dice.pick(&instants) + self.dice.between(0, 2) - 1)
	}

	/// A record of a pharmacy, mostly.
	pub(super) fn fill_paper(&mut self, model: &Model) -> Option<usize> {
		if self.dice.percent(60) {
			return None;
		}
		let papers = model.papers.iter().enumerate();
		let theirs: Vec<usize> = papers
			.filter(|(_, paper)| matches!(paper.org, Org::One | Org::Two))
			.map(|(index, _)| index)
			.collect();
		if self.dice.percent(85) && !theirs.is_empty() {
			return Some(self.dice.pick(&theirs));
		}
		Some(self.dice.row(model.papers.len()))
	}

	pub(super) fn of_order(&mut self, model: &Model, name: &str) -> Option<O> {
		let order = self.dice.row(model.orders.orders.len());
		let lab = self.dice.rather(40, Org::Lab, ORGS);
		let paper = match name {
			"create" | "add_test" | "register_report" => self.dice.row(model.papers.len()),
			_ => self.report_or_paper(model),
		};
		Some(match name {
			"create" => O::Create {
				id: self.dice.new_row(model.orders.orders.len()),
				patient: self.patient(),
				org: self.dice.rather(92, Org::North, ORGS),
				paper,
				lab: self.dice.percent(60).then_some(lab),
			},
			"assign" => O::Assign { order, lab },
			"accept" => O::Accept { order },
			"reject" => O::Reject { order },
			"hold_order" => O::Hold { order },
			"resume_order" => O::Resume { order },
			"revoke_order" => O::Revoke { order },
			"decline_tests" => O::DeclineTests { order },
			"complete" => O::Complete { order },
			"mark_order_in_error" => O::OrderError { order },
			"add_test" => O::AddTest { order, paper },
			"register_report" => O::Register { order, paper },
			"cancel_report" => O::CancelReport { paper },
			"mark_report_in_error" => O::ReportError { paper },
			"advance_report" => {
				use ReportStatus::*;
				O::Advance {
					paper,
					to: self.dice.pick(&[
						Registered,
						Partial,
						Preliminary,
						Final,
						Final,
						Amended,
						Corrected,
						Appended,
						Cancelled,
						Error,
					]),
					last: self.dice.percent(35),
				}
			}
			_ => return None,
		})
	}
}
