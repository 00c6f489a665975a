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

const SHOWN = 20;

/** Which records of a kind belong to a page: those whose columns equal these, in this order. */
interface Related {
  readonly kind: RecordKindName;
  readonly filter?: Readonly<Record<string, string>>;
  readonly sort?: string;
  readonly descending?: boolean;
  readonly columns: readonly ListColumn[];
}

/** The first records of another kind that belong to this one, under the kind's name, with the way to all of them. */
export function RelatedRecords(related: Related & { readonly title?: string }): ReactNode {
  const { kind, title, columns } = related;
  const t = useTranslations();
  const name = title ?? t(`kinds.${kind}`);
  // Every kind's list answers alike but for the body; the columns are the kind's own.
  const list = useOperation(`${kind}.list` as 'run.list', { ...inputOf(related), limit: SHOWN } as object);
  return (
    <Section title={name}>
      <Answer of={list} lines={2}>
        {({ records, next }) =>
          records.length === 0 ? (
            <p className="soft">{t('related.none')}</p>
          ) : (
            <>
              <RelatedTable label={name} columns={columns} records={records} />
              {next !== null && <AllOfThem {...related} />}
            </>
          )
        }
      </Answer>
    </Section>
  );
}

/** Records of a kind in a small table of that kind's columns. */
export function RelatedTable({
  label,
  columns,
  records,
}: {
  readonly label: string;
  readonly columns: readonly ListColumn[];
  readonly records: readonly AnyRecord[];
}): ReactNode {
  const { fieldWord } = useTradeWords();
  return (
    <PlainTable
      label={label}
      columns={columns.map(({ name, isNumber = false, cell }) => ({ head: fieldWord(name), isNumber, cell }))}
      rows={records}
      keyOf={({ id }) => id}
    />
  );
}

function AllOfThem({ kind, ...related }: Related): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  return (
    <p>
      <Link
        to="/firms/$firm/$plural"
        params={{ firm, plural: RECORD_KINDS[kind].plural }}
        search={inputOf(related)}
      >
        {t('related.all', { count: SHOWN })}
      </Link>
    </p>
  );
}

function inputOf({ filter, sort, descending }: Omit<Related, 'kind'>): {
  filter?: Readonly<Record<string, string>>;
  sort?: string;
  descending?: boolean;
} {
  return {
    ...(filter === undefined ? {} : { filter }),
    ...(sort === undefined ? {} : { sort }),
    ...(descending === undefined ? {} : { descending }),
  };
}
