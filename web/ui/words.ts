import { useTranslations } from 'use-intl';
import type { Messages } from '../locales/messages.ts';

type Field = keyof Messages['field'];
type Choice = keyof Messages['choice'];

/** The words of fields and of their values; a name that no locale has is shown as it stands in the record. */
export function useTradeWords(): {
  fieldWord: (name: string) => string;
  choiceWord: (value: string) => string;
} {
  const t = useTranslations();
  return {
    // `has` is what makes this a key of the locale.
    fieldWord: (name) => (t.has(`field.${name as Field}`) ? t(`field.${name as Field}`) : name),
    // As above.
    choiceWord: (value) => (t.has(`choice.${value as Choice}`) ? t(`choice.${value as Choice}`) : value),
  };
}
