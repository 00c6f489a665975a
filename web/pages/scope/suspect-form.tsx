import { Autocomplete, Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useRecordChoices } from '../../records/use-record-choices.ts';
import type { NamedSuspect } from './scope-search.ts';
import { SUSPECT_FORMS, suspectFrom } from './suspect-forms.ts';
import type { FormKind, SuspectField } from './suspect-forms.ts';

/** A suspect that is no code: said by kind, with what that kind asks for. */
export function SuspectForm({ onAdd }: { readonly onAdd: (suspect: NamedSuspect) => void }): ReactNode {
  const t = useTranslations();
  const [kind, setKind] = useState<FormKind>('supplier');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [isRefused, setRefused] = useState(false);
  const kinds = Object.keys(SUSPECT_FORMS).filter((name): name is FormKind => name in SUSPECT_FORMS);
  return (
    <form
      className="stack"
      aria-label={t('scope.otherWay')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const suspect = suspectFrom(kind, values);
        setRefused(suspect === null);
        if (suspect === null) return;
        onAdd(suspect);
        setValues({});
      }}
    >
      <div className="fields">
        <Select
          label={t('scope.way')}
          data={kinds.map((value) => ({ value, label: t(`suspectKind.${value}`) }))}
          value={kind}
          allowDeselect={false}
          onChange={(next) => {
            setKind(kinds.find((one) => one === next) ?? kind);
            setValues({});
            setRefused(false);
          }}
        />
        {SUSPECT_FORMS[kind].map((field) => (
          <FieldOf
            key={`${kind} ${field.name}`}
            field={field}
            value={values[field.name] ?? ''}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
      </div>
      {isRefused && <p role="alert">{t('scope.incomplete')}</p>}
      <div>
        <Button type="submit" variant="default">
          {t('scope.addThis')}
        </Button>
      </div>
    </form>
  );
}

function FieldOf({
  field,
  value,
  onChange,
}: {
  readonly field: SuspectField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const t = useTranslations();
  const choices = useRecordChoices(field.record ?? null);
  const label = field.says === undefined ? t(`field.${field.word}`) : t(`scope.${field.says}`);
  const props = { label, withAsterisk: field.isNeeded };
  if (field.record !== undefined)
    return (
      <Autocomplete
        {...props}
        data={choices.map(({ id }) => id)}
        renderOption={({ option }) => (
          <span>
            <span className="code">{option.value}</span>{' '}
            <span className="soft">{choices.find(({ id }) => id === option.value)?.label}</span>
          </span>
        )}
        filter={({ options, search }) =>
          options.filter((option) => {
            const known = choices.find(({ id }) => 'value' in option && id === option.value);
            return `${known?.id ?? ''} ${known?.label ?? ''}`
              .toLowerCase()
              .includes(search.trim().toLowerCase());
          })
        }
        limit={50}
        value={value}
        onChange={onChange}
      />
    );
  if (field.is === 'number')
    return (
      <NumberInput
        {...props}
        min={1}
        allowDecimal={false}
        hideControls
        value={value === '' ? '' : Number(value)}
        onChange={(next) => onChange(String(next))}
      />
    );
  const type = field.is === 'day' ? 'date' : field.is === 'moment' ? 'datetime-local' : 'text';
  return (
    <TextInput
      {...props}
      type={type}
      value={value}
      maxLength={200}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
