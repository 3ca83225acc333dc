// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The well-known people and organisations of the `development` preset, shared by the chain's genesis and by tests and demo off
//! the chain.
//!
//! **Not secret.** Everybody can derive these keys: an account's from its URI (`//Bob`), an encryption secret as the ASCII text
//! `salus dev secret NAME` padded with zero bytes to 32. Never use them but on a development chain.

use crate::{
	ids::{NetworkId, OrganisationId, PersonId},
	roles::{OrganisationKind, Profession},
};

/// The network id of the `development` preset: readable, so that nobody takes it for one that was drawn at random.
pub const DEVELOPMENT_NETWORK: NetworkId = NetworkId(*b"salus development: not a network");
/// The network id of the `local_testnet` preset: what is signed or wrapped for one test chain holds on no other kind of chain.
pub const LOCAL_TESTNET_NETWORK: NetworkId = NetworkId(*b"salus local testnet: no network!");

/// What somebody is in the development preset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DevRole {
	/// Holds the sudo key and a seat in the council; is no person of the network.
	Operator,
	/// One of two administrators of the organisation of this name; the first of the two hospitals' hold a seat in the council.
	Administrator(&'static str),
	/// Member of the organisation of this name.
	Member(&'static str, Profession),
	/// Patient enrolled by the organisation of this name.
	Patient(&'static str),
}

/// A well-known person.
#[derive(Clone, Copy, Debug)]
pub struct DevPerson {
	/// The name; `//NAME` is the account's secret URI (sr25519).
	pub name: &'static str,
	/// The account's public key, 64 hexadecimal digits.
	pub account_hex: &'static str,
	/// The X25519 public key, 64 hexadecimal digits.
	pub encryption_key_hex: &'static str,
	/// What the person is.
	pub role: DevRole,
}

/// A well-known organisation.
#[derive(Clone, Copy, Debug)]
pub struct DevOrganisation {
	/// The name.
	pub name: &'static str,
	/// What it is.
	pub kind: OrganisationKind,
	/// Its custodian's X25519 public key, 64 hexadecimal digits.
	pub custodian_key_hex: &'static str,
}

/// ASCII text padded with zero bytes to 32.
const fn padded(prefix: &str, name: &str) -> [u8; 32] {
	let (prefix, name) = (prefix.as_bytes(), name.as_bytes());
	let mut bytes = [0u8; 32];
	let mut at = 0;
	while at < prefix.len() + name.len() && at < 32 {
		bytes[at] = if at < prefix.len() {
			prefix[at]
		} else {
			name[at - prefix.len()]
		};
		at += 1;
	}
	bytes
}

/// The id of the well-known person of this name.
pub const fn person_id(name: &str) -> PersonId {
	PersonId(padded("dev:person:", name))
}

/// The id of the well-known organisation of this name.
pub const fn organisation_id(name: &str) -> OrganisationId {
	OrganisationId(padded("dev:org:", name))
}

/// The X25519 secret of the well-known person, or organisation's custodian, of this name. Known to everybody.
pub const fn encryption_secret(name: &str) -> [u8; 32] {
	padded("salus dev secret ", name)
}

impl DevPerson {
	/// The person's id.
	pub const fn id(&self) -> PersonId {
		person_id(self.name)
	}
}

impl DevOrganisation {
	/// The organisation's id.
	pub const fn id(&self) -> OrganisationId {
		organisation_id(self.name)
	}
}

/// The organisations.
pub const ORGANISATIONS: &[DevOrganisation] = &[
	DevOrganisation {
		name: "NorthHospital",
		kind: OrganisationKind::Hospital,
		custodian_key_hex: "2961ffb44a3258131c7c10b50823878aea7c6323803892a7eba28f0119017541",
	},
	DevOrganisation {
		name: "SouthHospital",
		kind: OrganisationKind::Hospital,
		custodian_key_hex: "beb7975745b01611b5a07671a7d374e8ac5dbeb422342210090d9d4d959ca070",
	},
	DevOrganisation {
		name: "Laboratory",
		kind: OrganisationKind::Laboratory,
		custodian_key_hex: "071947aeb54d63dd4a485ab962d13632a4441f353c97a7677fc9d047b7316856",
	},
	DevOrganisation {
		name: "PharmacyOne",
		kind: OrganisationKind::Pharmacy,
		custodian_key_hex: "87ca4ea6a6375d037943ce4a78cdf9bb343fc77b9ff070aceb2cd36de4d27d50",
	},
	DevOrganisation {
		name: "PharmacyTwo",
		kind: OrganisationKind::Pharmacy,
		custodian_key_hex: "fcdf402449ed1e53b20c8fb60eb70a5560972a3bc94bd0ee00544a206646ce34",
	},
];

/// The people.
pub const PEOPLE: &[DevPerson] = &[
	DevPerson {
		name: "Alice",
		account_hex: "d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d",
		encryption_key_hex: "ae443cd40e8bab3d7cca90923e0b40d4eade2c406cfaf26fd5c9afcb310ac268",
		role: DevRole::Operator,
	},
	DevPerson {
		name: "Bob",
		account_hex: "8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48",
		encryption_key_hex: "31c6ed15d3884c7116e633c5ba17c8b68960d4e93366549b0093f032241a3d2e",
		role: DevRole::Member("NorthHospital", Profession::Doctor),
	},
	DevPerson {
		name: "Charlie",
		account_hex: "90b5ab205c6974c9ea841be688864633dc9ca8a357843eeacf2314649965fe22",
		encryption_key_hex: "f16325c38101412830c03e5c6b3bd189468202468f4ea6633cc1e621bc6b557f",
		role: DevRole::Member("SouthHospital", Profession::Doctor),
	},
	DevPerson {
		name: "Dave",
		account_hex: "306721211d5404bd9da88e0204360a1a9ab8b87c66c1bc2fcdd37f3c2222cc20",
		encryption_key_hex: "dbd0a0986d1ae961c959336a80dcf92a4f83a274d1eb09af627ddcb7cf15f54e",
		role: DevRole::Patient("NorthHospital"),
	},
	DevPerson {
		name: "Eve",
		account_hex: "e659a7a1628cdd93febc04a4e0646ea20e9f5f0ce097d9a05290d4a9e054df4e",
		encryption_key_hex: "c5327f4cc548acb8fd8b626cf5480099af21bfa4e7bc04887fd2ef83700f8e74",
		role: DevRole::Patient("NorthHospital"),
	},
	DevPerson {
		name: "Ferdie",
		account_hex: "1cbd2d43530a44705ad088af313e18f80b53ef16b36177cd4b77b846f2a5f07c",
		encryption_key_hex: "fd2b6884882f50f75433bf1abc21ae1b726491826a0ecff126630b5e327b613d",
		role: DevRole::Patient("SouthHospital"),
	},
	DevPerson {
		name: "NorthAdmin",
		account_hex: "a0bfbbe3b0b951c8eefdaf3cebb3e257a39290eadec2dbab2d7c5e8946543812",
		encryption_key_hex: "9f71147fb36e6063fe49caef7fe8346e73fc1f79f6edf6dcc892da4c99ee6d43",
		role: DevRole::Administrator("NorthHospital"),
	},
	DevPerson {
		name: "NorthSecond",
		account_hex: "6e5520a94031b8529f83e2de06d4dc9739e6f54013b924de4ceeaa48d24c9c4d",
		encryption_key_hex: "d19eb481b167b58fccfa4efed939464039dc19be0c13ed6346556dd2f4fe8943",
		role: DevRole::Administrator("NorthHospital"),
	},
	DevPerson {
		name: "NorthClerk",
		account_hex: "f26515c63f17b7252347f0ff56e793293422771d12c022d0454905bf09a8ec7a",
		encryption_key_hex: "b7909be1ef33c3e61a7f234778ffc3235999c4853e7e9a1e1b0daba76b6b1619",
		role: DevRole::Member("NorthHospital", Profession::Clerk),
	},
	DevPerson {
		name: "NorthDoctor",
		account_hex: "eac8d5461f5aba3d766148aa4fb6c9a360f189f7c7143c55c761ddde7e517039",
		encryption_key_hex: "bad5b8cbc1d4641ca38515686a74e0e82d7124b37e32f3ec069b7d81e4a4bf76",
		role: DevRole::Member("NorthHospital", Profession::Doctor),
	},
	DevPerson {
		name: "NorthNurse",
		account_hex: "e0cdf64b67c3c12ddbe97d57e3b030e444724d78e4509055df2b0e8dfaf25d48",
		encryption_key_hex: "da1eb58850aefb63145ed4ee2f986a94b44ff123dc2dbf4ff9914c46f336d730",
		role: DevRole::Member("NorthHospital", Profession::Nurse),
	},
	DevPerson {
		name: "NorthPrivacy",
		account_hex: "14a77f2fef7cd16388f2855b492f0e5e7de66ed6fe13da2eca8432af597b104c",
		encryption_key_hex: "8999c301c431f5e090acb896aa2aee900270949520d3b854b4f53746e9eba07e",
		role: DevRole::Member("NorthHospital", Profession::PrivacyOfficer),
	},
	DevPerson {
		name: "SouthAdmin",
		account_hex: "5a856347324ca4272f0fba2f4c4f8278485e6d60db6785d816edb0acab033501",
		encryption_key_hex: "19232f5920ddf5da256ded54b9c9d4d17c31dc00bd055be7ae7234920b6c4743",
		role: DevRole::Administrator("SouthHospital"),
	},
	DevPerson {
		name: "SouthSecond",
		account_hex: "d855a69ad895fdf30e7d1e1aa473c6faec3f6cc5d573d66ba7cf29792913c55a",
		encryption_key_hex: "0e08cb3c6966c77f1decf1b524c4703fabf74937ed181acd19931d416fc06003",
		role: DevRole::Administrator("SouthHospital"),
	},
	DevPerson {
		name: "SouthClerk",
		account_hex: "22180b0648c902bf4fdd42836837a91377517c00bdb95e919e55a7bff437d433",
		encryption_key_hex: "32b08740f4a39713b350d466b5c18db921e1953790cbbbf4e25baaa0a0f31607",
		role: DevRole::Member("SouthHospital", Profession::Clerk),
	},
	DevPerson {
		name: "SouthDoctor",
		account_hex: "76301c13ac8df7e4cd0a82de99275abe07ea903a96c7bf0881c7fc5e1d849c22",
		encryption_key_hex: "53287d3832f18f507e5df1a945061ac112d4d0f752e949e3658b1c9fae0fd93f",
		role: DevRole::Member("SouthHospital", Profession::Doctor),
	},
	DevPerson {
		name: "SouthPrivacy",
		account_hex: "fab84372fcaebcb389fd98a0f96ec2b0aff81435ceb2b7626b4b6030a5778236",
		encryption_key_hex: "5fc02ea19f6b2329d7834b9ab38928175133f059b6971f74f9db04fef15ee32e",
		role: DevRole::Member("SouthHospital", Profession::PrivacyOfficer),
	},
	DevPerson {
		name: "LabAdmin",
		account_hex: "7a3edda35a3286201389527d61094d50df5a803d99516617f05e320d269b8c18",
		encryption_key_hex: "694d6f4b5e1098cde4457709d2eff100fd1e948bda86f60c22f3fa8802907673",
		role: DevRole::Administrator("Laboratory"),
	},
	DevPerson {
		name: "LabSecond",
		account_hex: "0cce30086a3aea68573b67e9373ea3fd68d6a205649529c5317b83a4d7bca42f",
		encryption_key_hex: "261653b2b4d65d500230d94730ecdf85a632855770dc858f1844fb0966708d3f",
		role: DevRole::Administrator("Laboratory"),
	},
	DevPerson {
		name: "LabTechnician",
		account_hex: "aa095c5ed7c2307fb1094d6f0d3ffd67088e90f7cdd17fcfe3cddae1f4724c13",
		encryption_key_hex: "a3cb6f6d2d7a128a6f2175af2ecc9d0dff83ade209a64e9e59d39023a102352d",
		role: DevRole::Member("Laboratory", Profession::LaboratoryTechnician),
	},
	DevPerson {
		name: "PharmacyOneAdmin",
		account_hex: "e05afd992f66c331c13ac1b9105416cc35e5f37833a39f0da2c67c7f39987c32",
		encryption_key_hex: "79d389df706fbd67daa1b01a1bc02ac658c917cbaa7a7c0946cc8c61c723685a",
		role: DevRole::Administrator("PharmacyOne"),
	},
	DevPerson {
		name: "PharmacyOneSecond",
		account_hex: "00a3c1a0bad9c11cd46564e94e916a10f0cb6d336fb4c5ea541624c71000e12a",
		encryption_key_hex: "1f561d598d56286071f7b429a8dd364d3c8d025163da9d172c82d70ceded7b1f",
		role: DevRole::Administrator("PharmacyOne"),
	},
	DevPerson {
		name: "PharmacyOnePharmacist",
		account_hex: "1e87f2007d7b7689437a9eeaab5a161173cb99e3c18c286da910b7552994de73",
		encryption_key_hex: "cdb5a21acdc0c61398dcabef56c6b0b82d6589fe7aa79a08c50d12117fa0790e",
		role: DevRole::Member("PharmacyOne", Profession::Pharmacist),
	},
	DevPerson {
		name: "PharmacyTwoAdmin",
		account_hex: "d86bf16a2d0e47f70bbbe8bae94553e73be8549d1a70e36eebf093c11c0d5818",
		encryption_key_hex: "4801d14b125442b71c79b7c5be598cd4ea840749554ed5f60f5b1eadcb10d502",
		role: DevRole::Administrator("PharmacyTwo"),
	},
	DevPerson {
		name: "PharmacyTwoSecond",
		account_hex: "2cfa6783de301b2b4690be860eba531fd4d22c4218420277e4a529bc05c8b849",
		encryption_key_hex: "787bf7f368e83c88a8e34fd2dd4709fa346d35bf30f68285faa08496d66e247b",
		role: DevRole::Administrator("PharmacyTwo"),
	},
	DevPerson {
		name: "PharmacyTwoPharmacist",
		account_hex: "76a523a790af2da70fc83856c37d591d95918a544dbd2d360a5bd1ac54931b54",
		encryption_key_hex: "19ac6e7ee29088f609001988a1de79b2c8bdf3ef6f8696e656b334b4666a5036",
		role: DevRole::Member("PharmacyTwo", Profession::Pharmacist),
	},
];

#[cfg(test)]
mod tests {
	use super::*;
	use crate::ids::parse_hex32;
	use std::collections::BTreeSet;

	#[test]
	fn every_id_and_key_is_another() {
		let accounts: BTreeSet<_> = PEOPLE
			.iter()
			.map(|person| parse_hex32(person.account_hex).unwrap())
			.collect();
		let ids: BTreeSet<_> = PEOPLE.iter().map(DevPerson::id).collect();
		let keys: BTreeSet<_> = PEOPLE
			.iter()
			.map(|person| person.encryption_key_hex)
			.chain(
				ORGANISATIONS
					.iter()
					.map(|organisation| organisation.custodian_key_hex),
			)
			.map(|key| parse_hex32(key).unwrap())
			.collect();
		assert_eq!(accounts.len(), PEOPLE.len());
		assert_eq!(ids.len(), PEOPLE.len());
		assert_eq!(keys.len(), PEOPLE.len() + ORGANISATIONS.len());
	}
}
