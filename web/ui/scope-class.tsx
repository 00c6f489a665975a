import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import './scope-class.css';

type ClassName = 'contains' | 'may-contain' | 'undetermined' | 'cleared';

/** Each class has a shape of its own: full, half, a question, a tick; so that nobody needs the colour. */
const SHAPES: Readonly<Record<ClassName, ReactNode>> = {
  contains: <path d="M8 1.5 15 14.5H1Z" fill="currentColor" />,
  'may-contain': (
    <>
      <path d="M8 1.5v13a6.5 6.5 0 0 1 0-13Z" fill="currentColor" />
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  undetermined: (
    <>
      <rect
        x="2.9"
        y="2.9"
        width="10.2"
        height="10.2"
        transform="rotate(45 8 8)"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      <path
        d="M6.3 6.6a1.75 1.75 0 1 1 2.4 1.7c-.5.2-.7.5-.7 1M8 10.7v.6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
      />
    </>
  ),
  cleared: (
    <path
      d="m3 8.5 3.4 3.6L13 4.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.1"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
};

/** The shape of a class alone; the word stands beside it. */
export function ScopeClassShape({ of }: { readonly of: ClassName }): ReactNode {
  return (
    <svg className={`scope-shape scope-${of}`} viewBox="0 0 16 16" aria-hidden>
      {SHAPES[of]}
    </svg>
  );
}

/** One of the four answers: its shape and its word. */
export function ScopeClass({ of }: { readonly of: ClassName }): ReactNode {
  const t = useTranslations();
  return (
    <span className={`scope-class scope-${of}`}>
      <ScopeClassShape of={of} />
      {t(`scopeClass.${of}`)}
    </span>
  );
}
