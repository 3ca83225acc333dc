// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Schedules and their slots: what `publish`, `withdraw_slots` and `cancel_day` change.

use crate::{
	types::{add_slot, DaySlots},
	Appointments, Config, Error, Pallet, Schedules, SchedulesOf, Slots,
};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::ensure;
use salus_primitives::{
	appointments::{
		ScheduleDetails, Slot, SlotSpan, SlotStatus, MAX_CANCELLED_AT_ONCE, MAX_DAY, MAX_SLOT, PUBLISH_AHEAD,
	},
	care::Reason,
	roles::ActedBy,
	AppointmentId, Clock, Day, ScheduleId, UnixMillis,
};

/// Days of a schedule, to be written.
pub(crate) type Days = BTreeMap<Day, DaySlots>;

/// The days on which a slot that overlaps one of this day can start: no slot is as long as a day.
fn around(day: Day) -> [Day; 3] {
	const { assert!(MAX_SLOT <= UnixMillis::DAY) };
	[Day(day.0.saturating_sub(1)), day, Day(day.0.saturating_add(1))]
}

/// The UTC days from one instant to before another, at most `most`.
pub(crate) fn days_between(from: UnixMillis, until: UnixMillis, most: i32) -> impl Iterator<Item = Day> {
	let first = from.day().0;
	let last = until.day().0.min(first.saturating_add(most.saturating_sub(1)));
	(first..=last).map(Day)
}

impl<T: Config> Pallet<T> {
	/// Refuses a schedule under a used id, of somebody who is no doctor there, or one too many.
	pub(crate) fn ensure_new_schedule(
		schedule: ScheduleId,
		details: &ScheduleDetails,
	) -> Result<(), Error<T>> {
		ensure!(
			!Schedules::<T>::contains_key(schedule),
			Error::<T>::ScheduleExists
		);
		Self::ensure_licensed_doctor(details.organisation, details.doctor)?;
		ensure!(
			!SchedulesOf::<T>::get(details.doctor, details.organisation).is_full(),
			Error::<T>::TooManySchedules
		);
		Ok(())
	}

	/// Writes a new schedule. The guards have passed.
	pub(crate) fn insert_schedule(schedule: ScheduleId, details: ScheduleDetails) {
		Schedules::<T>::insert(schedule, details);
		SchedulesOf::<T>::mutate(details.doctor, details.organisation, |open| {
			if open.try_push(schedule).is_err() {
				frame_support::defensive!("the guard has seen room for a schedule");
			}
		});
	}

	/// Closes a schedule.
	pub(crate) fn shut_schedule(schedule: ScheduleId, mut details: ScheduleDetails) {
		details.open = false;
		Schedules::<T>::insert(schedule, details);
		SchedulesOf::<T>::mutate(details.doctor, details.organisation, |open| {
			open.retain(|one| *one != schedule)
		});
	}

	fn ensure_span(span: &SlotSpan, now: UnixMillis) -> Result<(), Error<T>> {
		ensure!(span.has_slot_length(), Error::<T>::SlotLength);
		ensure!(now < span.start, Error::<T>::TooLate);
		ensure!(span.start <= now.plus(PUBLISH_AHEAD), Error::<T>::TooFarAhead);
		Ok(())
	}

	/// The days of a schedule as they are once these slots are published.
	pub(crate) fn with_slots(schedule: ScheduleId, spans: &[SlotSpan]) -> Result<Days, Error<T>> {
		ensure!(!spans.is_empty(), Error::<T>::NoSlots);
		let now = T::Clock::now();
		let mut days = Days::new();
		for span in spans {
			Self::ensure_span(span, now)?;
			let day = span.start.day();
			for near in around(day) {
				let slots = days
					.entry(near)
					.or_insert_with(|| Slots::<T>::get(schedule, near));
				let clash = slots.iter().any(|slot| slot.span.overlaps(span));
				ensure!(!clash, Error::<T>::SlotsOverlap);
			}
			let added = add_slot(days.entry(day).or_default(), *span);
			ensure!(added, Error::<T>::TooManySlots);
		}
		Ok(days)
	}

	/// Writes days of a schedule; an empty one leaves no row.
	pub(crate) fn write_days(schedule: ScheduleId, days: Days) {
		for (day, slots) in days {
			if slots.is_empty() {
				Slots::<T>::remove(schedule, day);
			} else {
				Slots::<T>::insert(schedule, day, slots);
			}
		}
	}

	/// The slot that starts then.
	pub(crate) fn slot(schedule: ScheduleId, start: UnixMillis) -> Option<Slot> {
		Slots::<T>::get(schedule, start.day())
			.into_iter()
			.find(|slot| slot.span.start == start)
	}

	/// Gives a slot to an appointment.
	pub(crate) fn take_slot(
		schedule: ScheduleId,
		start: UnixMillis,
		appointment: AppointmentId,
		held_until: Option<UnixMillis>,
	) {
		Slots::<T>::mutate(schedule, start.day(), |slots| {
			if let Some(slot) = slots.iter_mut().find(|slot| slot.span.start == start) {
				slot.appointment = Some(appointment);
				slot.held_until = held_until;
				slot.status = match held_until {
					Some(_) => SlotStatus::BusyTentative,
					None => SlotStatus::Busy,
				};
			}
		});
	}

	/// Frees the slot that an appointment has; nothing where another one has it or it was withdrawn.
	pub(crate) fn free_slot(schedule: ScheduleId, start: UnixMillis, appointment: AppointmentId) {
		let mut slots = Slots::<T>::get(schedule, start.day());
		if let Some(slot) = slots
			.iter_mut()
			.find(|slot| slot.appointment == Some(appointment))
		{
			*slot = Slot::free(slot.span);
			Slots::<T>::insert(schedule, start.day(), slots);
		}
	}

	/// The days of a schedule without these slots, and the late pending appointments that lose theirs.
	pub(crate) fn without_slots(
		schedule: ScheduleId,
		starts: &[UnixMillis],
	) -> Result<(Days, Vec<AppointmentId>), Error<T>> {
		ensure!(!starts.is_empty(), Error::<T>::NoSlots);
		let now = T::Clock::now();
		let mut days = Days::new();
		let mut late = Vec::new();
		for start in starts {
			let slots = days
				.entry(start.day())
				.or_insert_with(|| Slots::<T>::get(schedule, start.day()));
			let index = slots
				.iter()
				.position(|slot| slot.span.start == *start)
				.ok_or(Error::<T>::UnknownSlot)?;
			let slot = slots.remove(index);
			ensure!(slot.status_at(now) == SlotStatus::Free, Error::<T>::SlotTaken);
			late.extend(slot.appointment);
		}
		Ok((days, late))
	}

	/// Refuses a span that is empty or longer than the longest day.
	pub(crate) fn ensure_day(from: UnixMillis, until: UnixMillis) -> Result<(), Error<T>> {
		let length = until.0.checked_sub(from.0);
		ensure!(
			length.is_some_and(|length| (1..=MAX_DAY).contains(&length)),
			Error::<T>::SpanOutOfRange
		);
		Ok(())
	}

	/// Can a cancelled day take this slot away? It lies ahead, and nobody has come for it.
	fn can_fall(slot: &Slot, now: UnixMillis) -> bool {
		let is_awaited = |appointment: AppointmentId| {
			Appointments::<T>::get(appointment).is_some_and(|details| details.status.is_awaited())
		};
		now < slot.span.start && slot.appointment.is_none_or(is_awaited)
	}

	/// The days of a schedule once every slot from `from` to before `until` has fallen that can, and those slots.
	pub(crate) fn without_day(
		schedule: ScheduleId,
		from: UnixMillis,
		until: UnixMillis,
	) -> Result<(Days, Vec<Slot>), Error<T>> {
		let now = T::Clock::now();
		let mut days = Days::new();
		let mut fallen = Vec::new();
		for day in days_between(from, until, 3) {
			let (gone, kept): (Vec<_>, Vec<_>) =
				Slots::<T>::get(schedule, day).into_iter().partition(|slot| {
					from <= slot.span.start && slot.span.start < until && Self::can_fall(slot, now)
				});
			ensure!(
				fallen.len().saturating_add(gone.len()) <= MAX_CANCELLED_AT_ONCE as usize,
				Error::<T>::TooManyAtOnce
			);
			if !gone.is_empty() {
				days.insert(day, DaySlots::truncate_from(kept));
				fallen.extend(gone);
			}
		}
		Ok((days, fallen))
	}

	/// Cancels the appointments of slots that have fallen, one event each, and says how many.
	pub(crate) fn cancel_fallen(fallen: &[Slot], reason: Reason, by: &ActedBy<T::AccountId>) -> u32 {
		let mut cancelled = 0u32;
		for appointment in fallen.iter().filter_map(|slot| slot.appointment) {
			let Some(details) = Appointments::<T>::get(appointment) else {
				continue;
			};
			Self::call_off(appointment, details, reason, by.clone());
			cancelled = cancelled.saturating_add(1);
		}
		cancelled
	}
}
