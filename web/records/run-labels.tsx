import { Button } from '@mantine/core';
import { IconPlus, IconPrinter } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../client/call.ts';
import { useFirmId, useMayDo } from '../client/firm.ts';
import { useCommand, useOperation } from '../client/operation-hooks.ts';
import { problemFrom } from '../client/problem.ts';
import { RecordHere } from './record-here.tsx';
import { Answer } from '../ui/answer.tsx';
import { PlainTable } from '../ui/plain-table.tsx';
import { Section } from '../ui/section.tsx';
import { RecordLink } from '../ui/values.tsx';
import { useTradeWords } from '../ui/words.ts';

type About = OutputOf<'label.about'>;

/** Where a run is marked, what is approved, and the labels still to be made. */
export function RunLabels({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const about = useOperation('label.about', { run: id });
  return (
    <Section
      title={t('kinds.label')}
      anchor="labels"
      says={t('label.says')}
      actions={<RecordHere kind="label-exception" from={{ run: id }} />}
    >
      <Answer of={about} lines={2}>
        {({ labels, unmarked, exceptions }) => (
          <>
            {labels.length === 0 ? (
              <p className="soft">{t('label.none')}</p>
            ) : (
              <>
                <Labels rows={labels} />
                <ToBatch run={id} />
              </>
            )}
            {exceptions.map(({ id: exception, because, decidedBy, decidedOn }) => (
              <p key={exception}>
                {t('label.notMarked', { because: choiceWord(because), by: decidedBy, on: decidedOn })}
              </p>
            ))}
            {unmarked.length > 0 && <Unmarked run={id} places={unmarked} />}
          </>
        )}
      </Answer>
    </Section>
  );
}

/** The way to print all labels of the run. */
function ToBatch({ run }: { readonly run: string }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  return (
    <div className="row no-print">
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPrinter aria-hidden size={14} />}
        renderRoot={(props) => (
          <Link {...props} to="/firms/$firm/label-batch" params={{ firm }} search={{ run }} />
        )}
      >
        {t('labelBatch.ofRun')}
      </Button>
    </div>
  );
}

function Labels({ rows }: { readonly rows: About['labels'] }): ReactNode {
  const t = useTranslations();
  const { fieldWord, choiceWord } = useTradeWords();
  return (
    <PlainTable
      label={t('kinds.label')}
      stacks
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          head: fieldWord('labelPlace'),
          cell: ({ id, place, component }) => (
            <RecordLink kind="label" id={id}>
              {component ?? choiceWord(place)}
            </RecordLink>
          ),
        },
        { head: t('label.firstLine'), cell: ({ first }) => first },
        { head: fieldWord('state'), cell: (row) => <State row={row} /> },
      ]}
    />
  );
}

function State({ row: { version, isFrozen } }: { readonly row: About['labels'][number] }): ReactNode {
  const t = useTranslations();
  if (version === null) return <span className="tag warn">{t('label.draft')}</span>;
  const values = { version: String(version) };
  return isFrozen ? (
    <span className="tag good">{t('label.approved', values)}</span>
  ) : (
    <span className="tag warn">{t('label.changed', values)}</span>
  );
}

function Unmarked({ run, places }: { readonly run: string; readonly places: About['unmarked'] }): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const mayRecord = useMayDo()('record-firm');
  const make = useCommand('label.make');
  const problem = make.error === null ? null : problemFrom(make.error);
  return (
    <div className="row no-print">
      <span>{t('label.unmarked')}</span>
      {places.map((place) => (
        <Button
          key={place}
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus aria-hidden size={14} />}
          disabled={!mayRecord}
          title={mayRecord ? undefined : t('record.notAllowed')}
          loading={make.isPending}
          onClick={() => make.mutate({ run, place })}
        >
          {t('label.make', { place: choiceWord(place) })}
        </Button>
      ))}
      {problem !== null && (
        <p role="alert">
          {t(`problem.${problem.code}`)} <span lang="en">{problem.detail}</span>
        </p>
      )}
    </div>
  );
}
