// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who may see who a patient is: the writes.

use crate::{Config, Error, FilesOf, FilesOpened, Pallet};
use salus_primitives::{
	appointments::{AppointmentDetails, MAX_FILES_OPENED},
	files::{add_file, FileKind, FileTie},
	time::DayCount,
	AppointmentId, Clock, OrganisationId, PatientId, PersonId, UnixMillis,
};

impl<T: Config> Pallet<T> {
	/// Opens a file for a member, counts it among those of the day, and says until when it is open.
	pub(crate) fn write_opened_file(
		organisation: OrganisationId,
		patient: PatientId,
		member: PersonId,
	) -> Result<UnixMillis, Error<T>> {
		let now = T::Clock::now();
		Self::one_more_file(organisation, member)?;
		Self::count_file(organisation, member);
		let file = FileTie::opened(member, now);
		FilesOf::<T>::mutate(organisation, patient, |files| add_file(files, file, now));
		Ok(file.until)
	}

	/// Refuses a member who has opened as many files today as one may, by opening them or by booking.
	pub(crate) fn one_more_file(
		organisation: OrganisationId,
		member: PersonId,
	) -> Result<DayCount, Error<T>> {
		FilesOpened::<T>::get(organisation, member)
			.one_more(T::Clock::now().day(), MAX_FILES_OPENED)
			.ok_or(Error::<T>::TooManyFiles)
	}

	/// Counts one more. The guard has passed.
	pub(crate) fn count_file(organisation: OrganisationId, member: PersonId) {
		if let Ok(count) = Self::one_more_file(organisation, member) {
			FilesOpened::<T>::insert(organisation, member, count);
		}
	}

	/// Shows the file to those who have to do with a booking.
	pub(crate) fn show_file(appointment: AppointmentId, details: &AppointmentDetails) {
		let file = FileTie::of_appointment(appointment, details);
		FilesOf::<T>::mutate(details.organisation, details.patient, |files| {
			add_file(files, file, T::Clock::now());
		});
	}

	/// Takes that away: the visit will not be, or never should have been.
	pub(crate) fn hide_file(appointment: AppointmentId, details: &AppointmentDetails) {
		FilesOf::<T>::mutate_exists(details.organisation, details.patient, |row| {
			if let Some(files) = row {
				files.retain(|file| file.kind != FileKind::Booked(appointment));
			}
			*row = row.take().filter(|files| !files.is_empty());
		});
	}
}
