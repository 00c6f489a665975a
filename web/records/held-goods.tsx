import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../client/call.ts';
import { KindWord, NamedLink } from '../ui/values.tsx';
import { cartonMarkWords } from './carton-mark-words.ts';
import { NumberRange } from './number-range.tsx';

/** What is held, and how much of it. */
export function HeldGoods({
  of,
  span,
  cartons,
}: Pick<OutputOf<'hold.about'>['rows'][number], 'of' | 'span' | 'cartons'>): ReactNode {
  const t = useTranslations('sheet');
  const name = of.kind === 'carton-series' ? cartonMarkWords(of.name, cartons) : of.name;
  return (
    <>
      <KindWord kind={of.kind} /> <NamedLink of={{ ...of, name }} />
      {span !== null && (
        <div className="soft">
          {t('unitsRange')} <NumberRange {...span} />
        </div>
      )}
    </>
  );
}
