import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useTradeWords } from '../ui/words.ts';
import { rangeIn } from './body-value.ts';
import type { ListColumn } from './list-columns.tsx';
import { NumberRange } from './number-range.tsx';

/** Cartons or units that a hold is on, or that it is on all of what it names. */
export const heldColumn: ListColumn = {
  name: 'quantity',
  cell: ({ body }) => <HeldRange cartons={body['cartons']} span={body['span']} />,
  text: ({ body }) => JSON.stringify([body['cartons'], body['span']]),
};

function HeldRange({ cartons, span }: { readonly cartons: unknown; readonly span: unknown }): ReactNode {
  const t = useTranslations('sheet');
  const { fieldWord } = useTradeWords();
  const ofSeries = rangeIn(cartons);
  const range = ofSeries ?? rangeIn(span);
  if (range === null) return t('allOfIt');
  return (
    <>
      {fieldWord(ofSeries === null ? 'units' : 'cartons')} <NumberRange {...range} />
    </>
  );
}
