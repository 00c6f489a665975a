import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../client/call.ts';
import { useOperation } from '../client/operation-hooks.ts';
import { Answer } from '../ui/answer.tsx';
import { PlainTable } from '../ui/plain-table.tsx';
import type { PlainColumn } from '../ui/plain-table.tsx';
import { Section } from '../ui/section.tsx';
import { DateText, RecordLink } from '../ui/values.tsx';
import { useTradeWords } from '../ui/words.ts';
import { HeldGoods } from './held-goods.tsx';
import type { NamedRecord } from './list-search.ts';
import { RecordHere } from './record-here.tsx';

type Hold = OutputOf<'hold.about'>['rows'][number];

/** Holds on a record, and on what belongs to a run: in force first, then those that were lifted, by whom and why. */
export function HoldsAbout({ of }: { readonly of: NamedRecord }): ReactNode {
  const t = useTranslations();
  const name = t('kinds.hold');
  const holds = useOperation('hold.about', { of: { kind: of.kind, id: of.id } });
  const columns = useHoldColumns();
  return (
    <Section title={name} actions={<RecordHere kind="hold" from={{ of }} />}>
      <Answer of={holds} lines={2}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <p className="soft">{t('sheet.noHolds')}</p>
          ) : (
            <>
              <PlainTable label={name} columns={columns} rows={rows} keyOf={({ hold }) => hold.id} stacks />
              {total > rows.length && (
                <p className="soft">{t('sheet.moreHolds', { count: total - rows.length })}</p>
              )}
            </>
          )
        }
      </Answer>
    </Section>
  );
}

function useHoldColumns(): PlainColumn<Hold>[] {
  const t = useTranslations('sheet');
  const { fieldWord } = useTradeWords();
  return [
    {
      head: t('holdState'),
      cell: ({ hold, release }) => (
        <RecordLink kind="hold" id={hold.id}>
          <span className={release === null ? 'tag bad' : 'tag good'}>
            {t(release === null ? 'inForce' : 'lifted')}
          </span>
        </RecordLink>
      ),
    },
    { head: t('held'), cell: (row) => <Held {...row} /> },
    { head: fieldWord('reason'), cell: ({ reason }) => reason },
    {
      head: fieldWord('placedOn'),
      cell: ({ placedOn, placedBy }) => (
        <>
          <DateText of={placedOn} />
          {placedBy !== null && <div className="soft">{placedBy}</div>}
        </>
      ),
    },
    {
      head: t('lifted'),
      cell: ({ hold, release }) =>
        release === null ? (
          <RecordHere kind="hold-release" from={{ hold: hold.id }} says={t('lift')} />
        ) : (
          <>
            <RecordLink kind="hold-release" id={release.id}>
              <DateText of={release.releasedOn} />
            </RecordLink>
            <div className="soft">
              {release.releasedBy}: {release.reason}
            </div>
          </>
        ),
    },
  ];
}

/** What is held, and how much of it. */
function Held({ via, ...goods }: Hold): ReactNode {
  const t = useTranslations('sheet');
  return (
    <>
      <HeldGoods {...goods} />
      {via === 'not-known' && <div className="soft">{t('mayBeHeld')}</div>}
    </>
  );
}
