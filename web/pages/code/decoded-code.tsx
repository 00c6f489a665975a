import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { AgreementMark } from '../../ui/agreement-mark.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { Empty } from '../../ui/states.tsx';
import { DateText, NamedLink, RecordLink } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import styles from './code.module.css';

type Answered = OutputOf<'code.decode'>;
type Reading = Answered['readings'][number];
type Run = Answered['runs'][number];

/** A code taken apart by each scheme that reads it, and held against the runs that carry it. */
export function DecodedCode({ decoded }: { readonly decoded: Answered }): ReactNode {
  const t = useTranslations();
  const { code, readings, given, runs, differs } = decoded;
  return (
    <>
      {differs && (
        <p className="will grave" role="note">
          <strong>{t(runs.length > 1 ? 'decode.twoRuns' : 'decode.differs')}</strong>
        </p>
      )}
      {readings.length > 1 && (
        <p className="will" role="note">
          {t('decode.several', { count: readings.length })}
        </p>
      )}
      {readings.length === 0 && <Empty title={t('decode.none', { code })} says={t('decode.noneSays')} />}
      {readings.map((reading, index) => (
        <ReadingSection key={`${reading.scheme.id} ${String(index)}`} reading={reading} />
      ))}
      <Section title={t('decode.record')}>
        <Given given={given} />
        {runs.length === 0 && <p className="soft">{t('decode.noRun')}</p>}
        {runs.map((run) => (
          <RunCompared key={run.run.id} run={run} readings={readings} />
        ))}
      </Section>
    </>
  );
}

function ReadingSection({ reading }: { readonly reading: Reading }): ReactNode {
  const t = useTranslations();
  const { scheme, isProved, parts, days, checked, sequence } = reading;
  return (
    <Section
      title={t('decode.by', { scheme: scheme.name })}
      actions={
        <RecordLink kind="code-scheme" id={scheme.id}>
          {t('decode.scheme')}
        </RecordLink>
      }
    >
      {!isProved && <p className="soft">{t('decode.inUse')}</p>}
      <PartTable label={t('decode.by', { scheme: scheme.name })} parts={parts} />
      <p>
        {days.length === 0 ? t('decode.noDays') : t('decode.days')} <Days days={days} />
        {sequence !== null && <> · {t('decode.sequence', { number: sequence })}</>}
      </p>
      {checked === false && (
        <p className="will grave" role="note">
          {t('decode.checkWrong')}
        </p>
      )}
      {checked === true && <p>{t('decode.checkRight')}</p>}
    </Section>
  );
}

interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** Stretches of days as the language writes days. */
function Days({ days }: { readonly days: readonly Stretch[] }): ReactNode {
  return days.map(({ from, to }, index) => (
    <span key={from}>
      {index > 0 && ', '}
      <DateText of={from} />
      {to !== from && (
        <>
          {' – '}
          <DateText of={to} />
        </>
      )}
    </span>
  ));
}

/** The days of a record as the answer has them: `2025-08-01 to 2025-08-08`, or one of them. */
function stretchOf(said: string): Stretch {
  const [from = said, to = from] = said.split(' to ');
  return { from, to };
}

function PartTable({
  label,
  parts,
}: {
  readonly label: string;
  readonly parts: Reading['parts'];
}): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  return (
    <PlainTable
      label={label}
      stacks
      rows={parts.map((part, index) => ({ ...part, index }))}
      keyOf={({ index }) => String(index)}
      columns={[
        { head: t('decode.part'), cell: ({ kind, name }) => choiceWord(name ?? kind) },
        { head: t('decode.text'), cell: ({ text }) => <span className={styles['code']}>{text}</span> },
        {
          head: t('decode.means'),
          cell: ({ kind, means }) => {
            if (means.length > 0) return means.map(({ name }) => name).join(t('decode.or'));
            return kind === 'text' ? t('decode.fixed') : t('decode.asItStands');
          },
        },
      ]}
    />
  );
}

function Given({ given }: { readonly given: Answered['given'] }): ReactNode {
  const t = useTranslations();
  if (given === null) return <p className="soft">{t('decode.notGiven')}</p>;
  return (
    <p>
      <RecordLink kind="lot-code" id={given.id}>
        {t('decode.given', { number: given.number })}
      </RecordLink>{' '}
      <DateText of={given.date} />
      {given.withdrawn && <> · {t('decode.withdrawn')}</>}
    </p>
  );
}

function RunCompared({
  run: { run, comparisons },
  readings,
}: {
  readonly run: Run;
  readonly readings: readonly Reading[];
}): ReactNode {
  const t = useTranslations();
  const { choiceWord, fieldWord } = useTradeWords();
  return (
    <>
      <h3>
        <NamedLink of={run} />
      </h3>
      {comparisons.length > 0 && (
        <PlainTable
          label={t('decode.compared', { run: run.name })}
          stacks
          rows={comparisons.map((one, index) => ({ ...one, index }))}
          keyOf={({ index }) => String(index)}
          columns={[
            {
              head: t('decode.part'),
              cell: ({ of, reading }) => (
                <>
                  {of === 'date' ? fieldWord(of) : choiceWord(of)}
                  {readings.length > 1 && <div className="soft">{readings[reading]?.scheme.name}</div>}
                </>
              ),
            },
            {
              head: t('decode.codeSays'),
              cell: ({ of, code, reading }) =>
                of === 'date' ? <Days days={readings[reading]?.days ?? []} /> : code,
            },
            {
              head: t('decode.recordSays'),
              cell: ({ of, record }) => {
                if (record === null) return '—';
                return of === 'date' ? <Days days={[stretchOf(record)]} /> : record;
              },
            },
            { head: t('decode.verdict'), cell: ({ verdict }) => <AgreementMark of={verdict} /> },
          ]}
        />
      )}
    </>
  );
}
