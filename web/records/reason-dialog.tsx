import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { CallError } from '../client/problem.ts';
import { ReasonInput, SendBar } from './form-parts.tsx';

/** The question before something is taken back: names what it will do, and asks why. */
export function ReasonDialog({
  title,
  will,
  more,
  submit,
  sending,
  send,
  onClose,
}: {
  readonly title: string;
  /** What it will do. */
  readonly will: string;
  readonly more?: string;
  readonly submit: string;
  readonly sending: { readonly error: CallError | null; readonly isPending: boolean };
  readonly send: (reason: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const [reason, setReason] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const said = reason.trim();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('form.cancel') }}
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setWasSent(true);
          if (said !== '') send(said);
        }}
      >
        <p className="will grave">{will}</p>
        {more !== undefined && <p className="soft">{more}</p>}
        <ReasonInput reason={reason} setReason={setReason} isMissing={wasSent && said === ''} />
        <SendBar
          error={sending.error}
          isPending={sending.isPending}
          isGrave
          says={submit}
          onClose={onClose}
        />
      </form>
    </Modal>
  );
}
