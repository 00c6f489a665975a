import { execFile } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { z } from 'zod';

const doneSchema = z.object({ ms: z.number(), count: z.number(), peakMib: z.number() });
const JOB = path.join(import.meta.dirname, 'job.ts');
const run = promisify(execFile);

/** A job in a process of its own: how long, and the most memory it had resident. */
export async function runJob(...words: string[]): Promise<z.infer<typeof doneSchema>> {
  const { stdout } = await run(process.execPath, [JOB, ...words], { maxBuffer: 1 << 24 });
  return doneSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}
