import { checkDigit, isSscc } from '../code/gs1-check-digit.ts';
import { LotproofError } from '../../kit/errors.ts';

/** What a logistic label says as GS1 data. Null: not on record, or not to be said of what is inside. */
export interface LogisticContent {
  readonly sscc: string;
  /** GTIN of what is inside, as 14 digits, where all of it is the same. */
  readonly gtin: string | null;
  /** How many of it. */
  readonly count: number | null;
  /** Lot of all of it. */
  readonly lot: string | null;
}

/** Of the three zones: the middle, and the symbols from the top down. */
export interface LogisticParts {
  readonly data: readonly { readonly key: string; readonly title: string; readonly text: string }[];
  readonly symbols: readonly {
    readonly key: string;
    readonly symbology: 'gs1-128';
    readonly data: string;
    readonly mayDrop?: number;
  }[];
}

/** Throws `invalid-input` for what is no SSCC, naming the check digit that it would have. */
export function requireSscc(text: string): string {
  if (isSscc(text)) return text;
  if (!/^\d{18}$/.test(text))
    throw new LotproofError(
      'invalid-input',
      `"${text}" is no SSCC: it has 18 digits, the last a check digit.`,
    );
  const right = checkDigit(text.slice(0, -1));
  throw new LotproofError('invalid-input', `The SSCC ${text} has a wrong check digit: it would be ${right}.`);
}

/**
 * Titles as GS1 has them (General Specifications 3.2). A count stands with the GTIN that it counts, (02) and (37), in one symbol; a lot in one of its
 * own above the SSCC, and goes first where there is no room: it then stands as text alone.
 */
export function logisticParts({ sscc, gtin, count, lot }: LogisticContent): LogisticParts {
  const isCounted = gtin !== null && count !== null;
  return {
    data: [
      { key: 'sscc', title: 'SSCC', text: sscc },
      ...(isCounted
        ? [
            { key: 'content', title: 'CONTENT', text: gtin },
            { key: 'count', title: 'COUNT', text: String(count) },
          ]
        : []),
      ...(lot === null ? [] : [{ key: 'lot', title: 'BATCH/LOT', text: lot }]),
    ],
    symbols: [
      ...(isCounted
        ? [
            {
              key: 'content',
              symbology: 'gs1-128',
              data: `(02)${gtin}(37)${String(count)}`,
              mayDrop: 2,
            } as const,
          ]
        : []),
      ...(isCounted && lot !== null
        ? [{ key: 'lot', symbology: 'gs1-128', data: `(10)${lot}`, mayDrop: 1 } as const]
        : []),
      { key: 'sscc', symbology: 'gs1-128', data: `(00)${sscc}` },
    ],
  };
}
