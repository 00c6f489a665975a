import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { labelSchema } from '../../../src/domain/label/label.ts';
import type { Label } from '../../../src/domain/label/label.ts';
import { useFirmId } from '../../client/firm.ts';
import { Changes, ReasonInput, SendBar } from '../../records/form-parts.tsx';
import type { AnyRecord } from '../../records/list-columns.tsx';
import { usePut } from '../../records/use-put.ts';
import { Section } from '../../ui/section.tsx';

interface Props {
  readonly record: AnyRecord;
  readonly draft: Label;
  /** How many fields cannot be recorded as they are. */
  readonly faults: number;
  readonly isTouched: boolean;
  readonly undo: () => void;
  readonly forget: () => void;
}

/** Saving the draft as a correction, with its reason; the label's page is shown then. */
export function LabelSave({ record, draft, faults, isTouched, undo, forget }: Props): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const { send, isPending, error } = usePut('label', { does: 'correct', record });
  const toLabel = (): void =>
    void navigate({
      to: '/firms/$firm/$plural/$id',
      params: { firm, plural: 'labels', id: record.id },
      search: {},
    });
  const save = (): void => {
    setWasSent(true);
    if (faults > 0 || reason.trim() === '') return;
    send({ id: record.id, body: labelSchema.parse(draft), reason }, () => {
      forget();
      toLabel();
    });
  };
  return (
    <Section
      title={t('labelEditor.save')}
      actions={
        <Button variant="default" disabled={!isTouched} onClick={undo}>
          {t('labelEditor.anew')}
        </Button>
      }
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Changes before={record.body} after={draft} />
        <ReasonInput reason={reason} setReason={setReason} isMissing={wasSent && reason.trim() === ''} />
        <SendBar
          faults={wasSent ? faults : 0}
          error={error}
          isPending={isPending}
          isIdle={!isTouched}
          says={t('form.submitCorrect')}
          onClose={toLabel}
        />
      </form>
    </Section>
  );
}
