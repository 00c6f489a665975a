import { Select, TextInput } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { RULE_GROUPS } from '../../../src/domain/requirement/rule-groups.ts';

import { Answer } from '../../ui/answer.tsx';
import { useBothLanguages } from '../../ui/both-languages.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { ConfidenceMark, RuleLink } from '../../ui/rule-marks.tsx';
import { Section } from '../../ui/section.tsx';
import { NoMatch } from '../../ui/states.tsx';
import { DateText } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import type { RuleSearch } from './rule-search.ts';
import styles from './rules.module.css';

type Row = OutputOf<'rule.list'>['rules'][number];

/** The catalogue of the law, narrowed by day, group and words. */
export function RuleListPage(): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const search = useSearch({ from: '/firms/$firm/rules' });
  const { on, group } = search;
  const list = useOperation(
    'rule.list',
    { ...(on === undefined ? {} : { on }), ...(group === undefined ? {} : { group }) },
    { keepsPrevious: true },
  );
  return (
    <>
      <PageHeader
        title={t('nav.rules')}
        lead={t('rules.lead')}
        actions={
          <Link to="/firms/$firm/$plural" params={{ firm, plural: 'requirements' }} search={{}}>
            {t('rules.own')}
          </Link>
        }
      />
      <div className="stack">
        <Filters search={search} />
        <Answer of={list} lines={12}>
          {({ catalogue, rules }) => (
            <Section
              title={t('rules.count', { count: matching(rules, search.q).length })}
              says={t('rules.version', { version: catalogue.version, month: catalogue.stateOfKnowledge })}
            >
              <RuleTable rules={matching(rules, search.q)} on={on} />
            </Section>
          )}
        </Answer>
        <Changes />
      </div>
    </>
  );
}

function matching(rules: readonly Row[], words = ''): Row[] {
  const wanted = words.trim().toLowerCase();
  return rules.filter(({ id, title, citations }) =>
    [id, title.en, title.zh, ...citations].some((text) => text.toLowerCase().includes(wanted)),
  );
}

function Filters({ search }: { readonly search: RuleSearch }): ReactNode {
  const t = useTranslations();
  const navigate = useNavigate({ from: '/firms/$firm/rules' });
  const set = (change: Partial<Record<keyof RuleSearch, string | undefined>>): void => {
    const entries = Object.entries({ ...search, ...change }).filter(([, value]) => value);
    // Only members of the search are put in, each of its type.
    void navigate({ search: Object.fromEntries(entries) as RuleSearch, replace: true });
  };
  return (
    <search className={styles['filters']}>
      <TextInput
        label={t('rules.words')}
        value={search.q ?? ''}
        onChange={(event) => set({ q: event.target.value })}
      />
      <TextInput
        type="date"
        label={t('rules.on')}
        value={search.on ?? ''}
        onChange={(event) => set({ on: event.target.value })}
      />
      <Select
        label={t('rules.group')}
        placeholder={t('rules.allGroups')}
        clearable
        data={RULE_GROUPS.filter((each) => each !== 'own').map((each) => ({
          value: each,
          label: t(`ruleGroup.${each}`),
        }))}
        value={search.group ?? null}
        onChange={(next) => set({ group: next ?? undefined })}
      />
    </search>
  );
}

function RuleTable({
  rules,
  on,
}: {
  readonly rules: readonly Row[];
  readonly on: string | undefined;
}): ReactNode {
  const t = useTranslations();
  const say = useBothLanguages();
  const { choiceWord } = useTradeWords();
  if (rules.length === 0) return <NoMatch />;
  const columns = [
    {
      head: t('rules.rule'),
      cell: (row: Row) => (
        <>
          <RuleLink rule={row.id}>{say(row.title)}</RuleLink>
          <div className="soft">{row.citations.join(' · ')}</div>
        </>
      ),
    },
    { head: t('rules.inForce'), cell: (row: Row) => <InForce row={row} on={on} /> },
    { head: t('field.test'), cell: ({ test }: Row) => choiceWord(test) },
    { head: t('field.thirdParty'), cell: ({ thirdParty }: Row) => choiceWord(thirdParty) },
    // One of the groups that `Batch` lists.
    { head: t('rules.smallBatch'), cell: ({ smallBatch }: Row) => t(`smallBatch.${smallBatch as Batch}`) },
    { head: t('field.confidence'), cell: (row: Row) => <ConfidenceMark confidence={row.confidence} /> },
  ];
  return <PlainTable label={t('nav.rules')} columns={columns} rows={rules} keyOf={({ id }) => id} stacks />;
}

/** The values the server gives; the generated client knows them as text. */
type Batch = 'A' | 'B' | 'none' | 'not-stated';

function InForce({ row, on }: { readonly row: Row; readonly on: string | undefined }): ReactNode {
  const t = useTranslations();
  const isOpen = on !== undefined && row.inForce === 'unknown';
  return (
    <>
      {row.from === null
        ? t('rules.fromUnknown')
        : t.rich('rules.since', { day: () => <DateText of={row.from} /> })}
      {row.to !== null && <div>{t.rich('rules.until', { day: () => <DateText of={row.to} /> })}</div>}
      {isOpen && <div className="soft">{t('rules.notKnownThen')}</div>}
    </>
  );
}

function Changes(): ReactNode {
  const t = useTranslations();
  const say = useBothLanguages();
  const changes = useOperation('rule.changes', {});
  return (
    <Section title={t('rules.log')}>
      <Answer of={changes}>
        {({ changes: list }) => (
          <ul className="plain">
            {list.map(({ version, on, says }) => (
              <li key={version}>
                <strong>{t('rules.versionShort', { version })}</strong> <DateText of={on} /> {say(says)}
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Section>
  );
}
