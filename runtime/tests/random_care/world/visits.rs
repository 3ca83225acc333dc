// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The calls of `pallet-appointments`.

use super::*;

pub(super) fn span((start, end): (u64, u64)) -> SlotSpan {
	SlotSpan {
		start: UnixMillis(start),
		end: UnixMillis(end),
	}
}

pub(super) fn visit_call(what: &VisitStep) -> pallet_appointments::Call<Runtime> {
	use {pallet_appointments::Call, VisitStep as V};
	let reason = Reason::Other;
	match what {
		V::OpenSchedule {
			id: number,
			org,
			doctor,
			confirms,
		} => Call::open_schedule {
			schedule: schedule(*number),
			organisation: organisation(*org),
			doctor: id(*doctor),
			zone: TimeZoneCode(1),
			confirms_itself: *confirms,
		},
		V::CloseSchedule { calendar } => Call::close_schedule {
			schedule: schedule(*calendar),
		},
		V::Publish { calendar, spans } => Call::publish {
			schedule: schedule(*calendar),
			slots: spans
				.iter()
				.copied()
				.map(span)
				.collect::<Vec<_>>()
				.try_into()
				.unwrap(),
		},
		V::Withdraw { calendar, starts } => Call::withdraw_slots {
			schedule: schedule(*calendar),
			starts: starts
				.iter()
				.copied()
				.map(UnixMillis)
				.collect::<Vec<_>>()
				.try_into()
				.unwrap(),
		},
		V::CancelDay {
			calendar,
			from,
			until,
		} => Call::cancel_day {
			schedule: schedule(*calendar),
			from: UnixMillis(*from),
			until: UnixMillis(*until),
			reason,
		},
		V::Book {
			id: number,
			calendar,
			start,
			patient: whose,
			remote,
			reason,
			clerk_of,
		} => Call::book {
			appointment: appointment(*number),
			schedule: schedule(*calendar),
			start: UnixMillis(*start),
			patient: patient(*whose),
			modality: if *remote {
				Modality::Virtual
			} else {
				Modality::InPerson
			},
			reason: reason.map(|reason| RecordId(numbered(9, usize::from(reason)))),
			organisation: clerk_of.map(organisation),
		},
		V::Reschedule {
			booking,
			id: number,
			calendar,
			start,
		} => Call::reschedule {
			appointment: appointment(*booking),
			replacement: appointment(*number),
			schedule: schedule(*calendar),
			start: UnixMillis(*start),
		},
		V::Confirm { booking } => Call::confirm {
			appointment: appointment(*booking),
		},
		V::Cancel { booking } => Call::cancel {
			appointment: appointment(*booking),
			reason,
		},
		V::Expire { booking } => Call::expire {
			appointment: appointment(*booking),
		},
		V::Arrive { booking } => Call::arrive {
			appointment: appointment(*booking),
		},
		V::CheckIn { booking, id: number } => Call::check_in {
			appointment: appointment(*booking),
			encounter: encounter(*number),
		},
		V::Join { booking, id: number } => Call::join {
			appointment: appointment(*booking),
			encounter: encounter(*number),
		},
		V::Fulfil { booking } => Call::fulfil {
			appointment: appointment(*booking),
		},
		V::NoShow { booking } => Call::mark_no_show {
			appointment: appointment(*booking),
		},
		V::BookingError { booking } => Call::mark_appointment_in_error {
			appointment: appointment(*booking),
		},
		V::WalkIn { .. } => walk_in_call(what),
		V::Start { visit } => Call::start_encounter {
			encounter: encounter(*visit),
		},
		V::Finish { visit } => Call::finish_encounter {
			encounter: encounter(*visit),
		},
		V::CancelVisit { visit } => Call::cancel_encounter {
			encounter: encounter(*visit),
			reason,
		},
		V::VisitError { visit } => Call::mark_encounter_in_error {
			encounter: encounter(*visit),
		},
		V::HandOver {
			org,
			patient: whose,
			to,
			until,
		} => Call::hand_over {
			organisation: organisation(*org),
			patient: patient(*whose),
			to: id(*to),
			until: UnixMillis(*until),
		},
	}
}

pub(super) fn walk_in_call(what: &VisitStep) -> pallet_appointments::Call<Runtime> {
	let VisitStep::WalkIn {
		id: number,
		org,
		doctor,
		patient: whose,
		makes_good,
		visitor,
		says_until,
	} = *what
	else {
		unreachable!("only walk-ins");
	};
	let (named, signs) = match visitor {
		Visitor::Signs(signer) => (signer, signer),
		Visitor::IsForged(signer) => (signer, Signer::Nobody),
	};
	let statement = VisitStatement {
		network: network(),
		organisation: organisation(org),
		doctor: id(doctor),
		patient: patient(whose),
		account: account_of(named).into(),
		encounter: encounter(number),
		expires_at: UnixMillis(says_until),
	};
	pallet_appointments::Call::walk_in {
		encounter: statement.encounter,
		organisation: statement.organisation,
		doctor: statement.doctor,
		patient: statement.patient,
		makes_good: makes_good.map(appointment),
		account: account_of(named),
		expires_at: statement.expires_at,
		signature: signed_by(signs, statement.text()),
	}
}
