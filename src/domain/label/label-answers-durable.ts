import type { Answer } from './label-answers.ts';
import { contactSaid } from './label-contact.ts';
import { contentAnswers } from './label-answers-content.ts';
import type { LabelFacts, MarkFacts } from './label-facts.ts';
import { holds, linesOf, productMark } from './label-marks.ts';

const RULES = ['durable-name', 'durable-address', 'durable-phone', 'durable-model', 'durable-date'] as const;

/** 16 CFR 1130.4: further marks, in addition to the tracking label, of durable infant or toddler products. */
export function durableAnswers(facts: LabelFacts, marks: MarkFacts): readonly Answer[] {
  const isDurable = facts.plan?.body.durableInfant;
  if (isDurable !== true) {
    const unsaid = isDurable === undefined;
    const [outcome, reason] = unsaid
      ? (['unknown', 'durable-not-said'] as const)
      : (['not-applicable', 'not-durable'] as const);
    return [{ rule: 'durable-name', outcome, reason, values: {}, place: null }];
  }
  const mark = productMark(marks);
  const place = 'product';
  if (mark.labels.length === 0)
    return RULES.map((rule) => ({ rule, outcome: 'not-met', reason: 'not-marked', values: {}, place }));
  return [
    as('durable-name', facts, marks, 'who'),
    { ...contactSaid(facts, mark, 'address'), rule: 'durable-address', place },
    { ...contactSaid(facts, mark, 'phone'), rule: 'durable-phone', place },
    modelAnswer(facts, marks),
    as('durable-date', facts, marks, 'date'),
  ];
}

/** The same question as the tracking label's, of the product itself; a code alone does not answer it. */
function as(rule: Answer['rule'], facts: LabelFacts, marks: MarkFacts, of: 'who' | 'date'): Answer {
  const found = contentAnswers(facts, marks).find((one) => one.rule === of && one.place === 'product');
  if (found === undefined || found.reason === 'by-code' || found.reason === 'date-by-batch')
    return { rule, outcome: 'not-met', reason: 'not-said-nor-recorded', values: {}, place: 'product' };
  return { ...found, rule };
}

function modelAnswer(facts: LabelFacts, marks: MarkFacts): Answer {
  const [rule, place] = ['durable-model', 'product'] as const;
  const { style, name } = facts.product.body;
  const lines = linesOf(productMark(marks), 'model', 'product');
  const printed = lines.map(({ text }) => text).join('; ');
  const expected = style === undefined ? name : `${name}, ${style}`;
  if (lines.length === 0)
    return { rule, outcome: 'not-met', reason: 'not-said', values: { expected }, place };
  if (style === undefined)
    return { rule, outcome: 'unknown', reason: 'not-recorded', values: { printed }, place };
  const isSaid = lines.some(({ text }) => holds(text, style)) && lines.some(({ text }) => holds(text, name));
  return isSaid
    ? { rule, outcome: 'met', reason: 'says-it', values: { printed }, place }
    : { rule, outcome: 'not-met', reason: 'says-other', values: { printed, expected }, place };
}
