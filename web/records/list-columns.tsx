import type { ReactNode } from 'react';
import { RECORD_KINDS } from '../client/generated/record-kinds.ts';
import { Count, DateText, InstantText, isRecordKind, RecordLink, Unknown } from '../ui/values.tsx';
import type { RecordKindName } from '../ui/values.tsx';
import { Reference } from './reference.tsx';

/** A record of any kind as lists and pages have it. */
export interface AnyRecord {
  readonly kind: string;
  readonly id: string;
  readonly entry: number;
  readonly label: string;
  readonly withdrawn: boolean;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One column of a list. */
export interface ListColumn {
  /** Key of `field.…` in the locale; unique in the list. */
  readonly name: string;
  /** Column the server sorts and filters by; absent: it does neither. */
  readonly by?: string;
  readonly isNumber?: boolean;
  readonly cell: (record: AnyRecord) => ReactNode;
  /** The same as plain text, for CSV. */
  readonly text: (record: AnyRecord) => string;
}

/** A column that shows one field of the body, in the way its value asks for. */
export function fieldColumn(
  name: string,
  more: {
    readonly by?: string;
    readonly to?: string;
    readonly isNumber?: boolean;
    readonly isDate?: boolean;
  } = {},
): ListColumn {
  const { by, to, isNumber = false, isDate = false } = more;
  return {
    name,
    ...(by === undefined ? {} : { by }),
    isNumber,
    cell: (record) => {
      const value = record.body[name];
      if (isNumber) return <Count of={typeof value === 'number' ? value : null} />;
      if (typeof value !== 'string') return value === undefined ? <Unknown /> : textOf(value);
      if (isDate) return <DateText of={value} />;
      return to === undefined ? value : <Reference kind={to} id={value} />;
    },
    text: (record) => textOf(record.body[name]),
  };
}

/** The column that leads to the record: its label. */
export const labelColumn: ListColumn = {
  name: 'name',
  cell: (record) => (
    <RecordLink kind={record.kind} id={record.id}>
      {record.label}
    </RecordLink>
  ),
  text: (record) => record.label,
};

export const idColumn: ListColumn = {
  name: 'id',
  by: 'id',
  cell: (record) => record.id,
  text: (record) => record.id,
};

export const recordedColumn: ListColumn = {
  name: 'recordedAt',
  by: 'n',
  cell: (record) => <InstantText of={record.recordedAt} />,
  text: (record) => record.recordedAt,
};

/** The columns of a kind that has no list of its own: what the server can filter and sort by. */
export function columnsOf(kind: RecordKindName): ListColumn[] {
  const columns = Object.entries(RECORD_KINDS[kind].columns).map(([column, type]) => {
    const name = fieldOf(column);
    if (type === 'integer') return fieldColumn(name, { by: column, isNumber: true });
    if (isRecordKind(type)) return fieldColumn(name, { by: column, to: type });
    return fieldColumn(name, { by: column, isDate: /date|_on$|until|started|ended/.test(column) });
  });
  return [labelColumn, ...columns.filter(({ name }) => name !== 'name'), idColumn, recordedColumn];
}

/** Columns are named as in SQL; bodies and locales as in JSON. */
const FIELDS_OF_COLUMNS: Readonly<Record<string, string>> = {
  production_line: 'line',
  from_date: 'from',
  to_date: 'to',
  span_from: 'span',
  carton_from: 'cartons',
  by_whom: 'by',
};

function fieldOf(column: string): string {
  return (
    FIELDS_OF_COLUMNS[column] ?? column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  );
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}
