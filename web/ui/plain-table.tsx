import type { ReactNode } from 'react';

/** One column of a small table: its head, and its cell of a row. */
export interface PlainColumn<Row> {
  readonly head: string;
  readonly isNumber?: boolean;
  /** Nobody sees the head; the column is left out on paper. */
  readonly isTool?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

/**
 * A small table without paging, for parts of a page. Where it is too wide it scrolls by itself; with `stacks` its rows become
 * cards on a phone.
 */
export function PlainTable<Row>({
  label,
  columns,
  rows,
  keyOf,
  stacks = false,
}: {
  /** What a screen reader calls it. */
  readonly label: string;
  readonly columns: readonly PlainColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly stacks?: boolean;
}): ReactNode {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling box needs keyboard focus
    <div className="scroll-x" tabIndex={0} role="group" aria-label={label}>
      <table className={stacks ? 'bare-table stacks' : 'bare-table'}>
        <thead>
          <tr>
            {columns.map(({ head, ...column }) => (
              <th key={head} scope="col" className={classOf(column)}>
                {column.isTool === true ? <span className="visually-hidden">{head}</span> : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ head, cell, ...column }) => (
                <td key={head} className={classOf(column)} data-head={head}>
                  {stacks ? <div>{cell(row)}</div> : cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classOf({ isNumber, isTool }: { isNumber?: boolean; isTool?: boolean }): string | undefined {
  if (isTool === true) return 'tool no-print';
  return isNumber === true ? 'number' : undefined;
}
