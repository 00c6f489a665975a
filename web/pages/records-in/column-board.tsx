import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from './column-board.module.css';
import { useColumnDrag } from './use-column-drag.ts';

/** A column of a sheet: its letter, its header, and the field it is read as; null: it is not read. */
export interface SheetColumn {
  readonly letter: string;
  readonly header: string;
  readonly field: string | null;
}

interface Board {
  readonly columns: readonly SheetColumn[];
  readonly fields: readonly { readonly value: string; readonly label: string }[];
  readonly change: (letter: string, field: string | null) => void;
}

/** The fields of a table with the columns that fill them: a column is carried onto its field, or pressed and then the field. */
export function ColumnBoard({ columns, fields, change }: Board): ReactNode {
  const t = useTranslations();
  const hint = useId();
  const drag = useColumnDrag((letter, field) => {
    if ((columns.find((column) => column.letter === letter)?.field ?? null) !== field) change(letter, field);
  });
  const pickedHeader = columns.find(({ letter }) => letter === drag.picked)?.header;
  const slot = (value: string, label: string): ReactNode => (
    <li key={value} data-slot={value} data-over={drag.carried?.over === value} className={styles['slot']}>
      <button
        type="button"
        className={styles['name']}
        disabled={drag.picked === null}
        onClick={() => drag.putPicked(value)}
      >
        {label}
      </button>
      {columns
        .filter(({ field }) => (field ?? '') === value)
        .map((column) => (
          <Chip key={column.letter} column={column} drag={drag} hint={hint} />
        ))}
    </li>
  );
  return (
    <div role="group" aria-label={t('imports.board')} className={styles['board']}>
      <p id={hint} className="soft">
        {t('imports.boardSays')}
      </p>
      <p role="status" className={styles['picked']}>
        {pickedHeader !== undefined && t('imports.boardPicked', { header: pickedHeader })}
      </p>
      <ul className={styles['rest']}>{slot('', t('imports.notRead'))}</ul>
      <ul className={styles['slots']}>{fields.map(({ value, label }) => slot(value, label))}</ul>
    </div>
  );
}

function Chip({
  column: { letter, header },
  drag: { carried, picked, handlers },
  hint,
}: {
  readonly column: SheetColumn;
  readonly drag: ReturnType<typeof useColumnDrag>;
  readonly hint: string;
}): ReactNode {
  const isCarried = carried?.letter === letter;
  return (
    <button
      type="button"
      className={styles['chip']}
      aria-pressed={picked === letter}
      aria-describedby={hint}
      data-carried={isCarried}
      style={
        isCarried ? { transform: `translate(${String(carried.byX)}px, ${String(carried.byY)}px)` } : undefined
      }
      {...handlers(letter)}
    >
      <span className="code">{letter}</span> {header}
    </button>
  );
}
