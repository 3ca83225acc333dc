// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Test orders and reports.

use super::{assert_valid, category_of, DOCTOR, HOSPITAL, NOW, ORDER, PATIENT, RECORD};
use salus_client::fhir::care::{
	observation_status, with_status, CareStatus, Concept, ReportedResult, ResultValue, TestOrder, TestReport,
};
use salus_primitives::{
	consent::Category,
	orders::{OrderStatus, ReportStatus},
	OrganisationId, PersonId,
};

fn order(category: Category) -> TestOrder {
	TestOrder {
		order: ORDER,
		record: RECORD,
		patient: PATIENT,
		requester: DOCTOR,
		organisation: HOSPITAL,
		encounter: None,
		category,
		test: Concept::words("full blood count"),
		note: Some("fasting".into()),
		authored_at: NOW,
	}
}

fn report(status: ReportStatus) -> TestReport {
	TestReport {
		order: ORDER,
		record: RECORD,
		patient: PATIENT,
		author: PersonId::repeat(30),
		laboratory: OrganisationId::repeat(31),
		status,
		category: Category::Laboratory,
		test: Concept::words("full blood count"),
		issued_at: NOW,
		results: vec![
			ReportedResult {
				what: Concept::words("haemoglobin"),
				value: ResultValue::Measured(serde_json::from_str("13.4").unwrap(), "g/dL".into()),
			},
			ReportedResult {
				what: Concept::words("film"),
				value: ResultValue::Words("normal".into()),
			},
		],
		conclusion: Some("nothing of note".into()),
	}
}

#[test]
fn an_order_in_every_state_and_of_both_categories() {
	for category in [Category::Laboratory, Category::Imaging] {
		let content = order(category);
		let resource = content.resource();
		assert_eq!(category_of(&resource), category);
		assert_eq!(TestOrder::read(&resource), Ok(content));
		for status in OrderStatus::ALL {
			assert_valid(&with_status(resource.clone(), status.to_fhir()));
		}
	}
}

#[test]
fn a_report_in_every_state_with_its_results() {
	for status in ReportStatus::ALL {
		let resource = report(*status).resource();
		assert_valid(&resource);
		assert_eq!(category_of(&resource), Category::Laboratory);
		assert_eq!(resource["contained"][0]["status"], observation_status(*status));
		assert_eq!(TestReport::read(&resource), Ok(report(*status)));
	}
	let empty = TestReport {
		results: Vec::new(),
		conclusion: None,
		..report(ReportStatus::Registered)
	};
	assert_valid(&empty.resource());
	assert_eq!(TestReport::read(&empty.resource()), Ok(empty));
}
