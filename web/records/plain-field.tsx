import { Checkbox, JsonInput, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useTradeWords } from '../ui/words.ts';
import { fieldAt } from './body-value.ts';
import { useFieldProps } from './form-state.ts';
import type { FieldProps } from './form-state.ts';
import { useOfferedUnit } from './material-quantity.tsx';
import { useRecordChoices } from './use-record-choices.ts';

/** A field with one value, as its shape asks for. */
export function PlainField(one: FieldProps): ReactNode {
  const { is } = one.field.shape;
  if (one.field.shape.is === 'number')
    return one.field.shape.isMeasure ? <MeasureField {...one} /> : <NumberField {...one} />;
  if (is === 'yes-no') return <YesNoField {...one} />;
  if (is === 'choice') return <ChoiceField {...one} />;
  if (is === 'json') return <JsonField {...one} />;
  return <TextField {...one} />;
}

/** In which unit a quantity of a material is typed: always the one it is recorded in, whatever units are shown elsewhere. */
function MeasureField(one: FieldProps): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const { path, state } = one;
  const beside = (name: string): string | null => {
    const value = fieldAt(state.body, [...path.slice(0, -1), name]);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const lot = beside('lot');
  const lots = useRecordChoices(lot === null ? null : 'material-lot');
  const ofLot = lots.find(({ id }) => id === lot)?.body['material'];
  const ofMaterial = useOfferedUnit(beside('material') ?? (typeof ofLot === 'string' ? ofLot : null));
  const unit = beside('unit') ?? ofMaterial ?? null;
  const says =
    unit === null ? t('form.quantityUnknownUnit') : t('form.quantityUnit', { unit: choiceWord(unit) });
  return <NumberField {...one} says={says} />;
}

function NumberField({ says, ...one }: FieldProps & { readonly says?: string }): ReactNode {
  const { field, path, state } = one;
  const props = useFieldProps(one);
  const value = fieldAt(state.body, path);
  const { least, isPastLast } =
    field.shape.is === 'number' ? field.shape : { least: null, isPastLast: false };
  const past = isPastLast ? 1 : 0;
  return (
    <NumberInput
      {...props}
      {...(says === undefined ? {} : { description: says })}
      allowDecimal={false}
      {...(least === null ? {} : { min: least })}
      thousandSeparator=" "
      hideControls
      value={typeof value === 'number' ? value - past : ''}
      onChange={(next) => state.set(path, typeof next === 'number' ? next + past : undefined)}
    />
  );
}

function YesNoField(one: FieldProps): ReactNode {
  const { path, state } = one;
  const value = fieldAt(state.body, path);
  const { label, error } = useFieldProps(one);
  return (
    <Checkbox
      label={label}
      error={error}
      checked={value === true}
      indeterminate={value === undefined}
      onChange={(event) => state.set(path, event.target.checked)}
    />
  );
}

function ChoiceField(one: FieldProps): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const { field, path, state } = one;
  const props = useFieldProps(one);
  const value = fieldAt(state.body, path);
  const choices = field.shape.is === 'choice' ? field.shape.of : [];
  return (
    <Select
      {...props}
      data={choices.map((each) => ({ value: each, label: choiceWord(each, field.name) }))}
      value={typeof value === 'string' && value !== '' ? value : null}
      placeholder={t('form.choose')}
      clearable
      onChange={(next) => state.set(path, next ?? undefined)}
    />
  );
}

function JsonField(one: FieldProps): ReactNode {
  const t = useTranslations();
  const { path, state } = one;
  const props = useFieldProps(one);
  const value = fieldAt(state.body, path);
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
}

/** What is typed as JSON; as text while it is none, for the schema to name. */
function jsonFrom(text: string): unknown {
  try {
    return text.trim() === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

function TextField(one: FieldProps): ReactNode {
  const t = useTranslations();
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
