import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { HereOnlyNote } from '../../records/here-only-note.tsx';
import { Answer } from '../../ui/answer.tsx';
import { NoPermission } from '../../ui/states.tsx';
import { SettingsPage } from './settings-page.tsx';
import { ShareEndDialog, ShareOpeningsDialog } from './share-dialogs.tsx';
import { ShareTable } from './share-table.tsx';
import type { Share } from './share-table.tsx';
import { StandingLists } from './standing-lists.tsx';

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
  const t = useTranslations();
  const list = useOperation('share.list', {});
  const [ending, setEnding] = useState<Share | null>(null);
  const [looking, setLooking] = useState<Share | null>(null);
  return (
    <Answer of={list}>
      {({ shares }) => (
        <div className="stack">
          <HereOnlyNote />
          <StandingLists
            of={shares}
            titles={{ current: t('share.current'), ended: t('share.ended') }}
            none={{ title: t('share.none'), says: t('share.noneSays') }}
            list={(label, some) => (
              <ShareTable label={label} shares={some} onEnd={setEnding} onLook={setLooking} />
            )}
          />
          {ending !== null && <ShareEndDialog share={ending} onClose={() => setEnding(null)} />}
          {looking !== null && <ShareOpeningsDialog share={looking} onClose={() => setLooking(null)} />}
        </div>
      )}
    </Answer>
  );
}
