// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Numbered invariants. The hook and the unit tests run the same function.

use crate::{
	types::{place_of, work_of},
	Config, LiveOrdersOf, OpenAt, OpenWorkAt, OrderCount, Orders, OrdersBy, OrdersByCount, OrdersMade,
	OrdersOf, Pallet, RecordUses, Reports,
};
use alloc::collections::BTreeSet;
use frame_support::ensure;
use salus_primitives::{
	orders::{OrderDetails, OrderStatus, RecordPart, RecordUse, ReportDetails, ReportStatus},
	Clock, OrderId,
};
use sp_runtime::TryRuntimeError;

type Checked = Result<(), TryRuntimeError>;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet's storage.
	pub fn do_try_state() -> Checked {
		for (order, details) in Orders::<T>::iter() {
			Self::check_status(&details)?;
			Self::check_uses(order, &details)?;
			Self::check_counts(order, &details)?;
			Self::check_place(order, &details)?;
		}
		for report in Reports::<T>::iter_values() {
			Self::check_report(&report)?;
		}
		Self::check_no_stray_uses()?;
		Self::check_no_stray_places()?;
		Self::check_open_work()?;
		Self::check_live_orders()?;
		Self::check_listings()
	}

	/// 1. An order has a time of completion exactly while it is completed; one on hold or revoked has no final report; one with a report
	///    that is pending or final was accepted.
	fn check_status(details: &OrderDetails) -> Checked {
		ensure!(
			details.completed_at.is_some() == (details.status == OrderStatus::Completed),
			"1: a time of completion without completion, or none with it"
		);
		ensure!(
			details.last_final_at.is_some() == (details.final_reports > 0),
			"1: a time of a final report without one, or none with it"
		);
		ensure!(
			details.declined_at.is_none() || !details.status.is_open(),
			"1: open although it was declined"
		);
		let put_off = matches!(details.status, OrderStatus::OnHold | OrderStatus::Revoked);
		ensure!(
			!put_off || details.final_reports == 0,
			"1: put off although a report is final"
		);
		let reported = details.pending_reports > 0 || details.final_reports > 0;
		ensure!(
			!reported || details.assignment.accepted_by().is_some(),
			"1: reports without a laboratory that accepted"
		);
		Ok(())
	}

	/// 2. Every record that an order names is noted as used by it, and as what.
	fn check_uses(order: OrderId, details: &OrderDetails) -> Checked {
		let requests = core::iter::once(&details.record).chain(&details.tests);
		let parts = requests
			.map(|record| (record, RecordPart::Request))
			.chain(details.reports.iter().map(|record| (record, RecordPart::Report)));
		for (record, part) in parts {
			ensure!(
				RecordUses::<T>::get(record) == Some(RecordUse { order, part }),
				"2: a record that is not noted as used by its order"
			);
		}
		Ok(())
	}

	/// 3. An order counts its reports right; each has a row that names the order and, while it is pending or final, the laboratory that
	///    accepted it.
	fn check_counts(order: OrderId, details: &OrderDetails) -> Checked {
		let (mut pending, mut finals) = (0, 0);
		for record in &details.reports {
			let report = Reports::<T>::get(record).ok_or("3: a report without a row")?;
			let live = report.status.is_pending() || report.status.is_final();
			let theirs = Some(report.laboratory) == details.assignment.accepted_by();
			ensure!(
				report.order == order && (theirs || !live),
				"3: a report of another order or laboratory"
			);
			pending += u32::from(report.status.is_pending());
			finals += u32::from(report.status.is_final());
		}
		ensure!(
			(pending, finals) == (details.pending_reports, details.final_reports),
			"3: reports that are counted wrong"
		);
		Ok(())
	}

	/// 4. A report begins with its registration; each step is a move that the table allows, with a later version, not earlier than
	///    the one before; the status is the last step's, or one that comes without a version.
	fn check_report(report: &ReportDetails) -> Checked {
		let first = report.steps.first().ok_or("4: a report without a step")?;
		ensure!(
			first.status == ReportStatus::Registered,
			"4: a report that does not begin with its registration"
		);
		for pair in report.steps.windows(2) {
			let [before, after] = pair else {
				continue;
			};
			ensure!(
				before.status.may_become(after.status)
					&& before.version < after.version
					&& before.at <= after.at,
				"4: a step that could not follow the one before"
			);
		}
		let last = report.steps.last().map(|step| step.status);
		let ended = matches!(
			report.status,
			ReportStatus::Cancelled | ReportStatus::EnteredInError
		);
		ensure!(
			ended || last == Some(report.status),
			"4: a status that no step led to"
		);
		Ok(())
	}

	/// 5. An open order stands in the list of its laboratory, at its place.
	fn check_place(order: OrderId, details: &OrderDetails) -> Checked {
		let is_there = place_of(details)
			.is_none_or(|(laboratory, place)| OpenAt::<T>::get(laboratory, place) == Some(order));
		ensure!(
			is_there && details.place < OrdersMade::<T>::get(),
			"5: an order that is not in its place"
		);
		Ok(())
	}

	/// 2, the other way: no record is noted that no order names, and there is no report besides those.
	fn check_no_stray_uses() -> Checked {
		let named: usize = Orders::<T>::iter_values()
			.map(|details| 1 + details.tests.len() + details.reports.len())
			.sum();
		ensure!(
			RecordUses::<T>::iter_keys().count() == named,
			"2: a record noted as used that no order names, or named twice"
		);
		let reports: usize = Orders::<T>::iter_values()
			.map(|details| details.reports.len())
			.sum();
		ensure!(
			Reports::<T>::iter_keys().count() == reports,
			"3: a report that no order names"
		);
		Ok(())
	}

	/// 5, the other way: nothing stands in a list but orders that belong there.
	fn check_no_stray_places() -> Checked {
		let placed = Orders::<T>::iter_values()
			.filter(|details| place_of(details).is_some())
			.count();
		ensure!(
			OpenAt::<T>::iter_keys().count() == placed,
			"5: a place that no order has"
		);
		Ok(())
	}

	/// 6. A laboratory's open work for a patient are active orders of that patient which it has accepted, each as its order says; none whose
	///    task lasts is missing, and none is no row.
	fn check_open_work() -> Checked {
		let (now, rules) = (T::Clock::now(), Self::task_rules());
		let mut noted = BTreeSet::new();
		for (laboratory, patient, list) in OpenWorkAt::<T>::iter() {
			ensure!(!list.is_empty(), "6: an empty list of open work");
			for work in list {
				let details = Orders::<T>::get(work.order).ok_or("6: open work on no order")?;
				ensure!(
					details.patient == patient
						&& work_of(work.order, &details, &rules) == Some((laboratory, work)),
					"6: open work that differs from its order"
				);
				ensure!(noted.insert(work.order), "6: open work noted twice");
			}
		}
		for (order, details) in Orders::<T>::iter() {
			let lasts = work_of(order, &details, &rules).is_some_and(|(_, work)| now < work.until);
			ensure!(!lasts || noted.contains(&order), "6: open work that is not noted");
		}
		Ok(())
	}

	/// 8. A patient's live orders are that patient's, each once and as open as it is, none in error; no open one in its time is missing.
	fn check_live_orders() -> Checked {
		let (now, longest) = (T::Clock::now(), Self::task_rules().longest_millis);
		let mut noted = BTreeSet::new();
		for (patient, list) in LiveOrdersOf::<T>::iter() {
			ensure!(!list.is_empty(), "8: an empty list of live orders");
			for live in list {
				let details = Orders::<T>::get(live.order).ok_or("8: a live order without a row")?;
				ensure!(
					details.patient == patient
						&& details.status.is_open() == live.is_open
						&& details.status != OrderStatus::EnteredInError,
					"8: a live order that differs from its row"
				);
				ensure!(noted.insert(live.order), "8: a live order noted twice");
			}
		}
		for (order, details) in Orders::<T>::iter() {
			let is_live = details.status.is_open() && now < details.created_at.plus(longest);
			ensure!(
				!is_live || noted.contains(&order),
				"8: a live order that is not noted"
			);
		}
		Ok(())
	}

	/// 7. Every order is listed once for its patient and once for its requester, and the lists have no gap.
	fn check_listings() -> Checked {
		Self::check_listed_for_patients()?;
		Self::check_listed_for_requesters()
	}

	fn check_listed_for_requesters() -> Checked {
		let mut listed = BTreeSet::new();
		for (requester, index, order) in OrdersBy::<T>::iter() {
			let details = Orders::<T>::get(order).ok_or("7: a listed order has no row")?;
			ensure!(
				details.requester == requester && index < OrdersByCount::<T>::get(requester),
				"7: listed for the wrong requester or past the count"
			);
			ensure!(listed.insert(order), "7: an order listed twice for its requester");
		}
		Self::ensure_all_are(&listed, OrdersByCount::<T>::iter_values())
	}

	fn check_listed_for_patients() -> Checked {
		let mut listed = BTreeSet::new();
		for (patient, index, order) in OrdersOf::<T>::iter() {
			let details = Orders::<T>::get(order).ok_or("7: a listed order has no row")?;
			ensure!(
				details.patient == patient && index < OrderCount::<T>::get(patient),
				"7: listed for the wrong patient or past the count"
			);
			ensure!(listed.insert(order), "7: an order listed twice");
		}
		Self::ensure_all_are(&listed, OrderCount::<T>::iter_values())
	}

	fn ensure_all_are(listed: &BTreeSet<OrderId>, counts: impl Iterator<Item = u32>) -> Checked {
		let counted: u64 = counts.map(u64::from).sum();
		ensure!(
			listed.len() == Orders::<T>::iter_keys().count() && listed.len() as u64 == counted,
			"7: an order that is not listed, or a count that differs from its list"
		);
		Ok(())
	}
}
