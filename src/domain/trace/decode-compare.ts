import { codeKey } from '../../kit/code-key.ts';
import type { CodeReading } from '../code/scheme-reading.ts';

/** What a run says about itself, as far as a code may speak of it. */
export interface DecodedRun {
  readonly product: string;
  readonly variant: string | null;
  readonly site: string | null;
  readonly country: string | null;
  readonly line: string | null;
  readonly shift: string | null;
  /** First and last day of production; null: not recorded. */
  readonly from: string | null;
  readonly to: string | null;
}

export const VERDICTS = ['agrees', 'differs', 'not-recorded', 'not-told'] as const;

export interface Comparison {
  readonly of: string;
  readonly code: string;
  readonly record: string | null;
  /** `not-recorded`: the record is silent; `not-told`: the code does not say what this part stands for. */
  readonly verdict: (typeof VERDICTS)[number];
}

/** Each part of a reading beside what the run's record says. */
export function compareReading(reading: CodeReading, run: DecodedRun): Comparison[] {
  const date = dateComparison(reading, run);
  const parts = reading.parts.flatMap(({ kind, text, means }): Comparison[] => {
    if (kind === 'country' && means.length === 0) return [compared('country', text, run.country, [text])];
    if (kind === 'brand' || kind === 'sku') return [compared(kind, text, run.product, fitting(means, run))];
    if (kind === 'site' || kind === 'country' || kind === 'line' || kind === 'shift') {
      return [
        compared(
          kind,
          text,
          run[kind],
          means.map(({ of }) => of),
        ),
      ];
    }
    return [];
  });
  return date === null ? parts : [date, ...parts];
}

/** Products the text stands for; of a variant only when the run is of it. */
function fitting(means: CodeReading['parts'][number]['means'], run: DecodedRun): string[] {
  return means
    .filter(({ variant }) => variant === undefined || run.variant === null || variant === run.variant)
    .map(({ of }) => of);
}

function compared(of: string, code: string, record: string | null, means: readonly string[]): Comparison {
  if (record === null) return { of, code, record, verdict: 'not-recorded' };
  // A pattern of codes in use does not say what its parts stand for; the same text is the same thing all the same.
  if (means.length === 0)
    return { of, code, record, verdict: codeKey(record) === codeKey(code) ? 'agrees' : 'not-told' };
  const isSame = means.some((one) => codeKey(one) === codeKey(record));
  return { of, code, record, verdict: isSame ? 'agrees' : 'differs' };
}

/** A code tells days; the run agrees when it was made on one of them. */
function dateComparison({ days }: CodeReading, { from, to }: DecodedRun): Comparison | null {
  if (days.length === 0) return null;
  const code = days.map((stretch) => daysText(stretch)).join(', ');
  if (from === null && to === null) return { of: 'date', code, record: null, verdict: 'not-recorded' };
  const [first, last] = [from ?? to ?? '', to ?? from ?? ''];
  const isSame = days.some((stretch) => stretch.from <= last && first <= stretch.to);
  return {
    of: 'date',
    code,
    record: daysText({ from: first, to: last }),
    verdict: isSame ? 'agrees' : 'differs',
  };
}

function daysText({ from, to }: { readonly from: string; readonly to: string }): string {
  return from === to ? from : `${from} to ${to}`;
}
