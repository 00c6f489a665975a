import type { Weighed } from './recall-weighed.ts';

type Choice = Weighed['boundaries'][number];

const NAMES: Readonly<Record<Choice['boundary'], string>> = {
  product: 'Every run that was looked at',
  lots: 'Whole lots',
  cartons: 'Cartons',
  window: 'Units alone',
};

/** The boundaries for a person, widest first. */
export function weighText({ suspects, narrowest, boundaries, position }: Weighed): string {
  const lines = [`Suspect: ${suspects.join('; ')}. By the record at ${String(position)}.`];
  for (const choice of boundaries) lines.push('', ...choiceLines(choice, choice.boundary === narrowest));
  return lines.join('\n');
}

function choiceLines(choice: Choice, isNarrowest: boolean): string[] {
  const { boundary, units, cartons, runs, consignees, clearedInside, notClearedOutside, allowed, why } =
    choice;
  const mark = allowed ? (isNarrowest ? '* ' : '  ') : '! ';
  const lines = [
    `${mark}${NAMES[boundary]} (${boundary}): ${String(units)} units, ${String(cartons)} cartons, ${String(runs)} runs, ${String(consignees)} consignees`,
    `    ${allowed ? 'Allowed' : 'Not allowed'}: ${why}.`,
  ];
  if (clearedInside > 0) lines.push(`    Takes in ${String(clearedInside)} units that the record clears.`);
  if (notClearedOutside > 0)
    lines.push(`    Leaves out ${String(notClearedOutside)} units that nothing clears.`);
  const { units: fewer, runs: spared, moreRuns } = choice.leavesOut;
  if (fewer > 0)
    lines.push(`    ${String(fewer)} units fewer than the widest${sparedWords(spared, moreRuns)}.`);
  return lines;
}

function sparedWords(runs: Choice['leavesOut']['runs'], more: number): string {
  if (runs.length === 0) return '';
  return `; leaves out ${runs.map(({ name }) => name).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

export function weighRows({ boundaries }: Weighed): (string | number | null)[][] {
  return [
    [
      'boundary',
      'allowed',
      'units',
      'cartons',
      'runs',
      'consignees',
      'cleared inside',
      'not cleared outside',
      'why',
    ],
    ...boundaries.map((one) => [
      ...[one.boundary, one.allowed ? 'yes' : 'no', one.units, one.cartons, one.runs, one.consignees],
      ...[one.clearedInside, one.notClearedOutside, one.why],
    ]),
  ];
}
