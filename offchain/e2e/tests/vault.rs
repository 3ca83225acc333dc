// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The vault on a real node: what it refuses, and what a crash of it or of its node leaves behind.

use bytes::Bytes;
use futures::{stream, StreamExt, TryStreamExt};
use salus_client::{
	account::{format_ss58, Signer},
	api::{
		verify_chain, Challenge, ChallengeRequest, HeadKind, HexBytes, LoginRequest, Recipient, Session,
		WrapEntry,
	},
	chain::calls,
	login::{self, ChallengeFault},
	records::{to_chain, RecordError},
	vault::{Upload, VaultError},
};
use salus_e2e::{
	acts, endpoint_at, fresh_id, now, plain_http,
	scene::{diary, for_an_hour, grant, terms},
	until, Actor, Desk, Result, Setting, Stack, Trouble, Vault, NORTH, PATIENCE, SOUTH,
};
use salus_envelope::{seal_bytes, MediaType, WRAP_LEN};
use salus_primitives::{
	consent::{Category, Grantee, Mode},
	development,
	roles::KeyHolder,
	time::DayRange,
	RecordId, UnixMillis,
};
use std::{
	io,
	sync::{
		atomic::{AtomicBool, AtomicUsize, Ordering},
		Arc,
	},
};
use tokio::sync::{Mutex, MutexGuard, OnceCell};

/// Larger than what the kernel keeps of a connection.
const LARGE: usize = 24 << 20;

static STACK: OnceCell<Mutex<Stack>> = OnceCell::const_new();

/// The stack for one test at a time: some of them end parts of it.
async fn stack() -> Result<MutexGuard<'static, Stack>> {
	let stack = STACK
		.get_or_try_init(async || Ok::<_, Trouble>(Mutex::new(Stack::two_hospitals().await?)))
		.await?;
	let mut stack = stack.lock().await;
	stack.heal().await?;
	Ok(stack)
}

async fn patient_with_record(stack: &Stack) -> Result<(Desk, RecordId)> {
	let patient = stack.patient().await?;
	let home = patient.at_home(stack, NORTH).await?;
	let record = home.write(&diary(&patient, "pulse")).await?.record;
	home.read_soon(record).await?;
	Ok((home, record))
}

fn code<T>(answer: Result<T, VaultError>) -> String {
	answer
		.err()
		.and_then(|error| error.code().map(str::to_owned))
		.unwrap_or_else(|| "no refusal".into())
}

mod without_the_node {
	use super::*;

	#[tokio::test]
	async fn nothing_is_handed_out_and_everything_again_when_it_is_back() -> Result<()> {
		let mut stack = stack().await?;
		let (home, record) = patient_with_record(&stack).await?;
		let receipts = home.receipts(NORTH, home.actor.patient()).await?.len();
		stack.node.kill();
		let refused = home.fetch(NORTH, record).await.unwrap_err();
		assert_eq!(refused.vault_status(), Some(503), "{refused}");
		assert_eq!(refused.vault_code(), Some("chain-down"));
		let ready = plain_http(&stack.north.vault.address(), "GET /ready HTTP/1.1", &[], b"").await?;
		assert_eq!(ready.status, 503);
		let health = plain_http(&stack.north.vault.address(), "GET /health HTTP/1.1", &[], b"").await?;
		assert_eq!(health.status, 200);

		stack.node.restart().await?;
		home.read_soon(record).await?;
		let after = home.receipts(NORTH, home.actor.patient()).await?;
		assert!(after.len() > receipts && after.iter().all(|receipt| receipt.body.decision.is_allowed()));
		// The custodians follow the chain again as well.
		let doctor = Actor::dev("Charlie")?;
		let terms = for_an_hour(&[Category::Observation], Mode::Read);
		home.finalise(&grant(home.actor.patient(), Grantee::Person(doctor.person), terms)?.1)
			.await?;
		doctor.on_duty(&stack, SOUTH).await?.read_soon(record).await?;
		Ok(())
	}

	#[tokio::test]
	async fn a_node_that_hangs_is_a_node_that_is_down() -> Result<()> {
		let stack = stack().await?;
		let (home, record) = patient_with_record(&stack).await?;
		stack.node.freeze()?;
		let refused = home.fetch(NORTH, record).await.map(drop);
		stack.node.wake()?;
		assert_eq!(refused.unwrap_err().vault_status(), Some(503));
		stack.node.next_final_block().await?;
		home.read_soon(record).await?;
		Ok(())
	}
}

mod before_the_node {
	use super::*;

	async fn status(address: &str, path: &str) -> Result<u16> {
		let line = format!("GET {path} HTTP/1.1");
		Ok(plain_http(address, &line, &[], b"").await?.status)
	}

	#[tokio::test]
	async fn a_vault_and_a_custodian_wait_for_it_and_then_work() -> Result<()> {
		let mut stack = stack().await?;
		let (home, record) = patient_with_record(&stack).await?;
		let patient = home.actor.clone();
		stack.north.custodian.kill();
		stack.north.vault.kill();
		stack.node.kill();
		stack.north.vault.start_again().await?;
		stack.north.custodian.start_again()?;
		let vault = stack.north.vault.address();
		let custodian = stack.north.custodian.address().await?;
		for address in [&vault, &custodian] {
			assert_eq!(status(address, "/health").await?, 200, "{address}");
			assert_eq!(status(address, "/ready").await?, 503, "{address}");
		}
		until("both having said what they wait for", PATIENCE, async || {
			let (vault, custodian) = (stack.north.vault.output()?, stack.north.custodian.output()?);
			let say = vault.contains("nothing is handed out until it does")
				&& custodian.contains("nothing is wrapped until this is over");
			Ok(say.then_some(()))
		})
		.await?;

		stack.node.restart().await?;
		stack.north.vault.ready().await?;
		until("the custodian being ready", PATIENCE, async || {
			Ok((status(&custodian, "/ready").await? == 200).then_some(()))
		})
		.await?;
		let home = patient.at_home(&stack, NORTH).await?;
		let doctor = Actor::dev("Charlie")?;
		let terms = for_an_hour(&[Category::Observation], Mode::Read);
		home.finalise(&grant(patient.patient(), Grantee::Person(doctor.person), terms)?.1)
			.await?;
		doctor.on_duty(&stack, SOUTH).await?.read_soon(record).await?;
		Ok(())
	}
}

mod clocks {
	use super::*;

	#[tokio::test]
	async fn a_grant_ends_by_the_vault_s_clock_though_the_final_block_is_older() -> Result<()> {
		let stack = stack().await?;
		let (home, record) = patient_with_record(&stack).await?;
		let doctor = Actor::dev("Charlie")?.on_duty(&stack, SOUTH).await?;
		// A quarter of a second after a block: none comes in between.
		let ends = stack.chain_time().await?.plus(12 * UnixMillis::SECOND + 250);
		let terms = terms(&[Category::Observation], Mode::Read, DayRange::ALL, ends);
		let grantee = Grantee::Person(doctor.actor.person);
		home.finalise(&grant(home.actor.patient(), grantee, terms)?.1)
			.await?;
		doctor.read_soon(record).await?;

		let chain = stack.chain();
		let seen = until("the refusal", PATIENCE, async || {
			let head = chain.head(HeadKind::Final).await?;
			Ok(doctor.refused(NORTH, record).await.is_ok().then_some(head))
		})
		.await?;
		assert!(now() >= ends, "refused too early");
		assert!(
			seen.time < ends,
			"the final block had come so far by itself: this shows nothing"
		);
		Ok(())
	}
}

mod a_crash {
	use super::*;

	/// So many pieces of work that the vault can be killed between the first and the last.
	const MANY: usize = 40;

	/// A sealed body under a new id, how it is uploaded, and the call that anchors it.
	type Sealed = (Upload, Vec<u8>, salus_client::chain::Call);

	/// Does one thing after the other until the vault is killed amid. Says how many of them were acknowledged; the one after
	/// them was cut off.
	async fn killed_amid<F>(vault: &mut Vault, work: impl Fn(usize) -> F + Send + 'static) -> Result<usize>
	where
		F: std::future::Future<Output = Result<(), VaultError>> + Send,
	{
		let done = Arc::new(AtomicUsize::new(0));
		let counter = done.clone();
		let working = tokio::spawn(async move {
			for index in 0..MANY {
				if work(index).await.is_err() {
					return;
				}
				counter.fetch_add(1, Ordering::SeqCst);
			}
		});
		while done.load(Ordering::SeqCst) < 5 && !working.is_finished() {
			tokio::time::sleep(std::time::Duration::from_millis(1)).await;
		}
		vault.kill();
		working
			.await
			.map_err(|error| Trouble::not_held(error.to_string()))?;
		let done = done.load(Ordering::SeqCst);
		salus_e2e::ensure(
			(5..MANY).contains(&done),
			format!("{done} of {MANY} were done before the vault was killed: this shows nothing"),
		)?;
		Ok(done)
	}

	/// The vault's receipts about a patient hang together, each on the one before it.
	async fn receipts_hang_together(home: &Desk) -> Result<usize> {
		let receipts = home.receipts(NORTH, home.actor.patient()).await?;
		assert_eq!(verify_chain(&receipts), Ok(()));
		Ok(receipts.len())
	}

	#[tokio::test]
	async fn in_the_middle_of_many_uploads_loses_none_that_was_acknowledged() -> Result<()> {
		let mut stack = stack().await?;
		let patient = stack.patient().await?;
		let home = patient.at_home(&stack, NORTH).await?;
		let bodies: Vec<Sealed> = (0..MANY).map(|_| sealed(&home, 1_000)).collect::<Result<_>>()?;
		let (vault, sent) = (home.vault.clone(), bodies.clone());
		let done = killed_amid(&mut stack.north.vault, move |index| {
			let (vault, (upload, body, _)) = (vault.clone(), sent[index].clone());
			async move { vault.upload_bytes(&upload, body).await.map(drop) }
		})
		.await?;

		stack.north.vault.restart().await?;
		let home = patient.at_home(&stack, NORTH).await?;
		let calls = bodies.iter().map(|(_, _, call)| call.clone()).collect();
		home.finalise(&calls::utility::batch_all(calls)).await?;
		for (index, (upload, body, _)) in bodies.iter().enumerate() {
			let stored = home.fetch(NORTH, upload.record).await;
			match index {
				_ if index < done => assert!(stored? == *body, "an acknowledged body is another one"),
				_ if index == done && stored.is_ok() => {
					assert!(stored? == *body, "half a body is handed out")
				}
				_ => assert_eq!(stored.unwrap_err().vault_code(), Some("not-found")),
			}
			// Whoever heard no answer sends it again under the same id.
			let again = home.vault.upload_bytes(upload, body.clone()).await?;
			assert!(again.anchored);
			assert!(home.fetch(NORTH, upload.record).await? == *body);
		}
		assert!(receipts_hang_together(&home).await? >= MANY);
		Ok(())
	}

	#[tokio::test]
	async fn in_the_middle_of_wraps_being_put_keeps_all_of_a_put_or_none() -> Result<()> {
		let mut stack = stack().await?;
		let patient = stack.patient().await?;
		let home = patient.at_home(&stack, NORTH).await?;
		let bodies: Vec<Sealed> = (0..MANY).map(|_| sealed(&home, 1_000)).collect::<Result<_>>()?;
		for (upload, body, _) in &bodies {
			home.vault.upload_bytes(upload, body.clone()).await?;
		}
		let recipients = [Recipient::Person(patient.person), Recipient::Organisation(NORTH)];
		// The vault cannot open wraps, so it cannot tell these from others.
		let wraps = move |index: usize| {
			recipients.map(|recipient| WrapEntry {
				recipient,
				key_version: 1,
				wrap: vec![index as u8; WRAP_LEN].into(),
			})
		};
		let (vault, to) = (home.vault.clone(), bodies.clone());
		let done = killed_amid(&mut stack.north.vault, move |index| {
			let (vault, record) = (vault.clone(), to[index].0.record);
			async move { vault.put_wraps(record, 1, wraps(index).to_vec()).await }
		})
		.await?;

		stack.north.vault.restart().await?;
		let home = patient.at_home(&stack, NORTH).await?;
		for (index, (upload, _, _)) in bodies.iter().enumerate() {
			let kept = home.vault.wraps(upload.record, 1).await?.len();
			match index {
				_ if index < done => assert_eq!(kept, 2, "an acknowledged wrap is lost"),
				_ if index == done => assert!(kept == 0 || kept == 2, "half of a put is kept"),
				_ => assert_eq!(kept, 0),
			}
		}
		let (cut, _, anchor) = &bodies[done];
		home.vault.put_wraps(cut.record, 1, wraps(done).to_vec()).await?;
		home.finalise(anchor).await?;
		let wrap = home.vault.wrap(cut.record, 1, home.acting).await?;
		assert_eq!(wrap, wraps(done)[0]);
		receipts_hang_together(&home).await?;
		Ok(())
	}

	#[tokio::test]
	async fn leaves_what_is_never_anchored_to_be_collected() -> Result<()> {
		let stack = stack().await?;
		let node = stack.node.url();
		let setting = Setting {
			name: "tidy",
			organisation: NORTH,
			node: &node,
			more: "[uploads]\npending_ttl = \"3 s\"\ncollect_every = \"100 ms\"",
		};
		let mut vault = Vault::start(&stack.workspace, setting).await?;
		let patient = stack.patient().await?;
		let home = patient.at_home(&stack, NORTH).await?;
		let (_, client) = vault.client()?.login(&patient, None, None).await?;
		let (upload, body, _) = sealed(&home, 1_000)?;
		client.upload_bytes(&upload, body.clone()).await?;
		vault.kill();
		assert_eq!(bodies_in(&vault)?, 1);

		vault.restart().await?;
		until("the body being collected", PATIENCE, async || {
			Ok((bodies_in(&vault)? == 0).then_some(()))
		})
		.await?;
		let (_, client) = vault.client()?.login(&patient, None, None).await?;
		assert_eq!(code(client.wraps(upload.record, 1).await), "not-found");
		// The id is free for another try.
		assert!(client.upload_bytes(&upload, body).await.is_ok());
		Ok(())
	}

	/// How many files lie in the vault's folder of sealed bodies.
	fn bodies_in(vault: &Vault) -> Result<usize> {
		let (mut folders, mut files) = (vec![vault.data().join("bodies")], 0);
		while let Some(folder) = folders.pop() {
			let failed = |cause| Trouble::Io {
				what: folder.display().to_string(),
				cause,
			};
			for entry in std::fs::read_dir(&folder).map_err(failed)? {
				let path = entry.map_err(failed)?.path();
				if path.is_dir() {
					folders.push(path);
				} else {
					files += 1;
				}
			}
		}
		Ok(files)
	}

	fn large(home: &Desk) -> Result<Sealed> {
		sealed(home, LARGE)
	}

	fn sealed(home: &Desk, bytes: usize) -> Result<Sealed> {
		let content = fresh_id()?.repeat(bytes / 32);
		let (body, sealed) = seal_bytes(&content, &MediaType::fhir_json()).map_err(RecordError::from)?;
		let (record, patient) = (RecordId(fresh_id()?), home.actor.patient());
		let ciphertext_hash = sealed.anchor.ciphertext_hash;
		let upload = Upload {
			record,
			version: 1,
			patient,
			organisation: NORTH,
			ciphertext_hash,
		};
		let call = calls::records::add(&calls::records::NewRecord {
			record,
			patient,
			organisation: NORTH,
			category: Category::Document,
			day: now().day(),
			origin: salus_primitives::records::RecordOrigin::PatientReported,
			anchor: to_chain(&sealed.anchor),
			purpose: home.acting.purpose,
		});
		Ok((upload, body, call))
	}

	#[tokio::test]
	async fn in_the_middle_of_an_upload_leaves_nothing_half() -> Result<()> {
		let mut stack = stack().await?;
		let patient = stack.patient().await?;
		let home = patient.at_home(&stack, NORTH).await?;
		let (upload, body, call) = large(&home)?;

		// The first half goes in; then the vault is killed, and only then comes the rest.
		static HALF_IS_IN: AtomicBool = AtomicBool::new(false);
		static IS_KILLED: AtomicBool = AtomicBool::new(false);
		let pieces: Vec<_> = body.chunks(64 << 10).map(Bytes::copy_from_slice).collect();
		let half = pieces.len() / 2;
		let sending = stream::iter(pieces.into_iter().enumerate()).then(move |(index, piece)| async move {
			if index == half {
				HALF_IS_IN.store(true, Ordering::SeqCst);
				while !IS_KILLED.load(Ordering::SeqCst) {
					tokio::task::yield_now().await;
				}
			}
			Ok::<_, io::Error>(piece)
		});
		let (vault, length) = (home.vault.clone(), body.len() as u64);
		let uploading = tokio::spawn(async move { vault.upload(&upload, length, sending).await.map(drop) });
		until("half of the upload", PATIENCE, async || {
			Ok(HALF_IS_IN.load(Ordering::SeqCst).then_some(()))
		})
		.await?;
		stack.north.vault.kill();
		IS_KILLED.store(true, Ordering::SeqCst);
		assert!(uploading.await.unwrap().is_err(), "half an upload was taken");

		stack.north.vault.restart().await?;
		let home = patient.at_home(&stack, NORTH).await?;
		home.finalise(&call).await?;
		assert_eq!(
			home.refused(NORTH, upload.record).await?,
			"not-found",
			"half a body is handed out"
		);
		let stored = home.vault.upload_bytes(&upload, body.clone()).await?;
		assert_eq!(stored.bytes, body.len() as u64);
		assert!(home.fetch(NORTH, upload.record).await? == body);
		Ok(())
	}

	#[tokio::test]
	async fn in_the_middle_of_a_download_is_told_and_the_receipt_is_there() -> Result<()> {
		let mut stack = stack().await?;
		let patient = stack.patient().await?;
		let home = patient.at_home(&stack, NORTH).await?;
		let (upload, body, call) = large(&home)?;
		home.vault.upload_bytes(&upload, body.clone()).await?;
		home.finalise(&call).await?;

		let download = home.vault.download(upload.record, None, home.acting).await?;
		let mut pieces = download.pieces.boxed();
		let first = pieces.try_next().await?.unwrap();
		stack.north.vault.kill();
		let rest: Result<Vec<Bytes>, VaultError> = pieces.try_collect().await;
		assert!(rest.is_err(), "a body that was cut off passes for a whole one");
		assert!(!first.is_empty());

		stack.north.vault.restart().await?;
		let home = patient.at_home(&stack, NORTH).await?;
		let receipts = home.receipts(NORTH, patient.patient()).await?;
		assert!(
			receipts
				.iter()
				.any(|receipt| receipt.body.record == upload.record),
			"no receipt for what left"
		);
		receipts_hang_together(&home).await?;
		assert!(home.fetch(NORTH, upload.record).await? == body);
		Ok(())
	}

	#[tokio::test]
	async fn is_not_needed_to_end_a_vault() -> Result<()> {
		let mut stack = stack().await?;
		assert!(stack.south.vault.stop().await?, "the vault did not end well");
		stack.south.vault.restart().await
	}
}

mod a_login {
	use super::*;

	async fn challenge(vault: &Vault, actor: &Actor) -> Result<Challenge> {
		let request = ChallengeRequest {
			account: format_ss58(&actor.account()),
		};
		Ok(vault.client()?.post("/login/challenge", &request).await?)
	}

	async fn answer(
		vault: &Vault,
		signer: &Actor,
		as_whom: &Actor,
		nonce: salus_client::api::Hash32,
		text: &str,
	) -> Result<String> {
		let account = format_ss58(&as_whom.account());
		let signature = HexBytes(signer.sign(text.as_bytes()).to_bytes());
		let request = LoginRequest {
			account,
			nonce,
			signature,
		};
		Ok(code(vault.client()?.post::<Session>("/login", &request).await))
	}

	#[tokio::test]
	async fn signed_for_another_domain_or_chain_or_by_another_account_is_refused() -> Result<()> {
		let stack = stack().await?;
		let (vault, bob, eve) = (&stack.north.vault, Actor::dev("Bob")?, Actor::dev("Eve")?);
		let account = format_ss58(&bob.account());
		for (domain, genesis) in [("evil.example".to_owned(), None), (vault.domain(), Some([7; 32]))] {
			let given = challenge(vault, &bob).await?;
			let genesis = genesis.unwrap_or(given.genesis.0);
			let text = login::text(&domain, &genesis, &account, &given.nonce.0, given.expires_at);
			assert_eq!(
				answer(vault, &bob, &bob, given.nonce, &text).await?,
				"bad-signature"
			);
		}
		let given = challenge(vault, &bob).await?;
		assert_eq!(
			answer(vault, &eve, &bob, given.nonce, &given.text).await?,
			"bad-signature"
		);
		Ok(())
	}

	#[tokio::test]
	async fn of_a_vault_that_calls_itself_otherwise_than_the_chain_does_is_not_signed() -> Result<()> {
		let stack = stack().await?;
		let (chain, laboratory) = (stack.chain(), development::organisation_id("Laboratory"));
		let (_, port) = stack.north.vault.domain().rsplit_once(':').map_or_else(
			|| Err(Trouble::not_held("no port")),
			|(host, port)| Ok((host.to_owned(), port.to_owned())),
		)?;
		// The same vault by another name: it might as well be one that passes on the challenges of another.
		let endpoint = endpoint_at(&format!("localhost:{port}"))?;
		acts::agree(&chain, laboratory, &endpoint).await?;
		let home = Actor::dev("Dave")?.at_home(&stack, NORTH).await?;
		let refused = home.work.vault_of(laboratory).await.err();
		assert!(
			matches!(
				&refused,
				Some(RecordError::Vault(VaultError::Challenge(ChallengeFault::OtherDomain { meant, .. })))
					if meant.starts_with("localhost:")
			),
			"{refused:?}"
		);
		Ok(())
	}

	#[tokio::test]
	async fn works_once() -> Result<()> {
		let stack = stack().await?;
		let (vault, bob) = (&stack.north.vault, Actor::dev("Bob")?);
		let given = challenge(vault, &bob).await?;
		assert_eq!(
			answer(vault, &bob, &bob, given.nonce, &given.text).await?,
			"no refusal"
		);
		assert_eq!(
			answer(vault, &bob, &bob, given.nonce, &given.text).await?,
			"challenge-used"
		);
		Ok(())
	}

	#[tokio::test]
	async fn that_comes_too_late_is_refused() -> Result<()> {
		let stack = stack().await?;
		let node = stack.node.url();
		let more = "[logins]\nchallenge_ttl = \"300 ms\"";
		let setting = Setting {
			name: "hasty",
			organisation: SOUTH,
			node: &node,
			more,
		};
		let vault = Vault::start(&stack.workspace, setting).await?;
		let bob = Actor::dev("Bob")?;
		let given = challenge(&vault, &bob).await?;
		until("the challenge's end", PATIENCE, async || {
			Ok((now() >= given.expires_at).then_some(()))
		})
		.await?;
		assert_eq!(
			answer(&vault, &bob, &bob, given.nonce, &given.text).await?,
			"challenge-expired"
		);
		Ok(())
	}
}

mod bad_input {
	use super::*;

	#[tokio::test]
	async fn empty_oversize_and_other_bodies_are_refused_and_nothing_is_kept() -> Result<()> {
		let stack = stack().await?;
		let node = stack.node.url();
		let setting = Setting {
			name: "narrow",
			organisation: NORTH,
			node: &node,
			more: "[uploads]\nmax_body = \"64 KiB\"",
		};
		let vault = Vault::start(&stack.workspace, setting).await?;
		let patient = stack.patient().await?;
		let (_, client) = vault.client()?.login(&patient, None, None).await?;
		let content = vec![b'x'; 20 << 10];
		let (body, sealed) = seal_bytes(&content, &MediaType::fhir_json()).map_err(RecordError::from)?;
		let record = RecordId(fresh_id()?);
		let ciphertext_hash = sealed.anchor.ciphertext_hash;
		let upload = Upload {
			record,
			version: 1,
			patient: patient.patient(),
			organisation: NORTH,
			ciphertext_hash,
		};

		assert_eq!(code(client.upload_bytes(&upload, Vec::new()).await), "empty");
		let other = Upload {
			ciphertext_hash: [1; 32],
			..upload
		};
		assert_eq!(
			code(client.upload_bytes(&other, body.clone()).await),
			"hash-mismatch"
		);
		let large = vec![0; (64 << 10) + 1];
		assert_eq!(code(client.upload_bytes(&upload, large).await), "too-large");
		let elsewhere = Upload {
			organisation: SOUTH,
			..upload
		};
		assert_eq!(
			code(client.upload_bytes(&elsewhere, body.clone()).await),
			"forbidden"
		);
		assert_eq!(code(client.wraps(record, 1).await), "not-found");
		assert!(client.upload_bytes(&upload, body).await.is_ok());
		Ok(())
	}

	#[tokio::test]
	async fn ids_are_ids_and_never_paths() -> Result<()> {
		let stack = stack().await?;
		let (home, _) = patient_with_record(&stack).await?;
		let address = stack.north.vault.address();
		let (session, _) = stack.north.vault.client()?.login(&home.actor, None, None).await?;
		let bearer = format!("Bearer {}", session.token);
		for id in [
			"..%2f..%2f..%2fetc%2fpasswd",
			"../../etc/passwd",
			"0x00",
			"%00",
			&"f".repeat(65),
			"current",
		] {
			let line = format!("GET /v1/records/{id}/versions/1?purpose=PATRQT HTTP/1.1");
			let answer = plain_http(&address, &line, &[("authorization", &bearer)], b"").await?;
			assert!(matches!(answer.status, 400 | 404), "{id}: {}", answer.status);
		}
		Ok(())
	}

	#[tokio::test]
	async fn what_one_may_not_know_is_told_in_the_words_for_what_does_not_exist() -> Result<()> {
		let stack = stack().await?;
		let (_, record) = patient_with_record(&stack).await?;
		let (session, _) = stack
			.north
			.vault
			.client()?
			.login(&Actor::dev("Charlie")?, None, None)
			.await?;
		let bearer = format!("Bearer {}", session.token);
		let address = stack.north.vault.address();
		let ask = async |record: RecordId, tail: &str| {
			let query = format!("purpose=TREAT&organisation={SOUTH}");
			let line = format!("GET /v1/records/{record}/versions/{tail}?{query} HTTP/1.1");
			plain_http(&address, &line, &[("authorization", &bearer)], b"").await
		};
		for tail in ["1", "current", "1/wrap"] {
			let (there, nowhere) = (ask(record, tail).await?, ask(RecordId(fresh_id()?), tail).await?);
			assert_eq!(there, nowhere, "{tail}");
			assert_eq!(there.status, 404);
		}
		Ok(())
	}

	#[tokio::test]
	async fn a_wrap_for_somebody_who_may_not_read_is_refused() -> Result<()> {
		let stack = stack().await?;
		let (home, record) = patient_with_record(&stack).await?;
		let mut entry = home.vault.wrap(record, 1, home.acting).await?;
		entry.recipient = Recipient::Person(Actor::dev("Charlie")?.person);
		assert_eq!(
			code(home.vault.put_wraps(record, 1, vec![entry]).await),
			"recipient-may-not-read"
		);
		let holder = KeyHolder::Person(Actor::dev("Charlie")?.person);
		assert!(home
			.vault
			.wraps(record, 1)
			.await?
			.iter()
			.all(|wrap| wrap.recipient != holder));
		Ok(())
	}

	#[tokio::test]
	async fn clients_that_never_finish_a_request_do_not_keep_others_out() -> Result<()> {
		let stack = stack().await?;
		let (home, record) = patient_with_record(&stack).await?;
		let mut slow = Vec::new();
		for _ in 0..100 {
			let mut stream = tokio::net::TcpStream::connect(stack.north.vault.address())
				.await
				.unwrap();
			tokio::io::AsyncWriteExt::write_all(&mut stream, b"GET /health HTTP/1.1\r\nhost: ")
				.await
				.unwrap();
			slow.push(stream);
		}
		home.read(record).await?;
		Ok(())
	}
}
