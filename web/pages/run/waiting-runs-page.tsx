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
import { Count, DateText, NamedLink, Unknown } from '../../ui/values.tsx';
import { useFindingText } from './finding-text.ts';

type Waiting = OutputOf<'release.waiting'>['runs'][number];
type Standing = Waiting['conditions'][number];

/** The runs between the factory and the truck, those with most against them first, and what stands against each. */
export function WaitingRunsPage(): ReactNode {
  const t = useTranslations();
  const mayTrace = useMayDo()('trace');
  return (
    <>
      <PageHeader title={t('nav.release')} lead={t('gate.waitingLead')} />
      {mayTrace ? (
        <WaitingRuns />
      ) : (
        <NoPermission title={t('problem.forbidden')} says={t('todo.forbidden')} />
      )}
    </>
  );
}

function WaitingRuns(): ReactNode {
  const t = useTranslations();
  const waiting = useOperation('release.waiting', {});
  return (
    <Answer of={waiting} lines={10}>
      {({ total, runs }) =>
        runs.length === 0 ? (
          <Empty title={t('gate.waitingEmptyTitle')} says={t('gate.waitingEmptySays')} />
        ) : (
          <section className="card section" aria-label={t('nav.release')}>
            {total > runs.length && (
              <p className="soft">{t('gate.waitingShown', { shown: runs.length, total })}</p>
            )}
            <RunTable rows={runs} />
          </section>
        )
      }
    </Answer>
  );
}

function RunTable({ rows }: { readonly rows: readonly Waiting[] }): ReactNode {
  const t = useTranslations();
  return (
    <PlainTable
      label={t('nav.release')}
      stacks
      rows={rows}
      keyOf={({ run }) => run.id}
      columns={[
        { head: t('kind.run'), cell: (row: Waiting) => <RunName of={row} /> },
        {
          head: t('kind.product'),
          cell: ({ product, factory }: Waiting) => (
            <>
              <NamedLink of={product} />
              <div className="soft">{factory?.name ?? <Unknown />}</div>
            </>
          ),
        },
        { head: t('gate.waitingMadeOn'), cell: ({ madeOn }: Waiting) => <DateText of={madeOn} /> },
        { head: t('field.made'), isNumber: true, cell: ({ units }: Waiting) => <Count of={units} /> },
        { head: t('gate.waitingBetween'), cell: (row: Waiting) => <Between of={row} /> },
      ]}
    />
  );
}

function RunName({ of: { run, beforeShipping } }: { readonly of: Waiting }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  return (
    <>
      <Link
        className="code"
        to="/firms/$firm/$plural/$id"
        params={{ firm, plural: 'runs', id: run.id }}
        search={{}}
        hash="release"
      >
        {run.name}
      </Link>
      {beforeShipping && (
        <div>
          <span className="tag">{t('gate.waitingMustBe')}</span>
        </div>
      )}
    </>
  );
}

function Between({ of: { standing, conditions } }: { readonly of: Waiting }): ReactNode {
  const t = useTranslations();
  if (standing === 0) return <span className="tag good">{t('gate.waitingOpen')}</span>;
  return (
    <>
      <strong>{t('gate.waitingThings', { count: standing })}</strong>
      <ul className="plain-list">
        {conditions.map((one) => (
          <StandingCondition key={one.condition} of={one} />
        ))}
      </ul>
    </>
  );
}

function StandingCondition({
  of: { condition, known, findings, more },
}: {
  readonly of: Standing;
}): ReactNode {
  const t = useTranslations();
  const textOf = useFindingText();
  return (
    <li>
      <span className={known ? 'tag bad' : 'tag warn'}>{t(`choice.${condition}`)}</span>{' '}
      {findings.map(textOf).join(' ')}
      {more > 0 && <span className="soft">{` ${t('gate.waitingMore', { count: more })}`}</span>}
    </li>
  );
}
