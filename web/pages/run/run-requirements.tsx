import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useMayDo } from '../../client/firm.ts';
import { useCommand } from '../../client/operation-hooks.ts';
import { useBothLanguages } from '../../ui/both-languages.ts';
import { ProblemState } from '../../ui/states.tsx';

type Coverage = OutputOf<'coverage.run'>;

/** What the columns of the matrix rest on: whether somebody asked which rules apply, what is still to be known, and what asks for no test. */
export function RunRequirements({ of }: { readonly of: Coverage }): ReactNode {
  const t = useTranslations();
  const say = useBothLanguages();
  const { requirements, rules } = of;
  const { state, why, untested } = requirements;
  const bans = untested.filter(({ ban }) => ban);
  const marks = untested.filter(({ ban, state: one }) => !ban && one === 'applies');
  const open = [...new Set(rules.flatMap(({ toBeKnown }) => toBeKnown.map(say)))];
  const listed = (some: typeof untested): string => some.map(({ title }) => say(title)).join(' · ');
  return (
    <>
      {state === 'none' && (
        <p role="status" className="will">
          {t('coverage.neverAsked')} <AskAgain of={of} />
        </p>
      )}
      {state === 'stale' && (
        <p role="status" className="will">
          {t('coverage.askAgain')} {why.map((one) => t(`stale.${one}`)).join(' ')} <AskAgain of={of} />
        </p>
      )}
      {bans.length > 0 && (
        <p role="alert" className="will grave">
          {t('coverage.banned', { rules: listed(bans) })}
        </p>
      )}
      {open.length > 0 && (
        <details>
          <summary>{t('coverage.openCells')}</summary>
          <ul>
            {open.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
      {marks.length > 0 && <p className="soft">{t('coverage.untested', { rules: listed(marks) })}</p>}
    </>
  );
}

function AskAgain({ of: { product, made } }: { readonly of: Coverage }): ReactNode {
  const t = useTranslations();
  const may = useMayDo()('record-firm');
  const keep = useCommand('requirement.keep');
  const producedOn = made.to ?? made.from;
  if (!may) return null;
  return (
    <>
      <Button
        className="no-print"
        size="compact-sm"
        variant="default"
        loading={keep.isPending}
        onClick={() => keep.mutate({ product: product.id, ...(producedOn === null ? {} : { producedOn }) })}
      >
        {t('coverage.ask')}
      </Button>
      {keep.error !== null && <ProblemState error={keep.error} />}
    </>
  );
}
