// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Test orders and their reports: states and their allowed moves (FHIR R4 codes).
