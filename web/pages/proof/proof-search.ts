/** What the calendar knows of, in the order in which it is offered. */
export const EXPIRY_KINDS = [
  'test-report',
  'component-certificate',
  'exemption-claim',
  'small-batch-registration',
  'laboratory',
  'test-plan',
  'agreement',
] as const;
type ExpiryKind = (typeof EXPIRY_KINDS)[number];

export function readExpirySearch({ what }: Record<string, unknown>): { what?: ExpiryKind } {
  const known = EXPIRY_KINDS.find((one) => one === what);
  return known === undefined ? {} : { what: known };
}

/** What may be in doubt; an inspector goes by the name on record. */
export const DOUBTED_KINDS = [
  'laboratory',
  'test-report',
  'component-certificate',
  'exemption-claim',
  'inspection',
  'inspector',
  'label-version',
] as const;
export type DoubtedKind = (typeof DOUBTED_KINDS)[number];

/** What is asked about: it stands in the address, so that the answer can be sent. */
export interface DoubtSearch {
  readonly kind?: DoubtedKind;
  readonly id?: string;
  readonly from?: string;
}

export function readDoubtSearch({ kind, id, from }: Record<string, unknown>): DoubtSearch {
  const known = DOUBTED_KINDS.find((one) => one === kind);
  return {
    ...(known === undefined ? {} : { kind: known }),
    ...(typeof id === 'string' && id !== '' ? { id } : {}),
    ...(typeof from === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(from) ? { from } : {}),
  };
}

export function readEntrySearch({ file }: Record<string, unknown>): { file?: string } {
  return typeof file === 'string' && file !== '' ? { file } : {};
}

export function readYearSearch({ year }: Record<string, unknown>): { year?: number } {
  const known = Number(year);
  return Number.isInteger(known) && known >= 2012 && known <= 2100 ? { year: known } : {};
}
