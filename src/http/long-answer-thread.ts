// Started by long-answers.ts: works out one question after another on connections of its own.
import { randomBytes } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openFirms } from '../house/firms.ts';
import type { Firms } from '../house/firms.ts';
import { settingsFrom } from '../house/settings.ts';
import { timeSortedId } from '../kit/id.ts';
import type { Progress } from '../kit/progress.ts';
import { present } from '../kit/invariant.ts';
import { LotproofError } from '../kit/errors.ts';
import { runOperation } from '../operation/run-operation.ts';
import { OPERATIONS } from '../operations.ts';
import type { LongAnswer, LongNews, LongQuestion, LongReply } from './long-question.ts';

const pageSchema = z.looseObject({ next: z.string() });

async function answer(firms: Firms, question: LongQuestion): Promise<LongAnswer> {
  const operation = present(
    OPERATIONS.find(({ name }) => name === question.operation),
    'a known operation',
  );
  // Work that measures itself sees time pass, from the moment at which it was asked.
  const began = performance.now();
  const context = {
    ledger: await firms.open(question.firm),
    actor: question.actor,
    now: () => new Date(Date.parse(question.now) + performance.now() - began).toISOString(),
    newId: () => timeSortedId(Date.parse(question.now), randomBytes(10)),
    dataFolder: question.dataFolder,
    keyFolder: question.keyFolder,
    progress: (progress: Progress) => port.postMessage({ progress } satisfies LongNews),
    command: question.command,
    mayReadPaths: question.mayReadPaths ?? false,
  };
  const { output, position } = await runOperation(context, operation, question.input);
  const page = pageSchema.safeParse(output);
  const body = new Uint8Array(Buffer.from(JSON.stringify(output), 'utf8'));
  return { body, position, next: page.success ? page.data.next : null };
}

function faultOf(error: unknown): LongReply {
  if (error instanceof LotproofError)
    return { fault: { code: error.code, says: error.message, problems: error.problems } };
  const says = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { fault: { code: 'internal', says, problems: [] } };
}

const port = present(parentPort, 'the port of a thread');
const firms = openFirms(settingsFrom(z.record(z.string(), z.string()).parse(workerData)));
port.on('message', (question: LongQuestion) => {
  void answer(firms, question).then(
    (found) => port.postMessage({ answer: found } satisfies LongReply, [found.body.buffer]),
    (error: unknown) => port.postMessage(faultOf(error)),
  );
});
