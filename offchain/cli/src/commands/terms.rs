// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The options that say what a consent covers.

use crate::{
	error::CliError,
	output::list,
	parse::{self, When},
};
use clap::Args;
use salus_primitives::{
	consent::{Audience, Categories, Grantee, Mode, Purpose, Purposes, Terms},
	roles::Professions,
	Day, UnixMillis,
};

/// What a consent covers. Unless something is said: everything that is there to read, for treatment, for thirty days.
#[derive(Clone, Debug, Args)]
pub struct TermsArgs {
	/// Which categories, separated by commas
	#[arg(long, value_parser = parse::categories, default_value = "all")]
	categories: Categories,
	/// Records from this day on
	#[arg(long, value_name = "YYYY-MM-DD")]
	from: Option<Day>,
	/// Records up to this day
	#[arg(long, value_name = "YYYY-MM-DD")]
	to: Option<Day>,
	/// For which purposes (HL7 PurposeOfUse), separated by commas
	#[arg(long, value_parser = parse::purposes, default_value = "TREAT")]
	purposes: Purposes,
	/// To read, to contribute, or both
	#[arg(long, value_parser = parse::mode, default_value = "read")]
	mode: Mode,
	/// Of an organisation: members of these professions who have the patient in their care (doctor,nurse by default)
	#[arg(long, value_parser = parse::professions, conflicts_with = "whole_organisation")]
	professions: Option<Professions>,
	/// Of an organisation: every member
	#[arg(long)]
	whole_organisation: bool,
	/// When it ends: a span from now, or a date
	#[arg(long, default_value = "30d", value_name = "WHEN")]
	expires: When,
}

impl TermsArgs {
	/// The terms for this grantee.
	pub fn terms(&self, grantee: &Grantee, now: UnixMillis) -> Result<Terms, CliError> {
		let terms = Terms {
			categories: self.categories,
			record_days: salus_primitives::time::DayRange {
				from: self.from.unwrap_or(Day::MIN),
				to: self.to.unwrap_or(Day::MAX),
			},
			purposes: self.purposes,
			mode: self.mode,
			audience: self.audience(grantee)?,
			expires_at: self.expires.from(now),
		};
		match terms.fault() {
			Some(fault) => Err(CliError::usage(format!(
				"these terms cannot be: {}",
				fault_words(fault)
			))),
			None => Ok(terms),
		}
	}

	fn audience(&self, grantee: &Grantee) -> Result<Audience, CliError> {
		match (grantee, self.professions, self.whole_organisation) {
			(Grantee::Person(_), None, false) | (Grantee::Organisation(_), _, true) => Ok(Audience::Whole),
			(Grantee::Person(_), _, _) => Err(CliError::usage(
				"--professions and --whole-organisation are about an organisation, and this grantee is a person",
			)),
			(Grantee::Organisation(_), Some(professions), false) => Ok(Audience::Cover(professions)),
			(Grantee::Organisation(_), None, false) => Ok(Audience::DEFAULT),
		}
	}
}

fn fault_words(fault: salus_primitives::consent::TermsFault) -> &'static str {
	use salus_primitives::consent::TermsFault as F;
	match fault {
		F::NoCategory => "name one category at least",
		F::NoDay => "the last day lies before the first",
		F::NoPurpose => "name one purpose at least",
		F::PurposeNotActive => {
			"only TREAT, PATRQT and ETREAT can be granted; the other purposes are reserved"
		}
		F::NoProfession => "name one profession at least",
	}
}

/// Terms in a few words.
pub fn in_words(terms: &Terms) -> String {
	let categories = if terms.categories == Categories::all() {
		"everything".into()
	} else {
		list(terms.categories.iter())
	};
	let days = match (terms.record_days.from, terms.record_days.to) {
		(Day::MIN, Day::MAX) => String::new(),
		(from, Day::MAX) => format!(" from {from}"),
		(Day::MIN, to) => format!(" to {to}"),
		(from, to) => format!(" {from}..{to}"),
	};
	let audience = match terms.audience {
		Audience::Whole => String::new(),
		Audience::Cover(professions) => format!(" by {} with cover", list(professions.iter())),
	};
	let purposes = if terms.purposes == Purposes::of(&[Purpose::Treat]) {
		String::new()
	} else {
		format!(" for {}", list(terms.purposes.iter()))
	};
	let mode = match terms.mode {
		Mode::Both => "read and contribute".to_owned(),
		mode => mode.to_string(),
	};
	format!("{mode} {categories}{days}{audience}{purposes}")
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;
	use salus_primitives::{consent::Category, OrganisationId, PersonId};

	#[derive(Parser)]
	struct Line {
		#[command(flatten)]
		terms: TermsArgs,
	}

	const PERSON: Grantee = Grantee::Person(PersonId::repeat(1));
	const NORTH: Grantee = Grantee::Organisation(OrganisationId::repeat(2));

	fn terms(options: &str, grantee: &Grantee) -> Result<Terms, CliError> {
		let words = std::iter::once("x").chain(options.split_whitespace());
		let line = Line::try_parse_from(words).map_err(|error| CliError::usage(error.to_string()))?;
		line.terms.terms(grantee, UnixMillis(0))
	}

	#[test]
	fn the_preset_is_reading_for_treatment_for_thirty_days() {
		let preset = terms("", &PERSON).unwrap();
		assert_eq!(preset.expires_at, UnixMillis(30 * UnixMillis::DAY));
		assert_eq!(
			(preset.mode, preset.purposes),
			(Mode::Read, Purposes::of(&[Purpose::Treat]))
		);
		assert_eq!(in_words(&preset), "read everything");
	}

	#[test]
	fn an_organisation_means_doctors_and_nurses_with_cover_unless_said() {
		assert_eq!(terms("", &NORTH).unwrap().audience, Audience::DEFAULT);
		assert_eq!(
			terms("--whole-organisation", &NORTH).unwrap().audience,
			Audience::Whole
		);
		assert!(terms("--whole-organisation", &PERSON).is_err());
		assert!(terms("--professions doctor", &PERSON).is_err());
	}

	#[test]
	fn options_narrow() {
		let narrow = terms(
			"--categories laboratory --from 2020-01-01 --to 2020-12-31 --mode both",
			&NORTH,
		)
		.unwrap();
		assert_eq!(narrow.categories, Categories::of(&[Category::Laboratory]));
		assert_eq!(
			in_words(&narrow),
			"read and contribute laboratory 2020-01-01..2020-12-31 by doctor,nurse with cover"
		);
	}

	#[test]
	fn impossible_terms_are_named() {
		assert!(terms("--from 2020-01-02 --to 2020-01-01", &PERSON).is_err());
		assert!(terms("--purposes HRESCH", &PERSON).is_err());
		assert!(terms("--categories nothing", &PERSON).is_err());
		assert!(terms("--expires never", &PERSON).is_err());
	}
}
