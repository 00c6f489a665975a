import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { labelTemplateSchema } from '../../../src/domain/label/label.ts';
import { useMayDo, useSession } from '../../client/firm.ts';
import { useCommand, useOperation } from '../../client/operation-hooks.ts';
import { SendBar } from '../../records/form-parts.tsx';
import type { AnyRecord } from '../../records/list-columns.tsx';
import { RecordFrame } from '../../records/record-frame.tsx';
import { RecordHere } from '../../records/record-here.tsx';
import { Answer } from '../../ui/answer.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { DateText, RecordLink, Unknown } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import { TemplateFile } from './template-file.tsx';
import { TemplatePreview } from './template-preview.tsx';

/** The page of a label template: as it prints for a run, its approval, and its versions. */
export function LabelTemplatePage({ id }: { readonly id: string }): ReactNode {
  const mayRecord = useMayDo()('record-firm');
  return (
    <RecordFrame
      kind="label-template"
      id={id}
      sections={(record) => (
        <>
          {mayRecord && <TemplatePreview id={id} template={labelTemplateSchema.parse(record.body)} />}
          {mayRecord && record.body['state'] === 'draft' && <Approve id={id} />}
          <TemplateFile template={labelTemplateSchema.parse(record.body)} />
          <Versions record={record} />
        </>
      )}
    />
  );
}

/** Approves a draft: who, and today. An approved template stays as it is. */
function Approve({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const { name } = useSession();
  const [by, setBy] = useState(name);
  const approve = useCommand('label-template.approve');
  return (
    <Section title={t('labelTemplate.approve')} says={t('labelTemplate.approveSays')}>
      <form
        className="stack no-print"
        onSubmit={(event) => {
          event.preventDefault();
          approve.mutate({ template: id, approvedBy: by, approvedOn: today() });
        }}
      >
        <TextInput
          label={t('label.by')}
          required
          maxLength={200}
          value={by}
          onChange={(event) => setBy(event.target.value)}
        />
        <SendBar
          error={approve.error}
          isPending={approve.isPending}
          isIdle={by.trim() === ''}
          says={t('labelTemplate.approve')}
          onClose={() => setBy(name)}
        />
      </form>
    </Section>
  );
}

/** The day here, as a record has it. */
function today(): string {
  return new Date().toLocaleDateString('sv');
}

/** Templates of the same name, and the next version of this one. */
function Versions({ record }: { readonly record: AnyRecord }): ReactNode {
  const t = useTranslations();
  const { choiceWord, fieldWord } = useTradeWords();
  const { name, version, file } = labelTemplateSchema.parse(record.body);
  const listed = useOperation('label-template.list', { filter: { name }, limit: 100 });
  const { approvedBy: _by, approvedOn: _on, ...kept } = record.body;
  const next = { ...kept, version: version + 1, supersedes: record.id, state: 'draft' };
  return (
    <Section
      title={t('labelTemplate.versions')}
      actions={
        // The next version of a file is another file.
        file === undefined && (
          <RecordHere kind="label-template" from={next} says={t('labelTemplate.newVersion')} />
        )
      }
    >
      <Answer of={listed} lines={2}>
        {({ records }) => (
          <PlainTable
            label={t('labelTemplate.versions')}
            stacks
            rows={records.toSorted((one, other) => other.body.version - one.body.version)}
            keyOf={({ id }) => id}
            columns={[
              {
                head: fieldWord('version'),
                cell: ({ id, body }) => (
                  <RecordLink kind="label-template" id={id}>
                    {String(body.version)}
                  </RecordLink>
                ),
              },
              {
                head: fieldWord('state'),
                cell: ({ body }) => (
                  <span className={body.state === 'approved' ? 'tag good' : 'tag warn'}>
                    {choiceWord(body.state, 'state')}
                  </span>
                ),
              },
              { head: fieldWord('approvedBy'), cell: ({ body }) => body.approvedBy ?? <Unknown /> },
              { head: fieldWord('approvedOn'), cell: ({ body }) => <DateText of={body.approvedOn} /> },
            ]}
          />
        )}
      </Answer>
    </Section>
  );
}
