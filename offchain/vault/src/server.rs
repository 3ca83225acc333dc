// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The listener: HTTP/1.1 with limits on connections, on the time to send a head, and on the time to take an answer.
//!
//! Public addresses want TLS: put a proxy in front. Behind one, the per-address limits count the proxy as one address.

mod stall;

use crate::{config::Connections, limits::Slots, metrics::Metrics};
use axum::{extract::ConnectInfo, Router};
use hyper_util::{
	rt::{TokioIo, TokioTimer},
	server::graceful::GracefulShutdown,
	service::TowerToHyperService,
};
use stall::WriteStall;
use std::{
	net::{IpAddr, SocketAddr},
	sync::Arc,
	time::Duration,
};
use tokio::{
	net::{TcpListener, TcpStream},
	sync::Semaphore,
};
use tokio_util::sync::CancellationToken;
use tower::Layer;

/// How long to wait after the system refused to accept, such as for want of file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Serves until told to stop, then lets running requests end within the configured time.
pub async fn serve(
	listener: TcpListener,
	app: Router,
	limits: Connections,
	metrics: Arc<Metrics>,
	stop: CancellationToken,
) {
	let all = Arc::new(Semaphore::new(limits.max));
	let by_address: Arc<Slots<IpAddr>> = Slots::new(limits.max_per_address);
	let graceful = GracefulShutdown::new();
	loop {
		let accepted = tokio::select! {
			accepted = listener.accept() => accepted,
			() = stop.cancelled() => break,
		};
		let (stream, address) = match accepted {
			Ok(accepted) => accepted,
			Err(error) => {
				tracing::warn!(%error, "cannot accept a connection");
				tokio::time::sleep(ACCEPT_PAUSE).await;
				continue;
			}
		};
		let turned_away = |limit: &str| metrics.turned_away.with_label_values(&[limit]).inc();
		let Ok(permit) = all.clone().try_acquire_owned() else {
			turned_away("connections");
			continue;
		};
		let Some(slot) = by_address.open(address.ip()) else {
			turned_away("connections-of-address");
			continue;
		};
		let connection = graceful.watch(connection(stream, address, &app, &limits));
		let open = metrics.connections.clone();
		open.inc();
		tokio::spawn(async move {
			if let Err(error) = connection.await {
				tracing::debug!(%error, "a connection ended early");
			}
			open.dec();
			drop((permit, slot));
		});
	}
	drop(listener);
	if tokio::time::timeout(limits.shutdown_grace.duration(), graceful.shutdown())
		.await
		.is_err()
	{
		tracing::warn!("stopped with requests still running");
	}
}

type Io = TokioIo<WriteStall<TcpStream>>;
type Service = TowerToHyperService<axum::middleware::AddExtension<Router, ConnectInfo<SocketAddr>>>;

fn connection(
	stream: TcpStream,
	address: SocketAddr,
	app: &Router,
	limits: &Connections,
) -> hyper::server::conn::http1::Connection<Io, Service> {
	if let Err(error) = stream.set_nodelay(true) {
		tracing::debug!(%error, "nodelay");
	}
	let service = axum::Extension(ConnectInfo(address)).layer(app.clone());
	let io = TokioIo::new(WriteStall::new(stream, limits.write_stall.duration()));
	hyper::server::conn::http1::Builder::new()
		.timer(TokioTimer::new())
		.header_read_timeout(limits.header_read.duration())
		.serve_connection(io, TowerToHyperService::new(service))
}
