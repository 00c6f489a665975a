import { useState } from 'react';
import { draftName, forgetDraft, keepDraft, readDraft } from '../../client/draft.ts';
import { useFirmId, useSession } from '../../client/firm.ts';
import type { AnyRecord } from '../../records/list-columns.tsx';
import type { Label } from '../../../src/domain/label/label.ts';

/** What is typed into the editor of a label; a reload of the page brings it back until it is saved or undone. */
export function useLabelDraft(record: AnyRecord, recorded: Label) {
  const person = useSession().id;
  const firm = useFirmId();
  const name = draftName([person, firm, 'label', 'editor', String(record.entry)]);
  // Kept below, by this page or the one of a version before it.
  const [typed, setTyped] = useState(() => (readDraft(name)?.body as Label | undefined) ?? recorded);
  return {
    draft: typed,
    isTouched: JSON.stringify(typed) !== JSON.stringify(recorded),
    type: (next: Label): void => {
      setTyped(next);
      keepDraft(name, { body: next, id: '', reason: '' });
    },
    undo: (): void => {
      forgetDraft(name);
      setTyped(recorded);
    },
    forget: (): void => forgetDraft(name),
  };
}
