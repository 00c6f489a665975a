import { codeKey } from '../../kit/code-key.ts';
import type { PackingListLine } from './packing-list.ts';

/** What a line of a packing list may be known by. */
export interface RunCodes {
  readonly run: string;
  readonly lotCode: string;
  readonly names: readonly string[];
}

export interface NumberedLine {
  /** From 1, in the order of the paper. */
  readonly number: number;
  readonly line: PackingListLine;
}

/**
 * Which lines are about which run of the shipment: by lot code; what is left by name, model, SKU or GTIN where one run alone has it; and
 * where one run and lines of one lot code are left, those. So that a line with a wrong lot code is held against the run it must mean.
 */
export function linesByRun(
  lines: readonly NumberedLine[],
  runs: readonly RunCodes[],
): { readonly of: ReadonlyMap<string, readonly NumberedLine[]>; readonly left: readonly NumberedLine[] } {
  const of = new Map<string, NumberedLine[]>();
  const give = (run: string, line: NumberedLine): void => void of.set(run, [...(of.get(run) ?? []), line]);
  let left = place(lines, ({ line }) => runs.filter((run) => isLot(line, run)), give);
  const open = runs.filter(({ run }) => !of.has(run));
  left = place(left, ({ line }) => open.filter((run) => isNamed(line, run)), give);
  const still = runs.filter(({ run }) => !of.has(run));
  const lots = new Set(left.map(({ line }) => codeKey(line.lotCode ?? '')));
  const [only] = still;
  if (still.length === 1 && only !== undefined && lots.size === 1) {
    for (const line of left) give(only.run, line);
    left = [];
  }
  return { of, left };
}

function place(
  lines: readonly NumberedLine[],
  fitting: (line: NumberedLine) => readonly RunCodes[],
  give: (run: string, line: NumberedLine) => void,
): NumberedLine[] {
  return lines.filter((line) => {
    const [one, ...others] = fitting(line);
    if (one === undefined || others.length > 0) return true;
    give(one.run, line);
    return false;
  });
}

function isLot({ lotCode }: PackingListLine, run: RunCodes): boolean {
  return lotCode !== undefined && codeKey(lotCode) === codeKey(run.lotCode);
}

function isNamed({ goods, model, sku, gtin }: PackingListLine, { names }: RunCodes): boolean {
  const keys = new Set(names.map(codeKey));
  return [goods, model, sku, gtin].some((name) => name !== undefined && keys.has(codeKey(name)));
}
