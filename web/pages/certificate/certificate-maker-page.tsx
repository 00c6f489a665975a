import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { certificateSchema } from '../../../src/domain/certificate/certificate.ts';
import { useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { NoPermission } from '../../ui/states.tsx';
import { RecordLink } from '../../ui/values.tsx';
import { CertificateAsk } from './certificate-ask.tsx';
import { CertificateMaker } from './certificate-maker.tsx';
import type { MakerSearch } from '../../records/certificate-search.ts';

/** Where a certificate is made: what it is for, then its fields beside the paper and what speaks against it. */
export function CertificateMakerPage(): ReactNode {
  const t = useTranslations();
  const search = useSearch({ from: '/firms/$firm/certificate-maker' });
  const mayDo = useMayDo();
  const isAsked = Object.keys(search).length > 0;
  return (
    <>
      <PageHeader
        eyebrow={
          search.supersedes === undefined ? undefined : (
            <RecordLink kind="certificate" id={search.supersedes} />
          )
        }
        title={search.supersedes === undefined ? t('certificate.make') : t('certificate.makeNext')}
        lead={t('certificate.makeLead')}
      />
      {mayDo('record-firm') && mayDo('trace') ? (
        <div className="stack">
          {search.supersedes === undefined && <CertificateAsk key={JSON.stringify(search)} asked={search} />}
          {isAsked && <Proposed search={search} />}
        </div>
      ) : (
        <NoPermission title={t('certificate.noPermission')} says={t('certificate.noPermissionSays')} />
      )}
    </>
  );
}

function Proposed({ search }: { readonly search: MakerSearch }): ReactNode {
  const proposed = useOperation('certificate.propose', { ...search });
  return (
    <Answer of={proposed} lines={12}>
      {({ body }) => (
        <CertificateMaker
          key={JSON.stringify(search)}
          proposed={certificateSchema.parse(body)}
          before={search.supersedes}
        />
      )}
    </Answer>
  );
}
