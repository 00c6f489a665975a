import { execute } from '../../db/bulk.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { Context } from '../../operation/operation.ts';
import { membersOf } from '../stage/field-match.ts';
import type { FileFacts } from './import-input.ts';

/**
 * Refuses a command id that recorded something else than an import of these files: it would be answered as if they were on record.
 *
 * @throws LotproofError `command-reused`.
 */
export async function requireSameFiles(context: Context, facts: readonly FileFacts[]): Promise<void> {
  const { command, ledger } = context;
  const [entry] = await ledger.database.read((transaction) =>
    execute<{ payload: string }>(
      transaction,
      "select payload from entry where kind = 'import' and record = ? and command = ? order by sequence limit 1",
      [command, command],
    ),
  );
  const files = entry === undefined ? null : membersOf(JSON.parse(entry.payload))['files'];
  const hashes = (Array.isArray(files) ? files : []).map((file) => membersOf(file)['sha256']);
  if (hashes.length === facts.length && facts.every(({ sha256 }, index) => hashes[index] === sha256)) return;
  throw new LotproofError(
    'command-reused',
    `The command "${command}" recorded something else than these files.`,
  );
}
