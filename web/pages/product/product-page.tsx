import type { ReactNode } from 'react';
import { RecordFrame } from '../../records/record-frame.tsx';
import { RelatedOfRecord } from '../../records/related-of-record.tsx';
import { WhatApplies } from './what-applies.tsx';

/** A product: which rules apply to it, and what belongs to it. */
export function ProductPage({ id }: { readonly id: string }): ReactNode {
  return (
    <RecordFrame
      kind="product"
      id={id}
      sections={(record) => (
        <>
          <WhatApplies product={id} />
          <RelatedOfRecord record={record} />
        </>
      )}
    />
  );
}
