import { z } from 'zod';

/** A figure of the small-batch relief with the years it holds for; the figures are the authority's and change without the law. */
interface DatedFigure {
  /** First and last calendar year of registration it is known for; null: open. */
  readonly from: number;
  readonly to: number | null;
  readonly value: number;
  readonly confidence: 'primary' | 'secondary' | 'unconfirmed';
  readonly source: string;
}

/** Units of the same product in the calendar year before that a registered maker may have made. */
const UNIT_LIMITS: readonly DatedFigure[] = [
  {
    from: 2012,
    to: null,
    value: 7_500,
    confidence: 'primary',
    source: 'https://saferproducts.gov/businessregister/smallbatchmanufacturer',
  },
];

/** The limit on units for the registration of a year; null: not known. */
export function unitLimit(year: number): number | null {
  return UNIT_LIMITS.find(({ from, to }) => from <= year && (to === null || year <= to))?.value ?? null;
}

/** Units made of a product in a calendar year; `open`: runs of which nobody wrote down how many, or when. */
export interface YearCount {
  readonly units: number;
  readonly open: number;
}

const SMALL_BATCH_STATES = ['within', 'near', 'over', 'unknown'] as const;
export type SmallBatchState = (typeof SMALL_BATCH_STATES)[number];

/** From this part of the limit on, in thousandths, there is a warning. */
const NEAR_PERMILLE = 800;

/** How a year's units stand to the limit. What nobody wrote down could be any number, so it is not within. */
export function standing({ units, open }: YearCount, limit: number | null): SmallBatchState {
  if (limit === null) return 'unknown';
  if (units > limit) return 'over';
  if (open > 0) return 'unknown';
  return units * 1_000 >= limit * NEAR_PERMILLE ? 'near' : 'within';
}

/** Whether the relief holds for a product in a year, by the units of the year before. */
export function isRelieved(before: YearCount, year: number): boolean {
  return ['within', 'near'].includes(standing(before, unitLimit(year)));
}

const countSchema = z.strictObject({
  units: z.int(),
  open: z.int().describe('Runs without a number of units or a day'),
  state: z.enum(SMALL_BATCH_STATES),
});

export const smallBatchSchema = z.strictObject({
  year: z.int(),
  limit: z.int().nullable().describe('Units of one product in the year before; null: not known'),
  products: z.array(
    z.strictObject({
      party: z.strictObject({ kind: z.string(), id: z.string(), name: z.string() }),
      registration: z.string().nullable().describe('Number of the registration for the year; null: none'),
      product: z.strictObject({ kind: z.string(), id: z.string(), name: z.string() }),
      before: countSchema.describe('The year before: what the relief of this year rests on'),
      current: countSchema.describe('This year so far: what the relief of the next rests on'),
      relieved: z.boolean().describe('Registered, and within the limit in the year before'),
    }),
  ),
});
