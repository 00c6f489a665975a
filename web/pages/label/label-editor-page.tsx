import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId, useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { useRecordName } from '../../records/record-name.ts';
import { Answer } from '../../ui/answer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { LabelEditor } from './label-editor.tsx';

/** The page of the label editor, for those who may correct labels; others are told so. */
export function LabelEditorPage(): ReactNode {
  const { id } = useParams({ from: '/firms/$firm/labels/$id/editor' });
  const t = useTranslations();
  const firm = useFirmId();
  const nameOf = useRecordName();
  const mayRecord = useMayDo()('record-firm');
  const shown = useOperation('label.show', { id });
  return (
    <Answer of={shown} lines={12}>
      {(record) => (
        <>
          <PageHeader
            eyebrow={
              <Link to="/firms/$firm/$plural/$id" params={{ firm, plural: 'labels', id }} search={{}}>
                {nameOf(record)}
              </Link>
            }
            title={t('labelEditor.title')}
            lead={t('labelEditor.lead')}
          />
          {record.withdrawn || !mayRecord ? (
            <p className="will grave" role="note">
              {record.withdrawn ? t('record.withdrawnTitle') : t('record.notAllowed')}
            </p>
          ) : (
            <LabelEditor begunFrom={record} />
          )}
        </>
      )}
    </Answer>
  );
}
