// `npm start`: set-up, then the demo firm and the server.
import process from 'node:process';
import { buildWebWhenNeeded } from './build-web.mjs';
import { runNode } from './run-node.mjs';
import { runScript, setUp } from './set-up.mjs';

const startCommand = ['src/main.ts', 'start'];

await runScript(async () => {
  const node = await setUp();
  await buildWebWhenNeeded(node);
  return runNode(node, [...startCommand, ...process.argv.slice(2)]);
});
