import type { ReactNode } from 'react';
import { RecordListPage } from '../../records/record-list-page.tsx';

/** All carton series. */
export function CartonSeriesListPage(): ReactNode {
  return <RecordListPage kind="carton-series" />;
}
