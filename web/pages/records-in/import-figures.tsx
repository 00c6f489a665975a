import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Section } from '../../ui/section.tsx';
import { Count, KindWord, RecordLink } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import styles from './records-in.module.css';
import type { Report } from './use-taking.ts';

const NAMES = ['new', 'corrected', 'withdrawn', 'unchanged', 'refused'] as const;

/** New, corrected, unchanged, refused. */
export function Figures({ counts }: { readonly counts: Report['counts'] }): ReactNode {
  const t = useTranslations();
  return (
    <dl className={styles['figures']}>
      {NAMES.filter((name) => name !== 'withdrawn' || counts.withdrawn > 0).map((name) => (
        <div key={name}>
          <dt>{t(`imports.${name}`)}</dt>
          <dd>
            <Count of={counts[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function ByKind({ report }: { readonly report: Report }): ReactNode {
  const t = useTranslations();
  if (report.byKind.length === 0) return null;
  return (
    <Section title={t('imports.byKind')}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling box needs keyboard focus */}
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('imports.byKind')}>
        <table className="bare-table">
          <thead>
            <tr>
              <th scope="col">{t('imports.byKind')}</th>
              {NAMES.map((name) => (
                <th key={name} scope="col" className="number">
                  {t(`imports.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.byKind.map((line) => (
              <tr key={line.kind}>
                <td>
                  <KindWord kind={line.kind} />
                </td>
                {NAMES.map((name) => (
                  <td key={name} className="number">
                    <Count of={line[name]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

const SHOWN = 100;

/** What records that are there already say now, and would say. */
export function Corrections({ report }: { readonly report: Report }): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  if (report.corrections.length === 0) return null;
  const text = (value: unknown): string =>
    value === undefined ? t('imports.nothing') : typeof value === 'string' ? value : JSON.stringify(value);
  return (
    <Section title={t('imports.corrections')}>
      <ul className="plain-list">
        {report.corrections.slice(0, SHOWN).map(({ kind, id, again, changes }) => (
          <li key={`${kind} ${id}`}>
            <KindWord kind={kind} /> <RecordLink kind={kind} id={id} />{' '}
            {again
              ? t('imports.again')
              : changes.map(({ field, before, after }) => (
                  <span key={field} className="soft">
                    {fieldWord(field)}: {text(before)} → {text(after)}{' '}
                  </span>
                ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
