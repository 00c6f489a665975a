import { isRecordKind } from '../ui/values.tsx';
import { useRecordChoices } from './use-record-choices.ts';

/** Kinds whose ids say little to people and whose records are few enough to be known by name at once. */
const KNOWN_BY_NAME: readonly string[] = ['party', 'site', 'product', 'material'];

/** What people call a record that another one refers to; null when its id says it, or while it is not known. */
export function useRecordLabel(kind: string, id: string): string | null {
  const isNamed = isRecordKind(kind) && KNOWN_BY_NAME.includes(kind);
  const choices = useRecordChoices(isNamed ? kind : null);
  const label = choices.find((one) => one.id === id)?.label ?? null;
  return label === id ? null : label;
}
