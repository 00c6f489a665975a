import { IconAlertOctagon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useOperation } from '../client/operation-hooks.ts';
import type { OutputOf } from '../client/call.ts';
import { DateText, RecordLink } from '../ui/values.tsx';

type OnGoods = OutputOf<'recall.about'>['recalls'][number];

/** That goods are recalled, at the top of their page; nothing where no recall is on record. */
export function RecalledNote({ kind, id }: { readonly kind: string; readonly id: string }): ReactNode {
  const found = useOperation('recall.about', { of: { kind, id } });
  return <Notes recalls={found.data?.recalls ?? []} />;
}

/** The same for whatever a typed code names. */
export function RecalledCode({ code }: { readonly code: string }): ReactNode {
  const found = useOperation('recall.check', { code });
  const recalls = (found.data?.things ?? []).flatMap((thing) => thing.recalls);
  return <Notes recalls={[...new Map(recalls.map((recall) => [recall.id, recall])).values()]} />;
}

function Notes({ recalls }: { readonly recalls: readonly OnGoods[] }): ReactNode {
  const t = useTranslations();
  return recalls.map(({ id, code, title, declaredOn, extent }) => (
    <div key={id} className="will grave" role="alert">
      <strong>
        <IconAlertOctagon aria-hidden size={16} /> {t(`recallNote.${extent}`)}
      </strong>{' '}
      <RecordLink kind="recall" id={id}>
        {code}
      </RecordLink>
      , <DateText of={declaredOn} />: {title}
    </div>
  ));
}
