import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { labelVersionSchema } from '../../../src/domain/label/label.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { RecordFrame } from '../../records/record-frame.tsx';
import { RelatedOfRecord } from '../../records/related-of-record.tsx';
import { Section } from '../../ui/section.tsx';
import { DrawnLabel } from './drawn-label.tsx';
import { LabelLines } from './label-lines.tsx';
import { LabelPicture } from './label-picture.tsx';

/** The page of an approved label: as it prints, whatever the label says by now. */
export function LabelVersionPage({ id }: { readonly id: string }): ReactNode {
  return (
    <RecordFrame
      kind="label-version"
      id={id}
      sections={(record) => {
        const { label, version, lines } = labelVersionSchema.parse(record.body);
        return (
          <>
            <AsApproved label={label} version={version} />
            <LabelLines lines={lines} />
            <RelatedOfRecord record={record} />
          </>
        );
      }}
    />
  );
}

function AsApproved({ label, version }: { readonly label: string; readonly version: number }): ReactNode {
  const t = useTranslations();
  const drawn = useOperation('label.draw', { label, version, format: 'svg' });
  return (
    <Section title={t('label.preview')}>
      <DrawnLabel of={drawn}>{(drawing) => <LabelPicture drawing={drawing} />}</DrawnLabel>
    </Section>
  );
}
