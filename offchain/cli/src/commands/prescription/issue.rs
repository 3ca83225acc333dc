// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Prescribing.

use super::code;
use crate::{
	commands::care::{authored, overlay, read_resource, seal},
	context::{Context, Session},
	error::{Category as Failure, CliError},
	output::Format,
	parse::{self, When},
};
use chrono::DateTime;
use clap::Args;
use salus_client::{
	chain::{calls, calls::prescriptions, At},
	claim::ClaimCode,
	fhir::care::{Concept, Prescription},
	records::now,
};
use salus_primitives::{
	consent::Category,
	prescriptions::{PrescriptionTerms, TermsFault, Unit, MAX_REPEATS},
	Day, EncounterId, OrganisationId, PatientId, PersonId, PrescriptionId, UnixMillis,
};
use serde_json::{json, Value};
use std::path::PathBuf;

/// How long a prescription can be claimed unless something is said, in milliseconds.
const VALIDITY: u64 = 90 * UnixMillis::DAY;

/// What is prescribed: by a file, by options, or by a file with options over it.
#[derive(Debug, Args)]
pub struct IssueArgs {
	/// For whom, by name or id
	patient: String,
	/// A FHIR R4 MedicationRequest in JSON; ids, names and state in it are replaced
	#[arg(long)]
	file: Option<PathBuf>,
	/// What, in words
	#[arg(long, value_name = "TEXT", required_unless_present = "file")]
	medication: Option<String>,
	/// How to take it, in words
	#[arg(long, value_name = "TEXT", required_unless_present = "file")]
	dose_instruction: Option<String>,
	/// How much one full fill is
	#[arg(long, required_unless_present = "file")]
	quantity: Option<u32>,
	/// What the quantity is counted in (UCUM): 1 (pieces), mL or g
	#[arg(long, value_parser = parse::unit)]
	unit: Option<Unit>,
	/// How many full fills there may be after the first
	#[arg(long)]
	repeats: Option<u8>,
	/// The least time from one full fill to the next: 28d
	#[arg(long, value_parser = parse::span, value_name = "SPAN")]
	interval: Option<u64>,
	/// Until when it can be claimed; 90d by default
	#[arg(long, value_name = "WHEN")]
	valid: Option<When>,
	/// The pharmacy may not hand out an equivalent
	#[arg(long)]
	no_substitution: bool,
	/// During which visit
	#[arg(long)]
	encounter: Option<EncounterId>,
	/// The prescription that this one renews
	#[arg(long)]
	renews: Option<PrescriptionId>,
	/// Keep the claim code in this file; where the file is there, use its code: to try again safely
	#[arg(long, value_name = "FILE")]
	code_file: Option<PathBuf>,
	/// Put the claim code into the JSON too
	#[arg(long)]
	show_code: bool,
	/// Draw the QR code for paper or a light terminal
	#[arg(long)]
	light: bool,
}

/// Whole seconds: FHIR's instants of other programs have no more.
fn whole_seconds(at: UnixMillis) -> UnixMillis {
	UnixMillis(at.0 / UnixMillis::SECOND * UnixMillis::SECOND)
}

/// A number of a file that fits.
fn number<T: TryFrom<u64>>(file: &Value, place: &str) -> Result<Option<T>, CliError> {
	let Some(value) = file.pointer(place) else {
		return Ok(None);
	};
	let fits = value.as_u64().and_then(|number| T::try_from(number).ok());
	fits.map(Some).ok_or_else(|| {
		CliError::usage(format!(
			"MedicationRequest{place} is {value}, and a whole number that Salus can count is wanted; say it with an option"
		))
	})
}

fn interval_of(file: &Value) -> Result<Option<u64>, CliError> {
	let place = "/dispenseRequest/dispenseInterval";
	let Some(count) = number::<u64>(file, &format!("{place}/value"))? else {
		return Ok(None);
	};
	let unit = match file.pointer(&format!("{place}/code")).and_then(Value::as_str) {
		Some("d") => UnixMillis::DAY,
		Some("h") => UnixMillis::HOUR,
		Some("wk") => 7 * UnixMillis::DAY,
		_ => {
			return Err(CliError::usage(
				"the file's dispenseInterval counts in other units than d, h or wk: say --interval",
			))
		}
	};
	Ok(count.checked_mul(unit))
}

/// The end of a file's validity: an instant, or a day that still belongs to it.
fn valid_until_of(file: &Value) -> Option<UnixMillis> {
	let text = file.pointer("/dispenseRequest/validityPeriod/end")?.as_str()?;
	if let Ok(day) = text.parse::<Day>() {
		let next = u64::try_from(day.0.checked_add(1)?).ok()?;
		return next.checked_mul(UnixMillis::DAY).map(UnixMillis);
	}
	let at = DateTime::parse_from_rfc3339(text).ok()?.timestamp_millis();
	u64::try_from(at).ok().map(UnixMillis)
}

fn unit_of(file: &Value) -> Result<Option<Unit>, CliError> {
	let code = file
		.pointer("/dispenseRequest/quantity/code")
		.and_then(Value::as_str);
	let read = |code: &str| {
		parse::unit(code).map_err(|error| CliError::usage(format!("the file's quantity: {error}")))
	};
	code.map(read).transpose()
}

fn missing(what: &str, option: &str) -> impl FnOnce() -> CliError {
	let message = format!("the file does not say {what}: say it with {option}");
	move || CliError::usage(message)
}

/// Who prescribes for whom, and where.
#[derive(Clone, Copy)]
struct Parties {
	patient: PatientId,
	prescriber: PersonId,
	organisation: OrganisationId,
}

impl IssueArgs {
	/// What the options and the file say, as one.
	fn prescription(
		&self,
		file: Option<&Value>,
		prescription: PrescriptionId,
		parties: Parties,
		now: UnixMillis,
	) -> Result<Prescription, CliError> {
		let none = Value::Null;
		let file = file.unwrap_or(&none);
		let words = |place: &str| file.pointer(place).and_then(Value::as_str).map(str::to_owned);
		let medication = self
			.medication
			.clone()
			.or_else(|| words("/medicationCodeableConcept/text"))
			.or_else(|| words("/medicationCodeableConcept/coding/0/display"));
		let quantity = match self.quantity {
			Some(quantity) => Some(quantity),
			None => number(file, "/dispenseRequest/quantity/value")?,
		};
		let repeats = match self.repeats {
			Some(repeats) => Some(repeats),
			None => number(file, "/dispenseRequest/numberOfRepeatsAllowed")?,
		};
		let interval = match self.interval {
			Some(interval) => Some(interval),
			None => interval_of(file)?,
		};
		let unit = match self.unit {
			Some(unit) => Some(unit),
			None => unit_of(file)?,
		};
		let valid_until = match self.valid {
			Some(valid) => valid.from(now),
			None => valid_until_of(file).unwrap_or(now.plus(VALIDITY)),
		};
		let allowed = file
			.pointer("/substitution/allowedBoolean")
			.and_then(Value::as_bool);
		Ok(Prescription {
			prescription,
			patient: parties.patient,
			prescriber: parties.prescriber,
			organisation: parties.organisation,
			encounter: self.encounter,
			renews: self.renews,
			authored_at: whole_seconds(now),
			medication: Concept::words(medication.ok_or_else(missing("what to take", "--medication"))?),
			dosage: self
				.dose_instruction
				.clone()
				.or_else(|| words("/dosageInstruction/0/text"))
				.ok_or_else(missing("how to take it", "--dose-instruction"))?,
			quantity: quantity.ok_or_else(missing("how much", "--quantity"))?,
			unit: unit.unwrap_or(Unit::Each),
			repeats: repeats.unwrap_or(0),
			valid_until: whole_seconds(valid_until),
			interval_millis: interval.unwrap_or(0),
			substitution_allowed: !self.no_substitution && allowed.unwrap_or(true),
		})
	}

	/// The resource: what Salus says over what the file says, with the file's own words for what no option changed.
	fn resource(&self, file: Option<Value>, prescription: &Prescription) -> Value {
		let mut ours = prescription.resource();
		let kept = |option: bool, name: &str| {
			let value = file.as_ref()?.get(name)?.clone();
			(!option).then_some(value)
		};
		for (option, name) in [
			(self.medication.is_some(), "medicationCodeableConcept"),
			(self.dose_instruction.is_some(), "dosageInstruction"),
		] {
			if let Some(value) = kept(option, name) {
				ours[name] = value;
			}
		}
		overlay(file, ours)
	}
}

/// The terms on the chain.
fn terms(prescription: &Prescription, claim_key: [u8; 32]) -> Result<PrescriptionTerms, CliError> {
	let terms = PrescriptionTerms {
		quantity: prescription.quantity,
		unit: prescription.unit,
		repeats: prescription.repeats,
		valid_until: prescription.valid_until,
		interval_millis: prescription.interval_millis,
		claim_key,
	};
	match terms.fault() {
		None => Ok(terms),
		Some(TermsFault::NoQuantity) => Err(CliError::usage(
			"a full fill of nothing: prescribe one unit at least",
		)),
		Some(TermsFault::TooManyRepeats) => Err(CliError::usage(format!(
			"{} repeats are more than {MAX_REPEATS}: prescribe fewer, and renew",
			terms.repeats
		))),
		Some(TermsFault::NoClaimKey) => Err(CliError::new(
			Failure::Other,
			"the claim code gave no key; try again",
		)),
	}
}

/// A code that is shown to nobody would be lost.
fn ensure_shown(format: Format, args: &IssueArgs) -> Result<(), CliError> {
	if format == Format::Json && !args.show_code && args.code_file.is_none() {
		return Err(CliError::usage(
			"JSON does not hold the claim code, which would be lost: add --code-file FILE or --show-code",
		));
	}
	Ok(())
}

/// With a code from a file, an earlier try may have gone through.
async fn ensure_new(session: &Session, code: &ClaimCode) -> Result<(), CliError> {
	let (id, key) = (code.prescription(), code.claim_key().public());
	match session
		.chain
		.prescription_by_key(key, id, now(), At::Best)
		.await?
	{
		None => Ok(()),
		Some(_) => Err(CliError::refused(format!(
			"prescription {id} of this claim code is issued: an earlier try went through"
		))
		.with_note("Give the patient that code; for another prescription name another --code-file.")),
	}
}

/// `salus prescription issue`.
pub async fn issue(context: &Context, args: IssueArgs) -> Result<(), CliError> {
	ensure_shown(context.out.0, &args)?;
	let file = args
		.file
		.as_deref()
		.map(|path| read_resource(path, "MedicationRequest"));
	let file = file.transpose()?;
	let patient = context.find_patient(&args.patient)?;
	let session = context.connect().await?;
	let parties = Parties {
		patient,
		prescriber: session.person()?,
		organisation: session.organisation()?,
	};
	let code = match &args.code_file {
		Some(path) => code::read_or_make(path)?,
		None => ClaimCode::generate()?,
	};
	ensure_new(&session, &code).await?;
	let prescription = args.prescription(file.as_ref(), code.prescription(), parties, now())?;
	let terms = terms(&prescription, code.claim_key().public())?;
	let resource = args.resource(file, &prescription);
	let (id, record) = (code.prescription(), code.record());
	let draft = authored(record, patient, parties.organisation, Category::Medication);
	let prepared = seal(&session, draft, &resource, Some(code.record_secret())).await?;
	let issue = prescriptions::issue(id, patient, parties.organisation, record, terms, args.renews);
	let both = calls::utility::batch_all(vec![prepared.call, issue]);
	let mut extra = json!({ "prescription": id, "record": record });
	if args.show_code {
		extra["claim_code"] = code.reveal().as_str().into();
	}
	let who = context.names.person(patient.person());
	let done = session
		.carry_out(&both, &format!("{id}: prescribed for {who}"), extra)
		.await;
	let shows = context.out.0 == Format::Table;
	match done {
		Ok(_) if shows => code::print(&code, args.light),
		Ok(_) => (),
		Err(error) => {
			// Nobody knows then whether it went through; if it did, its code must not be lost.
			if error.category() == Failure::Connection && shows {
				code::print(&code, args.light);
			}
			return Err(error.with_note(again(&args, id)));
		}
	}
	Ok(())
}

fn again(args: &IssueArgs, id: PrescriptionId) -> String {
	match &args.code_file {
		Some(path) => format!(
			"The same command with --code-file {} tries the same prescription {id} again, and does nothing twice.",
			path.display()
		),
		None => format!("Whether it went through after all says `salus prescription show {id}`."),
	}
}

#[cfg(test)]
mod tests;
