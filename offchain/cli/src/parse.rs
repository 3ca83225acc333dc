// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Words of the command line: spans of time, sets, grantees.

use crate::error::CliError;
use salus_client::directory::Names;
use salus_primitives::{consent::Grantee, Day, UnixMillis};
use std::str::FromStr;

/// A span from now (`30d`, `12h`, `2w`) or a date (`2027-01-31`, its beginning in UTC).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
	/// So many milliseconds from now.
	In(u64),
	/// The beginning of this day.
	On(Day),
}

impl When {
	/// The instant, seen from `now`.
	pub fn from(self, now: UnixMillis) -> UnixMillis {
		match self {
			Self::In(millis) => now.plus(millis),
			Self::On(day) => UnixMillis(u64::try_from(day.0).unwrap_or(0).saturating_mul(UnixMillis::DAY)),
		}
	}
}

impl FromStr for When {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let wrong = || {
			format!(
				"`{}` is no time: write 30m, 12h, 30d, 2w, 1y or a date such as 2027-01-31",
				text.escape_default()
			)
		};
		if let Ok(day) = text.parse() {
			return Ok(Self::On(day));
		}
		let unit = match text.chars().last() {
			Some('m') => UnixMillis::MINUTE,
			Some('h') => UnixMillis::HOUR,
			Some('d') => UnixMillis::DAY,
			Some('w') => 7 * UnixMillis::DAY,
			Some('y') => 365 * UnixMillis::DAY,
			_ => return Err(wrong()),
		};
		let number = &text[..text.len() - 1];
		if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
			return Err(wrong());
		}
		let count: u64 = number.parse().map_err(|_| wrong())?;
		count.checked_mul(unit).map(Self::In).ok_or_else(wrong)
	}
}

/// Items separated by commas, or `all`.
pub fn set<T, S>(text: &str, all: &[T]) -> Result<S, String>
where
	T: Copy + FromStr + ToString,
	S: FromIterator<T>,
{
	if text == "all" {
		return Ok(all.iter().copied().collect());
	}
	text.split(',')
		.map(|item| {
			item.trim().parse().map_err(|_| {
				let known: Vec<_> = all.iter().map(T::to_string).collect();
				format!("`{}` is none of: {}", item.escape_default(), known.join(", "))
			})
		})
		.collect()
}

/// Makes a parser for clap out of [`set`].
macro_rules! set_parser {
	($name:ident, $set:ty, $item:ty) => {
		/// Items separated by commas, or `all`.
		pub fn $name(text: &str) -> Result<$set, String> {
			set(text, <$item>::ALL)
		}
	};
}

set_parser!(
	categories,
	salus_primitives::consent::Categories,
	salus_primitives::consent::Category
);
set_parser!(
	powers,
	salus_primitives::consent::Powers,
	salus_primitives::consent::Power
);
set_parser!(
	professions,
	salus_primitives::roles::Professions,
	salus_primitives::roles::Profession
);
set_parser!(
	credentials,
	salus_primitives::roles::Credentials,
	salus_primitives::roles::Credential
);
set_parser!(
	purposes,
	salus_primitives::consent::Purposes,
	salus_primitives::consent::Purpose
);

/// One word of a coded enum.
pub fn code<T: Copy + FromStr + ToString>(text: &str, all: &[T]) -> Result<T, String> {
	text.parse().map_err(|_| {
		let known: Vec<_> = all.iter().map(T::to_string).collect();
		format!("`{}` is none of: {}", text.escape_default(), known.join(", "))
	})
}

/// Makes a parser for clap out of [`code`].
macro_rules! code_parser {
	($name:ident, $item:ty) => {
		/// One word of the enum.
		pub fn $name(text: &str) -> Result<$item, String> {
			code(text, <$item>::ALL)
		}
	};
}

code_parser!(category, salus_primitives::consent::Category);
code_parser!(purpose, salus_primitives::consent::Purpose);
code_parser!(mode, salus_primitives::consent::Mode);
code_parser!(access, salus_primitives::consent::Access);
code_parser!(profession, salus_primitives::roles::Profession);
code_parser!(organisation_kind, salus_primitives::roles::OrganisationKind);
code_parser!(record_origin, salus_primitives::records::RecordOrigin);
code_parser!(reason, salus_primitives::care::Reason);
code_parser!(report_status, salus_primitives::orders::ReportStatus);
code_parser!(session_scope, salus_primitives::roles::AccountScope);
code_parser!(unit, salus_primitives::prescriptions::Unit);

/// A span of time such as `28d` or `20m`, in milliseconds.
pub fn span(text: &str) -> Result<u64, String> {
	match text.parse()? {
		When::In(millis) => Ok(millis),
		When::On(day) => Err(format!("`{day}` is a date and not a span: write 20m, 12h or 28d")),
	}
}

/// Who is to be let in: `person:NAME`, `organisation:NAME`, or a name that only one of them has. An id alone does not say which.
pub fn grantee(text: &str, names: &Names) -> Result<Grantee, CliError> {
	if let Some(name) = text.strip_prefix("person:") {
		return Ok(Grantee::Person(names.find_person(name)?));
	}
	if let Some(name) = text.strip_prefix("organisation:") {
		return Ok(Grantee::Organisation(names.find_organisation(name)?));
	}
	if salus_primitives::ids::parse_hex32(text).is_ok() {
		return Err(CliError::usage(format!(
			"is `{text}` a person or an organisation? write person:{text} or organisation:{text}"
		)));
	}
	match (names.find_person(text), names.find_organisation(text)) {
		(Ok(person), Err(_)) => Ok(Grantee::Person(person)),
		(Err(_), Ok(organisation)) => Ok(Grantee::Organisation(organisation)),
		(Ok(_), Ok(_)) => Err(CliError::usage(format!(
			"a person and an organisation are both called `{0}`: write person:{0} or organisation:{0}",
			text.escape_default()
		))),
		(Err(fault), Err(_)) => Err(fault.into()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use salus_primitives::{
		consent::{Categories, Category},
		OrganisationId, PersonId,
	};

	#[test]
	fn spans_and_dates_are_times() {
		let now = UnixMillis(1_000);
		assert_eq!(
			"30d".parse::<When>().unwrap().from(now),
			UnixMillis(1_000 + 30 * UnixMillis::DAY)
		);
		assert_eq!(
			"5m".parse::<When>().unwrap().from(now),
			UnixMillis(1_000 + 5 * UnixMillis::MINUTE)
		);
		assert_eq!(
			"1970-01-02".parse::<When>().unwrap().from(now),
			UnixMillis(UnixMillis::DAY)
		);
	}

	#[test]
	fn what_is_no_time_is_refused() {
		for text in [
			"",
			"d",
			"30",
			"30x",
			"-3d",
			"+3d",
			"3.5d",
			"99999999999999y",
			"2027-02-30",
			"dé",
		] {
			assert!(text.parse::<When>().is_err(), "{text}");
		}
	}

	#[test]
	fn a_span_is_not_a_date() {
		assert_eq!(span("20m"), Ok(20 * UnixMillis::MINUTE));
		assert!(span("2027-01-31").unwrap_err().contains("not a span"));
		assert!(span("20").is_err());
	}

	#[test]
	fn sets_are_words_with_commas_or_all() {
		assert_eq!(
			categories("laboratory, medication"),
			Ok(Categories::of(&[Category::Laboratory, Category::Medication]))
		);
		assert_eq!(categories("all"), Ok(Categories::all()));
		let refused = categories("laboratory,labs").unwrap_err();
		assert!(
			refused.contains("`labs`") && refused.contains("imaging"),
			"{refused}"
		);
		assert!(categories("").is_err());
	}

	#[test]
	fn a_grantee_is_told_apart_by_prefix_or_by_an_only_name() {
		let mut names = Names::default();
		names.add_person(PersonId::repeat(1), "Brook");
		names.add_organisation(OrganisationId::repeat(2), "North");
		names.add_person(PersonId::repeat(3), "Same");
		names.add_organisation(OrganisationId::repeat(4), "Same");
		assert_eq!(
			grantee("Brook", &names).unwrap(),
			Grantee::Person(PersonId::repeat(1))
		);
		assert_eq!(
			grantee("north", &names).unwrap(),
			Grantee::Organisation(OrganisationId::repeat(2))
		);
		assert!(grantee("Same", &names).is_err());
		assert_eq!(
			grantee("organisation:Same", &names).unwrap(),
			Grantee::Organisation(OrganisationId::repeat(4))
		);
		let id = PersonId::repeat(9);
		assert!(grantee(&id.to_string(), &names).is_err());
		assert_eq!(
			grantee(&format!("person:{id}"), &names).unwrap(),
			Grantee::Person(id)
		);
		assert!(grantee("Nobody", &names).is_err());
	}
}
