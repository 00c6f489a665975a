import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ScopeClass } from '../../ui/scope-class.tsx';
import { Section } from '../../ui/section.tsx';
import { Count } from '../../ui/values.tsx';
import { CLASSES, notCleared } from './scope-search.ts';
import type { ClassName, Counts } from './scope-search.ts';
import type { RowOf, ScopePages } from './use-scope.ts';
import { useScopeSearch } from './use-scope.ts';

const COLUMNS = ['units', 'cartons', 'shipments', 'consignees'] as const;
type Totals = Readonly<Record<(typeof COLUMNS)[number], Counts>>;
export type Holder = RowOf<'scope.holders'>;

/** The four answers on top of each other, each as units, cartons, shipments and consignees: never one number. */
export function ScopeTotals({ holders }: { readonly holders: ScopePages<'scope.holders'> }): ReactNode {
  const t = useTranslations('scope');
  const { search } = useScopeSearch();
  const totals = holders.first?.totals;
  if (totals === undefined) return null;
  return (
    <Section title={t('totals')} says={t('totalsSays')}>
      <table className="scope-totals">
        <thead>
          <tr>
            <th scope="col">{t('class')}</th>
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className="number">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {CLASSES.map((name) => (
            <ClassRow key={name} name={name} totals={totals} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('inScope')}</th>
            {COLUMNS.map((name) => (
              <td key={name} className="number" data-label={t(name)}>
                <strong>
                  <Count of={notCleared(totals[name])} />
                </strong>
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      {search.run !== undefined && <p className="soft">{t('ofRun')}</p>}
    </Section>
  );
}

function ClassRow({ name, totals }: { readonly name: ClassName; readonly totals: Totals }): ReactNode {
  const t = useTranslations();
  const all = CLASSES.reduce((sum, one) => sum + totals.units[one], 0);
  const share = all === 0 ? 0 : (totals.units[name] / all) * 100;
  return (
    <tr>
      <th scope="row">
        <ScopeClass of={name} />
        <span className="soft says">{t(`scopeClassSays.${name}`)}</span>
        <span className="scope-share" aria-hidden>
          {totals.units[name] > 0 && (
            <i className={`scope-fill scope-${name}`} style={{ width: `${String(Math.max(share, 0.6))}%` }} />
          )}
        </span>
      </th>
      {COLUMNS.map((column) => (
        <td key={column} className="number" data-label={t(`scope.${column}`)}>
          <Count of={totals[column][name]} />
        </td>
      ))}
    </tr>
  );
}
