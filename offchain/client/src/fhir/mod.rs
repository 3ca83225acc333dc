// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! FHIR R4: a Bundle becomes records, and records become a Bundle again.
//!
//! # The way in
//! [`Bundle::read`] splits a Bundle by resource without changing a byte. [`plan`] validates each resource, files it under a
//! category and a day, gives it the id under which the same importer always brings it, and compares it with what is there:
//! new, changed, unchanged or refused. [`carry_out`] hands the steps to a [`RecordSink`], which seals, uploads and anchors them
//! batch by batch. After an interruption a new plan holds what is left.
//!
//! # The way out
//! [`originals`] gives back each imported Bundle byte for byte; [`archive`] makes one collection of everything, with
//! Appointment, Encounter, Consent, AuditEvent and Provenance from the chain's state and the receipts, and prescriptions and orders with
//! the status that holds now. [`same_bundle`] compares.
//!
//! # A story
//! Ana's old clinic gave her a file of 744 resources. Her client imports it: 744 records and one [`Skeleton`], each
//! marked *imported*. A year later she imports a newer file of the same clinic: what changed gets a new version, what is new is
//! added, the rest stays untouched. When she moves on she exports it all, and her new clinic's software reads it as if
//! it came from the old one.
//!
//! # What is not promised
//! Validation is structural ([`validate`]): profiles, terminologies and the rules between elements are not checked.
//! FHIR of another release is recognised by what gives it away ([`version`]), since a resource does not say which it is. The
//! errors quote values and so hold health data: they are for the screen of whose file it is, never for a log.

mod archive;
mod bundle;
pub mod care;
mod compare;
mod date;
mod desk;
mod from_chain;
mod identity;
mod json;
mod map;
mod plan;
mod primitive;
mod sensitive;
mod sink;
mod skeleton;
mod subject;
mod table;
mod validate;
pub mod version;

pub use archive::{archive, full_urls, originals, Archive, ChainState, Stored};
pub use bundle::{Bundle, BundleError, Entry};
pub use compare::{same_bundle, Difference};
pub use date::first_day;
pub use desk::DeskSink;
pub use from_chain::{audit_event, consent, provenance, AccessReceipt};
pub use identity::ImportKey;
pub use json::{Json, JsonError, JsonProblem, Limits, Node};
pub use map::{file, DayFrom, Encounters, Filing};
pub use plan::{
	identify, plan, Action, Content, Import, Known, Plan, PlanError, Refusal, Refused, Step, MEDIA_TYPE,
};
pub use primitive::{is_id, is_reference};
pub use sensitive::is_sensitive;
pub use sink::{carry_out, prepare, ImportError, Progress, RecordSink};
pub use skeleton::{Restored, Skeleton, PLACEHOLDER_SYSTEM};
pub use table::{is_resource_type, resource_types};
pub use validate::{validate, Fault, Problem, MAX_FAULTS};
