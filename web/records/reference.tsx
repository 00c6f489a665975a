import type { ReactNode } from 'react';
import { RecordLink } from '../ui/values.tsx';
import { useRecordLabel } from './use-record-label.ts';

/** A record that another one refers to: its id as the way to it, and beside it what people call it. */
export function Reference({ kind, id }: { readonly kind: string; readonly id: string }): ReactNode {
  const label = useRecordLabel(kind, id);
  return (
    <span>
      <RecordLink kind={kind} id={id} />
      {label !== null && <span className="soft"> {label}</span>}
    </span>
  );
}
