import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { RecordHere } from '../../records/record-here.tsx';
import { Answer } from '../../ui/answer.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { DateText, NamedLink, RecordLink } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';

type Due = OutputOf<'incident.due'>;
type Clock = Due['clocks'][number];
type Limit = Clock['limits'][number];

const TONES: Readonly<Record<Limit['state'], string>> = {
  done: 'tag good',
  'done-late': 'tag warn',
  due: 'tag warn',
  overdue: 'tag bad',
  'by-choice': 'tag',
  waits: 'tag',
  ended: 'tag',
};

/** What is due next: of one incident, or of all that are open. */
export function IncidentDue({ id }: { readonly id?: string }): ReactNode {
  const t = useTranslations();
  const due = useOperation('incident.due', id === undefined ? {} : { incident: id });
  return (
    <Section
      title={t('incident.due')}
      says={t('incident.dueSays')}
      actions={
        id !== undefined && (
          <RecordHere kind="incident-clock" from={{ incident: id }} says={t('incident.startClock')} />
        )
      }
    >
      <Answer of={due} lines={3}>
        {({ clocks, days }) => (
          <div className="stack">
            {clocks.length + days.length === 0 && <p className="soft">{t('incident.dueNone')}</p>}
            {clocks.map((clock) => (
              <ClockCard key={clock.clock} of={clock} isNamed={id === undefined} />
            ))}
            {days.length > 0 && <Days of={days} isNamed={id === undefined} />}
          </div>
        )}
      </Answer>
    </Section>
  );
}

function ClockCard({ of, isNamed }: { readonly of: Clock; readonly isNamed: boolean }): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const { incident, clock, rule, says, obtainedAt, obtainedBy, reportableAt, timeZone, limits, next } = of;
  const zone = timeZone;
  return (
    <div>
      <p>
        <RecordLink kind="incident-clock" id={clock}>
          {choiceWord(rule)}
        </RecordLink>
        {isNamed && (
          <>
            {' · '}
            <NamedLink of={incident} />
          </>
        )}
        {' · '}
        {t('incident.obtained', { who: obtainedBy })} <DateText of={obtainedAt} /> ({zone}): {says}
      </p>
      {reportableAt === null && rule === 'section-15b' && (
        <p className="soft">{t('incident.notDecidedReportable')}</p>
      )}
      <PlainTable
        label={choiceWord(rule)}
        stacks
        rows={limits}
        keyOf={({ step }) => step}
        columns={[
          { head: t('incident.step'), cell: ({ step }: Limit) => choiceWord(step) },
          {
            head: t('incident.standing'),
            cell: ({ state }: Limit) => <span className={TONES[state]}>{t(`limitState.${state}`)}</span>,
          },
          { head: t('incident.dueAt'), cell: (limit: Limit) => <DueAt of={limit} /> },
          { head: t('incident.done'), cell: (limit: Limit) => <Done of={limit} clock={clock} /> },
          {
            head: t('incident.source'),
            cell: ({ citation, confidence }: Limit) =>
              citation === '' ? (
                t('incident.asAsked')
              ) : (
                <>
                  <span lang="en">{citation}</span>{' '}
                  <span className="soft">{t(`confidenceWord.${confidence}`)}</span>
                </>
              ),
          },
        ]}
      />
      {next === null && <p className="soft">{t('incident.nothingNext')}</p>}
    </div>
  );
}

function DueAt({ of: { dueAt, latestAt, hours, businessDays } }: { readonly of: Limit }): ReactNode {
  const t = useTranslations();
  if (dueAt === null) return <span className="soft">{t('incident.notBegun')}</span>;
  return (
    <>
      <DateText of={dueAt} />
      <div className="soft">
        {hours === null
          ? t('incident.inBusinessDays', { count: businessDays ?? 0 })
          : t('incident.inHours', { count: hours })}
        {latestAt !== null && latestAt !== dueAt && (
          <>
            {' · '}
            {t('incident.latest')} <DateText of={latestAt} />
          </>
        )}
      </div>
    </>
  );
}

function Done({ of, clock }: { readonly of: Limit; readonly clock: string }): ReactNode {
  const t = useTranslations();
  const { doneAt, doneBy, stepRecord, state, step } = of;
  if (doneAt !== null && stepRecord !== null)
    return (
      <>
        <RecordLink kind="clock-step" id={stepRecord}>
          <DateText of={doneAt} />
        </RecordLink>
        <div className="soft">{doneBy}</div>
      </>
    );
  if (state === 'ended' || state === 'waits') return null;
  return <RecordHere kind="clock-step" from={{ clock, step }} says={t('incident.markDone')} />;
}

function Days({ of, isNamed }: { readonly of: Due['days']; readonly isNamed: boolean }): ReactNode {
  const t = useTranslations();
  return (
    <PlainTable
      label={t('incident.days')}
      stacks
      rows={of}
      keyOf={({ what, id }) => `${what} ${id}`}
      columns={[
        {
          head: t('incident.dueAt'),
          cell: ({ dueOn, overdue }) => (
            <>
              <DateText of={dueOn} /> {overdue && <span className="tag bad">{t('limitState.overdue')}</span>}
            </>
          ),
        },
        {
          head: t('incident.what'),
          cell: ({ what, id, says }) => (
            <RecordLink kind={what} id={id}>
              {says}
            </RecordLink>
          ),
        },
        {
          head: t('incident.who'),
          cell: ({ who }) => who ?? <span className="soft">{t('incident.nobody')}</span>,
        },
        ...(isNamed
          ? [{ head: t('kind.incident'), cell: ({ incident }: Due['days'][number]) => incident.name }]
          : []),
      ]}
    />
  );
}
