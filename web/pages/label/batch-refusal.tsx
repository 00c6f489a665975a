import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { problemFrom } from '../../client/problem.ts';
import { useTradeWords } from '../../ui/words.ts';
import { ProblemNote } from './problem-note.tsx';

/** Why a batch is refused: the label that nobody approved, or the run that has none. */
export function BatchRefusal({ error }: { readonly error: unknown }): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  if (error === null) return null;
  const [fault] = problemFrom(error).faults;
  const found = fault?.found ?? '';
  if (fault?.at === 'not-approved') return <Refused says={t('labelBatch.refusedDraft', { label: found })} />;
  if (fault?.at !== 'no-label') return <ProblemNote error={error} />;
  const place = fault.expected;
  return (
    <Refused
      says={
        place === undefined
          ? t('labelBatch.refusedRun', { run: found })
          : t('labelBatch.refusedPlace', { run: found, place: choiceWord(place) })
      }
    />
  );
}

function Refused({ says }: { readonly says: string }): ReactNode {
  return (
    <p role="alert" className="will grave">
      {says}
    </p>
  );
}
