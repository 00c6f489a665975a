import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import { columnVisibilityFeature, tableFeatures, useTable } from '@tanstack/react-table';
import type { ColumnDef } from '@tanstack/react-table';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useTradeWords } from '../ui/words.ts';
import type { AnyRecord, ListColumn } from './list-columns.tsx';
import { ListFoot } from './list-foot.tsx';
import type { ListSearch } from './list-search.ts';
import type { RecordPages } from './use-record-pages.ts';

const ROW_PX = 34;
/** Rows before the end at which the next page is asked for. */
const AHEAD = 30;

export interface RowsShown {
  /** What the table lists, for those who cannot see it. */
  readonly label: string;
  readonly columns: readonly ListColumn[];
  readonly pages: RecordPages;
  readonly search: ListSearch;
  readonly change: (search: ListSearch) => void;
}

const features = tableFeatures({ columnVisibilityFeature });

/** Records as a table of which only the rows in sight are drawn. */
export function RecordTable({ label, columns, pages, search, change }: RowsShown): ReactNode {
  const { records } = pages;
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const defined = columns.map((column): ColumnDef<typeof features, AnyRecord> => ({
    id: column.name,
    accessorFn: (record: AnyRecord) => column.text(record),
    cell: ({ row }) => column.cell(row.original),
  }));
  const table = useTable({ features, columns: defined, data: records, getRowId: ({ id }) => id });
  const rows = table.getRowModel().rows;
  const { before, after, drawn } = useRowsInSight(place, rows.length, pages);
  const isNumber = new Set(columns.filter((column) => column.isNumber).map(({ name }) => name));
  return (
    <>
      {/* Wide tables scroll sideways, so the box can be reached by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling box needs keyboard focus */}
      <div className="card records" ref={setPlace} tabIndex={0} role="region" aria-label={label}>
        <table aria-rowcount={pages.hasMore ? -1 : records.length + 1}>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeaderCell key={column.name} column={column} search={search} change={change} />
              ))}
            </tr>
          </thead>
          <tbody>
            <Spacer heightPx={before} columns={columns.length} />
            {drawn.map((index) => {
              const row = rows[index];
              if (row === undefined) return null;
              return (
                <tr key={row.id} aria-rowindex={index + 2}>
                  {row.getVisibleCells().map((cell) => (
                    <td key={cell.id} className={isNumber.has(cell.column.id) ? 'number' : undefined}>
                      <table.FlexRender cell={cell} />
                    </td>
                  ))}
                </tr>
              );
            })}
            <Spacer heightPx={after} columns={columns.length} />
          </tbody>
        </table>
      </div>
      <ListFoot pages={pages} />
    </>
  );
}

/** The rows around what is in sight, and the room before and after them; asks for the next page near the end. */
export function useRowsInSight(
  place: HTMLElement | null,
  count: number,
  pages: RecordPages,
  rowPx = ROW_PX,
): { before: number; after: number; drawn: number[]; measure: (element: Element | null) => void } {
  const top = place?.offsetTop ?? 0;
  const virtual = useWindowVirtualizer({ count, estimateSize: () => rowPx, overscan: 12, scrollMargin: top });
  const items = virtual.getVirtualItems();
  const last = items.at(-1);
  const isNearEnd = last !== undefined && last.index >= count - AHEAD;
  const { hasMore, loadMore } = pages;
  useEffect(() => {
    if (isNearEnd && hasMore) loadMore();
  }, [isNearEnd, hasMore, loadMore, count]);
  return {
    before: Math.max(0, (items[0]?.start ?? 0) - top),
    after: last === undefined ? 0 : Math.max(0, virtual.getTotalSize() - (last.end - top)),
    drawn: items.map(({ index }) => index),
    measure: virtual.measureElement,
  };
}

function Spacer({ heightPx, columns }: { readonly heightPx: number; readonly columns: number }): ReactNode {
  if (heightPx === 0) return null;
  return (
    <tr aria-hidden>
      <td className="spacer" colSpan={columns} style={{ height: heightPx }} />
    </tr>
  );
}

function HeaderCell({
  column: { name, by, isNumber = false },
  search,
  change,
}: {
  readonly column: ListColumn;
  readonly search: ListSearch;
  readonly change: (search: ListSearch) => void;
}): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  const isSorted = by !== undefined && search.sort === by;
  const descending = search.descending === true;
  const className = isNumber ? 'number' : undefined;
  if (by === undefined)
    return (
      <th scope="col" className={className}>
        <span>{fieldWord(name)}</span>
      </th>
    );
  const { sort: _, descending: __, ...rest } = search;
  // Once up, once down, then back to the order recorded.
  const next: ListSearch = !isSorted
    ? { ...rest, sort: by }
    : descending
      ? rest
      : { ...rest, sort: by, descending: true };
  const Mark = !isSorted ? IconArrowsSort : descending ? IconArrowDown : IconArrowUp;
  const sorted = isSorted ? ({ 'aria-sort': descending ? 'descending' : 'ascending' } as const) : {};
  return (
    <th scope="col" className={className} {...sorted}>
      <button type="button" onClick={() => change(next)} title={t('list.sortBy', { field: fieldWord(name) })}>
        {fieldWord(name)}
        <Mark aria-hidden />
      </button>
    </th>
  );
}
