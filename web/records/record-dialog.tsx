import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { useFirmId } from '../client/firm.ts';
import { RECORD_KINDS } from '../client/generated/record-kinds.ts';
import { problemFrom } from '../client/problem.ts';
import { useCommand } from '../client/operation-hooks.ts';
import { Answer } from '../ui/answer.tsx';
import type { RecordKindName } from '../ui/values.tsx';
import { useTradeWords } from '../ui/words.ts';
import { changedFields, withField } from './body-value.ts';
import { FormFields } from './form-field.tsx';
import type { FormState } from './form-field.tsx';
import type { AnyRecord } from './list-columns.tsx';
import { SCHEMAS } from './schemas.ts';

export type DialogMode =
  | { readonly does: 'record'; readonly from?: unknown }
  | { readonly does: 'correct'; readonly record: AnyRecord };

/** Recording and correcting: a form made from the schema, that names what it will do and keeps what was typed until it is done. */
export function RecordDialog({
  kind,
  mode,
  onClose,
}: {
  readonly kind: RecordKindName;
  readonly mode: DialogMode;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const form = useQuery({ queryKey: ['form', kind], queryFn: () => loadForm(kind), staleTime: Infinity });
  const title =
    mode.does === 'record'
      ? t('form.recordTitle', { kind: t(`kind.${kind}`) })
      : t('form.correctTitle', { label: mode.record.label });
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="xl"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('form.cancel') }}
    >
      <Answer of={form}>
        {(loaded) => <RecordForm kind={kind} mode={mode} form={loaded} onClose={onClose} />}
      </Answer>
    </Modal>
  );
}

async function loadForm(kind: RecordKindName) {
  const { formFields, faultsOf } = await import('./form-fields.ts');
  const schema = await SCHEMAS[kind]?.();
  if (schema === undefined) throw new Error(`${kind} is not recorded by a form`);
  return { schema, fields: formFields(schema), faultsOf };
}

type LoadedForm = Awaited<ReturnType<typeof loadForm>>;

function RecordForm({
  kind,
  mode,
  form,
  onClose,
}: {
  readonly kind: RecordKindName;
  readonly mode: DialogMode;
  readonly form: LoadedForm;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const navigate = useNavigate();
  const before = mode.does === 'record' ? (mode.from ?? {}) : mode.record.body;
  const [body, setBody] = useState<unknown>(before);
  const [id, setId] = useState('');
  const [reason, setReason] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const { send, isPending, error } = usePut(kind, mode);
  const faults = wasSent ? form.faultsOf(form.schema, body) : new Map<string, z.core.$ZodIssue>();
  const state = useFormState(body, setBody, faults, error);
  const isUnchanged = mode.does === 'correct' && changedFields(before, body).length === 0;
  const submit = (): void => {
    setWasSent(true);
    if (form.faultsOf(form.schema, body).size > 0 || (mode.does === 'correct' && reason.trim() === ''))
      return;
    send({ id, body, reason }, (recorded) => {
      onClose();
      if (mode.does === 'record')
        void navigate({
          to: '/firms/$firm/$plural/$id',
          params: { firm, plural: RECORD_KINDS[kind].plural, id: recorded },
          search: {},
        });
    });
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className="will">{t(mode.does === 'record' ? 'form.recordWill' : 'form.correctWill')}</p>
      <FormFields fields={form.fields} path={[]} state={state} />
      {mode.does === 'record' ? (
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
        isIdle={isUnchanged}
        says={t(mode.does === 'record' ? 'form.submitRecord' : 'form.submitCorrect')}
        onClose={onClose}
      />
    </form>
  );
}

/** Sends the body as a new record, or as a correction that expects the entry it was made from. */
function usePut(kind: RecordKindName, mode: DialogMode) {
  // Every kind's operation takes `{id?, body}`; which kind it is, only the running program knows.
  const record = useCommand(`${kind}.record` as 'run.record');
  const correct = useCommand(`${kind}.correct` as 'run.correct');
  const command = mode.does === 'record' ? record : correct;
  const send = (
    given: { readonly id: string; readonly body: unknown; readonly reason: string },
    done: (id: string) => void,
  ): void => {
    // The schema has just passed the body.
    const body = given.body as Parameters<typeof record.mutate>[0]['body'];
    const onSuccess = (receipt: { entries: readonly { id: string }[] }): void =>
      done(receipt.entries[0]?.id ?? '');
    if (mode.does === 'record')
      record.mutate({ ...(given.id === '' ? {} : { id: given.id }), body }, { onSuccess });
    else {
      const { id, entry } = mode.record;
      correct.mutate({ id, body, reason: given.reason.trim(), expected: entry }, { onSuccess });
    }
  };
  return { send, isPending: command.isPending, error: command.error };
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

function Changes({ before, after }: { readonly before: unknown; readonly after: unknown }): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  const changed = changedFields(before, after);
  return (
    <p role="status">
      <strong>{t('form.changes')}</strong>
      {': '}
      {changed.length === 0 ? t('form.noChanges') : changed.map(fieldWord).join(', ')}
    </p>
  );
}

/** Why something is corrected or withdrawn. */
export function ReasonInput({
  reason,
  setReason,
  isMissing,
}: {
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly isMissing: boolean;
}): ReactNode {
  const t = useTranslations();
  return (
    <Textarea
      label={t('form.reason')}
      description={t('form.reasonHint')}
      withAsterisk
      autosize
      minRows={2}
      maxLength={2_000}
      value={reason}
      error={isMissing ? t('form.reasonNeeded') : null}
      onChange={(event) => setReason(event.target.value)}
    />
  );
}

/** The end of a form: what is wrong, the way back, and what will be done. */
export function SendBar({
  faults,
  error,
  isPending,
  isIdle,
  says,
  isGrave = false,
  onClose,
}: {
  readonly faults: number;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly isIdle: boolean;
  readonly says: string;
  readonly isGrave?: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const problem = error === null ? null : problemFrom(error);
  return (
    <>
      {faults > 0 && <p role="alert">{t('form.faults', { count: faults })}</p>}
      {problem !== null && (
        <p role="alert" className="will grave">
          {t(`problem.${problem.code}`)} {t(`todo.${problem.code}`)} <span lang="en">{problem.detail}</span>
        </p>
      )}
      <div className="row apart">
        <Button variant="default" onClick={onClose}>
          {t('form.cancel')}
        </Button>
        <Button type="submit" loading={isPending} disabled={isIdle} {...(isGrave ? { color: 'red.9' } : {})}>
          {says}
        </Button>
      </div>
    </>
  );
}
