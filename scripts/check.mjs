// `npm run check`: everything that must hold before work is handed in, and exactly what continuous integration runs.
// Every step runs even when an earlier one failed, so that one run shows all there is to mend.
import { buildWebWhenNeeded } from './build-web.mjs';
import { closingLine, runTests } from './run-tests.mjs';
import { runNode } from './run-node.mjs';
import { runScript, setUp } from './set-up.mjs';

const steps = [
  { name: 'types', args: ['node_modules/typescript-7/bin/tsc', '--noEmit'] },
  { name: 'types of the web app', args: ['node_modules/typescript-7/bin/tsc', '--noEmit', '-p', 'web'] },
  { name: 'lint', args: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
  { name: 'format', args: ['node_modules/prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn'] },
];

await runScript(async () => {
  const node = await setUp();
  await buildWebWhenNeeded(node);
  const broken = [];
  for (const { name, args } of steps) {
    console.log(`Check: ${name}`);
    if ((await runNode(node, args)) !== 0) broken.push(name);
  }
  console.log('Check: tests on both databases, with the tidy and documentation tests among them');
  const tests = await runTests(node, []);
  if (tests.passed === 0) broken.push('tests (none ran)');
  if (broken.length > 0) console.log(`These checks failed: ${broken.join(', ')}. What they found is above.`);
  const counts = { passed: tests.passed, failed: tests.failed + broken.length };
  console.log(closingLine(counts));
  return counts.failed > 0 ? 1 : 0;
});
