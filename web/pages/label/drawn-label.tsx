import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import type { CallError } from '../../client/problem.ts';
import { Answer } from '../../ui/answer.tsx';

type Drawing = OutputOf<'label.draw'>;

/** A label that is drawn, or that it has no room on its size and which size it needs. */
export function DrawnLabel({
  of,
  children,
}: {
  readonly of: UseQueryResult<Drawing, CallError>;
  readonly children: (drawing: Drawing) => ReactNode;
}): ReactNode {
  const t = useTranslations();
  const size = of.error?.problem.faults.find(({ at }) => at === 'size');
  if (of.data !== undefined || size === undefined)
    return (
      <Answer of={of} lines={6}>
        {children}
      </Answer>
    );
  return (
    <p role="alert" className="will grave">
      {t('label.noRoom', { size: size.found ?? '' })}{' '}
      {size.expected === undefined ? '' : t('label.needs', { size: size.expected })}
    </p>
  );
}
