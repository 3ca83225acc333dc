// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A vault.

use crate::{until, Process, Program, Result, Trouble, Workspace, PATIENCE};
use salus_client::vault::VaultClient;
use salus_primitives::OrganisationId;
use std::{
	fmt::Write,
	path::{Path, PathBuf},
};
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::TcpStream,
};

/// How often another port is tried.
const TRIES: u32 = 3;

/// A vault that serves one organisation.
#[derive(Debug)]
pub struct Vault {
	process: Process,
	config: PathBuf,
	log: PathBuf,
	data: PathBuf,
	port: u16,
}

/// What a vault's configuration is made of.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
	/// A short name for files.
	pub name: &'a str,
	/// Whom it serves.
	pub organisation: OrganisationId,
	/// The node's address.
	pub node: &'a str,
	/// More lines of its configuration file.
	pub more: &'a str,
}

impl Vault {
	/// Starts one on a free port, and waits until it would hand out bytes.
	pub async fn start(workspace: &Workspace, setting: Setting<'_>) -> Result<Self> {
		let name = setting.name;
		let config = workspace.join(&format!("vault-{name}.toml"));
		let log = workspace.join(&format!("vault-{name}.log"));
		let data = workspace.join(&format!("vault-{name}"));
		let mut tries = 0;
		// The port is part of the name that logins are for, so it is chosen first. Somebody else may be faster to take it.
		let (process, port) = loop {
			let port = free_port()?;
			write(&config, &configuration(port, &data, setting))?;
			let mut process = run(&config, &log)?;
			match listening(&mut process).await {
				Ok(port) => break (process, port),
				Err(error) if tries == TRIES => return Err(error),
				Err(_) => tries += 1,
			}
		};
		let vault = Self {
			process,
			config,
			log,
			data,
			port,
		};
		vault.ready().await?;
		Ok(vault)
	}

	/// `host:port`.
	pub fn address(&self) -> String {
		format!("127.0.0.1:{}", self.port)
	}

	/// Its address as a URL.
	pub fn url(&self) -> String {
		format!("http://{}", self.address())
	}

	/// The name that logins are bound to: its address, as the chain names it.
	pub fn domain(&self) -> String {
		self.address()
	}

	/// Where rows, receipts and sealed bodies lie.
	pub fn data(&self) -> &Path {
		&self.data
	}

	/// What it has said since it was started last.
	pub fn output(&self) -> Result<String> {
		self.process.output()
	}

	/// A client without a session. It belongs to the async runtime that it is made in.
	pub fn client(&self) -> Result<VaultClient> {
		Ok(VaultClient::new(&self.url())?)
	}

	/// Has it not ended?
	pub fn is_running(&mut self) -> bool {
		self.process.is_running()
	}

	/// Ends it at once.
	pub fn kill(&mut self) {
		self.process.kill();
	}

	/// Asks it to end, and says whether it ended well.
	pub async fn stop(&mut self) -> Result<bool> {
		self.process.terminate().await
	}

	/// Starts it again with its data and at its port, and waits until it would hand out bytes.
	pub async fn restart(&mut self) -> Result<()> {
		self.start_again().await?;
		self.ready().await
	}

	/// Starts it again, and waits only until it listens.
	pub async fn start_again(&mut self) -> Result<()> {
		self.process.kill();
		self.process = run(&self.config, &self.log)?;
		listening(&mut self.process).await.map(drop)
	}

	/// Waits until it would hand out bytes.
	pub async fn ready(&self) -> Result<()> {
		let what = format!("the vault at {} being ready", self.address());
		until(&what, PATIENCE, async || {
			let answer = plain_http(&self.address(), "GET /ready HTTP/1.1", &[], b"").await;
			Ok(answer.ok().filter(|answer| answer.status == 200).map(drop))
		})
		.await
		.map_err(|late| Trouble::NotHeld(format!("{late}:\n{}", self.process.tail())))
	}
}

fn run(config: &Path, log: &Path) -> Result<Process> {
	let args = ["--config".to_owned(), config.display().to_string()];
	Process::start("salus-vault", &Program::Vault.path()?, &args, log)
}

/// A port that nobody listens on at this moment.
fn free_port() -> Result<u16> {
	std::net::TcpListener::bind("127.0.0.1:0")
		.and_then(|listener| Ok(listener.local_addr()?.port()))
		.map_err(Trouble::io("cannot find a free port"))
}

async fn listening(process: &mut Process) -> Result<u16> {
	process
		.said("its address", |line| {
			line.strip_prefix("listening on 127.0.0.1:")?.trim().parse().ok()
		})
		.await
}

fn write(path: &Path, text: &str) -> Result<()> {
	std::fs::write(path, text).map_err(Trouble::io(format!("cannot write {}", path.display())))
}

fn configuration(port: u16, data: &Path, setting: Setting<'_>) -> String {
	let mut text = String::new();
	let data = data.display();
	let Setting {
		organisation,
		node,
		more,
		..
	} = setting;
	let _ = write!(
		text,
		"listen = \"127.0.0.1:{port}\"\ndomain = \"127.0.0.1:{port}\"\nnode = \"{node}\"\ndata_dir = \"{data}\"\n\
		 organisations = [\"{organisation}\"]\n{more}\n"
	);
	text
}

/// An HTTP answer, as its bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainAnswer {
	/// The status.
	pub status: u16,
	/// The head, without the line of the status and without the date.
	pub head: String,
	/// The body.
	pub body: Vec<u8>,
}

/// Sends a request as it is written here: for what no well-behaved client would send. `line` is the request's first.
pub async fn plain_http(
	address: &str,
	line: &str,
	headers: &[(&str, &str)],
	body: &[u8],
) -> Result<PlainAnswer> {
	let failed = || Trouble::io(format!("{line} at {address}"));
	let mut stream = TcpStream::connect(address).await.map_err(failed())?;
	let mut head = format!("{line}\r\nhost: {address}\r\nconnection: close\r\n");
	if !body.is_empty() && !headers.iter().any(|(name, _)| *name == "content-length") {
		let _ = write!(head, "content-length: {}\r\n", body.len());
	}
	for (name, value) in headers {
		let _ = write!(head, "{name}: {value}\r\n");
	}
	head.push_str("\r\n");
	stream.write_all(head.as_bytes()).await.map_err(failed())?;
	// Who refuses early may close before the whole body is sent; the answer counts.
	let _ = stream.write_all(body).await;
	let mut bytes = Vec::new();
	let read = tokio::time::timeout(PATIENCE, stream.read_to_end(&mut bytes)).await;
	if bytes.is_empty() {
		read.map_err(|_| Trouble::not_held(format!("{address} did not answer")))?
			.map_err(failed())?;
	}
	parse(&bytes).ok_or_else(|| Trouble::not_held(format!("{address} did not answer in HTTP")))
}

fn parse(bytes: &[u8]) -> Option<PlainAnswer> {
	let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
	let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
	let (first, rest) = head.split_once("\r\n")?;
	let status = first.split(' ').nth(1)?.parse().ok()?;
	let head = rest
		.lines()
		.filter(|line| !line.to_ascii_lowercase().starts_with("date:"));
	let head = head.collect::<Vec<_>>().join("\n");
	Some(PlainAnswer {
		status,
		head,
		body: bytes[end + 4..].to_vec(),
	})
}
