// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

mod add;
mod amend;
mod listing;
mod mark_in_error;
mod receipts;
mod refile;
mod sequences;
mod sessions;
mod try_state;
