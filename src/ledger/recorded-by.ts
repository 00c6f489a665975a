import { execute } from '../db/bulk.ts';
import type { Ledger } from './ledger.ts';

/** A record as a command recorded it. */
interface RecordedBody {
  readonly id: string;
  readonly body: unknown;
}

/** What a command recorded of a kind, in order: a command that is sent again is answered by it. */
export async function recordedBy(ledger: Ledger, command: string, kind: string): Promise<RecordedBody[]> {
  const entries = await ledger.database.read((transaction) =>
    execute<{ id: string; payload: string }>(
      transaction,
      "select record as id, payload from entry where command = ? and kind = ? and action = 'record' order by sequence",
      [command, kind],
    ),
  );
  return entries.map(({ id, payload }) => {
    const body: unknown = JSON.parse(payload);
    return { id, body };
  });
}
