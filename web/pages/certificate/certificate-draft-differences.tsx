import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { differencesBetween } from '../../../src/domain/certificate/certificate-differences.ts';
import type { Certificate } from '../../../src/domain/certificate/certificate.ts';
import { certificateSchema } from '../../../src/domain/certificate/certificate.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { DifferenceTable } from './certificate-differences.tsx';

/** What the draft says differently from the version whose place it would take. */
export function DraftDifferences({
  before,
  draft,
}: {
  readonly before: string;
  readonly draft: Certificate;
}): ReactNode {
  const t = useTranslations();
  const shown = useOperation('certificate.show', { id: before });
  return (
    <Section title={t('certificate.differences')}>
      <Answer of={shown} lines={4}>
        {({ body }) => (
          <DifferenceTable differences={differencesBetween(certificateSchema.parse(body), draft)} />
        )}
      </Answer>
    </Section>
  );
}
