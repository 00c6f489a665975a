// Started by build-in-thread.ts: builds the firms of the demo on connections of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openFirms } from '../house/firms.ts';
import { settingsFrom } from '../house/settings.ts';
import { present } from '../kit/invariant.ts';
import { ensureDemoFirms } from './demo-firms.ts';

const port = present(parentPort, 'the port of a thread');
const firms = openFirms(settingsFrom(z.record(z.string(), z.string()).parse(workerData)));
const nobody = (): void => undefined;
try {
  await ensureDemoFirms(firms, {
    say: nobody,
    progress: (news) => port.postMessage(news),
    endProgress: nobody,
  });
} finally {
  await firms.close();
}
