import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from './records-in.module.css';
import type { Sheets } from './use-taking.ts';

type SheetCells = Sheets[number]['sheets'][number];
export type Severity = 'refuse' | 'ask' | 'note';

const ROW_PX = 30;

/** The letters of a column counted from 0. */
export function letterOf(index: number): string {
  const first = index < 26 ? '' : letterOf(Math.floor(index / 26) - 1);
  return `${first}${String.fromCharCode(65 + (index % 26))}`;
}

function placeOf(cell: string): { row: number; column: number } {
  const letters = /^[A-Z]*/.exec(cell)?.[0] ?? '';
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(cell.slice(letters.length)), column: Math.max(0, column - 1) };
}

interface GridProps {
  readonly sheet: SheetCells;
  /** By cell as `F12`, or by row as `12`. */
  readonly marks: ReadonlyMap<string, Severity>;
  readonly active: string | null;
  readonly onActive: (cell: string) => void;
}

/** The cells of a sheet, of which only the rows in sight are drawn; arrow keys go from cell to cell. */
export function SheetGrid({ sheet, marks, active, onActive }: GridProps): ReactNode {
  const t = useTranslations();
  const id = useId();
  const [box, setBox] = useState<HTMLElement | null>(null);
  const { rows, columns } = sheet;
  // eslint-disable-next-line react-hooks/incompatible-library -- what it returns goes into no memoized part
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box,
    estimateSize: () => ROW_PX,
    overscan: 10,
  });
  const place = active === null ? null : placeOf(active);
  const at = place === null ? -1 : rows.findIndex(({ row }) => row === place.row);
  useEffect(() => {
    if (at < 0 || active === null) return;
    virtual.scrollToIndex(at, { align: 'auto' });
    const frame = requestAnimationFrame(() =>
      document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest', inline: 'center' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [active, at, box, id, virtual]);
  if (rows.length === 0) return <p className="soft">{t('imports.emptySheet')}</p>;
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div
      className={styles['grid']}
      ref={setBox}
      role="grid"
      tabIndex={0}
      aria-label={t('imports.gridLabel', { sheet: sheet.name })}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns + 1}
      aria-activedescendant={at < 0 || active === null ? undefined : `${id}-${active}`}
      onKeyDown={(event) => {
        const next = cellAfter(event.key, sheet, { at, column: place?.column ?? 0 });
        if (next === undefined) return;
        event.preventDefault();
        onActive(next);
      }}
    >
      <table role="presentation">
        <ColumnLetters columns={columns} />
        <tbody>
          {before > 0 && <Room heightPx={before} />}
          {items.map(({ index }) => (
            <GridRow key={index} id={id} index={index} {...{ sheet, marks, active, onActive }} />
          ))}
          {after > 0 && <Room heightPx={after} />}
        </tbody>
      </table>
    </div>
  );
}

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The cell an arrow key leads to from a row and column counted from 0, held at the edges; undefined for other keys. */
function cellAfter(
  key: string,
  { rows, columns }: SheetCells,
  from: { readonly at: number; readonly column: number },
): string | undefined {
  const step = STEPS[key];
  if (step === undefined) return undefined;
  const row = rows[Math.min(rows.length - 1, Math.max(0, from.at + step[0]))];
  const column = Math.min(columns - 1, Math.max(0, from.column + step[1]));
  return row === undefined ? undefined : `${letterOf(column)}${String(row.row)}`;
}

function ColumnLetters({ columns }: { readonly columns: number }): ReactNode {
  const t = useTranslations();
  return (
    <thead>
      <tr role="row" aria-rowindex={1}>
        <th role="columnheader">
          <span className="visually-hidden">{t('imports.column')}</span>
        </th>
        {Array.from({ length: columns }, (_, column) => (
          <th key={column} role="columnheader">
            {letterOf(column)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function GridRow({
  id,
  index,
  sheet,
  marks,
  active,
  onActive,
}: GridProps & { readonly id: string; readonly index: number }): ReactNode {
  const row = sheet.rows[index];
  if (row === undefined) return null;
  const number = String(row.row);
  return (
    <tr role="row" aria-rowindex={index + 2} className={markClass(marks.get(number))}>
      <th role="rowheader">{row.row}</th>
      {Array.from({ length: sheet.columns }, (_, column) => {
        const cell = `${letterOf(column)}${number}`;
        return (
          <GridCell
            key={cell}
            id={`${id}-${cell}`}
            text={row.cells[column] ?? ''}
            mark={marks.get(cell)}
            isActive={cell === active || (column === 0 && number === active)}
            onActive={() => onActive(cell)}
          />
        );
      })}
    </tr>
  );
}

function markClass(mark: Severity | undefined): string | undefined {
  return mark === undefined ? undefined : styles[mark];
}

function GridCell({
  id,
  text,
  mark,
  isActive,
  onActive,
}: {
  readonly id: string;
  readonly text: string;
  readonly mark: Severity | undefined;
  readonly isActive: boolean;
  readonly onActive: () => void;
}): ReactNode {
  const t = useTranslations();
  return (
    <td
      id={id}
      role="gridcell"
      aria-selected={isActive}
      className={markClass(mark)}
      onClick={onActive}
      title={text}
    >
      {mark !== undefined && <span className="visually-hidden">{t(`imports.${mark}`)}: </span>}
      {text}
    </td>
  );
}

function Room({ heightPx }: { readonly heightPx: number }): ReactNode {
  return (
    <tr aria-hidden>
      <td className={styles['room']} style={{ height: heightPx }} />
    </tr>
  );
}
