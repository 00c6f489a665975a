import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { ScopeClass } from '../../ui/scope-class.tsx';
import { Section } from '../../ui/section.tsx';
import { Count, NamedLink, RecordLink } from '../../ui/values.tsx';
import { MoreRows } from './more-rows.tsx';
import { ConservationTable } from './scope-conservation.tsx';
import { ScopeCounts } from './scope-counts.tsx';
import type { Summary } from './scope-search.ts';
import { useScopePages, useScopeSearch } from './use-scope.ts';
import type { RowOf } from './use-scope.ts';

export type RunRow = RowOf<'scope.runs'>;
type Stretch = RunRow['stretches'][number];

/** Runs with their stretches, and where their units are: both show the runs that are in scope, or all. */
export function ScopeRuns({ summary }: { readonly summary: Summary }): ReactNode {
  const t = useTranslations('scope');
  const { search } = useScopeSearch();
  const [isAll, setAll] = useState(false);
  const showsAll = isAll || search.boundary === 'product';
  const said = search.class ?? (showsAll ? undefined : 'not-cleared');
  const runs = useScopePages('scope.runs', {
    limit: 50,
    ...(search.run === undefined ? {} : { run: search.run }),
    ...(said === undefined ? {} : { class: said }),
  });
  return (
    <>
      <Section
        title={t('runs')}
        says={t('runsSays')}
        actions={
          <SegmentedControl
            className="no-print"
            size="xs"
            aria-label={t('runs')}
            data={[
              { value: 'scope', label: t('runsInScope') },
              { value: 'all', label: t('runsAll') },
            ]}
            value={showsAll ? 'all' : 'scope'}
            onChange={(value) => setAll(value === 'all')}
          />
        }
      >
        {runs.query.isSuccess && runs.rows.length === 0 && <p>{t('runsNone')}</p>}
        <ul className="plain-list">
          {runs.rows.map((row) => (
            <RunItem key={row.run.id} row={row} />
          ))}
        </ul>
        <MoreRows of={runs} />
      </Section>
      <Section title={t('conservation')} says={t('conservationSays')}>
        <ConservationTable all={summary.conservation} rows={runs.rows} />
        <MoreRows of={runs} />
      </Section>
    </>
  );
}

/** More stretches than anybody reads at once; the export has them all. */
const MOST_STRETCHES = 12;

function RunItem({ row }: { readonly row: RunRow }): ReactNode {
  const t = useTranslations('scope');
  const { run, product, made, stretches, counts } = row;
  return (
    <li className="scope-run">
      <div className="row apart">
        <span>
          <RecordLink kind="run" id={run.id}>
            <strong>{run.name}</strong>
          </RecordLink>{' '}
          <span className="soft">{product.name}</span>
        </span>
        <span className="soft">
          {made === null ? (
            t('open')
          ) : (
            <>
              {t('made')} <Count of={made} />
            </>
          )}
        </span>
      </div>
      {made !== null && made > 0 && counts === null && <StretchBar stretches={stretches} made={made} />}
      {counts !== null && <ScopeCounts of={counts} />}
      <ul className="scope-stretches">
        {stretches.slice(0, MOST_STRETCHES).map((stretch) => (
          <StretchItem key={stretch.span.from} stretch={stretch} isOpen={made === null} />
        ))}
      </ul>
      {stretches.length > MOST_STRETCHES && (
        <p className="soft">{t('andMore', { count: stretches.length - MOST_STRETCHES })}</p>
      )}
    </li>
  );
}

/** The run from its first to its last unit; the list below says the same in words. */
function StretchBar({
  stretches,
  made,
}: {
  readonly stretches: readonly Stretch[];
  readonly made: number;
}): ReactNode {
  const percent = (units: number): string => `${String((units / made) * 100)}%`;
  return (
    <div className="scope-bar" aria-hidden>
      {stretches.map(({ span, class: said }) => (
        <i
          key={span.from}
          className={`scope-fill scope-${said}`}
          style={{ left: percent(span.from - 1), width: percent(span.to - span.from) }}
        />
      ))}
    </div>
  );
}

function StretchItem({
  stretch,
  isOpen,
}: {
  readonly stretch: Stretch;
  readonly isOpen: boolean;
}): ReactNode {
  const t = useTranslations();
  const format = useFormatter();
  const { span, reasons, room, restsOn } = stretch;
  const [from, to] = [format.number(span.from), format.number(span.to - 1)];
  return (
    <li>
      <ScopeClass of={stretch.class} />{' '}
      <span>
        {isOpen ? t('scope.unitsOpen', { from }) : t('scope.unitsFrom', { from, to })}
        {reasons.length > 0 && `: ${reasons.map((one) => t(`scopeReason.${one}`)).join(' · ')}`}
        {room !== undefined && room.quantity > 0 && `; ${t('scope.room', { units: room.units })}`}
        {restsOn.length > 0 && <RestsOn records={restsOn} />}
      </span>
    </li>
  );
}

const MOST_RECORDS = 4;

function RestsOn({ records }: { readonly records: Stretch['restsOn'] }): ReactNode {
  const t = useTranslations('scope');
  const more = records.length - MOST_RECORDS;
  return (
    <span className="soft">
      {'. '}
      {t('restsOn')}{' '}
      {records.slice(0, MOST_RECORDS).map((one, index) => (
        <span key={`${one.kind} ${one.id}`}>
          {index > 0 && ', '}
          <NamedLink of={one} />
        </span>
      ))}
      {more > 0 && ` ${t('andMore', { count: more })}`}
    </span>
  );
}
