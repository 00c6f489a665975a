import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { NothingHere } from '../../shell/nothing-here.tsx';
import { Loading } from '../../ui/states.tsx';
import { RECORD_PAGES } from '../record-pages.ts';
import { RecordPage } from '../../records/record-page.tsx';
import { kindOfPlural } from './record-list-route.tsx';

const OWN_PAGES: Partial<Record<string, ComponentType<{ readonly id: string }>>> = Object.fromEntries(
  Object.entries(RECORD_PAGES).flatMap(
    ([kind, { record }]): [string, ComponentType<{ readonly id: string }>][] =>
      record === undefined ? [] : [[kind, lazy(async () => ({ default: await record() }))]],
  ),
);

/** `/firms/{firm}/{plural}/{id}`: the page of a record, its own or the general one. */
export function RecordRoute(): ReactNode {
  const { plural, id } = useParams({ from: '/firms/$firm/$plural/$id' });
  const kind = kindOfPlural(plural);
  if (kind === null) return <NothingHere />;
  const Own = OWN_PAGES[kind];
  return (
    <Suspense fallback={<Loading />}>
      {Own === undefined ? <RecordPage key={id} kind={kind} id={id} /> : <Own key={id} id={id} />}
    </Suspense>
  );
}
