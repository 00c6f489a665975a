import type { Answer } from './label-answers.ts';
import { contactSaid } from './label-contact.ts';
import type { LabelFacts, MarkFacts } from './label-facts.ts';
import { linesOf, placeMark, productMark } from './label-marks.ts';
import type { Mark } from './label-marks.ts';

/** What channels ask beyond the law, for those the product is sold in; and what the label guide advises. */
export function channelAnswers(facts: LabelFacts, marks: MarkFacts): readonly Answer[] {
  const channels = facts.plan?.body.channels ?? [];
  return [
    ...(channels.includes('amazon') ? amazonAnswers(facts, marks) : []),
    ...(channels.includes('walmart') ? [walmartAnswer(marks)] : []),
    ...guideAnswers(facts, marks),
  ];
}

/** Product and package are photographed together: what one lacks the other may say. */
function unitMark(marks: MarkFacts): Mark {
  const [own, pack] = [productMark(marks), placeMark(marks, 'retail-package')];
  return { place: 'product', labels: [...own.labels, ...pack.labels] };
}

function amazonAnswers(facts: LabelFacts, marks: MarkFacts): readonly Answer[] {
  const mark = unitMark(marks);
  const amazon = linesOf(mark, 'who').find(({ text }) => /\bamazon\b/i.test(text));
  const photo = marks.labelCheck?.hasPhotos === true ? marks.labelCheck.id : null;
  const place = null;
  return [
    amazonContact(facts, mark),
    amazon === undefined
      ? { rule: 'amazon-not-amazon', outcome: 'met', reason: 'amazon-not-named', values: {}, place }
      : {
          rule: 'amazon-not-amazon',
          outcome: 'not-met',
          reason: 'amazon-named',
          values: { printed: amazon.text },
          place,
        },
    photo === null
      ? { rule: 'amazon-photo', outcome: 'unknown', reason: 'no-photo', values: {}, place }
      : {
          rule: 'amazon-photo',
          outcome: 'met',
          reason: 'photo-on-file',
          values: { inspection: photo },
          place,
        },
  ];
}

function amazonContact(facts: LabelFacts, mark: Mark): Answer {
  const asked = (['address', 'phone'] as const).map((key) => [key, contactSaid(facts, mark, key)] as const);
  const lacking = asked.filter(([, { outcome }]) => outcome !== 'met');
  const isNamed = linesOf(mark, 'who').length > 0;
  const lacks = [...(isNamed ? [] : ['name']), ...lacking.map(([key]) => key)].join(', ');
  const rule = 'amazon-contact';
  if (lacks === '') return { rule, outcome: 'met', reason: 'us-contact', values: {}, place: null };
  const isUnknown = isNamed && lacking.every(([, { outcome }]) => outcome === 'unknown');
  const outcome = isUnknown ? 'unknown' : 'not-met';
  return { rule, outcome, reason: 'us-contact-lacks', values: { lacks }, place: null };
}

function walmartAnswer(marks: MarkFacts): Answer {
  const isMarked = unitMark(marks).labels.length > 0;
  return isMarked
    ? { rule: 'walmart-unit', outcome: 'met', reason: 'unit-marked', values: {}, place: null }
    : { rule: 'walmart-unit', outcome: 'not-met', reason: 'case-only', values: {}, place: null };
}

function guideAnswers(facts: LabelFacts, marks: MarkFacts): readonly Answer[] {
  const mark = unitMark(marks);
  if (mark.labels.length === 0) return [];
  const [line] = linesOf(mark, 'product');
  const place = null;
  return [
    { ...contactSaid(facts, mark, 'address'), rule: 'guide-address', place },
    { ...contactSaid(facts, mark, 'phone'), rule: 'guide-phone', place },
    line === undefined
      ? {
          rule: 'guide-product',
          outcome: 'not-met',
          reason: 'not-said',
          values: { expected: facts.product.body.name },
          place,
        }
      : {
          rule: 'guide-product',
          outcome: 'met',
          reason: 'says-it',
          values: { printed: line.text },
          place,
        },
  ];
}
