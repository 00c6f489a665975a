import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Count, NamedLink } from '../../ui/values.tsx';
import type { RunRow } from './scope-runs.tsx';
import type { Summary } from './scope-search.ts';

type Sums = Summary['conservation'];

export const CONSERVED = [
  'shipped',
  'returned',
  'inStock',
  'unsettled',
  'sampled',
  'scrapped',
  'looseStock',
  'delivered',
  'reworkedAway',
  'unaccounted',
] as const;

/** Everything made is somewhere: all runs in one line, then each of those shown. Ways that nothing went are left out, but never what is unaccounted for. */
export function ConservationTable({
  all,
  rows,
}: {
  readonly all: Sums;
  readonly rows: readonly RunRow[];
}): ReactNode {
  const t = useTranslations('scope');
  const runs = rows.flatMap(({ run, conservation }) =>
    conservation === null ? [] : [{ run, conservation }],
  );
  const used = CONSERVED.filter((name) => name === 'unaccounted' || all[name] !== 0);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling box needs keyboard focus
    <div className="scroll-x" tabIndex={0} role="group" aria-label={t('conservation')}>
      <table className="bare-table">
        <thead>
          <tr>
            <th scope="col">{t('run')}</th>
            <th scope="col" className="number">
              {t('made')}
            </th>
            {used.map((name) => (
              <th key={name} scope="col" className="number">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <SumRow name={<strong>{t('allRuns')}</strong>} sums={all} used={used} />
          {runs.map(({ run, conservation }) => (
            <SumRow key={run.id} name={<NamedLink of={run} />} sums={conservation} used={used} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SumRow({
  name,
  sums,
  used,
}: {
  readonly name: ReactNode;
  readonly sums: Sums;
  readonly used: readonly (typeof CONSERVED)[number][];
}): ReactNode {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">
        <Count of={sums.made} />
      </td>
      {used.map((column) => (
        <td key={column} className="number">
          {column === 'unaccounted' && sums[column] !== 0 ? (
            <strong>
              <Count of={sums[column]} />
            </strong>
          ) : (
            <Count of={sums[column]} />
          )}
        </td>
      ))}
    </tr>
  );
}
