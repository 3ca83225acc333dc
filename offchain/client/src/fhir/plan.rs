// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What an import will do, before it does anything: which resources are new, which changed, which are there already, and which
//! are refused and why. Pure: it knows no vault and no chain.

use super::{
	bundle::{Bundle, Entry},
	compare,
	identity::{ImportKey, Source},
	json::{Limits, Node},
	map::{self, DayFrom, Encounters},
	skeleton,
	subject::Subjects,
	validate::{self, Fault},
};
use salus_primitives::{consent::Category, records::RecordStatus, time::Day, PatientId, RecordId};
use std::{
	borrow::Cow,
	collections::{BTreeMap, BTreeSet},
};

/// For whom, under which secret and on which day a Bundle is imported.
#[derive(Clone, Copy, Debug)]
pub struct Import<'a> {
	/// Whose history it is.
	pub patient: PatientId,
	/// What the records' ids are made with.
	pub key: &'a ImportKey,
	/// The day of the import, for resources that say no day of their own.
	pub today: Day,
}

/// What the chain and the vault hold under an id that the import would use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
	/// The number of the current version, counted from 1.
	pub version: u32,
	/// Where the record stands.
	pub status: RecordStatus,
	/// How to tell whether its content is the same.
	pub content: Content,
}

/// How to tell whether content is what a record already holds.
#[derive(Clone, PartialEq, Eq)]
pub enum Content {
	/// The salt from the record's secret, and the commitment on the chain.
	Committed {
		/// From the record's secret.
		salt: [u8; 32],
		/// From the chain.
		commitment: [u8; 32],
	},
	/// The content itself.
	Opened(Vec<u8>),
	/// It cannot be told: the importer has no key for it. Such a record is left as it is.
	Unreadable,
}

impl std::fmt::Debug for Content {
	fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		formatter.write_str(match self {
			Self::Committed { .. } => "Committed(…)",
			Self::Opened(_) => "Opened(…)",
			Self::Unreadable => "Unreadable",
		})
	}
}

/// What an import will do.
#[derive(Clone, Debug, Default)]
pub struct Plan<'b> {
	/// What to seal, upload and anchor, in the order of the Bundle; its skeleton last.
	pub steps: Vec<Step<'b>>,
	/// Records that hold the same content already.
	pub unchanged: Vec<RecordId>,
	/// Records that are there, but whose content the importer cannot compare.
	pub unreadable: Vec<RecordId>,
	/// Entries that will not be imported.
	pub refused: Vec<Refused>,
}

/// One record to write.
#[derive(Clone, PartialEq, Eq)]
pub struct Step<'b> {
	/// Its id.
	pub record: RecordId,
	/// New, or a new version.
	pub action: Action,
	/// What to call it on a screen (`Observation/123`); never for a log.
	pub label: String,
	/// Its category. An amended record keeps the one that it has.
	pub category: Category,
	/// Its day. An amended record keeps the one that it has.
	pub day: Day,
	/// Where the day comes from.
	pub day_from: DayFrom,
	/// Its body, of media type [`MEDIA_TYPE`].
	pub body: Cow<'b, str>,
}

impl std::fmt::Debug for Step<'_> {
	fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		write!(
			formatter,
			"Step({}, {:?}, {} bytes)",
			self.record,
			self.action,
			self.body.len()
		)
	}
}

/// The media type of every imported body.
pub const MEDIA_TYPE: &str = "application/fhir+json";

/// What a [`Step`] does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
	/// Add a record.
	Add,
	/// Add a version to a record.
	Amend {
		/// The number of the version that it will be.
		version: u32,
	},
}

/// An entry that is not imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("entry {entry} ({label}): {reason}")]
pub struct Refused {
	/// Which, counted from 0.
	pub entry: usize,
	/// What to call it on a screen.
	pub label: String,
	/// Why.
	pub reason: Refusal,
}

/// Why an entry is not imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
	/// There is nothing in it.
	#[error("it holds no resource")]
	NoResource,
	/// It does not bring content.
	#[error("its request is {0}; only POST and PUT bring content")]
	Method(String),
	/// It is not FHIR R4.
	#[error("it is not valid FHIR R4: {}", list(.0))]
	Invalid(Vec<Fault>),
	/// It is about somebody else.
	#[error("it is about {0}, who is not the patient of this bundle; import it for that patient")]
	AnotherPatient(String),
	/// It would be taken for a part of a skeleton.
	#[error("it uses a code of system {PLACEHOLDER}, which Salus keeps for itself", PLACEHOLDER = skeleton::PLACEHOLDER_SYSTEM)]
	Reserved,
	/// It has neither a name nor content of its own.
	#[error("it has no fullUrl and no id, and the same content as an entry before it")]
	Repeated,
	/// The record is no longer current.
	#[error("its record is {0} and can no longer change")]
	NotCurrent(RecordStatus),
	/// It cannot be read within the limits.
	#[error("{0}")]
	Unreadable(#[from] super::json::JsonError),
}

fn list(faults: &[Fault]) -> String {
	faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("; ")
}

/// Why nothing of a Bundle can be imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
	/// The Bundle's own elements are not R4.
	#[error("the bundle is not valid FHIR R4: {}", list(.0))]
	BadBundle(Vec<Fault>),
	/// It is about more than one patient.
	#[error("the bundle is about several patients ({}): make one bundle for each", .0.join(", "))]
	SeveralPatients(Vec<String>),
}

/// The ids of the records that this Bundle would become: what to look up on the chain before [`plan`].
pub fn identify(bundle: &Bundle, import: Import<'_>) -> Vec<RecordId> {
	let records = bundle
		.entries()
		.iter()
		.filter_map(|entry| record_of(bundle, entry, import));
	let records: Vec<_> = records.collect();
	let skeleton = skeleton_of(bundle, import);
	records.into_iter().chain(skeleton).collect()
}

fn record_of(bundle: &Bundle, entry: &Entry, import: Import<'_>) -> Option<RecordId> {
	let content = bundle.resource(entry)?;
	let identity = entry.identity();
	let source = identity
		.as_deref()
		.map_or(Source::Content(content), Source::Named);
	Some(import.key.record(import.patient, source))
}

/// A Bundle without a name goes by its first entry: a history that grows keeps it.
fn skeleton_of(bundle: &Bundle, import: Import<'_>) -> Option<RecordId> {
	let first = bundle
		.entries()
		.iter()
		.find_map(|entry| record_of(bundle, entry, import))?;
	let identity = bundle.identity().map_or_else(|| first.to_string(), str::to_owned);
	Some(import.key.record(import.patient, Source::Skeleton(&identity)))
}

/// Says what importing this Bundle will do, given what is known of the records that [`identify`] names.
pub fn plan<'b>(
	bundle: &'b Bundle,
	import: Import<'_>,
	known: &BTreeMap<RecordId, Known>,
) -> Result<Plan<'b>, PlanError> {
	let mut planner = Planner::over(bundle, import, known)?;
	for (index, entry) in bundle.entries().iter().enumerate() {
		if let Err(reason) = planner.entry(index, entry) {
			let label = entry.label();
			planner.plan.refused.push(Refused {
				entry: index,
				label,
				reason,
			});
		}
	}
	planner.skeleton()?;
	Ok(planner.plan)
}

struct Planner<'b, 'a> {
	bundle: &'b Bundle,
	import: Import<'a>,
	known: &'a BTreeMap<RecordId, Known>,
	limits: Limits,
	subjects: Subjects,
	encounters: Encounters,
	kept: BTreeMap<usize, RecordId>,
	seen: BTreeSet<RecordId>,
	plan: Plan<'b>,
}

impl<'b, 'a> Planner<'b, 'a> {
	fn over(
		bundle: &'b Bundle,
		import: Import<'a>,
		known: &'a BTreeMap<RecordId, Known>,
	) -> Result<Self, PlanError> {
		let limits = Limits::default();
		let mut encounters = Encounters::default();
		let mut subjects = Subjects::default();
		for entry in bundle.entries() {
			// What does not parse is refused by name when its turn comes.
			let Some(Ok(resource)) = bundle.resource(entry).map(|text| Node::parse(text, &limits)) else {
				continue;
			};
			encounters.note(entry.full_url.as_deref(), &resource);
			subjects.note(entry.full_url.as_deref(), &resource);
		}
		subjects.settle().map_err(PlanError::SeveralPatients)?;
		Ok(Self {
			bundle,
			import,
			known,
			limits,
			subjects,
			encounters,
			kept: BTreeMap::new(),
			seen: BTreeSet::new(),
			plan: Plan::default(),
		})
	}

	fn entry(&mut self, index: usize, entry: &Entry) -> Result<(), Refusal> {
		let bundle = self.bundle;
		let text = bundle.resource(entry).ok_or(Refusal::NoResource)?;
		if let Some(method) = entry
			.method
			.as_deref()
			.filter(|method| !matches!(*method, "POST" | "PUT"))
		{
			// A searchset or a collection has no request at all.
			return Err(Refusal::Method(method.chars().take(20).collect()));
		}
		let resource = Node::parse(text, &self.limits)?;
		let faults = validate::validate(&resource);
		if !faults.is_empty() {
			return Err(Refusal::Invalid(faults));
		}
		if skeleton::is_reserved(&resource) {
			return Err(Refusal::Reserved);
		}
		if let Some(other) = self.subjects.stranger(entry.full_url.as_deref(), &resource) {
			return Err(Refusal::AnotherPatient(other));
		}
		let record = record_of(bundle, entry, self.import).ok_or(Refusal::NoResource)?;
		if !self.seen.insert(record) {
			return Err(Refusal::Repeated);
		}
		let filing = map::file(&resource, &self.encounters, self.import.today);
		let step = Step {
			record,
			action: Action::Add,
			label: entry.label(),
			category: filing.category,
			day: filing.day,
			day_from: filing.day_from,
			body: Cow::Borrowed(text),
		};
		self.step(step)?;
		self.kept.insert(index, record);
		Ok(())
	}

	/// Compares with what is known, and plans what is left to do.
	fn step(&mut self, mut step: Step<'b>) -> Result<(), Refusal> {
		let Some(known) = self.known.get(&step.record) else {
			self.plan.steps.push(step);
			return Ok(());
		};
		let same = match &known.content {
			Content::Unreadable => None,
			Content::Committed { salt, commitment } => {
				Some(salus_envelope::commitment(salt, step.body.as_bytes()) == *commitment)
			}
			Content::Opened(body) => Some(compare::same_bytes_or_json(body, step.body.as_bytes())),
		};
		match same {
			Some(true) => self.plan.unchanged.push(step.record),
			None => self.plan.unreadable.push(step.record),
			Some(false) if known.status != RecordStatus::Current => {
				return Err(Refusal::NotCurrent(known.status));
			}
			Some(false) => {
				step.action = Action::Amend {
					version: known.version.saturating_add(1),
				};
				self.plan.steps.push(step);
			}
		}
		Ok(())
	}

	/// The skeleton comes last: it is complete only when every record that it names is there.
	fn skeleton(&mut self) -> Result<(), PlanError> {
		let text = skeleton::write(self.bundle, &self.kept);
		self.check_bundle(&text)?;
		let Some(record) = skeleton_of(self.bundle, self.import).filter(|_| !self.kept.is_empty()) else {
			return Ok(());
		};
		let step = Step {
			record,
			action: Action::Add,
			label: "Bundle".into(),
			category: Category::Document,
			day: self.import.today,
			day_from: DayFrom::Import,
			body: Cow::Owned(text),
		};
		if let Err(reason) = self.step(step) {
			let entry = self.bundle.entries().len();
			self.plan.refused.push(Refused {
				entry,
				label: "Bundle".into(),
				reason,
			});
		}
		Ok(())
	}

	/// The skeleton holds all of the Bundle but its resources, so its faults are the Bundle's own.
	fn check_bundle(&self, skeleton: &str) -> Result<(), PlanError> {
		let Ok(node) = Node::parse(skeleton, &self.limits) else {
			return Ok(());
		};
		let mut faults = validate::validate(&node);
		// With every entry refused, the empty list is ours.
		faults.retain(|fault| fault.location != "Bundle.entry" || !self.kept.is_empty());
		if faults.is_empty() {
			Ok(())
		} else {
			Err(PlanError::BadBundle(faults))
		}
	}
}

impl<'b> Plan<'b> {
	/// How many records will be added.
	pub fn added(&self) -> usize {
		self.steps
			.iter()
			.filter(|step| step.action == Action::Add)
			.count()
	}

	/// How many records will get a new version.
	pub fn amended(&self) -> usize {
		self.steps.len() - self.added()
	}

	/// The steps in batches of at most `size` (at least 1), in order.
	pub fn batches(&self, size: usize) -> impl Iterator<Item = &[Step<'b>]> {
		self.steps.chunks(size.max(1))
	}
}
