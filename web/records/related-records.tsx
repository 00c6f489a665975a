import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId } from '../client/firm.ts';
import { RECORD_KINDS } from '../client/generated/record-kinds.ts';
import { useOperation } from '../client/operation-hooks.ts';
import { Answer } from '../ui/answer.tsx';
import { PlainTable } from '../ui/plain-table.tsx';
import { Section } from '../ui/section.tsx';
import type { RecordKindName } from '../ui/values.tsx';
import { useTradeWords } from '../ui/words.ts';
import type { AnyRecord, ListColumn } from './list-columns.tsx';
import type { NamedRecord } from './list-search.ts';
import { RecordHere } from './record-here.tsx';
import { RowMenu } from './row-menu.tsx';
import { listInput } from './use-record-pages.ts';

const SHOWN = 10;
/** Columns that are shown though no record fills them: what they lack matters. */
const TELLING: readonly string[] = ['quantity', 'date', 'result', 'site', 'started', 'made'];

/** Which records of a kind belong to a page, in this order. */
export interface Related {
  readonly kind: RecordKindName;
  /** Those whose columns equal these. */
  readonly filter?: Readonly<Record<string, string>>;
  /** Those that name this record, in any of their fields or lines. */
  readonly names?: NamedRecord;
  readonly sort?: string;
  readonly descending?: boolean;
  readonly columns: readonly ListColumn[];
  readonly title?: string;
  /** What a new one begins with; without it none is recorded from here. */
  readonly from?: Readonly<Record<string, unknown>>;
  /** How many are shown at first, where it is not ten. */
  readonly shown?: number;
  /** Rare records: nothing is said where there are none. */
  readonly hidesEmpty?: boolean;
}

/** The first records of another kind that belong to this one, under the kind's name, with the way to all of them. */
export function RelatedRecords(related: Related): ReactNode {
  const { kind, title, columns, from, shown = SHOWN, hidesEmpty = false } = related;
  const t = useTranslations();
  const name = title ?? t(`kinds.${kind}`);
  // Every kind's list answers alike but for the body; the columns are the kind's own.
  const list = useOperation(`${kind}.list` as 'run.list', { ...listInput(related), limit: shown });
  if (hidesEmpty && (list.data === undefined ? !list.isError : list.data.records.length === 0)) return null;
  return (
    <Section title={name} actions={from !== undefined && <RecordHere kind={kind} from={from} />}>
      <Answer of={list} lines={2}>
        {({ records, next }) =>
          records.length === 0 ? (
            <p className="soft">{t('related.none')}</p>
          ) : (
            <>
              <RelatedTable label={name} columns={columns} records={records} hasTools />
              {next !== null && <AllOfThem {...related} />}
            </>
          )
        }
      </Answer>
    </Section>
  );
}

/** Records of a kind in a small table of that kind's columns; with `hasTools` each with what can be done with it. */
export function RelatedTable({
  label,
  columns,
  records,
  hasTools = false,
}: {
  readonly label: string;
  readonly columns: readonly ListColumn[];
  readonly records: readonly AnyRecord[];
  readonly hasTools?: boolean;
}): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  const told = filledColumns(columns, records).map(({ name, isNumber = false, cell }) => ({
    head: fieldWord(name),
    isNumber,
    cell,
  }));
  const tool = {
    head: t('sheet.actions'),
    isTool: true,
    cell: (record: AnyRecord) => <RowMenu record={record} />,
  };
  return (
    <PlainTable
      label={label}
      columns={hasTools ? [...told, tool] : told}
      rows={records}
      keyOf={({ id }) => id}
      stacks
    />
  );
}

/** Columns that some record fills; the first leads to the record. */
function filledColumns(columns: readonly ListColumn[], records: readonly AnyRecord[]): ListColumn[] {
  return columns.filter(
    ({ name, text }, index) =>
      index === 0 || TELLING.includes(name) || records.some((record) => text(record) !== ''),
  );
}

function AllOfThem({ kind, filter, names, sort, descending, shown = SHOWN }: Related): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const search = {
    ...(filter === undefined ? {} : { filter }),
    ...(names === undefined ? {} : { names }),
    ...(sort === undefined ? {} : { sort }),
    ...(descending === undefined ? {} : { descending }),
  };
  return (
    <p>
      <Link to="/firms/$firm/$plural" params={{ firm, plural: RECORD_KINDS[kind].plural }} search={search}>
        {t('related.all', { count: shown })}
      </Link>
    </p>
  );
}
