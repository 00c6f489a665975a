import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';

/** One part of a page under its own heading. */
export function Section({
  title,
  says,
  actions,
  anchor,
  children,
}: {
  readonly title: string;
  readonly says?: string;
  readonly actions?: ReactNode;
  /** Links lead to it by this fragment of the page's address. */
  readonly anchor?: string;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  const own = useRef<HTMLElement>(null);
  // It is there only once the page has its answer, long after the browser looked for it.
  useEffect(() => {
    if (anchor !== undefined && window.location.hash === `#${anchor}`) own.current?.scrollIntoView();
  }, [anchor]);
  return (
    <section ref={own} id={anchor} className="card section" aria-labelledby={id}>
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
