import { materialLotSchema } from '../material/material.ts';
import type { LabelledRecord } from '../trace/record-labels-store.ts';
import type { MadeOf, NamedByProof } from './proof-facts.ts';

/** What a lot is, its material's colour and specification where it has none of its own. */
export function madeOfLot(lot: LabelledRecord, materialOf: NamedByProof['material']): MadeOf {
  const body = materialLotSchema.parse(lot.body);
  const of = materialOf(body.material);
  return {
    material: body.material,
    supplier: body.supplier ?? null,
    supplierSite: body.supplierSite ?? null,
    colour: body.colour ?? of?.colour ?? null,
    specification: body.specification ?? of?.specification ?? null,
  };
}
