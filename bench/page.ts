import { ratioOf, type Measured } from './measured.ts';

/** What a run of the bench found, and where. */
export interface BenchRun {
  readonly at: string;
  readonly machine: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, string>>;
  readonly results: readonly Measured[];
}

/** The results as a page in Markdown. */
export function pageOf({ at, machine, versions, results }: BenchRun): string {
  const facts = Object.entries({ ...machine, ...versions }).map(([name, value]) => `- ${name}: ${value}`);
  const parts = Map.groupBy(results, ({ part }) => part);
  return [
    '# Bench results',
    '',
    `Written by \`npm run bench\` on ${at.slice(0, 10)}; do not edit. Times are medians; no test asserts any of them. A ratio says how many times`,
    'as long the work took as the bare work beside it, in the same run on the same machine. Both move when the machine does other work: compare',
    'runs only where the load when they began was near 0. Names of `find` are written straight into the table, and its statistics are refreshed by hand.',
    '',
    ...facts,
    ...[...parts].flatMap(([part, list]) => ['', `## ${part}`, '', ...tableOf(list)]),
    '',
  ].join('\n');
}

function tableOf(results: readonly Measured[]): string[] {
  const rows = results.map((measured) => [
    measured.database,
    measured.what,
    measured.size,
    milliseconds(measured.medianMs),
    measured.perSecond === undefined ? '' : String(Math.round(measured.perSecond)),
    measured.beside === undefined ? '' : `${measured.beside.what}: ${milliseconds(measured.beside.medianMs)}`,
    ratioOf(measured)?.toFixed(1) ?? '',
  ]);
  const header = ['database', 'what', 'size', 'median', 'a second', 'beside', 'ratio'];
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function milliseconds(time: number): string {
  return `${time.toFixed(time < 10 ? 2 : 0)} ms`;
}
