import type { ReactNode } from 'react';
import { RecordListPage } from '../../records/record-list-page.tsx';

/** All material lots. */
export function MaterialLotListPage(): ReactNode {
  return <RecordListPage kind="material-lot" />;
}
