import { Autocomplete, MultiSelect, TagsInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTradeWords } from '../ui/words.ts';
import { fieldAt } from './body-value.ts';
import { useFieldProps } from './form-state.ts';
import type { FieldProps } from './form-state.ts';
import { useRecordChoices } from './use-record-choices.ts';

/** A record by its id, offered by label. */
export function RecordField({ kind, ...one }: FieldProps & { readonly kind: string }): ReactNode {
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

/** Several texts: choices of a list, ids of records, or free ones. */
export function TextsField({
  kind,
  of,
  ...one
}: FieldProps & { readonly kind: string | null; readonly of: readonly string[] | null }): ReactNode {
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
