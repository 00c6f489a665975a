import { useState } from 'react';
import type { ReactNode } from 'react';

/** Where files are dropped. A button within does the same by keyboard. `data-over` while something hangs over it. */
export function DropArea({
  label,
  className,
  take,
  children,
}: {
  readonly label: string;
  readonly className: string;
  readonly take: (files: readonly File[]) => void;
  readonly children: ReactNode;
}): ReactNode {
  const [isOver, setIsOver] = useState(false);
  return (
    // Dropping is one way more.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <div
      role="group"
      aria-label={label}
      className={className}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take([...event.dataTransfer.files]);
      }}
    >
      {children}
    </div>
  );
}
