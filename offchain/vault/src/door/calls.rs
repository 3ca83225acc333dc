// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Which runtime APIs the door knows, and what it does to their arguments. What is not in this table does not exist.
//!
//! Arguments are decoded as what they have to be and encoded anew, so that nothing can hide behind them.

use crate::{authn::Caller, authz::Authz, error::ApiError};
use codec::{Decode, DecodeAll, Encode};
use salus_primitives::{
	appointments::AskedDoctors,
	consent::{Grantee, Power, Terms},
	decision::Question,
	roles::KeyHolder,
	views::Listing,
	AppointmentId, ConsentId, EncounterId, OrderId, OrganisationId, PatientId, PersonId, PrescriptionId,
	RecordId, ScheduleId, UnixMillis,
};

/// Every API that the door lets through to somebody with a session.
pub const ALLOWED: [&str; 42] = [
	"AppointmentsApi_appointment",
	"AppointmentsApi_appointments",
	"AppointmentsApi_doctor_encounters",
	"AppointmentsApi_encounter",
	"AppointmentsApi_encounters",
	"AppointmentsApi_free_slots",
	"AppointmentsApi_handovers",
	"AppointmentsApi_schedule_appointments",
	"AppointmentsApi_schedules",
	"AppointmentsApi_slots",
	"ConsentApi_consent",
	"ConsentApi_consents",
	"ConsentApi_decide",
	"ConsentApi_explain",
	"ConsentApi_grants_to",
	"ConsentApi_preview",
	"ConsentApi_representatives",
	"ConsentApi_shut",
	"ConsentApi_wards",
	"OrdersApi_order",
	"OrdersApi_orders",
	"OrdersApi_orders_at",
	"OrdersApi_orders_by",
	"PrescriptionsApi_fills",
	"PrescriptionsApi_prescription",
	"PrescriptionsApi_prescription_by_key",
	"PrescriptionsApi_prescriptions",
	"RecordsApi_record",
	"RecordsApi_records",
	"RecordsApi_version",
	"RolesApi_accounts",
	"RolesApi_acts",
	"RolesApi_encryption_key",
	"RolesApi_is_registered",
	"RolesApi_key_at",
	"RolesApi_members",
	"RolesApi_membership",
	"RolesApi_memberships",
	"RolesApi_organisation",
	"RolesApi_organisations",
	"RolesApi_patient",
	"RolesApi_sessions",
];

/// For people without a session as well: is this account known, in order to log in.
pub const SIGNER: &str = "RolesApi_signer";
/// For people without a session as well: what a statement has to name, which somebody signs before being enrolled.
pub const NETWORK_ID: &str = "RolesApi_network_id";

/// The arguments to call the API with: the caller in front where it takes one, the vault's `now` where it takes one.
pub async fn prepare(
	authz: &Authz,
	caller: Option<&Caller>,
	api: &str,
	args: &[u8],
	now: UnixMillis,
) -> Result<(&'static str, Vec<u8>), ApiError> {
	if api == SIGNER {
		let (account, _) = read::<([u8; 32], UnixMillis)>(api, args)?;
		return Ok((SIGNER, (account, now).encode()));
	}
	if api == NETWORK_ID {
		read::<()>(api, args)?;
		return Ok((NETWORK_ID, Vec::new()));
	}
	let caller = caller.ok_or(ApiError::Unauthenticated)?;
	let api = ALLOWED
		.into_iter()
		.find(|known| *known == api)
		.ok_or(ApiError::NotFound)?;
	Ok((api, arguments(authz, caller, api, args, now).await?))
}

async fn arguments(
	authz: &Authz,
	caller: &Caller,
	api: &str,
	args: &[u8],
	now: UnixMillis,
) -> Result<Vec<u8>, ApiError> {
	let me = caller.person;
	match api {
		// About the network: every person of it may know.
		"RolesApi_organisations" => same::<(u32, u32)>(api, args),
		"RolesApi_organisation" => same::<OrganisationId>(api, args),
		"RolesApi_memberships" => same::<PersonId>(api, args),
		"RolesApi_membership" => same::<(OrganisationId, PersonId)>(api, args),
		"RolesApi_encryption_key" => same::<KeyHolder>(api, args),
		"RolesApi_key_at" => same::<(KeyHolder, u32)>(api, args),
		// About people: the runtime answers the caller what the caller is a party to.
		"RolesApi_acts" => mine::<OrganisationId>(api, args, me),
		"RolesApi_members" => mine::<(OrganisationId, Listing)>(api, args, me),
		"RolesApi_accounts" | "RolesApi_sessions" => mine::<()>(api, args, me),
		"RolesApi_patient" => {
			read::<(PatientId, UnixMillis)>(api, args).map(|(patient, _)| (me, patient, now).encode())
		}
		"ConsentApi_consents" => {
			let (patient, listing, _) = read::<(PatientId, Listing, UnixMillis)>(api, args)?;
			Ok((me, patient, listing, now).encode())
		}
		"ConsentApi_consent" => {
			read::<(ConsentId, UnixMillis)>(api, args).map(|(consent, _)| (me, consent, now).encode())
		}
		"ConsentApi_grants_to" => {
			let (grantee, listing, _) = read::<(Grantee, Listing, UnixMillis)>(api, args)?;
			Ok((me, grantee, listing, now).encode())
		}
		"ConsentApi_shut" | "ConsentApi_representatives" => {
			read::<(PatientId, UnixMillis)>(api, args).map(|(patient, _)| (me, patient, now).encode())
		}
		"ConsentApi_wards" => read::<UnixMillis>(api, args).map(|_| (me, now).encode()),
		"ConsentApi_preview" => {
			let (patient, grantee, terms, _) = read::<(PatientId, Grantee, Terms, UnixMillis)>(api, args)?;
			Ok((me, patient, grantee, terms, now).encode())
		}
		"RecordsApi_record" => {
			let (place, record, _) = read::<(Option<OrganisationId>, RecordId, UnixMillis)>(api, args)?;
			Ok((me, place, record, now).encode())
		}
		"RecordsApi_records" => {
			let (place, patient, listing, _) =
				read::<(Option<OrganisationId>, PatientId, Listing, UnixMillis)>(api, args)?;
			Ok((me, place, patient, listing, now).encode())
		}
		"RecordsApi_version" => {
			let (place, record, version, _) =
				read::<(Option<OrganisationId>, RecordId, u32, UnixMillis)>(api, args)?;
			Ok((me, place, record, version, now).encode())
		}
		"AppointmentsApi_schedules" => mine::<PersonId>(api, args, me),
		"AppointmentsApi_slots" | "AppointmentsApi_schedule_appointments" => {
			dated::<(ScheduleId, UnixMillis, UnixMillis)>(api, args, me, now)
		}
		"AppointmentsApi_free_slots" => {
			dated::<(AskedDoctors, UnixMillis, UnixMillis, u32)>(api, args, me, now)
		}
		"AppointmentsApi_appointment" => dated::<AppointmentId>(api, args, me, now),
		"AppointmentsApi_encounter" => dated::<EncounterId>(api, args, me, now),
		"AppointmentsApi_appointments"
		| "AppointmentsApi_encounters"
		| "PrescriptionsApi_prescriptions"
		| "OrdersApi_orders" => dated::<(PatientId, Listing)>(api, args, me, now),
		"AppointmentsApi_doctor_encounters" => {
			dated::<(OrganisationId, PersonId, UnixMillis, UnixMillis)>(api, args, me, now)
		}
		"AppointmentsApi_handovers" => dated::<(OrganisationId, PatientId)>(api, args, me, now),
		"PrescriptionsApi_prescription" => dated::<(PrescriptionId, Listing)>(api, args, me, now),
		"PrescriptionsApi_fills" => dated::<(OrganisationId, bool, Listing)>(api, args, me, now),
		"OrdersApi_order" => dated::<OrderId>(api, args, me, now),
		"OrdersApi_orders_at" => dated::<(OrganisationId, Listing)>(api, args, me, now),
		"OrdersApi_orders_by" => dated::<Listing>(api, args, me, now),
		// Whoever knows the key of a claim code may see what it claims.
		"PrescriptionsApi_prescription_by_key" => {
			dated::<(Option<OrganisationId>, [u8; 32], PrescriptionId)>(api, args, me, now)
		}
		// Without a caller of their own: the door asks whether the caller is a party.
		"ConsentApi_decide" | "ConsentApi_explain" => {
			let question = read::<Question>(api, args)?;
			let party = question.actor == me
				|| authz
					.acts_for(caller, question.patient, &[Power::View, Power::Consent])
					.await?;
			party
				.then(|| Question { now, ..question }.encode())
				.ok_or(ApiError::NotFound)
		}
		"RolesApi_is_registered" => {
			let (patient, organisation) = read::<(PatientId, OrganisationId)>(api, args)?;
			let party = authz
				.acts_for(caller, patient, &[Power::Book, Power::View, Power::Consent])
				.await? || authz.is_member(caller, organisation, None).await?;
			party
				.then(|| (patient, organisation).encode())
				.ok_or(ApiError::NotFound)
		}
		_ => Err(ApiError::NotFound),
	}
}

fn read<T: DecodeAll>(api: &str, mut args: &[u8]) -> Result<T, ApiError> {
	T::decode_all(&mut args)
		.map_err(|error| ApiError::bad(format!("the arguments of {api} do not decode: {error}")))
}

fn same<T: DecodeAll + Encode>(api: &str, args: &[u8]) -> Result<Vec<u8>, ApiError> {
	read::<T>(api, args).map(|args| args.encode())
}

/// With the caller in front, and the vault's `now` in the place of the one at the end.
fn dated<T: Decode + Encode>(
	api: &str,
	args: &[u8],
	me: PersonId,
	now: UnixMillis,
) -> Result<Vec<u8>, ApiError> {
	read::<(T, UnixMillis)>(api, args).map(|(args, _)| (me, args, now).encode())
}

fn mine<T: DecodeAll + Encode>(api: &str, args: &[u8], me: PersonId) -> Result<Vec<u8>, ApiError> {
	read::<T>(api, args).map(|args| [me.encode(), args.encode()].concat())
}
