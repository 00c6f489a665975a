import { useId } from 'react';
import type { ReactNode } from 'react';

/** One part of a page under its own heading. */
export function Section({
  title,
  says,
  actions,
  children,
}: {
  readonly title: string;
  readonly says?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <section className="card section" aria-labelledby={id}>
      <header>
        <div>
          <h2 id={id}>{title}</h2>
          {says !== undefined && <p>{says}</p>}
        </div>
        {actions}
      </header>
      {children}
    </section>
  );
}
