import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Recall } from '../../../src/domain/recall/recall.ts';
import { callOperation } from '../../client/call.ts';
import type { OutputOf } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { saveAnswered } from '../../ui/save-file.ts';
import { Section } from '../../ui/section.tsx';
import { ProblemState } from '../../ui/states.tsx';
import { RecallFill } from './recall-fill.tsx';

type Item = OutputOf<'recall.report'>['items'][number];

/** What a full report asks for: what is known, and every blank by its name; as a file too. */
export function RecallReport({ id, recall }: { readonly id: string; readonly recall: Recall }): ReactNode {
  const t = useTranslations();
  const found = useOperation('recall.report', { id, format: 'page' });
  return (
    <Section
      title={t('recall.report')}
      says={t('recall.reportSays')}
      actions={<ReportFiles id={id} recall={recall} />}
    >
      <Answer of={found} lines={12}>
        {({ items, blanks }) => (
          <>
            <p className={blanks === 0 ? undefined : 'will grave'}>{t('recall.blanks', { count: blanks })}</p>
            <div lang="en" className="stack">
              {items.map((item) => (
                <ReportItem key={`${String(item.number)} ${item.title}`} item={item} />
              ))}
            </div>
          </>
        )}
      </Answer>
    </Section>
  );
}

/** In English, as its readers ask for it. */
function ReportItem({
  item: { number, title, lines, table, blanks, source },
}: {
  readonly item: Item;
}): ReactNode {
  const t = useTranslations();
  return (
    <section>
      <h3>
        {number}. {title} {source === 'not-read' && <span className="tag">{t('recall.notRead')}</span>}
      </h3>
      {lines.length > 0 && (
        <dl className="facts">
          {lines.map(({ label, value }) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </dl>
      )}
      {table !== null && table.rows.length > 0 && <ReportTable title={title} table={table} />}
      {blanks.length > 0 && (
        <p>
          <span className="tag bad">{t('recall.blank')}</span> {blanks.join('; ')}
        </p>
      )}
    </section>
  );
}

/** Lines may be alike, so that they are told apart by their place. */
interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

function ReportTable({
  title,
  table: { columns, rows },
}: {
  readonly title: string;
  readonly table: NonNullable<Item['table']>;
}): ReactNode {
  return (
    <PlainTable
      label={title}
      stacks
      rows={rows.map((cells, line): Line => ({ cells, line }))}
      keyOf={({ line }) => String(line)}
      columns={columns.map((head, at) => ({ head, cell: ({ cells }: Line) => cells[at] }))}
    />
  );
}

const FILES = ['pdf', 'json'] as const;

function ReportFiles({ id, recall }: { readonly id: string; readonly recall: Recall }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const [error, setError] = useState<unknown>(null);
  const save = async (format: (typeof FILES)[number]): Promise<void> => {
    try {
      const input = { id, format };
      saveAnswered(await callOperation('recall.report', { firm, input }));
      setError(null);
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <>
      <div className="row no-print">
        <RecallFill id={id} recall={recall} />
        {FILES.map((format) => (
          <Button
            key={format}
            variant="default"
            size="compact-sm"
            leftSection={<IconDownload aria-hidden size={14} />}
            onClick={() => void save(format)}
          >
            {t(`recall.${format}`)}
          </Button>
        ))}
      </div>
      {error !== null && <ProblemState error={error} />}
    </>
  );
}
