import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { RecordHere } from '../../records/record-here.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { DateText, RecordLink } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import { GatePicture, OverriddenFinding } from './run-gate-picture.tsx';
import { OverrideDialog, ReleaseDialog } from './run-gate-dialogs.tsx';

type Assessment = OutputOf<'release.assess'>;
type Condition = Assessment['conditions'][number];

const TONES: Readonly<Record<Condition['state'], string>> = {
  met: 'tag good',
  'not-met': 'tag bad',
  'not-known': 'tag warn',
  'not-asked': 'tag',
};

/** What stands between the run and the world as a picture, what does not, and the signatures that let it pass. */
export function RunGate({ id }: { readonly id: string }): ReactNode {
  return useMayDo()('trace') ? <GateOf id={id} /> : null;
}

function GateOf({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const assessment = useOperation('release.assess', { id });
  return (
    <Section title={t('gate.title')} says={t('gate.conditionsSays')} anchor="release">
      <Answer of={assessment} lines={9}>
        {(found) => (
          <div className="stack">
            <Standing of={found} />
            <GatePicture of={found} />
            <ul className="plain-list" aria-label={t('gate.noBarrier')}>
              {found.conditions
                .filter(({ stands }) => !stands)
                .map((condition) => (
                  <ConditionRow key={condition.condition} of={condition} />
                ))}
            </ul>
            <Actions of={found} />
          </div>
        )}
      </Answer>
    </Section>
  );
}

function Standing({ of }: { readonly of: Assessment }): ReactNode {
  const t = useTranslations();
  const { released, releases, agreement, policy, beforeShipping } = of;
  const judge = agreement ?? policy;
  return (
    <div>
      <p>
        <span className={released ? 'tag good' : 'tag bad'}>
          {released ? t('gate.released') : t('gate.notReleased')}
        </span>
      </p>
      {releases.map(({ release, releasedOn, releasedBy, revoked }) => (
        <p key={release.id}>
          <RecordLink kind={release.kind} id={release.id}>
            <DateText of={releasedOn} />
          </RecordLink>
          {' · '}
          {releasedBy}
          {revoked !== null && <span className="soft">{` · ${t('gate.revoked')}: ${revoked.reason}`}</span>}
        </p>
      ))}
      <p className="soft">
        {judge === null ? t('gate.judgedByDefault') : t('gate.judgedBy', { name: judge.name })}{' '}
        {beforeShipping ? t('gate.mustBe') : t('gate.needNot')}
      </p>
    </div>
  );
}

function ConditionRow({ of }: { readonly of: Condition }): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const { condition, state, asked, findings, evidence } = of;
  return (
    <li>
      <span className={TONES[state]}>{choiceWord(state)}</span>{' '}
      <strong>{t(`gateCondition.${condition}`)}</strong>
      {asked.clause !== null && (
        <span className="soft">{` ${t('gate.clause', { clause: asked.clause })}`}</span>
      )}
      {evidence.length > 0 && state === 'met' && (
        <div className="soft">
          {evidence.slice(0, 6).map(({ kind, id, name }) => (
            <span key={`${kind} ${id}`}>
              <RecordLink kind={kind} id={id}>
                {name}
              </RecordLink>{' '}
            </span>
          ))}
        </div>
      )}
      {findings.map((finding) => (
        <OverriddenFinding key={finding.key} of={finding} />
      ))}
    </li>
  );
}

function Actions({ of }: { readonly of: Assessment }): ReactNode {
  const t = useTranslations();
  const may = useMayDo();
  const [isReleasing, releasing] = useDisclosure(false);
  const [isOverriding, overriding] = useDisclosure(false);
  const { run, released, standing } = of;
  const labels = of.conditions.find(({ condition }) => condition === 'label')?.findings ?? [];
  const canApprove = labels.some(({ code }) => code === 'label-not-approved' || code === 'label-changed');
  return (
    <div className="row no-print">
      <Button
        disabled={released || !may('release-runs') || (standing > 0 && !canApprove)}
        onClick={releasing.open}
      >
        {t('gate.release')}
      </Button>
      <Button
        variant="default"
        disabled={standing === 0 || !may('override-release')}
        onClick={overriding.open}
      >
        {t('gate.override')}
      </Button>
      <RecordHere kind="hold" from={{ of: { kind: 'run', id: run.id } }} says={t('gate.hold')} />
      {released && (
        <RecordHere
          kind="release-revocation"
          from={{ release: of.releases[0]?.release.id }}
          says={t('gate.revoke')}
        />
      )}
      {isReleasing && <ReleaseDialog run={run} canApprove={canApprove} onClose={releasing.close} />}
      {isOverriding && <OverrideDialog of={of} onClose={overriding.close} />}
    </div>
  );
}
