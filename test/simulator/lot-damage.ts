import type { MaterialLotFact } from '../../src/domain/trace/scope-facts.ts';
import { changing, eachWith, eachWithout, type DamageKind, type Exception } from './damage-kind.ts';

function lot(
  name: string,
  changed: (lot: MaterialLotFact) => readonly MaterialLotFact[],
  exception: Exception | null = null,
): DamageKind {
  return changing(name, exception, 'lots', changed);
}

export const lotDamage: readonly DamageKind[] = [
  lot('making dates dropped', (item) => (item.made === null ? [] : [{ ...item, made: null }])),
  lot('dispatch dates dropped', (item) => (item.dispatched === null ? [] : [{ ...item, dispatched: null }])),
  lot('first making day dropped', (item) =>
    !item.made?.from ? [] : [{ ...item, made: { ...item.made, from: null } }],
  ),
  lot('first dispatch day dropped', (item) =>
    !item.dispatched?.from ? [] : [{ ...item, dispatched: { ...item.dispatched, from: null } }],
  ),
  lot('dispatched quantity dropped', (item) =>
    item.quantityDispatched === null ? [] : [{ ...item, quantityDispatched: null }],
  ),
  lot('supplier dropped', (item) =>
    item.supplier === null ? [] : [{ ...item, supplier: null, supplierSite: null }],
  ),
  lot('supplier site dropped', (item) =>
    item.supplierSite === null ? [] : [{ ...item, supplierSite: null }],
  ),
  lot('receipt dropped', (item) => eachWithout(item.receipts).map((receipts) => ({ ...item, receipts }))),
  lot('receipt quantity dropped', (item) =>
    eachWith(item.receipts, (one) => (one.quantity === null ? null : { ...one, quantity: null })).map(
      (receipts) => ({ ...item, receipts }),
    ),
  ),
  lot('receipt date dropped', (item) =>
    eachWith(item.receipts, (one) => (one.date === null ? null : { ...one, date: null })).map((receipts) => ({
      ...item,
      receipts,
    })),
  ),
  lot('movement dropped', (item) =>
    eachWithout(item.movements, (one) => one.kind !== 'moved').map((movements) => ({ ...item, movements })),
  ),
  lot(
    'move between sites dropped',
    (item) =>
      eachWithout(item.movements, (one) => one.kind === 'moved').map((movements) => ({ ...item, movements })),
    'whereabouts',
  ),
  lot('movement date dropped', (item) =>
    eachWith(item.movements, (one) => (one.date === null ? null : { ...one, date: null })).map(
      (movements) => ({ ...item, movements }),
    ),
  ),
  lot('movement site dropped', (item) =>
    eachWith(item.movements, (one) =>
      one.site === null && one.toSite === null ? null : { ...one, site: null, toSite: null },
    ).map((movements) => ({ ...item, movements })),
  ),
  lot('piece source dropped', (item) =>
    eachWithout(item.madeFrom).map((madeFrom) => ({ ...item, madeFrom })),
  ),
  lot('piece source span blurred', (item) =>
    eachWith(item.madeFrom, (one) => (one.span === null ? null : { ...one, span: null })).map((madeFrom) => ({
      ...item,
      madeFrom,
    })),
  ),
  lot('piece source quantity dropped', (item) =>
    eachWith(item.madeFrom, (one) => (one.quantity === null ? null : { ...one, quantity: null })).map(
      (madeFrom) => ({ ...item, madeFrom }),
    ),
  ),
];
