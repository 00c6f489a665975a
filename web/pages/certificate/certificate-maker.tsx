import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { certificateSchema } from '../../../src/domain/certificate/certificate.ts';
import type { Certificate } from '../../../src/domain/certificate/certificate.ts';
import { useFirmId } from '../../client/firm.ts';
import { useCommand, useOperation } from '../../client/operation-hooks.ts';
import { problemFrom } from '../../client/problem.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { CertificateCheck } from './certificate-check.tsx';
import { CertificateFields } from './certificate-fields.tsx';
import { DraftDifferences } from './certificate-draft-differences.tsx';
import { CertificateFiles, CertificatePaper } from './certificate-paper.tsx';
import styles from './certificate.module.css';

/** How long nothing is typed before the draft is drawn and held against the record. */
const WAIT_MS = 400;

/** The fields of a proposed certificate, and beside them the paper and what speaks against it, as it is typed. */
export function CertificateMaker({
  proposed,
  before,
}: {
  readonly proposed: Certificate;
  readonly before: string | undefined;
}): ReactNode {
  const [draft, setDraft] = useState<Certificate>(proposed);
  const [settled] = useDebouncedValue(draft, WAIT_MS);
  const [drawable, setDrawable] = useState<Certificate>(proposed);
  const read = certificateSchema.safeParse(settled);
  if (read.success && JSON.stringify(read.data) !== JSON.stringify(drawable)) setDrawable(read.data);
  const isCurrent = read.success && JSON.stringify(settled) === JSON.stringify(draft);
  return (
    <div className={styles['maker']}>
      <div className="stack">
        <CertificateFields draft={draft} setDraft={setDraft} isNext={before !== undefined} />
        <Issue draft={drawable} isCurrent={isCurrent} />
        {before !== undefined && <DraftDifferences before={before} draft={drawable} />}
      </div>
      <Beside draft={drawable} />
    </div>
  );
}

function Beside({ draft }: { readonly draft: Certificate }): ReactNode {
  const t = useTranslations();
  const checked = useOperation('certificate.check', { draft }, { keepsPrevious: true });
  const printed = useOperation('certificate.print', { draft, format: 'page' }, { keepsPrevious: true });
  return (
    <div className="stack">
      <Answer of={checked} lines={6}>
        {(check) => <CertificateCheck check={check} />}
      </Answer>
      <Section title={t('certificate.paper')} actions={<CertificateFiles of={{ draft }} />}>
        <Answer of={printed} lines={12}>
          {({ sheet }) => <CertificatePaper sheet={sheet} />}
        </Answer>
      </Section>
    </div>
  );
}

/** Issues the draft that was checked; what speaks against it is told beside. */
function Issue({
  draft,
  isCurrent,
}: {
  readonly draft: Certificate;
  readonly isCurrent: boolean;
}): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const navigate = useNavigate();
  const checked = useOperation('certificate.check', { draft }, { keepsPrevious: true });
  const make = useCommand('certificate.make');
  const problem = make.error === null ? null : problemFrom(make.error);
  const mayIssue = checked.data?.mayIssue === true && isCurrent;
  return (
    <Section title={t('certificate.issue')} says={t('certificate.issueSays')}>
      {problem !== null && (
        <p role="alert" className="will grave">
          {t(`problem.${problem.code}`)} <span lang="en">{problem.detail}</span>
        </p>
      )}
      <Button
        disabled={!mayIssue}
        loading={make.isPending}
        onClick={() =>
          make.mutate(
            { draft },
            {
              onSuccess: ({ id }) =>
                void navigate({
                  to: '/firms/$firm/$plural/$id',
                  params: { firm, plural: 'certificates', id },
                  search: {},
                }),
            },
          )
        }
      >
        {t('certificate.issueNow')}
      </Button>
      {!mayIssue && <p className="soft">{t('certificate.notYet')}</p>}
    </Section>
  );
}
