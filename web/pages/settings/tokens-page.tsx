import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { Empty } from '../../ui/states.tsx';
import { OwnersOnly, SettingsPage } from './settings-page.tsx';
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
  const list = useOperation('token.list', {});
  const people = useOperation('person.list', {});
  const [ending, setEnding] = useState<Token | null>(null);
  const names = new Map(people.data?.people.map(({ id, name }) => [id, name]));
  return (
    <Answer of={list}>
      {({ tokens }) => (
        <>
          <TokenLists tokens={tokens} names={names} onEnd={setEnding} />
          {ending !== null && <TokenEndDialog token={ending} onClose={() => setEnding(null)} />}
        </>
      )}
    </Answer>
  );
}

function TokenLists({
  tokens,
  names,
  onEnd,
}: {
  readonly tokens: OutputOf<'token.list'>['tokens'];
  readonly names: ReadonlyMap<string, string>;
  readonly onEnd: (token: Token) => void;
}): ReactNode {
  const t = useTranslations();
  const newest = tokens.toReversed();
  const ended = newest.filter(({ stands }) => !stands);
  const current = newest.filter(({ stands }) => stands);
  return (
    <div className="stack">
      {current.length === 0 ? (
        <div className="card">
          <Empty title={t('token.none')} says={t('token.noneSays')} />
        </div>
      ) : (
        <Section title={t('token.current')}>
          <TokenList label={t('token.current')} tokens={current} names={names} onEnd={onEnd} />
        </Section>
      )}
      {ended.length > 0 && (
        <Section title={t('token.ended')}>
          <TokenList label={t('token.ended')} tokens={ended} names={names} />
        </Section>
      )}
    </div>
  );
}
