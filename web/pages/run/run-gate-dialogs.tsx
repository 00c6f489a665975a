import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useCommand } from '../../client/operation-hooks.ts';
import { ActDialog, SaidInput } from '../../records/act-dialog.tsx';
import { ReasonInput } from '../../records/form-parts.tsx';
import type { Named } from '../../../src/domain/trace/scope-report.ts';

type Assessment = OutputOf<'release.assess'>;

/** The signature under a release. */
export function ReleaseDialog({
  run,
  canApprove,
  onClose,
}: {
  readonly run: Named;
  /** Labels of the run are still to be approved. */
  readonly canApprove: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const sign = useCommand('release.sign');
  const [who, setWho] = useState({ by: '', role: '' });
  const [approves, setApproves] = useState(false);
  const [wasSent, setWasSent] = useState(false);
  const send = (): void => {
    setWasSent(true);
    if (who.by.trim() === '') return;
    const role = who.role.trim() === '' ? {} : { role: who.role.trim() };
    const labels = approves ? { approveLabels: true } : {};
    sign.mutate({ run: run.id, releasedBy: who.by.trim(), ...role, ...labels }, { onSuccess: onClose });
  };
  return (
    <ActDialog
      title={t('gate.releaseTitle', { run: run.name })}
      will={t('gate.releaseWill')}
      says={t('gate.release')}
      sending={sign}
      send={send}
      onClose={onClose}
    >
      <Who who={who} setWho={setWho} wasSent={wasSent} needsRole={false} />
      {canApprove && (
        <Checkbox
          label={t('gate.approveLabels')}
          checked={approves}
          onChange={(event) => setApproves(event.currentTarget.checked)}
        />
      )}
    </ActDialog>
  );
}

/** The decision that a run goes on although something stands against it. */
export function OverrideDialog({
  of,
  onClose,
}: {
  readonly of: Assessment;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const override = useCommand('release.override');
  const standing = of.conditions.filter(({ stands }) => stands).map(({ condition }) => condition);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [who, setWho] = useState({ by: '', role: of.overriddenBy ?? '' });
  const [reason, setReason] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const send = (): void => {
    setWasSent(true);
    const said = { reason: reason.trim(), role: who.role.trim(), overriddenBy: who.by.trim() };
    const conditions = standing.filter((condition) => chosen.includes(condition));
    if (conditions.length === 0 || Object.values(said).includes('')) return;
    // What came since the page was read is not what the signer decides on.
    const findings = of.conditions.flatMap((one) => one.findings.map(({ key }) => key));
    override.mutate({ run: of.run.id, conditions, findings, ...said }, { onSuccess: onClose });
  };
  return (
    <ActDialog
      title={t('gate.overrideTitle', { run: of.run.name })}
      will={t('gate.overrideWill')}
      isGrave
      says={t('gate.override')}
      sending={override}
      send={send}
      onClose={onClose}
    >
      <Checkbox.Group
        label={t('gate.overrideWhich')}
        value={[...chosen]}
        onChange={setChosen}
        error={wasSent && chosen.length === 0 ? t('gate.needed') : null}
        withAsterisk
      >
        <div className="stack">
          {standing.map((condition) => (
            <Checkbox key={condition} value={condition} label={t(`gateCondition.${condition}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <ReasonInput reason={reason} setReason={setReason} isMissing={wasSent && reason.trim() === ''} />
      <Who who={who} setWho={setWho} wasSent={wasSent} needsRole />
    </ActDialog>
  );
}

interface WhoSigns {
  readonly by: string;
  readonly role: string;
}

function Who({
  who,
  setWho,
  wasSent,
  needsRole,
}: {
  readonly who: WhoSigns;
  readonly setWho: (who: WhoSigns) => void;
  readonly wasSent: boolean;
  readonly needsRole: boolean;
}): ReactNode {
  const t = useTranslations();
  return (
    <>
      <SaidInput
        label={t('gate.signedBy')}
        value={who.by}
        change={(by) => setWho({ ...who, by })}
        wasSent={wasSent}
        isNeeded
      />
      <SaidInput
        label={t('gate.inRole')}
        value={who.role}
        change={(role) => setWho({ ...who, role })}
        wasSent={wasSent}
        isNeeded={needsRole}
      />
    </>
  );
}
