import { Select } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useFirmId, useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { CallError } from '../../client/problem.ts';
import { Answer } from '../../ui/answer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { NoMatch, ProblemState } from '../../ui/states.tsx';
import { DateText, KindAndLink, NamedLink } from '../../ui/values.tsx';
import { RuleNames } from '../../records/rule-names.tsx';
import { EXPIRY_KINDS } from './proof-search.ts';

type Expiring = OutputOf<'evidence.expiring'>['expiring'][number];

/** The calendar of what ends: reports, certificates of components, claims, registrations, laboratories, plans, agreements. */
export function ExpiringPage(): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const mayTrace = useMayDo()('trace');
  if (!mayTrace)
    return (
      <>
        <PageHeader title={t('proof.expiring')} />
        <ProblemState error={FORBIDDEN} />
      </>
    );
  return (
    <>
      <PageHeader
        title={t('proof.expiring')}
        lead={t('proof.expiringLead')}
        actions={
          <>
            <Link to="/firms/$firm/report-entry" params={{ firm }} search={{}}>
              {t('proof.enterReport')}
            </Link>
            <Link to="/firms/$firm/small-batch" params={{ firm }}>
              {t('proof.smallBatch')}
            </Link>
            <Link to="/firms/$firm/evidence-scope" params={{ firm }} search={{}}>
              {t('proof.restsOn')}
            </Link>
          </>
        }
      />
      <Calendar />
    </>
  );
}

export const FORBIDDEN = new CallError({ code: 'forbidden', detail: '', faults: [], requestId: null });

function Calendar(): ReactNode {
  const t = useTranslations();
  const { what } = useSearch({ from: '/firms/$firm/expiring' });
  const navigate = useNavigate({ from: '/firms/$firm/expiring' });
  const asked = useOperation('evidence.expiring', what === undefined ? {} : { what }, {
    keepsPrevious: true,
  });
  const choose = (next: string | null): void => {
    const known = EXPIRY_KINDS.find((one) => one === next);
    void navigate({ search: known === undefined ? {} : { what: known }, replace: true });
  };
  return (
    <div className="stack">
      <search>
        <Select
          label={t('proof.what')}
          placeholder={t('proof.everything')}
          clearable
          maw={320}
          data={EXPIRY_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={what ?? null}
          onChange={choose}
        />
      </search>
      <Answer of={asked} lines={12}>
        {({ expiring, today }) => <Months of={expiring} today={today} />}
      </Answer>
    </div>
  );
}

/** What is past first, then month by month. */
function Months({ of, today }: { readonly of: readonly Expiring[]; readonly today: string }): ReactNode {
  const t = useTranslations();
  const format = useFormatter();
  if (of.length === 0) return <NoMatch />;
  const past = of.filter(({ state }) => state === 'past');
  const months = Map.groupBy(
    of.filter(({ state }) => state !== 'past'),
    ({ on }) => on.slice(0, 7),
  );
  const nameOf = (month: string): string =>
    format.dateTime(Date.parse(`${month}-01T00:00Z`), { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return (
    <>
      {past.length > 0 && (
        <Section title={t('proof.past', { count: past.length })} says={t('proof.pastSays')}>
          <Rows label={t('proof.past', { count: past.length })} rows={past.toReversed()} today={today} />
        </Section>
      )}
      {[...months].map(([month, rows]) => (
        <Section key={month} title={nameOf(month)}>
          <Rows label={nameOf(month)} rows={rows} today={today} />
        </Section>
      ))}
    </>
  );
}

const TONES = { past: 'tag bad', soon: 'tag warn', later: 'tag' } as const;

function Rows({
  label,
  rows,
  today,
}: {
  readonly label: string;
  readonly rows: readonly Expiring[];
  readonly today: string;
}): ReactNode {
  const t = useTranslations();
  return (
    <PlainTable
      label={label}
      stacks
      rows={rows}
      keyOf={({ what, record, on, rules }) => `${what} ${record.id} ${on} ${rules[0] ?? ''}`}
      columns={[
        {
          head: t('proof.lastDay'),
          cell: ({ on, state }: Expiring) => (
            <>
              <DateText of={on} />
              <div>
                <span className={TONES[state]}>
                  {t('proof.daysLeft', { days: Math.abs(daysBetween(today, on)), state })}
                </span>
              </div>
            </>
          ),
        },
        {
          head: t('proof.what'),
          cell: ({ record }: Expiring) => <KindAndLink of={record} />,
        },
        { head: t('proof.of'), cell: ({ of, site }: Expiring) => <About of={of} site={site} /> },
        { head: t('field.rules'), cell: ({ rules }: Expiring) => <RuleNames ids={rules} /> },
      ]}
    />
  );
}

function About({ of, site }: Pick<Expiring, 'of' | 'site'>): ReactNode {
  return (
    <>
      {[of, site].map(
        (one) =>
          one !== null && (
            <div key={one.kind}>
              <NamedLink of={one} />
            </div>
          ),
      )}
    </>
  );
}

function daysBetween(today: string, on: string): number {
  return Math.round((Date.parse(on) - Date.parse(today)) / 86_400_000);
}
