import { hanging } from './hanging-lines.ts';
import { SCOPE_CLASSES } from './scope-question.ts';
import { countsWords, type Counts } from './scope-text.ts';
import { CLASS_WORDS } from './scope-words.ts';

interface Side {
  readonly suspects: readonly string[];
  readonly totals: { readonly units: Counts; readonly cartons: Counts };
  readonly unitsWaiting: number;
}

/** Two answers side by side, as `scope.compare` gives them. */
export interface Compared {
  readonly position: number;
  readonly left: Side;
  readonly right: Side;
  readonly differences: readonly {
    readonly run: { readonly name: string };
    readonly left: Counts | null;
    readonly right: Counts | null;
  }[];
}

const grouped = new Intl.NumberFormat('en-US');
const NAME = 16;

/** The comparison for people, in lines of at most `width` columns. */
export function compareText(compared: Compared, width: number): string {
  const { left, right, differences, position } = compared;
  const totals = (['units', 'cartons'] as const).flatMap((what) => [
    totalLine(`${what}, left`, left.totals[what]),
    totalLine(`${what}, right`, right.totals[what]),
  ]);
  const lines = [
    'LEFT',
    ...left.suspects.map((words) => `  ${words}`),
    'RIGHT',
    ...right.suspects.map((words) => `  ${words}`),
    `At ledger position ${grouped.format(position)}.`,
    '',
    ' '.repeat(NAME) + SCOPE_CLASSES.map((one) => CLASS_WORDS[one].padStart(15)).join(''),
    ...totals,
    `Waiting for missing records: ${grouped.format(left.unitsWaiting)} units left, ${grouped.format(right.unitsWaiting)} right.`,
    '',
    differences.length === 0 ? 'NO RUN IN WHICH THEY DIFFER' : 'RUNS IN WHICH THEY DIFFER',
    ...differences.flatMap(({ run, left: one, right: other }) => [
      `  ${run.name}`,
      `    left:  ${one === null ? 'not looked at' : countsWords(one)}`,
      `    right: ${other === null ? 'not looked at' : countsWords(other)}`,
    ]),
  ];
  return hanging(lines.join('\n'), width);
}

function totalLine(name: string, counts: Counts): string {
  return name.padEnd(NAME) + SCOPE_CLASSES.map((one) => grouped.format(counts[one]).padStart(15)).join('');
}

/** The runs that differ as rows for a spreadsheet, header first; empty where a side does not look at the run. */
export function compareRows({ differences }: Compared): (string | number | null)[][] {
  const sides = (['left', 'right'] as const).flatMap((side) => SCOPE_CLASSES.map((one) => `${side} ${one}`));
  return [
    ['run', ...sides],
    ...differences.map(({ run, left, right }) => [
      run.name,
      ...SCOPE_CLASSES.map((one) => left?.[one] ?? null),
      ...SCOPE_CLASSES.map((one) => right?.[one] ?? null),
    ]),
  ];
}
