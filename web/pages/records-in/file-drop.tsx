import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { callOperation } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import { saveFile } from '../../ui/save-file.ts';
import { Section } from '../../ui/section.tsx';
import { blobOf, WORKBOOK_TYPE } from '../../records/read-files.ts';
import styles from './records-in.module.css';

const ACCEPTED = '.xlsx,.xls,.ods,.csv,.txt,.json,.jsonld';

/** Where files are dropped or chosen. */
export function FileDrop({
  begin,
  isBusy,
}: {
  readonly begin: (files: readonly File[]) => void;
  readonly isBusy: boolean;
}): ReactNode {
  const t = useTranslations();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null): void => {
    if (files !== null && files.length > 0 && !isBusy) begin([...files]);
  };
  return (
    // Dropping is one way more; the button within does the same by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <div
      role="group"
      aria-label={t('imports.drop')}
      className={styles['drop']}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <IconFileSpreadsheet aria-hidden size={36} stroke={1.3} />
      <h2>{t('imports.drop')}</h2>
      <p>{t('imports.dropSays')}</p>
      <input
        ref={input}
        className="visually-hidden"
        tabIndex={-1}
        type="file"
        multiple
        accept={ACCEPTED}
        aria-label={t('imports.choose')}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <Button loading={isBusy} onClick={() => input.current?.click()}>
        {t('imports.choose')}
      </Button>
      <p>{t('imports.kept')}</p>
    </div>
  );
}

/** The empty workbook for factories. */
export function Templates(): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const download = async (language: 'en' | 'zh' | 'both'): Promise<void> => {
    const { base64 } = await callOperation('template.write', { firm, input: { language } });
    if (base64 !== null) saveFile(`lotproof-template-${language}.xlsx`, blobOf(base64, WORKBOOK_TYPE));
  };
  return (
    <Section title={t('imports.templates')} says={t('imports.templatesSays')}>
      <div className="row">
        <Button variant="default" onClick={() => void download('en')}>
          {t('imports.templateEn')}
        </Button>
        <Button variant="default" onClick={() => void download('zh')}>
          {t('imports.templateZh')}
        </Button>
        <Button variant="default" onClick={() => void download('both')}>
          {t('imports.templateBoth')}
        </Button>
      </div>
    </Section>
  );
}
