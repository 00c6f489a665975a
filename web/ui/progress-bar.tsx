import { Progress as Bar } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useProgress } from '../client/progress.ts';

const WHOLE = ['waiting', 'opening', 'repeated'] as const;

/** Steps that are not counted. */
function isWhole(step: string): step is (typeof WHOLE)[number] {
  return WHOLE.some((one) => one === step);
}

interface Shown {
  /** Of the work, as it was followed; the first that is under way. */
  readonly of: readonly string[];
  /** What is said while nothing is known yet. */
  readonly says: string;
}

/** How far a long piece of work is: in words with figures, and as a bar where the total is known. */
export function ProgressBar({ of, says }: Shown): ReactNode {
  const t = useTranslations();
  const progress = useProgress(...of);
  if (progress === null) return <Unmeasured says={says} />;
  const { step, done, of: total, recorded = 0 } = progress;
  const figures = total === null ? t('progress.done', { done }) : t('progress.doneOf', { done, of: total });
  const counted = `${t(`progress.${step}`)}: ${figures}`;
  const words = isWhole(step) ? t(`progress.whole.${step}`) : counted;
  const more = recorded > 0 ? ` · ${t('progress.recorded', { count: recorded })}` : '';
  if (total === null || total === 0 || words !== counted) return <Unmeasured says={`${words}${more}`} />;
  return (
    <>
      <p className="figures">{`${words}${more}`}</p>
      <Bar.Root>
        <Bar.Section
          value={Math.min(100, (100 * done) / total)}
          aria-label={t(`progress.${step}`)}
          aria-valuetext={figures}
        />
      </Bar.Root>
    </>
  );
}

function Unmeasured({ says }: { readonly says: string }): ReactNode {
  return (
    <>
      <p className="figures">{says}</p>
      <Bar.Root aria-hidden>
        <Bar.Section value={100} animated withAria={false} />
      </Bar.Root>
    </>
  );
}
