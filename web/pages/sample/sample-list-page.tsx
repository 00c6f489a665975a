import type { ReactNode } from 'react';
import { RecordListPage } from '../../records/record-list-page.tsx';

/** All samples. */
export function SampleListPage(): ReactNode {
  return <RecordListPage kind="sample" />;
}
