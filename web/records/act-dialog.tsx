import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '../ui/dialog.tsx';
import { ReasonInput, SendBar } from './form-parts.tsx';

/** A dialog around a form of a few fields: what it will do, what it asks, and the way to do it. */
export function ActDialog({
  title,
  will,
  isGrave = false,
  says,
  sending,
  send,
  onClose,
  children,
}: {
  readonly title: string;
  readonly will?: ReactNode;
  /** It is not taken back so easily. */
  readonly isGrave?: boolean;
  /** What its button does. */
  readonly says: string;
  readonly sending: { readonly error: unknown; readonly isPending: boolean };
  readonly send: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {will !== undefined && <p className={isGrave ? 'will grave' : 'will'}>{will}</p>}
        {children}
        <SendBar
          error={sending.error}
          isPending={sending.isPending}
          isGrave={isGrave}
          says={says}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}

/** Something that is said in a dialog: a line, or with `lines` a text of at least so many. */
export function SaidInput({
  label,
  hint,
  lines,
  value,
  change,
  wasSent = false,
  isNeeded = false,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly lines?: number;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly wasSent?: boolean;
  readonly isNeeded?: boolean;
}): ReactNode {
  const t = useTranslations();
  const field = {
    label,
    ...(hint === undefined ? {} : { description: hint }),
    withAsterisk: isNeeded,
    value,
    error: isNeeded && wasSent && value.trim() === '' ? t('gate.needed') : null,
  };
  return lines === undefined ? (
    <TextInput {...field} onChange={(event) => change(event.currentTarget.value)} />
  ) : (
    <Textarea {...field} autosize minRows={lines} onChange={(event) => change(event.currentTarget.value)} />
  );
}

/** Who decides and why, as they are typed. */
export function useSignature() {
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const said = { by: by.trim(), reason: reason.trim() };
  /** What was said, or null when something is missing, which the fields then say. */
  const sign = (): typeof said | null => {
    setWasSent(true);
    return Object.values(said).includes('') ? null : said;
  };
  return { by, setBy, reason, setReason, wasSent, sign };
}

/** The fields of a decision: why, and by whom. */
export function SignatureFields({
  of: { by, setBy, reason, setReason, wasSent },
  signer,
}: {
  readonly of: ReturnType<typeof useSignature>;
  /** What whoever decides is called. */
  readonly signer: string;
}): ReactNode {
  return (
    <>
      <ReasonInput reason={reason} setReason={setReason} isMissing={wasSent && reason.trim() === ''} />
      <SaidInput label={signer} value={by} change={setBy} wasSent={wasSent} isNeeded />
    </>
  );
}
