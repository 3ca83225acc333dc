// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Listing, opening and verifying records.

use super::{purpose, OpenArgs, ReadingArgs};
use crate::{
	commands::care::RangeArgs,
	context::{Context, Session},
	error::{file, CliError},
	output::instant,
	progress,
};
use salus_client::{
	chain::{all_pages, At},
	records::{now, Fetched},
};
use salus_primitives::{
	views::{Listing, RecordView},
	PatientId, RecordId,
};
use serde_json::json;
use std::{
	io::{Seek, SeekFrom, Write},
	path::Path,
};
use tempfile::NamedTempFile;

/// The records of the patient that one may read.
pub async fn all(session: &Session, patient: PatientId, asked: Listing) -> Result<Vec<RecordView>, CliError> {
	let (caller, place) = (session.person()?, session.organisation);
	let page = async |listing| {
		session
			.chain
			.records(caller, place, patient, listing, now(), At::Final)
			.await
	};
	Ok(all_pages(asked, page).await?)
}

/// `salus record list`.
pub async fn list(context: &Context, patient: Option<String>, range: &RangeArgs) -> Result<(), CliError> {
	let asked = range.listing()?;
	let session = context.connect().await?;
	let views = all(&session, session.patient_or_self(context, &patient)?, asked).await?;
	let rows: Vec<_> = views
		.iter()
		.map(|view| {
			let facts = &view.details.facts;
			vec![
				view.record.to_string(),
				facts.category.to_string(),
				facts.day.to_string(),
				facts.origin.to_string(),
				facts.status.to_string(),
				view.details.version.to_string(),
				context.names.person(facts.author),
				context.names.organisation(facts.organisation),
			]
		})
		.collect();
	let headings = [
		"record", "category", "day", "origin", "status", "version", "author", "kept by",
	];
	context.out.rows(&headings, &rows, &views);
	Ok(())
}

async fn fetch<W: Write + Send + 'static>(
	session: &Session,
	record: RecordId,
	reading: &ReadingArgs,
	sink: W,
) -> Result<(Fetched, W), CliError> {
	let working = progress::spinner("fetching and opening");
	let purpose = purpose(reading.purpose, session.organisation.is_some());
	let fetched = session
		.desk()
		.await?
		.fetch(record, reading.version, purpose, sink)
		.await;
	working.finish_and_clear();
	Ok(fetched?)
}

/// `salus record open`. Content reaches its place only once everything was compared with the chain.
pub async fn open(context: &Context, args: OpenArgs) -> Result<(), CliError> {
	let session = context.connect().await?;
	match &args.to {
		Some(path) => {
			let folder = path
				.parent()
				.filter(|folder| !folder.as_os_str().is_empty())
				.unwrap_or(Path::new("."));
			let temporary = NamedTempFile::new_in(folder).map_err(file(folder))?;
			let (fetched, temporary) = fetch(&session, args.record, &args.reading, temporary).await?;
			temporary.persist(path).map_err(|error| file(path)(error.error))?;
			let sentence = format!(
				"{} bytes of {} written to {}",
				fetched.opened.content_len,
				fetched.opened.media_type,
				path.display()
			);
			context.out.said(&sentence, summary(&fetched));
		}
		None => {
			let temporary = tempfile::tempfile().map_err(file(Path::new("a temporary file")))?;
			let (_, mut temporary) = fetch(&session, args.record, &args.reading, temporary).await?;
			temporary
				.seek(SeekFrom::Start(0))
				.map_err(file(Path::new("a temporary file")))?;
			let mut out = std::io::stdout().lock();
			std::io::copy(&mut temporary, &mut out).map_err(file(Path::new("standard output")))?;
			out.flush().map_err(file(Path::new("standard output")))?;
		}
	}
	Ok(())
}

fn summary(fetched: &Fetched) -> serde_json::Value {
	json!({
		"record": fetched.view.record,
		"version": fetched.version,
		"media_type": fetched.opened.media_type.as_str(),
		"content_len": fetched.opened.content_len,
		"facts": fetched.view.details.facts,
		"anchored_at": fetched.details.anchored_at,
		"author": fetched.details.author,
		"verified": true,
	})
}

/// `salus record verify`.
pub async fn verify(context: &Context, record: RecordId, reading: &ReadingArgs) -> Result<(), CliError> {
	let session = context.connect().await?;
	let (fetched, _) = fetch(&session, record, reading, std::io::sink()).await?;
	let facts = &fetched.view.details.facts;
	let fields = [
		("record", record.to_string()),
		(
			"version",
			format!("{} of {}", fetched.version, fetched.view.details.version),
		),
		("verdict", "it is what its author anchored".into()),
		("author", context.names.person(fetched.details.author)),
		("kept by", context.names.organisation(facts.organisation)),
		("anchored", instant(fetched.details.anchored_at)),
		("origin", facts.origin.to_string()),
		("status", facts.status.to_string()),
	];
	context.out.fields(&fields, &summary(&fetched));
	Ok(())
}
