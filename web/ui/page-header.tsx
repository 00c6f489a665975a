import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

/** The top of every page: its title (also the browser's), a line about it, and what can be done. Focus goes to the title after navigation. */
export function PageHeader({
  title,
  eyebrow,
  lead,
  actions,
}: {
  readonly title: string;
  readonly eyebrow?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
}): ReactNode {
  return (
    <header className="page-header">
      <PageTitle title={title} />
      <div>
        {eyebrow !== undefined && <div className="eyebrow">{eyebrow}</div>}
        <h1 tabIndex={-1}>{title}</h1>
        {lead !== undefined && <p className="lead">{lead}</p>}
      </div>
      {actions !== undefined && <div className="actions no-print">{actions}</div>}
    </header>
  );
}

/** The browser's title alone, for pages whose heading looks different. */
export function PageTitle({ title }: { readonly title: string }): ReactNode {
  const t = useTranslations();
  return <title>{`${title} · ${t('shell.productName')}`}</title>;
}
