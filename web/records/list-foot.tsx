import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ProblemState } from '../ui/states.tsx';
import type { RecordPages } from './use-record-pages.ts';

/** What a list shows so far, of records or of whatever else it has. */
export interface ShownPages extends Pick<
  RecordPages,
  'hasMore' | 'isLoadingMore' | 'error' | 'loadMore' | 'retry'
> {
  readonly records: readonly unknown[];
}

/** How many are shown, and the way to more for those who do not scroll. */
export function ListFoot({ pages }: { readonly pages: ShownPages }): ReactNode {
  const t = useTranslations();
  const count = pages.records.length;
  if (pages.error !== null) return <ProblemState error={pages.error} retry={pages.retry} />;
  return (
    <div className="list-foot row" role="status">
      <span>{t(pages.hasMore ? 'list.shownMore' : 'list.shown', { count })}</span>
      {pages.hasMore && (
        <Button variant="subtle" size="compact-sm" onClick={pages.loadMore} disabled={pages.isLoadingMore}>
          {t(pages.isLoadingMore ? 'list.loadingMore' : 'list.loadMore')}
        </Button>
      )}
    </div>
  );
}
