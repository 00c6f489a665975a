import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PageTitle } from '../ui/page-header.tsx';
import { LanguageMenu, ThemeMenu } from './menus.tsx';

/** One card in the middle, for who is not in a firm yet: the mark, language and appearance, and what it holds. */
export function EntryCard({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  const t = useTranslations();
  return (
    <main className="entry-page">
      <PageTitle title={title} />
      <div className="card entry-card stack">
        <div className="row apart">
          <span className="mark">
            <img src="/icon.svg" alt="" />
            {t('shell.productName')}
          </span>
          <span className="row">
            <LanguageMenu />
            <ThemeMenu />
          </span>
        </div>
        {children}
      </div>
    </main>
  );
}
