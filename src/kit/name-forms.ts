/** The forms a name can have: closed, because find explains them. */
export const NAME_FORMS = [
  'lot-code',
  'supplier-lot-code',
  'carton-mark',
  'sscc',
  'gtin',
  'sku',
  'style',
  'item-number',
  'purchase-order',
  'work-order',
  'invoice',
  'invoice-line',
  'shipment-number',
  'container',
  'bill-of-lading',
  'customs-entry',
  'certificate-number',
  'report-number',
  'goods-received-note',
  'slip-number',
  'revision',
  'party-name',
  'site-name',
  'product-name',
  'material-name',
  'gln',
  'file-name',
  'seal',
  'record-id',
  'digital-link',
  'other',
] as const;
export type NameForm = (typeof NAME_FORMS)[number];

/** Names of one form from codes that may be missing. */
export function namesFrom<Form extends NameForm>(
  form: Form,
  codes: readonly (string | undefined)[],
): { code: string; form: Form }[] {
  const names: { code: string; form: Form }[] = [];
  for (const code of codes) {
    if (code !== undefined && code.trim() !== '') names.push({ code, form });
  }
  return names;
}
