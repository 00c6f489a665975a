const WHERE = ['both early', 'second late', 'second elsewhere'] as const;
const GOODS = ['apart', 'mixed', 'replaced', 'reworked', 'returned', 'repacked'] as const;
const LOSSES = ['none', 'unused', 'wasted'] as const;

/** One tiny world, said in full: two lots, one or two runs of a few units, one slot. */
export interface TinyPlan {
  /** For each run, for each unit: 0 for the first lot, 1 for the second. */
  readonly runs: readonly (readonly number[])[];
  readonly where: (typeof WHERE)[number];
  readonly goods: (typeof GOODS)[number];
  readonly loss: (typeof LOSSES)[number];
  /** Left of each lot when all is done, and counted. */
  readonly rest: number;
}

/** Every tiny world with up to `most` units a run. */
export function* tinyPlans(most: number): Generator<TinyPlan> {
  for (const first of fillings(most))
    for (const second of [[], ...fillings(most)])
      for (const where of WHERE)
        for (const goods of GOODS)
          for (const loss of LOSSES)
            for (const rest of [0, 1]) {
              const plan = {
                runs: second.length === 0 ? [first] : [first, second],
                where,
                goods,
                loss,
                rest,
              };
              if (isPossible(plan)) yield plan;
            }
}

/** The first run is before a late second lot, and not at the site of one that went elsewhere. */
function isPossible(plan: TinyPlan): boolean {
  if (plan.where !== 'both early' && plan.runs[0]?.includes(1)) return false;
  if (plan.where === 'second elsewhere' && plan.goods === 'replaced') return false;
  return plan.runs.length === 2 || (plan.goods !== 'mixed' && plan.where !== 'second elsewhere');
}

function fillings(most: number): number[][] {
  const all: number[][] = [];
  for (let length = 1; length <= most; length += 1)
    for (let bits = 0; bits < 2 ** length; bits += 1)
      all.push(Array.from({ length }, (_, index) => (bits >> index) & 1));
  return all;
}
