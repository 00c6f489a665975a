import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { LabelTemplate } from '../../../src/domain/label/label.ts';
import { useMayDo } from '../../client/firm.ts';
import { saveFile } from '../../ui/save-file.ts';
import { Section } from '../../ui/section.tsx';
import { TemplateLoad } from './template-load.tsx';

/** The file that a template is drawn by, with its hash, and the way to load its next version. */
export function TemplateFile({ template }: { readonly template: LabelTemplate }): ReactNode {
  const t = useTranslations();
  const mayRecord = useMayDo()('record-firm');
  const { file, place, product } = template;
  return (
    <Section title={t('labelTemplate.file')} says={t('labelTemplate.fileSays')}>
      <div className="stack">
        {file === undefined ? (
          <p className="soft">{t('labelTemplate.noFile')}</p>
        ) : (
          <>
            <p>
              {file.name}{' '}
              <span className="soft code">{t('labelTemplate.sha256', { hash: file.sha256 })}</span>
            </p>
            <div className="row no-print">
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<IconDownload aria-hidden size={14} />}
                onClick={() => saveFile(file.name, new Blob([file.text], { type: 'application/json' }))}
              >
                {t('labelBatch.download', { name: file.name })}
              </Button>
            </div>
          </>
        )}
        {mayRecord && <TemplateLoad place={place} product={product} />}
      </div>
    </Section>
  );
}
