import type { ReactNode } from 'react';
import { RecordListPage } from '../../records/record-list-page.tsx';

/** All files. */
export function FileListPage(): ReactNode {
  return <RecordListPage kind="file" />;
}
