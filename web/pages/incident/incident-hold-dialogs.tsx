import { Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { HELD_CLASSES } from '../../../src/domain/incident/scope-holds.ts';
import { useCommand } from '../../client/operation-hooks.ts';
import { ReasonInput, SendBar } from '../../records/form-parts.tsx';
import { ActDialog, SaidInput } from '../../records/act-dialog.tsx';

/** Holds everything in scope in one act. */
export function HoldAllDialog({
  id,
  onClose,
}: {
  readonly id: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const hold = useCommand('incident.hold');
  const [classes, setClasses] = useState<readonly string[]>(HELD_CLASSES);
  const [takesMaterials, setTakesMaterials] = useState(false);
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const send = (): void => {
    setWasSent(true);
    const chosen = HELD_CLASSES.filter((name) => classes.includes(name));
    if (by.trim() === '' || reason.trim() === '' || chosen.length === 0) return;
    const materials = takesMaterials ? { materials: true } : {};
    hold.mutate(
      { id, reason: reason.trim(), placedBy: by.trim(), classes: chosen, ...materials },
      { onSuccess: onClose },
    );
  };
  return (
    <ActDialog title={t('incident.holdAll')} send={send} onClose={onClose}>
      <p className="will grave">{t('incident.holdWill')}</p>
      <Checkbox.Group
        label={t('incident.holdClasses')}
        value={[...classes]}
        onChange={setClasses}
        withAsterisk
      >
        <div className="stack">
          {HELD_CLASSES.map((name) => (
            <Checkbox key={name} value={name} label={t(`heldClass.${name}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox
        label={t('incident.holdMaterials')}
        checked={takesMaterials}
        onChange={(event) => setTakesMaterials(event.currentTarget.checked)}
      />
      <ReasonInput reason={reason} setReason={setReason} isMissing={wasSent && reason.trim() === ''} />
      <SaidInput label={t('gate.signedBy')} value={by} change={setBy} wasSent={wasSent} isNeeded />
      <SendBar
        error={hold.error}
        isPending={hold.isPending}
        isGrave
        says={t('incident.holdDo')}
        onClose={onClose}
      />
    </ActDialog>
  );
}

/** Lifts the holds of one class. */
export function LiftDialog({
  id,
  held,
  onClose,
}: {
  readonly id: string;
  readonly held: readonly string[];
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const lift = useCommand('incident.lift');
  const standing = HELD_CLASSES.filter((name) => held.includes(name));
  const [chosen, setChosen] = useState(standing[0] ?? 'undetermined');
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const send = (): void => {
    setWasSent(true);
    if (by.trim() === '' || reason.trim() === '') return;
    lift.mutate({ id, class: chosen, reason: reason.trim(), releasedBy: by.trim() }, { onSuccess: onClose });
  };
  return (
    <ActDialog title={t('incident.lift')} send={send} onClose={onClose}>
      <p className="will grave">{t('incident.liftWill')}</p>
      <NativeSelect
        label={t('field.scopeClass')}
        value={chosen}
        data={standing.map((value) => ({ value, label: t(`heldClass.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          setChosen(HELD_CLASSES.find((name) => name === value) ?? chosen)
        }
      />
      <ReasonInput reason={reason} setReason={setReason} isMissing={wasSent && reason.trim() === ''} />
      <SaidInput label={t('gate.signedBy')} value={by} change={setBy} wasSent={wasSent} isNeeded />
      <SendBar
        error={lift.error}
        isPending={lift.isPending}
        isGrave
        says={t('incident.liftDo')}
        onClose={onClose}
      />
    </ActDialog>
  );
}
