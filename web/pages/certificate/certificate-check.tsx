import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useBothLanguages } from '../../ui/both-languages.ts';
import { ConfidenceMark } from '../../ui/rule-marks.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './certificate.module.css';

type Checked = OutputOf<'certificate.check'>;
type Finding = Checked['findings'][number];

const OUTCOMES = { met: IconCircleCheck, 'not-met': IconCircleX, mind: IconAlertTriangle } as const;

/** What keeps a certificate from being issued, what to look at, and how each element of it stands. */
export function CertificateCheck({
  check,
  isIssued = false,
}: {
  readonly check: Checked;
  /** It stands on record already: what speaks against it does so now. */
  readonly isIssued?: boolean;
}): ReactNode {
  const t = useTranslations();
  const against = check.findings.filter(({ blocks }) => blocks);
  const mind = check.findings.filter(({ blocks }) => !blocks);
  return (
    <Section title={t('certificate.check')} says={t('certificate.checkSays', { rule: check.rule.citation })}>
      <p role="status">
        <span className={check.mayIssue ? 'tag good' : 'tag bad'}>
          {check.mayIssue
            ? t('certificate.mayIssue')
            : t(isIssued ? 'certificate.againstNow' : 'certificate.mayNot', { count: against.length })}
        </span>
      </p>
      <FindingList findings={against} label={t('certificate.against')} />
      <Elements of={check.elements} />
      {mind.length > 0 && (
        <details>
          <summary>{t('certificate.mind', { count: mind.length })}</summary>
          <FindingList findings={mind} label={t('certificate.mindLabel')} />
        </details>
      )}
    </Section>
  );
}

/** So many of a kind are told one by one; of more, the first stands for those folded below it. */
const FEW = 3;

/** Findings as sentences, those of a kind together, each with where the rule is written. */
function FindingList({
  findings,
  label,
}: {
  readonly findings: readonly Finding[];
  readonly label: string;
}): ReactNode {
  if (findings.length === 0) return null;
  const kinds = [...Map.groupBy(findings, ({ code }) => code).values()];
  return (
    <ul className={`plain-list ${styles['findings'] ?? ''}`} aria-label={label}>
      {kinds.map((alike) => (
        <Alike key={alike[0]?.code} findings={alike} />
      ))}
    </ul>
  );
}

function Alike({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const t = useTranslations();
  const [shown, folded] = findings.length > FEW ? [findings.slice(0, 1), findings.slice(1)] : [findings, []];
  const lines = (of: readonly Finding[]): ReactNode =>
    of.map((finding) => <FindingLine key={finding.says.en} finding={finding} />);
  return (
    <>
      {lines(shown)}
      {folded.length > 0 && (
        <li data-blocks={folded[0]?.blocks}>
          <details>
            <summary>{t('certificate.moreOfKind', { count: folded.length })}</summary>
            <ul className={`plain-list ${styles['findings'] ?? ''}`}>{lines(folded)}</ul>
          </details>
        </li>
      )}
    </>
  );
}

function FindingLine({ finding }: { readonly finding: Finding }): ReactNode {
  const words = useBothLanguages();
  const { blocks, says, citation, confidence } = finding;
  return (
    <li data-blocks={blocks}>
      {words(says)}
      {citation !== null && (
        <>
          {' '}
          <span className="soft" lang="en">
            {citation}
          </span>
        </>
      )}{' '}
      {confidence !== null && <ConfidenceMark confidence={confidence} />}
    </li>
  );
}

function Elements({ of }: { readonly of: Checked['elements'] }): ReactNode {
  const t = useTranslations();
  const words = useBothLanguages();
  return (
    <ol className={styles['elements']} aria-label={t('certificate.elements')}>
      {of.map(({ key, title, asks, outcome, citation, confidence }) => {
        const Icon = OUTCOMES[outcome];
        return (
          <li key={key} data-outcome={outcome}>
            <Icon aria-hidden size={18} />
            <div>
              <strong>{words(title)}</strong>{' '}
              <span className="visually-hidden">{t(`certificateOutcome.${outcome}`)}</span>
              <div className="soft">{words(asks)}</div>
              <div className="soft">
                <span lang="en">{citation}</span> <ConfidenceMark confidence={confidence} />
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
