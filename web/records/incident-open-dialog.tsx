import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { INCIDENT_TRIGGERS } from '../../src/domain/incident/incident.ts';
import { useFirmId } from '../client/firm.ts';
import { useCommand } from '../client/operation-hooks.ts';
import { useTradeWords } from '../ui/words.ts';
import { ActDialog, SaidInput } from './act-dialog.tsx';
import { AddPhotos } from './add-photos.tsx';
import type { KeptPhoto } from './add-photos.tsx';

const EMPTY = { says: '', codes: '', said: '', saidBy: '', owner: '', number: '' };

/** How an incident begins: what happened, what stands on the goods, who said what. */
export function IncidentOpenDialog({
  code = '',
  onClose,
}: {
  /** Code of the goods that it is opened from. */
  readonly code?: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const navigate = useNavigate();
  const open = useCommand('incident.open');
  const [form, setForm] = useState({ ...EMPTY, codes: code });
  const [trigger, setTrigger] = useState<Trigger>('complaint');
  const [photos, setPhotos] = useState<readonly KeptPhoto[]>([]);
  const [wasSent, setWasSent] = useState(false);
  const put = (name: keyof typeof EMPTY) => (value: string) => setForm({ ...form, [name]: value });
  const isSaidWhole = (form.said.trim() === '') === (form.saidBy.trim() === '');
  const isTold = photos.length === 0 || form.said.trim() !== '';
  const send = (): void => {
    setWasSent(true);
    if (form.says.trim() === '' || !isSaidWhole || !isTold) return;
    const toPage = ({ id }: { id: string }): void =>
      void navigate({
        to: '/firms/$firm/$plural/$id',
        params: { firm, plural: 'incidents', id },
        search: {},
      });
    const files = photos.map(({ id }) => id);
    open.mutate(
      { trigger, ...inputOf(form), ...(files.length === 0 ? {} : { files }) },
      { onSuccess: toPage },
    );
  };
  return (
    <ActDialog
      title={t('incident.openTitle')}
      will={t('incident.openWill')}
      says={t('incident.open')}
      sending={open}
      send={send}
      onClose={onClose}
    >
      <OpenFields
        form={form}
        put={put}
        wasSent={wasSent}
        trigger={trigger}
        setTrigger={setTrigger}
        isTold={isTold}
      >
        <AddPhotos photos={photos} set={setPhotos} />
      </OpenFields>
    </ActDialog>
  );
}

type Trigger = (typeof INCIDENT_TRIGGERS)[number];

function OpenFields({
  form,
  put,
  wasSent,
  trigger,
  setTrigger,
  isTold,
  children,
}: {
  readonly form: typeof EMPTY;
  readonly put: (name: keyof typeof EMPTY) => (value: string) => void;
  readonly wasSent: boolean;
  readonly trigger: Trigger;
  readonly setTrigger: (trigger: Trigger) => void;
  /** False: there are photos, and nobody said what they show. */
  readonly isTold: boolean;
  /** What comes with what was said. */
  readonly children: ReactNode;
}): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  return (
    <>
      <SaidInput
        label={t('incident.what')}
        value={form.says}
        change={put('says')}
        wasSent={wasSent}
        isNeeded
      />
      <TriggerSelect trigger={trigger} setTrigger={setTrigger} />
      <SaidInput
        label={fieldWord('codes')}
        hint={t('incident.codesHint')}
        lines={1}
        value={form.codes}
        change={put('codes')}
      />
      <SaidInput
        label={t('incident.said')}
        lines={2}
        value={form.said}
        change={put('said')}
        wasSent={wasSent}
        isNeeded={!isTold}
      />
      <SaidInput
        label={t('incident.saidBy')}
        value={form.saidBy}
        change={put('saidBy')}
        wasSent={wasSent}
        isNeeded={form.said.trim() !== ''}
      />
      {children}
      <SaidInput label={fieldWord('owner')} value={form.owner} change={put('owner')} />
      <SaidInput label={fieldWord('number')} value={form.number} change={put('number')} />
    </>
  );
}

function TriggerSelect({
  trigger,
  setTrigger,
}: {
  readonly trigger: Trigger;
  readonly setTrigger: (trigger: Trigger) => void;
}): ReactNode {
  const { fieldWord, choiceWord } = useTradeWords();
  return (
    <NativeSelect
      label={fieldWord('trigger')}
      value={trigger}
      data={INCIDENT_TRIGGERS.map((value) => ({ value, label: choiceWord(value) }))}
      onChange={({ currentTarget: { value } }) =>
        setTrigger(INCIDENT_TRIGGERS.find((one) => one === value) ?? 'other')
      }
    />
  );
}

/** What was filled in; a code a line. */
function inputOf(form: typeof EMPTY) {
  const codes = form.codes.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const said = (name: keyof typeof EMPTY) => (form[name].trim() === '' ? {} : { [name]: form[name].trim() });
  return {
    says: form.says.trim(),
    ...(codes.length === 0 ? {} : { codes }),
    ...said('said'),
    ...said('saidBy'),
    ...said('owner'),
    ...said('number'),
  };
}
