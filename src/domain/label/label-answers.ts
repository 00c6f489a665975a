import { durableAnswers } from './label-answers-durable.ts';
import { channelAnswers } from './label-answers-channel.ts';
import { carrierAnswers } from './label-answers-carrier.ts';
import { contentAnswers } from './label-answers-content.ts';
import type { LabelFacts, MarkFacts } from './label-facts.ts';
import type { Outcome } from './label-findings.ts';
import type { LabelPlace } from './label.ts';
import type { ReasonKey } from './label-reasons.ts';
import type { LabelRuleKey } from './label-rules.ts';

/** A rule's outcome, why (a key with its values), and at which place. */
export interface Answer {
  readonly rule: LabelRuleKey;
  readonly outcome: Outcome;
  readonly reason: ReasonKey;
  readonly values: Readonly<Record<string, string>>;
  readonly place: LabelPlace | null;
}

/** Everything the rules have to say about the marks of a run. */
export function answersOf(facts: LabelFacts, marks: MarkFacts): readonly Answer[] {
  return [
    ...carrierAnswers(facts, marks),
    ...contentAnswers(facts, marks),
    ...durableAnswers(facts, marks),
    ...channelAnswers(facts, marks),
  ];
}
