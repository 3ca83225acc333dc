// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The access decision: rule by rule, by properties, and against a slow reference that was written from the design alone.

mod allow_rules;
mod deny_rules;
mod precedence;
mod properties;
mod random;
mod reference;
mod scene;
