import { IconPhotoScan } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../client/call.ts';
import { useMayDo } from '../client/firm.ts';
import { useCommand } from '../client/operation-hooks.ts';
import { problemFrom } from '../client/problem.ts';
import { AgreementMark } from '../ui/agreement-mark.tsx';
import { ChooseFile } from '../ui/choose-file.tsx';
import { DropArea } from '../ui/drop-area.tsx';
import { PlainTable } from '../ui/plain-table.tsx';
import { Section } from '../ui/section.tsx';
import { RecordLink } from '../ui/values.tsx';
import { useTradeWords } from '../ui/words.ts';
import styles from './label-photo.module.css';
import { readFiles } from './read-files.ts';

type Outcome = OutputOf<'label.photo'>;

/** A photo of a label is held against the record: field by field what agrees, differs, or could not be read. */
export function LabelPhoto({ run, label }: { readonly run: string; readonly label?: string }): ReactNode {
  const t = useTranslations();
  const check = useCommand('label.photo');
  const [name, setName] = useState('');
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined || check.isPending) return;
    setName(file.name);
    const [photo] = await readFiles([file]);
    if (photo !== undefined) check.mutate({ photo, run, ...(label === undefined ? {} : { label }) });
  };
  return (
    <Section title={t('photo.title')} anchor="photo" says={t('photo.says')}>
      <PhotoDrop isBusy={check.isPending} take={(file) => void take(file)} />
      <div role="status" className="stack">
        {check.isPending && <p>{t('photo.reading', { name })}</p>}
        {check.data !== undefined && <PhotoOutcome name={name} outcome={check.data} />}
      </div>
      {check.error !== null && <PhotoProblem error={check.error} />}
    </Section>
  );
}

function PhotoDrop({
  isBusy,
  take,
}: {
  readonly isBusy: boolean;
  readonly take: (file: File | undefined) => void;
}): ReactNode {
  const t = useTranslations();
  const mayCheck = useMayDo()('record-quality');
  if (!mayCheck) return <p className="soft">{t('record.notAllowed')}</p>;
  const takeFirst = ([file]: readonly File[]): void => take(file);
  return (
    <DropArea label={t('photo.drop')} className={`${styles['drop'] ?? ''} no-print`} take={takeFirst}>
      <IconPhotoScan aria-hidden size={28} stroke={1.3} />
      <p>{t('photo.drop')}</p>
      <ChooseFile
        label={t('photo.choose')}
        accept="image/jpeg,image/png"
        variant="default"
        loading={isBusy}
        take={takeFirst}
      />
      <p className="soft">{t('photo.time')}</p>
    </DropArea>
  );
}

function PhotoProblem({ error }: { readonly error: unknown }): ReactNode {
  const t = useTranslations();
  const { code, detail } = problemFrom(error);
  return (
    <p role="alert" className="will grave">
      {t(`problem.${code}`)} {t(`todo.${code}`)} <span lang="en">{detail}</span>
    </p>
  );
}

function PhotoOutcome({ name, outcome }: { readonly name: string; readonly outcome: Outcome }): ReactNode {
  const t = useTranslations();
  const { verdict, basis, fields, symbols, inspection } = outcome;
  return (
    <>
      <p>
        <AgreementMark of={verdict} /> <strong>{t(`photo.verdict.${verdict}`)}</strong>{' '}
        {t(`photo.basis.${basis}`, { name })}
      </p>
      <p className="will">
        {t('photo.pending')}{' '}
        <RecordLink kind="inspection" id={inspection}>
          {t('photo.inspection')}
        </RecordLink>
      </p>
      <FieldTable fields={fields} />
      <p className="soft">
        {symbols.length === 0 ? t('photo.noSymbols') : `${t('photo.symbols')} ${symbols.join(' · ')}`}
      </p>
    </>
  );
}

function FieldTable({ fields }: { readonly fields: Outcome['fields'] }): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  return (
    <PlainTable
      label={t('photo.outcome')}
      stacks
      rows={fields.map((field, index) => ({ ...field, index }))}
      keyOf={({ index }) => String(index)}
      columns={[
        { head: t('photo.field'), cell: ({ key }) => choiceWord(key) },
        { head: t('photo.verdictHead'), cell: ({ verdict }) => <AgreementMark of={verdict} /> },
        {
          head: t('photo.expected'),
          cell: ({ expected }) => <span className={styles['text']}>{expected}</span>,
        },
        {
          head: t('photo.read'),
          cell: ({ read }) =>
            read === null ? t('photo.nothing') : <span className={styles['text']}>{read}</span>,
        },
      ]}
    />
  );
}
