import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { CallError } from '../../client/problem.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { useBothLanguages } from '../../ui/both-languages.ts';
import { ProblemNote } from './problem-note.tsx';

/** Why a label was not approved: what it lacks by the rules, in the language in use. */
export function ApprovalRefusal({
  run,
  error,
}: {
  readonly run: string;
  readonly error: CallError | null;
}): ReactNode {
  const t = useTranslations();
  if (error === null || error.problem.code === 'unauthenticated') return null;
  const { code, faults } = error.problem;
  const template = faults.find(({ at }) => at === 'template');
  if (code === 'already-recorded')
    return (
      <p role="alert" className="will">
        {t('label.nothingNew')}
      </p>
    );
  if (template !== undefined)
    return (
      <p role="alert" className="will grave">
        {t('label.draftTemplate', { template: template.found ?? '' })}
      </p>
    );
  if (code !== 'invalid-input' || faults.length === 0) return <ProblemNote error={error} />;
  return <Lacking run={run} rules={faults.map(({ at }) => at)} />;
}

/** The rules that are not met, each with what was found. */
function Lacking({ run, rules }: { readonly run: string; readonly rules: readonly string[] }): ReactNode {
  const t = useTranslations();
  const words = useBothLanguages();
  const checked = useOperation('label.check', { run });
  const found = (checked.data?.findings ?? []).filter(
    ({ rule, outcome }) => outcome === 'not-met' && rules.includes(rule),
  );
  return (
    <div role="alert" className="will grave">
      <p>{t('label.lacking')}</p>
      <ul>
        {found.map(({ rule, place, asks, says, inChinese }) => (
          <li key={`${rule} ${place ?? ''}`}>
            <strong>{words({ en: asks, zh: inChinese.asks })}</strong>{' '}
            {words({ en: says, zh: inChinese.says })}
          </li>
        ))}
      </ul>
    </div>
  );
}
