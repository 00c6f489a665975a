import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo } from '../../client/firm.ts';
import { RecordListPage } from '../../records/record-list-page.tsx';
import { TemplateLoad } from './template-load.tsx';

/** All label templates, with the way to record one from its file. */
export function LabelTemplateListPage(): ReactNode {
  const t = useTranslations();
  const mayRecord = useMayDo()('record-firm');
  return (
    <RecordListPage
      kind="label-template"
      lead={t('labelTemplate.lead')}
      empty={t('labelTemplate.lead')}
      actions={mayRecord && <TemplateLoad />}
    />
  );
}
