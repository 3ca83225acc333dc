// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! One file per verb.

mod accounts;
mod acts;
mod administrators;
mod desk_acts;
mod enrol_patient;
mod enrol_person;
mod genesis;
mod inspect;
mod keys;
mod listing;
mod memberships;
mod organisations;
mod payer;
mod register_with;
mod sessions;
mod suspensions;
mod types;
mod unregister;
mod vaults;
mod ward_accounts;
mod wards;
