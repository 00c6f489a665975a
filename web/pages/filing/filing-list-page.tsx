import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useFirmId, useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Empty, NoPermission } from '../../ui/states.tsx';
import { DateText, Unknown } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';

type Listed = OutputOf<'filing.list'>['shipments'][number];

/** The latest shipments: how many of their lines are decided, and what the broker said last. */
export function FilingListPage(): ReactNode {
  const t = useTranslations();
  const mayTrace = useMayDo()('trace');
  return (
    <>
      <PageHeader title={t('filing.listTitle')} lead={t('filing.listLead')} />
      {mayTrace ? <Shipments /> : <NoPermission title={t('problem.forbidden')} says={t('todo.forbidden')} />}
    </>
  );
}

function Shipments(): ReactNode {
  const t = useTranslations();
  const list = useOperation('filing.list', {});
  return (
    <Answer of={list} lines={10}>
      {({ shipments }) =>
        shipments.length === 0 ? (
          <Empty title={t('filing.emptyTitle')} says={t('filing.emptySays')} />
        ) : (
          <section className="card section" aria-label={t('filing.listTitle')}>
            <ShipmentTable rows={shipments} />
          </section>
        )
      }
    </Answer>
  );
}

function ShipmentTable({ rows }: { readonly rows: readonly Listed[] }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  return (
    <PlainTable
      label={t('filing.listTitle')}
      stacks
      rows={rows}
      keyOf={({ shipment }) => shipment.id}
      columns={[
        {
          head: t('filing.shipment'),
          cell: ({ shipment }) => (
            <Link className="code" to="/firms/$firm/shipments/$id/filing" params={{ firm, id: shipment.id }}>
              {shipment.name}
            </Link>
          ),
        },
        { head: t('filing.leftOn'), cell: ({ date }) => <DateText of={date} /> },
        { head: t('filing.consignee'), cell: ({ consignee }) => consignee ?? <Unknown /> },
        {
          head: t('filing.decided'),
          cell: ({ decided, lines, state }) => (
            <>
              <span className={state === 'open' ? 'tag' : 'tag good'}>{t(`filingState.${state}`)}</span>{' '}
              {t('filing.decidedOf', { decided, lines })}
            </>
          ),
        },
        { head: t('filing.broker'), cell: ({ last }) => <LastReport of={last} /> },
      ]}
    />
  );
}

function LastReport({ of }: { readonly of: Listed['last'] }): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  if (of === null) return <span className="soft">{t('filing.nothingReported')}</span>;
  return (
    <>
      {choiceWord(of.state)} · <DateText of={of.date} />
      {of.customsEntry !== null && <div className="soft code">{of.customsEntry}</div>}
    </>
  );
}
