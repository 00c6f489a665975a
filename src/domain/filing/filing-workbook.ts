import { fieldsIn } from './filled-fields.ts';
import type { FilledField } from './filled-fields.ts';
import { LISTED_VALUES, listOf } from './filing-field-list.ts';
import type { FilingFieldList, ListName } from './filing-field-list.ts';
import type { FiledLine } from './filing-report.ts';

export type Row = readonly (string | number | null)[];

export interface Sheet {
  readonly name: string;
  readonly rows: readonly Row[];
}

interface Prepared {
  readonly shown: FiledLine;
  readonly filled: readonly FilledField[];
}

const SHEET_NAMES: Readonly<Record<ListName, string>> = {
  identifier: 'Identifiers',
  citation: 'Citations',
  exclusion: 'Exclusions',
  laboratory: 'Laboratories',
};

/** The columns by which every sheet says of which line a row is. */
const OF_LINE = ['Line', 'Invoice Line', 'Lot'] as const;

function lineCells({ line, invoiceLine, run }: FiledLine): Row {
  return [line.id, invoiceLine, run?.name ?? null];
}

/** The sheets of the hand-off: what goes to the broker, the fields of each line, the lists, what is missing, and where the names come from. */
export function filingSheets(list: FilingFieldList, lines: readonly Prepared[]): Sheet[] {
  return [
    { name: 'Broker', rows: brokerRows(lines) },
    { name: 'Products', rows: productRows(list, lines) },
    ...Object.keys(LISTED_VALUES).flatMap((name) => {
      // Object.keys forgets the type of the keys.
      const of = name as ListName;
      const rows = listRows(list, lines, of);
      return rows.length <= 1 ? [] : [{ name: SHEET_NAMES[of], rows }];
    }),
    { name: 'Missing', rows: missingRows(lines) },
    { name: 'About the fields', rows: aboutRows(list) },
  ];
}

/** What the broker needs of every line, whichever way it is filed. */
export function brokerRows(lines: readonly Prepared[]): Row[] {
  const head: Row = [
    ...OF_LINE,
    ...['Goods', 'Cartons', 'Units', 'Tariff Code', 'Method', 'Certifier ID', 'Product ID', 'Version ID'],
    ...['Certificate', 'Disclaim Code', 'Intended Use Code', 'Intended Use', 'Missing Fields', 'Mind'],
  ];
  return [
    head,
    ...lines.map(({ shown }): Row => [
      ...lineCells(shown),
      ...[shown.product?.name ?? null, shown.cartons, shown.units, shown.tariffCode, shown.method],
      ...[shown.trio?.certifierId ?? null, shown.trio?.registryProductId ?? null],
      ...[shown.trio?.versionId ?? null, shown.certificate?.name ?? null, shown.disclaim?.code ?? null],
      ...[shown.disclaim?.intendedUseCode ?? null, shown.disclaim?.intendedUseDescription ?? null],
      ...[shown.missing, shown.warnings.map(({ says }) => says).join(' ')],
    ]),
  ];
}

function productRows(list: FilingFieldList, lines: readonly Prepared[]): Row[] {
  const head: Row = [...OF_LINE, ...fieldsIn(list, null).map(({ column }) => column)];
  return [
    head,
    ...lines.map(({ shown, filled }): Row => [
      ...lineCells(shown),
      ...filled.filter(({ field }) => listOf(field.takes) === null).map(({ values }) => values[0] ?? null),
    ]),
  ];
}

function listRows(list: FilingFieldList, lines: readonly Prepared[], of: ListName): Row[] {
  const fields = fieldsIn(list, of);
  if (fields.length === 0) return [];
  const head: Row = [...OF_LINE, ...fields.map(({ column }) => column)];
  return [
    head,
    ...lines.flatMap(({ shown, filled }) => {
      const own = filled.filter(({ field }) => listOf(field.takes) === of);
      const length = Math.max(0, ...own.map(({ values }) => values.length));
      return Array.from({ length }, (_, at): Row => [
        ...lineCells(shown),
        ...own.map(({ values }) => values[at] ?? null),
      ]);
    }),
  ];
}

function missingRows(lines: readonly Prepared[]): Row[] {
  return [
    [...OF_LINE, 'Field', 'Column', 'Needed', 'Entered in', 'Record', 'As'],
    ...lines.flatMap(({ shown, filled }) =>
      filled
        .filter(({ isMissing }) => isMissing)
        .map(({ field, enter }): Row => [
          ...lineCells(shown),
          ...[field.path, field.column, field.need],
          ...[enter?.kind ?? null, enter?.id ?? null, enter?.field ?? null],
        ]),
    ),
  ];
}

function aboutRows(list: FilingFieldList): Row[] {
  return [
    [`${list.name}, version ${String(list.version)}`, list.authority],
    [
      'Column',
      'Field',
      'Needed',
      'Element of 16 CFR 1110.11(a)',
      'How sure the name is',
      'Source',
      'Known of it',
    ],
    ...list.fields.map(({ column, path, need, element, confidence, source, says }): Row => [
      ...[column, path, need, element ?? null, confidence, source, says ?? null],
    ]),
  ];
}
