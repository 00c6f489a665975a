import type { CoverageReport, ShownChange } from './coverage-report.ts';

type Cell = CoverageReport['rows'][number]['cells'][number];

/** The matrix for people: a block for each component, a line for each rule. */
export function coverageText(report: CoverageReport): string {
  const { run, plan, whole, covered, cells, rows, changes } = report;
  const head = whole
    ? `${run.name}: every cell is proven.`
    : `${run.name}: ${String(covered)} of ${String(cells)} cells proven. NOT WHOLE.`;
  const lines = [
    head,
    requirementsText(report),
    plan === null ? 'No test plan says what is to be tested.' : `Test plan ${plan.name}.`,
    ...rows.flatMap(rowLines),
    ...changes.flatMap(changeLines),
  ];
  return lines.join('\n');
}

function requirementsText({ requirements: { state, why, untested } }: CoverageReport): string {
  if (state === 'none') return 'Nobody has asked which rules apply: `requirement keep` does.';
  const bans = untested.filter(({ ban }) => ban).map(({ title }) => ` BANNED: ${title.en}.`);
  const asked = state === 'current' ? 'Asked which rules apply.' : `To be asked again: ${why.join(', ')}.`;
  return `${asked}${bans.join('')}`;
}

function rowLines({ component, colour, cells }: CoverageReport['rows'][number]): string[] {
  const width = Math.max(...cells.map(({ rule }) => rule.length), 0) + 2;
  const name = colour === null ? component : `${component}, ${colour}`;
  return ['', name, ...cells.map((cell) => `  ${cell.rule.padEnd(width)}${cellWords(cell)}`)];
}

function cellWords(cell: Cell): string {
  const names = [
    ...new Set(cell.evidence.map(({ evidence, section }) => `${evidence.name}${sectionWords(section)}`)),
  ];
  const why = cell.evidence
    .flatMap(({ objections }) => objections)
    .find(({ code, assessment }) => code === cell.state && assessment === null);
  const details =
    why?.used === undefined || why.used === null ? '' : ` (${why.tested ?? 'not stated'} → ${why.used})`;
  return `${cell.state}${details}${names.length === 0 ? '' : `  ${names.join(', ')}`}`;
}

function sectionWords(section: string | null): string {
  return section === null ? '' : ` §${section}`;
}

function changeLines({ state, component, differs, tested, used, rules, retest }: ShownChange): string[] {
  const says = `${component}: ${differs} ${tested.name} → ${used.name}; ${rules.join(', ')}`;
  return ['', `CHANGE (${state}) ${says}`, ...(retest === null ? [] : [`  ${retest.says}`])];
}

/** A row for each cell, header first. */
export function coverageRows({ run, rows }: CoverageReport): (string | number | null)[][] {
  const header = [
    'run',
    'component',
    'colour',
    'rule',
    'state',
    'evidence',
    'section',
    'tested on',
    'lots open',
  ];
  return [
    header,
    ...rows.flatMap(({ component, colour, cells }) =>
      cells.map(({ rule, state, evidence, lots }) => [
        ...[run.name, component, colour, rule, state],
        ...[evidence.map((one) => one.evidence.name).join('; ')],
        ...[evidence.map(({ section }) => section ?? '').join('; ')],
        ...[evidence.map(({ testedOn }) => testedOn ?? '').join('; '), lots.join('; ')],
      ]),
    ),
  ];
}
