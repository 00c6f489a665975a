import type { ReactNode } from 'react';
import { fieldColumn, labelColumn } from '../../records/list-columns.tsx';
import type { AnyRecord, ListColumn } from '../../records/list-columns.tsx';
import { RelatedRecords } from '../../records/related-records.tsx';
import { RecordLink, Unknown } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';

/** A column of one of the trade's closed choices, as its word; with `isWay` the way to the record. */
function choiceColumn(name: string, { isWay = false, without = null as string | null } = {}): ListColumn {
  const valueOf = ({ body }: AnyRecord): string | null => {
    const value = body[name] ?? without;
    return typeof value === 'string' ? value : null;
  };
  return {
    name,
    cell: (record) => {
      const word = <ChoiceWord of={valueOf(record)} />;
      if (!isWay) return word;
      return (
        <RecordLink kind={record.kind} id={record.id}>
          {word}
        </RecordLink>
      );
    },
    text: (record) => valueOf(record) ?? '',
  };
}

function ChoiceWord({ of }: { readonly of: string | null }): ReactNode {
  const { choiceWord } = useTradeWords();
  return of === null ? <Unknown /> : choiceWord(of);
}

const kind = choiceColumn('kind', { isWay: true });
const date = fieldColumn('date', { isDate: true });
const quantity = fieldColumn('quantity', { isNumber: true });
const CONSUMPTION = [
  fieldColumn('slot'),
  fieldColumn('lot', { to: 'material-lot' }),
  choiceColumn('kind', { isWay: true, without: 'issue' }),
  quantity,
  fieldColumn('slip'),
  date,
];
const INSPECTIONS = [kind, choiceColumn('result'), fieldColumn('inspector'), date];
const SAMPLES = [kind, quantity, fieldColumn('place')];
const TAKEN = [kind, quantity, date];
const REWORKS = [labelColumn, fieldColumn('reason'), date];

/** What is on record about a run, kind by kind, as the papers behind its run sheet. */
export function RunRecords({ id }: { readonly id: string }): ReactNode {
  const filter = { run: id };
  return (
    <>
      <RelatedRecords kind="consumption" filter={filter} columns={CONSUMPTION} />
      <RelatedRecords kind="inspection" filter={filter} columns={INSPECTIONS} />
      <RelatedRecords kind="sample" filter={filter} columns={SAMPLES} />
      <RelatedRecords kind="taken" filter={filter} columns={TAKEN} />
      <RelatedRecords kind="rework" filter={filter} columns={REWORKS} />
    </>
  );
}
