import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTradeWords } from '../ui/words.ts';
import { ListFoot } from './list-foot.tsx';
import { useRowsInSight } from './record-table.tsx';
import type { RowsShown } from './record-table.tsx';

const CARD_PX = 150;

/** The same records as cards, for phones. */
export function RecordCards({ label, columns, pages }: RowsShown): ReactNode {
  const { fieldWord } = useTradeWords();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const { before, after, drawn, measure } = useRowsInSight(place, pages.records.length, pages, CARD_PX);
  const [title, ...others] = columns;
  return (
    <>
      <ul
        className="cards"
        ref={setPlace}
        aria-label={label}
        style={{ paddingTop: before, paddingBottom: after }}
      >
        {drawn.map((index) => {
          const record = pages.records[index];
          if (record === undefined) return null;
          return (
            <li key={record.id} ref={measure} data-index={index}>
              <article className="card record-card">
                <div className="title">{title?.cell(record)}</div>
                <dl>
                  {others.map((column) => (
                    <div key={column.name}>
                      <dt>{fieldWord(column.name)}</dt>
                      <dd>{column.cell(record)}</dd>
                    </div>
                  ))}
                </dl>
              </article>
            </li>
          );
        })}
      </ul>
      <ListFoot pages={pages} />
    </>
  );
}
