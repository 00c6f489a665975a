import { Worker } from 'node:worker_threads';
import type { Settings } from '../house/settings.ts';
import type { Progress, TellProgress } from '../kit/progress.ts';

/** Builds the firms of the demo that are missing in a thread, so that a server goes on answering. */
export async function buildDemoInThread(settings: Settings, progress: TellProgress): Promise<void> {
  const worker = new Worker(new URL('./demo-thread.ts', import.meta.url), { workerData: settings });
  await new Promise<void>((done, fail) => {
    worker.on('message', (news: Progress) => progress(news));
    worker.on('error', fail);
    worker.on('exit', (code) => {
      if (code === 0) done();
      else fail(new Error(`The thread that builds the demo ended with ${String(code)}.`));
    });
  });
}
