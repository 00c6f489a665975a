import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useSession } from '../../client/firm.ts';
import type { Problem } from './check-step.tsx';
import { useProblemWord } from './problem-list.tsx';
import type { TakingSteps } from './use-taking.ts';

/** One problem: what was found and expected, and the answers that can be given in place. */
export function ProblemCard({
  problem,
  steps,
}: {
  readonly problem: Problem;
  readonly steps: TakingSteps;
}): ReactNode {
  const t = useTranslations();
  const word = useProblemWord();
  const { found, expected, says, todo } = problem;
  return (
    <div className={problem.severity === 'refuse' ? 'will grave stack' : 'will stack'} role="status">
      <h3>{word(problem.kind)}</h3>
      <dl className="facts">
        <dt>{t('imports.found')}</dt>
        <dd>{found === undefined || found === '' ? t('imports.empty') : found}</dd>
        {expected !== undefined && (
          <>
            <dt>{t('imports.expected')}</dt>
            <dd lang="en">{expected}</dd>
          </>
        )}
      </dl>
      <p lang="en">
        {says} {todo}
      </p>
      {problem.sheet !== '' && problem.severity !== 'note' && <Answers problem={problem} steps={steps} />}
    </div>
  );
}

function Answers({ problem, steps }: { readonly problem: Problem; readonly steps: TakingSteps }): ReactNode {
  const t = useTranslations();
  const { name } = useSession();
  const [value, setValue] = useState(problem.near?.[0] ?? problem.found ?? '');
  const [why, setWhy] = useState(t('imports.whyDefault', { name }));
  const isCell = /^[A-Z]/.test(problem.cell);
  const at = `${problem.sheet}!${isCell ? '' : 'A'}${problem.cell}`;
  const base = { at, file: problem.file, because: why.trim() };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (isCell) steps.decide({ ...base, value: value === '' ? null : value });
      }}
    >
      <div className="fields">
        {isCell && (
          <TextInput
            label={t('imports.mend')}
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        )}
        <TextInput
          label={t('imports.why')}
          value={why}
          maxLength={1_000}
          onChange={(event) => setWhy(event.target.value)}
        />
      </div>
      {problem.near !== undefined && <NearValues near={problem.near} choose={setValue} />}
      <AnswerButtons
        isCell={isCell}
        isWhyMissing={why.trim() === ''}
        busy={steps.busy}
        stand={() => steps.decide({ ...base, stands: true })}
        leaveOut={() => steps.decide({ ...base, leaveOut: true })}
      />
    </form>
  );
}

/** Values on record that look like the one found. */
function NearValues({
  near,
  choose,
}: {
  readonly near: readonly string[];
  readonly choose: (value: string) => void;
}): ReactNode {
  return (
    <div className="row">
      {near.map((value) => (
        <Button key={value} type="button" variant="default" size="compact-sm" onClick={() => choose(value)}>
          {value}
        </Button>
      ))}
    </div>
  );
}

/** Mending a cell or letting it stand; a whole row can only be left out. */
function AnswerButtons({
  isCell,
  isWhyMissing,
  busy,
  stand,
  leaveOut,
}: {
  readonly isCell: boolean;
  readonly isWhyMissing: boolean;
  readonly busy: TakingSteps['busy'];
  readonly stand: () => void;
  readonly leaveOut: () => void;
}): ReactNode {
  const t = useTranslations();
  const isOff = busy !== null || isWhyMissing;
  return (
    <div className="row">
      {isCell && (
        <>
          <Button type="submit" loading={busy === 'checking'} disabled={isWhyMissing}>
            {t('imports.mendApply')}
          </Button>
          <Button variant="default" disabled={isOff} onClick={stand}>
            {t('imports.stands')}
          </Button>
        </>
      )}
      <Button variant="default" disabled={isOff} onClick={leaveOut}>
        {t('imports.leaveOut')}
      </Button>
    </div>
  );
}
