import type { ReactNode } from 'react';
import { RecordFrame } from '../../records/record-frame.tsx';
import { RelatedOfRecord } from '../../records/related-of-record.tsx';
import { ShipmentSameStory } from '../../records/same-story-section.tsx';

/** The page of a shipment: what left on it, and whether its papers tell one story. */
export function ShipmentPage({ id }: { readonly id: string }): ReactNode {
  return (
    <RecordFrame
      kind="shipment"
      id={id}
      sections={(record) => (
        <>
          <RelatedOfRecord record={record} />
          <ShipmentSameStory id={id} />
        </>
      )}
    />
  );
}
