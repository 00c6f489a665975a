import type { ReactNode } from 'react';
import { RecordListPage } from '../../records/record-list-page.tsx';

/** All products. */
export function ProductListPage(): ReactNode {
  return <RecordListPage kind="product" />;
}
