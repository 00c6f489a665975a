import type { Answer } from './label-answers.ts';
import type { LabelFacts, MarkFacts, Told } from './label-facts.ts';
import { linesOf, placeMark, productMark } from './label-marks.ts';
import type { Label } from './label.ts';

type Outcome = Answer['outcome'];
type Reason = Answer['reason'];

function answer(
  rule: Answer['rule'],
  outcome: Outcome,
  reason: Reason,
  rest: { values?: Answer['values']; place?: Answer['place'] } = {},
): Answer {
  return { rule, outcome, reason, values: rest.values ?? {}, place: rest.place ?? null };
}

/** Whether things are marked at all: product, package, set; and whether somebody looked at the goods. */
export function carrierAnswers(facts: LabelFacts, marks: MarkFacts): readonly Answer[] {
  return [
    productAnswer(facts, marks),
    packageAnswer(marks),
    ...setAnswers(facts, marks),
    legibleAnswer(marks),
    claimAnswer(marks),
    ...codedAnswers(marks),
  ];
}

function productAnswer(facts: LabelFacts, marks: MarkFacts): Answer {
  const place = 'product';
  const pieces = facts.plan?.body.components ?? [];
  if (placeMark(marks, 'product').labels.length > 0)
    return answer('product-mark', 'met', 'is-marked', { place });
  const exception = marks.exceptions.find(({ body }) => body.component === undefined);
  const components = componentLabels(marks);
  const kindOf = (label: Label): string => pieces.find(({ name }) => name === label.component)?.is ?? 'piece';
  const piece = components.find((label) => kindOf(label) === 'piece');
  const named = (label: Label): Answer['values'] => ({ component: label.component ?? '' });
  if (piece !== undefined)
    return answer('product-mark', 'met', 'component-marked', { place, values: named(piece) });
  if (exception !== undefined)
    return answer('product-mark', 'not-applicable', 'excepted', { place, values: told(exception) });
  const container = components.find((label) => kindOf(label) === 'container');
  if (container !== undefined)
    return answer('product-mark', 'unknown', 'container-only', { place, values: named(container) });
  const paper = components[0];
  if (paper !== undefined)
    return answer('product-mark', 'not-met', 'paper-only', { place, values: named(paper) });
  return answer('product-mark', 'not-met', 'not-marked', { place });
}

function told({ body }: MarkFacts['exceptions'][number]): Answer['values'] {
  return { because: body.because, by: body.decidedBy, on: body.decidedOn };
}

function componentLabels({ labels }: MarkFacts): readonly Label[] {
  return labels.map(({ body }: Told<Label>) => body).filter(({ place }) => place === 'component');
}

function packageAnswer(marks: MarkFacts): Answer {
  const place = 'retail-package';
  const labels = placeMark(marks, place).labels;
  if (labels.some(({ visibleThrough }) => visibleThrough !== true))
    return answer('package-mark', 'met', 'is-marked', { place });
  if (labels.length === 0) return answer('package-mark', 'not-met', 'not-marked', { place });
  return productMark(marks).labels.length > 0
    ? answer('package-mark', 'met', 'seen-through', { place })
    : answer('package-mark', 'not-met', 'seen-through-nothing', { place });
}

function setAnswers({ plan }: LabelFacts, marks: MarkFacts): readonly Answer[] {
  const components = plan?.body.components ?? [];
  if (components.length === 0) return [answer('set', 'not-applicable', 'no-set')];
  const carriers = components.filter(({ carries }) => carries === true);
  const labels = componentLabels(marks);
  const isMarked = (name: string): boolean => labels.some(({ component }) => component === name);
  const isExcepted = (name: string): boolean =>
    marks.exceptions.some(({ body }) => body.component === name || body.component === undefined);
  const lacking = carriers.find(({ name }) => !isMarked(name) && !isExcepted(name));
  if (lacking !== undefined)
    return [
      answer('set', 'not-met', 'carrier-missing', {
        place: 'component',
        values: { component: lacking.name },
      }),
    ];
  const piece = components.find(({ name, is }) => is === 'piece' && isMarked(name));
  if (piece !== undefined)
    return [
      answer('set', 'met', 'component-marked', { place: 'component', values: { component: piece.name } }),
    ];
  if (placeMark(marks, 'product').labels.length > 0) return [answer('set', 'met', 'is-marked')];
  const [exception] = marks.exceptions;
  if (exception !== undefined)
    return [answer('set', 'not-applicable', 'excepted', { values: told(exception) })];
  return [answer('set', 'not-met', 'not-marked', { place: 'component' })];
}

function legibleAnswer({ labelCheck }: MarkFacts): Answer {
  const values = { inspection: labelCheck?.id ?? '' };
  if (labelCheck?.result === 'passed') return answer('legible', 'met', 'eyes-passed', { values });
  if (labelCheck?.result === 'failed') return answer('legible', 'not-met', 'eyes-failed', { values });
  return answer('legible', 'unknown', 'eyes-needed');
}

const CLAIM =
  /\b(cpsia|cpsc|astm|complian\w*|complies|approved|certified|tested|lead[- ]free|non[- ]?toxic)\b/i;

function claimAnswer({ labels }: MarkFacts): Answer {
  const lines = labels.flatMap(({ body }) => body.lines);
  const claim = lines.find(({ key, text }) => key === 'other' && CLAIM.test(text));
  if (claim === undefined) return answer('claims', 'met', 'no-claim');
  return answer('claims', 'unknown', 'claim-made', { values: { printed: claim.text } });
}

/** A coded mark needs a way to ask and a decoding, at each place where there is one. */
function codedAnswers(marks: MarkFacts): readonly Answer[] {
  const coded = marks.labels.map(({ body }) => body).filter(({ form }) => form === 'coded');
  if (coded.length === 0) return [answer('coded-ask', 'not-applicable', 'not-coded')];
  return coded.flatMap((label) => {
    const place = label.place;
    const mark = placeMark(marks, place);
    const ask = linesOf(mark, 'ask', 'phone', 'email', 'website', 'address')[0];
    const hasSymbol = mark.labels.some(({ look }) => (look?.symbol ?? 'none') !== 'none');
    const values = { code: label.code ?? '', printed: ask?.text ?? '' };
    const asked =
      ask !== undefined
        ? answer('coded-ask', 'met', 'ask-printed', { place, values })
        : hasSymbol
          ? answer('coded-ask', 'unknown', 'ask-by-symbol', { place })
          : answer('coded-ask', 'not-met', 'ask-missing', { place });
    const isDecoded = label.code !== undefined && label.decoding !== undefined;
    return [
      asked,
      isDecoded
        ? answer('coded-decoding', 'met', 'decoded', { place, values })
        : answer('coded-decoding', 'not-met', 'code-not-decoded', { place, values }),
    ];
  });
}
