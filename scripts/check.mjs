// `npm run check`: everything that must hold before work is handed in, and exactly what continuous integration runs.
// Every step runs even when an earlier one failed, so that one run shows all there is to mend.
import { buildWebWhenNeeded } from './build-web.mjs';
import { closingLine, runTests } from './run-tests.mjs';
import { runNode } from './run-node.mjs';
import { runScript, setUp } from './set-up.mjs';

const tsc = ['node_modules/typescript-7/bin/tsc', '--noEmit'];
const lint = { name: 'lint', args: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'] };
const types = { name: 'types', args: tsc };
const webTypes = { name: 'types of the web app', args: [...tsc, '-p', 'web'] };
const format = {
  name: 'format',
  args: ['node_modules/prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn'],
};

/** The linter uses one core and takes as long as all the others, which run one after the other beside it. */
const lanes = [[lint], [types, webTypes, format]];

/** Runs one step, tells what it said once it is done, and answers its name if it failed. */
async function runStep(node, { name, args }) {
  const said = [];
  const code = await runNode(node, args, { hear: (text) => said.push(text) });
  console.log(`Check: ${name}${code === 0 ? '' : ', which failed:'}`);
  if (said.length > 0) console.log(said.join('').trimEnd());
  return code === 0 ? [] : [name];
}

/** Names of the steps that failed. */
async function runLanes(node) {
  const running = lanes.map(async (steps) => {
    const broken = [];
    for (const step of steps) broken.push(...(await runStep(node, step)));
    return broken;
  });
  return (await Promise.all(running)).flat();
}

await runScript(async () => {
  const node = await setUp();
  await buildWebWhenNeeded(node);
  console.log('Check: types, lint and format, two at once; each is told of when it is done');
  const broken = await runLanes(node);
  console.log('Check: tests on both databases, with the tidy and documentation tests among them');
  const tests = await runTests(node, []);
  if (tests.passed === 0) broken.push('tests (none ran)');
  if (broken.length > 0) console.log(`These checks failed: ${broken.join(', ')}. What they found is above.`);
  const counts = { passed: tests.passed, failed: tests.failed + broken.length };
  console.log(closingLine(counts));
  return counts.failed > 0 ? 1 : 0;
});
