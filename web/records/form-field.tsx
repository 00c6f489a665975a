import {
  Autocomplete,
  Button,
  Checkbox,
  JsonInput,
  MultiSelect,
  NumberInput,
  Select,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useTradeWords } from '../ui/words.ts';
import { fieldAt, isObject } from './body-value.ts';
import type { FormField } from './form-fields.ts';
import { useRecordChoices } from './use-record-choices.ts';

type Path = readonly (string | number)[];

/** What a form's fields share: the body, how to change it, and what is wrong where. */
export interface FormState {
  readonly body: unknown;
  readonly set: (path: Path, value: unknown) => void;
  readonly faultAt: (path: Path) => string | null;
}

/** Fields in the order of the schema: the needed ones and those that say something first, the rest on demand. */
export function FormFields({
  fields,
  path,
  state,
}: {
  readonly fields: readonly FormField[];
  readonly path: Path;
  readonly state: FormState;
}): ReactNode {
  return (
    <div className="fields">
      {fields.map((field) => (
        <FieldInput key={field.name} field={field} path={[...path, field.name]} state={state} />
      ))}
    </div>
  );
}

function FieldInput({
  field,
  path,
  state,
}: {
  readonly field: FormField;
  readonly path: Path;
  readonly state: FormState;
}): ReactNode {
  const { shape } = field;
  if (shape.is === 'group')
    return <GroupField field={field} fields={shape.fields} path={path} state={state} />;
  if (shape.is === 'list') return <ListField field={field} fields={shape.fields} path={path} state={state} />;
  if (shape.is === 'record') return <RecordField field={field} kind={shape.kind} path={path} state={state} />;
  if (shape.is === 'texts')
    return <TextsField field={field} kind={shape.kind} of={shape.of} path={path} state={state} />;
  return <PlainField field={field} path={path} state={state} />;
}

interface One {
  readonly field: FormField;
  readonly path: Path;
  readonly state: FormState;
}

/** Label, mark and fault of one field, for any Mantine input. */
function useFieldProps({ field, path, state }: One) {
  const { fieldWord } = useTradeWords();
  return { label: fieldWord(field.name), withAsterisk: field.isNeeded, error: state.faultAt(path) };
}

function PlainField(one: One): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const { field, path, state } = one;
  const props = useFieldProps(one);
  const { shape } = field;
  const value = fieldAt(state.body, path);
  const text = typeof value === 'string' ? value : '';
  if (shape.is === 'long-text')
    return (
      <Textarea
        {...props}
        className="wide"
        autosize
        minRows={2}
        maxLength={shape.limit}
        value={text}
        onChange={(event) => state.set(path, event.target.value)}
      />
    );
  if (shape.is === 'number')
    return (
      <NumberInput
        {...props}
        allowDecimal={false}
        {...(shape.least === null ? {} : { min: shape.least })}
        thousandSeparator=" "
        hideControls
        value={typeof value === 'number' ? value : ''}
        onChange={(next) => state.set(path, typeof next === 'number' ? next : undefined)}
      />
    );
  if (shape.is === 'yes-no')
    return (
      <Checkbox
        {...props}
        checked={value === true}
        indeterminate={value === undefined}
        onChange={(event) => state.set(path, event.target.checked)}
      />
    );
  if (shape.is === 'choice')
    return (
      <Select
        {...props}
        data={shape.of.map((one) => ({ value: one, label: choiceWord(one) }))}
        value={text === '' ? null : text}
        placeholder={t('form.choose')}
        clearable
        onChange={(next) => state.set(path, next ?? undefined)}
      />
    );
  if (shape.is === 'json')
    return (
      <JsonInput
        {...props}
        className="wide"
        description={t('form.jsonHint')}
        autosize
        minRows={2}
        defaultValue={value === undefined ? '' : JSON.stringify(value, null, 2)}
        onChange={(next) => state.set(path, jsonFrom(next))}
      />
    );
  return (
    <TextInput
      {...props}
      {...(shape.is === 'day' ? { type: 'date' } : {})}
      {...(shape.is === 'moment' ? { placeholder: 'YYYY-MM-DDTHH:MM', description: t('form.dateHint') } : {})}
      {...(shape.is === 'text' && shape.limit !== null ? { maxLength: shape.limit } : {})}
      value={text}
      onChange={(event) => state.set(path, event.target.value)}
    />
  );
}

/** What is typed as JSON; as text while it is none, for the schema to name. */
function jsonFrom(text: string): unknown {
  try {
    return text.trim() === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

/** A record by its id, offered by label. */
function RecordField({ kind, ...one }: One & { readonly kind: string }): ReactNode {
  const { path, state } = one;
  const props = useFieldProps(one);
  const choices = useRecordChoices(kind);
  const value = fieldAt(state.body, path);
  return (
    <Autocomplete
      {...props}
      data={choices.map(({ id }) => id)}
      renderOption={({ option }) => {
        const label = choices.find(({ id }) => id === option.value)?.label;
        return (
          <span>
            <span className="code">{option.value}</span> <span className="soft">{label}</span>
          </span>
        );
      }}
      limit={50}
      value={typeof value === 'string' ? value : ''}
      onChange={(next) => state.set(path, next)}
    />
  );
}

function TextsField({
  kind,
  of,
  ...one
}: One & { readonly kind: string | null; readonly of: readonly string[] | null }): ReactNode {
  const { choiceWord } = useTradeWords();
  const { path, state } = one;
  const props = useFieldProps(one);
  const choices = useRecordChoices(kind);
  const value = fieldAt(state.body, path);
  const texts = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  const set = (next: string[]): void => state.set(path, next);
  if (of !== null)
    return (
      <MultiSelect
        {...props}
        data={of.map((each) => ({ value: each, label: choiceWord(each) }))}
        value={texts}
        onChange={set}
      />
    );
  return <TagsInput {...props} data={choices.map(({ id }) => id)} value={texts} onChange={set} />;
}

function GroupField({ fields, ...one }: One & { readonly fields: readonly FormField[] }): ReactNode {
  const { path, state } = one;
  const { label, error } = useFieldProps(one);
  return (
    <fieldset className="group wide">
      <legend>{label}</legend>
      {error !== null && <p role="alert">{error}</p>}
      <FormFields fields={fields} path={path} state={state} />
    </fieldset>
  );
}

function ListField({ fields, ...one }: One & { readonly fields: readonly FormField[] }): ReactNode {
  const t = useTranslations();
  const { path, state } = one;
  const { label, error } = useFieldProps(one);
  const value = fieldAt(state.body, path);
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <fieldset className="group wide">
      <legend>{label}</legend>
      {error !== null && <p role="alert">{error}</p>}
      <div className="stack">
        {items.map((item, index) => (
          // Items have no name of their own; their place is what tells them apart.
          <fieldset key={index} className="group">
            <legend>{t('form.item', { what: label, number: index + 1 })}</legend>
            <FormFields fields={fields} path={[...path, index]} state={state} />
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              onClick={() =>
                state.set(
                  path,
                  items.filter((other) => other !== item),
                )
              }
            >
              {t('form.remove')}
            </Button>
          </fieldset>
        ))}
        <Button
          variant="default"
          size="compact-md"
          onClick={() => state.set(path, [...items.filter(isObject), {}])}
        >
          {t('form.add', { what: label })}
        </Button>
      </div>
    </fieldset>
  );
}
