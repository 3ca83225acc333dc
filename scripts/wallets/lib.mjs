// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

// What the two proofs share: a connection, ids of the development preset, and a way to send and to expect.

import { ApiPromise, WsProvider } from '@polkadot/api';
import { randomBytes } from 'node:crypto';

const HOUR = 3_600_000;

/** Connects to a node. The chain's own extensions, without a byte, are named so that the library does not warn. */
export async function connect(url) {
	return ApiPromise.create({
		provider: new WsProvider(url),
		signedExtensions: {
			CheckCall: { extrinsic: {}, payload: {} },
			CheckAllowance: { extrinsic: {}, payload: {} },
		},
		noInitWarn: true,
		throwOnConnect: true,
	});
}

/** An id of the development preset: ASCII text padded with zero bytes to 32. */
function padded(text) {
	const bytes = Buffer.alloc(32);
	bytes.write(text);
	return `0x${bytes.toString('hex')}`;
}

export const person = (name) => padded(`dev:person:${name}`);
export const organisation = (name) => padded(`dev:org:${name}`);
export const freshId = () => `0x${randomBytes(32).toString('hex')}`;

/** Bits of sets, by the variants' indices in `salus-primitives`. */
export const LABORATORY = 1 << 7;
export const TREAT = 1 << 0;

/** Read access to laboratory results of every day for treatment, for one hour. */
export function laboratoryTerms(now) {
	return {
		categories: LABORATORY,
		recordDays: { from: -(2 ** 31), to: 2 ** 31 - 1 },
		purposes: TREAT,
		mode: 'Read',
		audience: 'Whole',
		expiresAt: now + HOUR,
	};
}

/** May this doctor read a laboratory result of today? */
export async function decide(api, { actor, actorOrganisation, patient }) {
	const question = {
		actor,
		organisation: actorOrganisation,
		patient,
		target: { Class: { category: 'Laboratory', day: Math.floor(Date.now() / (24 * HOUR)) } },
		access: 'Read',
		purpose: 'Treat',
		now: Date.now(),
	};
	return (await api.call.consentApi.decide(question)).toJSON();
}

/** The refusal's name, when a dispatch failed. */
function refusal(api, dispatchError) {
	if (!dispatchError.isModule) return dispatchError.toString();
	const { section, name } = api.registry.findMetaError(dispatchError.asModule);
	return `${section}.${name}`;
}

/** Resolves when the extrinsic is in a final block; rejects with the refusal's name. `start` subscribes. */
export function untilFinal(api, start) {
	return new Promise((resolve, reject) => {
		start(({ status, dispatchError }) => {
			if (dispatchError) reject(new Error(`refused: ${refusal(api, dispatchError)}`));
			else if (status.isFinalized) resolve(status.asFinalized.toHex());
			else if (status.isInvalid || status.isDropped || status.isUsurped) reject(new Error(`not taken: ${status.type}`));
		}).catch(reject);
	});
}

/** Ends the proof, non-zero with a reason, unless the two are equal. */
export function expect(what, actual, wanted) {
	if (JSON.stringify(actual) !== JSON.stringify(wanted)) {
		throw new Error(`${what}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(actual)}`);
	}
	console.log(`ok: ${what}`);
}

/** Runs a proof against the node named on the command line. */
export async function prove(proof) {
	const url = process.argv[2];
	if (!url) {
		console.error(`usage: node ${process.argv[1]} ws://127.0.0.1:PORT`);
		process.exit(2);
	}
	const api = await connect(url);
	try {
		await proof(api);
	} catch (error) {
		console.error(`failed: ${error.message}`);
		process.exitCode = 1;
	} finally {
		await api.disconnect();
	}
}
