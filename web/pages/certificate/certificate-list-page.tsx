import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { useBothLanguages } from '../../ui/both-languages.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { Empty, NoPermission } from '../../ui/states.tsx';
import { DateText, NamedLink, RecordLink } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import { Months } from './certificate-months.tsx';
import { CertificateStanding } from '../../records/certificate-standing.tsx';
import { MakeLink } from '../../records/certificate-make-link.tsx';

/** Every certificate with its standing, and the newest runs with what covers them. */
export function CertificateListPage(): ReactNode {
  const t = useTranslations();
  const mayTrace = useMayDo()('trace');
  return (
    <>
      <PageHeader
        title={t('kinds.certificate')}
        lead={t('certificate.lead')}
        actions={<MakeLink search={{}} isMain />}
      />
      {mayTrace ? (
        <div className="stack">
          <Certificates />
          <NewestRuns />
        </div>
      ) : (
        <NoPermission title={t('certificate.noPermission')} says={t('certificate.noPermissionSays')} />
      )}
    </>
  );
}

function Certificates(): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  const standing = useOperation('certificate.standing', {});
  return (
    <Section title={t('certificate.issued')}>
      <Answer of={standing} lines={6}>
        {({ certificates }) =>
          certificates.length === 0 ? (
            <Empty title={t('certificate.none')} says={t('certificate.noneSays')} />
          ) : (
            <PlainTable
              label={t('certificate.issued')}
              stacks
              rows={certificates}
              keyOf={({ id }) => id}
              columns={[
                {
                  head: t('kind.certificate'),
                  cell: ({ id, number, version }) => (
                    <RecordLink kind="certificate" id={id}>
                      {t('certificate.numbered', { number, version })}
                    </RecordLink>
                  ),
                },
                {
                  head: t('certificate.standing'),
                  cell: ({ standing: of }) => <CertificateStanding of={of === 'valid' ? 'latest' : of} />,
                },
                { head: fieldWord('kind'), cell: ({ kind }) => kind.toUpperCase() },
                {
                  head: fieldWord('product'),
                  cell: ({ product, productName }) => (
                    <RecordLink kind="product" id={product}>
                      {productName}
                    </RecordLink>
                  ),
                },
                {
                  head: t('certificate.made'),
                  cell: ({ madeFrom, madeTo }) => <Months from={madeFrom} to={madeTo} />,
                },
                { head: fieldWord('testedOn'), cell: ({ testedOn }) => <DateText of={testedOn} /> },
                { head: fieldWord('issuedOn'), cell: ({ issuedOn }) => <DateText of={issuedOn} /> },
              ]}
            />
          )
        }
      </Answer>
    </Section>
  );
}

function NewestRuns(): ReactNode {
  const t = useTranslations();
  const runs = useOperation('certificate.runs', { limit: 30 });
  return (
    <Section title={t('certificate.runs')} says={t('certificate.runsSays')}>
      <Answer of={runs} lines={6}>
        {({ runs: rows }) =>
          rows.length === 0 ? <Empty title={t('certificate.noRuns')} /> : <RunTable rows={rows} />
        }
      </Answer>
    </Section>
  );
}

function RunTable({ rows }: { readonly rows: OutputOf<'certificate.runs'>['runs'] }): ReactNode {
  const t = useTranslations();
  const words = useBothLanguages();
  return (
    <PlainTable
      label={t('certificate.runs')}
      stacks
      rows={rows}
      keyOf={({ run }) => run.id}
      columns={[
        {
          head: t('kind.run'),
          cell: ({ run }) => <NamedLink of={run} />,
        },
        { head: t('kind.product'), cell: ({ product }) => product.name },
        { head: t('certificate.made'), cell: ({ made }) => <DateText of={made} /> },
        {
          head: t('certificate.standing'),
          cell: ({ standing, certificate, reasons }) => (
            <>
              <CertificateStanding of={standing} />{' '}
              {certificate !== null && <RecordLink kind="certificate" id={certificate} />}
              {reasons[0] !== undefined && standing !== 'valid' && (
                <div className="soft">
                  {words(reasons[0].says)}
                  {reasons.length > 1 && ` ${t('certificate.moreReasons', { count: reasons.length - 1 })}`}
                </div>
              )}
            </>
          ),
        },
        {
          head: t('certificate.make'),
          isTool: true,
          cell: ({ run, standing }) => (standing === 'valid' ? null : <MakeLink search={{ run: run.id }} />),
        },
      ]}
    />
  );
}
