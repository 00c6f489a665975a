import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import type { PlainColumn } from '../../ui/plain-table.tsx';
import { Count, NamedLink, Unknown } from '../../ui/values.tsx';

type Holder = OutputOf<'recall.units'>['holders'][number];

/** Who has recalled units: recorded, and what they state wherever that is another number. */
export function RecallHolders({ holders }: { readonly holders: readonly Holder[] }): ReactNode {
  const t = useTranslations();
  const number = (head: string, of: (holder: Holder) => number | null): PlainColumn<Holder> => ({
    head,
    isNumber: true,
    cell: (holder) => <Count of={of(holder)} />,
  });
  const both = (act: Act, head: string): PlainColumn<Holder> => ({
    head,
    isNumber: true,
    cell: (holder) => <Done holder={holder} act={act} />,
  });
  return (
    <PlainTable
      label={t('recall.where')}
      stacks
      rows={holders}
      keyOf={({ place, party }) => `${place} ${party?.id ?? ''}`}
      columns={[
        { head: t('recall.holder'), cell: (holder) => <Who holder={holder} /> },
        number(t('recall.recorded'), ({ recorded }) => recorded),
        { head: t('choice.stated'), isNumber: true, cell: (holder) => <Stated holder={holder} /> },
        both('isolated', t('choice.isolated')),
        both('returned', t('recall.cameBack')),
        number(t('choice.corrected'), ({ corrected }) => corrected),
        both('destroyed', t('choice.destroyed')),
        number(t('recall.left'), ({ left }) => left),
      ]}
    />
  );
}

function Who({ holder: { place, party } }: { readonly holder: Holder }): ReactNode {
  const t = useTranslations();
  return (
    <>
      {party !== null && <NamedLink of={party} />}
      <div className={party === null ? undefined : 'soft'}>{t(`choice.${place}`)}</div>
    </>
  );
}

function Stated({ holder: { stated, difference, told } }: { readonly holder: Holder }): ReactNode {
  const t = useTranslations();
  const sold = told?.sold ?? null;
  return (
    <>
      {stated === null ? <Unknown /> : <Count of={stated} />}
      {sold !== null && <div className="soft">{t('recall.sold', { count: sold })}</div>}
      {difference !== null && difference !== 0 && (
        <div className="tag bad">{t('recall.differs', { count: Math.abs(difference) })}</div>
      )}
    </>
  );
}

type Act = 'isolated' | 'returned' | 'destroyed';

function Done({ holder, act }: { readonly holder: Holder; readonly act: Act }): ReactNode {
  const t = useTranslations();
  const told = holder.told?.[act] ?? null;
  return (
    <>
      <Count of={holder[act]} />
      {told !== null && told !== holder[act] && (
        <div className="soft">{t('recall.theyState', { count: told })}</div>
      )}
    </>
  );
}
