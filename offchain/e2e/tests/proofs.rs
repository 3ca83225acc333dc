// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What lets others check a node, as a real one tells it. Hashes are computed here: nothing of the node's own is used to check it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use blake2::{digest::consts::U32, Blake2b, Digest};
use codec::{Compact, Decode};
use salus_client::{
	api::{Hash32, HeadKind},
	chain::At,
};
use salus_e2e::{
	now,
	scene::{for_an_hour, grant},
	Actor, Node, Result, Workspace, NORTH, PATIENCE, SOUTH,
};
use salus_primitives::{
	consent::{Access, Category, Grantee, Mode, Purpose},
	decision::{AllowRule, Decision, Question, Target},
};
use serde::Deserialize;
use std::collections::BTreeSet;
use subxt_rpcs::{rpc_params, RpcClient};

fn hash(bytes: &[u8]) -> [u8; 32] {
	Blake2b::<U32>::digest(bytes).into()
}

#[derive(Deserialize)]
struct ProvenHeader {
	header: String,
	justification: String,
}

#[derive(Deserialize)]
struct ProvenAnswer {
	at: Hash32,
	decision: Decision,
	nodes: Vec<String>,
}

fn bytes(text: &str) -> Vec<u8> {
	hex::decode(text.trim_start_matches("0x")).unwrap()
}

/// Parent, number and state root: how every header begins.
fn begins(header: &[u8]) -> ([u8; 32], u32, [u8; 32]) {
	let (parent, number, root) = <([u8; 32], Compact<u32>, [u8; 32])>::decode(&mut &header[..]).unwrap();
	(parent, number.0, root)
}

/// Round, target and its number, and how many votes: how a justification begins (sp-consensus-grandpa).
fn votes(justification: &[u8]) -> ([u8; 32], u32, u32) {
	let (_, target, number, votes) =
		<(u64, [u8; 32], u32, Compact<u32>)>::decode(&mut &justification[..]).unwrap();
	(target, number, votes.0)
}

#[tokio::test]
async fn every_final_header_comes_with_the_votes_for_it_and_every_answer_with_its_nodes() -> Result<()> {
	let workspace = Workspace::create()?;
	let node = Node::start(&workspace).await?;
	let rpc = RpcClient::from_insecure_url(node.url()).await.unwrap();
	let mut finals = rpc
		.subscribe::<ProvenHeader>("salus_subscribeFinal", rpc_params![], "salus_unsubscribeFinal")
		.await
		.unwrap();
	let mut last = 0;
	for _ in 0..3 {
		let proven = tokio::time::timeout(PATIENCE, finals.next())
			.await
			.unwrap()
			.unwrap()
			.unwrap();
		let header = bytes(&proven.header);
		let (_, number, _) = begins(&header);
		let (target, of, voters) = votes(&bytes(&proven.justification));
		assert_eq!(
			(target, of),
			(hash(&header), number),
			"the votes are for this header"
		);
		assert!(voters >= 1 && number > last);
		last = number;
	}

	let (chain, dave, bob) = (node.chain(), Actor::dev("Dave")?, Actor::dev("Bob")?);
	let terms = for_an_hour(&[Category::Laboratory], Mode::Read);
	let (_, call) = grant(dave.patient(), Grantee::Person(bob.person), terms)?;
	dave.finalise(&chain, &call).await?;
	let question = |organisation| Question {
		actor: bob.person,
		organisation: Some(organisation),
		patient: dave.patient(),
		target: Target::Class {
			category: Category::Laboratory,
			day: now().day(),
		},
		access: Access::Read,
		purpose: Purpose::Treat,
		now: now(),
	};
	let head = chain.head(HeadKind::Final).await?;
	let mut bags = BTreeSet::new();
	for (organisation, allowed) in [(NORTH, true), (SOUTH, false)] {
		let asked = question(organisation);
		let proven: ProvenAnswer = rpc
			.request("salus_prove", rpc_params![asked, Some(head.hash)])
			.await
			.unwrap();
		assert_eq!(proven.at, head.hash);
		assert_eq!(proven.decision, chain.decide(&asked, At::Hash(head.hash)).await?);
		let by_consent = matches!(
			proven.decision,
			Decision::Allow {
				rule: AllowRule::Consent,
				..
			}
		);
		assert_eq!(by_consent, allowed);
		let header: serde_json::Value = rpc
			.request("chain_getHeader", rpc_params![head.hash])
			.await
			.unwrap();
		let root = header["stateRoot"].as_str().unwrap().to_owned();
		let nodes: BTreeSet<_> = proven.nodes.iter().map(|node| hash(&bytes(node))).collect();
		assert!(
			nodes.contains(bytes(&root).as_slice()),
			"the nodes begin at the state's root"
		);
		bags.insert(nodes);
	}
	assert_eq!(bags.len(), 2, "each question has nodes of its own");
	Ok(())
}
