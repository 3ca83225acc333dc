// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The specification of a chain that has everybody in its first block: the node's own for development, and
//! more people. Enrolling thousands by the ordinary way would take an organisation weeks.

use crate::people::{Belonging, Person, Scene};
use salus_client::account::{format_ss58, Signer};
use salus_e2e::{Program, Result, Trouble};
use serde_json::{json, Value};
use std::{
	path::{Path, PathBuf},
	process::{Command, Stdio},
};

/// 2100-01-01T00:00:00Z.
const MEMBERS_UNTIL: u64 = 4_102_444_800_000;

/// The development chain's specification, as the node exports it.
fn development() -> Result<Value> {
	let output = Command::new(Program::Node.path()?)
		.args(["export-chain-spec", "--chain", "dev"])
		.stderr(Stdio::null())
		.output()
		.map_err(Trouble::io("cannot run the node"))?;
	serde_json::from_slice(&output.stdout)
		.map_err(|error| Trouble::not_held(format!("the node's specification is no JSON: {error}")))
}

fn account(person: &Person) -> String {
	format_ss58(&person.key.account())
}

fn hex(bytes: &[u8; 32]) -> String {
	salus_client::api::Hash32(*bytes).to_string()
}

fn person(person: &Person) -> Value {
	json!({ "person": person.id, "account": account(person), "encryption_key": hex(&person.encryption_key) })
}

fn membership(belonging: &Belonging, profession: &str) -> Value {
	json!({
		"organisation": belonging.organisation, "person": belonging.person.id, "profession": profession,
		"credentials": [], "valid_until": MEMBERS_UNTIL,
	})
}

fn organisations(scene: &Scene) -> Vec<Value> {
	let rows = scene.hospitals.iter().map(|hospital| {
		let administrators = hospital.administrators.each_ref();
		json!({
			"organisation": hospital.id, "kind": "hospital", "endpoint": null,
			"administrators": administrators.map(|person| json!([person.id, account(person)])),
			"custodian_key": hex(&hospital.custodian_key),
		})
	});
	rows.collect()
}

fn persons(scene: &Scene) -> Vec<Value> {
	let everybody = scene.clerks.iter().chain(&scene.doctors).chain(&scene.patients);
	everybody.map(|one| person(&one.person)).collect()
}

fn patients(scene: &Scene) -> Vec<Value> {
	let rows = scene
		.patients
		.iter()
		.map(|one| json!({ "patient": one.person.patient(), "organisation": one.organisation }));
	rows.collect()
}

fn memberships(scene: &Scene) -> Vec<Value> {
	let clerks = scene.clerks.iter().map(|one| membership(one, "clerk"));
	let doctors = scene.doctors.iter().map(|one| membership(one, "doctor"));
	clerks.chain(doctors).collect()
}

/// Adds the people of the scene to a specification.
fn add(spec: &mut Value, scene: &Scene) -> Result<()> {
	let roles = spec
		.pointer_mut("/genesis/runtimeGenesis/patch/roles")
		.ok_or_else(|| Trouble::not_held("the node's specification has no roles"))?;
	let more = [
		("organisations", organisations(scene)),
		("persons", persons(scene)),
		("patients", patients(scene)),
		("memberships", memberships(scene)),
	];
	for (list, rows) in more {
		roles[list]
			.as_array_mut()
			.ok_or_else(|| Trouble::not_held(format!("the node's specification lists no {list}")))?
			.extend(rows);
	}
	Ok(())
}

/// Writes the specification of a chain with this scene into the folder.
pub fn write(scene: &Scene, folder: &Path) -> Result<PathBuf> {
	let mut spec = development()?;
	add(&mut spec, scene)?;
	let path = folder.join("chain.json");
	std::fs::write(&path, spec.to_string()).map_err(Trouble::io("cannot write the chain's specification"))?;
	Ok(path)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::people::Size;

	fn scene() -> Scene {
		Scene::new(Size {
			organisations: 1,
			doctors: 2,
			patients: 3,
		})
		.unwrap()
	}

	fn empty(lists: Value) -> Value {
		json!({ "genesis": { "runtimeGenesis": { "patch": { "roles": lists } } } })
	}

	#[test]
	fn everybody_of_the_scene_comes_after_those_who_are_there() {
		let mut spec =
			empty(json!({ "organisations": [1], "persons": [1], "patients": [1], "memberships": [1] }));
		add(&mut spec, &scene()).unwrap();
		let roles = &spec["genesis"]["runtimeGenesis"]["patch"]["roles"];
		let len = |list: &str| roles[list].as_array().unwrap().len();
		assert_eq!(
			["organisations", "persons", "patients", "memberships"].map(len),
			[2, 7, 4, 4]
		);
		assert_eq!(roles["memberships"][2]["profession"], "doctor");
	}

	#[test]
	fn a_specification_without_lists_is_refused() {
		assert!(add(&mut empty(json!({ "organisations": [] })), &scene()).is_err());
		assert!(add(&mut json!({}), &scene()).is_err());
	}
}
