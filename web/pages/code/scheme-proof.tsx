import { IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { RecordLink } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import styles from './code.module.css';
import { SchemeFinding } from './scheme-finding.tsx';

type Proof = OutputOf<'code-scheme.prove'>;

/** What the proof of a scheme says: accepted or refused, its codes, and what breaks it. */
export function SchemeProof({ proof }: { readonly proof: Proof }): ReactNode {
  const t = useTranslations();
  const { accepted, findings, first, last, codes, compared } = proof;
  return (
    <>
      <p className={styles['verdict']} data-verdict={accepted ? 'good' : 'bad'}>
        {accepted ? <IconCircleCheck aria-hidden size={22} /> : <IconCircleX aria-hidden size={22} />}
        <strong>{t(accepted ? 'scheme.accepted' : 'scheme.refused')}</strong>
      </p>
      {accepted && <p>{t('scheme.acceptedSays', { first, last })}</p>}
      {findings.map((finding, index) => (
        <SchemeFinding key={`${finding.reason} ${String(index)}`} finding={finding} />
      ))}
      {codes.length > 0 && <ExampleCodes codes={codes} />}
      <p className="soft">
        {compared.length === 0 ? (
          t('scheme.noOther')
        ) : (
          <>
            {t('scheme.compared')}{' '}
            {compared.map((id, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <RecordLink kind="code-scheme" id={id} />
              </span>
            ))}
          </>
        )}
      </p>
    </>
  );
}

/** Nothing can be proved yet: what is still to be filled in. */
export function NotYetProved({ lacks }: { readonly lacks: readonly string[] }): ReactNode {
  const t = useTranslations();
  return (
    <>
      <p className={styles['verdict']} data-verdict="open">
        <IconCircleDashed aria-hidden size={22} />
        <strong>{t('scheme.open')}</strong>
      </p>
      <ul>
        {lacks.map((lack) => (
          <li key={lack}>{lack}</li>
        ))}
      </ul>
    </>
  );
}

/** Codes as they are printed, the first one cut into its parts. */
export function ExampleCodes({ codes }: { readonly codes: Proof['codes'] }): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  return (
    <div className={styles['examples']}>
      <h3>{t('scheme.codes')}</h3>
      <ul aria-label={t('scheme.codes')}>
        {codes.map(({ code, number }) => (
          <li key={number}>
            <span className={styles['code']}>{code}</span>{' '}
            {number > 0 && <span className="soft">{t('scheme.number', { number })}</span>}
          </li>
        ))}
      </ul>
      <dl className={styles['cut']}>
        {(codes[0]?.parts ?? []).map(({ kind, text }, index) => (
          <div key={`${kind} ${String(index)}`}>
            <dt>{choiceWord(kind)}</dt>
            <dd className={styles['code']}>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
