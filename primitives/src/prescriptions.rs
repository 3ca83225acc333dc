// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Prescriptions and their fills: states, their allowed moves, and how much is left (FHIR R4 codes).
