// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Every row that a decision reads, from the storage of the pallets that own them. It cannot fail: the chain has every row.

use crate::{Consent, Orders, Records, Roles, Runtime};
use alloc::vec::Vec;
use core::convert::Infallible;
use salus_primitives::{
	appointments::AppointmentDetails,
	care::{CareFacts, TaskFacts, TaskQuestion},
	consent::{Categories, Grantee, LiveGrant, Representation},
	facts::{FactSource, OnChain},
	files::Files,
	holding::HoldingSource,
	orders::{OpenWork, OrderDetails, RecordUse, ReportDetails, TaskRules},
	prescriptions::{FillDetails, OpenFill, PrescriptionDetails},
	records::{RecordFacts, RecordInspect},
	tasks::{self, FillSource, OrderSource, VisitSource},
	ties::{Leads, Ties},
	AppointmentId, OrderId, OrganisationId, PatientId, PersonId, PrescriptionId, RecordId, UnixMillis,
};

type Known<V> = Result<V, Infallible>;

/// The chain's own storage.
#[derive(Default)]
pub struct ChainFacts;

impl OnChain for ChainFacts {
	type Roles = Roles;
	type Consent = Consent;
}

impl FactSource for ChainFacts {
	fn representation(&self, patient: PatientId, person: PersonId) -> Known<Option<Representation>> {
		Ok(pallet_consent::Representatives::<Runtime>::get(patient, person))
	}

	fn sealed(&self, patient: PatientId) -> Known<Categories> {
		Ok(pallet_consent::Sealed::<Runtime>::get(patient))
	}

	fn grants(&self, patient: PatientId, grantee: Grantee) -> Known<Vec<LiveGrant>> {
		Ok(pallet_consent::LiveGrants::<Runtime>::get(patient, grantee).into_inner())
	}

	fn record(&self, record: RecordId) -> Known<Option<RecordFacts>> {
		Ok(Records::record(record))
	}

	fn care(
		&self,
		organisation: OrganisationId,
		member: PersonId,
		patient: PatientId,
		now: UnixMillis,
	) -> Known<CareFacts> {
		tasks::care(self, organisation, member, patient, now)
	}

	fn file_until(
		&self,
		organisation: OrganisationId,
		member: PersonId,
		patient: PatientId,
		now: UnixMillis,
	) -> Known<Option<UnixMillis>> {
		tasks::file(self, organisation, member, patient, now)
	}

	fn task(&self, question: &TaskQuestion) -> Known<TaskFacts> {
		tasks::task(self, question)
	}
}

impl VisitSource for ChainFacts {
	fn ties(&self, organisation: OrganisationId, patient: PatientId) -> Known<Ties> {
		Ok(pallet_appointments::TiesOf::<Runtime>::get(organisation, patient))
	}

	fn files(&self, organisation: OrganisationId, patient: PatientId) -> Known<Files> {
		Ok(pallet_appointments::FilesOf::<Runtime>::get(
			organisation,
			patient,
		))
	}

	fn leads(&self, organisation: OrganisationId, member: PersonId) -> Known<Leads> {
		Ok(pallet_appointments::TeamsOf::<Runtime>::get(organisation, member))
	}

	fn reason_of(&self, patient: PatientId, record: RecordId) -> Known<Option<AppointmentId>> {
		Ok(pallet_appointments::ReasonsOf::<Runtime>::get(patient, record))
	}

	fn appointment(&self, appointment: AppointmentId) -> Known<Option<AppointmentDetails>> {
		Ok(pallet_appointments::Appointments::<Runtime>::get(appointment))
	}
}

impl FillSource for ChainFacts {
	fn open_fills(&self, patient: PatientId, pharmacy: OrganisationId) -> Known<Vec<OpenFill>> {
		Ok(pallet_prescriptions::OpenFills::<Runtime>::get(patient, pharmacy).into_inner())
	}

	fn prescription_of(&self, record: RecordId) -> Known<Option<PrescriptionId>> {
		Ok(pallet_prescriptions::PrescriptionOf::<Runtime>::get(record))
	}

	fn fill_of(&self, record: RecordId) -> Known<Option<(PrescriptionId, u32)>> {
		Ok(pallet_prescriptions::FillOf::<Runtime>::get(record))
	}

	fn fill(&self, prescription: PrescriptionId, number: u32) -> Known<Option<FillDetails>> {
		Ok(pallet_prescriptions::Fills::<Runtime>::get(prescription, number))
	}

	fn prescription(&self, prescription: PrescriptionId) -> Known<Option<PrescriptionDetails>> {
		Ok(pallet_prescriptions::Prescriptions::<Runtime>::get(prescription))
	}
}

impl OrderSource for ChainFacts {
	fn open_work(&self, laboratory: OrganisationId, patient: PatientId) -> Known<Vec<OpenWork>> {
		Ok(pallet_orders::OpenWorkAt::<Runtime>::get(laboratory, patient).into_inner())
	}

	fn record_use(&self, record: RecordId) -> Known<Option<RecordUse>> {
		Ok(pallet_orders::RecordUses::<Runtime>::get(record))
	}

	fn order(&self, order: OrderId) -> Known<Option<OrderDetails>> {
		Ok(pallet_orders::Orders::<Runtime>::get(order))
	}

	fn report(&self, record: RecordId) -> Known<Option<ReportDetails>> {
		Ok(pallet_orders::Reports::<Runtime>::get(record))
	}

	fn cover_until(
		&self,
		organisation: OrganisationId,
		member: PersonId,
		patient: PatientId,
		now: UnixMillis,
	) -> Known<Option<UnixMillis>> {
		let care = tasks::care(self, organisation, member, patient, now)?;
		Ok(care.cover_until.filter(|until| now < *until))
	}

	fn task_rules(&self) -> TaskRules {
		Orders::task_rules()
	}
}

impl HoldingSource for ChainFacts {
	fn organisations_of(&self, person: PersonId) -> Known<Vec<OrganisationId>> {
		Ok(pallet_roles::MembershipsOf::<Runtime>::get(person).into_inner())
	}

	fn organisation_task(
		&self,
		organisation: OrganisationId,
		patient: PatientId,
		record: RecordId,
		now: UnixMillis,
	) -> Known<Option<UnixMillis>> {
		tasks::organisation_task(self, organisation, patient, record, now)
	}
}
