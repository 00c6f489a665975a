import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Loading, ProblemState } from '../../ui/states.tsx';

interface Pages {
  readonly query: { readonly error: unknown; readonly isPending: boolean; readonly refetch: () => unknown };
  readonly rows: readonly unknown[];
  readonly total: number;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly isLoadingMore: boolean;
}

/** The end of a list of an answer: what is coming, what went wrong, or the way to more. */
export function MoreRows({ of, lines = 3 }: { readonly of: Pages; readonly lines?: number }): ReactNode {
  const t = useTranslations('scope');
  const { query, rows, total } = of;
  if (query.error !== null) return <ProblemState error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <Loading lines={lines} />;
  if (!of.hasMore) return null;
  return (
    <div className="row">
      <span className="soft">{t('shown', { shown: rows.length, total })}</span>
      <Button
        className="no-print"
        variant="default"
        size="compact-sm"
        loading={of.isLoadingMore}
        onClick={of.more}
      >
        {t('more', { count: Math.min(total - rows.length, rows.length), total })}
      </Button>
    </div>
  );
}
