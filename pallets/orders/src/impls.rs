// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The trait that this pallet gives to others.

use crate::{Config, Pallet, Reports};
use salus_primitives::{orders::ReportInspect, OrganisationId, RecordId};

impl<T: Config> ReportInspect for Pallet<T> {
	fn reported_by(record: RecordId) -> Option<OrganisationId> {
		Reports::<T>::get(record).map(|report| report.laboratory)
	}
}
