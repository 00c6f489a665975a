import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { RecordHere } from '../../records/record-here.tsx';
import { useBothLanguages } from '../../ui/both-languages.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { Code, Count, KindWord, NamedLink, RecordLink, Unknown } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import styles from './filing.module.css';

type Line = OutputOf<'filing.shipment'>['lines'][number];
type Field = Line['fields'][number];

/** One line of the shipment with one of its runs: what goes to the broker, what to look at, what is missing and where it is entered. */
export function FilingLine({ line }: { readonly line: Line }): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  const title = [line.product?.name, line.run?.name].filter((part) => part !== undefined).join(' · ');
  return (
    <Section title={title === '' ? line.line.name : title} actions={<Decide line={line} />}>
      <div className="stack">
        {line.run === null && <p className="soft">{t('filing.noRun')}</p>}
        <dl className={styles['facts']}>
          <div>
            <dt>
              <KindWord kind="shipment-line" />
            </dt>
            <dd>
              <NamedLink of={line.line} />
            </dd>
          </div>
          <div>
            <dt>{fieldWord('cartons')}</dt>
            <dd>
              <Count of={line.cartons} />
            </dd>
          </div>
          <div>
            <dt>{fieldWord('units')}</dt>
            <dd>
              <Count of={line.units} />
            </dd>
          </div>
          <Message line={line} />
        </dl>
        <Warnings line={line} />
        <Missing fields={line.fields.filter(({ missing }) => missing)} />
        <NotCovering line={line} />
        <AllFields fields={line.fields} />
      </div>
    </Section>
  );
}

function Decide({ line: { line, run, decision } }: { readonly line: Line }): ReactNode {
  const t = useTranslations();
  if (decision !== null)
    return (
      <RecordLink kind="filing-line" id={decision.id}>
        <KindWord kind="filing-line" />
      </RecordLink>
    );
  return (
    <RecordHere
      kind="filing-line"
      from={{ line: line.id, ...(run === null ? {} : { run: run.id }) }}
      says={t('filing.decide')}
    />
  );
}

function Message({ line }: { readonly line: Line }): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const { method, certificate, disclaim } = line;
  return (
    <>
      <div>
        <dt>{t('filing.method')}</dt>
        <dd>
          {method === null ? <span className="unknown">{t('filing.undecided')}</span> : choiceWord(method)}
        </dd>
      </div>
      <div>
        <dt>{t('filing.certificate')}</dt>
        <dd>
          {certificate === null ? (
            <span className="unknown">{t('filing.noCertificate')}</span>
          ) : (
            <NamedLink of={certificate} />
          )}
        </dd>
      </div>
      {disclaim === null ? <Trio line={line} /> : <Disclaim of={disclaim} />}
    </>
  );
}

function Trio({ line: { trio, certificate } }: { readonly line: Line }): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  return (
    <div>
      <dt>{t('filing.trio')}</dt>
      <dd>
        {trio === null ? (
          <>
            <Unknown />{' '}
            {certificate !== null && (
              <RecordHere
                kind="registry-entry"
                from={{ certificate: certificate.id }}
                says={t('filing.enterIds')}
              />
            )}
          </>
        ) : (
          <ul className={styles['trio']}>
            {(['certifierId', 'registryProductId', 'versionId'] as const).map((key) => (
              <li key={key}>
                <span className="soft">{fieldWord(key)}</span> <Code>{trio[key]}</Code>
              </li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  );
}

function Disclaim({ of }: { readonly of: NonNullable<Line['disclaim']> }): ReactNode {
  const t = useTranslations();
  return (
    <div>
      <dt>{t('filing.disclaimed')}</dt>
      <dd>
        {of.code === null ? <Unknown /> : <Code>{of.code}</Code>}{' '}
        {t('filing.use', { use: of.intendedUseCode ?? t('filing.empty') })}
        {of.reason !== null && <div className="soft">{of.reason}</div>}
      </dd>
    </div>
  );
}

function Warnings({ line: { warnings } }: { readonly line: Line }): ReactNode {
  const t = useTranslations();
  if (warnings.length === 0) return null;
  return (
    <div className="will" role="note" aria-label={t('filing.mind')}>
      <strong>{t('filing.mind')}</strong>
      <ul>
        {warnings.map(({ code, singleSource }) => (
          <li key={code}>
            {t(`filingWarning.${code}`)}
            {singleSource && <span className="soft"> {t('filing.singleSource')}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Missing({ fields }: { readonly fields: readonly Field[] }): ReactNode {
  const t = useTranslations();
  const { choiceWord, fieldWord } = useTradeWords();
  if (fields.length === 0) return null;
  return (
    <details open={fields.length < 8}>
      <summary>{t('filing.missingCount', { count: fields.length })}</summary>
      <PlainTable
        label={t('filing.missing')}
        stacks
        rows={fields}
        keyOf={({ path }) => path}
        columns={[
          { head: t('filing.column'), cell: ({ column }) => <span lang="en">{column}</span> },
          { head: fieldWord('need'), cell: ({ need }) => choiceWord(need) },
          {
            head: t('filing.enterIn'),
            cell: ({ enter }) =>
              enter === null ? (
                <Unknown />
              ) : (
                <>
                  <KindWord kind={enter.kind} />{' '}
                  {enter.id === null ? t('filing.newRecord') : <RecordLink kind={enter.kind} id={enter.id} />}
                  <span className="soft"> {t('filing.asField', { field: fieldWord(enter.field) })}</span>
                </>
              ),
          },
        ]}
      />
    </details>
  );
}

function NotCovering({ line: { notCovering } }: { readonly line: Line }): ReactNode {
  const t = useTranslations();
  const words = useBothLanguages();
  if (notCovering.length === 0) return null;
  return (
    <details>
      <summary>{t('filing.notCovering')}</summary>
      <ul>
        {notCovering.map(({ certificate, reasons }) => (
          <li key={certificate.id}>
            <NamedLink of={certificate} />
            <div className="soft">{reasons.map(words).join(' ')}</div>
          </li>
        ))}
      </ul>
    </details>
  );
}

function AllFields({ fields }: { readonly fields: readonly Field[] }): ReactNode {
  const t = useTranslations();
  return (
    <details>
      <summary>{t('filing.allFields')}</summary>
      <PlainTable
        label={t('filing.allFields')}
        stacks
        rows={fields}
        keyOf={({ path }) => path}
        columns={[
          { head: t('filing.column'), cell: ({ column }) => <span lang="en">{column}</span> },
          { head: t('filing.value'), cell: ({ values }) => <Values of={values} /> },
          {
            head: t('filing.element'),
            cell: ({ element }) => (element === null ? '–' : `(${String(element)})`),
          },
          { head: t('filing.sure'), cell: ({ confidence }) => t(`confidenceWord.${confidence}`) },
        ]}
      />
    </details>
  );
}

function Values({ of }: { readonly of: readonly (string | null)[] }): ReactNode {
  const t = useTranslations();
  const empty = <span className="unknown">{t('filing.empty')}</span>;
  if (of.length === 0) return empty;
  return of.map((value, at) => <div key={`${String(at)} ${value ?? ''}`}>{value ?? empty}</div>);
}
