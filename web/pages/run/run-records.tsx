import type { ReactNode } from 'react';
import { useMayDo } from '../../client/firm.ts';
import { HoldsAbout } from '../../records/holds-about.tsx';
import { COLUMNS } from '../../records/related-columns.tsx';
import { FilesOf } from '../../records/related-of-record.tsx';
import { without } from '../../records/related-of.ts';
import { RelatedRecords } from '../../records/related-records.tsx';
import { RunInspections } from './run-inspections.tsx';
import { RunShipments } from './run-shipments.tsx';

/** A run sheet is whole as a rule, on paper too. */
const SHOWN = 100;

/** What is on record about a run, as the papers behind its run sheet, each recorded and mended from here. */
export function RunRecords({ id }: { readonly id: string }): ReactNode {
  const seesShipments = useMayDo()('trace');
  const names = { kind: 'run', id };
  const of = { filter: { run: id }, from: { run: id }, shown: SHOWN } as const;
  return (
    <>
      <RelatedRecords kind="consumption" {...of} columns={without(COLUMNS.consumption, 'run')} />
      <RunInspections id={id} />
      <RelatedRecords
        kind="packing"
        names={names}
        columns={COLUMNS.packing}
        shown={SHOWN}
        from={{ contents: [{ run: id }] }}
      />
      {seesShipments && <RunShipments id={id} />}
      <RelatedRecords kind="sample" {...of} columns={without(COLUMNS.sample, 'run', 'lot')} />
      <HoldsAbout of={names} />
      <RelatedRecords kind="taken" {...of} columns={COLUMNS.taken} />
      <RelatedRecords kind="rework" names={names} columns={COLUMNS.rework} from={{ of: [{ run: id }] }} />
      <RelatedRecords kind="output-count" {...of} columns={COLUMNS.outputCount} hidesEmpty />
      <RelatedRecords kind="repack" names={names} columns={COLUMNS.repack} hidesEmpty />
      <RelatedRecords kind="material-lot" names={names} columns={COLUMNS.lot} hidesEmpty />
      <RelatedRecords kind="name" names={names} columns={COLUMNS.name} hidesEmpty />
      <FilesOf kind="run" id={id} />
    </>
  );
}
