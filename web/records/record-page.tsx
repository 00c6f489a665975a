import type { ReactNode } from 'react';
import type { RecordKindName } from '../ui/values.tsx';
import { RecordFrame } from './record-frame.tsx';

/** The page of a record whose kind has none of its own. */
export function RecordPage({ kind, id }: { readonly kind: RecordKindName; readonly id: string }): ReactNode {
  return <RecordFrame kind={kind} id={id} />;
}
