import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { NamedLink, Quantity } from '../../ui/values.tsx';

type Slot = OutputOf<'run.balance'>['slots'][number];

const TONES: Readonly<Record<Slot['state'], string>> = {
  covered: 'tag good',
  short: 'tag bad',
  over: 'tag warn',
  none: 'tag bad',
  'quantity-unknown': 'tag warn',
};

/** Material in against out, a row for each component slot. */
export function RunSlots({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const balance = useOperation('run.balance', { id });
  return (
    <Section title={t('run.slots')} anchor="slots">
      <Answer of={balance}>
        {({ slots }) =>
          slots.length === 0 ? <p className="soft">{t('run.slotsEmpty')}</p> : <SlotTable slots={slots} />
        }
      </Answer>
    </Section>
  );
}

function SlotTable({ slots }: { readonly slots: readonly Slot[] }): ReactNode {
  const t = useTranslations();
  const numbers = ['need', 'issued', 'returned', 'waste', 'net'] as const;
  return (
    <PlainTable
      label={t('run.slots')}
      stacks
      rows={slots}
      keyOf={({ slot, material }) => `${slot} ${material.id}`}
      columns={[
        { head: t('field.slot'), cell: ({ slot }) => slot },
        {
          head: t('field.material'),
          cell: ({ material }) => <NamedLink of={material} />,
        },
        ...numbers.map((name) => ({
          head: t(`run.${name}`),
          isNumber: true,
          cell: (slot: Slot) => <Quantity of={slot[name]} unit={slot.unit} />,
        })),
        {
          head: t('run.state'),
          cell: ({ state }) => <span className={TONES[state]}>{t(`slotState.${state}`)}</span>,
        },
      ]}
    />
  );
}
