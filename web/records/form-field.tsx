import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { fieldAt, isObject } from './body-value.ts';
import type { FormField } from './form-fields.ts';
import { useFieldProps } from './form-state.ts';
import type { FieldProps, FormState, Path } from './form-state.ts';
import { PlainField } from './plain-field.tsx';
import { RecordField, TextsField } from './record-field.tsx';

/** Fields in the order of the schema. */
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

function FieldInput({ field, path, state }: FieldProps): ReactNode {
  const { shape } = field;
  if (shape.is === 'group')
    return <GroupField field={field} fields={shape.fields} path={path} state={state} />;
  if (shape.is === 'list') return <ListField field={field} fields={shape.fields} path={path} state={state} />;
  if (shape.is === 'record') return <RecordField field={field} kind={shape.kind} path={path} state={state} />;
  if (shape.is === 'texts')
    return <TextsField field={field} kind={shape.kind} of={shape.of} path={path} state={state} />;
  return <PlainField field={field} path={path} state={state} />;
}

function GroupField({ fields, ...one }: FieldProps & { readonly fields: readonly FormField[] }): ReactNode {
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

function ListField({ fields, ...one }: FieldProps & { readonly fields: readonly FormField[] }): ReactNode {
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
        {items.map((_, index) => (
          // Items have no name of their own; their place is what tells them apart.
          <fieldset key={index} className="group">
            <legend>{t('form.item', { what: label, number: index + 1 })}</legend>
            <FormFields fields={fields} path={[...path, index]} state={state} />
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={t('form.removeItem', { what: label, number: index + 1 })}
              onClick={() => state.set(path, items.toSpliced(index, 1))}
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
