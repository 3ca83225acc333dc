// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

mod attesting;
mod book;
mod calling_off;
mod care;
mod files;
mod listing;
mod moves;
mod schedules;
mod sequences;
mod sessions;
mod try_state;
mod visits;
mod walk_in;
