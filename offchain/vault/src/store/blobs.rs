// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The bytes of sealed bodies in an object store: written under a temporary name, hashed as they pass, flushed, renamed.

use super::BodyKey;
use crate::error::ApiError;
use bytes::{Bytes, BytesMut};
use futures::{stream::BoxStream, StreamExt};
use object_store::{
	local::LocalFileSystem, path::Path as ObjectPath, GetOptions, GetRange, MultipartUpload, ObjectStore,
	ObjectStoreExt,
};
use salus_envelope::CiphertextHasher;
use std::{ops::Range, path::Path, sync::Arc};

/// How many bytes of an upload are held in memory before they are written. S3 wants at least 5 MiB, local files do not mind.
const PART: usize = 256 * 1024;

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

/// Built from ids and numbers only, so that no text of a client becomes part of a path.
fn location(key: &BodyKey) -> ObjectPath {
	let record = hex::encode(key.record.0);
	let file = format!(
		"{}-{}-{}",
		key.version,
		hex::encode(key.hash),
		hex::encode(key.uploader.0)
	);
	ObjectPath::from_iter([&record[..2], &record, &file])
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
