import type { ReactNode } from 'react';
import { RecordFrame } from '../../records/record-frame.tsx';
import { RunMissing } from './run-missing.tsx';
import { RunRecords } from './run-records.tsx';
import { RunSlots } from './run-slots.tsx';
import { RunUnits } from './run-units.tsx';

/** The page of a run, the first record page to copy: its own sections in the frame that every record has. */
export function RunPage({ id }: { readonly id: string }): ReactNode {
  return (
    <RecordFrame
      kind="run"
      id={id}
      sections={(record) =>
        !record.withdrawn && (
          <>
            <RunMissing id={id} />
            <RunUnits id={id} />
            <RunSlots id={id} />
            <RunRecords id={id} />
          </>
        )
      }
    />
  );
}
