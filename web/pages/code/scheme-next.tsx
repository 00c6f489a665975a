import { Button, CopyButton, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { runFactsFields } from '../../../src/domain/code/lot-code.ts';
import type { CodeScheme } from '../../../src/domain/code/code-scheme.ts';
import { useMayDo } from '../../client/firm.ts';
import { useCommand, useOperation } from '../../client/operation-hooks.ts';
import type { InputOf } from '../../client/call.ts';
import { problemFrom } from '../../client/problem.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { RecordLink } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import styles from './code.module.css';
import { askedFacts } from './scheme-facts.ts';
import type { AskedFact } from './scheme-facts.ts';
import { ExampleCodes } from './scheme-proof.tsx';

type Facts = InputOf<'code-scheme.next'>['facts'];
const PAUSE_MS = 300;
const SHOWN = 3;

/** The next codes of a scheme for a run, and giving the first of them out, once for all. */
export function SchemeNext({ id, scheme }: { readonly id: string; readonly scheme: CodeScheme }): ReactNode {
  const t = useTranslations();
  const asked = askedFacts(scheme);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() => ({
    date: new Date().toLocaleDateString('sv'),
    ...Object.fromEntries(asked.flatMap(({ name, of }) => (of.length === 1 ? [[name, of[0]]] : []))),
  }));
  const [settled] = useDebouncedValue(typed, PAUSE_MS);
  const facts = factsOf(settled, asked);
  const preview = useOperation(
    'code-scheme.preview',
    { id, facts: facts ?? { date: '' }, count: SHOWN },
    { enabled: facts !== null, keepsPrevious: true },
  );
  return (
    <Section title={t('scheme.next')} says={t('scheme.nextSays')}>
      <div className={styles['facts']}>
        <FactInput fact={{ name: 'date', of: [], isNeeded: true }} {...{ typed, setTyped }} />
        {asked.map((fact) => (
          <FactInput key={fact.name} fact={fact} {...{ typed, setTyped }} />
        ))}
      </div>
      <div aria-live="polite">
        {facts === null ? (
          <p className="soft">{t('scheme.factsLack')}</p>
        ) : (
          <Answer of={preview} lines={3}>
            {({ codes }) => <ExampleCodes codes={codes} />}
          </Answer>
        )}
      </div>
      <GiveOut id={id} facts={preview.isError ? null : factsOf(typed, asked)} />
    </Section>
  );
}

/** Null: something that the code is made from is still missing. */
function factsOf(typed: Readonly<Record<string, string>>, asked: readonly AskedFact[]): Facts | null {
  const { date = '', ...rest } = typed;
  const isWhole = asked.every(({ name, isNeeded }) => !isNeeded || (rest[name] ?? '') !== '');
  if (!runFactsFields.date.safeParse(date).success || !isWhole) return null;
  return { date, ...Object.fromEntries(Object.entries(rest).filter(([, text]) => text !== '')) };
}

function FactInput({
  fact: { name, of, isNeeded },
  typed,
  setTyped,
}: {
  readonly fact: Omit<AskedFact, 'name'> & { readonly name: AskedFact['name'] | 'date' };
  readonly typed: Readonly<Record<string, string>>;
  readonly setTyped: (typed: Readonly<Record<string, string>>) => void;
}): ReactNode {
  const { fieldWord } = useTradeWords();
  const label = name === 'date' ? fieldWord('started') : fieldWord(name);
  const shared = { label, withAsterisk: isNeeded, value: typed[name] ?? '' };
  const put = (text: string): void => setTyped({ ...typed, [name]: text });
  if (of.length > 0)
    return <NativeSelect {...shared} data={['', ...of]} onChange={(event) => put(event.target.value)} />;
  return (
    <TextInput
      {...shared}
      type={name === 'date' ? 'date' : 'text'}
      onChange={(event) => put(event.target.value)}
    />
  );
}

function GiveOut({ id, facts }: { readonly id: string; readonly facts: Facts | null }): ReactNode {
  const t = useTranslations();
  const mayGive = useMayDo()('record-production');
  const next = useCommand('code-scheme.next');
  const problem = next.error === null ? null : problemFrom(next.error);
  return (
    <>
      <div className="row no-print">
        <Button
          disabled={!mayGive || facts === null}
          title={mayGive ? undefined : t('record.notAllowed')}
          loading={next.isPending}
          onClick={() => {
            if (facts !== null) next.mutate({ id, facts });
          }}
        >
          {t('scheme.giveOut')}
        </Button>
      </div>
      {problem !== null && (
        <p role="alert" className="will grave">
          {t(`problem.${problem.code}`)} <span lang="en">{problem.detail}</span>
        </p>
      )}
      <div role="status">
        {next.data !== undefined && (
          <p className="will row">
            <span>{t('scheme.given')}</span>
            <span className={styles['shared']}>{next.data.code}</span>
            <CopyButton value={next.data.code}>
              {({ copied, copy }) => (
                <Button size="compact-sm" variant="default" onClick={copy}>
                  {t(copied ? 'scheme.copied' : 'scheme.copy')}
                </Button>
              )}
            </CopyButton>
            <RecordLink kind="lot-code" id={next.data.id}>
              {t('kind.lot-code')}
            </RecordLink>
          </p>
        )}
      </div>
    </>
  );
}
