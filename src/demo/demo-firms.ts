import type { Firms } from '../house/firms.ts';
import { LotproofError } from '../kit/errors.ts';
import type { TellProgress } from '../kit/progress.ts';
import { ledgerPosition, readSetting, writeSetting } from '../ledger/ledger.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { buildDemo } from './build-demo.ts';
import { DEMO_FIRM } from './demo-firm.ts';
import { buildTenant, DEMO_TENANTS } from './demo-tenants.ts';
import { takenInText } from './take-in-workbook.ts';

/** Who is told how far the building is. */
export interface Telling {
  /** A line that stays. */
  readonly say: (text: string) => void;
  /** How far it is, in place of what stood there before. */
  readonly progress: TellProgress;
  readonly endProgress: () => void;
}

/** A firm of the demo as it is now. */
export interface BuiltFirm {
  readonly firm: string;
  readonly name: string;
  readonly entries: number;
  /** False: it was there already. */
  readonly built: boolean;
}

interface FirmPlan {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  /** Builds it, and returns what was taken in, a line each. */
  readonly build: (ledger: Ledger, progress: TellProgress) => Promise<readonly string[]>;
}

const PLANS: readonly FirmPlan[] = [
  {
    ...DEMO_FIRM,
    about: 'a made-up importer with two years of records',
    build: async (ledger, progress) => (await buildDemo(ledger, progress)).takenIn.map(takenInText),
  },
  ...DEMO_TENANTS.map((tenant) => ({
    id: tenant.id,
    name: tenant.name,
    about: 'whose factory sent a workbook',
    build: async (ledger: Ledger) => {
      const { report, decided } = await buildTenant(ledger, tenant);
      return [`${takenInText(report)}; ${String(decided)} unclear places, decided by a person`];
    },
  })),
];

/** Setting of a demo firm's database: begun or built. A firm of that name without it is somebody's own. */
const BUILD_SETTING = 'demo-build';

/**
 * Builds the firms of the demo that are not there, telling what is taken in. Commands are recorded once, so
 * a broken build simply goes on.
 *
 * @throws LotproofError `already-recorded` when a firm of such a name is somebody's own; nothing is built then.
 */
export async function ensureDemoFirms(firms: Firms, telling: Telling): Promise<BuiltFirm[]> {
  for (const plan of PLANS) await refuseOthers(firms, plan);
  const built: BuiltFirm[] = [];
  for (const plan of PLANS) built.push(await ensureFirm(firms, plan, telling));
  return built;
}

async function refuseOthers(firms: Firms, { id }: FirmPlan): Promise<void> {
  if (!(await firms.list()).includes(id)) return;
  const ledger = await firms.open(id);
  if ((await stateOf(ledger)) !== null) return;
  throw new LotproofError(
    'already-recorded',
    `A firm "${id}" that is not the demo is there; choose another folder with --data.`,
  );
}

async function ensureFirm(firms: Firms, plan: FirmPlan, telling: Telling): Promise<BuiltFirm> {
  const { id, name, about, build } = plan;
  const isThere = (await firms.list()).includes(id);
  const ledger = isThere ? await firms.open(id) : await firms.create(id, name);
  const state = await stateOf(ledger);
  if (state?.startsWith('built ') === true) {
    return { firm: id, name, entries: Number(state.slice(6)), built: false };
  }
  await setState(ledger, 'begun');
  const { say, progress, endProgress } = telling;
  say(`Building ${name}, ${about}.`);
  try {
    const takenIn = await build(ledger, progress);
    endProgress();
    for (const line of takenIn) say(`  took in ${line}`);
    const entries = await ledger.database.read(ledgerPosition);
    await setState(ledger, `built ${String(entries)}`);
    return { firm: id, name, entries, built: true };
  } finally {
    endProgress();
  }
}

function stateOf(ledger: Ledger): Promise<string | null> {
  return ledger.database.read((transaction) => readSetting(transaction, BUILD_SETTING));
}

async function setState(ledger: Ledger, state: string): Promise<void> {
  await ledger.database.write((transaction) => writeSetting(transaction, BUILD_SETTING, state));
}
