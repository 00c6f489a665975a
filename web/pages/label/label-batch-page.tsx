import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PageHeader } from '../../ui/page-header.tsx';
import { BatchCounts } from './batch-counts.tsx';
import { BatchDraw } from './batch-draw.tsx';
import { BatchFile } from './batch-file.tsx';
import { newChoice } from './batch-choice.ts';
import { BatchWhich } from './batch-which.tsx';

/** Many labels at once: which, with which numbers, to which file; and what became of the printed ones. */
export function LabelBatchPage(): ReactNode {
  const t = useTranslations();
  const { label, run } = useSearch({ from: '/firms/$firm/label-batch' });
  return (
    <>
      <PageHeader title={t('labelBatch.title')} lead={t('labelBatch.lead')} />
      <Batch
        key={`${label ?? ''} ${run ?? ''}`}
        {...(label === undefined ? {} : { label })}
        {...(run === undefined ? {} : { run })}
      />
    </>
  );
}

function Batch(from: { readonly label?: string; readonly run?: string }): ReactNode {
  const [choice, choose] = useState(() => newChoice(from));
  return (
    <div className="stack">
      <BatchWhich choice={choice} choose={choose} />
      <BatchFile choice={choice} choose={choose}>
        {/* What was drawn is of what was chosen then: another choice begins anew. */}
        <BatchDraw key={JSON.stringify(choice)} choice={choice} />
      </BatchFile>
      <BatchCounts choice={choice} />
    </div>
  );
}
