import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { recentCodes } from '../../shell/recent-codes.ts';

/** Codes to begin with: those looked for lately, or else some that are on the goods and papers of this firm. */
export function TryCodes(): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const recent = recentCodes(firm);
  const isNew = recent.length === 0;
  const run = useOperation('run.list', { sort: 'started', descending: true, limit: 1 }, { enabled: isNew });
  const lot = useOperation('material-lot.list', { sort: 'n', limit: 1 }, { enabled: isNew });
  const shipment = useOperation(
    'shipment.list',
    { sort: 'date', descending: true, limit: 1 },
    { enabled: isNew },
  );
  const offered = [run, lot, shipment];
  // Their place is kept and they come together, so that nothing jumps from under a pointer.
  const known = offered.some(({ isPending }) => isPending)
    ? []
    : offered.flatMap(({ data }) => data?.records[0]?.body.code ?? []);
  const codes = isNew ? known : recent;
  return (
    <p className="try-codes">
      {codes.length > 0 && (
        <>
          <span className="soft">{t(isNew ? 'find.try' : 'shell.recent')}</span>
          {codes.map((code) => (
            <Link key={code} className="chip" to="/firms/$firm" params={{ firm }} search={{ code }}>
              {code}
            </Link>
          ))}
        </>
      )}
    </p>
  );
}
