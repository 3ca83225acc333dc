// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The vault's one configuration file: TOML, typed, every limit with its unit, unknown fields refused.

mod units;

pub use units::{Size, Span};

use salus_primitives::OrganisationId;
use serde::Deserialize;
use std::{
	net::SocketAddr,
	path::{Path, PathBuf},
};

/// Everything that an operator decides.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
	/// Where the API listens. Put a TLS proxy in front of everything but loopback.
	pub listen: SocketAddr,
	/// The name under which people reach this vault, as the organisation's endpoint on the chain says; bound into every login.
	pub domain: String,
	/// The WebSocket address of the organisation's own node.
	pub node: String,
	/// Where rows and receipts lie, and sealed bodies where `s3` names no bucket.
	pub data_dir: PathBuf,
	/// The organisations that this vault serves.
	pub organisations: Vec<OrganisationId>,
	/// Uploads and stored bodies.
	#[serde(default)]
	pub uploads: Uploads,
	/// Logins and sessions.
	#[serde(default)]
	pub logins: Logins,
	/// How far the chain is trusted.
	#[serde(default)]
	pub chain: Chain,
	/// The listener.
	#[serde(default)]
	pub connections: Connections,
	/// How fast one address or one person may ask.
	#[serde(default)]
	pub rates: Rates,
	/// The door to the chain.
	#[serde(default)]
	pub door: Door,
	/// Sealed bodies in a bucket of an S3-compatible cluster instead of local files.
	#[serde(default)]
	pub s3: Option<S3>,
}

/// A bucket of an S3-compatible cluster. Its credentials come from the environment (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and
/// what else the AWS programs read), never from the file.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct S3 {
	/// The bucket. It has to exist.
	pub bucket: String,
	/// The cluster's address, as a URL; Amazon's own where there is none.
	#[serde(default)]
	pub endpoint: Option<String>,
	/// The region.
	#[serde(default = "S3::default_region")]
	pub region: String,
	/// What every object's name begins with, so that several vaults may share a bucket.
	#[serde(default)]
	pub prefix: String,
	/// May the connection be in the clear? Only on a network that is the organisation's alone.
	#[serde(default)]
	pub allow_http: bool,
	/// The size of one part of an upload. S3 takes none below 5 MiB but the last; one upload holds this much memory.
	#[serde(default = "S3::default_part")]
	pub part: Size,
}

impl S3 {
	/// The smallest part that S3 takes before the last one.
	const LEAST_PART: Size = Size::mebibytes(5);

	fn default_region() -> String {
		"us-east-1".into()
	}

	const fn default_part() -> Size {
		Size::mebibytes(8)
	}

	/// The field that makes no sense, and why.
	fn fault(&self) -> Option<(&'static str, &'static str)> {
		let is_url = |text: &String| text.starts_with("https://") || text.starts_with("http://");
		let is_clear = |text: &String| text.starts_with("http://");
		let endpoint = self.endpoint.as_ref();
		if self.bucket.is_empty() || self.bucket.contains('/') {
			return Some(("s3.bucket", "is no bucket's name; write it without a path"));
		}
		if endpoint.is_some_and(|text| !is_url(text)) {
			return Some(("s3.endpoint", "is no URL; write such as https://s3.north.example"));
		}
		if endpoint.is_some_and(is_clear) && !self.allow_http {
			return Some((
				"s3.endpoint",
				"is in the clear; write https:// or set allow_http = true",
			));
		}
		if self.part.bytes() < Self::LEAST_PART.bytes() {
			return Some((
				"s3.part",
				"is below the 5 MiB that S3 takes; write such as \"8 MiB\"",
			));
		}
		None
	}
}

/// Declares a section whose every field has a default.
macro_rules! section {
	(
		$(#[$meta:meta])*
		pub struct $name:ident { $( $(#[$fmeta:meta])* $field:ident : $type:ty = $default:expr ),+ $(,)? }
	) => {
		$(#[$meta])*
		#[derive(Clone, Copy, Debug, Deserialize)]
		#[serde(deny_unknown_fields, default)]
		pub struct $name {
			$( $(#[$fmeta])* pub $field: $type ),+
		}

		impl Default for $name {
			fn default() -> Self {
				Self { $( $field: $default ),+ }
			}
		}
	};
}

section! {
	/// Uploads and stored bodies.
	pub struct Uploads {
		/// The largest sealed body.
		max_body: Size = Size::mebibytes(64),
		/// The most that one person may have pending at a time.
		max_pending_per_person: Size = Size::gibibytes(1),
		/// How long a body waits for its anchor before it is collected.
		pending_ttl: Span = Span::hours(24),
		/// How often pending bodies are looked through.
		collect_every: Span = Span::minutes(5),
		/// How often every wrap is judged again, besides each consent change.
		review_every: Span = Span::hours(1),
		/// How long an upload may stand still.
		stall: Span = Span::seconds(20),
		/// How long one upload may take in all.
		duration: Span = Span::minutes(30),
		/// The most wraps of one version.
		max_wraps: usize = 256,
		/// The largest directory.
		max_directory: Size = Size::mebibytes(4),
	}
}

section! {
	/// Logins and sessions.
	pub struct Logins {
		/// How long a challenge can be answered.
		challenge_ttl: Span = Span::minutes(2),
		/// How long a session lasts.
		session_ttl: Span = Span::minutes(30),
		/// The most challenges open at a time.
		max_challenges: usize = 10_000,
		/// The most sessions open at a time.
		max_sessions: usize = 50_000,
	}
}

section! {
	/// How far the chain is trusted.
	pub struct Chain {
		/// From which age of the final block on the chain counts as down: no bytes.
		stale_after: Span = Span::seconds(60),
		/// How long one question to the node may take.
		ask_timeout: Span = Span::seconds(5),
		/// How long to wait before the node is followed anew.
		reconnect_after: Span = Span::seconds(1),
	}
}

section! {
	/// The listener.
	pub struct Connections {
		/// The most connections at a time.
		max: usize = 2_048,
		/// The most connections of one address at a time.
		max_per_address: usize = 256,
		/// The most requests in work of one address at a time.
		max_requests_per_address: usize = 128,
		/// How long a client may take to send a request's head, and how long an idle connection is kept.
		header_read: Span = Span::seconds(15),
		/// How long a client may refuse to take bytes that are ready for it.
		write_stall: Span = Span::seconds(30),
		/// How long one request may take until its answer begins (uploads have their own limit).
		request: Span = Span::seconds(60),
		/// The largest JSON body.
		max_json: Size = Size::mebibytes(2),
		/// How long running requests may go on once the vault is asked to stop.
		shutdown_grace: Span = Span::seconds(20),
	}
}

section! {
	/// How fast one address or one person may ask. A bucket refills steadily up to its burst.
	pub struct Rates {
		/// Requests of one address, in a second.
		per_address_per_second: u32 = 200,
		/// Requests of one address, at once.
		per_address_burst: u32 = 2_000,
		/// Requests of one person (or custodian), in a second.
		per_person_per_second: u32 = 100,
		/// Requests of one person (or custodian), at once.
		per_person_burst: u32 = 2_000,
		/// Login attempts of one address, in a second.
		logins_per_second: u32 = 5,
		/// Login attempts of one address, at once.
		logins_burst: u32 = 100,
		/// The most addresses and the most persons remembered.
		max_tracked: usize = 100_000,
	}
}

section! {
	/// The door to the chain.
	pub struct Door {
		/// The largest extrinsic.
		max_extrinsic: Size = Size::mebibytes(1),
		/// The most extrinsics followed at a time.
		max_followed: usize = 4_096,
		/// How long the end of a followed extrinsic is remembered.
		follow_ttl: Span = Span::minutes(10),
		/// How long a reader waits for its organisation's custodian to re-wrap.
		rewrap_wait: Span = Span::seconds(15),
		/// The most re-wraps waiting at a time.
		max_rewraps: usize = 1_024,
	}
}

/// Why a configuration is refused.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
	/// The file cannot be read.
	#[error("cannot read {path}: {cause}. Check the path and who may read it")]
	Read {
		/// Which file.
		path: PathBuf,
		/// Why.
		cause: std::io::Error,
	},
	/// The text is not what it should be.
	#[error("{path} is not a valid configuration: {cause}")]
	Parse {
		/// Which file.
		path: PathBuf,
		/// Where and why.
		cause: Box<toml::de::Error>,
	},
	/// A value makes no sense.
	#[error("{field}: {fault}")]
	Value {
		/// Which field.
		field: &'static str,
		/// What is wrong with it.
		fault: String,
	},
}

impl Config {
	/// Reads and validates a file.
	pub fn load(path: &Path) -> Result<Self, ConfigError> {
		let text = std::fs::read_to_string(path).map_err(|cause| ConfigError::Read {
			path: path.into(),
			cause,
		})?;
		Self::parse(&text, path)
	}

	/// Reads and validates a text; `path` is named in errors.
	pub fn parse(text: &str, path: &Path) -> Result<Self, ConfigError> {
		let config: Self = toml::from_str(text).map_err(|cause| ConfigError::Parse {
			path: path.into(),
			cause: Box::new(cause),
		})?;
		config.validate()?;
		Ok(config)
	}

	/// A configuration with every default.
	pub fn new(
		listen: SocketAddr,
		domain: &str,
		node: &str,
		data_dir: &Path,
		organisations: Vec<OrganisationId>,
	) -> Self {
		Self {
			listen,
			domain: domain.into(),
			node: node.into(),
			data_dir: data_dir.into(),
			organisations,
			uploads: Uploads::default(),
			logins: Logins::default(),
			chain: Chain::default(),
			connections: Connections::default(),
			rates: Rates::default(),
			door: Door::default(),
			s3: None,
		}
	}

	/// Refuses values that make no sense.
	pub fn validate(&self) -> Result<(), ConfigError> {
		let fault = |field, fault: &str| {
			Err(ConfigError::Value {
				field,
				fault: fault.into(),
			})
		};
		if self.domain.is_empty() || self.domain.chars().any(|c| c.is_whitespace() || c.is_control()) {
			return fault("domain", "is empty or has blanks in it; write host[:port]");
		}
		if !self.node.starts_with("ws://") && !self.node.starts_with("wss://") {
			return fault("node", "is not a WebSocket address; write ws://127.0.0.1:9944");
		}
		if self.organisations.is_empty() {
			return fault("organisations", "names none; a vault serves at least one");
		}
		if let Some((field, wrong)) = self.s3.as_ref().and_then(S3::fault) {
			return fault(field, wrong);
		}
		for (field, span) in self.spans() {
			if span.as_millis() == 0 {
				return fault(field, "is no time at all; write such as \"30 s\"");
			}
		}
		for (field, count) in self.counts() {
			if count == 0 {
				return fault(field, "is zero, which would let nobody in");
			}
		}
		Ok(())
	}

	fn spans(&self) -> [(&'static str, Span); 16] {
		[
			("uploads.pending_ttl", self.uploads.pending_ttl),
			("uploads.collect_every", self.uploads.collect_every),
			("uploads.review_every", self.uploads.review_every),
			("uploads.stall", self.uploads.stall),
			("uploads.duration", self.uploads.duration),
			("logins.challenge_ttl", self.logins.challenge_ttl),
			("logins.session_ttl", self.logins.session_ttl),
			("chain.stale_after", self.chain.stale_after),
			("chain.ask_timeout", self.chain.ask_timeout),
			("chain.reconnect_after", self.chain.reconnect_after),
			("connections.header_read", self.connections.header_read),
			("connections.write_stall", self.connections.write_stall),
			("connections.request", self.connections.request),
			("connections.shutdown_grace", self.connections.shutdown_grace),
			("door.follow_ttl", self.door.follow_ttl),
			("door.rewrap_wait", self.door.rewrap_wait),
		]
	}

	fn counts(&self) -> [(&'static str, u64); 20] {
		let (uploads, rates) = (&self.uploads, &self.rates);
		[
			("uploads.max_body", uploads.max_body.bytes()),
			(
				"uploads.max_pending_per_person",
				uploads.max_pending_per_person.bytes(),
			),
			("uploads.max_wraps", uploads.max_wraps as u64),
			("uploads.max_directory", uploads.max_directory.bytes()),
			("logins.max_challenges", self.logins.max_challenges as u64),
			("logins.max_sessions", self.logins.max_sessions as u64),
			("connections.max", self.connections.max as u64),
			(
				"connections.max_per_address",
				self.connections.max_per_address as u64,
			),
			(
				"connections.max_requests_per_address",
				self.connections.max_requests_per_address as u64,
			),
			("connections.max_json", self.connections.max_json.bytes()),
			(
				"rates.per_address_per_second",
				u64::from(rates.per_address_per_second),
			),
			("rates.per_address_burst", u64::from(rates.per_address_burst)),
			(
				"rates.per_person_per_second",
				u64::from(rates.per_person_per_second),
			),
			("rates.per_person_burst", u64::from(rates.per_person_burst)),
			("rates.logins_per_second", u64::from(rates.logins_per_second)),
			("rates.logins_burst", u64::from(rates.logins_burst)),
			("rates.max_tracked", rates.max_tracked as u64),
			("door.max_extrinsic", self.door.max_extrinsic.bytes()),
			("door.max_followed", self.door.max_followed as u64),
			("door.max_rewraps", self.door.max_rewraps as u64),
		]
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn parse(text: &str) -> Result<Config, ConfigError> {
		Config::parse(text, Path::new("vault.toml"))
	}

	fn minimal(more: &str) -> String {
		format!(
			"listen = '127.0.0.1:8080'\ndomain = 'north.example'\nnode = 'ws://127.0.0.1:9944'\n\
			 data_dir = '/tmp/x'\norganisations = ['0x{}']\n{more}",
			"01".repeat(32)
		)
	}

	#[test]
	fn a_short_file_gets_every_default() {
		let config = parse(&minimal("")).unwrap();
		assert_eq!(config.uploads.max_body.bytes(), 64 << 20);
		assert_eq!(config.organisations, [OrganisationId::repeat(1)]);
	}

	#[test]
	fn the_example_shows_every_default() {
		let text = include_str!("../vault.example.toml");
		let example = parse(text).unwrap();
		let short = Config {
			uploads: Uploads::default(),
			logins: Logins::default(),
			chain: Chain::default(),
			connections: Connections::default(),
			rates: Rates::default(),
			door: Door::default(),
			..example.clone()
		};
		assert_eq!(format!("{example:?}"), format!("{short:?}"));
		for (field, _) in example.spans() {
			let name = field.split_once('.').unwrap().1;
			assert!(text.contains(&format!("\n{name} = ")), "{field} is missing");
		}
		for (field, _) in example.counts() {
			let name = field.split_once('.').unwrap().1;
			assert!(text.contains(&format!("\n{name} = ")), "{field} is missing");
		}
	}

	#[test]
	fn a_bucket_needs_its_name_alone() {
		let config = parse(&minimal("[s3]\nbucket = 'salus-north'")).unwrap();
		let s3 = config.s3.unwrap();
		assert_eq!((s3.region.as_str(), s3.part.bytes()), ("us-east-1", 8 << 20));
		assert!(!s3.allow_http && s3.endpoint.is_none() && s3.prefix.is_empty());
		assert_eq!(parse(&minimal("")).unwrap().s3, None);
	}

	#[test]
	fn a_senseless_bucket_names_its_field() {
		for (more, field) in [
			("bucket = ''", "s3.bucket"),
			("bucket = 'a/b'", "s3.bucket"),
			("bucket = 'b'\nendpoint = 's3.example'", "s3.endpoint"),
			("bucket = 'b'\nendpoint = 'http://127.0.0.1:9000'", "s3.endpoint"),
			("bucket = 'b'\npart = '5119 KiB'", "s3.part"),
		] {
			let error = parse(&minimal(&format!("[s3]\n{more}"))).unwrap_err().to_string();
			assert!(error.starts_with(field), "{error}");
		}
		for more in [
			"part = '5 MiB'",
			"endpoint = 'http://127.0.0.1:9000'\nallow_http = true",
		] {
			parse(&minimal(&format!("[s3]\nbucket = 'b'\n{more}"))).unwrap();
		}
		assert!(parse(&minimal("[s3]\nbucket = 'b'\nsecret = 'x'")).is_err());
	}

	#[test]
	fn limits_carry_their_unit() {
		let config = parse(&minimal("[uploads]\nmax_body = '3 KiB'\npending_ttl = '90 min'")).unwrap();
		assert_eq!(config.uploads.max_body.bytes(), 3 << 10);
		assert_eq!(config.uploads.pending_ttl.as_millis(), 90 * 60_000);
		assert!(parse(&minimal("[uploads]\nmax_body = 3")).is_err());
		assert!(parse(&minimal("[uploads]\npending_ttl = '90'")).is_err());
	}

	#[test]
	fn unknown_fields_are_refused_at_every_level() {
		for more in [
			"colour = 'red'",
			"[uploads]\nmax_bodies = '1 KiB'",
			"[colours]\nred = 1",
		] {
			let error = parse(&minimal(more)).unwrap_err().to_string();
			assert!(error.contains("unknown field"), "{error}");
		}
	}

	#[test]
	fn senseless_values_name_their_field() {
		for (more, field) in [
			("[chain]\nstale_after = '0 s'", "chain.stale_after"),
			("[rates]\nlogins_burst = 0", "rates.logins_burst"),
		] {
			assert!(parse(&minimal(more)).unwrap_err().to_string().contains(field));
		}
		let no_organisation = minimal("").replace(&format!("'0x{}'", "01".repeat(32)), "");
		assert!(parse(&no_organisation)
			.unwrap_err()
			.to_string()
			.contains("organisations"));
		assert!(parse(&minimal("").replace("ws://", "http://"))
			.unwrap_err()
			.to_string()
			.contains("node"));
		assert!(parse(&minimal("").replace("north.example", "two words"))
			.unwrap_err()
			.to_string()
			.contains("domain"));
	}
}
