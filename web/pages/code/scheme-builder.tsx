import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { codeSchemeSchema } from '../../../src/domain/code/code-scheme.ts';
import { useFirmId, useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { changedFields, fieldAt, withField } from '../../records/body-value.ts';
import type { DialogMode } from '../../records/dialog-mode.ts';
import { FormFields } from '../../records/form-field.tsx';
import { faultsOf } from '../../records/form-fields.ts';
import { Changes, ReasonInput, SendBar } from '../../records/form-parts.tsx';
import { useFormState, useTyped } from '../../records/record-form.tsx';
import { usePut } from '../../records/use-put.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { useTradeWords } from '../../ui/words.ts';
import styles from './code.module.css';
import { schemeFields, typedParts } from './scheme-fields.ts';
import { SchemeParts } from './scheme-parts.tsx';
import { NotYetProved, SchemeProof } from './scheme-proof.tsx';

/** So long after the last key the proof is asked. */
const PAUSE_MS = 300;
const WHAT = schemeFields('name', 'product', 'site', 'from', 'to');
const SEQUENCE = schemeFields('reset', 'countedBy', 'most');
const CHARACTERS = schemeFields('withoutLookAlikes', 'gs1', 'longest', 'years', 'note');

/** The form of a scheme of parts; the proof is asked as it is typed, and nothing is recorded that is refused. */
export function SchemeBuilder({ mode }: { readonly mode: DialogMode }): ReactNode {
  const t = useTranslations();
  const builder = useSchemeBuilder(mode);
  const { state, proof } = builder;
  return (
    <form
      className={styles['builder']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        builder.submit();
      }}
    >
      <div className="stack">
        {builder.isRestored && (
          <div role="status" className="row">
            <p className="soft">{t('form.draftRestored')}</p>
            <Button size="compact-sm" variant="default" onClick={builder.beginAgain}>
              {t('form.draftForget')}
            </Button>
          </div>
        )}
        <Section title={t('scheme.what')}>
          <FormFields fields={WHAT} path={[]} state={state} />
        </Section>
        <SchemeParts state={state} />
        <Section title={t('scheme.sequence')} says={t('scheme.sequenceSays')}>
          <FormFields fields={SEQUENCE} path={[]} state={state} />
        </Section>
        <Section title={t('scheme.characters')}>
          <FormFields fields={CHARACTERS} path={[]} state={state} />
        </Section>
      </div>
      <div className={styles['beside']}>
        <Section title={t('scheme.proof')}>
          <div className="stack" aria-live="polite">
            {builder.lacks.length > 0 ? (
              <NotYetProved lacks={builder.lacks} />
            ) : (
              <Answer of={proof}>{(answer) => <SchemeProof proof={answer} />}</Answer>
            )}
          </div>
        </Section>
        <SendScheme mode={mode} builder={builder} />
      </div>
    </form>
  );
}

function SendScheme({
  mode,
  builder: { typed, type, wasSent, faults, isRefused, error, isPending, leave },
}: {
  readonly mode: DialogMode;
  readonly builder: ReturnType<typeof useSchemeBuilder>;
}): ReactNode {
  const t = useTranslations();
  const mayRecord = useMayDo()('record-firm');
  const isNew = mode.does === 'record';
  const before = isNew ? {} : mode.record.body;
  return (
    <div className="card section">
      {!isNew && (
        <>
          <Changes before={before} after={typed.body} />
          <ReasonInput
            reason={typed.reason}
            setReason={(reason) => type({ ...typed, reason })}
            isMissing={wasSent && typed.reason.trim() === ''}
          />
        </>
      )}
      {!mayRecord && <p className="soft">{t('record.notAllowed')}</p>}
      <SendBar
        faults={faults.size}
        error={error}
        isPending={isPending}
        isIdle={!mayRecord || isRefused || (!isNew && changedFields(before, typed.body).length === 0)}
        says={t(isNew ? 'form.submitRecord' : 'form.submitCorrect')}
        onClose={leave}
      />
    </div>
  );
}

/** What is typed, what it proves, and sending it. */
function useSchemeBuilder(mode: DialogMode) {
  const firm = useFirmId();
  const navigate = useNavigate();
  const { typed, type, isRestored, beginAgain, forget } = useTyped('code-scheme', mode);
  const { body, reason } = typed;
  const [wasSent, setWasSent] = useState(false);
  const { send, isPending, error } = usePut('code-scheme', mode);
  const found = faultsOf(codeSchemeSchema, body);
  const faults = wasSent ? found : new Map<string, never>();
  const state = useFormState(body, (next) => type({ ...typed, body: next }), faults, error);
  const { lacks, proof } = useProof(body, mode);
  const leave = (id?: string): void => {
    forget();
    void (id === undefined
      ? navigate({ to: '/firms/$firm/$plural', params: { firm, plural: 'code-schemes' } })
      : navigate({
          to: '/firms/$firm/$plural/$id',
          params: { firm, plural: 'code-schemes', id },
          search: {},
        }));
  };
  const submit = (): void => {
    setWasSent(true);
    const lacksReason = mode.does === 'correct' && reason.trim() === '';
    if (lacksReason || found.size > 0) return;
    send({ id: '', body, reason }, leave);
  };
  const sending = {
    submit,
    isPending,
    error,
    leave: () => leave(mode.does === 'correct' ? mode.record.id : undefined),
  };
  const typing = { typed, type, isRestored, beginAgain, wasSent, faults, state };
  return {
    ...typing,
    ...sending,
    lacks,
    proof,
    isRefused: proof.data?.accepted === false && lacks.length === 0,
  };
}

/** The proof of what is typed, once it is whole; a scheme is proved before it has a name. */
function useProof(body: unknown, mode: DialogMode) {
  const [settled] = useDebouncedValue(body, PAUSE_MS);
  const isNamed = fieldAt(settled, ['name']) !== undefined;
  const read = codeSchemeSchema.safeParse(isNamed ? settled : withField(settled, ['name'], '?'));
  const isEmpty = typedParts(settled).length === 0;
  const lacks = useLacks(
    settled,
    read.success && !isEmpty ? [] : (read.error?.issues ?? []).map(({ path }) => path),
  );
  const proof = useOperation(
    'code-scheme.prove',
    // Asked only when it is whole.
    { body: read.data ?? { name: '?' }, ...(mode.does === 'correct' ? { id: mode.record.id } : {}) },
    { enabled: read.success, keepsPrevious: true },
  );
  return { lacks, proof };
}

/** What is still to be filled in, part by part. */
function useLacks(body: unknown, paths: readonly (readonly PropertyKey[])[]): string[] {
  const t = useTranslations();
  const { choiceWord, fieldWord } = useTradeWords();
  const parts = typedParts(body);
  if (parts.length === 0) return [t('scheme.lacksParts')];
  const lacks = paths.map(([first, index]) => {
    const part = first === 'parts' && typeof index === 'number' ? parts[index] : undefined;
    if (part === undefined) return t('scheme.lacksField', { field: fieldWord(String(first)) });
    return t('scheme.lacksPart', { part: choiceWord(part.kind), number: Number(index) + 1 });
  });
  return [...new Set(lacks)];
}
