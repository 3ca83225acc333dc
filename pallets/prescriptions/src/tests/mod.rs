// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

mod bar;
mod cancel;
mod claim;
mod decline;
mod dispense;
mod dispute_fill;
mod hold;
mod issue;
mod listing;
mod mark_in_error;
mod moves;
mod pause;
mod ready;
mod release;
mod report_late;
mod resume;
mod sequences;
mod signers;
mod stop;
mod stop_fill;
mod tasks;
mod try_state;
