import type { NamedSuspect } from './scope-search.ts';

/** One field of a way to name a suspect: its word is the record field's, or one of the scope's own. */
export interface SuspectField {
  readonly name: string;
  readonly word: 'supplier' | 'site' | 'run' | 'line' | 'series' | 'revision' | 'inspector' | 'party' | 'id';
  readonly says?:
    'firstUnit' | 'lastUnit' | 'firstCarton' | 'lastCarton' | 'firstDay' | 'lastDay' | 'fromTime' | 'toTime';
  readonly is: 'record' | 'number' | 'day' | 'moment' | 'text';
  readonly record?: string;
  readonly isNeeded: boolean;
}

export type FormKind =
  'supplier' | 'run' | 'line-window' | 'cartons' | 'revision' | 'inspection' | 'inspector';

const needed = { isNeeded: true } as const;
const optional = { isNeeded: false } as const;

/** What each way asks for. Numbers, days and times are the first and the last, both included, as people say them. */
export const SUSPECT_FORMS: Readonly<Record<FormKind, readonly SuspectField[]>> = {
  supplier: [
    { name: 'party', word: 'supplier', is: 'record', record: 'party', ...needed },
    { name: 'site', word: 'site', is: 'record', record: 'site', ...optional },
    { name: 'from', word: 'id', says: 'firstDay', is: 'day', ...optional },
    { name: 'to', word: 'id', says: 'lastDay', is: 'day', ...optional },
  ],
  run: [
    { name: 'id', word: 'run', is: 'record', record: 'run', ...needed },
    { name: 'first', word: 'id', says: 'firstUnit', is: 'number', ...optional },
    { name: 'last', word: 'id', says: 'lastUnit', is: 'number', ...optional },
  ],
  'line-window': [
    { name: 'site', word: 'site', is: 'record', record: 'site', ...needed },
    { name: 'line', word: 'line', is: 'text', ...needed },
    { name: 'from', word: 'id', says: 'fromTime', is: 'moment', ...needed },
    { name: 'to', word: 'id', says: 'toTime', is: 'moment', ...needed },
  ],
  cartons: [
    { name: 'series', word: 'series', is: 'record', record: 'carton-series', ...needed },
    { name: 'first', word: 'id', says: 'firstCarton', is: 'number', ...needed },
    { name: 'last', word: 'id', says: 'lastCarton', is: 'number', ...needed },
  ],
  revision: [{ name: 'id', word: 'revision', is: 'record', record: 'revision', ...needed }],
  inspection: [{ name: 'id', word: 'id', is: 'record', record: 'inspection', ...needed }],
  inspector: [
    { name: 'party', word: 'party', is: 'record', record: 'party', ...optional },
    { name: 'name', word: 'inspector', is: 'text', ...optional },
  ],
};

/** The suspect that filled-in fields name; null while something needed is missing or the last stands before the first. */
export function suspectFrom(kind: FormKind, values: Readonly<Record<string, string>>): NamedSuspect | null {
  const text = (name: string): string => (values[name] ?? '').trim();
  if (SUSPECT_FORMS[kind].some(({ name, isNeeded }) => isNeeded && text(name) === '')) return null;
  const [from, to] = [text('from'), text('to')];
  if (from !== '' && to !== '' && from > to) return null;
  const span = spanOf(text('first'), text('last'));
  if (span === 'wrong') return null;
  switch (kind) {
    case 'supplier':
      return { kind, party: text('party'), ...given({ site: text('site'), from, to }) };
    case 'run':
      return { kind, id: text('id'), ...(span === null ? {} : { span }) };
    case 'line-window':
      return from === to ? null : { kind, site: text('site'), line: text('line'), from, to };
    case 'cartons':
      return span === null ? null : { kind, series: text('series'), ...span };
    case 'inspector': {
      const named = given({ party: text('party'), name: text('name') });
      return Object.keys(named).length === 0 ? null : { kind, ...named };
    }
    default:
      return { kind, id: text('id') };
  }
}

function given<Fields extends Record<string, string>>(fields: Fields): Partial<Fields> {
  const kept = Object.entries(fields).filter(([, value]) => value !== '');
  // Only fields of the given ones are kept.
  return Object.fromEntries(kept) as Partial<Fields>;
}

/** Half-open, from the first and last as said; null when neither is. */
function spanOf(first: string, last: string): { from: number; to: number } | null | 'wrong' {
  if (first === '' && last === '') return null;
  const [from, to] = [Number(first), Number(last) + 1];
  const isRight = Number.isInteger(from) && Number.isInteger(to) && from >= 1 && from < to;
  return isRight && first !== '' && last !== '' ? { from, to } : 'wrong';
}
