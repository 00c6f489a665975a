import type { ReactNode } from 'react';
import { labelSchema } from '../../../src/domain/label/label.ts';
import { useMayDo } from '../../client/firm.ts';
import { LabelPhoto } from '../../records/label-photo.tsx';
import { RecordFrame } from '../../records/record-frame.tsx';
import { LabelApproval } from './label-approval.tsx';
import { LabelFindings } from './label-findings.tsx';
import { LabelLines } from './label-lines.tsx';
import { LabelPreview } from './label-preview.tsx';

/** The page of a label: as it prints, held against the rules, approved, and counted. What it says is corrected by its form. */
export function LabelPage({ id }: { readonly id: string }): ReactNode {
  const mayTrace = useMayDo()('trace');
  return (
    <RecordFrame
      kind="label"
      id={id}
      hasFacts={false}
      sections={({ body, withdrawn }) =>
        withdrawn ? null : (
          <>
            <LabelPreview id={id} />
            <LabelLines lines={labelSchema.parse(body).lines} />
            {mayTrace && <LabelFindings run={String(body['run'])} />}
            <LabelApproval id={id} run={String(body['run'])} />
            <LabelPhoto run={String(body['run'])} label={id} />
          </>
        )
      }
    />
  );
}
