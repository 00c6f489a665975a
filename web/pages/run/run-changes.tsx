import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { RecordHere } from '../../records/record-here.tsx';
import { RecordLink } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';

type Change = OutputOf<'coverage.run'>['changes'][number];

const TONES: Readonly<Record<Change['state'], string>> = {
  open: 'tag bad',
  retest: 'tag warn',
  harmless: 'tag good',
};

/** Material changes of a run: what went in that is not what was tested, the cells it costs, and the retest it asks for. */
export function RunChanges({
  run,
  product,
  changes,
}: {
  readonly run: string;
  readonly product: string;
  readonly changes: readonly Change[];
}): ReactNode {
  const t = useTranslations();
  if (changes.length === 0) return null;
  return (
    <>
      <h3>{t('coverage.changes')}</h3>
      <ul>
        {changes.map((change) => (
          <li key={`${change.component} ${change.differs} ${change.tested.id} ${change.used.id}`}>
            <ChangeText of={change} />
            {change.state === 'open' && (
              <RecordHere
                kind="change-assessment"
                from={assessmentOf({ run, product, change })}
                says={t('coverage.assess')}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the alarm knows of its assessment; whoever assesses says what kind of change it is, what it could affect and why. */
function assessmentOf({
  run,
  product,
  change: { slot, differs, tested, used, rules },
}: {
  readonly run: string;
  readonly product: string;
  readonly change: Change;
}): Readonly<Record<string, unknown>> {
  return {
    product,
    ...(differs === 'supplier' || differs === 'supplier-site' ? { kind: 'component-source' } : {}),
    ...(slot === null ? {} : { slot }),
    ...{ differs, tested: tested.id, used: used.id, run, rules },
  };
}

function ChangeText({ of: change }: { readonly of: Change }): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const { state, component, differs, tested, used, rules, assessment, retest } = change;
  return (
    <>
      <span className={TONES[state]}>{t(`changeState.${state}`)}</span>{' '}
      {t('coverage.change', {
        ...{ component, differs: choiceWord(differs), tested: tested.name, used: used.name },
        rules: rules.join(', '),
      })}{' '}
      {assessment !== null && <RecordLink kind="change-assessment" id={assessment} />}
      {retest !== null && <p className="soft">{t('coverage.retest', { lots: retest.lots.join(', ') })}</p>}
    </>
  );
}
