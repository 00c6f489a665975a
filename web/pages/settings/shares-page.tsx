import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { Empty, NoPermission } from '../../ui/states.tsx';
import { SettingsPage } from './settings-page.tsx';
import { ShareEndDialog, ShareOpeningsDialog } from './share-dialogs.tsx';
import { ShareTable } from './share-table.tsx';
import type { Share } from './share-table.tsx';

/** The firm's links to evidence packs: which there are, who opened them, and the end of one. */
export function SharesPage(): ReactNode {
  const t = useTranslations();
  const mayShare = useMayDo()('share');
  return (
    <SettingsPage part="shares">
      {mayShare ? (
        <Shares />
      ) : (
        <div className="card">
          <NoPermission title={t('problem.forbidden')} says={t('todo.forbidden')} />
        </div>
      )}
    </SettingsPage>
  );
}

function Shares(): ReactNode {
  const list = useOperation('share.list', {});
  const [ending, setEnding] = useState<Share | null>(null);
  const [looking, setLooking] = useState<Share | null>(null);
  return (
    <Answer of={list}>
      {({ shares }) => (
        <>
          <ShareLists shares={shares} onEnd={setEnding} onLook={setLooking} />
          {ending !== null && <ShareEndDialog share={ending} onClose={() => setEnding(null)} />}
          {looking !== null && <ShareOpeningsDialog share={looking} onClose={() => setLooking(null)} />}
        </>
      )}
    </Answer>
  );
}

function ShareLists({
  shares,
  onEnd,
  onLook,
}: {
  readonly shares: OutputOf<'share.list'>['shares'];
  readonly onEnd: (share: Share) => void;
  readonly onLook: (share: Share) => void;
}): ReactNode {
  const t = useTranslations();
  const newest = shares.toReversed();
  const ended = newest.filter(({ stands }) => !stands);
  const current = newest.filter(({ stands }) => stands);
  return (
    <div className="stack">
      {current.length === 0 ? (
        <div className="card">
          <Empty title={t('share.none')} says={t('share.noneSays')} />
        </div>
      ) : (
        <Section title={t('share.current')}>
          <ShareTable label={t('share.current')} shares={current} onEnd={onEnd} onLook={onLook} />
        </Section>
      )}
      {ended.length > 0 && (
        <Section title={t('share.ended')}>
          <ShareTable label={t('share.ended')} shares={ended} onLook={onLook} />
        </Section>
      )}
    </div>
  );
}
