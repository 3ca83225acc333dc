// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What is kept beside the rows.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use salus_primitives::{
	appointments::{
		Slot, SlotSpan, LIVE_AFTER_END, MAX_BOOKINGS, MAX_ENCOUNTERS_PER_DAY, MAX_SCHEDULES,
		MAX_SLOTS_PER_DAY, MAX_TEAM,
	},
	AppointmentId, EncounterId, PersonId, ScheduleId, UnixMillis,
};
use scale_info::TypeInfo;

/// The slots of one schedule that start on one UTC day, in the order of their starts.
pub type DaySlots = BoundedVec<Slot, ConstU32<MAX_SLOTS_PER_DAY>>;
/// The bookings of one patient.
pub type Bookings = BoundedVec<Booking, ConstU32<MAX_BOOKINGS>>;
/// The open schedules of one doctor in one organisation.
pub type OpenSchedules = BoundedVec<ScheduleId, ConstU32<MAX_SCHEDULES>>;
/// The members of one doctor's team.
pub type Team = BoundedVec<PersonId, ConstU32<MAX_TEAM>>;
/// The encounters of one doctor in one organisation that began on one UTC day.
pub type DayEncounters = BoundedVec<EncounterId, ConstU32<MAX_ENCOUNTERS_PER_DAY>>;

/// When a patient is booked: what a new booking is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Booking {
	/// By which appointment.
	pub appointment: AppointmentId,
	/// From when until when.
	pub span: SlotSpan,
	/// While pending: the first instant at which it no longer counts.
	pub held_until: Option<UnixMillis>,
}

impl Booking {
	/// Does it still count?
	pub fn is_live(&self, now: UnixMillis) -> bool {
		self.held_until.is_none_or(|until| now < until) && now < self.span.end.plus(LIVE_AFTER_END)
	}
}

/// Adds a free slot at its place among those of its day. Says whether there was room.
pub fn add_slot(slots: &mut DaySlots, span: SlotSpan) -> bool {
	let index = slots.partition_point(|slot| slot.span.start < span.start);
	slots.try_insert(index, Slot::free(span)).is_ok()
}
