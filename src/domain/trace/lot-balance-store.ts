import type { Transaction } from '../../db/database.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import { lotBalance } from './lot-balance.ts';
import type { LotBalance } from './lot-balance.ts';
import type { Named } from './scope-report.ts';

/** A lot with its balance, and the unit it is counted in. */
export interface BalancedLot extends LotBalance {
  readonly lot: Named;
  readonly material: Named;
  readonly unit: string;
}

/** The balances of a material lot, or of every lot that went into a run, in the order they were recorded. */
export async function lotBalances(
  transaction: Transaction,
  { kind, id }: { readonly kind: string; readonly id: string },
): Promise<BalancedLot[]> {
  const rows = await selectStanding<{ n: number }>(
    transaction,
    kind === 'run'
      ? "select distinct lot as n from consumption where run = (select n from record where kind = 'run' and id = ?) order by 1"
      : "select n from record where kind = 'material-lot' and id = ? and withdrawn = 0",
    [id],
  );
  const found: BalancedLot[] = [];
  for (const { n } of rows) found.push(...(await balanceOf(transaction, n)));
  return found;
}

async function balanceOf(transaction: Transaction, n: number): Promise<BalancedLot[]> {
  const [named] = await selectIn<{
    id: string;
    code: string;
    material: string;
    name: string;
    unit: string;
  }>(
    transaction,
    `select own.id as id, lot.code as code, made.id as material, material.name as name, material.unit as unit from material_lot lot
      join record own on own.n = lot.n join material on material.n = lot.material
      join record made on made.n = lot.material where lot.n in (?*)`,
    [n],
  );
  if (named === undefined) return [];
  const { id, code, material, name, unit } = named;
  return [
    {
      lot: { kind: 'material-lot', id, name: code },
      material: { kind: 'material', id: material, name },
      unit,
      ...lotBalance(await flowsOf(transaction, n)),
    },
  ];
}

interface Flow {
  readonly quantity: number | null;
  readonly date: string | null;
}

async function flowsOf(transaction: Transaction, n: number) {
  const made = await selectStanding<Flow>(
    transaction,
    `select own.quantity as quantity, substr(run.ended, 1, 10) as date from material_lot_source own
      join run on run.n = own.run where own.n = ? order by own.line`,
    [n],
  );
  const samples = await selectStanding<{ n: number }>(transaction, 'select n from sample where lot = ?', [n]);
  return {
    made,
    samples: samples.length,
    receipts: await selectStanding<Flow & { site: number }>(
      transaction,
      'select site, quantity, date from material_receipt where lot = ? order by n',
      [n],
    ),
    consumptions: await selectStanding<Flow & { kind: string }>(
      transaction,
      'select kind, quantity, coalesce(date, substr(window_from, 1, 10)) as date from consumption where lot = ? order by n',
      [n],
    ),
    movements: await selectStanding<Flow & { kind: string; site: number | null; toSite: number | null }>(
      transaction,
      `select kind, site, to_site as "toSite", quantity, date from material_movement where lot = ? order by n`,
      [n],
    ),
  };
}
