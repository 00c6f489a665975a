import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { useFirmId } from '../client/firm.ts';
import { RECORD_KINDS } from '../client/generated/record-kinds.ts';
import { problemFrom } from '../client/problem.ts';
import type { RecordKindName } from '../ui/values.tsx';
import { changedFields, withField } from './body-value.ts';
import type { DialogMode } from './dialog-mode.ts';
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
  return { schema, fields: formFields(schema), faultsOf };
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
  const { body, id, setId, reason, setReason, wasSent, faults, state, submit, isPending, error } =
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
  const [body, setBody] = useState<unknown>(mode.does === 'record' ? (mode.from ?? {}) : mode.record.body);
  const [id, setId] = useState('');
  const [reason, setReason] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const { send, isPending, error } = usePut(kind, mode);
  const faults = wasSent ? form.faultsOf(form.schema, body) : new Map<string, z.core.$ZodIssue>();
  const state = useFormState(body, setBody, faults, error);
  const submit = (): void => {
    setWasSent(true);
    const lacksReason = mode.does === 'correct' && reason.trim() === '';
    if (lacksReason || form.faultsOf(form.schema, body).size > 0) return;
    send({ id: id.trim(), body, reason }, (recorded) => {
      onClose();
      onRecorded?.();
      if (mode.does === 'correct' || onRecorded !== undefined) return;
      const { plural } = RECORD_KINDS[kind];
      void navigate({ to: '/firms/$firm/$plural/$id', params: { firm, plural, id: recorded }, search: {} });
    });
  };
  return { body, id, setId, reason, setReason, wasSent, faults, state, submit, isPending, error };
}

function useFormState(
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
