import { Button } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId, useMayDo } from '../client/firm.ts';
import { RECORD_KINDS } from '../client/generated/record-kinds.ts';
import { Empty, Loading, NoMatch, ProblemState } from '../ui/states.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import type { RecordKindName } from '../ui/values.tsx';
import { columnsOf } from './list-columns.tsx';
import type { ListColumn } from './list-columns.tsx';
import { ListBar } from './list-bar.tsx';
import type { ListSearch } from './list-search.ts';
import { RecordCards } from './record-cards.tsx';
import { RecordTable } from './record-table.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { useRecordPages } from './use-record-pages.ts';
import { isBegunInForm } from './without-form.ts';

/** Columns shown until somebody chooses others. */
const STANDARD = 8;

/** The list of a kind of record: server paging, filters, order, columns, views, export; a table, or cards on a phone. */
export function RecordListPage({
  kind,
  title,
  lead,
  empty,
  columns = columnsOf(kind),
  actions,
}: {
  readonly kind: RecordKindName;
  readonly title?: string;
  readonly lead?: string;
  /** Where records of this kind come from, for a firm that has none. */
  readonly empty?: string;
  readonly columns?: readonly ListColumn[];
  readonly actions?: ReactNode;
}): ReactNode {
  const t = useTranslations();
  const { search, change } = useListSearch();
  const shown = shownColumns(columns, search.columns);
  return (
    <>
      <PageHeader
        title={title ?? t(`kinds.${kind}`)}
        lead={lead}
        actions={
          <>
            {actions}
            <RecordNew kind={kind} />
          </>
        }
      />
      <ListBar kind={kind} columns={columns} shown={shown} search={search} change={change} />
      <Rows kind={kind} columns={shown} search={search} change={change} empty={empty} />
    </>
  );
}

function shownColumns(columns: readonly ListColumn[], chosen: readonly string[] | undefined): ListColumn[] {
  if (chosen === undefined) return columns.slice(0, STANDARD);
  return columns.filter(({ name }, index) => index === 0 || chosen.includes(name));
}

function Rows({
  kind,
  columns,
  search,
  change,
  empty,
}: {
  readonly kind: RecordKindName;
  readonly columns: readonly ListColumn[];
  readonly search: ListSearch;
  readonly change: (search: ListSearch) => void;
  readonly empty: string | undefined;
}): ReactNode {
  const t = useTranslations();
  const isPhone = useMediaQuery('(max-width: 40rem)', undefined, { getInitialValueInEffect: false });
  const pages = useRecordPages(kind, search);
  if (pages.error !== null && pages.records.length === 0)
    return <ProblemState error={pages.error} retry={pages.retry} />;
  if (pages.isLoading) return <Loading lines={10} />;
  if (pages.records.length === 0) {
    const clear = (
      <Button variant="default" onClick={() => change({ ...search, filter: {} })}>
        {t('list.clear')}
      </Button>
    );
    return Object.keys(search.filter ?? {}).length > 0 ? (
      <NoMatch action={clear} />
    ) : (
      <Empty {...(empty === undefined ? {} : { says: empty })} action={<TakeIn />} />
    );
  }
  const Shown = isPhone ? RecordCards : RecordTable;
  return <Shown label={t(`kinds.${kind}`)} columns={columns} pages={pages} search={search} change={change} />;
}

/** Most records come in by workbooks: the way there, for who may. */
function TakeIn(): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const navigate = useNavigate();
  const mayImport = useMayDo()('import');
  if (!mayImport) return null;
  return (
    <Button
      variant="default"
      onClick={() => void navigate({ to: '/firms/$firm/records-in', params: { firm } })}
    >
      {t('start.workbookDo')}
    </Button>
  );
}

function RecordNew({ kind }: { readonly kind: RecordKindName }): ReactNode {
  const t = useTranslations();
  const mayDo = useMayDo();
  const [isOpen, { open, close }] = useDisclosure(false);
  const allowed = mayDo(RECORD_KINDS[kind].permission);
  if (!isBegunInForm(kind)) return null;
  return (
    <>
      <Button
        leftSection={<IconPlus aria-hidden size={16} />}
        onClick={open}
        disabled={!allowed}
        title={allowed ? undefined : t('record.notAllowed')}
      >
        {t('list.record')}
      </Button>
      {isOpen && <RecordDialog kind={kind} mode={{ does: 'record' }} onClose={close} />}
    </>
  );
}

/** The list's part of the address, and how to change it. */
function useListSearch(): { search: ListSearch; change: (search: ListSearch) => void } {
  const search = useSearch({ from: '/firms/$firm/$plural' });
  const params = useParams({ from: '/firms/$firm/$plural' });
  const navigate = useNavigate();
  return {
    search,
    change: (next) => void navigate({ to: '/firms/$firm/$plural', params, search: next, replace: true }),
  };
}
