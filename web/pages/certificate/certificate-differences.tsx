import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { useBothLanguages } from '../../ui/both-languages.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { RecordLink } from '../../ui/values.tsx';

/** What a version says differently from the one whose place it took. */
export function CertificateDifferences({
  before,
  after,
  reason,
}: {
  readonly before: string;
  readonly after: string;
  readonly reason: string | undefined;
}): ReactNode {
  const t = useTranslations();
  const compared = useOperation('certificate.compare', { before, after });
  return (
    <Section title={t('certificate.differences')} {...(reason === undefined ? {} : { says: reason })}>
      <p>
        {t('certificate.before')} <RecordLink kind="certificate" id={before} />
      </p>
      <Answer of={compared} lines={4}>
        {({ differences }) => <DifferenceTable differences={differences} />}
      </Answer>
    </Section>
  );
}

/** Field by field, what was said and what is. */
export function DifferenceTable({
  differences,
}: {
  readonly differences: OutputOf<'certificate.compare'>['differences'];
}): ReactNode {
  const t = useTranslations();
  const words = useBothLanguages();
  const said = (text: string | null): ReactNode =>
    text === null ? (
      <span className="soft">{t('certificate.saidNothing')}</span>
    ) : (
      <span lang="en">{text}</span>
    );
  return (
    <PlainTable
      label={t('certificate.differences')}
      stacks
      rows={differences}
      keyOf={({ field }) => field}
      columns={[
        { head: t('certificate.field'), cell: ({ title }) => words(title) },
        { head: t('certificate.was'), cell: ({ before }) => said(before) },
        { head: t('certificate.is'), cell: ({ after }) => said(after) },
      ]}
    />
  );
}
