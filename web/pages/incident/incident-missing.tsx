import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useMayDo } from '../../client/firm.ts';
import { useCommand, useOperation } from '../../client/operation-hooks.ts';
import { RecordHere } from '../../records/record-here.tsx';
import { Reference } from '../../records/reference.tsx';
import { Answer } from '../../ui/answer.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ProblemState } from '../../ui/states.tsx';
import { DateText, NamedLink, RecordLink } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';

type Missing = OutputOf<'incident.missing'>;
type Request = Missing['requests'][number];

/** The records that the scope lacks, who was asked, and what each answer settled. */
export function IncidentMissing({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const may = useMayDo();
  const ask = useCommand('incident.ask');
  const missing = useOperation('incident.missing', { id });
  const open = missing.data?.missing.filter(({ asked }) => asked === null).length ?? 0;
  return (
    <Section
      title={t('incident.missing')}
      says={t('incident.missingSays')}
      actions={<RecordHere kind="record-request" from={{ incident: id }} says={t('incident.askFor')} />}
    >
      <Answer of={missing} lines={4}>
        {(found) => (
          <div className="stack">
            {ask.error !== null && <ProblemState error={ask.error} />}
            <Lacking of={found} />
            {open > 0 && (
              <div className="row no-print">
                <Button
                  variant="default"
                  loading={ask.isPending}
                  disabled={!may('record-incidents')}
                  onClick={() => ask.mutate({ id })}
                >
                  {t('incident.askAll', { count: open })}
                </Button>
              </div>
            )}
            {found.requests.length > 0 && <Requests of={found.requests} />}
          </div>
        )}
      </Answer>
    </Section>
  );
}

const SHOWN = 12;

function Lacking({ of: { known, total, missing, unitsWaiting } }: { readonly of: Missing }): ReactNode {
  const t = useTranslations();
  if (!known) return <p className="soft">{t('incident.missingUnknown')}</p>;
  return (
    <>
      <p>{t('incident.missingCount', { count: total, units: unitsWaiting ?? 0 })}</p>
      <ul className="plain-list">
        {missing.slice(0, SHOWN).map(({ key, reason, run, slot, lot, shipment, units, ask, asked }) => (
          <li key={key}>
            <strong>{t(`scopeReason.${reason}`)}</strong>{' '}
            {[run, lot, shipment].map(
              (one) =>
                one !== null && (
                  <span key={one.kind}>
                    <NamedLink of={one} />{' '}
                  </span>
                ),
            )}
            {slot !== null && <span className="soft">{slot} </span>}
            <span className="tag warn">{t('scope.worth', { count: units })}</span>{' '}
            {asked !== null && (
              <RecordLink kind="record-request" id={asked}>
                {t('incident.asked')}
              </RecordLink>
            )}
            <div className="soft">
              {ask === null ? t('scope.askNobody') : t('scope.askParty', { party: ask.name })}
            </div>
          </li>
        ))}
      </ul>
      {total > SHOWN && <p className="soft">{t('incident.moreMissing', { count: total - SHOWN })}</p>}
    </>
  );
}

function Requests({ of }: { readonly of: readonly Request[] }): ReactNode {
  const t = useTranslations();
  const { fieldWord, choiceWord } = useTradeWords();
  return (
    <PlainTable
      label={t('kinds.record-request')}
      stacks
      rows={of}
      keyOf={({ request }) => request.id}
      columns={[
        {
          head: t('kind.record-request'),
          cell: ({ request, party }: Request) => (
            <>
              <NamedLink of={request} />
              <div className="soft">
                {party === null ? t('scope.askNobody') : <Reference kind="party" id={party} />}
              </div>
            </>
          ),
        },
        { head: fieldWord('askedOn'), cell: ({ askedOn }: Request) => <DateText of={askedOn} /> },
        {
          head: t('incident.answers'),
          cell: ({ request, answers }: Request) => (
            <>
              {answers.map(({ id, outcome, answeredOn }) => (
                <div key={id}>
                  <RecordLink kind="record-answer" id={id}>
                    {choiceWord(outcome)}
                  </RecordLink>{' '}
                  <DateText of={answeredOn} />
                </div>
              ))}
              <RecordHere
                kind="record-answer"
                from={{ request: request.id }}
                says={t('incident.putAnswer')}
              />
            </>
          ),
        },
        {
          head: t('incident.settled'),
          isNumber: true,
          cell: ({ settled, unitsNow }: Request) =>
            settled === null || unitsNow === null ? (
              <span className="soft">{t('incident.cannotTell')}</span>
            ) : (
              t('incident.settledUnits', { settled, left: unitsNow })
            ),
        },
      ]}
    />
  );
}
