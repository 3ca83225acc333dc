// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! May they: the only file of the vault that may allow.
//!
//! Whatever hands out or changes something takes a permit, and every permit has private fields and is made here. About
//! reading, nothing is decided here either: the chain decides, at its final block, and its best block may only say no.
//! [`ReadPermit`] is made from a receipt that is on disk: ask, log, then act.

use crate::{
	audit::Written,
	authn::{Asker, Caller, CustodianCaller},
	chain::{Chain, Moment},
	error::ApiError,
	store::{BodyKey, BodyRow},
};
use salus_client::api::{Hash32, ReceiptBody, Recipient, Subject};
use salus_primitives::{
	consent::{Access, Power, Powers, Purpose},
	decision::{AllowRule, Decision, DenyRule, Question, Target},
	records::RecordFacts,
	roles::{KeyHolder, OrganisationStatus, Profession},
	OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
};
use std::{collections::BTreeSet, sync::Arc};

/// What a reader asks for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
	/// Which record.
	pub record: RecordId,
	/// Which version.
	pub version: u32,
	/// In which organisation the reader acts.
	pub organisation: Option<OrganisationId>,
	/// Why.
	pub purpose: Purpose,
	/// Body, wrap or re-wrap.
	pub subject: Subject,
}

/// Who asks, and with which device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
	/// The person.
	pub person: PersonId,
	/// The session's account, where a session asks.
	pub device: Option<Hash32>,
}

impl From<&Caller> for Reader {
	fn from(caller: &Caller) -> Self {
		Self {
			person: caller.person,
			device: caller.device(),
		}
	}
}

impl Reader {
	/// What the chain's answer means for this reader: a session reads as a member, so what would let its person in as the patient or as a
	/// representative does not.
	fn hears(&self, decision: Decision) -> Decision {
		match decision {
			Decision::Allow {
				rule: AllowRule::Patient | AllowRule::Representative,
				..
			} if self.device.is_some() => Decision::Deny {
				rule: DenyRule::NothingAllows,
			},
			said => said,
		}
	}
}

/// A question about reading with the chain's answer, not yet logged: good for nothing but a receipt.
#[derive(Clone, Debug)]
pub struct Judged {
	reader: Reader,
	wanted: Wanted,
	facts: RecordFacts,
	decision: Decision,
	moment: Moment,
}

impl Judged {
	/// What the receipt says.
	pub fn receipt(&self, bytes: Option<(u64, u64)>) -> ReceiptBody {
		ReceiptBody {
			at: self.moment.now,
			actor: self.reader.person,
			organisation: self.wanted.organisation,
			device: self.reader.device,
			patient: self.facts.patient,
			custody: self.facts.organisation,
			record: self.wanted.record,
			version: self.wanted.version,
			subject: self.wanted.subject,
			access: Access::Read,
			purpose: self.wanted.purpose,
			decision: self.decision,
			block_hash: self.moment.finalised.hash,
			block_number: self.moment.finalised.number,
			bytes,
		}
	}

	/// The code of the rule that settled it.
	pub fn rule(&self) -> &'static str {
		self.decision.code()
	}
}

/// A yes that is on disk and was asked for twice.
#[derive(Debug)]
pub struct Confirmed {
	judged: Judged,
}

impl Confirmed {
	/// What was asked for.
	pub fn wanted(&self) -> &Wanted {
		&self.judged.wanted
	}

	/// Who asked.
	pub fn reader(&self) -> PersonId {
		self.judged.reader.person
	}

	/// The permit for the body of that version.
	pub fn body(self, key: BodyKey) -> Result<ReadPermit, ApiError> {
		let Judged { reader, wanted, .. } = self.judged;
		if (key.record, key.version) != (wanted.record, wanted.version) {
			return Err(ApiError::NotFound);
		}
		Ok(ReadPermit {
			key,
			reader: reader.person,
			organisation: wanted.organisation,
		})
	}
}

/// A reader may have one version of one record, now.
#[derive(Debug)]
pub struct ReadPermit {
	key: BodyKey,
	reader: PersonId,
	organisation: Option<OrganisationId>,
}

impl ReadPermit {
	/// Which body.
	pub fn key(&self) -> &BodyKey {
		&self.key
	}

	/// For whom the key may be wrapped: the reader; failing that, the organisation in which the reader acts.
	pub fn recipients(&self) -> impl Iterator<Item = Recipient> + '_ {
		std::iter::once(Recipient::Person(self.reader)).chain(self.organisation.map(Recipient::Organisation))
	}
}

/// Somebody may send a body for this patient into this organisation's custody.
#[derive(Debug)]
pub struct UploadPermit {
	uploader: PersonId,
	patient: PatientId,
	organisation: OrganisationId,
	as_member: bool,
}

impl UploadPermit {
	/// Who sends it.
	pub fn uploader(&self) -> PersonId {
		self.uploader
	}

	/// Whose record.
	pub fn patient(&self) -> PatientId {
		self.patient
	}

	/// In whose custody.
	pub fn organisation(&self) -> OrganisationId {
		self.organisation
	}

	/// May the uploader know that this body lies here?
	pub fn may_know(&self, row: &BodyRow) -> bool {
		let colleague = self.as_member && row.organisation == self.organisation;
		colleague || row.patient == self.patient
	}
}

/// Somebody may see or change for whom a body's key is wrapped.
#[derive(Debug)]
pub struct WrapsPermit {
	key: BodyKey,
}

impl WrapsPermit {
	/// Which body.
	pub fn key(&self) -> &BodyKey {
		&self.key
	}
}

/// Whose books of receipts somebody may read.
#[derive(Debug)]
pub struct LogPermit {
	patient: PatientId,
	custody: Option<Vec<OrganisationId>>,
}

impl LogPermit {
	/// About whom.
	pub fn patient(&self) -> PatientId {
		self.patient
	}

	/// Only the books of these organisations; `None` for all.
	pub fn custody(&self) -> Option<Vec<OrganisationId>> {
		self.custody.clone()
	}
}

/// An administrator may put the directory of an organisation.
#[derive(Debug)]
pub struct DirectoryPermit {
	organisation: OrganisationId,
}

impl DirectoryPermit {
	/// Which organisation.
	pub fn organisation(&self) -> OrganisationId {
		self.organisation
	}
}

/// Decides for one vault by asking the chain.
#[derive(Clone)]
pub struct Authz {
	chain: Chain,
	served: Arc<BTreeSet<OrganisationId>>,
}

impl Authz {
	/// For a vault that serves these organisations.
	pub fn new(chain: Chain, served: impl IntoIterator<Item = OrganisationId>) -> Self {
		Self {
			chain,
			served: Arc::new(served.into_iter().collect()),
		}
	}

	/// The organisations served here.
	pub fn served(&self) -> &BTreeSet<OrganisationId> {
		&self.served
	}

	/// Asks whether the reader may have this, at the final block, and hears a no of the best block too. A record that the
	/// chain does not know is not found: there is no patient in whose book a receipt could stand.
	pub async fn judge(&self, reader: Reader, wanted: Wanted) -> Result<Judged, ApiError> {
		let moment = self.chain.moment().await?;
		let view = self.chain.view();
		let record = self
			.chain
			.ask(view.record(moment.finalised.hash, wanted.record))
			.await?;
		let facts = record.ok_or(ApiError::NotFound)?.details.facts;
		let question = Question {
			actor: reader.person,
			organisation: wanted.organisation,
			patient: facts.patient,
			target: Target::Record(wanted.record),
			access: Access::Read,
			purpose: wanted.purpose,
			now: moment.now,
		};
		let decision = reader.hears(self.decide(question, &moment).await?);
		Ok(Judged {
			reader,
			wanted,
			facts,
			decision,
			moment,
		})
	}

	/// Confirms a yes, now that its receipt is on disk, by asking once more. `Ok(Err(…))` when the answer has become no meanwhile:
	/// that wants a receipt of its own.
	pub async fn confirm(
		&self,
		judged: Judged,
		written: &Written,
	) -> Result<Result<Confirmed, Judged>, ApiError> {
		let said = &written.receipt().body;
		let same = said.decision == judged.decision
			&& (said.actor, said.record, said.version)
				== (judged.reader.person, judged.wanted.record, judged.wanted.version);
		if !same || !judged.decision.is_allowed() {
			return Err(ApiError::NotFound);
		}
		let again = self.judge(judged.reader, judged.wanted).await?;
		Ok(if again.decision.is_allowed() {
			Ok(Confirmed { judged: again })
		} else {
			Err(again)
		})
	}

	async fn decide(&self, question: Question, moment: &Moment) -> Result<Decision, ApiError> {
		let view = self.chain.view();
		let last = self
			.chain
			.ask(view.decide(moment.finalised.hash, question))
			.await?;
		if !last.is_allowed() || moment.best.hash == moment.finalised.hash {
			return Ok(last);
		}
		let best = self.chain.ask(view.decide(moment.best.hash, question)).await?;
		Ok(if best.is_allowed() { last } else { best })
	}

	/// May this person send a body: a live member of the organisation, a patient registered with it, or a representative
	/// who may consent for such a patient.
	pub async fn upload(
		&self,
		caller: &Caller,
		patient: PatientId,
		organisation: OrganisationId,
	) -> Result<UploadPermit, ApiError> {
		let permit = |as_member| UploadPermit {
			uploader: caller.person,
			patient,
			organisation,
			as_member,
		};
		if !self.served.contains(&organisation) {
			return Err(ApiError::Forbidden(format!(
				"organisation {organisation} is not served by this vault"
			)));
		}
		if self.is_member(caller, organisation, None).await? {
			return Ok(permit(true));
		}
		let view = self.chain.view();
		let at = caller.moment.finalised.hash;
		if self.acts_for(caller, patient, &[Power::Consent]).await?
			&& self
				.chain
				.ask(view.is_registered(at, patient, organisation))
				.await?
		{
			return Ok(permit(false));
		}
		let text =
			"you are neither a live member of this organisation nor registered with it as this patient";
		Err(ApiError::Forbidden(text.into()))
	}

	/// May they see or change for whom this body's key is wrapped: the organisation's custodian, the patient, a
	/// representative who may consent, and whoever sent the body (once it is anchored: while a member of the organisation).
	pub async fn wraps(&self, asker: &Asker, key: BodyKey, row: &BodyRow) -> Result<WrapsPermit, ApiError> {
		let may = match asker {
			Asker::Custodian(custodian) => custodian.organisation == row.organisation,
			Asker::Person(caller) if caller.person == key.uploader && !row.is_anchored() => true,
			// Whoever sent it and has left the organisation is a stranger to it.
			Asker::Person(caller)
				if caller.person == key.uploader
					&& self.is_member(caller, row.organisation, None).await? =>
			{
				true
			}
			Asker::Person(caller) => self.acts_for(caller, row.patient, &[Power::Consent]).await?,
		};
		may.then_some(WrapsPermit { key }).ok_or(ApiError::NotFound)
	}

	/// May a wrap for this recipient be deleted by this asker: its own, or any but the patient's and the author's.
	pub fn delete_wrap(
		&self,
		asker: &Asker,
		recipient: Recipient,
		key: &BodyKey,
		row: &BodyRow,
	) -> Result<(), ApiError> {
		let own = match asker {
			Asker::Person(caller) => recipient == Recipient::Person(caller.person),
			Asker::Custodian(custodian) => recipient == Recipient::Organisation(custodian.organisation),
		};
		if own || !is_kept(recipient, key, row) {
			return Ok(());
		}
		Err(ApiError::Forbidden(
			"the wraps of the patient, the author and the author's organisation stay".into(),
		))
	}

	/// May a wrap for this recipient be kept: it is the patient's, the uploader's, or the custody organisation's, or (once the body is
	/// anchored) the chain says so.
	pub async fn may_hold(
		&self,
		recipient: Recipient,
		key: &BodyKey,
		row: &BodyRow,
		facts: Option<&RecordFacts>,
		moment: &Moment,
	) -> Result<bool, ApiError> {
		if is_kept(recipient, key, row) {
			return Ok(true);
		}
		if facts.is_none() {
			return Ok(false);
		}
		let (at, view) = (moment.finalised.hash, self.chain.view());
		Ok(self
			.chain
			.ask(view.may_hold(at, recipient, key.record, moment.now))
			.await?)
	}

	/// May a custodian see what this organisation holds: its own only.
	pub fn custody(&self, custodian: &CustodianCaller) -> OrganisationId {
		custodian.organisation
	}

	/// Whose receipts may this person read: the patient and representatives who view or consent, all; a privacy officer,
	/// those about records in the custody of the organisation.
	pub async fn log(&self, caller: &Caller, patient: PatientId) -> Result<LogPermit, ApiError> {
		if self
			.acts_for(caller, patient, &[Power::View, Power::Consent])
			.await?
		{
			return Ok(LogPermit {
				patient,
				custody: None,
			});
		}
		let mut custody = Vec::new();
		if caller.device().is_some() {
			return Err(ApiError::NotFound);
		}
		for organisation in self.served.iter().copied() {
			if self
				.is_member(caller, organisation, Some(Profession::PrivacyOfficer))
				.await?
			{
				custody.push(organisation);
			}
		}
		if custody.is_empty() {
			return Err(ApiError::NotFound);
		}
		Ok(LogPermit {
			patient,
			custody: Some(custody),
		})
	}

	/// May this person put the directory of an organisation: its administrators.
	pub async fn directory(
		&self,
		caller: &Caller,
		organisation: OrganisationId,
	) -> Result<DirectoryPermit, ApiError> {
		let view = self.chain.view();
		let row = self
			.chain
			.ask(view.organisation(caller.moment.finalised.hash, organisation))
			.await?;
		let administrator = row.is_some_and(|row| {
			row.details.administrators.contains(&caller.person)
				&& row.details.standing.status == OrganisationStatus::Active
		});
		if administrator && caller.device().is_none() && self.served.contains(&organisation) {
			return Ok(DirectoryPermit { organisation });
		}
		Err(ApiError::Forbidden(
			"only an administrator of an organisation served here may put its directory".into(),
		))
	}

	/// Is the caller a live member of the organisation (with this profession)?
	pub async fn is_member(
		&self,
		caller: &Caller,
		organisation: OrganisationId,
		profession: Option<Profession>,
	) -> Result<bool, ApiError> {
		let (at, view) = (caller.moment.finalised.hash, self.chain.view());
		let membership = self
			.chain
			.ask(view.membership(at, organisation, caller.person))
			.await?;
		let fits = membership.is_some_and(|membership| {
			membership.is_live(caller.moment.now)
				&& profession.is_none_or(|wanted| membership.profession == wanted)
		});
		if !fits {
			return Ok(false);
		}
		let row = self.chain.ask(view.organisation(at, organisation)).await?;
		Ok(row.is_some_and(|row| row.details.standing.status == OrganisationStatus::Active))
	}

	/// Is the caller the patient, or a representative with one of these powers now, not excluded?
	pub async fn acts_for(
		&self,
		caller: &Caller,
		patient: PatientId,
		powers: &[Power],
	) -> Result<bool, ApiError> {
		if caller.device().is_some() {
			return Ok(false);
		}
		let (at, now, view) = (caller.moment.finalised.hash, caller.moment.now, self.chain.view());
		let asked = view.may_act_for(at, caller.person, patient, Powers::of(powers), now);
		Ok(self.chain.ask(asked).await?)
	}

	/// The key version that a wrap names has to be one that its recipient had.
	pub async fn key_version_exists(
		&self,
		recipient: KeyHolder,
		version: u32,
		moment: &Moment,
	) -> Result<bool, ApiError> {
		let view = self.chain.view();
		let key = self
			.chain
			.ask(view.encryption_key(moment.finalised.hash, recipient))
			.await?;
		Ok(key.is_some_and(|key| (1..=key.version).contains(&version)))
	}

	/// Both ends of the chain now.
	pub async fn moment(&self) -> Result<Moment, ApiError> {
		self.chain.moment().await
	}

	/// The vault's own time.
	pub fn own_time(&self) -> UnixMillis {
		self.chain.own_time()
	}
}

/// Wraps that nobody loses by a revoke: the patient's, the author's, and the custody organisation's.
pub(crate) fn is_kept(recipient: Recipient, key: &BodyKey, row: &BodyRow) -> bool {
	match recipient {
		Recipient::Person(person) => person == row.patient.person() || person == key.uploader,
		Recipient::Organisation(organisation) => organisation == row.organisation,
	}
}
