import type { Sheet } from '../grid/sheet.ts';
import type { CompiledTable } from '../mapping/compile.ts';
import type { ReadKind } from '../mapping/mapping.ts';
import { DateWitness } from '../reading/date-reading.ts';
import { NumberWitness } from '../reading/number-reading.ts';
import { cellIn, walkSheet } from './locate.ts';

/** What the other cells of a column prove about how it is written. */
export interface Witness {
  readonly dates: DateWitness;
  readonly numbers: NumberWitness;
}

const DATES = new Set<ReadKind>(['date', 'time', 'window']);
const NUMBERS = new Set<ReadKind>(['whole', 'number', 'quantity', 'rate', 'permille']);

/** The witnesses of a sheet's columns, gathered by reading it once beforehand. */
export class Witnesses {
  readonly #witnesses = new Map<CompiledTable, Map<string, Witness>>();

  of(table: CompiledTable, column: string): Witness | null {
    return this.#witnesses.get(table)?.get(column) ?? null;
  }

  gather(sheet: Sheet, tables: readonly CompiledTable[], file: string): void {
    for (const table of tables) this.#witnesses.set(table, watched(table));
    for (const event of walkSheet(sheet, tables, file)) {
      if (event.type !== 'row') continue;
      for (const [name, witness] of this.#witnesses.get(event.block.table) ?? []) {
        const cell = cellIn(event.block, event.row, name);
        if (cell === undefined) continue;
        witness.dates.see(cell);
        witness.numbers.see(cell);
      }
    }
  }
}

function watched(table: CompiledTable): Map<string, Witness> {
  const columns = table.columns.filter(({ settings: { read } }) => {
    return read !== undefined && (DATES.has(read) || NUMBERS.has(read));
  });
  return new Map(
    columns.map(({ name }) => [name, { dates: new DateWitness(), numbers: new NumberWitness() }]),
  );
}
