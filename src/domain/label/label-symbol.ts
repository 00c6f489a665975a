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

/** Whether the symbol of a label says GTIN and lot, and not the address of the public page. */
export function saysGs1(label: Pick<Label, 'place' | 'look'>): boolean {
  const { symbol, symbolSays = 'page' } = lookFor(label);
  return symbol !== 'none' && symbolSays !== 'page';
}

/**
 * GTIN and lot of a run. Throws `invalid-input` where the record has no right GTIN, the lot cannot be AI (10), or the place is one whose
 * GTIN the record does not hold: a carton has another than what is in it.
 */
export function inSymbolFor({ place }: Pick<Label, 'place'>, { run, product }: LabelFacts): InSymbol {
  if (place !== 'product' && place !== 'retail-package')
    throw new LotproofError(
      'invalid-input',
      `The GTIN on record is that of the product, and not that of the place ${place}: let the symbol lead to the page.`,
    );
  const { gtin: ofProduct, variants = [] } = product.body;
  const ofVariant = variants.find(({ id }) => id === run.body.variant)?.gtin;
  const isShared = variants.every(({ gtin }) => gtin === undefined);
  const given = ofVariant ?? (isShared ? ofProduct : undefined);
  const gtin = given === undefined ? null : gtin14(given);
  if (gtin === null) throw new LotproofError('invalid-input', gtinProblem(given, product.id, run));
  const fault = elementsFault([
    { identifier: '01', value: gtin },
    { identifier: '10', value: run.body.code },
  ]);
  if (fault !== null || /[()\\^]/.test(run.body.code))
    throw new LotproofError(
      'invalid-input',
      `The lot code "${run.body.code}" cannot stand in a GS1 symbol: ${fault ?? 'it has brackets.'}`,
    );
  return { gtin, lot: run.body.code };
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
  if (says === 'element-string') return `(01)${gtin}(10)${lot}${serial === undefined ? '' : `(21)${serial}`}`;
  const end = serial === undefined ? '' : `/21/${encodeURIComponent(serial)}`;
  return `${LINK_ROOT}/01/${gtin}/10/${encodeURIComponent(lot)}${end}`;
}
