import { execute } from '../../db/bulk.ts';
import type { SqlValue } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { present } from '../../kit/invariant.ts';
import type { Grid } from '../grid/sheet.ts';
import { compileMapping, type CompiledMapping } from '../mapping/compile.ts';
import { membersOf } from '../stage/field-match.ts';
import { walkSheet } from '../stage/locate.ts';
import { isGivenBack } from '../stage/refused-columns.ts';
import { TEMPLATE_MAPPING } from '../template/template-mapping.ts';
import { LedgerLookUp } from './ledger-lookup.ts';

/** Rows that are looked through for a table's header before the mapping is taken not to fit. */
const ROWS_LOOKED_AT = 300;

/** The mapping that is given, or on record under the id that is named. */
export async function givenMapping(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  given: string | Readonly<Record<string, unknown>>,
): Promise<CompiledMapping> {
  const list = [...kinds.values()];
  if (typeof given === 'object') return compileMapping(given, list);
  const known = await new LedgerLookUp(transaction, kinds).get('mapping', given);
  if (known === null) throw new LotproofError('not-found', `There is no mapping "${given}" on record.`);
  return compileMapping(membersOf(known.body)['mapping'], list);
}

/**
 * The mapping for these files: the one on record that fits, else that of the template.
 *
 * @throws LotproofError `mapping-needed` when none fits, `ambiguous` when several do.
 */
export async function chooseMapping(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  grids: readonly Grid[],
): Promise<CompiledMapping> {
  const list = [...kinds.values()];
  const remembered = await rememberedMappings(transaction);
  const fitting = remembered
    .map(({ id, json }) => ({ id, mapping: compileMapping(json, list) }))
    .filter(({ mapping }) => fits(mapping, grids));
  const named = fitting.filter(({ mapping }) => namesFit(mapping, grids));
  const chosen = named.length > 0 ? named : fitting;
  if (chosen.length > 1) {
    const names = chosen.map(({ id, mapping }) => `"${mapping.source.name}" (${id})`).join(', ');
    throw new LotproofError(
      'ambiguous',
      `Several mappings on record fit these files: ${names}. Name the one you mean by its id.`,
    );
  }
  if (chosen.length === 1) return present(chosen[0], 'a mapping').mapping;
  const template = compileMapping(TEMPLATE_MAPPING, list);
  if (fits(template, grids)) return template;
  throw new LotproofError(
    'mapping-needed',
    `No mapping on record fits ${grids.map(({ file }) => `"${file}"`).join(', ')}.`,
  );
}

async function rememberedMappings(transaction: Transaction): Promise<{ id: string; json: unknown }[]> {
  const rows = await execute<{ id: string; payload: string } & Record<string, SqlValue>>(
    transaction,
    `select record.id, entry.payload from record join entry on entry.sequence = record.entry
     where record.kind = 'mapping' and record.withdrawn = 0 order by record.n desc limit 500`,
  );
  return rows.map(({ id, payload }) => ({ id, json: membersOf(JSON.parse(payload))['mapping'] }));
}

/** True when the files have all tables of the mapping that are not optional, or at least one where all are, or where rows come back. */
export function fits(mapping: CompiledMapping, grids: readonly Grid[]): boolean {
  const found = new Set<string>();
  let givenBack = false;
  for (const grid of grids) {
    for (const sheet of grid.sheets) {
      const tables = mapping.tables.filter((table) => sheet.delimited || table.isSheet(sheet.name));
      if (tables.length === 0) continue;
      let rows = 0;
      for (const event of walkSheet(sheet, tables, grid.file)) {
        if (event.type === 'header') {
          found.add(event.block.table.name);
          givenBack ||= isGivenBack(event.block.headers);
        }
        rows += 1;
        if (rows > ROWS_LOOKED_AT) break;
      }
    }
  }
  const needed = mapping.tables.filter(({ source }) => source.optional !== true);
  return needed.length === 0 || givenBack ? found.size > 0 : needed.every(({ name }) => found.has(name));
}

function namesFit(mapping: CompiledMapping, grids: readonly Grid[]): boolean {
  const { files } = mapping.source;
  if (files === undefined) return false;
  const matches = new RegExp(files, 'iu');
  return grids.every(({ file }) => matches.test(file));
}
