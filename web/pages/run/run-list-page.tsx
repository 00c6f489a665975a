import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { fieldColumn, idColumn, labelColumn, recordedColumn } from '../../records/list-columns.tsx';
import { RecordListPage } from '../../records/record-list-page.tsx';

const COLUMNS = [
  { ...labelColumn, name: 'code', by: 'code' },
  fieldColumn('product', { by: 'product', to: 'product' }),
  fieldColumn('variant', { by: 'variant' }),
  fieldColumn('site', { by: 'site', to: 'site' }),
  fieldColumn('line', { by: 'production_line' }),
  fieldColumn('started', { by: 'started', isDate: true }),
  fieldColumn('ended', { by: 'ended', isDate: true }),
  fieldColumn('made', { by: 'made', isNumber: true }),
  fieldColumn('planned', { by: 'planned', isNumber: true }),
  fieldColumn('revision', { by: 'revision', to: 'revision' }),
  fieldColumn('shift', { by: 'shift' }),
  fieldColumn('workOrder'),
  fieldColumn('purchaseOrder'),
  idColumn,
  recordedColumn,
];

/** All runs, the first list page to copy: columns, words, and where records come from. */
export function RunListPage(): ReactNode {
  const t = useTranslations();
  return <RecordListPage kind="run" lead={t('run.lead')} empty={t('run.empty')} columns={COLUMNS} />;
}
