// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The questions that this pallet answers from every row that there is: [`salus_primitives::facts`] gathers, here as anywhere.

use crate::{Config, Pallet};
use salus_primitives::{
	consent::Power,
	decision::{Decision, Question},
	facts::{gather_with, known},
	holding,
	records::RecordFacts,
	views::Explanation,
	PatientId, PersonId, UnixMillis,
};

impl<T: Config> Pallet<T> {
	/// THE answer. `record` is the record that the question names, if it names one that exists.
	pub(crate) fn answer(question: &Question, record: Option<&RecordFacts>) -> Decision {
		known(gather_with(&T::Facts::default(), question, record.copied())).decide(question)
	}

	/// Why a question is settled as it is, `record` likewise.
	pub fn explain(question: &Question, record: Option<&RecordFacts>) -> Explanation {
		known(gather_with(&T::Facts::default(), question, record.copied())).explain(question)
	}

	pub(crate) fn acts_for(actor: PersonId, patient: PatientId, power: Power, now: UnixMillis) -> bool {
		known(holding::may_act_for(
			&T::Facts::default(),
			actor,
			patient,
			power,
			now,
		))
	}
}
