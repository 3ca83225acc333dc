// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

// A patient's wallet, as plain as it gets: approves a request for consent with nothing but @polkadot/api and the recovery
// phrase. Reads one JSON object from standard input (`url`, `phrase`, `consent`, `terms`) and writes one line, `{"block": …}`,
// once that is final; the demo and the test of the journey run it while the patient's own client is off.

import { Keyring } from '@polkadot/api';
import { text } from 'node:stream/consumers';
import { connect, untilFinal } from './lib.mjs';

const { url, phrase, consent, terms } = JSON.parse(await text(process.stdin));
const api = await connect(url);
try {
	const patient = new Keyring({ type: 'sr25519' }).addFromMnemonic(phrase);
	const hash = await untilFinal(api, (told) => api.tx.consent.approve(consent, terms).signAndSend(patient, { nonce: -1 }, told));
	const { number } = await api.rpc.chain.getHeader(hash);
	console.log(JSON.stringify({ block: number.toNumber() }));
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
} finally {
	await api.disconnect();
}
