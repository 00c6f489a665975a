import type { ReactNode } from 'react';
import { RecordListPage } from '../../records/record-list-page.tsx';

/** All shipments. */
export function ShipmentListPage(): ReactNode {
  return <RecordListPage kind="shipment" />;
}
