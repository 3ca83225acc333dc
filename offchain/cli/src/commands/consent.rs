// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus consent`: who may see what.

pub mod ask;

use super::{
	care::RangeArgs,
	terms::{in_words, TermsArgs},
};
use crate::{
	context::{random_id, Context, Session},
	error::CliError,
	output::instant,
	parse::{self, When},
};
use ask::ExplainArgs;
use clap::{Args, Subcommand};
use salus_client::{
	chain::{calls::consent as calls, At, Call},
	records::now,
};
use salus_primitives::{
	consent::{Categories, Grantee, Terms},
	ConsentId,
};
use serde_json::{json, Value};

/// Who is shut out, or let in again.
#[derive(Debug, Args)]
pub struct WhomArgs {
	/// Name, person:NAME or organisation:NAME
	whom: String,
	#[command(flatten)]
	whose: Whose,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum ConsentCommand {
	/// Ask a patient for a consent (a doctor, acting in --organisation)
	Request {
		/// The patient, by name or id
		patient: String,
		/// Ask for the whole organisation's sake and not only for oneself
		#[arg(long)]
		for_organisation: bool,
		/// Until when the patient may answer
		#[arg(long, default_value = "7d", value_name = "WHEN")]
		answer_by: When,
		#[command(flatten)]
		terms: TermsArgs,
	},
	/// Let a person or an organisation in
	Grant(GrantArgs),
	/// Say yes to a request, to what it asks or to less
	Approve {
		/// The request's id
		consent: ConsentId,
		/// Grant exactly what is asked for
		#[arg(long)]
		as_asked: bool,
		#[command(flatten)]
		terms: TermsArgs,
	},
	/// Say no to a request
	Deny {
		/// The request's id
		consent: ConsentId,
	},
	/// End a consent
	Revoke {
		/// Its id
		consent: ConsentId,
	},
	/// End everything that lets a person or an organisation in
	RevokeAll {
		/// Name, person:NAME or organisation:NAME
		grantee: String,
		#[command(flatten)]
		whose: Whose,
	},
	/// Put another consent in the place of one
	Supersede {
		/// The old consent's id
		consent: ConsentId,
		#[command(flatten)]
		terms: TermsArgs,
	},
	/// Shut a person or an organisation out by name, whatever else lets them in
	Exclude(WhomArgs),
	/// Take an exclusion back
	Readmit(WhomArgs),
	/// Shut categories for everybody but oneself
	Seal {
		/// Categories, separated by commas
		#[arg(value_parser = parse::categories)]
		categories: Categories,
		#[command(flatten)]
		whose: Whose,
	},
	/// Open sealed categories again
	Unseal {
		/// Categories, separated by commas
		#[arg(value_parser = parse::categories)]
		categories: Categories,
		#[command(flatten)]
		whose: Whose,
	},
	/// Give a consent back (the one who was let in)
	Relinquish {
		/// Its id
		consent: ConsentId,
	},
	/// Take a request back (the one who asked)
	Withdraw {
		/// Its id
		consent: ConsentId,
	},
	/// Mark a consent as entered in error
	Error {
		/// Its id
		consent: ConsentId,
	},
	/// Show a patient's consents, or with --to those that let somebody in
	List {
		#[command(flatten)]
		whose: Whose,
		/// What was granted to this person or organisation
		#[arg(long, conflicts_with = "patient", value_name = "GRANTEE")]
		to: Option<String>,
		#[command(flatten)]
		range: RangeArgs,
	},
	/// Say whether somebody may do something, and which rule says so
	Explain(ExplainArgs),
}

/// For whom one acts.
#[derive(Clone, Debug, Args)]
pub struct Whose {
	/// The patient, where one acts as a representative; oneself by default
	#[arg(long)]
	patient: Option<String>,
}

/// A grant.
#[derive(Debug, Args)]
pub struct GrantArgs {
	/// Whom to let in: a name, person:NAME or organisation:NAME
	grantee: String,
	#[command(flatten)]
	whose: Whose,
	#[command(flatten)]
	terms: TermsArgs,
	/// Only show what the grant would open; nothing is signed
	#[arg(long)]
	preview: bool,
}

/// Carries the command out.
pub async fn run(context: &Context, command: ConsentCommand) -> Result<(), CliError> {
	match command {
		ConsentCommand::Request {
			patient,
			for_organisation,
			answer_by,
			terms,
		} => request(context, &patient, for_organisation, answer_by, &terms).await,
		ConsentCommand::Grant(args) => grant(context, args).await,
		ConsentCommand::Approve {
			consent,
			as_asked,
			terms,
		} => approve(context, consent, as_asked, &terms).await,
		ConsentCommand::Supersede { consent, terms } => supersede(context, consent, &terms).await,
		ConsentCommand::List { whose, to, range } => ask::list(context, &whose, to, &range).await,
		ConsentCommand::Explain(args) => ask::explain(context, args).await,
		ConsentCommand::RevokeAll { grantee, whose } => {
			let grantee_id = parse::grantee(&grantee, &context.names)?;
			let session = context.connect().await?;
			let patient = session.patient_or_self(context, &whose.patient)?;
			let sentence = format!("everything that let {grantee} in is ended");
			tell(&session, &calls::revoke_all(patient, grantee_id), &sentence).await
		}
		ConsentCommand::Exclude(args) => {
			let outcome = match parse::grantee(&args.whom, &context.names)? {
				// Told before it surprises.
				Grantee::Organisation(_) => {
					"is shut out: it and its members read, list, write and book nothing of yours any more; what was written there stays in \
					 its keeping, and what somebody opened before stays with them"
				}
				Grantee::Person(_) => "is shut out",
			};
			on_whom(context, args, calls::exclude, outcome).await
		}
		ConsentCommand::Readmit(args) => {
			on_whom(context, args, calls::readmit, "is no longer shut out by name").await
		}
		ConsentCommand::Seal { categories, whose } => {
			let session = context.connect().await?;
			let patient = session.patient_or_self(context, &whose.patient)?;
			tell(&session, &calls::seal(patient, categories), "sealed").await
		}
		ConsentCommand::Unseal { categories, whose } => {
			let session = context.connect().await?;
			let patient = session.patient_or_self(context, &whose.patient)?;
			tell(&session, &calls::unseal(patient, categories), "no longer sealed").await
		}
		ConsentCommand::Deny { consent } => {
			simple(context, calls::reject(consent), "the request is denied").await
		}
		ConsentCommand::Revoke { consent } => {
			simple(context, calls::revoke(consent), "the consent is ended").await
		}
		ConsentCommand::Relinquish { consent } => {
			simple(context, calls::relinquish(consent), "given back").await
		}
		ConsentCommand::Withdraw { consent } => simple(context, calls::withdraw(consent), "taken back").await,
		ConsentCommand::Error { consent } => {
			simple(
				context,
				calls::mark_in_error(consent),
				"marked as entered in error",
			)
			.await
		}
	}
}

async fn tell(session: &Session, call: &Call, sentence: &str) -> Result<(), CliError> {
	session.carry_out(call, sentence, json!({})).await?;
	Ok(())
}

async fn simple(context: &Context, call: Call, sentence: &str) -> Result<(), CliError> {
	tell(&context.connect().await?, &call, sentence).await
}

async fn on_whom(
	context: &Context,
	args: WhomArgs,
	call: fn(salus_primitives::PatientId, Grantee) -> Call,
	outcome: &str,
) -> Result<(), CliError> {
	let (name, whom) = (&args.whom, parse::grantee(&args.whom, &context.names)?);
	let session = context.connect().await?;
	let patient = session.patient_or_self(context, &args.whose.patient)?;
	// Of two representatives who must wish the same, the first only wishes it.
	let alone = session.person()? == patient.person() || matches!(whom, Grantee::Person(_));
	let sentence = if alone {
		format!("{name} {outcome}")
	} else {
		format!("{name} {outcome}, as soon as two representatives have asked for it within seven days")
	};
	tell(&session, &call(patient, whom), &sentence).await
}

fn new_consent() -> Result<ConsentId, CliError> {
	Ok(ConsentId(random_id()?))
}

fn granted(consent: ConsentId, terms: &Terms) -> (String, Value) {
	let sentence = format!(
		"{consent}: may {} until {}",
		in_words(terms),
		instant(terms.expires_at)
	);
	(sentence, json!({ "consent": consent, "terms": terms }))
}

async fn request(
	context: &Context,
	patient: &str,
	for_organisation: bool,
	answer_by: When,
	terms: &TermsArgs,
) -> Result<(), CliError> {
	let patient = context.find_patient(patient)?;
	let session = context.connect().await?;
	let organisation = session.organisation()?;
	let grantee = if for_organisation {
		Grantee::Organisation(organisation)
	} else {
		Grantee::Person(session.person()?)
	};
	let (terms, consent) = (terms.terms(&grantee, now())?, new_consent()?);
	let call = calls::request(
		consent,
		organisation,
		patient,
		grantee,
		terms,
		answer_by.from(now()),
	);
	let sentence = format!(
		"{consent}: asked to {} until {}",
		in_words(&terms),
		instant(terms.expires_at)
	);
	session
		.carry_out(&call, &sentence, json!({ "consent": consent, "terms": terms }))
		.await?;
	Ok(())
}

async fn grant(context: &Context, args: GrantArgs) -> Result<(), CliError> {
	let grantee = parse::grantee(&args.grantee, &context.names)?;
	let terms = args.terms.terms(&grantee, now())?;
	let session = context.connect().await?;
	let patient = session.patient_or_self(context, &args.whose.patient)?;
	if args.preview {
		let caller = session.person()?;
		let preview = session
			.chain
			.preview(caller, patient, grantee, terms, now(), At::Final)
			.await?
			.ok_or_else(|| CliError::refused("only the patient or a representative can preview a grant"))?;
		let fields = [
			("would open", format!("{} records", preview.records)),
			("stay sealed", format!("{} records", preview.sealed)),
			("looked at", format!("{} records", preview.examined)),
		];
		context.out.fields(&fields, &preview);
		return Ok(());
	}
	let consent = new_consent()?;
	let (sentence, json) = granted(consent, &terms);
	session
		.carry_out(&calls::grant(consent, patient, grantee, terms), &sentence, json)
		.await?;
	Ok(())
}

async fn approve(
	context: &Context,
	consent: ConsentId,
	as_asked: bool,
	terms: &TermsArgs,
) -> Result<(), CliError> {
	let session = context.connect().await?;
	let details = ask::details(&session, consent).await?;
	let terms = if as_asked {
		details.terms
	} else {
		terms.terms(&details.grantee, now())?
	};
	if !terms.is_within(&details.terms) {
		return Err(CliError::usage(format!(
			"a request can be granted as it is or narrowed, and this is more than it asks for ({} until {}); narrow it, or use --as-asked",
			in_words(&details.terms),
			instant(details.terms.expires_at)
		)));
	}
	let (sentence, json) = granted(consent, &terms);
	session
		.carry_out(&calls::approve(consent, terms), &sentence, json)
		.await?;
	Ok(())
}

async fn supersede(context: &Context, consent: ConsentId, terms: &TermsArgs) -> Result<(), CliError> {
	let session = context.connect().await?;
	let details = ask::details(&session, consent).await?;
	let (terms, by) = (terms.terms(&details.grantee, now())?, new_consent()?);
	let (sentence, json) = granted(by, &terms);
	session
		.carry_out(&calls::supersede(consent, by, terms), &sentence, json)
		.await?;
	Ok(())
}
