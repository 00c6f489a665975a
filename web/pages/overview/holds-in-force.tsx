import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import { RECORD_KINDS } from '../../client/generated/record-kinds.ts';
import { HeldGoods } from '../../records/held-goods.tsx';
import { Section } from '../../ui/section.tsx';
import { DateText, RecordLink } from '../../ui/values.tsx';

type Holds = OutputOf<'overview.show'>['holds'];

/** What may not be used, packed or shipped at the moment, the latest first. */
export function HoldsInForce({ holds: { total, rows } }: { readonly holds: Holds }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const plural = RECORD_KINDS.hold.plural;
  const all = (
    <Link to="/firms/$firm/$plural" params={{ firm, plural }}>
      {t('overview.allHolds')}
    </Link>
  );
  return (
    <Section title={t('overview.holds')} actions={all}>
      {rows.length === 0 ? (
        <p>{t('overview.noHolds')}</p>
      ) : (
        <ul className="plain-list">
          {rows.map((row) => (
            <HoldRow key={row.hold.id} row={row} />
          ))}
        </ul>
      )}
      {total > rows.length && (
        <p className="soft">{t('overview.moreHolds', { count: total - rows.length })}</p>
      )}
    </Section>
  );
}

function HoldRow({
  row: { hold, placedOn, reason, ...goods },
}: {
  readonly row: Holds['rows'][number];
}): ReactNode {
  return (
    <li>
      <HeldGoods {...goods} />
      <div className="soft">
        <RecordLink kind={hold.kind} id={hold.id}>
          <DateText of={placedOn} />
        </RecordLink>
        {' · '}
        {reason}
      </div>
    </li>
  );
}
