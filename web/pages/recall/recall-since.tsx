import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { markRange } from '../../../src/domain/code/mark-range.ts';
import type { OutputOf } from '../../client/call.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { Count, NamedLink, Unknown } from '../../ui/values.tsx';

type Since = OutputOf<'recall.since'>;
type Today = NonNullable<Since['today']>;
type Cartons = Today['cameIn'][number];

/** What the recall took in, held against what today's records say. */
export function RecallSince({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const found = useOperation('recall.since', { id });
  return (
    <Section title={t('recallSince.title')} says={t('recallSince.says')}>
      <Answer of={found} lines={3}>
        {(since) =>
          since.today === null ? (
            <p className="will grave">{t('recallSince.byHand')}</p>
          ) : (
            <Held since={since} today={since.today} />
          )
        }
      </Answer>
    </Section>
  );
}

function Held({ since, today }: { readonly since: Since; readonly today: Today }): ReactNode {
  const t = useTranslations();
  const { declaredAt, entriesSince, unitsThen, cartonsThen } = since;
  return (
    <>
      <p>
        {t('recallSince.figures', {
          ...{ unitsThen, cartonsThen, unitsNow: today.unitsNow, cartonsNow: today.cartonsNow },
          ...{ position: declaredAt ?? 0, entries: entriesSince ?? 0 },
        })}
      </p>
      {today.same && <p className="tag good">{t('recallSince.same')}</p>}
      {!today.allowed && (
        <p className="will grave">{t('recallSince.notAllowed', { count: today.notClearedOutside })}</p>
      )}
      <Runs runs={today.runs} />
      <CartonList
        title={t('recallSince.cameIn')}
        says={t('recallSince.cameInSays')}
        of={today.cameIn}
        isGrave
      />
      <CartonList title={t('recallSince.wentOut')} says={t('recallSince.wentOutSays')} of={today.wentOut} />
      <Moved moved={today.moved} />
      <Untold consignees={today.consignees} />
    </>
  );
}

function Runs({ runs }: Pick<Today, 'runs'>): ReactNode {
  const t = useTranslations();
  if (runs.length === 0) return null;
  const units = (of: { readonly units: number | null } | null): ReactNode =>
    of === null ? <span className="soft">{t('recallSince.notIn')}</span> : <Count of={of.units} />;
  return (
    <>
      <h3>{t('recallSince.runs')}</h3>
      <PlainTable
        label={t('recallSince.runs')}
        rows={runs}
        keyOf={({ run }) => run.id}
        columns={[
          {
            head: t('kind.run'),
            cell: ({ run }) => <NamedLink of={run} />,
          },
          { head: t('recallSince.then'), isNumber: true, cell: ({ then }) => units(then) },
          { head: t('recallSince.now'), isNumber: true, cell: ({ now }) => units(now) },
        ]}
      />
    </>
  );
}

function CartonList({
  title,
  says,
  of,
  isGrave = false,
}: {
  readonly title: string;
  readonly says: string;
  readonly of: readonly Cartons[];
  readonly isGrave?: boolean;
}): ReactNode {
  if (of.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <p className={isGrave ? 'will grave' : 'soft'}>{says}</p>
      <ul className="plain-list">
        {of.map((one) => (
          <li key={`${one.series.id} ${String(one.from)}`}>
            <Marks of={one} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Marks({ of }: { readonly of: Cartons }): ReactNode {
  return (
    <>
      {markRange(of)} <Holder place={of.place} party={of.party} />
    </>
  );
}

function Holder({ place, party }: Pick<Cartons, 'place' | 'party'>): ReactNode {
  const t = useTranslations();
  if (party === null) return <span className="soft">{t(`scopePlace.${place}`)}</span>;
  return <NamedLink of={party} />;
}

function Moved({ moved }: Pick<Today, 'moved'>): ReactNode {
  const t = useTranslations();
  if (moved.length === 0) return null;
  return (
    <>
      <h3>{t('recallSince.moved')}</h3>
      <ul className="plain-list">
        {moved.map(({ cartons, place, party }) => (
          <li key={`${cartons.series.id} ${String(cartons.from)}`}>
            <Marks of={cartons} />; {t('recallSince.before')} <Holder place={place} party={party} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Untold({ consignees }: Pick<Today, 'consignees'>): ReactNode {
  const t = useTranslations();
  if (consignees.length === 0) return null;
  return (
    <>
      <h3>{t('recallSince.consignees')}</h3>
      <PlainTable
        label={t('recallSince.consignees')}
        stacks
        rows={consignees}
        keyOf={({ party }) => party?.id ?? ''}
        columns={[
          {
            head: t('notice.consignee'),
            cell: ({ party }) => (party === null ? <Unknown /> : <NamedLink of={party} />),
          },
          {
            head: t('recallSince.then'),
            isNumber: true,
            cell: ({ cartonsThen }) => <Count of={cartonsThen} />,
          },
          { head: t('recallSince.now'), isNumber: true, cell: ({ cartonsNow }) => <Count of={cartonsNow} /> },
          {
            head: t('recallSince.untold'),
            cell: ({ untold, hasNotice }) => (
              <>
                {!hasNotice && <div className="tag bad">{t('recallSince.noNotice')}</div>}
                {untold.map((one) => (
                  <div key={`${one.series.id} ${String(one.from)}`}>{markRange(one)}</div>
                ))}
              </>
            ),
          },
        ]}
      />
    </>
  );
}
