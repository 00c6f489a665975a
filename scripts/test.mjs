// `npm test`: set-up, then every test on both databases. Arguments go to vitest: `npm test -- src/kit`.
import process from 'node:process';
import { buildWebWhenNeeded } from './build-web.mjs';
import { closingLine, runTests } from './run-tests.mjs';
import { runScript, setUp } from './set-up.mjs';

await runScript(async () => {
  const node = await setUp();
  await buildWebWhenNeeded(node);
  const counts = await runTests(node, process.argv.slice(2));
  if (counts.skipped > 0) console.log(`${counts.skipped} tests did not run: the arguments left them out.`);
  if (counts.passed + counts.failed === 0) console.log('No test ran, which counts as a failure.');
  console.log(closingLine(counts));
  return counts.failed > 0 || counts.passed === 0 ? 1 : 0;
});
