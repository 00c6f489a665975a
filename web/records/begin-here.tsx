import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { Loading } from '../ui/states.tsx';

// Few firms are empty: the others do not load it.
const StartChoices = lazy(async () => ({ default: (await import('./start-choices.tsx')).StartChoices }));

/** What to do first in a firm that holds nothing yet. */
export function BeginHere(): ReactNode {
  return (
    <Suspense fallback={<Loading />}>
      <StartChoices />
    </Suspense>
  );
}
