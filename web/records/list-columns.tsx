import type { ReactNode } from 'react';
import { RECORD_KINDS } from '../client/generated/record-kinds.ts';
import { Count, DateText, InstantText, isRecordKind, RecordLink, Unknown } from '../ui/values.tsx';
import type { RecordKindName } from '../ui/values.tsx';
import { BodyValue } from './body-facts.tsx';
import { bodyText } from './body-text.ts';
import { fieldOfColumn, wordOfField } from './column-field.ts';
import { materialQuantity } from './material-quantity.tsx';
import { RecordName } from './record-name-text.tsx';
import { Reference } from './reference.tsx';

/** A record of any kind as lists and pages have it. */
export interface AnyRecord {
  readonly kind: RecordKindName;
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
      if (isNumber)
        return (
          materialQuantity(record.kind, name, record.body) ?? (
            <Count of={typeof value === 'number' ? value : null} />
          )
        );
      if (value === undefined) return <Unknown />;
      if (typeof value !== 'string') return <BodyValue kind={record.kind} name={name} value={value} />;
      if (isDate) return <DateText of={value} />;
      return to === undefined ? value : <Reference kind={to} id={value} />;
    },
    text: (record) => bodyText(name, record.body[name]),
  };
}

/** The column that leads to the record: its label. */
export const labelColumn: ListColumn = {
  name: 'name',
  cell: (record) => (
    <RecordLink kind={record.kind} id={record.id}>
      <RecordName of={record} />
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

/** The columns of a kind that has no list of its own: what the server can filter and sort by, as the body has it. */
export function columnsOf(kind: RecordKindName): ListColumn[] {
  const columns = Object.entries(RECORD_KINDS[kind].columns).flatMap(([column, type]) => {
    const name = fieldOfColumn(kind, column);
    return name === null || name === labelOf(kind).name ? [] : [bodyColumn(kind, name, { by: column, type })];
  });
  return [labelOf(kind), ...columns, idColumn, recordedColumn];
}

/** The column of the label, sorted by the field that the label is; a code is not said twice. */
function labelOf(kind: RecordKindName): ListColumn {
  if (kind === 'material-lot' || kind === 'shipment') return { ...labelColumn, name: 'code', by: 'code' };
  return 'name' in RECORD_KINDS[kind].columns ? { ...labelColumn, by: 'name' } : labelColumn;
}

/** A column of whatever a field of the body says. */
function bodyColumn(
  kind: RecordKindName,
  name: string,
  { by, type }: { by: string; type: string },
): ListColumn {
  const isNumber = type === 'integer';
  return {
    name: wordOfField(name, isNumber, kind),
    // The server knows one past the last, which nobody would filter by.
    ...(isNumber && name === 'to' ? {} : { by }),
    isNumber,
    cell: ({ body }) => {
      const value = body[name];
      if (value === undefined) return <Unknown />;
      if (isRecordKind(type) && typeof value === 'string') return <Reference kind={type} id={value} />;
      return materialQuantity(kind, name, body) ?? <BodyValue kind={kind} name={name} value={value} />;
    },
    text: ({ body }) => bodyText(name, body[name]),
  };
}
