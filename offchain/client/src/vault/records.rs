// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Sealed bodies and wraps: up, down, and who has one.

use super::{VaultClient, VaultError};
use crate::api::{
	Hash32, PutWraps, RewrapRequest, Uploaded, WrapEntry, WrapHolder, WrapList, CIPHERTEXT_HASH_HEADER,
	ORGANISATION_HEADER, PATIENT_HEADER, VERSION_HEADER,
};
use bytes::Bytes;
use futures::{Stream, StreamExt, TryStreamExt};
use reqwest::{Body, Method};
use salus_primitives::{consent::Purpose, roles::KeyHolder, OrganisationId, PatientId, RecordId};

/// What an upload says beside the bytes.
#[derive(Clone, Copy, Debug)]
pub struct Upload {
	/// Which record.
	pub record: RecordId,
	/// Which version, counted from 1.
	pub version: u32,
	/// Whose it is.
	pub patient: PatientId,
	/// In whose vault it is to lie.
	pub organisation: OrganisationId,
	/// BLAKE2b-256 of the sealed body.
	pub ciphertext_hash: [u8; 32],
}

/// In which organisation and for which purpose somebody reads.
#[derive(Clone, Copy, Debug)]
pub struct Acting {
	/// `None` for patients and representatives.
	pub organisation: Option<OrganisationId>,
	/// Why.
	pub purpose: Purpose,
}

impl Acting {
	fn query(&self) -> Vec<(&'static str, String)> {
		let mut query = vec![("purpose", self.purpose.to_string())];
		query.extend(
			self.organisation
				.map(|organisation| ("organisation", organisation.to_string())),
		);
		query
	}
}

/// A sealed body as it comes.
pub struct SealedBody<S> {
	/// The version that it is of.
	pub version: u32,
	/// Its bytes.
	pub pieces: S,
}

fn version_path(record: RecordId, version: Option<u32>) -> String {
	match version {
		Some(version) => format!("/records/{record}/versions/{version}"),
		None => format!("/records/{record}/versions/current"),
	}
}

impl VaultClient {
	/// Uploads a sealed body. It is pending until the chain's anchor is final.
	pub async fn upload<S, E>(&self, upload: &Upload, length: u64, body: S) -> Result<Uploaded, VaultError>
	where
		S: Stream<Item = Result<Bytes, E>> + Send + 'static,
		E: std::error::Error + Send + Sync + 'static,
	{
		let path = version_path(upload.record, Some(upload.version));
		let request = self
			.request(Method::PUT, &path)
			.header(PATIENT_HEADER, upload.patient.to_string())
			.header(ORGANISATION_HEADER, upload.organisation.to_string())
			.header(CIPHERTEXT_HASH_HEADER, Hash32(upload.ciphertext_hash).to_string())
			.header("content-type", "application/octet-stream")
			.header("content-length", length)
			.body(Body::wrap_stream(body));
		let response = self.send(request).await?;
		self.json(response).await
	}

	/// [`Self::upload`] for a sealed body in memory.
	pub async fn upload_bytes(&self, upload: &Upload, body: Vec<u8>) -> Result<Uploaded, VaultError> {
		let length = body.len() as u64;
		let piece = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from(body))]);
		self.upload(upload, length, piece).await
	}

	/// Stores wraps of a record's secret.
	pub async fn put_wraps(
		&self,
		record: RecordId,
		version: u32,
		wraps: Vec<WrapEntry>,
	) -> Result<(), VaultError> {
		let path = format!("{}/wraps", version_path(record, Some(version)));
		self.put(&path, &PutWraps { wraps }).await
	}

	/// For whom wraps of a version are kept.
	pub async fn wraps(&self, record: RecordId, version: u32) -> Result<Vec<WrapHolder>, VaultError> {
		let path = format!("{}/wraps", version_path(record, Some(version)));
		let list: WrapList = self.get(&path, &[]).await?;
		Ok(list.wraps)
	}

	/// Deletes one wrap.
	pub async fn delete_wrap(
		&self,
		record: RecordId,
		version: u32,
		recipient: KeyHolder,
	) -> Result<(), VaultError> {
		let recipient = match recipient {
			KeyHolder::Person(person) => format!("person/{person}"),
			KeyHolder::Organisation(organisation) => format!("organisation/{organisation}"),
		};
		let path = format!("{}/wraps/{recipient}", version_path(record, Some(version)));
		self.send(self.request(Method::DELETE, &path)).await.map(drop)
	}

	/// The reader's wrap of a version, or that of its organisation (see [`Self::rewrap`]).
	pub async fn wrap(
		&self,
		record: RecordId,
		version: u32,
		acting: Acting,
	) -> Result<WrapEntry, VaultError> {
		let path = format!("{}/wrap", version_path(record, Some(version)));
		self.get(&path, &acting.query()).await
	}

	/// Asks the reader's own vault to have its custodian wrap for the reader what was wrapped for the organisation.
	pub async fn rewrap(
		&self,
		record: RecordId,
		version: u32,
		request: &RewrapRequest,
	) -> Result<WrapEntry, VaultError> {
		let path = format!("{}/rewrap", version_path(record, Some(version)));
		self.post(&path, request).await
	}

	/// Fetches a sealed body; `None` for the current version. Compare it with the chain before relying on it.
	pub async fn download(
		&self,
		record: RecordId,
		version: Option<u32>,
		acting: Acting,
	) -> Result<SealedBody<impl Stream<Item = Result<Bytes, VaultError>> + Send + 'static>, VaultError> {
		let request = self
			.request(Method::GET, &version_path(record, version))
			.query(&acting.query());
		let response = self.send(request).await?;
		let found = response
			.headers()
			.get(VERSION_HEADER)
			.and_then(|value| value.to_str().ok())
			.and_then(|value| value.parse().ok())
			.or(version)
			.ok_or_else(|| VaultError::Malformed {
				what: "the vault's answer".into(),
				cause: format!("it has no {VERSION_HEADER}"),
			})?;
		let vault = self.clone();
		Ok(SealedBody {
			version: found,
			pieces: response
				.bytes_stream()
				.map_err(move |error| vault.unreachable(&error)),
		})
	}

	/// [`Self::download`] into memory, up to `limit` bytes.
	pub async fn download_bytes(
		&self,
		record: RecordId,
		version: Option<u32>,
		acting: Acting,
		limit: u64,
	) -> Result<(u32, Vec<u8>), VaultError> {
		let body = self.download(record, version, acting).await?;
		let (mut bytes, mut pieces) = (Vec::new(), body.pieces.boxed());
		while let Some(piece) = pieces.try_next().await? {
			if bytes.len() as u64 + piece.len() as u64 > limit {
				return Err(VaultError::Malformed {
					what: format!("the sealed body of {record}"),
					cause: format!("it is longer than the {limit} bytes that the chain allows it"),
				});
			}
			bytes.extend_from_slice(&piece);
		}
		Ok((body.version, bytes))
	}
}
