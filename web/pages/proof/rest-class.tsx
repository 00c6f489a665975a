import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { ScopeClassShape } from '../../ui/scope-class.tsx';

/** How much rests on the evidence: the shape of the class, in words about evidence. */
export function RestClass({
  of,
}: {
  readonly of: OutputOf<'evidence.scope'>['runs'][number]['class'];
}): ReactNode {
  const t = useTranslations();
  return (
    <span className={`scope-class scope-${of}`}>
      <ScopeClassShape of={of} />
      {t(`restClass.${of}`)}
    </span>
  );
}
