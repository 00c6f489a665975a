import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ScopeClass } from '../../ui/scope-class.tsx';
import { DateText, NamedLink, RecordLink } from '../../ui/values.tsx';
import { MoreRows } from './more-rows.tsx';
import { ScopeCounts } from './scope-counts.tsx';
import { narrowingOf, notCleared } from './scope-search.ts';
import type { Holder } from './scope-totals.tsx';
import { useScopePages, useScopeSearch } from './use-scope.ts';
import type { RowOf } from './use-scope.ts';

type Range = RowOf<'scope.ranges'>;

/** What one holder has: its shipments with their carton ranges, and those on no shipment. */
export function HolderParts({ holder: { place, party } }: { readonly holder: Holder }): ReactNode {
  const t = useTranslations('scope');
  const { search } = useScopeSearch();
  const there = { ...narrowingOf(search), place, ...(party === null ? {} : { consignee: party.id }) };
  const shipments = useScopePages('scope.holders', { ...there, by: 'shipment', limit: 50 });
  const ranges = useScopePages('scope.ranges', { ...there, limit: 200 });
  const loose = ranges.rows.filter((range) => range.shipment === null);
  const shown = shipments.rows.filter(
    (row) => search.class === 'cleared' || notCleared(row.units) > 0 || notCleared(row.cartons) > 0,
  );
  return (
    <>
      {shown.map((row) => (
        <ShipmentPart
          key={row.shipment?.id ?? ''}
          row={row}
          ranges={ranges.rows.filter((range) => range.shipment?.id === row.shipment?.id)}
        />
      ))}
      <MoreRows of={shipments} lines={2} />
      {loose.length > 0 && (
        <div>
          {shown.length > 0 && <h3>{t('notOnShipment')}</h3>}
          <Ranges ranges={loose} />
        </div>
      )}
      {shown.length === 0 && ranges.query.isSuccess && ranges.rows.length === 0 && (
        <p className="soft">{t('noCartons')}</p>
      )}
      <MoreRows of={ranges} lines={2} />
    </>
  );
}

function ShipmentPart({
  row,
  ranges,
}: {
  readonly row: Holder;
  readonly ranges: readonly Range[];
}): ReactNode {
  const t = useTranslations('scope');
  const { search, narrow } = useScopeSearch();
  const { shipment } = row;
  if (shipment === null) return null;
  return (
    <div className="scope-shipment">
      <div className="row apart">
        <h3 className="row">
          <NamedLink of={shipment} />
          <span className="soft">{row.date === null ? t('noDate') : <DateText of={row.date} />}</span>
          {search.shipment !== shipment.id && (
            <Button
              className="no-print"
              variant="subtle"
              size="compact-xs"
              onClick={() => narrow({ shipment: shipment.id })}
            >
              {t('narrowHere', { name: shipment.name })}
            </Button>
          )}
        </h3>
        <ScopeCounts of={row.units} />
      </div>
      <Ranges ranges={ranges} />
    </div>
  );
}

function Ranges({ ranges }: { readonly ranges: readonly Range[] }): ReactNode {
  const t = useTranslations();
  if (ranges.length === 0) return null;
  return (
    <ul className="scope-ranges" aria-label={t('scope.ranges')}>
      {ranges.map((range) => (
        <li key={`${range.series.id} ${String(range.from)} ${range.class}`}>
          <span>
            <RecordLink kind="carton-series" id={range.series.id}>
              {range.marks}
            </RecordLink>{' '}
            <span className="soft" style={{ whiteSpace: 'nowrap' }}>
              {t('scope.cartonCount', { count: range.to - range.from })}
            </span>
          </span>
          <ScopeClass of={range.class} />
          <span>
            <span className="soft">{t('scope.perCarton')}: </span>
            <ScopeCounts of={range.perCarton} />
          </span>
          {range.reasons.length > 0 && (
            <span className="soft">{range.reasons.map((one) => t(`scopeReason.${one}`)).join(' · ')}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
