import { useTradeWords } from '../ui/words.ts';
import type { FormField } from './form-fields.ts';

/** Where in the body a field is: `['steps', 0, 'process']`. */
export type Path = readonly (string | number)[];

/** What a form's fields share: the body, how to change it, and what is wrong where. */
export interface FormState {
  readonly body: unknown;
  readonly set: (path: Path, value: unknown) => void;
  readonly faultAt: (path: Path) => string | null;
}

/** One field of a form. */
export interface FieldProps {
  readonly field: FormField;
  readonly path: Path;
  readonly state: FormState;
}

/** Label, mark and fault of one field, for any Mantine input. */
export function useFieldProps({ field, path, state }: FieldProps) {
  const { fieldWord } = useTradeWords();
  return { label: fieldWord(field.word), withAsterisk: field.isNeeded, error: state.faultAt(path) };
}
