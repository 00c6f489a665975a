import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { problemFrom } from '../../client/problem.ts';

/** Why something could not be done, in a line below it; nothing where nothing is wrong. */
export function ProblemNote({ error }: { readonly error: unknown }): ReactNode {
  const t = useTranslations();
  if (error === null) return null;
  const { code, detail } = problemFrom(error);
  return (
    <p role="alert" className="will grave">
      {t(`problem.${code}`)} {t(`todo.${code}`)} <span lang="en">{detail}</span>
    </p>
  );
}
