import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { CertificateStanding } from '../../records/certificate-standing.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { Count, NamedLink } from '../../ui/values.tsx';
import { RestClass } from './rest-class.tsx';

type Doubted = OutputOf<'evidence.scope'>['certificates'][number];

/** The certificates that rest on what is in doubt, by the citations that name it and the runs that they cover. */
export function DoubtedCertificates({
  certificates,
}: {
  readonly certificates: readonly Doubted[];
}): ReactNode {
  const t = useTranslations();
  return (
    <Section title={t('nav.certificates')} says={t('proof.certificatesSay')}>
      <PlainTable
        label={t('nav.certificates')}
        stacks
        rows={certificates}
        keyOf={({ certificate }) => certificate.id}
        columns={[
          {
            head: t('kind.certificate'),
            cell: ({ certificate, standing }: Doubted) => (
              <>
                <NamedLink of={certificate} /> <CertificateStanding of={standing} />
              </>
            ),
          },
          { head: t('proof.answer'), cell: (row: Doubted) => <RestClass of={row.class} /> },
          { head: t('field.why'), cell: ({ reason }: Doubted) => t(`certificateRest.${reason}`) },
          {
            head: t('proof.citationsDoubted'),
            cell: ({ citations }: Doubted) => <span lang="en">{citations.join(' · ')}</span>,
          },
          {
            head: t('proof.runsCovered'),
            isNumber: true,
            cell: ({ runs }: Doubted) => <Count of={runs} />,
          },
        ]}
      />
    </Section>
  );
}
