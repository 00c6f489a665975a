import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { Quantity, RecordLink } from '../../ui/values.tsx';

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
    <Section title={t('run.slots')}>
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
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling box needs keyboard focus
    <div className="scroll-x" tabIndex={0} role="group" aria-label={t('run.slots')}>
      <table className="bare-table">
        <thead>
          <tr>
            <th scope="col">{t('field.slot')}</th>
            <th scope="col">{t('field.material')}</th>
            {numbers.map((name) => (
              <th key={name} scope="col" className="number">
                {t(`run.${name}`)}
              </th>
            ))}
            <th scope="col">{t('run.state')}</th>
          </tr>
        </thead>
        <tbody>
          {slots.map((slot) => (
            <tr key={`${slot.slot} ${slot.material.id}`}>
              <td>{slot.slot}</td>
              <td>
                <RecordLink kind="material" id={slot.material.id}>
                  {slot.material.name}
                </RecordLink>
              </td>
              {numbers.map((name) => (
                <td key={name} className="number">
                  <Quantity of={slot[name]} unit={slot.unit} />
                </td>
              ))}
              <td>
                <span className={TONES[slot.state]}>{t(`slotState.${slot.state}`)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
