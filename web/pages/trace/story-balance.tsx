import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Section } from '../../ui/section.tsx';
import { Count } from '../../ui/values.tsx';
import type { Story } from './story-graph.ts';

const PARTS = [
  'made',
  'packed',
  'sampled',
  'scrapped',
  'looseStock',
  'delivered',
  'reworkedAway',
  'unaccounted',
] as const;
/** Said even when there are none, or when nobody knows. */
const ALWAYS: readonly string[] = ['made', 'packed', 'unaccounted'];

/** Units of the run: made, against where they went. */
export function Balance({ balance }: { readonly balance: NonNullable<Story['balance']> }): ReactNode {
  const t = useTranslations('story');
  return (
    <Section title={t('balance')}>
      <dl className="facts">
        {PARTS.filter((part) => balance[part] !== 0 || ALWAYS.includes(part)).map((part) => (
          <div key={part} style={{ display: 'contents' }}>
            <dt>{t(part)}</dt>
            <dd>
              <Count of={balance[part]} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
