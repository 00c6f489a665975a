import type { RecordKind } from '../../ledger/define-record.ts';
import type { Grid, Sheet } from '../grid/sheet.ts';
import type { CompiledMapping, CompiledTable } from '../mapping/compile.ts';
import { asksOf } from '../mapping/reads-in-parts.ts';
import { walkSheet } from '../stage/locate.ts';
import { tablesFor } from '../stage/refused-records.ts';

/** Rows that are looked through to see which tables a delimited file holds. */
const ROWS_LOOKED_AT = 300;

/** What the rows of one sheet give, and what they name. */
interface SheetToRead {
  readonly grid: Grid;
  readonly gives: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

/**
 * The sheets of these files, each as a grid of its own, in an order in which every sheet comes after those that give what its rows name;
 * apart from that as they come. Null when two sheets name what the other gives: those have to be read as a whole.
 */
export function inReadingOrder(
  grids: readonly Grid[],
  mapping: CompiledMapping,
  kinds: ReadonlyMap<string, RecordKind>,
): readonly Grid[] | null {
  const waiting = grids.flatMap((grid) =>
    grid.sheets.map((sheet) => sheetToRead({ ...grid, sheets: [sheet] }, sheet, mapping, kinds)),
  );
  const sorted: Grid[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex((one) => !waiting.some((other) => other !== one && namesOf(one, other)));
    const [found] = next < 0 ? [] : waiting.splice(next, 1);
    if (found === undefined) return null;
    sorted.push(found.grid);
  }
  return sorted;
}

/** True when rows of the one may name what the other gives, and not a record of their own sheet. */
function namesOf(one: SheetToRead, other: SheetToRead): boolean {
  return [...other.gives].some((kind) => one.names.has(kind) && !one.gives.has(kind));
}

function sheetToRead(
  grid: Grid,
  sheet: Sheet,
  mapping: CompiledMapping,
  kinds: ReadonlyMap<string, RecordKind>,
): SheetToRead {
  const tables = sheet.delimited
    ? tablesIn(sheet, mapping.tables, grid.file)
    : tablesFor(mapping, sheet.name, sheet.delimited);
  const gives = new Set(tables.flatMap(({ templates }) => templates.map(({ kind }) => kind.kind)));
  const names = new Set(asksOf({ tables, fixed: [] }).kinds);
  for (const kind of gives) {
    for (const { columns } of Object.values(kinds.get(kind)?.tables ?? {})) {
      for (const column of Object.values(columns)) {
        if (column.type === 'reference' && column.to !== null) names.add(column.to);
      }
    }
  }
  return { grid, gives, names };
}

/** The tables whose header stands at the head of a delimited file. */
function tablesIn(sheet: Sheet, tables: readonly CompiledTable[], file: string): readonly CompiledTable[] {
  const found = new Set<CompiledTable>();
  let rows = 0;
  for (const event of walkSheet(sheet, tables, file)) {
    if (event.type === 'header') found.add(event.block.table);
    rows += 1;
    if (rows > ROWS_LOOKED_AT) break;
  }
  return [...found];
}
