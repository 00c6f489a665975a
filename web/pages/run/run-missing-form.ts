import type { OutputOf } from '../../client/call.ts';
import type { RecordKindName } from '../../ui/values.tsx';

export type MissingOfRun = OutputOf<'run.completeness'>['missing'][number];

/** The form that settles a missing record of a run, with what is known filled in. */
export type MissingFix =
  | { readonly does: 'correct' }
  | {
      readonly does: 'record';
      readonly kind: RecordKindName;
      readonly from: Readonly<Record<string, unknown>>;
    };

/** Which form settles what is missing; null: a person has to look at what contradicts. */
export function missingFix(
  run: string,
  { missing, slot }: Pick<MissingOfRun, 'missing' | 'slot'>,
): MissingFix | null {
  const record = (kind: RecordKindName, more: Readonly<Record<string, unknown>> = {}): MissingFix => ({
    does: 'record',
    kind,
    from: { run, ...more },
  });
  switch (missing) {
    case 'no-consumption-record':
    case 'consumption-short':
      return record('consumption', slot === null ? {} : { slot });
    case 'no-packing-record':
      return { does: 'record', kind: 'packing', from: { contents: [{ run }] } };
    case 'no-output-counts':
      return record('output-count');
    case 'units-unaccounted':
      return record('taken');
    case 'no-final-inspection':
      return record('inspection', { kind: 'final' });
    case 'no-retained-sample':
      return record('sample', { kind: 'retained' });
    case 'no-revision':
    case 'run-open':
    case 'no-site':
    case 'no-start':
    case 'unnamed-subcontractor':
      return { does: 'correct' };
    default:
      return null;
  }
}
