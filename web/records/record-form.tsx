import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { draftName, forgetDraft, keepDraft, readDraft } from '../client/draft.ts';
import type { Draft } from '../client/draft.ts';
import { useFirmId, useSession } from '../client/firm.ts';
import { RECORD_KINDS } from '../client/generated/record-kinds.ts';
import { problemFrom } from '../client/problem.ts';
import type { RecordKindName } from '../ui/values.tsx';
import { changedFields, withField } from './body-value.ts';
import type { DialogMode } from './dialog-mode.ts';
import { wordOfField } from './column-field.ts';
import { FormFields } from './form-field.tsx';
import { Changes, ReasonInput, SendBar } from './form-parts.tsx';
import type { FormState } from './form-state.ts';
import { SCHEMAS } from './schemas.ts';
import { usePut } from './use-put.ts';

/** The schema of a kind and the fields it has; the parts that read schemas come with the first form. */
export async function loadForm(kind: RecordKindName) {
  const { formFields, faultsOf } = await import('./form-fields.ts');
  const schema = await SCHEMAS[kind]?.();
  if (schema === undefined) throw new Error(`${kind} is not recorded by a form`);
  const fields = formFields(schema).map((field) => ({
    ...field,
    word: wordOfField(field.name, field.shape.is === 'number', kind),
  }));
  return { schema, fields, faultsOf };
}

interface Props {
  readonly kind: RecordKindName;
  readonly mode: DialogMode;
  readonly form: Awaited<ReturnType<typeof loadForm>>;
  readonly onClose: () => void;
  readonly onRecorded: (() => void) | undefined;
}

/** The form itself: what it will do, the fields, and for a correction what changes and why. */
export function RecordForm(props: Props): ReactNode {
  const t = useTranslations();
  const { mode, form, onClose } = props;
  const { body, id, setId, reason, setReason, wasSent, faults, state, submit, isPending, error, ...draft } =
    useRecordForm(props);
  const isNew = mode.does === 'record';
  const before = isNew ? {} : mode.record.body;
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className="will">{t(isNew ? 'form.recordWill' : 'form.correctWill')}</p>
      {draft.isRestored && (
        <div role="status" className="row">
          <p className="soft">{t('form.draftRestored')}</p>
          <Button size="compact-sm" variant="default" onClick={draft.beginAgain}>
            {t('form.draftForget')}
          </Button>
        </div>
      )}
      <FormFields fields={form.fields} path={[]} state={state} />
      {isNew ? (
        <TextInput
          label={t('form.id')}
          description={t('form.idHint')}
          value={id}
          maxLength={120}
          error={state.faultAt(['id'])}
          onChange={(event) => setId(event.target.value)}
        />
      ) : (
        <>
          <Changes before={before} after={body} />
          <ReasonInput reason={reason} setReason={setReason} isMissing={wasSent && reason.trim() === ''} />
        </>
      )}
      <SendBar
        faults={faults.size}
        error={error}
        isPending={isPending}
        isIdle={!isNew && changedFields(before, body).length === 0}
        says={t(isNew ? 'form.submitRecord' : 'form.submitCorrect')}
        onClose={onClose}
      />
    </form>
  );
}

/** What is typed, what is wrong with it once it was sent, and sending it. */
function useRecordForm({ kind, mode, form, onClose, onRecorded }: Props) {
  const firm = useFirmId();
  const navigate = useNavigate();
  const { typed, type, isRestored, beginAgain, forget } = useTyped(kind, mode);
  const { body, id, reason } = typed;
  const setBody = (next: unknown): void => type({ ...typed, body: next });
  const [wasSent, setWasSent] = useState(false);
  const { send, isPending, error } = usePut(kind, mode);
  const faults = wasSent ? form.faultsOf(form.schema, body) : new Map<string, z.core.$ZodIssue>();
  const state = useFormState(body, setBody, faults, error);
  const submit = (): void => {
    setWasSent(true);
    const lacksReason = mode.does === 'correct' && reason.trim() === '';
    if (lacksReason || form.faultsOf(form.schema, body).size > 0) return;
    send({ id: id.trim(), body, reason }, (recorded) => {
      forget();
      onClose();
      onRecorded?.();
      if (mode.does === 'correct' || onRecorded !== undefined) return;
      const { plural } = RECORD_KINDS[kind];
      void navigate({ to: '/firms/$firm/$plural/$id', params: { firm, plural, id: recorded }, search: {} });
    });
  };
  const setId = (next: string): void => type({ ...typed, id: next });
  const setReason = (next: string): void => type({ ...typed, reason: next });
  const typing = { body, id, setId, reason, setReason, isRestored, beginAgain };
  return { ...typing, wasSent, faults, state, submit, isPending, error };
}

/** What is typed; a reload of the page brings it back, until it is recorded or taken back. */
export function useTyped(kind: RecordKindName, mode: DialogMode) {
  const firm = useFirmId();
  const person = useSession().id;
  const untouched: Draft = {
    body: mode.does === 'record' ? (mode.from ?? {}) : mode.record.body,
    id: '',
    reason: '',
  };
  // A draft belongs to what it began from: another version of a record, or another filled-in form, has another.
  const from = mode.does === 'record' ? JSON.stringify(mode.from ?? {}) : String(mode.record.entry);
  const name = draftName([person, firm, kind, mode.does, from]);
  const [kept] = useState(() => readDraft(name));
  const [isRestored, setRestored] = useState(kept !== null);
  const [typed, setTyped] = useState(kept ?? untouched);
  const forget = (): void => forgetDraft(name);
  return {
    typed,
    isRestored,
    type: (next: Draft) => {
      setTyped(next);
      keepDraft(name, next);
    },
    forget,
    beginAgain: () => {
      forget();
      setTyped(untouched);
      setRestored(false);
    },
  };
}

/** What the fields of a form share; `error` is what sending it answered. */
export function useFormState(
  body: unknown,
  setBody: (body: unknown) => void,
  faults: ReadonlyMap<string, z.core.$ZodIssue>,
  error: unknown,
): FormState {
  const t = useTranslations();
  const sent = error === null ? [] : problemFrom(error).faults;
  return {
    body,
    set: (path, value) => setBody(withField(body, path, value)),
    faultAt: (path) => {
      const at = path.join('.');
      const issue = faults.get(at);
      const said = sent.find((fault) => fault.at === `body.${at}` || fault.at === at);
      if (issue === undefined) return said === undefined ? null : t('issue.other', { says: said.says });
      if (issue.code === 'invalid_type' || issue.code === 'invalid_value') return t('issue.needed');
      if (issue.code === 'too_small') return t('issue.tooSmall');
      if (issue.code === 'too_big') return t('issue.tooBig');
      if (issue.code === 'invalid_format') return t('issue.format');
      return t('issue.other', { says: issue.message });
    },
  };
}
