import { cut, padded, textWidth } from './text-width.ts';
import { harmless, styleOf } from './terminal.ts';
import type { Style } from './terminal.ts';

export type Cell = string | number | null;

const GAP = 2;
/** No column is cut narrower than this. */
const LEAST = 6;

/**
 * Rows under a header in aligned columns. With a width, columns at the end that do not fit are left out and counted, and the
 * widest of the others are cut: never the first, which names the row.
 */
export function tableText(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  width: number | null,
  style: Style = styleOf(false),
): string {
  const cells = rows.map((row) => header.map((_, index) => cellText(row[index] ?? null)));
  const numbers = header.map(
    (_, index) => rows.length > 0 && rows.every((row) => typeof row[index] === 'number'),
  );
  const natural = header.map((name, index) =>
    Math.max(textWidth(name), ...cells.map((row) => textWidth(row[index] ?? ''))),
  );
  const widths = fit(natural, width);
  const line = (texts: readonly string[]): string =>
    widths
      .map((each, index) =>
        padded(cut(texts[index] ?? '', each), each, numbers[index] === true ? 'right' : 'left'),
      )
      .join(' '.repeat(GAP))
      .trimEnd();
  const left = header.slice(widths.length);
  const more = left.length === 0 ? [] : [style.faint(`(no room for: ${left.join(', ')}; --json shows all)`)];
  return [style.strong(line(header)), ...cells.map(line), ...more].join('\n');
}

/** One line of a cell: line breaks as ⏎. */
function cellText(cell: Cell): string {
  return cell === null ? '' : harmless(String(cell)).replaceAll(/\s*\n\s*/g, ' ⏎ ');
}

/** The widths of the columns that are shown. */
function fit(natural: readonly number[], width: number | null): number[] {
  if (width === null) return [...natural];
  const widths = [...natural];
  const total = (): number => widths.reduce((sum, each) => sum + each + GAP, -GAP);
  const least = (each: number, index: number): number => (index === 0 ? each : Math.min(each, LEAST * 2));
  while (widths.length > 1 && widths.map(least).reduce((sum, each) => sum + each + GAP, -GAP) > width)
    widths.pop();
  while (total() > width) {
    const widest = widestToCut(widths);
    if (widest === null) break;
    widths[widest] = Math.max(LEAST, (widths[widest] ?? 0) - 1);
  }
  return widths;
}

/** The widest column after the first that can still be cut. */
function widestToCut(widths: readonly number[]): number | null {
  let found: number | null = null;
  for (const [index, each] of widths.entries()) {
    if (index > 0 && each > LEAST && each > (found === null ? 0 : (widths[found] ?? 0))) found = index;
  }
  return found;
}
