import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { callOperation } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import { ChooseFile } from '../../ui/choose-file.tsx';
import { DropArea } from '../../ui/drop-area.tsx';
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
  const take = (files: readonly File[]): void => {
    if (files.length > 0 && !isBusy) begin(files);
  };
  return (
    <DropArea label={t('imports.drop')} className={styles['drop'] ?? ''} take={take}>
      <IconFileSpreadsheet aria-hidden size={36} stroke={1.3} />
      <h2>{t('imports.drop')}</h2>
      <p>{t('imports.dropSays')}</p>
      <ChooseFile label={t('imports.choose')} accept={ACCEPTED} multiple loading={isBusy} take={take} />
      <p>{t('imports.kept')}</p>
    </DropArea>
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
