import { IconBarrierBlock, IconPackages, IconTruckDelivery } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { Count, NamedLink } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import { useFindingText } from './finding-text.ts';
import { GateStep } from './run-gate-step.tsx';
import styles from './run-gate.module.css';

type Assessment = OutputOf<'release.assess'>;
type Condition = Assessment['conditions'][number];
export type Finding = Condition['findings'][number];

/** Findings of a barrier that are told at once. */
const TOLD = 3;

/** The road from the run to the truck, with a barrier for each condition that stands: what is there, what takes it away, and who does it. */
export function GatePicture({ of }: { readonly of: Assessment }): ReactNode {
  const t = useTranslations();
  const { run, units, standing, conditions } = of;
  return (
    <figure className={styles['picture']}>
      <figcaption>{standing === 0 ? t('gate.open') : t('gate.stands', { count: standing })}</figcaption>
      <ol className={standing === 0 ? `${styles['road']} ${styles['clear']}` : styles['road']}>
        <li className={styles['end']}>
          <Lane icon={<IconPackages aria-hidden />} />
          <p>
            <strong className="code">{run.name}</strong>
            <br />
            <span className="soft">{units === null ? t('gate.unitsUnknown') : <Units of={units} />}</span>
          </p>
        </li>
        {conditions
          .filter(({ stands }) => stands)
          .map((condition) => (
            <Barrier key={condition.condition} of={condition} assessment={of} />
          ))}
        <li className={styles['end']}>
          <Lane icon={<IconTruckDelivery aria-hidden />} />
          <p>
            <strong>{t('gate.truck')}</strong>
          </p>
        </li>
      </ol>
    </figure>
  );
}

function Units({ of }: { readonly of: number }): ReactNode {
  const t = useTranslations();
  return t.rich('gate.units', { count: of, number: () => <Count of={of} /> });
}

function Lane({ icon }: { readonly icon: ReactNode }): ReactNode {
  return (
    <div className={styles['lane']}>
      <span className={styles['sign']}>{icon}</span>
    </div>
  );
}

function Barrier({
  of: { condition, state, asked, findings },
  assessment,
}: {
  readonly of: Condition;
  readonly assessment: Assessment;
}): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const open = findings.filter(({ overriddenBy }) => overriddenBy === null);
  const isKnown = state === 'not-met';
  return (
    <li className={`${styles['barrier'] ?? ''} ${(isKnown ? styles['bad'] : styles['unknown']) ?? ''}`}>
      <Lane icon={<IconBarrierBlock aria-hidden />} />
      <div className={styles['card']}>
        <h3>{t(`gateCondition.${condition}`)}</h3>
        <span className={isKnown ? 'tag bad' : 'tag warn'}>{choiceWord(state)}</span>
        {asked.clause !== null && (
          <span className="soft">{` ${t('gate.clause', { clause: asked.clause })}`}</span>
        )}
        <Findings of={open.slice(0, TOLD)} />
        {open.length > TOLD && (
          <details>
            <summary>{t('gate.waitingMore', { count: open.length - TOLD })}</summary>
            <Findings of={open.slice(TOLD)} />
          </details>
        )}
        <ul className={styles['steps']}>
          {stepsOf(open).map((finding) => (
            <GateStep key={finding.key} of={finding} assessment={assessment} />
          ))}
        </ul>
        {findings
          .filter(({ overriddenBy }) => overriddenBy !== null)
          .map((finding) => (
            <OverriddenFinding key={finding.key} of={finding} />
          ))}
      </div>
    </li>
  );
}

/** One step for all findings that the same step takes away; each hold is released by itself. */
function stepsOf(findings: readonly Finding[]): Finding[] {
  const own = ({ todo, evidence }: Finding): string =>
    todo.action === 'lift-hold' ? `${todo.action} ${evidence[0]?.id ?? ''}` : todo.action;
  return [...new Map(findings.toReversed().map((finding) => [own(finding), finding])).values()].reverse();
}

function Findings({ of }: { readonly of: readonly Finding[] }): ReactNode {
  return (
    <ul className={styles['findings']}>
      {of.map((finding) => (
        <li key={finding.key}>
          <FindingText of={finding} />
        </li>
      ))}
    </ul>
  );
}

function FindingText({ of }: { readonly of: Finding }): ReactNode {
  const says = useFindingText()(of);
  const [first] = of.evidence;
  return (
    <>
      {says} {first !== undefined && of.code !== 'held' && first.kind !== 'run' && <NamedLink of={first} />}
    </>
  );
}

/** What stands there and is let pass, by which signature. */
export function OverriddenFinding({ of }: { readonly of: Finding }): ReactNode {
  const t = useTranslations();
  const { overriddenBy } = of;
  return (
    <div className="soft">
      <FindingText of={of} />{' '}
      {overriddenBy !== null && (
        <>
          <span className="tag warn">{t('gate.overridden')}</span> <NamedLink of={overriddenBy} />
        </>
      )}
    </div>
  );
}
