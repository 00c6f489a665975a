import type { LabelFacts, MarkFacts } from './label-facts.ts';
import { answersOf } from './label-answers.ts';
import type { Answer } from './label-answers.ts';
import { CHINESE_RULES, chineseOfReason } from './label-chinese.ts';
import { wordsOfReason } from './label-reasons.ts';
import { BASES, LABEL_RULES } from './label-rules.ts';
import type { Basis } from './label-rules.ts';

export const OUTCOMES = ['met', 'not-met', 'unknown', 'not-applicable'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One rule held against the marks of a run at one place; `place` null: it is about the run as a whole. */
export interface Finding extends Answer {
  readonly basis: Basis;
  readonly asks: string;
  readonly says: string;
  /** The same two in Chinese. */
  readonly inChinese: { readonly asks: string; readonly says: string };
  readonly citation: string;
  readonly url: string | null;
  readonly since: string | null;
  readonly confidence: string;
}

interface BasisOutcome {
  readonly basis: Basis;
  readonly outcome: Outcome;
  readonly counts: Readonly<Record<Outcome, number>>;
}

/** Every rule that applies, held against the record and the labels. The same facts give the same findings. */
export function findingsOf(facts: LabelFacts, marks: MarkFacts): readonly Finding[] {
  const answers = answersOf(facts, marks);
  return LABEL_RULES.flatMap((rule) =>
    answers
      .filter((answer) => answer.rule === rule.key)
      .map((answer): Finding => {
        const { basis, says, citation, url, since, confidence } = rule;
        return {
          ...answer,
          basis,
          asks: says,
          says: wordsOfReason(answer),
          inChinese: { asks: CHINESE_RULES[rule.key], says: chineseOfReason(answer) },
          citation,
          url,
          since,
          confidence,
        };
      }),
  );
}

/** Each demand by itself: one that is not met or not known is never covered by others. Unconfirmed rules do not count. */
export function outcomesOf(findings: readonly Finding[]): readonly BasisOutcome[] {
  return BASES.map((basis) => {
    const own = findings.filter((one) => one.basis === basis && one.confidence !== 'unconfirmed');
    const count = (outcome: Outcome): number => own.filter((one) => one.outcome === outcome).length;
    const counts = {
      met: count('met'),
      'not-met': count('not-met'),
      unknown: count('unknown'),
      'not-applicable': count('not-applicable'),
    };
    const outcome =
      (['not-met', 'unknown', 'met'] as const).find((one) => counts[one] > 0) ?? 'not-applicable';
    return { basis, outcome, counts };
  });
}
