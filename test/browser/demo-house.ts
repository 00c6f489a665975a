import { existsSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import { makeSetUpLink } from '../../src/access/link.ts';
import { setUpFounder } from '../../src/access/sign-in.ts';
import { buildDemo } from '../../src/demo/build-demo.ts';
import { DEMO_FIRM } from '../../src/demo/demo-firm.ts';
import { tokenOf } from '../desk.ts';
import { inTurn, putBy } from '../installation.ts';
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
  const empty = await open();
  const isPostgres = empty.settings.LOTPROOF_DATABASE !== '';
  const template = templateOf(isPostgres ? 'postgres' : 'sqlite');
  await inTurn(LOCK, async () => {
    if (existsSync(template.folder)) return empty.close();
    await build(empty);
    return putBy(empty, template);
  });
  return open({}, template);
}

function templateOf(name: string): Template {
  const databases = inject('databaseFolder');
  return {
    folder: path.join(databases, `demo-${name}`),
    // Runs may share a PostgreSQL, so the name is that of this run.
    database: `demo_${path.basename(path.dirname(databases)).replaceAll(/\W/g, '_').toLowerCase()}`,
  };
}

async function build(house: Installation): Promise<void> {
  const { now } = house.clock;
  const ledger = await house.firms.create(DEMO_FIRM.id, DEMO_FIRM.name);
  await buildDemo(ledger, () => undefined);
  const link = await house.access.write((transaction) => makeSetUpLink(transaction, now));
  const form = { ...DEMO_OWNER, language: 'en', token: tokenOf(link ?? '') } as const;
  await setUpFounder(house.access, form, { id: 'ha', now });
}
