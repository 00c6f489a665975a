import type { Assessment } from './gate-report.ts';
import { CONDITION_WORDS } from './gate-words.ts';

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];
const MARKS = { met: '+', 'not-met': '!', 'not-known': '?', 'not-asked': '-' } as const;

/** `Three things stand between this run and the truck`, and what they are. */
function standingText({ standing, run, released }: Assessment): string {
  const number = NUMBERS[standing] ?? String(standing);
  const things = standing === 1 ? 'thing stands' : 'things stand';
  if (standing === 0) {
    return released ? `${run.name} is released.` : `Nothing stands between ${run.name} and the truck.`;
  }
  const says = `${number} ${things} between ${run.name} and the truck`;
  return released ? `${says}, although it is released.` : `${says}.`;
}

/** The gate of a run in words. */
export function assessmentText(assessment: Assessment): string {
  const { product, factory, agreement, policy, conditions, releases, beforeShipping } = assessment;
  const asked = agreement?.name ?? policy?.name ?? 'no agreement: everything is asked';
  return [
    standingText(assessment),
    `${product.name}, ${factory?.name ?? 'factory not recorded'}. Judged by ${asked}.`,
    beforeShipping
      ? 'Its goods may leave only once it is released.'
      : 'Its goods may leave without a release.',
    '',
    ...conditions.flatMap(conditionLines),
    ...releases.map(({ releasedOn, releasedBy, revoked }) =>
      revoked === null
        ? `Released on ${releasedOn} by ${releasedBy}.`
        : `Released on ${releasedOn} by ${releasedBy}, revoked on ${revoked.on}: ${revoked.reason}.`,
    ),
  ].join('\n');
}

function conditionLines({ condition, state, asked, findings }: Assessment['conditions'][number]): string[] {
  const clause = asked.clause === null ? '' : ` (${asked.clause})`;
  const not = state === 'not-asked' ? `: not asked for by ${asked.of?.name ?? 'nobody'}` : '';
  return [
    `${MARKS[state]} ${CONDITION_WORDS[condition]}${not}${clause}`,
    ...findings.flatMap(({ says, todo, overriddenBy }) => [
      `    ${says}.`,
      overriddenBy === null
        ? `      ${todo.says} (${todo.ask === null ? todo.role : `${todo.role}, from ${todo.ask.name}`}).`
        : `      Overridden: ${overriddenBy.name}.`,
    ]),
  ];
}

/** A row for each thing that stands. */
export function assessmentRows(assessments: readonly Assessment[]): (string | number | null)[][] {
  return [
    ['run', 'product', 'condition', 'state', 'finding', 'says', 'action', 'role', 'ask', 'overridden by'],
    ...assessments.flatMap(({ run, product, conditions }) =>
      conditions.flatMap(({ condition, state, findings }) => {
        const start = [run.name, product.name, condition, state];
        if (findings.length === 0) return [[...start, null, null, null, null, null, null]];
        return findings.map(({ code, says, todo, overriddenBy }) => [
          ...start,
          ...[code, says, todo.says, todo.role, todo.ask?.name ?? null, overriddenBy?.id ?? null],
        ]);
      }),
    ),
  ];
}
