import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { clearInterval, setInterval } from 'node:timers';
import { projectFolder } from './set-up.mjs';

/**
 * Runs the given Node with the terminal handed through and answers its exit code. Signals sent to us are passed on,
 * so stopping `npm start` stops the server in an orderly way. `node_modules/.bin` comes first on the path. With `hear`,
 * nothing reaches the terminal: that is called with each piece of what would.
 */
export function runNode(node, args, { cwd = projectFolder, env = {}, hear } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, {
      cwd,
      stdio: hear === undefined ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...pathFor(node), ...env },
    });
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', hear);
    const forwards = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
      const forward = () => child.kill(signal);
      process.on(signal, forward);
      return () => process.off(signal, forward);
    });
    const orphaned = watchParent(() => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const stop of forwards) stop();
      clearInterval(orphaned);
      resolve(code ?? 128 + (os.constants.signals[signal] ?? 0));
    });
  });
}

/**
 * Under npm, a SIGTERM ends npm and its shell and reaches nobody below them: whoever stops `npm start` would leave a server
 * behind. So a parent that is gone is taken for the signal. Asks now and then, and keeps nothing alive.
 */
function watchParent(stop) {
  const parent = process.ppid;
  const isUnderNpm = process.env['npm_lifecycle_event'] !== undefined && process.platform !== 'win32';
  const timer = setInterval(() => {
    if (!isUnderNpm || process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 500);
  timer.unref();
  return timer;
}

function pathFor(node) {
  const folders = [path.dirname(node), path.join(projectFolder, 'node_modules', '.bin'), process.env['PATH']];
  return { PATH: folders.filter(Boolean).join(path.delimiter) };
}
