import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { Code, InstantText } from '../../ui/values.tsx';
import { useSiteNames } from './role-fields.tsx';
import styles from './settings.module.css';

export type Token = OutputOf<'token.list'>['tokens'][number];

/** Tokens with what each may do, who made it, and when it was used and ends. */
export function TokenList({
  label,
  tokens,
  names,
  onEnd,
}: {
  readonly label: string;
  readonly tokens: readonly Token[];
  /** Names of the people who made them, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly onEnd: (token: Token) => void;
}): ReactNode {
  const t = useTranslations();
  return (
    <ul className={styles['tokens']} aria-label={label}>
      {tokens.map((token) => (
        <li key={token.id}>
          <div className={styles['person']}>
            <strong>{token.name}</strong> <span className="tag">{t(`role.${token.role}`)}</span>
            <TokenLimits token={token} />
          </div>
          <TokenFacts
            token={token}
            maker={token.maker === null ? null : (names.get(token.maker) ?? token.maker)}
          />
          {token.stands && (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('token.endNamed', { name: token.name })}
              onClick={() => onEnd(token)}
            >
              {t('token.end')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What it may not do of what its role may. */
function TokenLimits({ token: { permissions, role, sites } }: { readonly token: Token }): ReactNode {
  const t = useTranslations();
  const names = useSiteNames();
  return (
    <>
      {permissions !== null && (
        <p className="soft">
          {t('token.permissions')}: {permissions.map((one) => t(`permission.${one}`)).join(' · ')}
        </p>
      )}
      {role === 'factory' && (
        <p className="soft">
          {t('person.onlySites', { sites: sites.map((site) => names.get(site) ?? site).join(', ') })}
        </p>
      )}
    </>
  );
}

function TokenFacts({
  token: { prefix, usedAt, expiresAt, revokedAt },
  maker,
}: {
  readonly token: Token;
  readonly maker: string | null;
}): ReactNode {
  const t = useTranslations();
  return (
    <dl className={styles['token-facts']}>
      <div>
        <dt>{t('token.prefix')}</dt>
        <dd>
          <Code>{`${prefix}…`}</Code>
        </dd>
      </div>
      <div>
        <dt>{t('token.madeBy')}</dt>
        <dd>{maker ?? t('token.machine')}</dd>
      </div>
      <div>
        <dt>{t('token.used')}</dt>
        <dd>{usedAt === null ? t('token.never') : <InstantText of={usedAt} />}</dd>
      </div>
      <div>
        <dt>{t(revokedAt === null ? 'token.ends' : 'token.endedOn')}</dt>
        <dd>
          <InstantText of={revokedAt ?? expiresAt} />
        </dd>
      </div>
    </dl>
  );
}
