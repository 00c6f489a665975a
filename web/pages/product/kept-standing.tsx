import { Button } from '@mantine/core';
import { IconCircleCheck, IconRefreshAlert } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useMayDo } from '../../client/firm.ts';
import { useCommand, useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { ProblemState } from '../../ui/states.tsx';
import { DateText, RecordLink } from '../../ui/values.tsx';
import styles from './checker.module.css';

type Standing = OutputOf<'requirement.standing'>['standing'][number];

/** Whether the answer that was kept still stands, why not, and keeping it anew. */
export function KeptStanding({
  product,
  producedOn,
}: {
  readonly product: string;
  /** Day to keep it for; absent: today. */
  readonly producedOn?: string;
}): ReactNode {
  const mayTrace = useMayDo()('trace');
  const standing = useOperation('requirement.standing', { product }, { enabled: mayTrace });
  if (!mayTrace) return null;
  return (
    <Answer of={standing} lines={1}>
      {({ standing: rows }) => (
        <div className={styles['kept']}>
          <ul className="plain">
            {rows.map((row) => (
              <li key={row.revision ?? ''}>
                <OneStanding row={row} />
              </li>
            ))}
          </ul>
          <KeepButton product={product} producedOn={producedOn} />
        </div>
      )}
    </Answer>
  );
}

function OneStanding({ row }: { readonly row: Standing }): ReactNode {
  const t = useTranslations();
  if (row.check === null) return t('rules.neverKept');
  const isCurrent = row.state === 'current';
  const Icon = isCurrent ? IconCircleCheck : IconRefreshAlert;
  return (
    <div className={styles['standing']} data-state={row.state}>
      <Icon aria-hidden size={18} />
      <div>
        <RecordLink kind="requirement-check" id={row.check}>
          {t(isCurrent ? 'rules.keptStands' : 'rules.keptStale')}
        </RecordLink>{' '}
        {t.rich('rules.keptFor', { day: () => <DateText of={row.producedOn} /> })}
        {row.revision !== null && (
          <>
            {' '}
            <RecordLink kind="revision" id={row.revision} />
          </>
        )}
        {row.why.length > 0 && <div>{row.why.map((why) => t(`stale.${why}`)).join(' ')}</div>}
      </div>
    </div>
  );
}

function KeepButton({
  product,
  producedOn,
}: {
  readonly product: string;
  readonly producedOn: string | undefined;
}): ReactNode {
  const t = useTranslations();
  const may = useMayDo()('record-firm');
  const keep = useCommand('requirement.keep');
  return (
    <div className="no-print">
      <Button
        variant="default"
        loading={keep.isPending}
        disabled={!may}
        title={may ? undefined : t('record.notAllowed')}
        onClick={() => keep.mutate({ product, ...(producedOn === undefined ? {} : { producedOn }) })}
      >
        {t('rules.keep')}
      </Button>
      {keep.error !== null && <ProblemState error={keep.error} />}
    </div>
  );
}
