// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Schedules, slots, appointments, encounters and handovers: states and their allowed moves (FHIR R4 codes).
