import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { markRange } from '../../../src/domain/code/mark-range.ts';
import type { OutputOf } from '../../client/call.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { Count, DateText, NamedLink, RecordLink, Unknown } from '../../ui/values.tsx';

type Consignee = OutputOf<'recall.consignees'>['consignees'][number];

const RANGES_SHOWN = 12;

/** Who was sent recalled goods: their cartons, lots and quantities. */
export function RecallConsignees({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const found = useOperation('recall.consignees', { id });
  return (
    <Section title={t('recall.consignees')} says={t('recall.consigneesSays')}>
      <Answer of={found} lines={4}>
        {({ consignees }) =>
          consignees.length === 0 ? (
            <p className="soft">{t('recall.noConsignees')}</p>
          ) : (
            <PlainTable
              label={t('recall.consignees')}
              stacks
              rows={consignees}
              keyOf={({ party }) => party?.id ?? ''}
              columns={[
                { head: t('recall.holder'), cell: ({ party }) => <Who party={party} /> },
                { head: t('recall.cartons'), cell: (consignee) => <Cartons of={consignee} /> },
                { head: t('recall.lots'), cell: ({ lots }) => <Lots lots={lots} /> },
                {
                  head: t('recall.units'),
                  isNumber: true,
                  cell: ({ units, isUnitsKnown }) =>
                    isUnitsKnown ? <Count of={units} /> : t('recall.atLeast', { count: units }),
                },
              ]}
            />
          )
        }
      </Answer>
    </Section>
  );
}

function Who({ party }: Pick<Consignee, 'party'>): ReactNode {
  if (party === null) return <Unknown />;
  return <NamedLink of={party} />;
}

function Cartons({ of: { cartons, cartonCount, unnumbered } }: { readonly of: Consignee }): ReactNode {
  const t = useTranslations();
  return (
    <>
      {t('recall.cartonCount', { count: cartonCount })}
      {cartons.slice(0, RANGES_SHOWN).map(({ series, from, shipment, ...marks }) => (
        <div key={`${series} ${String(from)}`}>
          {markRange(marks)}{' '}
          {shipment !== null && (
            <span className="soft">
              <RecordLink kind="shipment" id={shipment.id}>
                {shipment.code}
              </RecordLink>{' '}
              <DateText of={shipment.date} />
            </span>
          )}
        </div>
      ))}
      {cartons.length > RANGES_SHOWN && (
        <div>{t('recall.moreRanges', { count: cartons.length - RANGES_SHOWN })}</div>
      )}
      {unnumbered.map(({ shipment }) => (
        <div key={shipment.id} className="tag bad">
          {t('recall.unnumbered', { shipment: shipment.code })}
        </div>
      ))}
    </>
  );
}

function Lots({ lots }: Pick<Consignee, 'lots'>): ReactNode {
  return lots.map(({ run, units }) => (
    <div key={run.id}>
      <NamedLink of={run} />: <Count of={units} />
    </div>
  ));
}
