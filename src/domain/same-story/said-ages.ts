/** Ages in months; `to` null: and older. */
export interface Ages {
  readonly from: number;
  readonly to: number | null;
}

const UNIT = '(months?|mos?\\.?|m|years?|yrs?\\.?|y|个月|月|岁|周岁)';
const BETWEEN = new RegExp(
  `(\\d+(?:\\.\\d+)?)\\s*${UNIT}?\\s*(?:-|–|—|~|to|至|到)\\s*(\\d+(?:\\.\\d+)?)\\s*${UNIT}?`,
  'iu',
);
const AND_UP = new RegExp(
  `(\\d+(?:\\.\\d+)?)\\s*${UNIT}?\\s*(?:\\+|and\\s+(?:up|older|over|above)|&\\s*up|or\\s+older|以上)`,
  'iu',
);

/** The ages that a text means: `0-24 months`, `3+`, `Ages 3 and up`, `18 months - 5 years`, `3岁以上`. Null where it cannot be told. */
export function agesSaid(text: string): Ages | null {
  const plain = text.normalize('NFKC');
  const between = BETWEEN.exec(plain);
  if (between !== null) {
    const [, low, lowUnit, high, highUnit] = between;
    // “3-8 years” means years twice; numbers without any unit are years on toys.
    const [from, to] = [monthsOf(low, lowUnit ?? highUnit), monthsOf(high, highUnit ?? lowUnit)];
    return from === null || to === null || from > to ? null : { from, to };
  }
  const up = AND_UP.exec(plain);
  if (up === null) return null;
  const from = monthsOf(up[1], up[2]);
  return from === null ? null : { from, to: null };
}

function monthsOf(count: string | undefined, unit: string | undefined): number | null {
  if (count === undefined) return null;
  const isMonths = unit !== undefined && (/^m/i.test(unit) || unit.includes('月'));
  const months = Number(count) * (isMonths ? 1 : 12);
  return Number.isInteger(months) ? months : null;
}

/** The youngest age decides which tests were made; an open end beside a closed one is less exact, not another age. */
export function agesAgree(left: Ages, right: Ages): 'same' | 'near' | 'differs' {
  if (left.from !== right.from) return 'differs';
  if (left.to === right.to) return 'same';
  return left.to === null || right.to === null ? 'near' : 'differs';
}
