import { useCommand } from '../client/operation-hooks.ts';
import type { RecordKindName } from '../ui/values.tsx';
import type { DialogMode } from './dialog-mode.ts';

/** Sends the body as a new record, or as a correction that expects the entry it was made from. */
export function usePut(kind: RecordKindName, mode: DialogMode) {
  // Every kind's operation takes `{id?, body}`; which kind it is, only the running program knows.
  const record = useCommand(`${kind}.record` as 'run.record');
  // As above.
  const correct = useCommand(`${kind}.correct` as 'run.correct');
  const command = mode.does === 'record' ? record : correct;
  const send = (
    given: { readonly id: string; readonly body: unknown; readonly reason: string },
    done: (id: string) => void,
  ): void => {
    // The schema has just passed the body.
    const body = given.body as Parameters<typeof record.mutate>[0]['body'];
    const onSuccess = (receipt: { entries: readonly { id: string }[] }): void =>
      done(receipt.entries[0]?.id ?? '');
    if (mode.does === 'record')
      record.mutate({ ...(given.id === '' ? {} : { id: given.id }), body }, { onSuccess });
    else {
      const { id, entry } = mode.record;
      correct.mutate({ id, body, reason: given.reason.trim(), expected: entry }, { onSuccess });
    }
  };
  return { send, isPending: command.isPending, error: command.error };
}
