import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { projectFolder } from './set-up.mjs';

/**
 * Runs the given Node with the terminal handed through and answers its exit code. Signals sent to us are passed on,
 * so stopping `npm start` stops the server in an orderly way. `node_modules/.bin` comes first on the path.
 */
export function runNode(node, args, { cwd = projectFolder, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, {
      cwd,
      stdio: 'inherit',
      env: { ...process.env, ...pathFor(node), ...env },
    });
    const forwards = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
      const forward = () => child.kill(signal);
      process.on(signal, forward);
      return () => process.off(signal, forward);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const stop of forwards) stop();
      resolve(code ?? 128 + (os.constants.signals[signal] ?? 0));
    });
  });
}

function pathFor(node) {
  const folders = [path.dirname(node), path.join(projectFolder, 'node_modules', '.bin'), process.env['PATH']];
  return { PATH: folders.filter(Boolean).join(path.delimiter) };
}
