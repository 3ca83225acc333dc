// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What is absent on purpose: no pallet imports a pallet, the words know no pallet, the node knows no medicine beyond its RPC; and the
//! drawing of the tree in the docs is true, as are the names of tests that they give.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{
	collections::BTreeSet,
	fs,
	path::{Path, PathBuf},
};

const PALLETS: [&str; 6] = [
	"roles",
	"consent",
	"records",
	"appointments",
	"prescriptions",
	"orders",
];

fn root() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().into()
}

fn read(path: impl AsRef<Path>) -> String {
	let path = root().join(path);
	fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The names that stand left of `=` in every table of dependencies of a manifest.
fn dependencies(manifest: &str) -> BTreeSet<String> {
	let mut inside = false;
	let mut names = BTreeSet::new();
	for line in manifest.lines() {
		if line.starts_with('[') {
			inside = line.trim_matches(['[', ']']).ends_with("dependencies");
		} else if let (true, Some((name, _))) = (
			inside && !line.starts_with([' ', '\t', '#', '}', ']']),
			line.split_once('='),
		) {
			names.insert(name.trim().into());
		}
	}
	names
}

/// Every Rust file below this folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
	let mut files = Vec::new();
	for entry in fs::read_dir(folder).unwrap() {
		let path = entry.unwrap().path();
		if path.is_dir() {
			files.extend(sources(&path));
		} else if path.extension().is_some_and(|ending| ending == "rs") {
			files.push(path);
		}
	}
	files
}

#[test]
fn the_reader_of_manifests_reads() {
	let names = dependencies(&read("pallets/roles/Cargo.toml"));
	assert!(
		names.contains("frame-support") && names.contains("salus-primitives"),
		"{names:?}"
	);
	assert!(names.contains("sp-io"), "those of tests too: {names:?}");
}

#[test]
fn there_are_no_pallets_but_these() {
	let found: BTreeSet<_> = fs::read_dir(root().join("pallets"))
		.unwrap()
		.map(|entry| entry.unwrap().path())
		.filter(|path| path.is_dir())
		.map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
		.collect();
	assert_eq!(found, PALLETS.map(String::from).into());
}

#[test]
fn no_pallet_imports_a_pallet() {
	for pallet in PALLETS {
		let names = dependencies(&read(format!("pallets/{pallet}/Cargo.toml")));
		let others: Vec<_> = names.iter().filter(|name| name.starts_with("pallet-")).collect();
		assert!(others.is_empty(), "pallet-{pallet} imports {others:?}");
	}
}

#[test]
fn the_words_know_no_pallet_and_no_frame() {
	let names = dependencies(&read("primitives/Cargo.toml"));
	for name in &names {
		let foreign = ["pallet-", "frame-", "sp-", "sc-", "polkadot-"];
		assert!(
			!foreign.iter().any(|prefix| name.starts_with(prefix)),
			"salus-primitives imports {name}"
		);
	}
}

#[test]
fn the_node_knows_no_medicine_beyond_its_rpc() {
	let names = dependencies(&read("node/Cargo.toml"));
	assert!(!names.iter().any(|name| name.starts_with("pallet-")), "{names:?}");
	for file in sources(&root().join("node/src")) {
		let is_rpc = file
			.components()
			.any(|part| part.as_os_str() == "rpc" || part.as_os_str() == "rpc.rs");
		let text = fs::read_to_string(&file).unwrap();
		assert!(is_rpc || !text.contains("salus_primitives"), "{}", file.display());
	}
}

/// The paths of the drawing in the docs: one a line, indented by two blanks a level, followed by what it holds.
fn drawn(docs: &str) -> Vec<PathBuf> {
	let drawing = docs
		.split("```")
		.skip(1)
		.step_by(2)
		.find(|block| block.contains("primitives/"))
		.expect("docs/architecture.md draws the tree");
	let mut parents: Vec<String> = Vec::new();
	let mut paths = Vec::new();
	for line in drawing.lines().filter(|line| !line.trim().is_empty()) {
		let depth = (line.len() - line.trim_start().len()) / 2;
		let name = line.split_whitespace().next().unwrap().trim_end_matches('/');
		parents.truncate(depth);
		parents.push(name.into());
		paths.push(parents.iter().collect());
	}
	paths
}

#[test]
fn the_drawing_in_the_docs_is_true() {
	let paths = drawn(&read("docs/architecture.md"));
	assert!(paths.len() > 10, "{paths:?}");
	for path in paths {
		assert!(
			root().join(&path).exists(),
			"docs/architecture.md draws {}, which is not there",
			path.display()
		);
	}
	for room in ["primitives", "pallets", "runtime", "node", "offchain"] {
		assert!(
			drawn(&read("docs/architecture.md")).contains(&room.into()),
			"{room} is not drawn"
		);
	}
}

/// The tests that a page names as `file::test` or `file::module::test`, each with the pallet in whose chapter it stands: `## … (`pallet`)`.
fn named_tests(page: &str) -> Vec<(&str, Vec<&str>)> {
	let mut named = Vec::new();
	for chapter in page.split("\n## ").skip(1) {
		let title = chapter.lines().next().unwrap_or_default();
		let pallet = title.split('`').nth(1).expect("a chapter is about one pallet");
		let names = chapter.split('`').skip(3).step_by(2);
		named.extend(
			names
				.map(|name| (pallet, name.split("::").collect::<Vec<_>>()))
				.filter(|(_, parts)| parts.len() > 1),
		);
	}
	named
}

#[test]
fn every_test_that_the_docs_name_is_there() {
	let page = read("docs/state-machine-tests.md");
	let named = named_tests(&page);
	assert!(named.len() > 200, "{}", named.len());
	for (pallet, parts) in named {
		let source = read(format!("pallets/{pallet}/src/tests/{}.rs", parts[0]));
		let (test, modules) = parts[1..].split_last().unwrap();
		let is_there = source.contains(&format!("fn {test}()"))
			&& modules
				.iter()
				.all(|module| source.contains(&format!("mod {module} ")));
		assert!(is_there, "no test {} in {pallet}", parts.join("::"));
	}
}
