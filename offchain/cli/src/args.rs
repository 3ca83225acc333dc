// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The command line: global options, and one enum per noun (beside its commands).

use crate::{
	commands::{
		access_log::AccessLogArgs, account::AccountCommand, act::ActCommand, appointment::AppointmentCommand,
		consent::ConsentCommand, encounter::EncounterCommand, fhir::FhirCommand, key::KeyCommand,
		member::MemberCommand, order::OrderCommand, org::OrgCommand, patient::PatientCommand,
		person::PersonCommand, prescription::PrescriptionCommand, record::RecordCommand,
		representative::RepresentativeCommand, session::SessionCommand, settings::SettingsArgs,
	},
	output::Format,
};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// How long to wait for the chain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum WaitFor {
	/// Until it is in a block.
	InBlock,
	/// Until that block is final.
	#[default]
	Final,
}

/// Salus at a terminal: a health-record network that its patients control.
///
/// Exit codes: 0 done, 1 something on this machine failed, 2 wrong usage, 3 refused (the message names the error and what to do),
/// 4 the chain or a vault cannot be reached.
#[derive(Debug, Parser)]
#[command(name = "salus", version)]
pub struct Cli {
	/// Options of every command.
	#[command(flatten)]
	pub global: Global,
	/// The noun.
	#[command(subcommand)]
	pub command: Command,
}

/// Options of every command. What `salus settings` remembers is their default.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Global {
	/// Which key signs, by its name in the keystore
	#[arg(long, global = true, env = "SALUS_KEY")]
	pub key: Option<String>,
	/// Read the key's passphrase from this file (its first line) instead of asking for it
	#[arg(long, global = true, env = "SALUS_PASSPHRASE_FILE")]
	pub passphrase_file: Option<PathBuf>,
	/// Reach the chain through a node on this machine, ws://host:port
	#[arg(long, global = true, env = "SALUS_NODE")]
	pub node: Option<String>,
	/// Reach the chain through the door of this vault, http(s)://host:port
	#[arg(long, global = true, env = "SALUS_VAULT")]
	pub vault: Option<String>,
	/// The organisation in which one acts, by name or id
	#[arg(long, global = true, env = "SALUS_ORGANISATION")]
	pub organisation: Option<String>,
	/// Where keys, names and settings lie; ${XDG_CONFIG_HOME:-~/.config}/salus by default
	#[arg(long, global = true, env = "SALUS_HOME")]
	pub home: Option<PathBuf>,
	/// How to print
	#[arg(long, global = true, value_enum, default_value_t)]
	pub output: Format,
	/// How certain a signed call has to be before the command ends
	#[arg(long, global = true, value_enum, default_value_t)]
	pub wait: WaitFor,
}

/// The nouns.
#[derive(Debug, Subcommand)]
pub enum Command {
	/// Keys on this machine: accounts and encryption keys
	#[command(subcommand)]
	Key(KeyCommand),
	/// Accounts that act for oneself, one per device or wallet
	#[command(subcommand)]
	Account(AccountCommand),
	/// Devices that act for a clinician or a clerk during a shift
	#[command(subcommand)]
	Session(SessionCommand),
	/// What this program remembers between calls
	Settings(SettingsArgs),
	/// Organisations
	#[command(subcommand)]
	Org(OrgCommand),
	/// What two people of --organisation decide together
	#[command(subcommand)]
	Act(ActCommand),
	/// People whom an organisation credentials
	#[command(subcommand)]
	Member(MemberCommand),
	/// People
	#[command(subcommand)]
	Person(PersonCommand),
	/// Patients and wards
	#[command(subcommand)]
	Patient(PatientCommand),
	/// Who may see what
	#[command(subcommand)]
	Consent(ConsentCommand),
	/// People who act for a patient
	#[command(subcommand)]
	Representative(RepresentativeCommand),
	/// Sealed records
	#[command(subcommand)]
	Record(RecordCommand),
	/// When a doctor can be booked, and what became of a booking
	#[command(subcommand)]
	Appointment(AppointmentCommand),
	/// Visits while they take place, and who covers for whom
	#[command(subcommand)]
	Encounter(EncounterCommand),
	/// Prescribing, and filling what was prescribed
	#[command(subcommand)]
	Prescription(PrescriptionCommand),
	/// Tests that doctors order and laboratories report on
	#[command(subcommand)]
	Order(OrderCommand),
	/// What waits for you: as a patient, or in --organisation as a member
	Inbox,
	/// FHIR R4 in and out
	#[command(subcommand)]
	Fhir(FhirCommand),
	/// Who opened, or tried to open, a patient's records
	AccessLog(AccessLogArgs),
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::CommandFactory;

	#[test]
	fn the_command_line_is_sound() {
		Cli::command().debug_assert();
	}

	#[test]
	fn a_passphrase_cannot_be_given_on_the_command_line() {
		let help = Cli::command().render_long_help().to_string();
		assert!(!help.contains("--passphrase "), "{help}");
		assert!(Cli::try_parse_from(["salus", "--passphrase", "x", "key", "list"]).is_err());
	}

	/// A command's own argument with the name of a global option would overwrite it.
	#[test]
	fn no_command_has_an_argument_named_like_a_global_option() {
		fn walk(command: &clap::Command, globals: &[&str]) {
			for argument in command
				.get_arguments()
				.filter(|argument| !argument.is_global_set())
			{
				assert!(
					!globals.contains(&argument.get_id().as_str()),
					"{} {}",
					command.get_name(),
					argument.get_id()
				);
			}
			command.get_subcommands().for_each(|inner| walk(inner, globals));
		}
		let root = Cli::command();
		let globals: Vec<&str> = root
			.get_arguments()
			.map(|argument| argument.get_id().as_str())
			.collect();
		assert!(globals.contains(&"organisation"));
		root.get_subcommands().for_each(|noun| walk(noun, &globals));
	}

	#[test]
	fn global_options_may_stand_after_the_verb() {
		let cli =
			Cli::try_parse_from(["salus", "key", "list", "--output", "json", "--wait", "in-block"]).unwrap();
		assert_eq!(
			(cli.global.output, cli.global.wait),
			(Format::Json, WaitFor::InBlock)
		);
	}
}
