import { Autocomplete, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useRecordChoices } from '../../records/use-record-choices.ts';
import { isKind } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import type { Ask } from './mapping-answers.ts';

const ORDERS = ['day-month-year', 'month-day-year', 'year-month-day'] as const;

/** What an ask asks, in words. */
export function useAskText(): (ask: Ask) => string {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  return ({ ask, field, kind, header, found }) => {
    const in_ = { header: header ?? '', found: found ?? '' };
    if (ask === 'unit') return t('imports.askUnit', in_);
    if (ask === 'word') return t('imports.askWord', in_);
    if (ask === 'date-order') return t('imports.askDateOrder', in_);
    if (ask === 'mark') return t('imports.askMark');
    if (ask === 'table') return t('imports.askTable');
    const kindWord = kind !== null && isKind(kind) ? t(`kind.${kind}`) : (kind ?? '');
    return t('imports.askValue', { field: fieldWord(field ?? ''), kind: kindWord });
  };
}

/** One thing the file does not say. */
export function AskInput({
  ask,
  value,
  onChange,
}: {
  readonly ask: Ask;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const t = useTranslations();
  const askText = useAskText();
  const { choiceWord } = useTradeWords();
  const records = useRecordChoices(ask.ask === 'value' ? ask.field : null);
  const label = askText(ask);
  const choices =
    ask.ask === 'date-order'
      ? ORDERS.map((order) => ({ value: order, label: t(`imports.${order}`) }))
      : ask.choices.map((choice) => ({ value: choice, label: choiceWord(choice) }));
  if (choices.length > 0)
    return (
      <NativeSelect
        label={label}
        value={value}
        data={[{ value: '', label: t('form.choose') }, ...choices]}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  if (records.length > 0)
    return (
      <Autocomplete label={label} data={records.map(({ id }) => id)} value={value} onChange={onChange} />
    );
  return <TextInput label={label} value={value} onChange={(event) => onChange(event.target.value)} />;
}
