import { Autocomplete, Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId, useMayDo } from '../../client/firm.ts';
import { useCommand } from '../../client/operation-hooks.ts';
import { readFiles } from '../../records/read-files.ts';
import { useRecordChoices } from '../../records/use-record-choices.ts';
import { ChooseFile } from '../../ui/choose-file.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { ProblemState } from '../../ui/states.tsx';
import { FORBIDDEN } from './expiring-page.tsx';
import { PdfPages } from './pdf-pages.tsx';
import { ReportForm } from './report-form.tsx';
import styles from './report-entry.module.css';

/** A test report is entered beside its PDF: what the text seems to say is proposed, and a person takes it, one by one. */
export function ReportEntryPage(): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const { file } = useSearch({ from: '/firms/$firm/report-entry' });
  const mayRecord = useMayDo()('record-quality');
  const body =
    file === undefined ? (
      <ChoosePaper />
    ) : (
      <div className={styles['beside']}>
        <div className={styles['paper']}>
          <Section title={t('proof.paper')}>
            <PdfPages file={file} />
          </Section>
        </div>
        <ReportForm key={file} file={file} />
      </div>
    );
  return (
    <>
      <PageHeader
        title={t('proof.enterReport')}
        lead={t('proof.enterLead')}
        actions={
          file !== undefined && (
            <Link to="/firms/$firm/report-entry" params={{ firm }} search={{}}>
              {t('proof.otherFile')}
            </Link>
          )
        }
      />
      {mayRecord ? body : <ProblemState error={FORBIDDEN} />}
    </>
  );
}

/** A new PDF is kept with the firm's files; one that is there already is chosen. */
function ChoosePaper(): ReactNode {
  const t = useTranslations();
  const mayAdd = useMayDo()('record-files');
  const navigate = useNavigate({ from: '/firms/$firm/report-entry' });
  const open = (id: string): void => void navigate({ search: { file: id } });
  const add = useCommand('file.add');
  const upload = async (files: readonly File[]): Promise<void> => {
    const [content] = await readFiles(files.slice(0, 1));
    if (content !== undefined) add.mutate({ content }, { onSuccess: ({ id }) => open(id) });
  };
  return (
    <div className="stack">
      <Section title={t('proof.newFile')} says={t('proof.newFileSays')}>
        <ChooseFile
          label={t('proof.choosePdf')}
          accept=".pdf,application/pdf"
          leftSection={<IconFileText aria-hidden size={18} />}
          loading={add.isPending}
          disabled={!mayAdd}
          take={(files) => void upload(files)}
        />
        {add.error !== null && <ProblemState error={add.error} />}
      </Section>
      <Section title={t('proof.keptFile')}>
        <KeptFile open={open} />
      </Section>
    </div>
  );
}

function KeptFile({ open }: { readonly open: (id: string) => void }): ReactNode {
  const t = useTranslations();
  const [id, setId] = useState('');
  const pdfs = useRecordChoices('file').filter(({ body }) => body['mediaType'] === 'application/pdf');
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (id.trim() !== '') open(id.trim());
      }}
    >
      <Autocomplete
        label={t('proof.keptFile')}
        description={t('proof.keptFileSays')}
        data={pdfs.map((one) => one.id)}
        renderOption={({ option }) => (
          <span>{pdfs.find((one) => one.id === option.value)?.label ?? option.value}</span>
        )}
        limit={50}
        value={id}
        onChange={setId}
      />
      <Button type="submit" variant="default">
        {t('proof.openFile')}
      </Button>
    </form>
  );
}
