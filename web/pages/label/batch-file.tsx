import { NativeSelect, Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Section } from '../../ui/section.tsx';
import { BATCH_LIMIT, FILE_FORMATS } from './batch-choice.ts';
import type { BatchChoice } from './batch-choice.ts';
import styles from './label-batch.module.css';

const DOTS = { png: [300, 600, 1_200], zpl: [203, 300, 600] } as const;

/** As what the batch comes: one PDF, or a zip of files in one format. */
export function BatchFile({
  choice,
  choose,
  children,
}: {
  readonly choice: BatchChoice;
  readonly choose: (choice: BatchChoice) => void;
  readonly children: ReactNode;
}): ReactNode {
  const t = useTranslations();
  const { form, format } = choice;
  const dots = format === 'png' || format === 'zpl' ? DOTS[format] : null;
  return (
    <Section title={t('labelBatch.file')} says={t('labelBatch.limit', { count: BATCH_LIMIT })}>
      <div className="stack">
        <Radio.Group
          label={t('labelBatch.form')}
          value={form}
          onChange={(next) => choose({ ...choice, form: next === 'zip' ? 'zip' : 'pdf' })}
        >
          <div className={styles['places']}>
            <Radio value="pdf" label={t('labelBatch.formPdf')} />
            <Radio value="zip" label={t('labelBatch.formZip')} />
          </div>
        </Radio.Group>
        {form === 'zip' && (
          <div className="fields">
            <NativeSelect
              label={t('labelBatch.format')}
              data={FILE_FORMATS.map((one) => ({ value: one, label: one.toUpperCase() }))}
              value={format}
              onChange={(event) => {
                const next = FILE_FORMATS.find((one) => one === event.target.value) ?? 'pdf';
                choose({ ...choice, format: next, dpi: 300 });
              }}
            />
            {dots !== null && (
              <NativeSelect
                label={t('labelBatch.dpi')}
                data={dots.map(String)}
                value={String(choice.dpi)}
                onChange={(event) => choose({ ...choice, dpi: Number(event.target.value) })}
              />
            )}
          </div>
        )}
        {children}
      </div>
    </Section>
  );
}
