import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { NamedLink, RecordLink } from '../../ui/values.tsx';
import { RunChanges } from './run-changes.tsx';
import { RunRequirements } from './run-requirements.tsx';
import styles from './run.module.css';

/** As the matrix calls the row that no plan names. */
const WHOLE_PRODUCT = 'Whole product';

type Coverage = OutputOf<'coverage.run'>;
type Row = Coverage['rows'][number];
type Cell = Row['cells'][number];

/** What proves each accessible component for each rule, with the evidence behind each cell, and what is missing. */
export function RunCoverage({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const coverage = useOperation('coverage.run', { id });
  return (
    <Section title={t('coverage.title')} anchor="coverage" says={t('coverage.says')}>
      <Answer of={coverage} lines={4}>
        {(found) => (
          <>
            <p>
              <span className={found.whole ? 'tag good' : 'tag bad'}>
                {found.whole ? t('coverage.whole') : t('coverage.notWhole')}
              </span>{' '}
              {t('coverage.count', { covered: found.covered, cells: found.cells })}{' '}
              {found.plan !== null && <NamedLink of={found.plan} />}
            </p>
            <RunRequirements of={found} />
            {found.plan === null && <p className="soft">{t('coverage.noPlan')}</p>}
            {found.cells > 0 && (
              <div className={styles['matrix']}>
                <Matrix of={found} />
              </div>
            )}
            <RunChanges run={id} product={found.product.id} changes={found.changes} />
          </>
        )}
      </Answer>
    </Section>
  );
}

function Matrix({ of: { rows, rules } }: { readonly of: Coverage }): ReactNode {
  const t = useTranslations();
  const language = useLocale() === 'zh' ? 'zh' : 'en';
  return (
    <PlainTable
      label={t('coverage.title')}
      stacks
      rows={rows}
      keyOf={({ component, slot }) => `${component} ${slot ?? ''}`}
      columns={[
        { head: t('field.component'), cell: (row: Row) => <ComponentName of={row} /> },
        ...rules.map(({ id, title, asked }) => ({
          head: asked === 'may-apply' ? `${title[language]} (${t('coverage.mayApply')})` : title[language],
          cell: ({ cells }: Row) => <CellText of={cells.find(({ rule }) => rule === id)} />,
        })),
      ]}
    />
  );
}

function ComponentName({ of: { component, colour, materials } }: { readonly of: Row }): ReactNode {
  const t = useTranslations();
  const firms = [
    ...new Set(materials.map(({ supplier }) => supplier?.name ?? '').filter((name) => name !== '')),
  ];
  return (
    <>
      <strong>{component === WHOLE_PRODUCT ? t('coverage.wholeProduct') : component}</strong>
      {[colour, ...firms].map(
        (part) =>
          part !== null && (
            <div key={part} className="soft">
              {part}
            </div>
          ),
      )}
    </>
  );
}

function CellText({ of: cell }: { readonly of: Cell | undefined }): ReactNode {
  const t = useTranslations();
  if (cell === undefined) return <span className="soft">{t('coverage.notAsked')}</span>;
  const isProven = cell.state === 'covered' || cell.state === 'no-test-needed';
  const evidence = new Map(cell.evidence.map((one) => [one.evidence.id, one]));
  return (
    <>
      <span className={isProven ? 'tag good' : cell.state === 'unconfirmed' ? 'tag warn' : 'tag bad'}>
        {t(`cellState.${cell.state}`)}
      </span>
      {cell.hidden && <div className="soft">{t('coverage.hidden')}</div>}
      {[...evidence.values()].map(({ evidence: { kind, id, name }, section }) => (
        <div key={id}>
          <RecordLink kind={kind} id={id}>
            {name}
          </RecordLink>
          {section !== null && <span className="soft">{t('coverage.section', { section })}</span>}
        </div>
      ))}
    </>
  );
}
