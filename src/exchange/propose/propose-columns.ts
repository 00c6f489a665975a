import type { Cell, Sheet } from '../grid/sheet.ts';
import type { ColumnSettings, Mapping, MappingTable } from '../mapping/mapping.ts';
import { TEMPLATE_MAPPING, TEMPLATE_TABLES } from '../template/template-mapping.ts';
import type { TemplateColumn } from '../template/template-tables.ts';
import { readDateText } from '../reading/date-text.ts';
import { askOf, type Ask } from './ask.ts';
import { isCarriedDown } from './cells-below.ts';
import { FILL_IN } from './fill-in.ts';
import type { FoundHeader } from './find-tables.ts';
import { VALUE_WORDS } from './header-words.ts';
import { unitInHeader } from './unit-in-header.ts';

const WORDS_LIMIT = 60;

/** Columns of the table, and for those that are read through words the words that stand in them. */
export function proposeColumns(
  header: FoundHeader,
  name: string,
  sheet: Sheet,
): { columns: MappingTable['columns']; words: NonNullable<Mapping['words']>; asks: Ask[] } {
  const template = TEMPLATE_TABLES.find((each) => each.name === header.table);
  const available = new Set(header.matched.map(({ field }) => field));
  const words: NonNullable<Mapping['words']> = {};
  const asks: Ask[] = [];
  const columns: MappingTable['columns'] = {};
  for (const { field, header: text, column } of header.matched.toSorted(
    (left, right) => left.column - right.column,
  )) {
    const settings: Omit<ColumnSettings, 'header'> =
      template?.columns.find((each) => each.field === field)?.settings ?? EXTRA[field] ?? {};
    const kept: Omit<ColumnSettings, 'header'> = {
      ...settingsThatHold(settings, available),
      ...unitSettings(settings, { table: name, field, header: text }, available, asks),
    };
    if (settings.read === 'date' || settings.read === 'time')
      asks.push(...orderNeeded({ table: name, field, header: text }, valuesBelow(sheet, header, column)));
    if (isCarriedDown(sheet, header, field, column)) kept.carry = true;
    if (settings.words === undefined)
      columns[field] = Object.keys(kept).length === 0 ? text : { header: text, ...kept };
    else {
      const own = `${name}: ${field}`;
      words[own] = proposeWords(settings.words, valuesBelow(sheet, header, column), settings.split, asks, {
        table: name,
        field,
        header: text,
        words: own,
      });
      columns[field] = { header: text, ...kept, words: own };
    }
  }
  return { columns, words, asks };
}

/** The template's settings, but those that name a column which is not there. */
function settingsThatHold(
  settings: Omit<ColumnSettings, 'header'>,
  available: ReadonlySet<string>,
): Omit<ColumnSettings, 'header'> {
  return Object.fromEntries(
    Object.entries(settings).filter(([key, value]) => {
      if (key === 'required') return false;
      return !['unit', 'near', 'series'].includes(key) || (typeof value === 'string' && available.has(value));
    }),
  );
}

/** How columns are read that the template itself does not have. */
const EXTRA: Readonly<Record<string, TemplateColumn['settings']>> = {
  firstCarton: { read: 'whole' },
  lastCarton: { read: 'whole' },
  count: { read: 'whole' },
  total: { read: 'whole' },
};

function valuesBelow(sheet: Sheet, header: FoundHeader, column: number): string[] {
  const values = new Set<string>();
  for (const { number, cells } of sheet.rows) {
    if (number < header.row + header.lines) continue;
    const cell: Cell | undefined = cells[column];
    if (cell?.kind === 'text') values.add(cell.text);
    if (values.size >= WORDS_LIMIT) break;
  }
  return [...values];
}

function proposeWords(
  known: string,
  values: readonly string[],
  split: string | undefined,
  asks: Ask[],
  at: { readonly table: string; readonly field: string; readonly header: string; readonly words: string },
): Record<string, string | null> {
  const words: Record<string, string | null> = {};
  const pieces = split === undefined ? values : values.flatMap((text) => text.split(new RegExp(split, 'iu')));
  const given = TEMPLATE_MAPPING.words?.[known] ?? {};
  for (const piece of new Set(pieces.map((text) => text.trim()).filter((text) => text !== ''))) {
    const same = given[piece.toLowerCase()];
    const guess = VALUE_WORDS[known]?.find(([pattern]) => pattern.test(piece))?.[1];
    if (typeof same === 'string') words[piece] = same;
    else if (guess !== undefined) words[piece] = guess;
    else {
      const choices = [...new Set(Object.values(given))].filter((choice) => typeof choice === 'string');
      const says = `Say what "${piece}" under "${at.header}" stands for: ${choices.join(', ')}.`;
      asks.push(askOf({ ask: 'word', says, ...at, found: piece, choices }));
    }
  }
  return words;
}

/** The unit of a quantity without a unit column: the one its header names, or one that somebody has to say. */
function unitSettings(
  settings: Omit<ColumnSettings, 'header'>,
  at: { readonly table: string; readonly field: string; readonly header: string },
  available: ReadonlySet<string>,
  asks: Ask[],
): Pick<ColumnSettings, 'unitWord'> {
  if (settings.unit === undefined || available.has(settings.unit)) return {};
  const named = unitInHeader(at.header);
  if (named !== null) return { unitWord: named.word };
  const says = `The file does not say the unit of "${at.header}": put it in the place of ${FILL_IN}, as kg or pcs.`;
  asks.push(askOf({ ask: 'unit', says, ...at }));
  return { unitWord: FILL_IN };
}

/** Days that read in several ways, where no other day of the column says in which. */
function orderNeeded(
  at: { readonly table: string; readonly field: string; readonly header: string },
  values: readonly string[],
): Ask[] {
  const read = values.map((text) => ({ text, dates: readDateText(text).dates }));
  const unclear = read.find(({ dates }) => dates.size > 1);
  const proves = read.some(
    ({ dates }) => dates.size === 1 && [...dates.values()].some(({ length }) => length === 1),
  );
  if (unclear === undefined || proves) return [];
  const says = `"${unclear.text}" under "${at.header}" reads in several ways: say how they are written, as "dates": {"order": "day-month-year", "always": true}.`;
  return [askOf({ ask: 'date-order', says, ...at, found: unclear.text })];
}
