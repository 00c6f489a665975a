import { NumberInput } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useFirmId, useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { RecordHere } from '../../records/record-here.tsx';
import { Answer } from '../../ui/answer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ProblemState } from '../../ui/states.tsx';
import { Count, NamedLink } from '../../ui/values.tsx';
import { FORBIDDEN } from './expiring-page.tsx';

type Row = OutputOf<'small-batch.count'>['products'][number];
type YearCount = Row['before'];

/** Small-batch manufacturers: registration of a year, and units of each product against the limit. */
export function SmallBatchPage(): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const mayTrace = useMayDo()('trace');
  return (
    <>
      <PageHeader
        title={t('proof.smallBatch')}
        lead={t('proof.smallBatchLead')}
        actions={
          <Link to="/firms/$firm/$plural" params={{ firm, plural: 'small-batch-registrations' }} search={{}}>
            {t('proof.registrations')}
          </Link>
        }
      />
      {mayTrace ? <Years /> : <ProblemState error={FORBIDDEN} />}
    </>
  );
}

function Years(): ReactNode {
  const t = useTranslations();
  const { year = new Date().getFullYear() } = useSearch({ from: '/firms/$firm/small-batch' });
  const navigate = useNavigate({ from: '/firms/$firm/small-batch' });
  const count = useOperation('small-batch.count', { year }, { keepsPrevious: true });
  return (
    <div className="stack">
      <search>
        <NumberInput
          label={t('proof.year')}
          maw={160}
          min={2012}
          max={2100}
          allowDecimal={false}
          value={year}
          onChange={(next) => {
            if (typeof next === 'number' && next >= 2012 && next <= 2100)
              void navigate({ search: { year: next }, replace: true });
          }}
        />
      </search>
      <Answer of={count} lines={6}>
        {({ limit, products }) => (
          <Section
            title={t('proof.unitsOf', { year: String(year) })}
            says={
              limit === null
                ? t('proof.limitUnknown')
                : t('proof.limitSays', { limit, before: String(year - 1) })
            }
            actions={<RecordHere kind="small-batch-registration" from={{ year }} />}
          >
            {products.length === 0 ? (
              <p className="soft">{t('proof.noRegistration')}</p>
            ) : (
              <Products rows={products} year={year} />
            )}
          </Section>
        )}
      </Answer>
    </div>
  );
}

function Products({ rows, year }: { readonly rows: readonly Row[]; readonly year: number }): ReactNode {
  const t = useTranslations();
  return (
    <PlainTable
      label={t('proof.unitsOf', { year: String(year) })}
      stacks
      rows={rows}
      keyOf={({ party, product }) => `${party.id} ${product.id}`}
      columns={[
        {
          head: t('kind.product'),
          cell: ({ product, party }: Row) => (
            <>
              <NamedLink of={product} />
              <div className="soft">{party.name}</div>
            </>
          ),
        },
        {
          head: t('proof.registration'),
          cell: ({ registration }: Row) =>
            registration ?? <span className="tag bad">{t('proof.notRegistered')}</span>,
        },
        { head: String(year - 1), cell: ({ before }: Row) => <YearUnits of={before} /> },
        { head: String(year), cell: ({ current }: Row) => <YearUnits of={current} /> },
        {
          head: t('proof.relief'),
          cell: ({ relieved }: Row) => (
            <span className={relieved ? 'tag good' : 'tag bad'}>
              {t(relieved ? 'proof.relieved' : 'proof.notRelieved')}
            </span>
          ),
        },
      ]}
    />
  );
}

const TONES = { within: 'tag good', near: 'tag warn', over: 'tag bad', unknown: 'tag warn' } as const;

function YearUnits({ of: { units, open, state } }: { readonly of: YearCount }): ReactNode {
  const t = useTranslations();
  return (
    <>
      <Count of={units} /> <span className={TONES[state]}>{t(`proof.batchState.${state}`)}</span>
      {open > 0 && <div className="soft">{t('proof.runsOpen', { count: open })}</div>}
    </>
  );
}
