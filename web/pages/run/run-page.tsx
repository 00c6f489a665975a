import type { ReactNode } from 'react';
import { RecordFrame } from '../../records/record-frame.tsx';
import { RunSameStory } from '../../records/same-story-section.tsx';
import { RunCertificates } from './run-certificates.tsx';
import { RunGate } from './run-gate.tsx';
import { RunCoverage } from './run-coverage.tsx';
import { LabelPhoto } from '../../records/label-photo.tsx';
import { RunLabels } from '../../records/run-labels.tsx';
import { RunMade } from './run-made.tsx';
import { RunMissing } from './run-missing.tsx';
import { RunRecords } from './run-records.tsx';
import { RunSlots } from './run-slots.tsx';
import { RunUnits } from './run-units.tsx';

/** The page of a run is its run sheet: what was made where and when, what went in, what was found, and where it went. */
export function RunPage({ id }: { readonly id: string }): ReactNode {
  return (
    <RecordFrame
      kind="run"
      id={id}
      hasFacts={false}
      sections={() => (
        <>
          <RunMade id={id} />
          <RunGate id={id} />
          <RunMissing id={id} />
          <RunUnits id={id} />
          <RunSlots id={id} />
          <RunCoverage id={id} />
          <RunSameStory id={id} />
          <RunCertificates id={id} />
          <RunLabels id={id} />
          <LabelPhoto run={id} />
          <RunRecords id={id} />
        </>
      )}
    />
  );
}
