import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { NumberRange } from '../../records/number-range.tsx';
import { Answer } from '../../ui/answer.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { DateText, NamedLink, RecordLink, Unknown } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';

type Row = OutputOf<'run.shipments'>['rows'][number];

const FIRST = 20;
const MOST = 1_000;

/** Where the run's cartons went, line by line. */
export function RunShipments({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const [limit, setLimit] = useState(FIRST);
  const shipments = useOperation('run.shipments', { id, limit }, { keepsPrevious: true });
  return (
    <Section title={t('kinds.shipment')} says={t('sheet.shipmentsSays')}>
      <Answer of={shipments} lines={2}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <p className="soft">{t('sheet.noShipments')}</p>
          ) : (
            <>
              <ShipmentTable rows={rows} />
              {total > rows.length && limit === FIRST && (
                <Button
                  className="no-print"
                  variant="subtle"
                  size="compact-sm"
                  onClick={() => setLimit(MOST)}
                >
                  {t('sheet.more', { count: total - rows.length })}
                </Button>
              )}
              {total > rows.length && limit === MOST && (
                <p className="soft">{t('sheet.notShown', { count: total - rows.length })}</p>
              )}
            </>
          )
        }
      </Answer>
    </Section>
  );
}

function ShipmentTable({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  return (
    <PlainTable
      label={t('kinds.shipment')}
      stacks
      rows={rows}
      keyOf={({ line }) => line}
      columns={[
        { head: fieldWord('shipment'), cell: ({ shipment }) => <Named of={shipment} /> },
        { head: fieldWord('date'), cell: ({ date }) => <DateText of={date} /> },
        { head: fieldWord('consignee'), cell: ({ consignee }) => <Named of={consignee} /> },
        { head: fieldWord('series'), cell: ({ series }) => <Named of={series} /> },
        { head: fieldWord('cartons'), cell: (row) => <Cartons row={row} /> },
      ]}
    />
  );
}

function Named({ of }: { readonly of: Row['consignee'] }): ReactNode {
  if (of === null) return <Unknown />;
  return <NamedLink of={of} />;
}

function Cartons({ row }: { readonly row: Row }): ReactNode {
  const t = useTranslations('sheet');
  const { ranges, line, cartons, units } = row;
  if (ranges.length > 0)
    return (
      <RecordLink kind="shipment-line" id={line}>
        {ranges.map((range, index) => (
          <span key={range.from}>
            {index > 0 && ', '}
            <NumberRange {...range} />
          </span>
        ))}
      </RecordLink>
    );
  return (
    <RecordLink kind="shipment-line" id={line}>
      {t('unnumbered')}
      {cartons !== null && ` · ${t('cartonsByCount', { count: cartons })}`}
      {units !== null && ` · ${t('unitsByCount', { count: units })}`}
    </RecordLink>
  );
}
