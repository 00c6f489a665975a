import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { GATE_CONDITIONS } from '../../src/domain/agreement/agreement.ts';
import type { Draft } from '../../src/ledger/draft.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { recordDrafts } from '../firm/build-firm.ts';
import { ask } from '../firm/open-firm.ts';
import { timed, timingOf } from '../measure.ts';
import { atMostTimes, type Row } from '../row.ts';
import type { Asked } from './asked.ts';

const RUNS = 200;
const HELD = 50;
const CARTONS_PACKED_ALIKE = 5;
const LINES_ON_A_SHIPMENT = 100;

const record = (kind: string, id: string, body: object): Draft => ({ action: 'record', kind, id, body });
const many = (count: number, draft: (index: number) => Draft): Draft[] =>
  Array.from({ length: count }, (_, index) => draft(index));

/** A firm whose runs took in lots and are packed, with shipments that wait for their lines. */
function yard(lines: number): Draft[] {
  const slots = [{ slot: 'body', material: 'm', quantity: 1, unit: 'GRM' }];
  return [
    record('party', 'f', { name: 'Factory', roles: ['factory'] }),
    record('site', 'a', { party: 'f', name: 'A' }),
    record('site', 'b', { party: 'f', name: 'B' }),
    ...['p', 'q'].map((id) => record('product', id, { name: id })),
    record('material', 'm', { code: 'M', name: 'Resin', unit: 'GRM' }),
    record('revision', 'v', { product: 'p', kind: 'bom', code: 'A', slots }),
    ...many(RUNS + HELD, (n) => record('material-lot', `l${n}`, { material: 'm', code: `L-${n}` })),
    ...many(RUNS, (n) =>
      record('run', `r${n}`, {
        ...{ code: `R-${n}`, product: 'p', revision: 'v', site: 'a', made: 1_000_000 },
        ...{ started: '2025-06-02T08:00', ended: '2025-06-03T17:00' },
      }),
    ),
    ...many(RUNS, (n) =>
      record('consumption', `c${n}`, { run: `r${n}`, slot: 'body', lot: `l${n}`, quantity: 1_000_000 }),
    ),
    record('carton-series', 's', { code: 'PO 7000', mark: 'PO-7000 C/NO.{n}' }),
    ...many(lines / CARTONS_PACKED_ALIKE, (n) =>
      record('packing', `k${n}`, {
        ...{ series: 's', from: n * CARTONS_PACKED_ALIKE + 1, to: (n + 1) * CARTONS_PACKED_ALIKE + 1 },
        contents: [{ run: `r${n % RUNS}`, unitsPerCarton: 20 }],
      }),
    ),
    ...many(lines / LINES_ON_A_SHIPMENT, (n) =>
      record('shipment', `s${n}`, { code: `SH-${n}`, date: '2025-07-01' }),
    ),
  ];
}

/** Holds that stand and are on nothing of it, and the demand that every run is released first, which all of them are. */
function stops(): Draft[] {
  const doubt = { reason: 'In doubt', placedOn: '2025-06-20' };
  const conditions = GATE_CONDITIONS.filter((one) => one !== 'holds');
  const asked = conditions.map((condition) => ({ condition, asked: false }));
  const states = GATE_CONDITIONS.map((condition) => ({
    condition,
    state: condition === 'holds' ? 'met' : 'not-asked',
  }));
  return [
    record('release-policy', 'first', {
      from: '2020-01-01',
      terms: { beforeShipping: true, conditions: asked },
    }),
    ...many(RUNS, (n) =>
      record('run-release', `release-${n}`, {
        ...{ run: `r${n}`, releasedBy: 'QA', releasedOn: '2025-06-10' },
        assessment: { position: 0, policy: 'first', conditions: states },
      }),
    ),
    ...many(HELD, (n) =>
      record('hold', `h${n}`, { ...doubt, of: { kind: 'material-lot', id: `l${RUNS + n}` } }),
    ),
    record('hold', 'of-product', { ...doubt, of: { kind: 'product', id: 'q' } }),
    record('hold', 'of-site', { ...doubt, of: { kind: 'site', id: 'b' } }),
  ];
}

const MAPPING = {
  lotproof: 'mapping/1',
  name: 'Shipping list',
  tables: [
    {
      name: 'lines',
      sheet: { matches: '.' },
      columns: {
        shipment: { header: 'Shipment', read: 'code', required: true },
        cartons: { header: 'C/NO', read: 'cartons', required: true },
      },
      records: [
        {
          kind: 'shipment-line',
          id: 'l/{cartons.from}',
          body: {
            shipment: { $find: 'shipment', code: '{shipment}' },
            ...{ series: 's', from: '{cartons.from}', to: '{cartons.to}' },
          },
        },
      ],
    },
  ],
};

function writeLines(folder: string, lines: number): string {
  const file = path.join(folder, `lines-${lines}.csv`);
  const open = openSync(file, 'w');
  const rows = Array.from(
    { length: lines },
    (_, line) => `SH-${Math.floor(line / LINES_ON_A_SHIPMENT)},${line + 1}`,
  );
  writeSync(open, `Shipment,C/NO\n${rows.join('\n')}\n`);
  closeSync(open);
  return file;
}

/** A shipping list of a hundred thousand cartons where goods may be stopped, beside the same where nothing could be. */
export async function stoppedImportRow({ firm, fresh, folder, quick }: Asked): Promise<Row> {
  const lines = quick ? 2_000 : 100_000;
  const file = writeLines(folder, lines);
  const imported = async (drafts: readonly Draft[][]): Promise<number> => {
    const ledger = await openLedger(await fresh(), RECORD_KINDS);
    try {
      await recordDrafts(ledger, drafts, () => undefined);
      return await timed(async () => {
        const said = JSON.stringify(await ask(ledger, 'import.run', { files: [file], mapping: MAPPING }));
        if (!said.includes('"recorded":true')) throw new Error(`Not taken in: ${said.slice(0, 2_000)}`);
      });
    } finally {
      await ledger.database.close();
    }
  };
  const bare = timingOf([await imported([yard(lines)])]);
  const ours = timingOf([await imported([yard(lines), stops()])]);
  return {
    part: 'import',
    database: firm.database,
    what: 'import of a shipping list where goods may be stopped',
    size: `${lines} cartons of ${RUNS} runs, ${HELD + 2} holds that stand, a release asked of every run`,
    ours,
    peers: [{ name: 'the same list where nothing may be stopped', timing: bare }],
    promises: [atMostTimes(1.5, ours, bare, 'the import without stops')],
  };
}
