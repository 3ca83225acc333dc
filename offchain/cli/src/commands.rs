// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! One file per noun.

pub mod access_log;
pub mod account;
pub mod act;
pub mod appointment;
mod care;
pub mod consent;
pub mod encounter;
pub mod fhir;
pub mod inbox;
pub mod key;
pub mod member;
pub mod order;
pub mod org;
pub mod patient;
pub mod person;
pub mod prescription;
pub mod record;
pub mod representative;
pub mod session;
pub mod settings;
mod statement;
mod terms;

use crate::{
	args::{Cli, Command},
	context::Context,
	error::CliError,
};

/// Carries one command out.
pub async fn run(cli: Cli) -> Result<(), CliError> {
	let context = Context::new(cli.global)?;
	match cli.command {
		Command::Key(command) => key::run(&context, command).await,
		Command::Account(command) => account::run(&context, command).await,
		Command::Session(command) => session::run(&context, command).await,
		Command::Appointment(command) => appointment::run(&context, command).await,
		Command::Encounter(command) => encounter::run(&context, command).await,
		Command::Prescription(command) => prescription::run(&context, command).await,
		Command::Order(command) => order::run(&context, command).await,
		Command::Inbox => inbox::run(&context).await,
		Command::Settings(args) => settings::run(&context, args),
		Command::Org(command) => org::run(&context, command).await,
		Command::Act(command) => act::run(&context, command).await,
		Command::Member(command) => member::run(&context, command).await,
		Command::Person(command) => person::run(&context, command).await,
		Command::Patient(command) => patient::run(&context, command).await,
		Command::Consent(command) => consent::run(&context, command).await,
		Command::Representative(command) => representative::run(&context, command).await,
		Command::Record(command) => record::run(&context, command).await,
		Command::Fhir(command) => fhir::run(&context, command).await,
		Command::AccessLog(args) => access_log::run(&context, args).await,
	}
}
