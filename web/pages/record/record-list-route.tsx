import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { RECORD_KINDS } from '../../client/generated/record-kinds.ts';
import { RecordListPage } from '../../records/record-list-page.tsx';
import { NothingHere } from '../../shell/nothing-here.tsx';
import { Loading } from '../../ui/states.tsx';
import { isRecordKind } from '../../ui/values.tsx';
import type { RecordKindName } from '../../ui/values.tsx';
import { RECORD_PAGES } from '../record-pages.ts';

/** The kind of record that an address means by its plural. */
export function kindOfPlural(plural: string): RecordKindName | null {
  const found = Object.entries(RECORD_KINDS).find(([, kind]) => kind.plural === plural);
  return found !== undefined && isRecordKind(found[0]) ? found[0] : null;
}

const OWN_LISTS: Partial<Record<string, ComponentType>> = Object.fromEntries(
  Object.entries(RECORD_PAGES).flatMap(([kind, { list }]): [string, ComponentType][] =>
    list === undefined ? [] : [[kind, lazy(async () => ({ default: await list() }))]],
  ),
);

/** `/firms/{firm}/{plural}`: the list of a kind, its own or the general one. */
export function RecordListRoute(): ReactNode {
  const { plural } = useParams({ from: '/firms/$firm/$plural' });
  const kind = kindOfPlural(plural);
  if (kind === null) return <NothingHere />;
  const Own = OWN_LISTS[kind];
  return (
    <Suspense fallback={<Loading />}>
      {Own === undefined ? <RecordListPage key={kind} kind={kind} /> : <Own key={kind} />}
    </Suspense>
  );
}
