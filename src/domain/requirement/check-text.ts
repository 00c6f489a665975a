import type { CheckAnswer } from './check-answer.ts';

const HEADS = [
  ['applies', 'Applies'],
  ['may-apply', 'May apply; what is still to be known'],
  ['does-not-apply', 'Does not apply, and why'],
] as const;
const LABORATORY: Readonly<Record<CheckAnswer['laboratory'], string>> = {
  needed: 'accepted laboratory needed',
  'partly-relieved': 'accepted laboratory needed, but not for every part',
  relieved: 'no laboratory needed: determination or exemption to be claimed',
  'unless-exempt': 'accepted laboratory needed unless exempt',
  'not-needed': 'no laboratory needed',
  'not-known': 'whether a laboratory is needed is not known',
};

/** The answers as a person reads them on a terminal. */
export function checkText(answers: readonly CheckAnswer[]): string {
  return HEADS.map(([state, head]) => {
    const of = answers.filter((answer) => answer.state === state);
    const lines = of.flatMap((answer) =>
      state === 'does-not-apply' ? shortLines(answer) : longLines(answer),
    );
    return [`${head} (${String(of.length)})`, ...lines].join('\n');
  }).join('\n\n');
}

function shortLines({ title, why }: CheckAnswer): string[] {
  return [`  ${title.en}: ${why.map(({ en }) => en).join('; ')}`];
}

function longLines(answer: CheckAnswer): string[] {
  const { title, citations, laboratory, smallBatch, why, toBeKnown, state, parts, isConfirmed } = answer;
  const said = state === 'may-apply' ? toBeKnown.map(({ says }) => says) : why;
  const batch = ['A', 'B'].includes(smallBatch) ? `; small-batch group ${smallBatch}` : '';
  const flag = isConfirmed ? '' : ' [unconfirmed]';
  const reliefs = parts.flatMap((part) =>
    part.reliefs
      .filter((relief) => relief.state === 'available')
      .map((relief) => `      ${part.part}: ${relief.citation}, ${relief.title.en}`),
  );
  return [
    `  ${title.en} (${citations.join('; ')})${flag}`,
    `      ${LABORATORY[laboratory]}${batch}`,
    ...said.map(({ en }) => `      - ${en}`),
    ...reliefs,
  ];
}
