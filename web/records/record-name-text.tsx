import type { ReactNode } from 'react';
import type { AnyRecord } from './list-columns.tsx';
import { useRecordName } from './record-name.ts';

/** What a record is called on screen. */
export function RecordName({ of }: { readonly of: AnyRecord }): ReactNode {
  return useRecordName()(of);
}
