import type { ReactNode } from 'react';
import { RecordListPage } from '../../records/record-list-page.tsx';

/** All parties. */
export function PartyListPage(): ReactNode {
  return <RecordListPage kind="party" />;
}
