import { ActionIcon, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import type { MantineColorScheme } from '@mantine/core';
import { IconCheck, IconChevronDown, IconLanguage, IconMoon, IconUser } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId, useRole, useSession } from '../client/firm.ts';
import { useFirmNames } from '../client/firm-names.ts';
import { useSignOut } from '../client/session.ts';
import { isRole } from '../ui/roles.ts';
import { LANGUAGE_NAMES, useLanguage } from './preferences.tsx';
import type { Language } from './preferences.tsx';

/** Which firm's records are shown, and the way to another one's. */
export function FirmMenu(): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const { firms } = useSession();
  const names = useFirmNames();
  const navigate = useNavigate();
  const here = names.get(firm) ?? firm;
  if (firms.length < 2) return <span className="firm-name">{here}</span>;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className="firm-name" aria-label={`${t('shell.chooseFirm')}: ${here}`}>
          <span>{here}</span>
          <IconChevronDown aria-hidden size={14} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.firm')}</Menu.Label>
        {firms.map((one) => (
          <Menu.Item
            key={one.firm}
            rightSection={one.firm === firm ? <IconCheck aria-hidden size={14} /> : null}
            onClick={() => void navigate({ to: '/firms/$firm', params: { firm: one.firm }, search: {} })}
          >
            {names.get(one.firm) ?? one.firm}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** English or Chinese, at once. */
export function LanguageMenu(): ReactNode {
  const t = useTranslations();
  const { language, speak } = useLanguage();
  const languages: readonly Language[] = ['en', 'zh'];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('shell.language')}
          title={t('shell.language')}
        >
          <IconLanguage aria-hidden size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((one) => (
          <Menu.Item
            key={one}
            lang={one === 'zh' ? 'zh-Hans' : 'en'}
            rightSection={one === language ? <IconCheck aria-hidden size={14} /> : null}
            onClick={() => speak(one)}
          >
            {LANGUAGE_NAMES[one]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const SCHEMES = [
  { scheme: 'light', name: 'themeLight' },
  { scheme: 'dark', name: 'themeDark' },
  { scheme: 'auto', name: 'themeAuto' },
] as const satisfies readonly { scheme: MantineColorScheme; name: string }[];

/** Light, dark, or as the system says. */
export function ThemeMenu(): ReactNode {
  const t = useTranslations();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('shell.theme')} title={t('shell.theme')}>
          <IconMoon aria-hidden size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {SCHEMES.map(({ scheme, name }) => (
          <Menu.Item
            key={scheme}
            rightSection={scheme === colorScheme ? <IconCheck aria-hidden size={14} /> : null}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`shell.${name}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Who is signed in, what they are here, and the way out. */
export function PersonMenu(): ReactNode {
  const t = useTranslations();
  const { name } = useSession();
  const firm = useFirmId();
  const role = useRole();
  const signOut = useSignOut();
  const says = t('shell.person', { name });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={says} title={says}>
          <IconUser aria-hidden size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {name}
          {isRole(role) && (
            <>
              <br />
              {t('shell.role', { role: t(`role.${role}`) })}
            </>
          )}
        </Menu.Label>
        <Menu.Item
          component={Link}
          // Mantine forgets which props the component takes; the address is the account's.
          {...({ to: '/firms/$firm/settings/$part', params: { firm, part: 'account' } } as object)}
        >
          {t('shell.account')}
        </Menu.Item>
        <Menu.Item component="a" href="/docs">
          {t('shell.apiPages')}
        </Menu.Item>
        <Menu.Item onClick={() => signOut.mutate()}>{t('shell.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
