// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A stream that fails when its other side takes no bytes for too long, so that a client which stops reading does not hold
//! a connection and a file for ever.

use std::{
	future::Future,
	io,
	pin::Pin,
	task::{ready, Context, Poll},
	time::Duration,
};
use tokio::{
	io::{AsyncRead, AsyncWrite, ReadBuf},
	time::{sleep, Instant, Sleep},
};

/// See the module.
pub struct WriteStall<S> {
	stream: S,
	timer: Pin<Box<Sleep>>,
	waiting: bool,
	limit: Duration,
}

impl<S: Unpin> WriteStall<S> {
	/// Lets each write wait for at most `limit`.
	pub fn new(stream: S, limit: Duration) -> Self {
		Self {
			stream,
			timer: Box::pin(sleep(limit)),
			waiting: false,
			limit,
		}
	}

	fn stream(&mut self) -> Pin<&mut S> {
		Pin::new(&mut self.stream)
	}

	/// Begins, continues or ends the waiting of one write.
	fn watch<T>(&mut self, context: &mut Context<'_>, result: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
		if result.is_ready() {
			self.waiting = false;
			return result;
		}
		if !self.waiting {
			self.waiting = true;
			self.timer.as_mut().reset(Instant::now() + self.limit);
		}
		ready!(self.timer.as_mut().poll(context));
		Poll::Ready(Err(io::Error::new(
			io::ErrorKind::TimedOut,
			"the client takes no bytes",
		)))
	}
}

impl<S: AsyncRead + Unpin> AsyncRead for WriteStall<S> {
	fn poll_read(
		mut self: Pin<&mut Self>,
		context: &mut Context<'_>,
		buffer: &mut ReadBuf<'_>,
	) -> Poll<io::Result<()>> {
		self.stream().poll_read(context, buffer)
	}
}

impl<S: AsyncWrite + Unpin> AsyncWrite for WriteStall<S> {
	fn poll_write(
		mut self: Pin<&mut Self>,
		context: &mut Context<'_>,
		bytes: &[u8],
	) -> Poll<io::Result<usize>> {
		let result = self.stream().poll_write(context, bytes);
		self.watch(context, result)
	}

	fn poll_write_vectored(
		mut self: Pin<&mut Self>,
		context: &mut Context<'_>,
		slices: &[io::IoSlice<'_>],
	) -> Poll<io::Result<usize>> {
		let result = self.stream().poll_write_vectored(context, slices);
		self.watch(context, result)
	}

	fn is_write_vectored(&self) -> bool {
		self.stream.is_write_vectored()
	}

	fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
		let result = self.stream().poll_flush(context);
		self.watch(context, result)
	}

	fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
		let result = self.stream().poll_shutdown(context);
		self.watch(context, result)
	}
}
