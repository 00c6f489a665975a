import type { ReactNode } from 'react';
import type { CallError } from '../../client/problem.ts';
import { SendBar } from '../../records/form-parts.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** The question before something ends at once: names what it will do. */
export function ConfirmDialog({
  title,
  will,
  submit,
  sending,
  send,
  onClose,
}: {
  readonly title: string;
  readonly will: string;
  readonly submit: string;
  readonly sending: { readonly error: CallError | null; readonly isPending: boolean };
  readonly send: () => void;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <Dialog size="lg" title={title} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p className="will grave">{will}</p>
        <SendBar
          error={sending.error}
          isPending={sending.isPending}
          isGrave
          says={submit}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}
