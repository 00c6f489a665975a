// `npm run web:build`, and before the package is published: builds the web app when it is missing or stale.
import { buildWebWhenNeeded } from './build-web.mjs';
import { runScript, setUp } from './set-up.mjs';

await runScript(async () => {
  await buildWebWhenNeeded(await setUp());
  return 0;
});
