import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { useMayDo } from '../../client/firm.ts';
import { factsSchema, factsShape } from '../../../src/domain/requirement/product-facts.ts';
import { changedFields, isObject, withField } from '../../records/body-value.ts';
import { FormFields } from '../../records/form-field.tsx';
import { formFields } from '../../records/form-fields.ts';
import { Changes, ReasonInput, SendBar } from '../../records/form-parts.tsx';
import type { FormState } from '../../records/form-state.ts';
import type { AnyRecord } from '../../records/list-columns.tsx';
import { usePut } from '../../records/use-put.ts';
import { Section } from '../../ui/section.tsx';
import styles from './checker.module.css';

const FIELDS = formFields(factsSchema);
/** The questions in the order a compliance person asks them. */
const GROUPS = [
  ['whatItIs', ['kinds', 'nothingElse', 'garmentSizes']],
  [
    'whoFor',
    [
      ...['ageFromMonths', 'ageToMonths', 'decision', 'decidedBy', 'decidedOn', 'because'],
      ...['statement', 'presentation', 'recognition', 'guidelines'],
    ],
  ],
  ['whereSold', ['soldIn', 'soldThrough', 'imported']],
  [
    'hazards',
    [
      ...['smallParts', 'magnets', 'buttonCells', 'otherBatteries', 'mainsPower'],
      ...['strings', 'liquids', 'sounds', 'plasticFilm'],
    ],
  ],
  ['parts', ['parts', 'partsComplete']],
] as const;

/** Only the facts of a record of facts. */
export function factsIn(body: unknown): Record<string, unknown> {
  const members = isObject(body) ? Object.entries(body) : [];
  return Object.fromEntries(members.filter(([name]) => name in factsShape));
}

interface Props {
  readonly product: string;
  /** The facts on record; null: none yet. */
  readonly record: AnyRecord | null;
  readonly facts: unknown;
  readonly setFacts: (facts: unknown) => void;
  readonly faults: ReadonlyMap<string, z.core.$ZodIssue>;
}

/** What is known of the product, and recording it. */
export function FactsForm(props: Props): ReactNode {
  const { record, facts, setFacts, faults } = props;
  const t = useTranslations();
  const state = useFactsState(facts, setFacts, faults);
  return (
    <div className="stack">
      {GROUPS.map(([group, names]) => (
        <Section key={group} title={t(`factGroup.${group}`)} says={t(`factGroupSays.${group}`)}>
          <FormFields fields={fieldsNamed(names)} path={[]} state={state} />
        </Section>
      ))}
      <Saving key={record?.entry ?? 0} {...props} />
    </div>
  );
}

function fieldsNamed(names: readonly string[]) {
  return names.flatMap((name) => FIELDS.filter((field) => field.name === name));
}

function useFactsState(facts: unknown, setFacts: Props['setFacts'], faults: Props['faults']): FormState {
  const t = useTranslations();
  return {
    body: facts,
    set: (path, value) => setFacts(withField(facts, path, value)),
    faultAt: (path) => {
      const issue = faults.get(path.join('.'));
      if (issue === undefined) return null;
      if (issue.code === 'invalid_type' || issue.code === 'invalid_value') return t('issue.needed');
      if (issue.code === 'invalid_format') return t('issue.format');
      return t('issue.other', { says: issue.message });
    },
  };
}

function Saving({ product, record, facts, setFacts, faults }: Props): ReactNode {
  const t = useTranslations();
  const may = useMayDo()('record-firm');
  const [reason, setReason] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const mode = record === null ? ({ does: 'record' } as const) : ({ does: 'correct', record } as const);
  const { send, isPending, error } = usePut('product-facts', mode);
  const before = factsIn(record?.body ?? {});
  const needsReason = record !== null && reason.trim() === '';
  const isIdle = changedFields(before, facts).length === 0;
  if (!may) return <p role="note">{t('rules.mayNotRecord')}</p>;
  const submit = (): void => {
    setWasSent(true);
    if (needsReason || faults.size > 0) return;
    const others = Object.entries(record?.body ?? {}).filter(([name]) => !(name in factsShape));
    const body = { product, ...Object.fromEntries(others), ...factsIn(facts) };
    send({ id: '', body, reason }, () => setReason(''));
  };
  return (
    <form
      className={`card section stack ${styles['saving'] ?? ''}`}
      noValidate
      aria-label={t('rules.record')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Changes before={before} after={facts} />
      {record !== null && (
        <ReasonInput reason={reason} setReason={setReason} isMissing={wasSent && needsReason} />
      )}
      <SendBar
        faults={faults.size}
        error={error}
        isPending={isPending}
        isIdle={isIdle}
        says={t('rules.record')}
        onClose={() => setFacts(before)}
      />
    </form>
  );
}
