import { Button, Popover, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

const POSITION_OR_DAY = /^(\d{1,15}|\d{4}-\d{2}-\d{2})$/u;

/** As of when the story is told, and the way to another time. It stands in the address, so that a link tells the same for ever. */
export function AsOf({
  asOf,
  position,
}: {
  readonly asOf: string | undefined;
  /** Ledger position of what is shown. */
  readonly position: number | null;
}): ReactNode {
  const t = useTranslations('story');
  const format = useFormatter();
  const navigate = useNavigate({ from: '/firms/$firm/trace' });
  const [isOpen, { close, toggle }] = useDisclosure(false);
  const [typed, setTyped] = useState(asOf ?? '');
  const look = (to: string | undefined): void => {
    close();
    setTyped(to ?? '');
    void navigate({ search: ({ asOf: _, ...rest }) => (to === undefined ? rest : { ...rest, asOf: to }) });
  };
  return (
    <Popover opened={isOpen} onChange={close} trapFocus position="bottom-end" withArrow width={320}>
      <Popover.Target>
        <Button
          variant={asOf === undefined ? 'default' : 'light'}
          leftSection={<IconHistory aria-hidden size={16} />}
          onClick={toggle}
        >
          {asOfText()}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('asOfTitle')}>
        <AsOfForm asOf={asOf} position={position} typed={typed} onType={setTyped} onLook={look} />
      </Popover.Dropdown>
    </Popover>
  );

  function asOfText(): string {
    if (asOf === undefined) return `${t('asOf')}: ${t('asOfNow')}`;
    const isDay = asOf.includes('-');
    return isDay ? t('asOfDay', { day: asOf }) : t('asOfPosition', { position: format.number(Number(asOf)) });
  }
}

function AsOfForm({
  asOf,
  position,
  typed,
  onType,
  onLook,
}: {
  readonly asOf: string | undefined;
  readonly position: number | null;
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly onLook: (to: string | undefined) => void;
}): ReactNode {
  const t = useTranslations('story');
  const format = useFormatter();
  const wanted = typed.trim();
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (POSITION_OR_DAY.test(wanted)) onLook(wanted);
      }}
    >
      <TextInput
        data-autofocus
        label={t('asOfLabel')}
        description={t('asOfHint')}
        value={typed}
        autoComplete="off"
        onChange={(event) => onType(event.currentTarget.value)}
      />
      <div className="row">
        <Button type="submit" disabled={!POSITION_OR_DAY.test(wanted)}>
          {t('asOfGo')}
        </Button>
        {asOf !== undefined && (
          <Button variant="default" onClick={() => onLook(undefined)}>
            {t('asOfBack')}
          </Button>
        )}
      </div>
      {asOf === undefined && position !== null && (
        <Button variant="subtle" size="compact-sm" onClick={() => onLook(String(position))}>
          {t('asOfKeep', { position: format.number(position) })}
        </Button>
      )}
      {asOf !== undefined && <p className="soft">{t('asOfSays')}</p>}
    </form>
  );
}
