import { existsSync } from 'node:fs';
import { makeSetUpLink } from '../../src/access/link.ts';
import { setUpFounder } from '../../src/access/sign-in.ts';
import { buildDemo } from '../../src/demo/build-demo.ts';
import { DEMO_FIRM } from '../../src/demo/demo-firm.ts';
import { tokenOf } from '../desk.ts';
import { eachInstallation, inTurn, putBy, templateNamed } from '../installation.ts';
import type { Installation, OpenInstallation, Template } from '../installation.ts';

/** The person who owns the demo firm's installation, as they sign in. */
export const DEMO_OWNER = {
  login: 'ha@example.com',
  password: 'a boat on the river',
  name: 'Nguyen Thu Ha',
} as const;

/** Any number; whoever builds the template holds the lock of this number. */
const LOCK = 730_214;

/**
 * An installation with the demo firm and its owner, for one test file to do with as it likes. The firm is built once a run and
 * database; what is handed out is a copy.
 */
export async function openDemoHouse(open: OpenInstallation): Promise<Installation> {
  const name = eachInstallation.find((one) => one.open === open)?.name ?? (await seenName(open));
  const template = templateNamed(`demo_${name.toLowerCase()}`);
  if (!existsSync(template.folder)) await inTurn(LOCK, () => putByOnce(open, template));
  return open({}, template);
}

/** On which database a test's own way of opening an installation makes one. */
async function seenName(open: OpenInstallation): Promise<'SQLite' | 'PostgreSQL'> {
  const house = await open();
  await house.close();
  return house.settings.LOTPROOF_DATABASE === '' ? 'SQLite' : 'PostgreSQL';
}

async function putByOnce(open: OpenInstallation, template: Template): Promise<void> {
  if (existsSync(template.folder)) return;
  const house = await open();
  await build(house);
  await putBy(house, template);
}

async function build(house: Installation): Promise<void> {
  const { now } = house.clock;
  const ledger = await house.firms.create(DEMO_FIRM.id, DEMO_FIRM.name);
  await buildDemo(ledger, () => undefined);
  const link = await house.access.write((transaction) => makeSetUpLink(transaction, now));
  const form = { ...DEMO_OWNER, language: 'en', token: tokenOf(link ?? '') } as const;
  await setUpFounder(house.access, form, { id: 'ha', now });
}
