// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What happened in a block.

use super::{ChainClient, ChainError, Runtime};
use crate::api::{Hash32, Head, HeadKind};
use codec::{Compact, Decode, DecodeAll};
use futures::{stream, Stream, StreamExt};
use salus_primitives::{prescriptions::FillRef, PatientId};
use scale_decode::visitor::{decode_with_visitor, IgnoreVisitor};
use scale_info::PortableRegistry;

/// One event, with its fields by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
	/// Which pallet said it.
	pub pallet: String,
	/// What it said.
	pub name: String,
	/// The extrinsic that it is about, by its place in the block; `None` for what the block itself did.
	pub extrinsic: Option<u32>,
	/// SCALE bytes of the whole event.
	pub bytes: Vec<u8>,
	fields: Vec<(String, Vec<u8>)>,
}

impl Event {
	/// Is it `pallet.name`?
	pub fn is(&self, pallet: &str, name: &str) -> bool {
		self.pallet == pallet && self.name == name
	}

	/// SCALE bytes of this field.
	pub fn field_bytes(&self, name: &str) -> Option<&[u8]> {
		self.fields
			.iter()
			.find(|(field, _)| field == name)
			.map(|(_, bytes)| bytes.as_slice())
	}

	/// This field, as the type that it has on the chain.
	pub fn field<T: Decode>(&self, name: &str) -> Option<T> {
		T::decode_all(&mut self.field_bytes(name)?).ok()
	}

	/// The patient whom it concerns, where it names one: by itself, or as the one whose fill it is about.
	pub fn patient(&self) -> Option<PatientId> {
		self.field("patient")
			.or_else(|| Some(self.field::<FillRef>("fill")?.patient))
	}
}

/// A final block and everything that it said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
	/// The block.
	pub head: Head,
	/// Its events, in order.
	pub events: Vec<Event>,
}

/// Takes one value of this type off the front and returns its bytes.
fn take<'a>(input: &mut &'a [u8], ty: u32, types: &PortableRegistry) -> Result<&'a [u8], ChainError> {
	let start = *input;
	decode_with_visitor(input, ty, types, IgnoreVisitor::<PortableRegistry>::new())
		.map_err(|error| ChainError::malformed("an event", error))?;
	Ok(&start[..start.len() - input.len()])
}

impl Runtime {
	/// Takes one event off the front.
	fn take_event(&self, input: &mut &[u8], extrinsic: Option<u32>) -> Result<Event, ChainError> {
		let start = *input;
		let unknown = || ChainError::malformed("an event", "the metadata does not name it");
		let [pallet, variant, rest @ ..] = *input else {
			return Err(unknown());
		};
		let pallet = self
			.metadata()
			.pallet_by_event_index(*pallet)
			.ok_or_else(unknown)?;
		let variant = pallet.event_variant_by_index(*variant).ok_or_else(unknown)?;
		*input = rest;
		let mut fields = Vec::with_capacity(variant.fields.len());
		for field in &variant.fields {
			let bytes = take(input, field.ty.id, self.metadata().types())?;
			fields.push((field.name.clone().unwrap_or_default(), bytes.to_vec()));
		}
		Ok(Event {
			pallet: pallet.name().to_owned(),
			name: variant.name.clone(),
			extrinsic,
			bytes: start[..start.len() - input.len()].to_vec(),
			fields,
		})
	}

	/// Reads the SCALE bytes of one event of an extrinsic.
	pub fn event(&self, mut bytes: &[u8], extrinsic: u32) -> Result<Event, ChainError> {
		self.take_event(&mut bytes, Some(extrinsic))
	}

	/// Reads the SCALE bytes of a block's event records.
	pub fn events(&self, mut bytes: &[u8]) -> Result<Vec<Event>, ChainError> {
		let input = &mut bytes;
		let broken = |error: codec::Error| ChainError::malformed("a block's events", error);
		let count = if input.is_empty() {
			0
		} else {
			Compact::<u32>::decode(input).map_err(broken)?.0
		};
		let mut events = Vec::new();
		for _ in 0..count {
			let extrinsic = match u8::decode(input).map_err(broken)? {
				0 => Some(u32::decode(input).map_err(broken)?),
				_ => None,
			};
			events.push(self.take_event(input, extrinsic)?);
			Vec::<[u8; 32]>::decode(input).map_err(broken)?;
		}
		Ok(events)
	}
}

impl ChainClient {
	/// Everything that a block said. Nodes only.
	pub async fn events(&self, block: Hash32) -> Result<Vec<Event>, ChainError> {
		let bytes = self.transport().events(block).await?;
		self.runtime().await?.events(&bytes)
	}

	/// A final block by its number; `None` when it is not final yet. Nodes only.
	pub async fn final_block(&self, number: u32) -> Result<Option<Block>, ChainError> {
		if number > self.head(HeadKind::Final).await?.number {
			return Ok(None);
		}
		let Some(hash) = self.transport().block_hash(number).await? else {
			return Ok(None);
		};
		let head = self.transport().block(hash).await?;
		let events = self.events(hash).await?;
		Ok(Some(Block { head, events }))
	}

	/// Every final block from number `from` on, in order and without a gap; ends with an error when the node is lost.
	/// `None` begins after the newest final block. Nodes only.
	pub async fn final_blocks(
		&self,
		from: Option<u32>,
	) -> Result<impl Stream<Item = Result<Block, ChainError>> + Send + 'static, ChainError> {
		let heads = self.transport().final_heads().await?;
		let next = match from {
			Some(number) => number,
			None => self.head(HeadKind::Final).await?.number + 1,
		};
		let state = (self.clone(), heads, next, false);
		Ok(stream::unfold(
			state,
			|(client, mut heads, next, lost)| async move {
				if lost {
					return None;
				}
				loop {
					match client.final_block(next).await {
						Ok(Some(block)) => return Some((Ok(block), (client, heads, next + 1, false))),
						Err(error) => return Some((Err(error), (client, heads, next, true))),
						Ok(None) => {}
					}
					match heads.next().await {
						Some(Ok(())) => {}
						Some(Err(error)) => return Some((Err(error), (client, heads, next, true))),
						None => return None,
					}
				}
			},
		))
	}
}
