// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! One file per verb. Every test runs the invariants after itself.

mod appoint_guardian;
mod appoint_representative;
mod approve;
mod decide;
mod dismiss_representative;
mod exclude;
mod explain;
mod fixed_reads;
mod grant;
mod listing;
mod mark_in_error;
mod may_act_for;
mod model;
mod moves;
mod origins;
mod readmit;
mod refiling_opens;
mod reject;
mod relinquish;
mod request;
mod revoke;
mod revoke_all;
mod seal;
mod supersede;
mod try_state;
mod unseal;
mod withdraw;
mod would_have_effect;
