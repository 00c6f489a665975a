import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Section } from '../../ui/section.tsx';
import { RecordLink } from '../../ui/values.tsx';
import { MoreRows } from './more-rows.tsx';
import { ScopeCounts } from './scope-counts.tsx';
import { HolderParts } from './scope-holder-parts.tsx';
import { notCleared } from './scope-search.ts';
import type { Holder } from './scope-totals.tsx';
import type { ScopePages } from './use-scope.ts';
import { useScopeSearch } from './use-scope.ts';

/** So many are open from the start; more would be a wall. */
const OPEN_FROM_START = 12;

/** Consignees with most of it first, then other places; each opens to its shipments and carton ranges. */
export function ScopeHolders({ holders }: { readonly holders: ScopePages<'scope.holders'> }): ReactNode {
  const t = useTranslations('scope');
  const { search } = useScopeSearch();
  const [isAll, setAll] = useState(false);
  const showsCleared = isAll || search.class === 'cleared' || search.boundary === 'product';
  const inScope = holders.rows.filter(isInScope);
  const cleared = holders.rows.filter((holder) => !isInScope(holder));
  const shown = showsCleared ? holders.rows : inScope;
  const consignees = holders.first?.totals.consignees.cleared ?? 0;
  return (
    <Section title={t('who')} says={t('whoSays')}>
      {holders.rows.length === 0 && holders.query.isSuccess && <p>{t('whoNone')}</p>}
      <ul className="plain-list">
        {shown.map((holder) => (
          <HolderItem
            key={`${holder.place} ${holder.party?.id ?? ''}`}
            holder={holder}
            startsOpen={isInScope(holder) && inScope.length <= OPEN_FROM_START}
          />
        ))}
      </ul>
      {!showsCleared && consignees > 0 && (
        <p className="soft">{t('clearedConsignees', { count: consignees })}</p>
      )}
      {cleared.length > 0 && search.class !== 'cleared' && search.boundary !== 'product' && (
        <Button className="no-print" variant="subtle" size="compact-sm" onClick={() => setAll(!isAll)}>
          {t(isAll ? 'hideCleared' : 'showCleared')}
        </Button>
      )}
      <MoreRows of={holders} />
    </Section>
  );
}

function isInScope({ units, cartons }: Holder): boolean {
  return notCleared(units) > 0 || notCleared(cartons) > 0;
}

function HolderItem({
  holder,
  startsOpen,
}: {
  readonly holder: Holder;
  readonly startsOpen: boolean;
}): ReactNode {
  const t = useTranslations();
  const { narrow, search } = useScopeSearch();
  const [isOpen, setOpen] = useState(startsOpen);
  const { place, party, units } = holder;
  const name =
    party === null
      ? t(`scopePlace.${place}`)
      : place === 'consignee'
        ? party.name
        : `${t(`scopePlace.${place}`)}, ${party.name}`;
  return (
    <li className="scope-holder">
      <div className="row apart">
        <button type="button" className="scope-open" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? <IconChevronDown aria-hidden size={16} /> : <IconChevronRight aria-hidden size={16} />}
          <strong>{name}</strong>
        </button>
        <ScopeCounts of={units} />
      </div>
      {isOpen && (
        <div className="scope-parts">
          {party !== null && (
            <div className="row no-print">
              <RecordLink kind="party" id={party.id}>
                {party.id}
              </RecordLink>
              {place === 'consignee' && search.consignee !== party.id && (
                <Button
                  variant="subtle"
                  size="compact-xs"
                  onClick={() => narrow({ consignee: party.id, shipment: undefined })}
                >
                  {t('scope.narrowHere', { name })}
                </Button>
              )}
            </div>
          )}
          <HolderParts holder={holder} />
        </div>
      )}
    </li>
  );
}
