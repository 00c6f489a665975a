import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useOperation } from '../../client/operation-hooks.ts';
import { fieldColumn, labelColumn } from '../../records/list-columns.tsx';
import { RelatedTable } from '../../records/related-records.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { DateText, RecordLink } from '../../ui/values.tsx';
import { weekOf } from './week.ts';

const SHOWN = 20;
const COLUMNS = [
  fieldColumn('date', { isDate: true }),
  labelColumn,
  fieldColumn('consignee', { to: 'party' }),
  fieldColumn('container'),
];

/** What leaves from Monday to Sunday of this week, by day. */
export function WeekShipments(): ReactNode {
  const t = useTranslations();
  const { from, to } = weekOf(new Date());
  const list = useOperation('shipment.list', { sort: 'date', from, to, limit: SHOWN });
  const title = t('overview.ships');
  const days = (
    <p>
      <DateText of={from} /> – <DateText of={to} />
    </p>
  );
  return (
    <Section title={title} actions={days}>
      <Answer of={list}>
        {({ records }) =>
          records.length === 0 ? (
            <NoShipments before={from} />
          ) : (
            <RelatedTable label={title} columns={COLUMNS} records={records} />
          )
        }
      </Answer>
    </Section>
  );
}

function NoShipments({ before }: { readonly before: string }): ReactNode {
  const t = useTranslations();
  const list = useOperation('shipment.list', { sort: 'date', descending: true, to: before, limit: 1 });
  const last = list.data?.records[0];
  return (
    <>
      <p>{t('overview.noShips')}</p>
      {last?.body.date !== undefined && (
        <p className="soft">
          {t('overview.lastShipped')} <DateText of={last.body.date} />
          {' · '}
          <RecordLink kind={last.kind} id={last.id}>
            {last.label}
          </RecordLink>
        </p>
      )}
    </>
  );
}
