import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ScopeClassShape } from '../../ui/scope-class.tsx';
import { Count } from '../../ui/values.tsx';
import { CLASSES } from './scope-search.ts';
import type { Counts } from './scope-search.ts';

/** How many of each class, only those of which there are any: shape, number and word. */
export function ScopeCounts({ of }: { readonly of: Counts }): ReactNode {
  const t = useTranslations();
  return (
    <span className="scope-counts">
      {CLASSES.filter((name) => of[name] > 0).map((name) => (
        <span key={name} className={`scope-count scope-${name}`}>
          <ScopeClassShape of={name} />
          <Count of={of[name]} /> {t(`scopeClass.${name}`)}
        </span>
      ))}
    </span>
  );
}
