import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { DecodeLink } from '../../records/decode-link.tsx';
import { RecalledCode } from '../../records/recalled-note.tsx';
import { useLanguage } from '../../shell/preferences.tsx';
import { Empty } from '../../ui/states.tsx';
import { useMayDo } from '../../client/firm.ts';
import { FoundStory } from './found-story.tsx';
import { FoundThing } from './found-thing.tsx';

const IncidentOpenButton = lazy(async () => ({
  default: (await import('../../records/incident-open-button.tsx')).IncidentOpenButton,
}));

/** What a code means: one thing, several to choose from, or nothing, with suggestions that are never taken for an answer. */
export function FoundAnswer({ found }: { readonly found: OutputOf<'code.find'> }): ReactNode {
  const t = useTranslations();
  const mayDo = useMayDo();
  const [mayTrace, mayOpen] = [mayDo('trace'), mayDo('record-incidents')];
  // The words of incidents come after those of the first page.
  const { isWhole } = useLanguage();
  const { typed, things, suggestions, total } = found;
  const [only] = things;
  const shown = things.length + suggestions.length;
  return (
    <>
      <RecalledCode code={typed} />
      <AnswerLine found={found} />
      {found.gs1 !== null && <Gs1Elements gs1={found.gs1} />}
      <p className="row">
        <DecodeLink code={lotOf(found)} />
        {things.length > 0 && isWhole && mayOpen && (
          <Suspense>
            <IncidentOpenButton typed={typed} />
          </Suspense>
        )}
      </p>
      {things.map((thing) => (
        <FoundThing key={`${thing.kind} ${thing.id}`} thing={thing} />
      ))}
      {found.answer === 'one' && only !== undefined && mayTrace && (
        <FoundStory key={`${only.kind} ${only.id}`} kind={only.kind} id={only.id} />
      )}
      {things.length === 0 && suggestions.length === 0 && (
        <Empty title={t('find.none', { code: typed })} says={t('find.noneSays')} />
      )}
      {suggestions.length > 0 && (
        <section className="stack">
          <div>
            <h2>{t('find.suggestions')}</h2>
            <p className="soft">{t('find.suggestionsSays')}</p>
          </div>
          {suggestions.map((thing) => (
            <FoundThing key={`${thing.kind} ${thing.id}`} thing={thing} />
          ))}
        </section>
      )}
      {!found.complete && (
        <p className="soft">{t('find.incomplete', { shown, total: total.things + total.suggestions })}</p>
      )}
    </>
  );
}

/** The lot within GS1 data, else what was typed. */
function lotOf({ typed, gs1 }: OutputOf<'code.find'>): string {
  return gs1?.elements.find(({ identifier }) => identifier === '10')?.value ?? typed;
}

function AnswerLine({
  found: { typed, answer, things, suggestions },
}: {
  readonly found: OutputOf<'code.find'>;
}): ReactNode {
  const t = useTranslations();
  if (answer === 'one') return <p>{t('find.one', { code: typed })}</p>;
  if (answer === 'several') return <h2>{t('find.several', { code: typed, count: things.length })}</h2>;
  return suggestions.length === 0 ? null : <h2>{t('find.none', { code: typed })}</h2>;
}

function Gs1Elements({ gs1 }: { readonly gs1: NonNullable<OutputOf<'code.find'>['gs1']> }): ReactNode {
  const t = useTranslations();
  return (
    <section className="card section">
      <h2>{t('find.gs1')}</h2>
      <dl className="facts">
        {gs1.elements.map(({ identifier, value }) => (
          <div key={identifier} style={{ display: 'contents' }}>
            <dt className="code">({identifier})</dt>
            <dd className="code">{value}</dd>
          </div>
        ))}
      </dl>
      {gs1.fault !== null && <p className="will grave">{t('find.gs1Fault', { fault: gs1.fault })}</p>}
    </section>
  );
}
