import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { DateText, NamedLink, RecordLink, Unknown } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';

type Questions = OutputOf<'incident.questions'>;
type OfRun = Questions['runs'][number];
/** So many lots of material are shown one below the other; more are folded. */
const FEW = 6;

/** The questions of the day after, each answered from the record or said to be not known. */
export function IncidentQuestions({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const questions = useOperation('incident.questions', { id });
  return (
    <Section title={t('incident.questions')} says={t('incident.questionsSays')}>
      <Answer of={questions} lines={8}>
        {(found) =>
          found.basis === 'nothing' ? (
            <p className="will grave">{t('incident.basisNothing')}</p>
          ) : (
            <div className="stack">
              <HowMany of={found} />
              {found.runs.map((run) => (
                <RunAnswers key={run.run.id} of={run} />
              ))}
              {found.runsTotal > found.runs.length && (
                <p className="soft">
                  {t('incident.moreRuns', { count: found.runsTotal - found.runs.length })}
                </p>
              )}
              <Unaffected of={found} />
            </div>
          )
        }
      </Answer>
    </Section>
  );
}

function HowMany({
  of: { basis, lots, shipments, consignees, runsTotal },
}: {
  readonly of: Questions;
}): ReactNode {
  const t = useTranslations();
  return (
    <div>
      <h3>{t('incident.howMany')}</h3>
      <p>
        <span className={lots === 'one' ? 'tag good' : 'tag warn'}>{t(`howManyLots.${lots}`)}</span>{' '}
        <span className="tag">{t(`howManyShipments.${shipments}`)}</span>{' '}
        <span className="tag">{t(`howManyConsignees.${consignees}`)}</span>
      </p>
      <p className="soft">
        {t(basis === 'about' ? 'incident.basisAbout' : 'incident.basisScope', { count: runsTotal })}
      </p>
    </div>
  );
}

function RunAnswers({ of }: { readonly of: OfRun }): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const { run, product, variant, revisions, lacksRevisions, shipments } = of;
  return (
    <div>
      <h3>
        <NamedLink of={run} /> {product !== null && <NamedLink of={product} />}{' '}
        {variant !== null && <span className="soft">{variant}</span>}
      </h3>
      <dl className="facts">
        <dt>{t('incident.version')}</dt>
        <dd>
          {revisions.map((revision) => (
            <div key={revision.id}>
              {choiceWord(revision.of)} <NamedLink of={revision} />
            </div>
          ))}
          {lacksRevisions.length > 0 && (
            <div className="soft">
              {t('incident.lacks', { what: lacksRevisions.map((one) => choiceWord(one)).join(', ') })}
            </div>
          )}
        </dd>
        <WentIn of={of} />
        <dt>{t('incident.shipments')}</dt>
        <dd>
          {shipments.length === 0 && <span className="soft">{t('howManyShipments.none')}</span>}
          {shipments.map(({ shipment, date, consignee }) => (
            <div key={`${shipment.id} ${consignee?.id ?? ''}`}>
              <NamedLink of={shipment} /> <DateText of={date} />{' '}
              {consignee === null ? <Unknown /> : <NamedLink of={consignee} />}
            </div>
          ))}
        </dd>
      </dl>
    </div>
  );
}

/** Materials and inspections, as parts of the list of facts. */
function WentIn({ of: { materials, inspections } }: { readonly of: OfRun }): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  return (
    <>
      <dt>{t('incident.materials')}</dt>
      <dd>
        {materials.length === 0 && <Unknown />}
        {materials.length <= FEW ? (
          <Materials of={materials} />
        ) : (
          <details>
            <summary>{t('incident.materialCount', { count: materials.length })}</summary>
            <Materials of={materials} />
          </details>
        )}
      </dd>
      <dt>{t('incident.inspections')}</dt>
      <dd>
        {inspections.length === 0 && <Unknown />}
        {inspections.map(({ inspection, kind, date, result, when }) => (
          <div key={inspection.id}>
            <RecordLink kind="inspection" id={inspection.id}>
              {choiceWord(kind)}
            </RecordLink>{' '}
            <DateText of={date} />{' '}
            <span className={result === 'passed' ? 'tag good' : 'tag warn'}>{choiceWord(result)}</span>{' '}
            <span className="soft">{t(`inspectedWhen.${when}`)}</span>
          </div>
        ))}
      </dd>
    </>
  );
}

function Materials({ of }: { readonly of: OfRun['materials'] }): ReactNode {
  return of.map(({ lot, supplier, slot }) => (
    <div key={`${lot.id} ${slot ?? ''}`}>
      <NamedLink of={lot} /> {slot !== null && <span className="soft">{slot}</span>}{' '}
      {supplier !== null && <NamedLink of={supplier} />}
    </div>
  ));
}

/** Runs that a list shows before somebody asks for all. */
const SHOWN = 12;

function Unaffected({
  of: { unaffected, unaffectedTotal, affectedTotal },
}: {
  readonly of: Questions;
}): ReactNode {
  const t = useTranslations();
  if (unaffected === null) return <p className="will grave">{t('incident.unaffectedUnknown')}</p>;
  return (
    <div>
      <h3>{t('incident.unaffected')}</h3>
      <p>{t('incident.unaffectedCount', { cleared: unaffectedTotal ?? 0, left: affectedTotal ?? 0 })}</p>
      <ul className="plain-list">
        {unaffected.slice(0, SHOWN).map(({ run, reasons }) => (
          <li key={run.id}>
            <NamedLink of={run} />{' '}
            <span className="soft">{reasons.map((reason) => t(`scopeReason.${reason}`)).join(' · ')}</span>
          </li>
        ))}
      </ul>
      {(unaffectedTotal ?? 0) > SHOWN && (
        <p className="soft">{t('incident.moreRuns', { count: (unaffectedTotal ?? 0) - SHOWN })}</p>
      )}
    </div>
  );
}
