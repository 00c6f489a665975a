import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { RecordHere } from '../../records/record-here.tsx';
import { Answer } from '../../ui/answer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { Code, DateText, NamedLink, RecordLink, Unknown } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import { FilingHandOff } from './filing-hand-off.tsx';
import { FilingLine } from './filing-line.tsx';
import styles from './filing.module.css';

type Filing = OutputOf<'filing.shipment'>;

/** What the broker needs of a shipment, line by line, the files for it, and what came back. */
export function FilingPage(): ReactNode {
  const { id } = useParams({ from: '/firms/$firm/shipments/$id/filing' });
  const t = useTranslations();
  const firm = useFirmId();
  const filing = useOperation('filing.shipment', { id });
  return (
    <Answer of={filing} lines={12}>
      {(found) => (
        <>
          <PageHeader
            eyebrow={
              <Link to="/firms/$firm/$plural/$id" params={{ firm, plural: 'shipments', id }} search={{}}>
                {found.shipment.name}
              </Link>
            }
            title={t('filing.title')}
            lead={t('filing.lead')}
          />
          <div className="stack">
            <Standing of={found} />
            {found.lines.length === 0 ? (
              <p className="soft">{t('filing.noLines')}</p>
            ) : (
              found.lines.map((line) => (
                <FilingLine key={`${line.line.id} ${line.run?.id ?? ''}`} line={line} />
              ))
            )}
            <FilingHandOff filing={found} />
            <Reports of={found} />
          </div>
        </>
      )}
    </Answer>
  );
}

function Standing({ of }: { readonly of: Filing }): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  const { ready, date, invoice, customsEntry, consignee } = of;
  return (
    <section className="card section" aria-label={t('filing.title')}>
      <p className={styles['standing']}>
        <span className={ready ? 'tag good' : 'tag bad'}>
          {t(ready ? 'filing.ready' : 'filing.notReady')}
        </span>
      </p>
      <dl className={styles['facts']}>
        <Fact name={t('filing.leftOn')}>
          <DateText of={date} />
        </Fact>
        <Fact name={fieldWord('invoice')}>{invoice === null ? <Unknown /> : <Code>{invoice}</Code>}</Fact>
        <Fact name={t('filing.consignee')}>
          {consignee === null ? <Unknown /> : <NamedLink of={consignee} />}
        </Fact>
        <Fact name={fieldWord('customsEntry')}>
          {customsEntry === null ? <Unknown /> : <Code>{customsEntry}</Code>}
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Reports({ of: { shipment, reports } }: { readonly of: Filing }): ReactNode {
  const t = useTranslations();
  const { choiceWord, fieldWord } = useTradeWords();
  return (
    <Section
      title={t('filing.reports')}
      says={t('filing.reportsSay')}
      actions={
        <RecordHere kind="broker-report" from={{ shipment: shipment.id }} says={t('filing.addReport')} />
      }
    >
      {reports.length === 0 ? (
        <p className="soft">{t('filing.noReports')}</p>
      ) : (
        <PlainTable
          label={t('filing.reports')}
          stacks
          rows={reports}
          keyOf={({ id }) => id}
          columns={[
            {
              head: fieldWord('state'),
              cell: ({ id, state }) => (
                <RecordLink kind="broker-report" id={id}>
                  {choiceWord(state)}
                </RecordLink>
              ),
            },
            { head: fieldWord('date'), cell: ({ date }) => <DateText of={date} /> },
            {
              head: fieldWord('customsEntry'),
              cell: ({ customsEntry }) => (customsEntry === null ? <Unknown /> : <Code>{customsEntry}</Code>),
            },
            {
              head: fieldWord('message'),
              cell: ({ code, message }) => (
                <>
                  {code !== null && <Code>{code}</Code>} {message ?? (code === null ? <Unknown /> : null)}
                </>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}
