// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who may call what: the golden table. A change of policy is a change of `tests/authz_matrix.txt`; write it anew with
//! `SALUS_GOLDEN=write` and read the difference.

use crate::house::*;
use codec::Encode;
use reqwest::{Method, RequestBuilder};
use salus_client::api::*;
use salus_envelope::WRAP_LEN;
use salus_primitives::{
	consent::{Access, Category, Grantee, Purpose},
	decision::{Question, Target},
	Day, OrganisationId, RecordId, UnixMillis,
};
use salus_vault::config::Span;
use std::{fmt::Write as _, path::Path};

/// Who asks, with a token and the organisation in which it acts.
struct Asker {
	name: &'static str,
	byte: u8,
	token: Option<String>,
	place: Option<OrganisationId>,
}

/// What is asked, in the rows' order.
const CALLS: [&str; 26] = [
	"read body",
	"read wrap",
	"upload",
	"list wraps",
	"put wrap",
	"delete a wrap",
	"rewrap",
	"access log",
	"export log",
	"get directory",
	"put directory",
	"custodian records",
	"custodian rewraps",
	"answer rewrap",
	"chain metadata",
	"chain head",
	"chain nonce",
	"chain submit",
	"chain follow",
	"call signer",
	"call network_id",
	"call organisation",
	"call decide",
	"call is_registered",
	"call record_facts",
	"logout",
];

const DIRECTORY: &str = "{}";

async fn askers(house: &House) -> Vec<Asker> {
	let mut all = vec![Asker {
		name: "nobody",
		byte: 0,
		token: None,
		place: Some(NORTH),
	}];
	for (name, who, place) in [
		("patient", Ana, None),
		("other patient", Ben, None),
		("representative", Mother, None),
		("author", Adler, Some(NORTH)),
		("grantee", Brook, Some(SOUTH)),
		("clerk", Clerk, Some(NORTH)),
		("privacy officer", Officer, Some(NORTH)),
		("foreign officer", Foreign, Some(SOUTH)),
		("administrator", Admin, Some(NORTH)),
		("stranger", Stranger, None),
	] {
		all.push(Asker {
			name,
			byte: who as u8,
			token: Some(house.login(who).await),
			place,
		});
	}
	let token = Some(house.login_custodian(NORTH).await);
	all.push(Asker {
		name: "custodian",
		byte: 11,
		token,
		place: Some(NORTH),
	});
	all
}

fn question() -> Question {
	Question {
		actor: Brook.person(),
		organisation: Some(SOUTH),
		patient: Ana.patient(),
		target: Target::Class {
			category: Category::Laboratory,
			day: Day(1),
		},
		access: Access::Read,
		purpose: Purpose::Treat,
		now: UnixMillis(0),
	}
}

fn request(house: &House, asker: &Asker, call: &str) -> RequestBuilder {
	let ask = |method: Method, path: &str| house.ask(method, path, asker.token.as_deref());
	let record = version_path(RECORD, 1);
	let api = |api: &str, args: Vec<u8>| {
		let body = ChainCall {
			api: api.into(),
			args: args.into(),
			at: HeadKind::Final,
		};
		ask(Method::POST, "/v1/chain/call").json(&body)
	};
	let wrap = |recipient| WrapEntry {
		recipient,
		key_version: 1,
		wrap: vec![9; WRAP_LEN].into(),
	};
	match call {
		"read body" => ask(Method::GET, &read_path(RECORD, asker.place)),
		"read wrap" => ask(
			Method::GET,
			&read_path(RECORD, asker.place).replace("versions/1", "versions/1/wrap"),
		),
		"upload" => {
			let token = asker.token.as_deref().unwrap_or_default();
			house.upload(token, RecordId::repeat(asker.byte), body(asker.byte))
		}
		"list wraps" => ask(Method::GET, &format!("{record}/wraps")),
		"put wrap" => {
			let wraps = vec![wrap(Recipient::Person(Ana.person()))];
			ask(Method::PUT, &format!("{record}/wraps")).json(&PutWraps { wraps })
		}
		"delete a wrap" => ask(
			Method::DELETE,
			&format!("{record}/wraps/person/{}", Mother.person()),
		),
		"rewrap" => {
			let organisation = asker.place.unwrap_or(NORTH);
			let wrap = vec![9; WRAP_LEN].into();
			let body = RewrapRequest {
				organisation,
				purpose: Purpose::Treat,
				key_version: 1,
				wrap,
			};
			ask(Method::POST, &format!("{record}/rewrap")).json(&body)
		}
		"access log" => ask(Method::GET, &format!("/v1/access-log?patient={}", Ana.patient())),
		"export log" => ask(
			Method::GET,
			&format!("/v1/access-log/export?patient={}", Ana.patient()),
		),
		"get directory" => ask(Method::GET, &format!("/v1/directory?organisation={NORTH}")),
		"put directory" => ask(Method::PUT, &format!("/v1/directory/{NORTH}")).body(DIRECTORY),
		"custodian records" => ask(Method::GET, "/v1/custodian/records"),
		"custodian rewraps" => ask(Method::GET, "/v1/custodian/rewraps"),
		"answer rewrap" => {
			let path = format!("/v1/custodian/rewraps/{}", Hash32([0; 32]));
			ask(Method::POST, &path).json(&RewrapResult::Refused)
		}
		"chain metadata" => ask(Method::GET, "/v1/chain/metadata"),
		"chain head" => ask(Method::GET, "/v1/chain/head"),
		"chain nonce" => ask(Method::GET, "/v1/chain/nonce"),
		"chain submit" => ask(Method::POST, "/v1/chain/submit").json(&Submit {
			extrinsic: vec![asker.byte].into(),
		}),
		"chain follow" => ask(Method::GET, &format!("/v1/chain/follow/{}", hash_of(b"by Ana"))),
		"call signer" => api("RolesApi_signer", ([0u8; 32], UnixMillis(0)).encode()),
		"call network_id" => api("RolesApi_network_id", Vec::new()),
		"call organisation" => api("RolesApi_organisation", NORTH.encode()),
		"call decide" => api("ConsentApi_decide", question().encode()),
		"call is_registered" => api("RolesApi_is_registered", (Ana.patient(), NORTH).encode()),
		"call record_facts" => api("CustodyApi_record_facts", RECORD.encode()),
		"logout" => ask(Method::POST, "/v1/logout"),
		other => panic!("no such call: {other}"),
	}
}

/// A tick, or the code of the refusal.
async fn cell(house: &House, asker: &Asker, call: &str) -> String {
	if call == "delete a wrap" {
		let wrap = WrapEntry {
			recipient: Recipient::Person(Mother.person()),
			key_version: 1,
			wrap: vec![9; WRAP_LEN].into(),
		};
		let token = house.login(Ana).await;
		let path = format!("{}/wraps", version_path(RECORD, 1));
		let put = house
			.ask(Method::PUT, &path, Some(&token))
			.json(&PutWraps { wraps: vec![wrap] });
		assert!(put.send().await.unwrap().status().is_success());
	}
	let response = request(house, asker, call).send().await.unwrap();
	if response.status().is_success() {
		"yes".into()
	} else {
		code(response).await.1
	}
}

async fn house() -> House {
	let house = House::with(|config| config.door.rewrap_wait = Span::millis(30)).await;
	house.stored(RECORD, &body(1)).await;
	house.grant(Grantee::Person(Brook.person()));
	let admin = house.login(Admin).await;
	let put = house
		.ask(Method::PUT, &format!("/v1/directory/{NORTH}"), Some(&admin))
		.body(DIRECTORY);
	assert!(put.send().await.unwrap().status().is_success());
	let hash = hash_of(DIRECTORY.as_bytes()).0;
	house
		.chain
		.world()
		.organisations
		.get_mut(&NORTH)
		.unwrap()
		.details
		.directory_hash = Some(hash);
	let ana = house.login(Ana).await;
	let submit = Submit {
		extrinsic: b"by Ana".to_vec().into(),
	};
	assert!(house
		.post("/v1/chain/submit", Some(&ana), &submit)
		.await
		.status()
		.is_success());
	let updates = house.chain.world().updates.take().unwrap();
	updates
		.send(FollowUpdate::Dropped {
			reason: String::new(),
		})
		.unwrap();
	house
}

#[tokio::test]
async fn who_may_call_what_is_the_golden_table() {
	let house = house().await;
	let askers = askers(&house).await;
	let mut table = String::from(
		"Who may call what at a vault. \"key-pending\" and, at \"answer rewrap\", the custodian's\n",
	);
	table.push_str("\"not-found\" are what somebody who may is told when there is nothing to hand out.\n");
	for call in CALLS {
		writeln!(table, "\n{call}").unwrap();
		for asker in &askers {
			writeln!(
				table,
				"    {:<16} {}",
				asker.name,
				cell(&house, asker, call).await
			)
			.unwrap();
		}
	}
	let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/authz_matrix.txt");
	if std::env::var("SALUS_GOLDEN").is_ok_and(|value| value == "write") {
		std::fs::write(&path, &table).unwrap();
	}
	let golden = std::fs::read_to_string(&path).unwrap();
	assert_eq!(table, golden, "the table has changed:\n{table}");
}
