import { LotproofError } from '../../kit/errors.ts';
import { gtin14 } from '../code/gs1-check-digit.ts';
import { elementsFault } from '../code/gs1-element-string.ts';
import type { LabelFacts } from './label-facts.ts';
import { lookFor } from './label-looks.ts';
import type { Label, LabelVersion } from './label.ts';

/** What a symbol says as GS1 data. */
export type InSymbol = NonNullable<LabelVersion['inSymbol']>;

/** Where a GS1 Digital Link is answered, for whom it was told where to lead (GS1 Digital Link URI Syntax, 4). */
export const LINK_ROOT = 'https://id.gs1.org';

type Looked = Pick<Label, 'place' | 'look'>;

/** What symbols say besides the GTIN, and as which barcode it stands alone. */
export interface WantedInSymbol {
  readonly lot: boolean;
  readonly barcode?: 'ean13' | 'upca';
}

/**
 * What the symbols of a label say of the GTIN; null: nothing, they lead to the public page or there are none. A label without a look of its own is
 * drawn by the file of its template, of which the text is given.
 */
export function wantedInSymbol(label: Looked, fileText: string | undefined): WantedInSymbol | null {
  return label.look === undefined && fileText !== undefined ? wantedByText(fileText) : wantedByLook(label);
}

function wantedByText(text: string): WantedInSymbol | null {
  const has = (field: string): boolean => text.includes(`{${field}}`);
  const barcode = (['ean13', 'upca'] as const).find(has);
  if (barcode === undefined && !has('lot') && !has('gtin')) return null;
  return { lot: has('lot'), ...(barcode === undefined ? {} : { barcode }) };
}

function wantedByLook(label: Looked): WantedInSymbol | null {
  const { symbol, symbolSays = 'page', barcode } = lookFor(label);
  const lot = symbol !== 'none' && symbolSays !== 'page';
  if (!lot && barcode === undefined) return null;
  return { lot, ...(barcode === undefined ? {} : { barcode }) };
}

/**
 * GTIN of a run, and its lot where a symbol says it. Throws `invalid-input` where the record has no right GTIN, the lot cannot be AI (10), the
 * GTIN is none of the barcode that is asked for, or the place is one whose GTIN the record does not hold: a carton has another than what is in it.
 */
export function inSymbolFor(place: Label['place'], facts: LabelFacts, wanted: WantedInSymbol): InSymbol {
  if (place !== 'product' && place !== 'retail-package')
    throw new LotproofError(
      'invalid-input',
      `The GTIN on record is that of the product, and not that of the place ${place}: let the symbol lead to the page.`,
    );
  const gtin = gtinOf(facts);
  if (wanted.barcode !== undefined) barcodeDigits(gtin, wanted.barcode);
  if (!wanted.lot) return { gtin };
  const lot = facts.run.body.code;
  const fault = lotFault(gtin, lot);
  if (fault === null) return { gtin, lot };
  throw new LotproofError('invalid-input', `The lot code "${lot}" cannot stand in a GS1 symbol: ${fault}`);
}

/** The GTIN of a run's variant, or of its product where no variant has its own, as 14 digits. Throws `invalid-input` where there is none. */
export function gtinOf({ run, product }: Pick<LabelFacts, 'run' | 'product'>): string {
  const { gtin: ofProduct, variants = [] } = product.body;
  const ofVariant = variants.find(({ id }) => id === run.body.variant)?.gtin;
  const isShared = variants.every(({ gtin }) => gtin === undefined);
  const given = ofVariant ?? (isShared ? ofProduct : undefined);
  const gtin = given === undefined ? null : gtin14(given);
  if (gtin === null) throw new LotproofError('invalid-input', gtinProblem(given, product.id, run));
  return gtin;
}

/** Why a lot code cannot be the element (10); null when it can. */
export function lotFault(gtin: string, lot: string): string | null {
  const fault = elementsFault([
    { identifier: '01', value: gtin },
    { identifier: '10', value: lot },
  ]);
  if (fault !== null) return fault;
  return /[()\\^]/.test(lot) ? 'it has brackets.' : null;
}

type Barcode = NonNullable<WantedInSymbol['barcode']>;
const BARCODES = { ean13: { digits: 13, name: 'an EAN-13' }, upca: { digits: 12, name: 'a UPC-A' } } as const;

/** The digits of an EAN-13 or UPC-A. Throws `invalid-input` for a GTIN that has more of them. */
export function barcodeDigits(gtin: string, barcode: Barcode): string {
  const { digits, name } = BARCODES[barcode];
  const text = gtin.slice(-digits);
  if (text.padStart(14, '0') === gtin) return text;
  throw new LotproofError('invalid-input', `The GTIN ${gtin} has more digits than ${name} holds.`);
}

function gtinProblem(given: string | undefined, product: string, { id, body }: LabelFacts['run']): string {
  if (given !== undefined) return `The GTIN ${given} of "${product}" has a wrong check digit.`;
  const which = body.variant === undefined ? '' : `, variant ${body.variant}`;
  return `A GS1 symbol needs a GTIN, and the record has none for the run "${id}" (product "${product}"${which}).`;
}

/** The text of the symbol: bracketed elements, or a link. */
export function gs1Text(
  { gtin, lot }: InSymbol,
  says: 'element-string' | 'digital-link',
  serial: string | undefined,
): string {
  if (lot === undefined) throw notApproved();
  if (says === 'element-string') return `(01)${gtin}(10)${lot}${serial === undefined ? '' : `(21)${serial}`}`;
  const end = serial === undefined ? '' : `/21/${encodeURIComponent(serial)}`;
  return `${LINK_ROOT}/01/${gtin}/10/${encodeURIComponent(lot)}${end}`;
}

/** A look asked for beside the label's own may want what was not frozen with it. */
export function notApproved(): LotproofError {
  return new LotproofError(
    'invalid-input',
    'No GTIN was approved with this label for such a symbol: change the look of the label itself, and approve it again.',
  );
}
