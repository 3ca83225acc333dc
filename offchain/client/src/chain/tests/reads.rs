// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Listings, page after page.

use crate::chain::{all_pages, ChainError};
use salus_primitives::{
	views::{Listing, Page},
	UnixMillis,
};
use std::sync::Mutex;

const RANGE: Listing = Listing::between(UnixMillis(3), UnixMillis(9));

#[tokio::test]
async fn every_page_of_the_range_is_asked_for_once() {
	let asked = Mutex::new(Vec::new());
	let rows = all_pages(RANGE, async |listing| {
		asked.lock().unwrap().push(listing);
		let (items, next) = match listing.cursor {
			None => (vec![7, 6], Some(4)),
			Some(4) => (vec![4], Some(0)),
			_ => (vec![0], None),
		};
		Ok(Page { items, next })
	});
	assert_eq!(rows.await.unwrap(), [7, 6, 4, 0]);
	let expected = [RANGE, RANGE.at(Some(4)), RANGE.at(Some(0))];
	assert_eq!(asked.into_inner().unwrap(), expected);
}

#[tokio::test]
async fn a_page_that_fails_is_no_shorter_listing() {
	let rows = all_pages(RANGE, async |listing| match listing.cursor {
		None => Ok(Page {
			items: vec![7],
			next: Some(4),
		}),
		Some(_) => Err(ChainError::Invalid {
			reason: "gone".into(),
		}),
	});
	assert!(matches!(rows.await, Err(ChainError::Invalid { .. })));
}
