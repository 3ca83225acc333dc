// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus access-log`: who opened, or tried to open, a patient's records.

use super::org;
use crate::{
	context::{Context, Session},
	error::CliError,
	output::instant,
};
use clap::Args;
use salus_client::{
	api::{verify_chain, Receipt},
	vault::VaultClient,
};
use salus_primitives::{decision::Decision, PatientId};
use serde_json::json;
use std::collections::BTreeSet;

/// All vaults of the network that can be reached are asked, and the receipts' chains of hashes are checked.
#[derive(Debug, Args)]
pub struct AccessLogArgs {
	/// The patient, by name or id; oneself by default
	patient: Option<String>,
}

/// What the vaults said.
pub struct Collected {
	/// Their receipts, oldest first.
	pub receipts: Vec<Receipt>,
	/// What went wrong, one line per vault.
	pub troubles: Vec<String>,
	/// Why there is nothing, where every vault that was asked failed or refused.
	pub nothing: Option<CliError>,
}

async fn one_vault(vault: &VaultClient, patient: PatientId) -> Result<Vec<Receipt>, CliError> {
	let (mut receipts, mut cursor) = (Vec::new(), None);
	loop {
		let page = vault.access_log(patient, cursor).await?;
		receipts.extend(page.receipts);
		match page.next {
			Some(next) => cursor = Some(next),
			None => return Ok(receipts),
		}
	}
}

/// Asks every vault for the receipts about this patient.
pub async fn collect(
	context: &Context,
	session: &Session,
	patient: PatientId,
) -> Result<Collected, CliError> {
	let desk = session.desk().await?;
	let (mut receipts, mut troubles, mut asked) = (Vec::new(), Vec::new(), BTreeSet::new());
	let (mut answered, mut nothing) = (false, None);
	for view in org::all(session)
		.await?
		.into_iter()
		.filter(|view| view.details.endpoint.is_some())
	{
		let name = context.names.organisation(view.organisation);
		let vault = match desk.vault_of(view.organisation).await {
			Ok(vault) => vault,
			Err(error) => {
				troubles.push(format!("{name}: {error}"));
				nothing = nothing.or(Some(error.into()));
				continue;
			}
		};
		if !asked.insert(vault.base().to_owned()) {
			continue;
		}
		match one_vault(&vault, patient).await {
			Ok(found) => {
				if let Err(fault) = verify_chain(&found) {
					troubles.push(format!("{name}: the log was tampered with: {fault}"));
				}
				receipts.extend(found);
				answered = true;
			}
			Err(error) => {
				troubles.push(format!("{name}: {}", error.full_message()));
				nothing = nothing.or(Some(error));
			}
		}
	}
	receipts.sort_by_key(|receipt| receipt.body.at);
	let nothing = nothing.filter(|_| !answered);
	Ok(Collected {
		receipts,
		troubles,
		nothing,
	})
}

fn row(context: &Context, receipt: &Receipt) -> Vec<String> {
	let body = &receipt.body;
	let answer = match body.decision {
		Decision::Allow { rule, .. } => format!("yes: {rule}"),
		Decision::Deny { rule } => format!("no: {rule}"),
	};
	let acting = body.organisation.map_or_else(
		|| "-".into(),
		|organisation| context.names.organisation(organisation),
	);
	vec![
		instant(body.at),
		context.names.person(body.actor),
		acting,
		serde_json::to_value(body.subject)
			.ok()
			.and_then(|code| code.as_str().map(Into::into))
			.unwrap_or_default(),
		format!(
			"{} v{}",
			body.record.to_string().get(..12).unwrap_or_default(),
			body.version
		),
		body.purpose.to_string(),
		answer,
	]
}

/// Carries the command out.
pub async fn run(context: &Context, args: AccessLogArgs) -> Result<(), CliError> {
	let session = context.connect().await?;
	let patient = session.patient_or_self(context, &args.patient)?;
	let Collected {
		receipts,
		troubles,
		nothing,
	} = collect(context, &session, patient).await?;
	for trouble in &troubles {
		eprintln!("salus: {trouble}");
	}
	if let Some(error) = nothing {
		return Err(error);
	}
	let rows: Vec<_> = receipts.iter().map(|receipt| row(context, receipt)).collect();
	let headings = ["when", "who", "acting in", "what", "record", "purpose", "answer"];
	context.out.rows(
		&headings,
		&rows,
		&json!({ "receipts": receipts, "troubles": troubles }),
	);
	Ok(())
}
