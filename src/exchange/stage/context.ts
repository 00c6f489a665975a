import type { Row } from '../grid/sheet.ts';
import { cellAddress } from '../grid/sheet.ts';
import type { CompiledContext } from '../mapping/compile.ts';
import { SEARCHED_TEXT_LIMIT } from '../mapping/runaway-pattern.ts';

/** A value that stands for a whole block, and where it was found; null: nowhere. */
export interface ContextReading {
  readonly text: string | null;
  readonly cell: string;
  /** The whole text of a cell above the header that it was found in. */
  readonly line?: string;
}

interface Surroundings {
  /** Lines above the header, the nearest first. */
  readonly above: readonly Row[];
  readonly sheet: string;
  readonly file: string;
}

/** What stands above a header, or in the name of the sheet or file. */
export function readContext(
  context: readonly CompiledContext[],
  surroundings: Surroundings,
): Map<string, ContextReading> {
  return new Map(context.map((each) => [each.name, readOne(each, surroundings)]));
}

function readOne(context: CompiledContext, { above, sheet, file }: Surroundings): ContextReading {
  const { settings, find } = context;
  if (settings.value !== undefined) return { text: settings.value, cell: 'A1' };
  if (find === null) return { text: null, cell: 'A1' };
  if (settings.sheetName !== undefined) return { text: firstGroup(find, sheet), cell: 'A1' };
  if (settings.fileName !== undefined) return { text: firstGroup(find, file), cell: 'A1' };
  for (const row of above) {
    for (const [column, cell] of row.cells.entries()) {
      const text = firstGroup(find, cell.text);
      if (text !== null)
        return { text, cell: cell.repeats ?? cellAddress(column, row.number), line: cell.text };
    }
  }
  const nearest = above[0];
  return { text: null, cell: cellAddress(0, nearest?.number ?? 1) };
}

/** What the first group of an expression finds, or the whole match where it has none. */
export function firstGroup(expression: RegExp, text: string): string | null {
  const match = expression.exec(text.slice(0, SEARCHED_TEXT_LIMIT));
  if (match === null) return null;
  const found = (match[1] ?? match[0]).trim();
  return found === '' ? null : found;
}
