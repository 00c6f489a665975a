import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { certificateSchema } from '../../../src/domain/certificate/certificate.ts';
import type { Certificate } from '../../../src/domain/certificate/certificate.ts';
import { useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { RecordFrame } from '../../records/record-frame.tsx';
import { RecordHere } from '../../records/record-here.tsx';
import { Answer } from '../../ui/answer.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { NoPermission } from '../../ui/states.tsx';
import { DateText, RecordLink, Unknown } from '../../ui/values.tsx';
import { CertificateCheck } from './certificate-check.tsx';
import { CertificateDifferences } from './certificate-differences.tsx';
import { CertificateFiles, CertificatePaper } from './certificate-paper.tsx';
import { CertificateStanding } from '../../records/certificate-standing.tsx';
import styles from './certificate.module.css';
import { MakeLink } from '../../records/certificate-make-link.tsx';

/** The page of a certificate: how it stands, the paper itself, what it covers, what each citation rests on, and its versions. */
export function CertificatePage({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const mayTrace = useMayDo()('trace');
  return (
    <RecordFrame
      kind="certificate"
      id={id}
      hasFacts={false}
      sections={({ body }) => {
        const read = certificateSchema.parse(body);
        if (!mayTrace)
          return (
            <NoPermission title={t('certificate.noPermission')} says={t('certificate.noPermissionSays')} />
          );
        return (
          <>
            <Standing id={id} body={read} />
            <div className={styles['beside']}>
              <Paper id={id} />
              <div className="stack">
                <Check id={id} />
              </div>
            </div>
            <Evidence of={read} />
            {read.supersedes !== undefined && (
              <CertificateDifferences before={read.supersedes} after={id} reason={read.reason} />
            )}
          </>
        );
      }}
    />
  );
}

function Standing({ id, body }: { readonly id: string; readonly body: Certificate }): ReactNode {
  const t = useTranslations();
  const mayRecord = useMayDo()('record-firm');
  const found = useOperation('certificate.standing', { product: body.product });
  return (
    <Answer of={found} lines={2}>
      {({ certificates }) => {
        const own = certificates.find((one) => one.id === id);
        if (own === undefined) return null;
        return (
          <Section
            title={t('certificate.standing')}
            actions={
              own.standing === 'valid' && mayRecord ? (
                <div className="row no-print">
                  <MakeLink search={{ supersedes: id }} />
                  <RecordHere
                    kind="certificate-withdrawal"
                    from={{ certificate: id }}
                    says={t('certificate.standBack')}
                  />
                </div>
              ) : undefined
            }
          >
            <p>
              <CertificateStanding of={own.standing === 'valid' ? 'latest' : own.standing} />{' '}
              {own.withdrawnOn !== null && <DateText of={own.withdrawnOn} />}{' '}
              {own.supersededBy !== null && <RecordLink kind="certificate" id={own.supersededBy} />}
            </p>
          </Section>
        );
      }}
    </Answer>
  );
}

function Paper({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const printed = useOperation('certificate.print', { certificate: id, format: 'page' });
  return (
    <Section title={t('certificate.paper')} actions={<CertificateFiles of={{ certificate: id }} />}>
      <Answer of={printed} lines={12}>
        {({ sheet }) => <CertificatePaper sheet={sheet} />}
      </Answer>
    </Section>
  );
}

function Check({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const checked = useOperation('certificate.check', { certificate: id });
  return (
    <Answer of={checked} lines={8}>
      {(check) => (
        <>
          <Section title={t('certificate.covered')}>
            <PlainTable
              label={t('certificate.covered')}
              rows={check.runs}
              keyOf={({ id: run }) => run}
              columns={[
                {
                  head: t('kind.run'),
                  cell: ({ id: run, code }) => (
                    <RecordLink kind="run" id={run}>
                      {code}
                    </RecordLink>
                  ),
                },
                { head: t('certificate.made'), cell: ({ madeTo }) => <DateText of={madeTo} /> },
                {
                  head: t('certificate.standing'),
                  cell: ({ covered }) => <CertificateStanding of={covered ? 'valid' : 'does-not-cover'} />,
                },
              ]}
            />
          </Section>
          <CertificateCheck check={check} isIssued />
        </>
      )}
    </Answer>
  );
}

/** Each citation with the components it was shown for, and what it rests on, a link each. */
function Evidence({ of: { citations } }: { readonly of: Certificate }): ReactNode {
  const t = useTranslations();
  const { length } = citations;
  return (
    <Section title={t('certificate.evidence')} says={t('certificate.evidenceSays', { count: length })}>
      <PlainTable
        label={t('certificate.evidence')}
        stacks
        rows={citations}
        keyOf={({ citation }) => citation}
        columns={[
          { head: t('field.citation'), cell: ({ citation }) => <span lang="en">{citation}</span> },
          {
            head: t('certificate.shownFor'),
            cell: ({ components = [] }) => (components.length === 0 ? <Unknown /> : components.join(', ')),
          },
          {
            head: t('kind.laboratory'),
            cell: ({ laboratories = [], instead = [] }) => (
              <ul className={styles['bare']}>
                {laboratories.map((lab) => (
                  <li key={lab}>
                    <RecordLink kind="laboratory" id={lab} />
                  </li>
                ))}
                {instead.map(({ basis, says }) => (
                  <li key={says}>
                    {t(`choice.${basis}`)}{' '}
                    <span lang="en" className="soft">
                      {says}
                    </span>
                  </li>
                ))}
              </ul>
            ),
          },
          {
            head: t('field.evidence'),
            cell: ({ evidence = [] }) => (
              <ul className={styles['bare']}>
                {evidence.map(({ kind, id, name, section }) => (
                  <li key={`${kind} ${id} ${section ?? ''}`}>
                    <RecordLink kind={kind} id={id}>
                      {name}
                    </RecordLink>
                    {section !== undefined && t('coverage.section', { section })}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Section>
  );
}
