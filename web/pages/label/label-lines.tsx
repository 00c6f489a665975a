import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import type { labelLineSchema } from '../../../src/domain/label/label.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { RecordLink } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';

type Line = z.infer<typeof labelLineSchema>;

/** What a label says, line by line, and which record each line comes from. */
export function LabelLines({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  const t = useTranslations();
  const { choiceWord, fieldWord } = useTradeWords();
  return (
    <Section title={t('label.lines')}>
      <PlainTable
        label={t('label.lines')}
        stacks
        rows={lines.map((line, index) => ({ ...line, index }))}
        keyOf={({ index }) => String(index)}
        columns={[
          { head: fieldWord('key'), cell: ({ key }) => choiceWord(key) },
          {
            head: fieldWord('text'),
            cell: ({ text, language }) => <span lang={language ?? 'en'}>{text}</span>,
          },
          {
            head: t('label.source'),
            cell: ({ from }) =>
              from === undefined ? (
                t('label.typed')
              ) : (
                <>
                  <RecordLink kind={from.kind} id={from.id} /> {fieldWord(from.field)}
                </>
              ),
          },
        ]}
      />
    </Section>
  );
}
