// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Importing a Bundle through a vault and the chain, as the patient's own client does.

use crate::{until, Desk, Result, Trouble, PATIENCE};
use salus_client::{
	api::{Head, HeadKind},
	chain::Wait,
	fhir::{carry_out, prepare, Bundle, DeskSink, Import, ImportError, ImportKey, Progress},
	records::{now, RecordError},
};
use salus_primitives::{consent::Category, Day, OrganisationId, PatientId, RecordId};

/// How many records are anchored by one signature.
const BATCH: usize = 50;

/// One imported record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filed {
	/// Its id.
	pub record: RecordId,
	/// Its category.
	pub category: Category,
	/// Its day.
	pub day: Day,
}

/// What an import did.
#[derive(Clone, Debug)]
pub struct Imported {
	/// What it wrote.
	pub filed: Vec<Filed>,
	/// How many records were there with the same content.
	pub unchanged: usize,
	/// What it did not take, and why.
	pub refused: Vec<String>,
	/// A final block that holds all of it.
	pub block: Head,
}

/// Imports a Bundle of a patient into the vault of `organisation`, and waits until all of it is final.
pub async fn import(
	desk: &Desk,
	patient: PatientId,
	organisation: OrganisationId,
	bundle: &Bundle,
	progress: impl FnMut(Progress),
) -> Result<Imported> {
	let key = ImportKey::of(&desk.actor.key()).map_err(|error| Trouble::not_held(error.to_string()))?;
	let import = Import {
		patient,
		key: &key,
		today: now().day(),
	};
	let mut sink = DeskSink {
		desk: desk.work.clone(),
		patient,
		organisation,
		for_custodian: true,
		wait: Wait::InBlock,
		last_block: None,
	};
	let plan = prepare(bundle, import, &mut sink).await.map_err(of_import)?;
	carry_out(&plan, BATCH, &mut sink, progress)
		.await
		.map_err(of_import)?;
	let filed = plan.steps.iter().map(|step| Filed {
		record: step.record,
		category: step.category,
		day: step.day,
	});
	Ok(Imported {
		filed: filed.collect(),
		unchanged: plan.unchanged.len(),
		refused: plan.refused.iter().map(ToString::to_string).collect(),
		block: final_from(desk, sink.last_block.unwrap_or_default()).await?,
	})
}

/// Waits until the block with this number is final.
async fn final_from(desk: &Desk, number: u32) -> Result<Head> {
	until("the import being final", PATIENCE, async || {
		let head = desk.door.head(HeadKind::Final).await?;
		Ok((head.number >= number).then_some(head))
	})
	.await
}

fn of_import(error: ImportError<RecordError>) -> Trouble {
	match error {
		ImportError::Lookup(cause) | ImportError::Stopped { cause, .. } => cause.into(),
		error => Trouble::not_held(error.to_string()),
	}
}
