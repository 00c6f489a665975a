import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo, useSession } from '../../client/firm.ts';
import { useCommand, useOperation } from '../../client/operation-hooks.ts';
import { SendBar } from '../../records/form-parts.tsx';
import { RecordHere } from '../../records/record-here.tsx';
import { Answer } from '../../ui/answer.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { Count, DateText, RecordLink } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import { ApprovalRefusal } from './approval-refusal.tsx';

/** What was approved of a label, its printed labels accounted for, and the approval of what it says now. */
export function LabelApproval({ id, run }: { readonly id: string; readonly run: string }): ReactNode {
  const t = useTranslations();
  const mayRecord = useMayDo()('record-firm');
  const account = useOperation('label.account', { label: id });
  return (
    <Answer of={account} lines={4}>
      {({ versions, isFrozen }) => (
        <>
          {mayRecord && !isFrozen && <Approve id={id} run={run} />}
          {versions.length > 0 && (
            <Section
              title={t('label.counts')}
              actions={<RecordHere kind="label-print" from={{ version: versions[0]?.id }} />}
            >
              <VersionTable versions={versions} />
            </Section>
          )}
        </>
      )}
    </Answer>
  );
}

function VersionTable({
  versions,
}: {
  readonly versions: NonNullable<ReturnType<typeof useOperation<'label.account'>>['data']>['versions'];
}): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  const count = (name: 'printed' | 'applied' | 'spoiled' | 'returned') => ({
    head: fieldWord(name),
    isNumber: true,
    cell: ({ counts }: (typeof versions)[number]) => <Count of={counts[name]} />,
  });
  return (
    <PlainTable
      label={t('label.counts')}
      stacks
      rows={versions}
      keyOf={({ id }) => id}
      columns={[
        {
          head: fieldWord('version'),
          cell: ({ id, version }) => (
            <RecordLink kind="label-version" id={id}>
              {String(version)}
            </RecordLink>
          ),
        },
        { head: fieldWord('approvedBy'), cell: ({ approvedBy }) => approvedBy },
        { head: fieldWord('approvedOn'), cell: ({ approvedOn }) => <DateText of={approvedOn} /> },
        count('printed'),
        count('applied'),
        count('spoiled'),
        count('returned'),
        {
          head: t('label.difference'),
          isNumber: true,
          cell: ({ counts: { difference } }) =>
            difference === null ? t('label.differenceUnknown') : <Count of={difference} />,
        },
      ]}
    />
  );
}

function Approve({ id, run }: { readonly id: string; readonly run: string }): ReactNode {
  const t = useTranslations();
  const freeze = useCommand('label.freeze');
  const { name } = useSession();
  const [approvedBy, setApprovedBy] = useState(name);
  const [despite, setDespite] = useState('');
  return (
    <Section title={t('label.approve')} says={t('label.approveSays')}>
      <form
        className="stack no-print"
        onSubmit={(event) => {
          event.preventDefault();
          freeze.mutate({ label: id, approvedBy, ...(despite === '' ? {} : { despite }) });
        }}
      >
        <TextInput
          label={t('label.by')}
          required
          maxLength={200}
          value={approvedBy}
          onChange={(event) => setApprovedBy(event.target.value)}
        />
        <TextInput
          label={t('label.despite')}
          maxLength={500}
          value={despite}
          onChange={(event) => setDespite(event.target.value)}
        />
        <ApprovalRefusal run={run} error={freeze.error} />
        <SendBar
          error={null}
          isPending={freeze.isPending}
          isIdle={approvedBy === ''}
          says={t('label.approve')}
          onClose={() => {
            setApprovedBy(name);
            setDespite('');
            freeze.reset();
          }}
        />
      </form>
    </Section>
  );
}
