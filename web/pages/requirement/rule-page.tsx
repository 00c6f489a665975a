import { useParams } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { reasonOfLine } from '../../../src/domain/requirement/reason.ts';
import { Answer } from '../../ui/answer.tsx';
import { useBothLanguages } from '../../ui/both-languages.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { ConfidenceMark, UnconfirmedMark } from '../../ui/rule-marks.tsx';
import { Section } from '../../ui/section.tsx';
import { DateText } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import styles from './rules.module.css';

type Shown = OutputOf<'rule.show'>;
type Rule = Shown['rule'];

/** One rule of the catalogue: what it demands, since when, of which goods, and who says so. */
export function RulePage(): ReactNode {
  const { rule: id } = useParams({ from: '/firms/$firm/rules/$rule' });
  const shown = useOperation('rule.show', { rule: id });
  return <Answer of={shown}>{(answer) => <Whole shown={answer} />}</Answer>;
}

function Whole({ shown: { rule, reliefs, catalogue } }: { readonly shown: Shown }): ReactNode {
  const t = useTranslations();
  const say = useBothLanguages();
  return (
    <>
      <PageHeader eyebrow={t(`ruleGroup.${rule.group}`)} title={say(rule.title)} lead={say(rule.wording)} />
      {rule.unconfirmed.length > 0 && (
        <div className={`will grave ${styles['doubt'] ?? ''}`} role="note">
          <strong>{t('rules.unconfirmed')}</strong>{' '}
          {rule.unconfirmed.map((field) => t(`ruleField.${field}`)).join(', ')}. {t('rules.unconfirmedSays')}
        </div>
      )}
      <div className="detail">
        <div className="stack">
          <Section title={t('rules.applies')} says={t('rules.appliesSays')}>
            <ul className={styles['list']}>
              {rule.applies.map((line, index) => (
                // Lines have no name of their own; their place is what tells them apart.
                <li key={index}>
                  {say(reasonOfLine(line))} {line.unconfirmed === true && <UnconfirmedMark />}
                </li>
              ))}
            </ul>
          </Section>
          <Limits rule={rule} />
          <Reliefs reliefs={reliefs} />
          <Notes rule={rule} />
          <Sources rule={rule} />
        </div>
        <Facts rule={rule} version={catalogue.version} />
      </div>
    </>
  );
}

function Facts({ rule, version }: { readonly rule: Rule; readonly version: string }): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('rules.cited'), <Citations key="cited" rule={rule} />],
    [t('field.onCertificate'), choiceWord(rule.onCertificate ? 'yes' : 'no')],
    [t('rules.inForce'), <Span key="span" of={rule} />],
    [t('rules.dateOf'), t(`dateOf.${rule.dateOf}`)],
    [t('field.test'), choiceWord(rule.test)],
    [t('rules.method'), rule.method ?? t('rules.notHeld')],
    [t('rules.editions'), <Editions key="editions" rule={rule} />],
    [t('field.thirdParty'), choiceWord(rule.thirdParty)],
    [t('rules.smallBatch'), t(`smallBatch.${rule.smallBatch}`)],
    [t('field.confidence'), <ConfidenceMark key="sure" confidence={rule.confidence} />],
    [
      t('rules.id'),
      <span key="id" className="code">
        {rule.id}
      </span>,
    ],
    [t('field.catalogue'), version],
  ];
  return (
    <Section title={t('record.facts')}>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </Section>
  );
}

function Citations({ rule }: { readonly rule: Rule }): ReactNode {
  return (
    <ul className={styles['list']}>
      {rule.citations.map((citation) => (
        <li key={citation.text}>
          {citation.text}
          {citation.from !== null || citation.to !== null ? (
            <div className="soft">
              <Span of={citation} />
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Editions({ rule }: { readonly rule: Rule }): ReactNode {
  const t = useTranslations();
  if (rule.standards.length === 0) return t('rules.notHeld');
  return (
    <ul className={styles['list']}>
      {rule.standards.map((edition) => (
        <li key={edition.name}>
          {edition.name}
          <div className="soft">
            <Span of={edition} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** From and to, as far as they are known. */
function Span({
  of,
}: {
  readonly of: { readonly from: string | null; readonly to: string | null };
}): ReactNode {
  const t = useTranslations();
  return (
    <>
      {of.from === null
        ? t('rules.fromUnknown')
        : t.rich('rules.since', { day: () => <DateText of={of.from} /> })}
      {of.to !== null && <> {t.rich('rules.until', { day: () => <DateText of={of.to} /> })}</>}
    </>
  );
}

function Limits({ rule }: { readonly rule: Rule }): ReactNode {
  const t = useTranslations();
  if (rule.limits.length === 0) return null;
  type Limit = Rule['limits'][number];
  const columns = [
    {
      head: t('field.analyte'),
      cell: ({ analyte, cas }: Limit) => (
        <>
          {analyte}
          {cas !== undefined && <div className="soft">{t('rules.cas', { cas })}</div>}
        </>
      ),
    },
    { head: t('rules.limit'), isNumber: true, cell: ({ printed }: Limit) => printed },
    { head: t('rules.inForce'), cell: (limit: Limit) => <Span of={limit} /> },
    {
      head: t('rules.scope'),
      // One of the scopes that `Scope` lists.
      cell: ({ scope }: Limit) => (scope === null ? t('rules.everyPart') : t(`limitScope.${scope as Scope}`)),
    },
    { head: t('field.confidence'), cell: (limit: Limit) => <ConfidenceMark confidence={limit.confidence} /> },
  ];
  return (
    <Section title={t('field.limits')}>
      <PlainTable
        label={t('field.limits')}
        columns={columns}
        rows={rule.limits}
        keyOf={({ analyte, from, scope }) => `${analyte} ${from ?? ''} ${scope ?? ''}`}
        stacks
      />
    </Section>
  );
}

/** The scopes that limits of the catalogue have; the schema keeps them as text. */
type Scope = 'modelling-clay' | 'mouthable-toy-or-child-care-article';

function Reliefs({ reliefs }: { readonly reliefs: Shown['reliefs'] }): ReactNode {
  const t = useTranslations();
  const say = useBothLanguages();
  if (reliefs.length === 0) return null;
  return (
    <Section title={t('rules.reliefs')} says={t('rules.reliefsSays')}>
      <ul className={styles['list']}>
        {reliefs.map((relief) => (
          <li key={relief.id}>
            <strong>{say(relief.title)}</strong> <span className="soft">{relief.citation}</span>{' '}
            <ConfidenceMark confidence={relief.confidence} />
            <div>{say(relief.conditions)}</div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Notes({ rule }: { readonly rule: Rule }): ReactNode {
  const t = useTranslations();
  const say = useBothLanguages();
  if (rule.notes.length === 0) return null;
  return (
    <Section title={t('rules.notes')}>
      <ul className={styles['list']}>
        {rule.notes.map(({ says, confidence }) => (
          <li key={says.en}>
            {say(says)} <ConfidenceMark confidence={confidence} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Sources({ rule }: { readonly rule: Rule }): ReactNode {
  const t = useTranslations();
  return (
    <Section title={t('rules.sources')} says={t('rules.notAdvice')}>
      <ul className={styles['list']}>
        {rule.sources.map(({ says, address, confidence }) => (
          <li key={says}>
            <span lang="en">{says}</span> <ConfidenceMark confidence={confidence} />
            {address !== undefined && (
              <div>
                <a href={address} rel="noreferrer">
                  {address}
                </a>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
