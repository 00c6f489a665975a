import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo } from '../client/firm.ts';
import { useOperation } from '../client/operation-hooks.ts';
import { Section } from '../ui/section.tsx';
import { FilePreview, FileThumbs } from './file-thumbs.tsx';
import { HoldsAbout } from './holds-about.tsx';
import { Findings } from './inspection-card.tsx';
import type { AnyRecord } from './list-columns.tsx';
import { COLUMNS } from './related-columns.tsx';
import { MAY_BE_HELD, OF_SHIPMENTS, RELATED } from './related-of.ts';
import { RelatedRecords } from './related-records.tsx';
import { RevisionSlots } from './revision-slots.tsx';

/** Everything that belongs to a record, under the record it belongs to: one design for every kind. */
export function RelatedOfRecord({ record }: { readonly record: AnyRecord }): ReactNode {
  const t = useTranslations();
  const seesShipments = useMayDo()('trace');
  const { kind, id } = record;
  const related = RELATED[kind]?.(record) ?? [];
  return (
    <>
      <Own record={record} />
      {related
        .filter((one) => seesShipments || !OF_SHIPMENTS.includes(one.kind))
        .map(({ title, ...one }) => (
          <RelatedRecords
            key={one.kind}
            {...one}
            {...(title === undefined ? {} : { title: t(`sheet.${title}`) })}
          />
        ))}
      {MAY_BE_HELD.includes(kind) && <HoldsAbout of={{ kind, id }} />}
      <RelatedRecords kind="name" names={{ kind, id }} columns={COLUMNS.name} hidesEmpty />
      <FilesOf kind={kind} id={id} />
    </>
  );
}

/** What the record itself holds that is more than a fact. */
function Own({ record }: { readonly record: AnyRecord }): ReactNode {
  switch (record.kind) {
    case 'revision':
      return <RevisionSlots id={record.id} />;
    case 'inspection':
      return <InspectionFindings id={record.id} />;
    case 'file':
      return <Preview id={record.id} />;
    default:
      return null;
  }
}

function Preview({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations('sheet');
  return (
    <Section title={t('preview')}>
      <FilePreview id={id} />
    </Section>
  );
}

function InspectionFindings({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const { data } = useOperation('inspection.show', { id });
  if (data === undefined) return null;
  const { findings = [], files = [] } = data.body;
  return (
    <Section title={t('field.findings')}>
      {findings.length + files.length === 0 ? (
        <p className="soft">{t('sheet.noFindings')}</p>
      ) : (
        <Findings body={data.body} />
      )}
    </Section>
  );
}

const FILES_SHOWN = 100;

/** Documents and photos that say they belong to the record. */
export function FilesOf({ kind, id }: { readonly kind: string; readonly id: string }): ReactNode {
  const t = useTranslations();
  const files = useOperation('file.list', { names: { kind, id }, limit: FILES_SHOWN });
  if (files.data === undefined || files.data.records.length === 0) return null;
  return (
    <Section title={t('kinds.file')}>
      <FileThumbs ids={files.data.records.map((file) => file.id)} label={t('kinds.file')} />
    </Section>
  );
}
