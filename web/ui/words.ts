import { useTranslations } from 'use-intl';
import type { Messages } from '../locales/messages.ts';

type Field = keyof Messages['field'];
type Choice = keyof Messages['choice'];

/** Values that are called otherwise in one field: an approved sample is none of these. */
const OF_FIELD = ['state-approved'] as const;

/** The words of fields and of their values; a name that no locale has is shown as it stands in the record. */
export function useTradeWords(): {
  fieldWord: (name: string) => string;
  /** Of a field where its word for that value is another than elsewhere: `state-approved`. */
  choiceWord: (value: string, field?: string) => string;
} {
  const t = useTranslations();
  return {
    // `has` is what makes this a key of the locale.
    fieldWord: (name) => (t.has(`field.${name as Field}`) ? t(`field.${name as Field}`) : name),
    choiceWord: (value, field) => {
      const own = OF_FIELD.find((one) => one === `${field ?? ''}-${value}`);
      if (own !== undefined) return t(`choice.${own}`);
      // As above.
      return t.has(`choice.${value as Choice}`) ? t(`choice.${value as Choice}`) : value;
    },
  };
}
