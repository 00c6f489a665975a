import { useNetwork } from '@mantine/hooks';
import { Link, Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId, useRole } from '../client/firm.ts';
import { useIsWaiting } from '../client/progress.ts';
import { Empty, Loading } from '../ui/states.tsx';
import { FirmMenu, LanguageMenu, PersonMenu, ThemeMenu } from './menus.tsx';
import { rememberFirm } from './last-firm.ts';
import { PhoneNavigation, SideNavigation } from './navigation.tsx';
import { useLanguage } from './preferences.tsx';
import { PrintHead } from './print-head.tsx';
import { SearchBox } from './search-box.tsx';

/** Everything around a page of a firm. */
export function Shell(): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const role = useRole();
  const { online } = useNetwork();
  useFocusAfterNavigation();
  useEffect(() => {
    if (role !== null) rememberFirm(firm);
  }, [firm, role]);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <header className="top">
        <Link
          className="mark"
          to="/firms/$firm"
          params={{ firm }}
          search={{}}
          aria-label={t('shell.productName')}
        >
          <img src="/icon.svg" alt="" />
          <span>{t('shell.productName')}</span>
        </Link>
        <FirmMenu />
        <SearchBox />
        <LanguageMenu />
        <ThemeMenu />
        <PersonMenu />
      </header>
      <SideNavigation />
      <main id="main" className="main" tabIndex={-1}>
        {!online && (
          <p className="notice" role="status">
            {t('shell.offline')}
          </p>
        )}
        {role === null ? (
          <Empty title={t('access.unknownFirmTitle')} says={t('access.unknownFirmSays', { firm })} />
        ) : (
          <Page />
        )}
      </main>
      <PhoneNavigation />
      <WaitingNotice />
    </div>
  );
}

/** The page of the address, as soon as its words are here; the first page needs no others than the shell has. */
function Page(): ReactNode {
  const { isWhole } = useLanguage();
  const isFirst = useLocation({
    select: ({ pathname, searchStr }) => /^\/firms\/[^/]+\/?$/.test(pathname) && searchStr === '',
  });
  return (
    <>
      {isWhole && <PrintHead />}
      {isWhole || isFirst ? <Outlet /> : <Loading />}
    </>
  );
}

/** Said over everything, forms too, while a command stands in line behind another's. */
function WaitingNotice(): ReactNode {
  const t = useTranslations();
  const isWaiting = useIsWaiting();
  return (
    <div role="status" className="waiting">
      {isWaiting && <p>{t('progress.waitingSays')}</p>}
    </div>
  );
}

/** After following a link, focus goes to the new page's title, as a reader's eye does. */
function useFocusAfterNavigation(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation === undefined || !pathChanged) return;
        const title = document.querySelector<HTMLElement>('main h1');
        (title ?? document.querySelector<HTMLElement>('main'))?.focus({ preventScroll: true });
      }),
    [router],
  );
}
