import { useQuery } from '@tanstack/react-query';
import { useFirmId } from '../client/firm.ts';
import { isRecordKind } from '../ui/values.tsx';
import type { AnyRecord } from './list-columns.tsx';
import { fetchPage } from './use-record-pages.ts';

/** As many as a person looks through; any other id can be typed. */
const OFFERED = 500;

/** Records of a kind to choose from; none for what is no kind of record. */
export function useRecordChoices(kind: string | null): readonly Pick<AnyRecord, 'id' | 'label' | 'body'>[] {
  const firm = useFirmId();
  const isKind = kind !== null && isRecordKind(kind);
  const { data } = useQuery({
    queryKey: [firm, `${kind ?? ''}.list`, 'choices'],
    queryFn: ({ signal }) =>
      isKind ? fetchPage(firm, kind, {}, { cursor: null, limit: OFFERED, signal }) : null,
    enabled: isKind,
    staleTime: 60_000,
  });
  return data?.records ?? [];
}
