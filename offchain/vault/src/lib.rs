// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The vault: where sealed records lie and are handed out.
//!
//! # Purpose
//! A vault keeps ciphertext and wraps that it cannot open, and hands them out only when the chain says yes. Its one rule
//! is *ask, log, then act*: it asks the decision at the final block (and hears a no of the best block), puts an access
//! receipt on disk, denials too, and only then sends bytes. When the chain cannot be asked or stands still, nothing leaves.
//!
//! # Rooms
//! - [`authn`]: who is asking. [`authz`]: may they; the only file that may allow.
//! - [`audit`]: receipts. [`store`]: rows and bytes. [`wraps`]: keys wrapped for readers, and their deletion.
//! - [`directory`]: an organisation's signed directory. [`door`]: the way to the chain for people.
//! - [`chain`]: what the vault needs of the chain. [`limits`], [`server`]: nobody starves others.
//! - [`error`]: every refusal and its status code. [`config`]: every limit with its unit.
//!
//! # A story
//! Dr Brook asks the north hospital's vault for one of Ana's laboratory results. The vault knows her from her login, asks the chain,
//! hears *allow, by consent*, writes the receipt into Ana's book, asks once more, and streams the sealed body. A minute later
//! Ana revokes. From the block in which that is final Brook is told what a stranger is told: there is nothing here.

#![deny(missing_docs)]

pub mod audit;
pub mod authn;
pub mod authz;
pub mod chain;
pub mod clock;
pub mod config;
pub mod directory;
pub mod door;
pub mod error;
pub mod limits;
pub mod metrics;
mod routes;
pub mod server;
pub mod store;
pub mod wraps;

use audit::{Audit, Journal, RedbJournal};
use authn::Authn;
use authz::Authz;
use chain::{Chain, ChainView};
use clock::{Clock, SystemClock};
use config::Config;
use directory::Directories;
use door::{Door, Rewraps};
use metrics::Metrics;
use std::{net::SocketAddr, path::Path, sync::Arc, time::Duration};
use store::{Blobs, Rows, RowsInUse, Store};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};
use tokio_util::sync::CancellationToken;
use wraps::{Review, Wraps};

/// Why a vault does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
	/// The configuration makes no sense.
	#[error(transparent)]
	Config(#[from] config::ConfigError),
	/// The data folder or the listener fails.
	#[error("{what}: {cause}")]
	Io {
		/// What was tried.
		what: String,
		/// Why it failed.
		cause: std::io::Error,
	},
	/// The database of rows fails.
	#[error("the database of rows does not open: {0}")]
	Rows(#[from] redb::Error),
	/// The database of receipts fails.
	#[error("the database of receipts does not open: {0}")]
	Receipts(#[from] audit::JournalError),
	/// Something of the vault's own.
	#[error("the vault cannot be put together: {0}")]
	Other(String),
}

/// What a vault stands on; tests put their own in place.
pub struct Ground {
	/// The chain.
	pub chain: Arc<dyn ChainView>,
	/// The time.
	pub clock: Arc<dyn Clock>,
	/// Where receipts go.
	pub journal: Arc<dyn Journal>,
}

impl Ground {
	/// This chain, the machine's clock, and receipts in the data folder.
	pub fn new(chain: Arc<dyn ChainView>, config: &Config) -> Result<Self, StartError> {
		make_folder(&config.data_dir)?;
		let journal = RedbJournal::open(&config.data_dir.join("receipts.redb"))?;
		Ok(Self {
			chain,
			clock: Arc::new(SystemClock),
			journal: Arc::new(journal),
		})
	}
}

/// Everything that requests share.
pub(crate) struct App {
	config: Config,
	chain: Chain,
	authn: Arc<Authn>,
	authz: Authz,
	store: Store,
	wraps: Wraps,
	directories: Directories,
	door: Door,
	rewraps: Rewraps,
	metrics: Arc<Metrics>,
	stop: CancellationToken,
	/// The last field is dropped last: when its thread ends, every file is closed.
	audit: Audit,
}

/// A running vault.
pub struct Vault {
	address: SocketAddr,
	stop: CancellationToken,
	server: JoinHandle<()>,
	review: JoinHandle<()>,
	receipts: oneshot::Receiver<()>,
	rows: RowsInUse,
	grace: Duration,
}

impl Vault {
	/// Starts to serve. Whether the node is there already does not matter: until it answers, nothing is handed out.
	pub async fn start(config: Config, ground: Ground) -> Result<Self, StartError> {
		config.validate()?;
		make_folder(&config.data_dir)?;
		let listener = TcpListener::bind(config.listen)
			.await
			.map_err(|cause| StartError::Io {
				what: format!("cannot listen on {}", config.listen),
				cause,
			})?;
		let address = listener.local_addr().map_err(|cause| StartError::Io {
			what: "the listener has no address".into(),
			cause,
		})?;
		let stop = CancellationToken::new();
		let (app, receipts) = App::new(config, ground, stop.clone()).await?;
		let app = Arc::new(app);
		let rows = app.store.rows.in_use();
		let review = Review::new(app.wraps.clone(), app.metrics.clone(), &app.config);
		let review = tokio::spawn(review.run(stop.clone()));
		let guard = routes::Guard::new(&app.config, app.authn.clone(), app.metrics.clone());
		let (connections, metrics) = (app.config.connections, app.metrics.clone());
		let router = routes::router(app, Arc::new(guard));
		let server = tokio::spawn(server::serve(
			listener,
			router,
			connections,
			metrics,
			stop.clone(),
		));
		tracing::info!(%address, "the vault serves");
		let grace = connections.shutdown_grace.duration();
		Ok(Self {
			rows,
			address,
			stop,
			server,
			review,
			receipts,
			grace,
		})
	}

	/// Where it listens.
	pub fn address(&self) -> SocketAddr {
		self.address
	}

	/// Lets running requests end, and stops. Every file is closed when this returns, unless a request outlived its grace.
	pub async fn stop(self) {
		self.stop.cancel();
		for task in [self.server, self.review] {
			if let Err(error) = task.await {
				tracing::error!(%error, "a task of the vault ended badly");
			}
		}
		let closed = async { tokio::join!(self.receipts, self.rows.end()) };
		if tokio::time::timeout(self.grace, closed).await.is_err() {
			tracing::warn!("stopped with files still open");
		}
	}
}

impl App {
	async fn new(
		config: Config,
		ground: Ground,
		stop: CancellationToken,
	) -> Result<(Self, oneshot::Receiver<()>), StartError> {
		let chain = Chain::new(ground.chain, ground.clock, config.chain);
		let authz = Authz::new(chain.clone(), config.organisations.iter().copied());
		let metrics = Arc::new(Metrics::new().map_err(|error| StartError::Other(error.to_string()))?);
		let (audit, end) = Audit::start(ground.journal, metrics.clone()).map_err(|cause| StartError::Io {
			what: "cannot start the thread of receipts".into(),
			cause,
		})?;
		let store = open_store(&config).await?;
		let wraps = Wraps::new(
			chain.clone(),
			authz.clone(),
			store.clone(),
			config.uploads.max_wraps,
		);
		let app = Self {
			authn: Arc::new(Authn::new(&config, chain.clone())),
			directories: Directories::new(chain.clone(), store.clone()),
			door: Door::new(chain.clone(), authz.clone(), &config.door),
			rewraps: Rewraps::new(&config.door),
			config,
			chain,
			authz,
			store,
			wraps,
			metrics,
			stop,
			audit,
		};
		Ok((app, end))
	}
}

async fn open_store(config: &Config) -> Result<Store, StartError> {
	let rows = Rows::open(&config.data_dir.join("rows.redb"))?;
	let blobs = open_blobs(config)?;
	let max_pending = config.uploads.max_pending_per_person.bytes();
	Store::new(rows, blobs, max_pending)
		.await
		.map_err(|error| StartError::Other(error.to_string()))
}

fn open_blobs(config: &Config) -> Result<Blobs, StartError> {
	match &config.s3 {
		Some(settings) => Blobs::s3(settings).map_err(|error| {
			StartError::Other(format!("the bucket of sealed bodies cannot be used: {error}"))
		}),
		None => Blobs::local(&config.data_dir.join("bodies")).map_err(|cause| StartError::Io {
			what: "cannot use the folder of sealed bodies".into(),
			cause,
		}),
	}
}

fn make_folder(path: &Path) -> Result<(), StartError> {
	std::fs::create_dir_all(path).map_err(|cause| StartError::Io {
		what: format!("cannot make the data folder {}", path.display()),
		cause,
	})
}
