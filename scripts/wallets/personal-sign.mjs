// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

// Proof: somebody with an Ethereum wallet (secp256k1, EIP-191 personal_sign) is enrolled as a patient, grants, and revokes.

import { Keyring } from '@polkadot/api';
import { blake2AsU8a } from '@polkadot/util-crypto';
import { hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { randomBytes } from 'node:crypto';
import { Wallet } from 'ethers';
import { decide, expect, freshId, laboratoryTerms, organisation, person, prove, untilFinal } from './lib.mjs';

const ETH_PERSONAL = 4; // the variant's index in the runtime's signature enum
const HOUR = 3_600_000;

/** The account of an Ethereum address: its 20 bytes and twelve times 0xEE. */
const accountOf = (wallet) => u8aConcat(hexToU8a(wallet.address), new Uint8Array(12).fill(0xee));

/** What `personal_sign` yields over these bytes, as the runtime's signature. */
async function personalSign(wallet, bytes) {
	return u8aConcat(new Uint8Array([ETH_PERSONAL]), hexToU8a(await wallet.signMessage(bytes)));
}

/** The statement that a patient signs to be enrolled; see `salus_primitives::statements`. */
function enrolmentText({ purpose, network, genesis, hospital, patient, account, key, expiresAt }) {
	return [
		purpose,
		`network: ${network}`,
		`first block: ${genesis}`,
		`organisation: ${hospital}`,
		`person: ${patient}`,
		`account: ${u8aToHex(account)}`,
		`encryption key: ${key}`,
		`valid until (Unix ms): ${expiresAt}`,
	].join('\n');
}

/** Signs an extrinsic as MetaMask would and sends it. */
async function sendAs(api, wallet, tx) {
	const account = api.registry.createType('AccountId32', accountOf(wallet)).toString();
	const nonce = await api.rpc.system.accountNextIndex(account);
	const payload = api.registry.createType('SignerPayload', {
		address: account,
		blockHash: api.genesisHash,
		blockNumber: 0,
		era: '0x00',
		genesisHash: api.genesisHash,
		method: tx.method,
		nonce,
		runtimeVersion: api.runtimeVersion,
		signedExtensions: api.registry.signedExtensions,
		version: api.extrinsicVersion,
		mode: 0,
	}).toPayload();
	const raw = api.registry.createType('ExtrinsicPayload', payload, { version: payload.version }).toU8a({ method: true });
	const signature = await personalSign(wallet, raw.length > 256 ? blake2AsU8a(raw) : raw);
	tx.addSignature(account, u8aToHex(signature), payload);
	return untilFinal(api, (told) => tx.send(told));
}

await prove(async (api) => {
	const wallet = new Wallet(u8aToHex(randomBytes(32)));
	const clerk = new Keyring({ type: 'sr25519' }).addFromUri('//NorthClerk');
	const enrolment = {
		purpose: 'Salus: enrol me as a patient',
		network: (await api.query.roles.networkId()).unwrap().toHex(),
		genesis: api.genesisHash.toHex(),
		hospital: organisation('NorthHospital'),
		patient: freshId(),
		account: accountOf(wallet),
		key: u8aToHex(randomBytes(32)),
		expiresAt: Date.now() + HOUR,
	};
	const { hospital, patient, account, key, expiresAt } = enrolment;
	const enrol = async (text) => {
		const signature = await personalSign(wallet, Buffer.from(text));
		const tx = api.tx.roles.enrolPatient(hospital, patient, account, key, expiresAt, signature);
		return untilFinal(api, (told) => tx.signAndSend(clerk, { nonce: -1 }, told));
	};

	const others = {
		'a statement for another network': { network: `0x${'00'.repeat(32)}` },
		'a statement for another first block': { genesis: `0x${'00'.repeat(32)}` },
		'a statement for another purpose': { purpose: 'Salus: enrol me to work here, not as a patient' },
	};
	for (const [what, change] of Object.entries(others)) {
		const refused = await enrol(enrolmentText({ ...enrolment, ...change })).then(() => 'taken', (error) => error.message);
		expect(`${what} is refused`, refused, 'refused: roles.BadSignature');
	}

	await enrol(enrolmentText(enrolment));
	console.log('ok: enrolled by the clerk with a statement signed by personal_sign');

	const parties = { actor: person('Charlie'), actorOrganisation: organisation('SouthHospital'), patient };
	const answer = async () => Object.keys(await decide(api, parties))[0];
	expect('before the grant the doctor is refused', await answer(), 'deny');

	const consent = freshId();
	await sendAs(api, wallet, api.tx.consent.grant(consent, patient, { Person: parties.actor }, laboratoryTerms(Date.now())));
	expect('after a grant signed by personal_sign the doctor is let in', await answer(), 'allow');

	await sendAs(api, wallet, api.tx.consent.revoke(consent));
	expect('after the revoke the doctor is refused again', await answer(), 'deny');
});
