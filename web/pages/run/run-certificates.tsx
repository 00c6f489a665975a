import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { useBothLanguages } from '../../ui/both-languages.ts';
import { Section } from '../../ui/section.tsx';
import { RecordLink } from '../../ui/values.tsx';
import { MakeLink } from '../../records/certificate-make-link.tsx';
import { CertificateStanding } from '../../records/certificate-standing.tsx';

/** Which certificate covers a run, and why others of its product do not. */
export function RunCertificates({ id }: { readonly id: string }): ReactNode {
  return useMayDo()('trace') ? <Certificates id={id} /> : null;
}

function Certificates({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const words = useBothLanguages();
  const found = useOperation('certificate.covering', { run: id });
  return (
    <Section
      title={t('certificate.ofThisRun')}
      anchor="certificates"
      says={t('certificate.ofThisRunSays')}
      actions={found.data?.valid === null ? <MakeLink search={{ run: id }} /> : undefined}
    >
      <Answer of={found} lines={2}>
        {({ certificates }) =>
          certificates.length === 0 ? (
            <p className="soft">{t('certificate.noneOfRun')}</p>
          ) : (
            <ul className="plain-list">
              {certificates.map(({ id: certificate, number, version, standing, reasons }) => (
                <li key={certificate}>
                  <CertificateStanding of={standing} />{' '}
                  <RecordLink kind="certificate" id={certificate}>
                    {t('certificate.numbered', { number, version })}
                  </RecordLink>
                  {standing === 'does-not-cover' &&
                    reasons.slice(0, 4).map(({ says }) => (
                      <div key={says.en} className="soft">
                        {words(says)}
                      </div>
                    ))}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Section>
  );
}
