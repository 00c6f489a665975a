import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useOperation } from '../client/operation-hooks.ts';
import { PlainTable } from '../ui/plain-table.tsx';
import { Section } from '../ui/section.tsx';
import { Quantity, Count } from '../ui/values.tsx';
import { useTradeWords } from '../ui/words.ts';
import { FileThumbs } from './file-thumbs.tsx';
import { Reference } from './reference.tsx';

/** The bill of materials of a revision: what goes into which slot, and how much of it. */
export function RevisionSlots({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations('sheet');
  const { choiceWord, fieldWord } = useTradeWords();
  const { data } = useOperation('revision.show', { id });
  if (data === undefined) return null;
  const { slots = [], files = [], kind } = data.body;
  if (slots.length === 0 && files.length === 0) return null;
  return (
    <Section title={choiceWord(kind)}>
      {slots.length > 0 && (
        <PlainTable
          label={choiceWord(kind)}
          stacks
          rows={slots}
          keyOf={({ slot, material, variants = [] }) => `${slot} ${material} ${variants.join()}`}
          columns={[
            { head: fieldWord('slot'), cell: ({ slot }) => slot },
            {
              head: fieldWord('material'),
              cell: ({ material }) => <Reference kind="material" id={material} />,
            },
            {
              head: fieldWord('quantity'),
              isNumber: true,
              cell: ({ quantity, unit }) => <Quantity of={quantity} unit={unit} />,
            },
            {
              head: fieldWord('perUnits'),
              isNumber: true,
              cell: ({ perUnits = 1 }) => <Count of={perUnits} />,
            },
            {
              head: fieldWord('lossPermille'),
              isNumber: true,
              cell: ({ lossPermille = 0 }) => <Count of={lossPermille} />,
            },
            {
              head: fieldWord('variants'),
              cell: ({ variants }) => (variants === undefined ? t('allVariants') : variants.join(', ')),
            },
          ]}
        />
      )}
      <FileThumbs ids={files} label={fieldWord('files')} />
    </Section>
  );
}
