import { useState } from 'react';
import type { ReactNode } from 'react';
import type { CallError } from '../client/problem.ts';
import { ActDialog } from './act-dialog.tsx';
import { ReasonInput } from './form-parts.tsx';

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
  const [reason, setReason] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const said = reason.trim();
  return (
    <ActDialog
      title={title}
      will={will}
      isGrave
      says={submit}
      sending={sending}
      send={() => {
        setWasSent(true);
        if (said !== '') send(said);
      }}
      onClose={onClose}
    >
      {more !== undefined && <p className="soft">{more}</p>}
      <ReasonInput reason={reason} setReason={setReason} isMissing={wasSent && said === ''} />
    </ActDialog>
  );
}
