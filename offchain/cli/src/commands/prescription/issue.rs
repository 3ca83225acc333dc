// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Prescribing.

use super::code::KeptCodeArgs;
use crate::{
	commands::care::{authored, overlay, read_resource, seal},
	context::{Context, Session},
	error::CliError,
	parse::{self, When},
};
use chrono::DateTime;
use clap::Args;
use salus_client::{
	chain::{calls, calls::prescriptions, At, Call},
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
use std::path::{Path, PathBuf};

/// How long a prescription can be claimed unless something is said, in milliseconds.
const VALIDITY: u64 = 90 * UnixMillis::DAY;

/// A new prescription: by a file, by options, or by a file with options over it.
#[derive(Debug, Args)]
pub struct IssueArgs {
	/// For whom, by name or id
	patient: String,
	/// A FHIR R4 MedicationRequest in JSON; ids, names and state in it are replaced
	#[arg(long)]
	file: Option<PathBuf>,
	#[command(flatten)]
	prescribed: PrescribedArgs,
	/// During which visit
	#[arg(long)]
	encounter: Option<EncounterId>,
	#[command(flatten)]
	code: KeptCodeArgs,
}

/// What is prescribed, in options. A file may say what they leave out.
#[derive(Debug, Args)]
pub struct PrescribedArgs {
	/// What, in words
	#[arg(long, value_name = "TEXT")]
	medication: Option<String>,
	/// How to take it, in words
	#[arg(long, value_name = "TEXT")]
	dose_instruction: Option<String>,
	/// How much one full fill is
	#[arg(long)]
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
	/// The prescription that this one renews
	#[arg(long, value_name = "PRESCRIPTION")]
	renews: Option<PrescriptionId>,
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
	let message = format!("nothing says {what}: say it with {option}");
	move || CliError::usage(message)
}

/// Who prescribes for whom, where, and during which visit.
#[derive(Clone, Copy)]
struct Setting {
	patient: PatientId,
	prescriber: PersonId,
	organisation: OrganisationId,
	encounter: Option<EncounterId>,
}

/// What a prescription says, whoever signs it for whom.
#[derive(Debug)]
struct Prescribed {
	medication: String,
	dosage: String,
	quantity: u32,
	unit: Unit,
	repeats: u8,
	interval_millis: u64,
	valid_until: UnixMillis,
	substitution_allowed: bool,
	authored_at: UnixMillis,
}

/// A prescription as options and a file say it. Nothing of it has been sent.
#[derive(Debug)]
pub struct Draft {
	args: PrescribedArgs,
	file: Option<Value>,
	prescribed: Prescribed,
}

impl PrescribedArgs {
	/// Do the options say anything?
	pub fn say_anything(&self) -> bool {
		let Self {
			medication,
			dose_instruction,
			quantity,
			unit,
			repeats,
			interval,
			valid,
			no_substitution,
			renews,
		} = self;
		let words = medication.is_some() || dose_instruction.is_some() || renews.is_some();
		let numbers = quantity.is_some() || unit.is_some() || repeats.is_some() || interval.is_some();
		words || numbers || valid.is_some() || *no_substitution
	}

	/// Reads the file, and says what is wrong before anything is reached.
	pub fn draft(self, file: Option<&Path>, now: UnixMillis) -> Result<Draft, CliError> {
		let file = file.map(|path| read_resource(path, "MedicationRequest"));
		let file = file.transpose()?;
		let prescribed = self.prescribed(file.as_ref(), now)?;
		prescribed.ensure_possible()?;
		Ok(Draft {
			args: self,
			file,
			prescribed,
		})
	}

	/// What the options and the file say, as one.
	fn prescribed(&self, file: Option<&Value>, now: UnixMillis) -> Result<Prescribed, CliError> {
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
		Ok(Prescribed {
			medication: medication.ok_or_else(missing("what to take", "--medication"))?,
			dosage: self
				.dose_instruction
				.clone()
				.or_else(|| words("/dosageInstruction/0/text"))
				.ok_or_else(missing("how to take it", "--dose-instruction"))?,
			quantity: quantity.ok_or_else(missing("how much one full fill is", "--quantity"))?,
			unit: unit.unwrap_or(Unit::Each),
			repeats: repeats.unwrap_or(0),
			interval_millis: interval.unwrap_or(0),
			valid_until: whole_seconds(valid_until),
			substitution_allowed: !self.no_substitution && allowed.unwrap_or(true),
			authored_at: whole_seconds(now),
		})
	}
}

impl Prescribed {
	/// The terms on the chain.
	fn terms(&self, claim_key: [u8; 32]) -> PrescriptionTerms {
		PrescriptionTerms {
			quantity: self.quantity,
			unit: self.unit,
			repeats: self.repeats,
			valid_until: self.valid_until,
			interval_millis: self.interval_millis,
			claim_key,
		}
	}

	/// What the chain would refuse, said sooner. The key comes with the claim code.
	fn ensure_possible(&self) -> Result<(), CliError> {
		match self.terms([0; 32]).fault() {
			None | Some(TermsFault::WeakClaimKey) => Ok(()),
			Some(TermsFault::NoQuantity) => Err(CliError::usage(
				"a full fill of nothing: prescribe one unit at least",
			)),
			Some(TermsFault::TooManyRepeats) => Err(CliError::usage(format!(
				"{} repeats are more than {MAX_REPEATS}: prescribe fewer, and renew",
				self.repeats
			))),
		}
	}
}

impl Draft {
	/// The prescription in its setting.
	fn prescription(&self, prescription: PrescriptionId, setting: Setting) -> Prescription {
		let said = &self.prescribed;
		Prescription {
			prescription,
			patient: setting.patient,
			prescriber: setting.prescriber,
			organisation: setting.organisation,
			encounter: setting.encounter,
			renews: self.args.renews,
			authored_at: said.authored_at,
			medication: Concept::words(&said.medication),
			dosage: said.dosage.clone(),
			quantity: said.quantity,
			unit: said.unit,
			repeats: said.repeats,
			valid_until: said.valid_until,
			interval_millis: said.interval_millis,
			substitution_allowed: said.substitution_allowed,
		}
	}

	/// The resource: what Salus says over what the file says, with the file's own words for what no option changed.
	fn resource(&self, prescription: &Prescription) -> Value {
		let mut ours = prescription.resource();
		let kept = |option: bool, name: &str| {
			let value = self.file.as_ref()?.get(name)?.clone();
			(!option).then_some(value)
		};
		for (option, name) in [
			(self.args.medication.is_some(), "medicationCodeableConcept"),
			(self.args.dose_instruction.is_some(), "dosageInstruction"),
		] {
			if let Some(value) = kept(option, name) {
				ours[name] = value;
			}
		}
		overlay(self.file.clone(), ours)
	}

	/// Seals it under the ids of its claim code; says with which calls it is anchored and issued.
	pub async fn sealed(
		&self,
		session: &Session,
		code: &ClaimCode,
		(patient, encounter): (PatientId, Option<EncounterId>),
	) -> Result<Vec<Call>, CliError> {
		ensure_new(session, code).await?;
		let setting = Setting {
			patient,
			prescriber: session.person()?,
			organisation: session.organisation()?,
			encounter,
		};
		let (id, record) = (code.prescription(), code.record());
		let resource = self.resource(&self.prescription(id, setting));
		let draft = authored(record, patient, setting.organisation, Category::Medication);
		let prepared = seal(session, draft, &resource, Some(code.record_secret())).await?;
		let terms = self.prescribed.terms(code.claim_key().public());
		let issue = prescriptions::issue(id, patient, setting.organisation, record, terms, self.args.renews);
		Ok(vec![prepared.call, issue])
	}
}

/// With a code from a file, an earlier try may have gone through.
async fn ensure_new(session: &Session, code: &ClaimCode) -> Result<(), CliError> {
	let (id, key) = (code.prescription(), code.claim_key().public());
	match session
		.chain
		.prescription_by_key(
			session.person()?,
			Some(session.organisation()?),
			key,
			id,
			now(),
			At::Best,
		)
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
	args.code.ensure_shown(context.out.0)?;
	let draft = args.prescribed.draft(args.file.as_deref(), now())?;
	let patient = context.find_patient(&args.patient)?;
	let session = context.connect().await?;
	session.organisation()?;
	let code = args.code.read_or_make()?;
	let calls = draft.sealed(&session, &code, (patient, args.encounter)).await?;
	let id = code.prescription();
	let mut extra = json!({ "prescription": id, "record": code.record() });
	args.code.tell(&code, &mut extra);
	let who = context.names.person(patient.person());
	let done = session
		.carry_out(
			&calls::utility::batch_all(calls),
			&format!("{id}: prescribed for {who}"),
			extra,
		)
		.await;
	args.code.print_after(context, &code, done.map(drop))
}

#[cfg(test)]
mod tests;
