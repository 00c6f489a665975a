import type { ReactNode } from 'react';
import { useOperation } from '../client/operation-hooks.ts';
import { Count, Quantity } from '../ui/values.tsx';
import type { RecordKindName } from '../ui/values.tsx';
import { useRecordChoices } from './use-record-choices.ts';

/** Fields that hold a quantity of a material, in that material's smallest unit, which the body does not say. */
const QUANTITIES: Partial<Record<RecordKindName, readonly string[]>> = {
  consumption: ['quantity'],
  'material-lot': ['quantityDispatched'],
  'material-receipt': ['quantity', 'quantityOnDeliveryNote'],
  'material-movement': ['quantity'],
};

/** A field of a body with its unit's word, where it is a quantity of the material that the body is about; else null. */
export function materialQuantity(
  kind: RecordKindName,
  name: string,
  body: Readonly<Record<string, unknown>>,
): ReactNode {
  const value = body[name];
  if (typeof value !== 'number' || QUANTITIES[kind]?.includes(name) !== true) return null;
  if (typeof body['material'] === 'string') return <OfMaterial of={value} material={body['material']} />;
  return typeof body['lot'] === 'string' ? <OfLot of={value} lot={body['lot']} /> : null;
}

function OfLot({ of, lot }: { readonly of: number; readonly lot: string }): ReactNode {
  const { data } = useOperation('material-lot.show', { id: lot });
  return data === undefined ? <Count of={of} /> : <OfMaterial of={of} material={data.body.material} />;
}

function OfMaterial({ of, material }: { readonly of: number; readonly material: string }): ReactNode {
  const offered = useOfferedUnit(material);
  // Only a firm with very many materials has one that is not among those offered.
  const { data } = useOperation('material.show', { id: material }, { enabled: offered === undefined });
  const unit = offered ?? data?.body.unit ?? null;
  return unit === null ? <Count of={of} /> : <Quantity of={of} unit={unit} />;
}

/** UN/ECE code of a material's smallest unit; null while it is loaded, undefined when it is not among those offered. */
export function useOfferedUnit(material: string | null): string | null | undefined {
  const choices = useRecordChoices(material === null ? null : 'material');
  if (material === null || choices.length === 0) return null;
  const unit = choices.find(({ id }) => id === material)?.body['unit'];
  return typeof unit === 'string' ? unit : undefined;
}
