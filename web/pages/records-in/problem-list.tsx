import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Messages } from '../../locales/messages.ts';
import type { Problem } from './check-step.tsx';
import styles from './records-in.module.css';

/** What is wrong, in words; a kind that no locale has is shown as the server names it. */
export function useProblemWord(): (kind: string) => string {
  const t = useTranslations();
  return (kind) => {
    // Taken for a key of the locale only until `has` on the next line says whether it is one.
    const key = `importProblem.${kind as keyof Messages['importProblem']}` as const;
    return t.has(key) ? t(key) : kind;
  };
}

/** The problems in order of weight; choosing one leads to its cell. */
export function ProblemList({
  problems,
  chosen,
  choose,
  rest,
}: {
  readonly problems: readonly Problem[];
  readonly chosen: Problem | null;
  readonly choose: (problem: Problem) => void;
  readonly rest: number;
}): ReactNode {
  const t = useTranslations();
  const word = useProblemWord();
  if (problems.length === 0) return <p>{t('imports.noProblems')}</p>;
  const order = ['refuse', 'ask', 'note'];
  const sorted = problems.toSorted(
    (left, right) => order.indexOf(left.severity) - order.indexOf(right.severity),
  );
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling box needs keyboard focus
    <div className={styles['problems']} tabIndex={0} role="region" aria-label={t('imports.problems')}>
      <ul className="plain-list">
        {sorted.map((problem, index) => (
          <li key={index}>
            <button
              type="button"
              className={styles['problem']}
              data-severity={problem.severity}
              aria-pressed={problem === chosen}
              onClick={() => choose(problem)}
            >
              <span>
                <b>{t(`imports.${problem.severity}`)}</b> ·{' '}
                <span className="code">
                  {problem.sheet === '' ? problem.cell : `${problem.sheet}!${problem.cell}`}
                </span>
              </span>
              <span>
                {word(problem.kind)}
                {problem.found !== undefined && `: ${problem.found}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="soft">{t('imports.problemsMore', { count: rest })}</p>}
    </div>
  );
}
