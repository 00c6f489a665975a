import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { OwnersOnly, SettingsPage } from './settings-page.tsx';
import { StandingLists } from './standing-lists.tsx';
import { TokenDialog } from './token-dialog.tsx';
import { TokenEndDialog } from './token-end-dialog.tsx';
import { TokenList } from './token-list.tsx';
import type { Token } from './token-list.tsx';

/** The firm's API tokens: which there are, a new one, and the end of one. */
export function TokensPage(): ReactNode {
  const t = useTranslations();
  const mayAdminister = useMayDo()('administer');
  const [isMaking, setMaking] = useState(false);
  const make = (
    <Button leftSection={<IconKey aria-hidden size={16} />} onClick={() => setMaking(true)}>
      {t('token.make')}
    </Button>
  );
  return (
    <SettingsPage part="tokens" {...(mayAdminister ? { actions: make } : {})}>
      <OwnersOnly>
        <Tokens />
      </OwnersOnly>
      {isMaking && <TokenDialog onClose={() => setMaking(false)} />}
    </SettingsPage>
  );
}

function Tokens(): ReactNode {
  const t = useTranslations();
  const list = useOperation('token.list', {});
  const people = useOperation('person.list', {});
  const [ending, setEnding] = useState<Token | null>(null);
  const names = new Map(people.data?.people.map(({ id, name }) => [id, name]));
  return (
    <Answer of={list}>
      {({ tokens }) => (
        <>
          <StandingLists
            of={tokens}
            titles={{ current: t('token.current'), ended: t('token.ended') }}
            none={{ title: t('token.none'), says: t('token.noneSays') }}
            list={(label, some) => <TokenList label={label} tokens={some} names={names} onEnd={setEnding} />}
          />
          {ending !== null && <TokenEndDialog token={ending} onClose={() => setEnding(null)} />}
        </>
      )}
    </Answer>
  );
}
