import type { ReactNode } from 'react';
import { Section } from '../../ui/section.tsx';
import { Empty } from '../../ui/states.tsx';

/** What was given out, newest first: what stands, or that nothing does, and below it what has ended. */
export function StandingLists<One extends { readonly stands: boolean }>({
  of,
  titles,
  none,
  list,
}: {
  /** In the order in which they were made. */
  readonly of: readonly One[];
  readonly titles: { readonly current: string; readonly ended: string };
  readonly none: { readonly title: string; readonly says: string };
  readonly list: (label: string, some: readonly One[]) => ReactNode;
}): ReactNode {
  const newest = of.toReversed();
  const ended = newest.filter(({ stands }) => !stands);
  const current = newest.filter(({ stands }) => stands);
  return (
    <div className="stack">
      {current.length === 0 ? (
        <div className="card">
          <Empty title={none.title} says={none.says} />
        </div>
      ) : (
        <Section title={titles.current}>{list(titles.current, current)}</Section>
      )}
      {ended.length > 0 && <Section title={titles.ended}>{list(titles.ended, ended)}</Section>}
    </div>
  );
}
