import { Autocomplete, Button, Checkbox, Tabs, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useRecordChoices } from '../../records/use-record-choices.ts';
import { Section } from '../../ui/section.tsx';
import { KindWord } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import { AskInput, useAskText } from './ask-input.tsx';
import { answeredMapping, askKey, asksToAnswer } from './mapping-answers.ts';
import type { Ask, Proposal } from './mapping-answers.ts';
import { SheetMapping } from './sheet-mapping.tsx';
import type { Correction, TakingSteps } from './use-taking.ts';

/** What was answered, by the key of the ask. */
type Answers = Readonly<Record<string, string>>;

/** The guessed mapping, to be looked at: each sheet, what the file does not say, and the names it brings. */
export function MappingStep({
  proposal,
  steps,
}: {
  readonly proposal: Proposal;
  readonly steps: TakingSteps;
}): ReactNode {
  const t = useTranslations();
  const { taking, propose, check, busy } = steps;
  const [answers, setAnswers] = useState<Answers>({});
  const [struck, setStruck] = useState<readonly string[]>([]);
  const [name, setName] = useState(() => (taking.files[0]?.name ?? '').replace(/\.[^.]*$/, ''));
  const asks = asksToAnswer(proposal);
  const missing = asks.filter((ask) => (answers[askKey(ask)]?.trim() ?? '') === '').length;
  const correct = (correction: Correction): void => {
    const others = taking.corrections.filter(
      ({ sheet, headerRow, file }) =>
        sheet !== correction.sheet || headerRow !== correction.headerRow || file !== correction.file,
    );
    propose([...others, correction], taking.factory);
  };
  return (
    <div className="stack">
      <FactoryChoice key={taking.factory} steps={steps} />
      <SheetTabs proposal={proposal} steps={steps} correct={correct} />
      <Asks asks={asks} answers={answers} setAnswers={setAnswers} />
      <Introductions proposal={proposal} struck={struck} setStruck={setStruck} />
      <Section title={t('imports.check')}>
        <div className="stack">
          <TextInput
            label={t('imports.mappingName')}
            description={t('imports.mappingNameHint')}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.target.value)}
          />
          {proposal.mapping === null && <p role="status">{t('imports.nothingRecognised')}</p>}
          {missing > 0 && <p role="status">{t('imports.unanswered', { count: missing })}</p>}
          <div className="row">
            <Button
              disabled={proposal.mapping === null || missing > 0 || name.trim() === ''}
              loading={busy === 'checking'}
              onClick={() => check(answeredMapping(proposal, answers, struck, name.trim()))}
            >
              {t('imports.check')}
            </Button>
          </div>
        </div>
      </Section>
    </div>
  );
}

/** What the file does not say, to be answered. */
function Asks({
  asks,
  answers,
  setAnswers,
}: {
  readonly asks: readonly Ask[];
  readonly answers: Answers;
  readonly setAnswers: (answers: Answers) => void;
}): ReactNode {
  const t = useTranslations();
  if (asks.length === 0) return null;
  return (
    <Section title={t('imports.asks')}>
      <div className="fields">
        {asks.map((ask) => (
          <AskInput
            key={askKey(ask)}
            ask={ask}
            value={answers[askKey(ask)] ?? ''}
            onChange={(value) => setAnswers({ ...answers, [askKey(ask)]: value })}
          />
        ))}
      </div>
    </Section>
  );
}

function FactoryChoice({ steps }: { readonly steps: TakingSteps }): ReactNode {
  const t = useTranslations();
  const { taking, propose, busy } = steps;
  const parties = useRecordChoices('party');
  const [factory, setFactory] = useState(taking.factory);
  return (
    <Section title={t('imports.mapping')} says={t('imports.mappingSays')}>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          propose(taking.corrections, factory);
        }}
      >
        <Autocomplete
          label={t('imports.factory')}
          description={t('imports.factoryHint')}
          data={parties.map(({ id }) => id)}
          value={factory}
          onChange={setFactory}
        />
        <Button type="submit" variant="default" loading={busy === 'reading'}>
          {t('imports.factoryApply')}
        </Button>
      </form>
    </Section>
  );
}

function SheetTabs({
  proposal,
  steps,
  correct,
}: {
  readonly proposal: Proposal;
  readonly steps: TakingSteps;
  readonly correct: (correction: Correction) => void;
}): ReactNode {
  const t = useTranslations();
  const askText = useAskText();
  const { sheets } = steps.taking;
  const all = sheets.flatMap((file) => file.sheets.map((sheet) => ({ file: file.name, sheet })));
  const [shown, setShown] = useState('0');
  return (
    <Section title={t('imports.sheets')}>
      <Tabs value={shown} onChange={(next) => setShown(next ?? '0')} keepMounted={false}>
        <Tabs.List>
          {all.map(({ sheet }, index) => (
            <Tabs.Tab key={index} value={String(index)}>
              {sheet.name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {all.map(({ file, sheet }, index) => {
          const own = proposal.sheets.filter((each) => each.file === file && each.sheet === sheet.name);
          return (
            <Tabs.Panel key={index} value={String(index)} pt="md">
              <div className="stack">
                {own.map((each) => (
                  <SheetMapping
                    key={`${String(each.headerRow)} ${each.name ?? ''}`}
                    proposed={each}
                    sheet={sheet}
                    correction={steps.taking.corrections.find(
                      (one) =>
                        one.file === each.file &&
                        one.sheet === each.sheet &&
                        one.headerRow === each.headerRow,
                    )}
                    correct={correct}
                  />
                ))}
                {own.flatMap(({ asks }) =>
                  asks
                    .filter(({ ask }) => ask === 'mark' || ask === 'table')
                    .map((ask) => (
                      <p key={askKey(ask)} className="soft">
                        {askText(ask)}
                      </p>
                    )),
                )}
              </div>
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </Section>
  );
}

function Introductions({
  proposal,
  struck,
  setStruck,
}: {
  readonly proposal: Proposal;
  readonly struck: readonly string[];
  readonly setStruck: (struck: readonly string[]) => void;
}): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  if (proposal.introduces.length === 0) return null;
  return (
    <Section title={t('imports.introduces')} says={t('imports.introducesSays')}>
      <ul className="plain-list">
        {proposal.introduces.map(({ kind, id, name, role }) => {
          const key = `${kind} ${id}`;
          return (
            <li key={key}>
              <Checkbox
                label={
                  <>
                    {name}{' '}
                    <span className="soft">
                      <KindWord kind={kind} />
                      {role !== null && ` · ${choiceWord(role)}`}
                    </span>
                  </>
                }
                checked={!struck.includes(key)}
                onChange={(event) =>
                  setStruck(event.target.checked ? struck.filter((one) => one !== key) : [...struck, key])
                }
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
