import { ActionIcon, Button, Select } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPlus, IconTrash } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PART_KINDS } from '../../../src/domain/code/code-scheme.ts';
import type { PartKind } from '../../../src/domain/code/code-scheme.ts';
import { FormFields } from '../../records/form-field.tsx';
import type { FormState } from '../../records/form-state.ts';
import { Section } from '../../ui/section.tsx';
import { useTradeWords } from '../../ui/words.ts';
import styles from './code.module.css';
import { newPart, partFields, typedParts } from './scheme-fields.ts';
import { useReorder } from './use-reorder.ts';
import type { Reorder } from './use-reorder.ts';

/** The parts of a code in their order: each can be carried, moved by its buttons, filled in and taken out. */
export function SchemeParts({ state }: { readonly state: FormState }): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const [said, setSaid] = useState('');
  const id = useId();
  const parts = typedParts(state.body);
  const put = (next: readonly object[]): void => state.set(['parts'], next);
  const order = useReorder((from, to) => {
    const part = parts[from];
    if (part === undefined) return;
    put(parts.toSpliced(from, 1).toSpliced(to, 0, part));
    setSaid(t('scheme.moved', { part: choiceWord(part.kind), place: to + 1, count: parts.length }));
  });
  return (
    <Section title={t('scheme.parts')} says={t('scheme.partsSays')}>
      <ol className={styles['parts']}>
        {parts.map(({ kind }, index) => (
          // Parts have no name of their own; their place is what tells them apart.
          <li
            key={index}
            className={styles['part']}
            data-over={order.over === index && order.dragged !== index}
            {...order.place(index)}
          >
            <PartHead
              {...{ id, kind, index, order, count: parts.length }}
              remove={() => put(parts.toSpliced(index, 1))}
            />
            <PartFields kind={kind} index={index} state={state} />
          </li>
        ))}
      </ol>
      {state.faultAt(['parts']) !== null && <p role="alert">{state.faultAt(['parts'])}</p>}
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <AddPart has={parts.map(({ kind }) => kind)} add={(kind) => put(withPart(parts, kind))} />
    </Section>
  );
}

/** A check character stands last. */
function withPart(parts: readonly { readonly kind: PartKind }[], kind: PartKind): object[] {
  const at = parts.at(-1)?.kind === 'check' ? parts.length - 1 : parts.length;
  return [...parts.slice(0, at), newPart(kind), ...parts.slice(at)];
}

function PartHead({
  id,
  kind,
  index,
  count,
  order,
  remove,
}: {
  readonly id: string;
  readonly kind: PartKind;
  readonly index: number;
  readonly count: number;
  readonly order: Reorder;
  readonly remove: () => void;
}): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const words = { part: choiceWord(kind), number: index + 1 };
  const button = (to: number, way: 'up' | 'down'): string =>
    // At an end of the list the button that goes on is off, and the other one takes the focus.
    `${id} ${String(to)} ${to === 0 ? 'down' : to === count - 1 ? 'up' : way}`;
  return (
    <div className={styles['head']}>
      <span className={styles['handle']} title={t('scheme.carry')} aria-hidden {...order.handle(index)}>
        <IconGripVertical size={18} />
      </span>
      <h3>{t('scheme.part', words)}</h3>
      <ActionIcon
        id={`${id} ${String(index)} up`}
        variant="default"
        aria-label={t('scheme.earlier', words)}
        disabled={index === 0}
        onClick={() => order.move(index, index - 1, button(index - 1, 'up'))}
      >
        <IconArrowUp aria-hidden size={16} />
      </ActionIcon>
      <ActionIcon
        id={`${id} ${String(index)} down`}
        variant="default"
        aria-label={t('scheme.later', words)}
        disabled={index === count - 1}
        onClick={() => order.move(index, index + 1, button(index + 1, 'down'))}
      >
        <IconArrowDown aria-hidden size={16} />
      </ActionIcon>
      <ActionIcon variant="default" aria-label={t('scheme.takeOut', words)} onClick={remove}>
        <IconTrash aria-hidden size={16} />
      </ActionIcon>
    </div>
  );
}

function PartFields({
  kind,
  index,
  state,
}: {
  readonly kind: PartKind;
  readonly index: number;
  readonly state: FormState;
}): ReactNode {
  const t = useTranslations();
  const fields = partFields(kind);
  const fault = state.faultAt(['parts', index]);
  return (
    <>
      {fields.length === 0 ? (
        <p className="soft">{t(kind === 'check' ? 'scheme.checkSays' : 'scheme.weekSays')}</p>
      ) : (
        <FormFields fields={fields} path={['parts', index]} state={state} />
      )}
      {fault !== null && <p role="alert">{fault}</p>}
    </>
  );
}

/** Every part but fixed text stands once. */
function AddPart({
  has,
  add,
}: {
  readonly has: readonly PartKind[];
  readonly add: (kind: PartKind) => void;
}): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const [chosen, setChosen] = useState<PartKind>('text');
  const left = PART_KINDS.filter((kind) => kind === 'text' || !has.includes(kind));
  const kind = left.includes(chosen) ? chosen : 'text';
  return (
    <div className={styles['add']}>
      <Select
        label={t('scheme.newPart')}
        allowDeselect={false}
        data={left.map((each) => ({ value: each, label: choiceWord(each) }))}
        value={kind}
        onChange={(next) => setChosen(left.find((each) => each === next) ?? 'text')}
      />
      <Button variant="default" leftSection={<IconPlus aria-hidden size={16} />} onClick={() => add(kind)}>
        {t('scheme.add')}
      </Button>
    </div>
  );
}
