import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { callOperation } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import { Answer } from '../../ui/answer.tsx';
import { Empty } from '../../ui/states.tsx';
import type { NamedSuspect } from './scope-search.ts';
import { useScopeSearch } from './use-scope.ts';

/** A shipment (`shipment:ID`) or a whole series of cartons is asked about as the carton ranges on record for it. */
export function CartonsOf({ of }: { readonly of: string }): ReactNode {
  const t = useTranslations('scope');
  const firm = useFirmId();
  const { ask } = useScopeSearch();
  const ranges = useQuery({
    queryKey: [firm, 'cartons-of', of],
    queryFn: () => (of.startsWith('shipment:') ? ofShipment(firm, of.slice(9)) : ofSeries(firm, of)),
  });
  const found = ranges.data;
  useEffect(() => {
    if (found !== undefined && found.length > 0) ask({ suspects: found }, { isSame: true });
  });
  return (
    <Answer of={ranges}>
      {(list) =>
        list.length === 0 ? <Empty title={t('noCartonsKnown')} /> : <p role="status">{t('preparing')}</p>
      }
    </Answer>
  );
}

const MOST = 500;

async function ofShipment(firm: string, shipment: string): Promise<NamedSuspect[]> {
  const { records } = await callOperation('shipment-line.list', {
    firm,
    input: { filter: { shipment }, limit: MOST },
  });
  return records.flatMap(({ body: { series, from, to } }): NamedSuspect[] =>
    series === undefined || from === undefined || to === undefined
      ? []
      : [{ kind: 'cartons', series, from, to }],
  );
}

async function ofSeries(firm: string, series: string): Promise<NamedSuspect[]> {
  const { records } = await callOperation('packing.list', {
    firm,
    input: { filter: { series }, limit: MOST },
  });
  if (records.length === 0) return [];
  const from = Math.min(...records.map(({ body }) => body.from));
  const to = Math.max(...records.map(({ body }) => body.to));
  return [{ kind: 'cartons', series, from, to }];
}
