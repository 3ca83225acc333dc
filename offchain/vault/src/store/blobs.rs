// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The bytes of sealed bodies in an object store: written under a temporary name, hashed as they pass, flushed, renamed.

use super::BodyKey;
use crate::{config::S3, error::ApiError};
use blake2::{digest::consts::U32, Blake2b, Digest};
use bytes::{Bytes, BytesMut};
use futures::{stream::BoxStream, StreamExt};
use object_store::{
	aws::AmazonS3Builder, local::LocalFileSystem, path::Path as ObjectPath, prefix::PrefixStore, GetOptions,
	GetRange, MultipartUpload, ObjectStore, ObjectStoreExt, RetryConfig,
};
use salus_envelope::CiphertextHasher;
use std::{ops::Range, path::Path, sync::Arc, time::Duration};

/// How many bytes of an upload are held in memory before they are written. S3 wants at least 5 MiB, local files do not mind.
const PART: usize = 256 * 1024;

/// How often, and for how long, a cluster that does not answer is asked again. A person waits meanwhile, and can ask again too.
const RETRIES: usize = 3;
const RETRY_FOR: Duration = Duration::from_secs(10);

/// Where sealed bodies lie.
#[derive(Clone)]
pub struct Blobs {
	objects: Arc<dyn ObjectStore>,
	part: usize,
}

impl Blobs {
	/// Local files under `folder`, flushed to disk before they count. Removes what a killed upload left behind.
	pub fn local(folder: &Path) -> Result<Self, std::io::Error> {
		std::fs::create_dir_all(folder)?;
		remove_temporary(folder)?;
		let objects = LocalFileSystem::new_with_prefix(folder)
			.map_err(std::io::Error::other)?
			.with_fsync(true);
		Ok(Self {
			objects: Arc::new(objects),
			part: PART,
		})
	}

	/// A bucket of an S3-compatible cluster. Nothing is asked of it yet, so a cluster that is down does not keep a vault from starting.
	///
	/// What a killed upload leaves there is not visible and is the cluster's to remove: give the bucket a rule that ends
	/// incomplete multipart uploads after a day.
	///
	/// # Errors
	/// What of the settings or of the environment's credentials cannot be used.
	pub fn s3(settings: &S3) -> Result<Self, object_store::Error> {
		// One that somebody has installed before is as good.
		let _ = rustls::crypto::ring::default_provider().install_default();
		let mut builder = AmazonS3Builder::from_env()
			.with_bucket_name(&settings.bucket)
			.with_region(&settings.region)
			.with_allow_http(settings.allow_http)
			.with_retry(RetryConfig {
				max_retries: RETRIES,
				retry_timeout: RETRY_FOR,
				..RetryConfig::default()
			});
		if let Some(endpoint) = &settings.endpoint {
			builder = builder.with_endpoint(endpoint);
		}
		let objects = PrefixStore::new(builder.build()?, settings.prefix.as_str());
		let part = usize::try_from(settings.part.bytes()).unwrap_or(usize::MAX);
		Ok(Self::new(Arc::new(objects), part))
	}

	/// Another object store, with parts of this many bytes.
	pub fn new(objects: Arc<dyn ObjectStore>, part: usize) -> Self {
		Self { objects, part }
	}

	/// Begins an upload. Nothing is visible before [`Upload::finish`].
	pub async fn begin(&self, key: &BodyKey) -> Result<Upload, ApiError> {
		let upload = self.objects.put_multipart(&location(key)).await.map_err(fault)?;
		Ok(Upload {
			upload,
			buffer: BytesMut::new(),
			part: self.part,
			hasher: CiphertextHasher::new(),
			bytes: 0,
		})
	}

	/// Reads part of a body.
	pub async fn read(
		&self,
		key: &BodyKey,
		range: Range<u64>,
	) -> Result<BoxStream<'static, Result<Bytes, object_store::Error>>, ApiError> {
		if range.is_empty() {
			return Ok(futures::stream::empty().boxed());
		}
		let options = GetOptions {
			range: Some(GetRange::Bounded(range)),
			..GetOptions::default()
		};
		let found = self
			.objects
			.get_opts(&location(key), options)
			.await
			.map_err(fault)?;
		Ok(found.into_stream())
	}

	/// Deletes a body; one that is not there counts as deleted.
	pub async fn delete(&self, key: &BodyKey) -> Result<(), ApiError> {
		match self.objects.delete(&location(key)).await {
			Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
			Err(error) => Err(fault(error)),
		}
	}
}

/// A body on its way in.
pub struct Upload {
	upload: Box<dyn MultipartUpload>,
	buffer: BytesMut,
	part: usize,
	hasher: CiphertextHasher,
	bytes: u64,
}

impl Upload {
	/// Takes the next bytes.
	pub async fn put(&mut self, bytes: Bytes) -> Result<(), ApiError> {
		self.hasher.update(&bytes);
		self.bytes += bytes.len() as u64;
		self.buffer.extend_from_slice(&bytes);
		while self.buffer.len() >= self.part {
			let part = self.buffer.split_to(self.part).freeze();
			self.upload.put_part(part.into()).await.map_err(fault)?;
		}
		Ok(())
	}

	/// Hash and number of the bytes taken so far.
	pub fn seen(&self) -> ([u8; 32], u64) {
		(self.hasher.clone().finish(), self.bytes)
	}

	/// Puts the body in place.
	pub async fn finish(&mut self) -> Result<(), ApiError> {
		if !self.buffer.is_empty() {
			let rest = self.buffer.split().freeze();
			self.upload.put_part(rest.into()).await.map_err(fault)?;
		}
		self.upload.complete().await.map_err(fault)?;
		Ok(())
	}

	/// Throws away what has come so far.
	pub async fn abort(&mut self) {
		if let Err(cause) = self.upload.abort().await {
			tracing::warn!(%cause, "the rest of an upload stays until the next start");
		}
	}
}

/// A digest of the key: no text of a client becomes part of a path, names are short enough for every store, and whoever runs
/// the store learns neither records nor persons from them. The rows know which object is which.
fn location(key: &BodyKey) -> ObjectPath {
	let digest = Blake2b::<U32>::new()
		.chain_update(b"salus/vault/object/v1")
		.chain_update(key.record.0)
		.chain_update(key.version.to_le_bytes())
		.chain_update(key.hash)
		.chain_update(key.uploader.0)
		.finalize();
	let name = hex::encode(digest);
	ObjectPath::from_iter([&name[..2], &name[2..]])
}

fn fault(cause: object_store::Error) -> ApiError {
	ApiError::internal("object store", cause)
}

/// The temporary files of the local object store end in `#` and a number.
fn remove_temporary(folder: &Path) -> Result<(), std::io::Error> {
	for entry in std::fs::read_dir(folder)? {
		let path = entry?.path();
		if path.is_dir() {
			remove_temporary(&path)?;
		} else if path
			.file_name()
			.is_some_and(|name| name.to_string_lossy().contains('#'))
		{
			std::fs::remove_file(&path)?;
		}
	}
	Ok(())
}
