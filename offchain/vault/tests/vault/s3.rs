// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Sealed bodies in a bucket: the vault against an S3 server that speaks the real protocol, signatures included.

use crate::house::*;
use hyper_util::{
	rt::{TokioExecutor, TokioIo},
	server::conn::auto::Builder,
};
use reqwest::{header::RANGE, Method, StatusCode};
use s3s::{auth::SimpleAuth, service::S3ServiceBuilder};
use salus_envelope::SizeBucket;
use salus_primitives::RecordId;
use salus_vault::config::{Size, Span, S3};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tokio::{
	net::TcpListener,
	task::{JoinHandle, JoinSet},
};

const BUCKET: &str = "salus-north";
const PREFIX: &str = "vault-one";
/// For a cluster on loopback that lives as long as one test.
const CREDENTIALS: (&str, &str) = ("for-tests", "nothing-else-opens-with-this");

/// An S3 cluster of one machine, with one empty bucket.
struct Cluster {
	folder: TempDir,
	endpoint: String,
	server: JoinHandle<()>,
}

impl Cluster {
	async fn start() -> Self {
		let folder = tempfile::tempdir().unwrap();
		std::fs::create_dir(folder.path().join(BUCKET)).unwrap();
		let mut builder = S3ServiceBuilder::new(s3s_fs::FileSystem::new(folder.path()).unwrap());
		builder.set_auth(SimpleAuth::from_single(CREDENTIALS.0, CREDENTIALS.1));
		let service = builder.build();
		let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
		let endpoint = format!("http://{}", listener.local_addr().unwrap());
		let server = tokio::spawn(async move {
			// They end with the listener, as on a machine that goes away.
			let mut connections = JoinSet::new();
			loop {
				let (socket, _) = listener.accept().await.unwrap();
				let service = service.clone();
				connections.spawn(async move {
					let server = Builder::new(TokioExecutor::new());
					let _ = server.serve_connection(TokioIo::new(socket), service).await;
				});
			}
		});
		Self {
			folder,
			endpoint,
			server,
		}
	}

	fn settings(&self) -> S3 {
		S3 {
			bucket: BUCKET.into(),
			endpoint: Some(self.endpoint.clone()),
			region: "us-east-1".into(),
			prefix: PREFIX.into(),
			allow_http: true,
			part: Size::mebibytes(5),
		}
	}

	/// A vault whose bodies lie here.
	async fn vault(&self) -> House {
		std::env::set_var("AWS_ACCESS_KEY_ID", CREDENTIALS.0);
		std::env::set_var("AWS_SECRET_ACCESS_KEY", CREDENTIALS.1);
		House::with(|config| {
			config.s3 = Some(self.settings());
			config.uploads.collect_every = Span::millis(30);
		})
		.await
	}

	/// The objects, as far as anybody can see them.
	fn objects(&self) -> Vec<PathBuf> {
		files_below(&self.folder.path().join(BUCKET).join(PREFIX))
	}
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
	let mut found = Vec::new();
	for entry in std::fs::read_dir(folder).into_iter().flatten() {
		let path = entry.unwrap().path();
		if path.is_dir() {
			found.extend(files_below(&path));
		} else {
			found.push(path);
		}
	}
	found
}

/// A sealed body of more than two parts, and the bucket that it is of.
fn large() -> (SizeBucket, Vec<u8>) {
	let more_than_two = 2 * Size::mebibytes(5).bytes();
	let bucket = SizeBucket::all()
		.find(|bucket| bucket.padded_len() > more_than_two)
		.unwrap();
	let body = (0..bucket.max_ciphertext_len())
		.map(|index| (index % 251) as u8)
		.collect();
	(bucket, body)
}

#[tokio::test]
async fn a_large_body_goes_in_by_parts_and_comes_out_whole_and_by_range() {
	let cluster = Cluster::start().await;
	let house = cluster.vault().await;
	let token = house.login(Adler).await;
	let (bucket, large) = large();
	let response = house.upload(&token, RECORD, large.clone()).send().await.unwrap();
	assert_eq!(response.status(), StatusCode::CREATED);
	house.anchor_in(bucket, RECORD, Adler, &large);

	let path = read_path(RECORD, Some(NORTH));
	assert_eq!(house.get(&path, &token).await.bytes().await.unwrap(), large);
	let request = house.ask(Method::GET, &path, Some(&token));
	let middle = request
		.header(RANGE, "bytes=5242870-5242889")
		.send()
		.await
		.unwrap();
	assert_eq!(middle.status(), StatusCode::PARTIAL_CONTENT);
	assert_eq!(middle.bytes().await.unwrap(), large[5_242_870..5_242_890]);

	let objects = cluster.objects();
	assert_eq!(objects.len(), 1, "{objects:?}");
	assert_eq!(std::fs::read(&objects[0]).unwrap(), large);
	assert_eq!(files_below(&house.folder().join("bodies")), Vec::<PathBuf>::new());
}

#[tokio::test]
async fn a_restarted_vault_finds_its_bodies_there() {
	let cluster = Cluster::start().await;
	let mut house = cluster.vault().await;
	house.stored(RECORD, &body(1)).await;
	house.restart().await;
	let token = house.login(Adler).await;
	let response = house.get(&read_path(RECORD, Some(NORTH)), &token).await;
	assert_eq!(response.bytes().await.unwrap(), body(1));
}

#[tokio::test]
async fn what_is_never_anchored_is_deleted_there() {
	let cluster = Cluster::start().await;
	let house = cluster.vault().await;
	let token = house.login(Adler).await;
	house.upload(&token, RECORD, body(1)).send().await.unwrap();
	assert_eq!(cluster.objects().len(), 1);
	house.wait(house.config.uploads.pending_ttl.as_millis(), true);
	eventually("collected", || async { cluster.objects().is_empty() }).await;
}

#[tokio::test]
async fn while_the_cluster_is_away_nothing_is_taken_and_nothing_lost() {
	let cluster = Cluster::start().await;
	let house = cluster.vault().await;
	let token = house.login(Adler).await;
	house.stored(RECORD, &body(1)).await;
	cluster.server.abort();
	let other = RecordId::repeat(0x78);
	let response = house.upload(&token, other, body(2)).send().await.unwrap();
	assert_eq!(code(response).await, (500, "internal".into()));
	let response = house.get(&read_path(RECORD, Some(NORTH)), &token).await;
	assert!(response.status().is_server_error());
	assert_eq!(cluster.objects().len(), 1);
}
