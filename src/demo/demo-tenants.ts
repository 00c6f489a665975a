import { readFileSync } from 'node:fs';
import type { Ledger } from '../ledger/ledger.ts';
import type { ImportReport } from '../exchange/importing/import-report.ts';
import { readDecisions } from '../exchange/mapping/decisions.ts';
import { DEMO_FIRM } from './demo-firm.ts';
import { takeInWorkbook } from './take-in-workbook.ts';

/** A further firm of the demo: an importer of whom all that is known came in one factory's workbook. */
export interface DemoTenant {
  readonly id: string;
  readonly name: string;
  /** Folder of its pack: the workbook, the mapping it is read through, and what was decided about it. */
  readonly pack: string;
  readonly workbook: string;
  /** UTC instant of the import. */
  readonly at: string;
}

export const DEMO_TENANTS: readonly DemoTenant[] = [
  {
    id: 'arcadia',
    name: 'Arcadia Bay Imports LLC',
    pack: 'romper',
    workbook: 'TH_Batch_Record_Pack_PO4471.xlsx',
    at: '2021-11-15T09:00:00.000Z',
  },
  {
    id: 'harborline',
    name: 'Harborline Play LLC',
    pack: 'race-car',
    workbook: '乔霖_ZC-118_2026年3月生产出货资料.xlsx',
    at: '2026-04-10T09:00:00.000Z',
  },
];

/** Ids of all firms that the demo builds; the first is the one it tells of. */
export const DEMO_FIRM_IDS: readonly string[] = [DEMO_FIRM.id, ...DEMO_TENANTS.map(({ id }) => id)];

/** Takes a firm's workbook into its empty ledger. `decided` counts the cells that a person had to decide about. */
export async function buildTenant(
  ledger: Ledger,
  { pack, workbook, at }: DemoTenant,
): Promise<{ report: ImportReport; decided: number }> {
  const decisions = readDecisions(JSON.parse(readPack(pack, 'decisions.json').toString('utf8')));
  const report = await takeInWorkbook(ledger, {
    name: workbook,
    bytes: readPack(pack, workbook),
    mapping: JSON.parse(readPack(pack, 'mapping.json').toString('utf8')),
    decisions,
    at,
  });
  return { report, decided: decisions.decisions.length };
}

function readPack(pack: string, file: string): Buffer {
  return readFileSync(new URL(`./packs/${pack}/${encodeURIComponent(file)}`, import.meta.url));
}
