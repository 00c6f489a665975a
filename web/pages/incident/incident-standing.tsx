import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { INCIDENT_STATES } from '../../../src/domain/incident/incident.ts';
import { useMayDo } from '../../client/firm.ts';
import { useCommand } from '../../client/operation-hooks.ts';
import { problemFrom } from '../../client/problem.ts';
import { ActDialog, SignatureFields, useSignature } from '../../records/act-dialog.tsx';
import type { AnyRecord } from '../../records/list-columns.tsx';
import { Section } from '../../ui/section.tsx';
import { DateText } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';

const TONES: Readonly<Record<string, string>> = {
  open: 'tag bad',
  contained: 'tag warn',
  closed: 'tag good',
};

/** Its state, who sees it through and until when, and the decision that changes the state. */
export function IncidentStanding({ record }: { readonly record: AnyRecord }): ReactNode {
  const t = useTranslations();
  const { choiceWord, fieldWord } = useTradeWords();
  const allowed = useMayDo()('record-incidents');
  const [isMoving, moving] = useDisclosure(false);
  const { state, owner, dueOn, closedOn } = record.body;
  return (
    <Section title={t('incident.standing')}>
      <p>
        <span className={TONES[String(state)] ?? 'tag'}>{choiceWord(String(state))}</span>{' '}
        {fieldWord('owner')}: {typeof owner === 'string' ? owner : t('incident.nobody')}
        {typeof dueOn === 'string' && state !== 'closed' && (
          <>
            {' · '}
            {fieldWord('dueOn')}: <DateText of={dueOn} />
          </>
        )}
        {typeof closedOn === 'string' && (
          <>
            {' · '}
            {fieldWord('closedOn')}: <DateText of={closedOn} />
          </>
        )}
      </p>
      {!record.withdrawn && (
        <Button className="no-print" variant="default" disabled={!allowed} onClick={moving.open}>
          {t('incident.move')}
        </Button>
      )}
      {isMoving && <MoveDialog id={record.id} state={String(state)} onClose={moving.close} />}
    </Section>
  );
}

function MoveDialog({
  id,
  state,
  onClose,
}: {
  readonly id: string;
  readonly state: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const { choiceWord, fieldWord } = useTradeWords();
  const move = useCommand('incident.move');
  const others = INCIDENT_STATES.filter((one): boolean => one !== state);
  const [next, setNext] = useState(others[0] ?? 'contained');
  const [isDespite, setIsDespite] = useState(false);
  const signature = useSignature();
  const send = (): void => {
    const said = signature.sign();
    if (said === null) return;
    const { by: decidedBy, reason } = said;
    const despite = isDespite && next === 'closed' ? { despite: true } : {};
    move.mutate({ id, state: next, reason, decidedBy, ...despite }, { onSuccess: onClose });
  };
  return (
    <ActDialog
      title={t('incident.move')}
      will={t('incident.moveWill')}
      says={t('incident.moveDo')}
      sending={move}
      send={send}
      onClose={onClose}
    >
      <NativeSelect
        label={fieldWord('state')}
        value={next}
        data={others.map((value) => ({ value, label: choiceWord(value) }))}
        onChange={({ currentTarget: { value } }) => setNext(others.find((one) => one === value) ?? next)}
      />
      <SignatureFields of={signature} signer={t('incident.decidedBy')} />
      <StillOpen of={move.error} />
      {next === 'closed' && (
        <Checkbox
          label={t('incident.despite')}
          checked={isDespite}
          onChange={(event) => setIsDespite(event.currentTarget.checked)}
        />
      )}
    </ActDialog>
  );
}

/** What speaks against closing, one by one, as the record has it. */
function StillOpen({ of }: { readonly of: unknown }): ReactNode {
  if (of === null) return null;
  return (
    <ul className="plain-list" lang="en">
      {problemFrom(of).faults.map(({ at, says }) => (
        <li key={`${at} ${says}`}>
          {at}: {says}
        </li>
      ))}
    </ul>
  );
}
