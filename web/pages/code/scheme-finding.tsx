import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Count, DateText, RecordLink } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import styles from './code.module.css';

type Finding = OutputOf<'code-scheme.prove'>['findings'][number];
type Run = Finding['runs'][number];

const FACTS = ['product', 'variant', 'site', 'country', 'line', 'shift', 'free'] as const;

/** One fault of a scheme: what is wrong, the two runs and the code they share, and what to do. */
export function SchemeFinding({ finding }: { readonly finding: Finding }): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const { reason, runs, part, period, limit, expected, found, other } = finding;
  const [one, two] = runs;
  const values = {
    part: part === undefined ? '' : choiceWord(part),
    period: period === undefined ? '' : choiceWord(period),
    limit: limit ?? 0,
    expected: expected ?? 0,
    found: found ?? '',
    other: other ?? '',
  };
  return (
    <div className="will grave" role="group" aria-label={t(`schemeFault.${reason}`, values)}>
      <p>
        <strong>{t(`schemeFault.${reason}`, values)}</strong> {t(`schemeCure.${reason}`, values)}
      </p>
      {one !== undefined && two !== undefined && <SharedCode runs={runs} />}
      {one !== undefined && two === undefined && (
        <p>
          {t('scheme.forExample')} <span className={styles['code']}>{one.code}</span>
        </p>
      )}
    </div>
  );
}

function SharedCode({ runs }: { readonly runs: readonly Run[] }): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  const [first] = runs;
  const isOne = runs.every(({ code }) => code === first?.code);
  const told = FACTS.filter((name) => runs.some(({ facts }) => facts[name] !== undefined));
  return (
    <>
      {isOne && (
        <p>
          {t('scheme.shared')} <span className={styles['shared']}>{first?.code}</span>
        </p>
      )}
      <PlainTable
        label={t('scheme.twoRuns')}
        stacks
        rows={runs.map((run, index) => ({ ...run, index }))}
        keyOf={({ index }) => String(index)}
        columns={[
          { head: t('scheme.run'), cell: ({ index }) => index + 1 },
          { head: fieldWord('date'), cell: ({ facts }) => <DateText of={facts.date} /> },
          ...told.map((name) => ({
            head: fieldWord(name),
            cell: ({ facts }: Run) => facts[name] ?? '—',
          })),
          { head: fieldWord('number'), isNumber: true, cell: ({ sequence }) => <Count of={sequence} /> },
          {
            head: fieldWord('code'),
            cell: ({ code, scheme }) => (
              <>
                <span className={styles['code']}>{code}</span>
                {scheme !== undefined && (
                  <>
                    {' '}
                    <RecordLink kind="code-scheme" id={scheme} />
                  </>
                )}
              </>
            ),
          },
        ]}
      />
    </>
  );
}
