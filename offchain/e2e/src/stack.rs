// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A node, the vaults and custodians of two hospitals, and those of pharmacies and a laboratory where a test wants them.

use crate::{
	acts::administrators, vault::Setting, Actor, Custodian, Node, Result, Trouble, Vault, Workspace,
};
use salus_client::chain::{calls, ChainClient, Wait};
use salus_primitives::{acts::ActContent, development::organisation_id, OrganisationId};
use tokio::sync::Mutex;

/// The north hospital of the development preset.
pub const NORTH: OrganisationId = organisation_id("NorthHospital");
/// The south hospital of the development preset.
pub const SOUTH: OrganisationId = organisation_id("SouthHospital");
/// The first pharmacy of the development preset.
pub const PHARMACY_ONE: OrganisationId = organisation_id("PharmacyOne");
/// The second pharmacy of the development preset.
pub const PHARMACY_TWO: OrganisationId = organisation_id("PharmacyTwo");
/// The laboratory of the development preset.
pub const LABORATORY: OrganisationId = organisation_id("Laboratory");

/// What of a hospital, a pharmacy or a laboratory runs.
#[derive(Debug)]
pub struct Hospital {
	/// Which.
	pub organisation: OrganisationId,
	/// Its custodian.
	pub custodian: Custodian,
	/// Its vault.
	pub vault: Vault,
}

/// How a stack differs from the usual one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
	/// More lines of the north hospital's vault's configuration.
	pub north_vault: &'a str,
	/// More lines of the south hospital's vault's configuration.
	pub south_vault: &'a str,
	/// Further organisations of the development preset that are to have a vault and a custodian, by their names.
	pub partners: &'a [&'a str],
}

/// A node of a development chain, and the vaults and custodians of its organisations.
// The order of the fields is the order in which they end; the workspace goes last.
#[derive(Debug)]
pub struct Stack {
	/// The north hospital.
	pub north: Hospital,
	/// The south hospital.
	pub south: Hospital,
	/// Pharmacies and laboratories.
	pub partners: Vec<Hospital>,
	/// The node, which both hospitals use.
	pub node: Node,
	/// Patients whom no test has asked for yet.
	pub(crate) patients: Mutex<Vec<Actor>>,
	/// Where everything of it lies.
	pub workspace: Workspace,
}

impl Stack {
	/// Starts two hospitals.
	pub async fn two_hospitals() -> Result<Self> {
		Self::with(Options::default()).await
	}

	/// Starts two hospitals, two pharmacies and a laboratory.
	pub async fn town() -> Result<Self> {
		let partners = &["PharmacyOne", "PharmacyTwo", "Laboratory"];
		Self::with(Options {
			partners,
			..Options::default()
		})
		.await
	}

	/// Starts two hospitals whose vaults are configured otherwise.
	pub async fn with(options: Options<'_>) -> Result<Self> {
		let workspace = Workspace::create()?;
		let node = Node::start(&workspace).await?;
		let partners = options
			.partners
			.iter()
			.map(|name| hospital(&workspace, &node, name, ""));
		let (north, south, partners) = tokio::try_join!(
			hospital(&workspace, &node, "NorthHospital", options.north_vault),
			hospital(&workspace, &node, "SouthHospital", options.south_vault),
			futures::future::try_join_all(partners),
		)?;
		let stack = Self {
			north,
			south,
			partners,
			node,
			patients: Mutex::default(),
			workspace,
		};
		stack.set_endpoints().await?;
		Ok(stack)
	}

	/// A client of the node. It belongs to the async runtime that it is made in.
	pub fn chain(&self) -> ChainClient {
		self.node.chain()
	}

	/// What runs of the organisation with this id; of one that runs nothing, the north hospital, which then serves its people.
	pub fn hospital(&self, organisation: OrganisationId) -> &Hospital {
		self.all()
			.find(|one| one.organisation == organisation)
			.unwrap_or(&self.north)
	}

	/// Every organisation whose vault runs.
	pub fn organisations(&self) -> Vec<OrganisationId> {
		self.all().map(|one| one.organisation).collect()
	}

	fn all(&self) -> impl Iterator<Item = &Hospital> {
		[&self.north, &self.south].into_iter().chain(&self.partners)
	}

	/// Starts again what a test has ended and not started again.
	pub async fn heal(&mut self) -> Result<()> {
		if !self.node.is_running() {
			self.node.restart().await?;
		}
		for hospital in [&mut self.north, &mut self.south]
			.into_iter()
			.chain(&mut self.partners)
		{
			if !hospital.vault.is_running() {
				hospital.vault.restart().await?;
			}
			if !hospital.custodian.is_running() {
				hospital.custodian.restart().await?;
			}
		}
		Ok(())
	}

	/// The vaults have free ports, which no preset could name. An administrator of each proposes its own, and the council approves all.
	async fn set_endpoints(&self) -> Result<()> {
		let chain = self.chain();
		let endpoints: Vec<_> = self
			.all()
			.map(|hospital| Ok((hospital.organisation, endpoint_at(&hospital.vault.address())?)))
			.collect::<Result<_>>()?;
		let proposals = endpoints.iter().map(|(organisation, content)| {
			let chain = &chain;
			async move {
				let [first, _] = administrators(*organisation)?;
				let call = calls::roles::propose_act(*organisation, content);
				first.submit(chain, &call, Wait::InBlock).await
			}
		});
		futures::future::try_join_all(proposals).await?;
		let approvals = endpoints.iter().map(|(organisation, content)| {
			calls::sudo::sudo(calls::roles::approve_act(*organisation, content))
		});
		Actor::dev("Alice")?
			.submit(
				&chain,
				&calls::utility::batch_all(approvals.collect()),
				Wait::Final,
			)
			.await?;
		Ok(())
	}
}

/// The act that says where a vault answers.
pub fn endpoint_at(address: &str) -> Result<ActContent> {
	let host = address.as_bytes().to_vec().try_into();
	let host = host.map_err(|_| Trouble::not_held(format!("{address} is too long for the chain")))?;
	Ok(ActContent::SetEndpoint { host })
}

async fn hospital(workspace: &Workspace, node: &Node, name: &str, more: &str) -> Result<Hospital> {
	let organisation = organisation_id(name);
	let short = name.trim_end_matches("Hospital").to_lowercase();
	let url = node.url();
	let setting = Setting {
		name: &short,
		organisation,
		node: &url,
		more,
	};
	let vault = Vault::start(workspace, setting).await?;
	let custodian = Custodian::start(workspace, name, organisation, &url, &vault).await?;
	Ok(Hospital {
		organisation,
		custodian,
		vault,
	})
}
