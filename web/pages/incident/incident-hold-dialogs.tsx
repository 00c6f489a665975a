import { Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { HELD_CLASSES } from '../../../src/domain/incident/scope-holds.ts';
import { useCommand } from '../../client/operation-hooks.ts';
import { ActDialog, SignatureFields, useSignature } from '../../records/act-dialog.tsx';

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
  const signature = useSignature();
  const chosen = HELD_CLASSES.filter((name) => classes.includes(name));
  const send = (): void => {
    const said = signature.sign();
    if (said === null || chosen.length === 0) return;
    const { by: placedBy, reason } = said;
    const materials = takesMaterials ? { materials: true } : {};
    hold.mutate({ id, reason, placedBy, classes: chosen, ...materials }, { onSuccess: onClose });
  };
  return (
    <ActDialog
      title={t('incident.holdAll')}
      will={t('incident.holdWill')}
      isGrave
      says={t('incident.holdDo')}
      sending={hold}
      send={send}
      onClose={onClose}
    >
      <Checkbox.Group
        label={t('incident.holdClasses')}
        value={[...classes]}
        onChange={setClasses}
        error={signature.wasSent && chosen.length === 0 ? t('gate.needed') : null}
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
      <SignatureFields of={signature} signer={t('gate.signedBy')} />
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
  const signature = useSignature();
  const send = (): void => {
    const said = signature.sign();
    if (said === null) return;
    lift.mutate({ id, class: chosen, reason: said.reason, releasedBy: said.by }, { onSuccess: onClose });
  };
  return (
    <ActDialog
      title={t('incident.lift')}
      will={t('incident.liftWill')}
      isGrave
      says={t('incident.liftDo')}
      sending={lift}
      send={send}
      onClose={onClose}
    >
      <NativeSelect
        label={t('field.scopeClass')}
        value={chosen}
        data={standing.map((value) => ({ value, label: t(`heldClass.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          setChosen(HELD_CLASSES.find((name) => name === value) ?? chosen)
        }
      />
      <SignatureFields of={signature} signer={t('gate.signedBy')} />
    </ActDialog>
  );
}
