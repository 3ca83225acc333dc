// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

// Proof: a patient grants and revokes with nothing but @polkadot/api and a Polkadot.js keyring, and the decision follows.

import { Keyring } from '@polkadot/api';
import { decide, expect, freshId, laboratoryTerms, organisation, person, prove, untilFinal } from './lib.mjs';

await prove(async (api) => {
	const patientKey = new Keyring({ type: 'sr25519' }).addFromUri('//Dave');
	const parties = { actor: person('Charlie'), actorOrganisation: organisation('SouthHospital'), patient: person('Dave') };
	const send = (tx) => untilFinal(api, (told) => tx.signAndSend(patientKey, { nonce: -1 }, told));
	const answer = async () => Object.keys(await decide(api, parties))[0];

	expect('before the grant the doctor of the other hospital is refused', await answer(), 'deny');

	const consent = freshId();
	await send(api.tx.consent.grant(consent, parties.patient, { Person: parties.actor }, laboratoryTerms(Date.now())));
	expect('after the grant the same doctor is let in', await answer(), 'allow');

	await send(api.tx.consent.revoke(consent));
	expect('after the revoke the doctor is refused again', await answer(), 'deny');

	const again = await send(api.tx.consent.revoke(consent)).then(() => 'done', (error) => error.message);
	expect('a second revoke is refused by name', /^refused: consent\.\w+$/.test(again) || /not taken|1010/.test(again), true);
});
