// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

mod accept;
mod add_test;
mod advance_report;
mod assign;
mod cancel_report;
mod complete;
mod create;
mod decline;
mod hold;
mod listing;
mod mark_in_error;
mod mark_report_in_error;
mod moves;
mod origins;
mod register_report;
mod reject;
mod resume;
mod revoke;
mod sequences;
mod task;
mod try_state;
