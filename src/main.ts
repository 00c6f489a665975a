// The composition root: the only reader of arguments, environment, the real clock and chance.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { userInfo } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Terminal } from './cli/terminal.ts';
import type { SettingName, Settings } from './house/settings.ts';
import type { TellProgress } from './kit/progress.ts';
import { keepHeapSmall, keepYoungHeapSmall } from './house/heap.ts';

// Stripping types and compiling takes longer than most commands: Node keeps what came out, and looks at the sources' content
// before it takes it. Where the folder cannot be written, everything is compiled anew.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/lotproof', import.meta.url)));
keepHeapSmall();
const { runCommandLine } = await import('./cli/command-line.ts');
const { timeSortedId } = await import('./kit/id.ts');
if (process.argv[2] === 'import') keepYoungHeapSmall();

const { stdin, stdout, stderr } = process;

// Whoever reads the output may stop reading (`lotproof run list | head`): the work goes on, and it is no error.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

function version(): string {
  const content: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const holds = typeof content === 'object' && content !== null && 'version' in content;
  return holds ? String(content.version) : 'unknown';
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // Containers run under numbers that no user has.
    return 'local';
  }
}

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: stdin, output: stderr });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}

/** Ctrl-C reaches the process twice when it was started through npm; a second one a while later means at once. */
const SAME_SIGNAL_MS = 1_000;

function toldToStop(): Promise<void> {
  let first: number | null = null;
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (first !== null && Date.now() - first > SAME_SIGNAL_MS) process.exit(130);
        first ??= Date.now();
        stop();
      });
    }
  });
}

/** Another process of our own: what takes long takes nothing from those who wait for this one. */
async function runSelf(
  args: readonly string[],
  settings: Readonly<Partial<Record<SettingName, string>>>,
): Promise<number> {
  const child = spawn(process.execPath, [import.meta.filename, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...settings },
  });
  const [code] = (await once(child, 'close')) as [number | null]; // what `close` tells first
  return code ?? 1;
}

interface Demo {
  readonly settings: Settings;
  readonly progress: TellProgress;
}

/** The made-up firms beside those that are there. */
async function buildDemo({ settings, progress }: Demo): Promise<void> {
  const { buildDemoInThread } = await import('./demo/build-in-thread.ts');
  await buildDemoInThread(settings, progress);
}

/** Where the web app lies once it is built (scripts/build-web.mjs). */
const webFolder = path.resolve(import.meta.dirname, '../web/dist');

const terminal: Terminal = {
  out: (says) => stdout.write(says),
  say: (says) => stderr.write(says),
  // Some terminals say that they are 0 columns wide.
  width: stdout.isTTY ? Math.max(40, stdout.columns || 80) : null,
  saysOnTerminal: stderr.isTTY,
  canAsk: stdin.isTTY && stderr.isTTY,
  standardInput: () => text(stdin),
  ask,
};

process.exitCode = await runCommandLine({
  args: process.argv.slice(2),
  environment: process.env,
  userName: userName(),
  version: version(),
  now: () => new Date().toISOString(),
  newId: () => timeSortedId(Date.now(), randomBytes(10)),
  terminal,
  startServer: async (request) =>
    (await import('./http/server.ts')).startServer({
      ...request,
      webFolder,
      version: version(),
      buildDemo,
    }),
  runSelf,
  toldToStop,
});
