import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrashX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { LABEL_LANGUAGES, LINE_KEYS } from '../../../src/domain/label/label.ts';
import type { LabelLine } from '../../../src/domain/label/label.ts';
import { Section } from '../../ui/section.tsx';
import { isRecordKind } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import styles from './label-editor.module.css';

interface Props {
  readonly lines: readonly LabelLine[];
  readonly setLines: (lines: readonly LabelLine[]) => void;
  /** What is wrong with a field, by its path. */
  readonly faultAt: (at: string) => string | null;
}

/** The lines of a label: what each says, its text and language, and their order. */
export function LabelLinesForm({ lines, setLines, faultAt }: Props): ReactNode {
  const t = useTranslations();
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState<number | null>(null);
  const move = (index: number, by: -1 | 1): void => {
    setLines(withMoved(lines, index, by));
    setMoved(index + by + 1);
    // The button of the line's new place, or its text where that button is at the end of its way.
    const row = list.current?.children[index + by];
    const button = row?.querySelector<HTMLElement>(
      by < 0 ? '[data-move=up]:not(:disabled)' : '[data-move=down]:not(:disabled)',
    );
    (button ?? row?.querySelector<HTMLElement>('input'))?.focus();
  };
  return (
    <Section title={t('labelEditor.lines')} says={t('labelEditor.linesSays')}>
      <ol className={styles['lines']} ref={list}>
        {lines.map((line, index) => (
          <LineRow
            // A line has no name of its own, only its place.
            key={index}
            line={line}
            index={index}
            count={lines.length}
            fault={faultAt(`lines.${String(index)}.text`)}
            set={(next) => setLines(lines.map((one, at) => (at === index ? next : one)))}
            move={(by) => move(index, by)}
            remove={() => setLines(lines.filter((_, at) => at !== index))}
          />
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {moved === null ? '' : t('labelEditor.moved', { number: String(moved) })}
      </p>
      <Button
        variant="default"
        leftSection={<IconPlus aria-hidden size={16} />}
        disabled={lines.length >= 60}
        onClick={() => setLines([...lines, { key: 'other', text: '' }])}
      >
        {t('labelEditor.add')}
      </Button>
    </Section>
  );
}

function withMoved(lines: readonly LabelLine[], index: number, by: -1 | 1): readonly LabelLine[] {
  const line = lines[index];
  if (line === undefined) return lines;
  const rest = lines.filter((_, at) => at !== index);
  return [...rest.slice(0, index + by), line, ...rest.slice(index + by)];
}

interface RowProps {
  readonly line: LabelLine;
  readonly index: number;
  readonly count: number;
  readonly fault: string | null;
  readonly set: (line: LabelLine) => void;
  readonly move: (by: -1 | 1) => void;
  readonly remove: () => void;
}

function LineRow({ line, index, count, fault, set, move, remove }: RowProps): ReactNode {
  const t = useTranslations();
  const { choiceWord, fieldWord } = useTradeWords();
  const number = String(index + 1);
  const name = t('labelEditor.line', { number });
  // What somebody retypes is no longer what the record says.
  const { key, text, language } = line;
  const typed = { key, ...(language === undefined ? {} : { language }) };
  return (
    <li className={styles['line']} aria-label={name}>
      <NativeSelect
        aria-label={`${name}: ${fieldWord('key')}`}
        data={LINE_KEYS.map((value) => ({ value, label: choiceWord(value) }))}
        value={key}
        onChange={(event) => {
          const chosen = LINE_KEYS.find((one) => one === event.target.value);
          if (chosen !== undefined) set({ ...typed, key: chosen, text });
        }}
      />
      <NativeSelect
        aria-label={`${name}: ${fieldWord('language')}`}
        data={LABEL_LANGUAGES.map((value) => ({ value, label: choiceWord(value) }))}
        value={language ?? 'en'}
        onChange={(event) => {
          const chosen = LABEL_LANGUAGES.find((one) => one === event.target.value);
          if (chosen !== undefined) set({ ...line, language: chosen });
        }}
      />
      <LineButtons number={number} index={index} count={count} move={move} remove={remove} />
      <TextInput
        className={styles['whole'] ?? ''}
        aria-label={`${name}: ${fieldWord('text')}`}
        lang={language ?? 'en'}
        maxLength={400}
        value={text}
        error={fault}
        description={
          line.from === undefined
            ? t('label.typed')
            : t('labelEditor.fromRecord', {
                kind: isRecordKind(line.from.kind) ? t(`kind.${line.from.kind}`) : line.from.kind,
                field: fieldWord(line.from.field),
              })
        }
        inputWrapperOrder={['input', 'description', 'error']}
        onChange={(event) => set({ ...typed, text: event.target.value })}
      />
    </li>
  );
}

function LineButtons({
  number,
  index,
  count,
  move,
  remove,
}: { readonly number: string } & Pick<RowProps, 'index' | 'count' | 'move' | 'remove'>): ReactNode {
  const t = useTranslations();
  return (
    <div className={styles['buttons']}>
      <ActionIcon
        variant="default"
        size="lg"
        data-move="up"
        disabled={index === 0}
        aria-label={t('labelEditor.up', { number })}
        onClick={() => move(-1)}
      >
        <IconArrowUp aria-hidden size={16} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        data-move="down"
        disabled={index === count - 1}
        aria-label={t('labelEditor.down', { number })}
        onClick={() => move(1)}
      >
        <IconArrowDown aria-hidden size={16} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        disabled={count === 1}
        aria-label={t('labelEditor.remove', { number })}
        onClick={remove}
      >
        <IconTrashX aria-hidden size={16} />
      </ActionIcon>
    </div>
  );
}
