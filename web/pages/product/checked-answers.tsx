import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useBothLanguages } from '../../ui/both-languages.ts';
import { RuleLink, RuleState, UnconfirmedMark } from '../../ui/rule-marks.tsx';
import { Section } from '../../ui/section.tsx';
import { useTradeWords } from '../../ui/words.ts';
import { RecordLink } from '../../ui/values.tsx';
import { AnswerCounts } from './answer-counts.tsx';
import { PartAnswers, ReliefAnswers } from './part-answers.tsx';
import styles from './checker.module.css';

type Checked = OutputOf<'requirement.check'>;
type One = Checked['answers'][number];
const STATES = ['applies', 'may-apply', 'does-not-apply'] as const;

/** Every rule, by whether it applies; what does not stays folded until somebody asks why. */
export function CheckedAnswers({ checked }: { readonly checked: Checked }): ReactNode {
  const say = useBothLanguages();
  const t = useTranslations();
  return (
    <>
      <div role="status" className="card section">
        <AnswerCounts counts={checked.counts} />
      </div>
      {checked.conflicts.map(({ says }) => (
        <div key={says.en} className="will grave" role="note">
          <strong>{t('rules.conflict')}</strong> {say(says)}
        </div>
      ))}
      <Pointing checked={checked} />
      {STATES.map((state) => (
        <OfState key={state} state={state} answers={checked.answers.filter((one) => one.state === state)} />
      ))}
    </>
  );
}

/** Where the four factors point, while nobody has decided. */
function Pointing({ checked: { pointing, isChildrensProduct } }: { readonly checked: Checked }): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  if (isChildrensProduct !== 'unknown') return null;
  const said = (['child', 'general'] as const).filter((where) => pointing[where].length > 0);
  return (
    <div className="will" role="note">
      <strong>{t('rules.undecided')}</strong> {t('rules.undecidedSays')}
      {said.map((where) => (
        <div key={where}>
          {t(`pointing.${where}`)} {pointing[where].map(fieldWord).join(', ')}
        </div>
      ))}
    </div>
  );
}

function OfState({
  state,
  answers,
}: {
  readonly state: (typeof STATES)[number];
  readonly answers: readonly One[];
}): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const [isOpen, setIsOpen] = useState(state !== 'does-not-apply');
  const title = t('rules.stateCount', { state: choiceWord(state), count: answers.length });
  return (
    <Section title={title} says={t(`stateSays.${state}`)}>
      <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>{t(isOpen ? 'rules.fold' : 'rules.unfold')}</summary>
        <ul className={styles['answers']}>
          {answers.map((one) => (
            <li key={one.rule}>
              {state === 'does-not-apply' ? <ShortAnswer one={one} /> : <LongAnswer one={one} />}
            </li>
          ))}
        </ul>
      </details>
    </Section>
  );
}

function Title({ one }: { readonly one: One }): ReactNode {
  const say = useBothLanguages();
  if (one.from === 'firm')
    return (
      <RecordLink kind="requirement" id={one.rule.slice('own.'.length)}>
        {say(one.title)}
      </RecordLink>
    );
  return <RuleLink rule={one.rule}>{say(one.title)}</RuleLink>;
}

function ShortAnswer({ one }: { readonly one: One }): ReactNode {
  const say = useBothLanguages();
  return (
    <>
      <Title one={one} />
      <div className="soft">{one.why.map(say).join(' · ')}</div>
    </>
  );
}

function LongAnswer({ one }: { readonly one: One }): ReactNode {
  const t = useTranslations();
  const say = useBothLanguages();
  const { choiceWord } = useTradeWords();
  const isOpen = one.state === 'may-apply';
  const why = isOpen ? one.toBeKnown.map(({ says }) => says) : one.why;
  const facts = [
    one.test === 'none' ? null : choiceWord(one.test),
    choiceWord(one.laboratory),
    one.smallBatch === 'A' || one.smallBatch === 'B' ? t('rules.batch', { group: one.smallBatch }) : null,
    one.limits.length === 0 || one.group === 'duty' ? null : limitsText(one),
  ].filter((fact) => fact !== null);
  return (
    <>
      <div className={styles['head']}>
        <Title one={one} />
        <RuleState state={one.state} />
        {!one.isConfirmed && <UnconfirmedMark />}
      </div>
      <div className="soft">{one.citations.join(' · ')}</div>
      <div>{facts.join(' · ')}</div>
      <p className={styles['why']}>{t(isOpen ? 'rules.toBeKnown' : 'rules.because')}</p>
      <ul>
        {why.map((words) => (
          <li key={words.en}>{say(words)}</li>
        ))}
      </ul>
      <PartAnswers parts={one.parts} />
      <ReliefAnswers reliefs={one.reliefs} />
      {one.notes.map(({ says }) => (
        <p key={says.en}>{say(says)}</p>
      ))}
    </>
  );
}

function limitsText({ limits }: One): string {
  const whole = limits.filter(({ scope }) => scope === null);
  const figures = new Set(whole.map(({ printed }) => printed));
  const names = whole.map(({ analyte }) => analyte).join(', ');
  if (figures.size === 1) return `${names}: ${[...figures].join('')}`;
  return whole.map(({ analyte, printed }) => `${analyte} ${printed}`).join(', ');
}
