import { readFileSync } from 'node:fs';
import path from 'node:path';
import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { openGrid } from '../../src/exchange/grid/open-grid.ts';
import type { Grid } from '../../src/exchange/grid/sheet.ts';
import { compileMapping } from '../../src/exchange/mapping/compile.ts';
import { readDecisions, type Decisions } from '../../src/exchange/mapping/decisions.ts';
import { NOTHING_KNOWN } from '../../src/exchange/stage/known-records.ts';
import { stage, type Staged } from '../../src/exchange/stage/stage.ts';
import type { PackName } from './truth.ts';

const WORKBOOKS: Readonly<Record<PackName, string>> = {
  romper: 'TH_Batch_Record_Pack_PO4471.xlsx',
  'race-car': '乔霖_ZC-118_2026年3月生产出货资料.xlsx',
};

/** The packs ship with the demo, which takes them in as firms of their own. */
const PACKS_FOLDER = path.join(import.meta.dirname, '../../src/demo/packs');

export function packFile(pack: PackName): { name: string; bytes: Buffer } {
  const name = WORKBOOKS[pack];
  return { name, bytes: readFileSync(path.join(PACKS_FOLDER, pack, name)) };
}

/** The mapping of a pack's workbook, as JSON. */
export function packMapping(pack: PackName): Record<string, unknown> {
  return readJson(pack, 'mapping.json');
}

export function packDecisions(pack: PackName): Decisions {
  return readDecisions(readJson(pack, 'decisions.json'));
}

function readJson(pack: PackName, file: string): Record<string, unknown> {
  const text = readFileSync(path.join(PACKS_FOLDER, pack, file), 'utf8');
  // Our own fixture files, which hold objects; the compiler of mappings checks the rest.
  return JSON.parse(text) as Record<string, unknown>;
}

/** The records of a pack's workbook, or of another one read through the pack's mapping. */
export function stagePack(
  pack: PackName,
  options: { decided?: boolean; grid?: Grid; mapping?: unknown } = {},
): Promise<Staged> {
  return stage([options.grid ?? openGrid(packFile(pack))], {
    mapping: compileMapping(options.mapping ?? packMapping(pack), RECORD_KINDS),
    decisions: options.decided === true ? packDecisions(pack) : null,
    kinds: RECORD_KINDS,
    known: NOTHING_KNOWN,
  });
}

/** What an import of a pack's workbook is asked with. */
export function packImport(pack: PackName): Record<string, unknown> {
  const { name, bytes } = packFile(pack);
  return {
    files: [{ name, base64: bytes.toString('base64') }],
    mapping: packMapping(pack),
    decisions: packDecisions(pack),
  };
}
