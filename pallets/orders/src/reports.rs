// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Changes of reports, and what they do to their order.

use crate::{Config, Error, Pallet, Reports};
use frame_support::{ensure, BoundedVec};
use salus_primitives::{
	orders::{OrderDetails, OrderStatus, RecordPart, ReportDetails, ReportStatus, ReportStep},
	records::{RecordInspect, RecordStatus},
	Clock, OrderId, OrganisationId, PersonId, RecordId, UnixMillis,
};

/// Counts a report under what it is now instead of what it was.
fn recount(details: &mut OrderDetails, from: Option<ReportStatus>, to: ReportStatus, now: UnixMillis) {
	if from.is_some_and(ReportStatus::is_pending) {
		details.pending_reports = details.pending_reports.saturating_sub(1);
	}
	if from.is_some_and(ReportStatus::is_final) {
		details.final_reports = details.final_reports.saturating_sub(1);
	}
	details.pending_reports = details.pending_reports.saturating_add(u32::from(to.is_pending()));
	details.final_reports = details.final_reports.saturating_add(u32::from(to.is_final()));
	if to == ReportStatus::Final {
		details.last_final_at = Some(now);
	}
	if details.final_reports == 0 {
		details.last_final_at = None;
	}
}

impl<T: Config> Pallet<T> {
	/// Writes a new report and names it in its order. Returns the version of the record that it begins with.
	pub(crate) fn begin_report(
		order: OrderId,
		mut details: OrderDetails,
		record: RecordId,
		laboratory: OrganisationId,
		by: PersonId,
	) -> Result<u32, Error<T>> {
		let version = T::Records::current_version(record).ok_or(Error::<T>::UnknownRecord)?;
		details
			.reports
			.try_push(record)
			.map_err(|_| Error::<T>::TooManyReports)?;
		let at = T::Clock::now();
		recount(&mut details, None, ReportStatus::Registered, at);
		let registered = ReportStep {
			status: ReportStatus::Registered,
			version,
			by,
			at,
		};
		let report = ReportDetails {
			order,
			laboratory,
			status: ReportStatus::Registered,
			steps: BoundedVec::truncate_from(alloc::vec![registered]),
			changed_at: at,
		};
		Reports::<T>::insert(record, report);
		Self::use_record(record, order, RecordPart::Report);
		Self::touch(order, details);
		Ok(version)
	}

	/// Takes a step of a report that comes with a version of its record, and completes the order if it is the last. Who may and from
	/// where, the guards have checked. Returns the version.
	pub(crate) fn advance(
		record: RecordId,
		mut report: ReportDetails,
		mut details: OrderDetails,
		to: ReportStatus,
		last: bool,
		by: PersonId,
	) -> Result<u32, Error<T>> {
		let version = Self::new_version(record, &report)?;
		let before = details.clone();
		let at = T::Clock::now();
		recount(&mut details, Some(report.status), to, at);
		if last {
			ensure!(to.is_final(), Error::<T>::LastNotFinal);
			ensure!(details.pending_reports == 0, Error::<T>::ReportsPending);
			Self::set_status(&mut details, OrderStatus::Completed)?;
		}
		let step = ReportStep {
			status: to,
			version,
			by,
			at,
		};
		report
			.steps
			.try_push(step)
			.map_err(|_| Error::<T>::TooManySteps)?;
		report.status = to;
		report.changed_at = at;
		Self::save(report.order, Some(&before), details);
		Reports::<T>::insert(record, report);
		Ok(version)
	}

	/// The version of the report's record that no step has named yet.
	fn new_version(record: RecordId, report: &ReportDetails) -> Result<u32, Error<T>> {
		let facts = T::Records::record(record).ok_or(Error::<T>::UnknownRecord)?;
		ensure!(
			facts.status == RecordStatus::Current,
			Error::<T>::RecordNotCurrent
		);
		T::Records::current_version(record)
			.filter(|version| *version > report.version())
			.ok_or(Error::<T>::NoNewVersion)
	}

	/// Takes a step of a report that comes with no version. Entering one in error opens a completed order again, unless its laboratory has
	/// given the order back, the patient's side has declined it, or there is no room for one more; says whether it did.
	pub(crate) fn end_report(
		record: RecordId,
		mut report: ReportDetails,
		mut details: OrderDetails,
		to: ReportStatus,
	) -> Result<bool, Error<T>> {
		ensure!(report.status.may_become(to), Error::<T>::NoSuchMove);
		let (before, now) = (details.clone(), T::Clock::now());
		recount(&mut details, Some(report.status), to, now);
		let reopens = to == ReportStatus::EnteredInError
			&& details.status == OrderStatus::Completed
			&& details.declined_at.is_none()
			&& details.assignment.accepted_by() == Some(report.laboratory)
			&& Self::has_room_for_work(report.laboratory, details.patient)
			&& Self::has_room_among_live(details.patient);
		if reopens {
			Self::set_status(&mut details, OrderStatus::Active)?;
		}
		report.status = to;
		report.changed_at = now;
		Self::save(report.order, Some(&before), details);
		Reports::<T>::insert(record, report);
		Ok(reopens)
	}
}
