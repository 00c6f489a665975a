import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { startPostgres } from '../../test/postgres-server.ts';

export interface BenchServer {
  /** Address of its database, without a schema. */
  readonly url: string;
  /** Which PostgreSQL it is, in words. */
  readonly says: string;
  readonly stop: () => Promise<void>;
}

const PACKAGE = 'postgresql-15';
const PROGRAMS = '/usr/lib/postgresql/15/bin';
const PORT = '54151';

/** What differs from Debian's own settings; bench/README.md says why. Durability is left as it comes: fsync and commits are on. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  max_connections: '60',
  shared_buffers: `${Math.min(4_096, Math.floor(os.totalmem() / 1024 ** 2 / 4))}MB`,
  effective_cache_size: `${Math.floor(os.totalmem() / 1024 ** 2 / 2)}MB`,
  work_mem: '64MB',
  maintenance_work_mem: '512MB',
  max_wal_size: '8GB',
  random_page_cost: '1.1',
  jit: 'off',
  statement_timeout: '30min',
  lock_timeout: '10min',
};

/**
 * Starts PostgreSQL 15 from Debian's package on its own cluster in `folder`, loopback only, and installs the package first where apt
 * can. Elsewhere it is the PostgreSQL of the tests, and says so.
 */
export async function startBenchPostgres(folder: string): Promise<BenchServer> {
  if (!isInstalled() && !install()) {
    const server = await startPostgres();
    return { ...server, says: 'embedded PostgreSQL of the tests (no Debian package), without fsync' };
  }
  const cluster = path.join(folder, 'postgres-15');
  const account = process.getuid?.() === 0 ? accountOf('postgres') : {};
  makeCluster(cluster, account);
  const control = (...args: string[]): void =>
    run('pg_ctl', ['-D', cluster, '-w', '-t', '120', ...args], account);
  const options = Object.entries({ ...SETTINGS, port: PORT, unix_socket_directories: cluster });
  const text = options.map(([name, value]) => `-c ${name}=${value}`).join(' ');
  control('-l', path.join(cluster, 'log'), '-o', text, 'start');
  let running = true;
  const stop = (): void => {
    if (running) control('-m', 'fast', 'stop');
    running = false;
  };
  // However this process ends, the server goes with it.
  process.on('exit', stop);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));
  const url = `postgres://lotproof@127.0.0.1:${PORT}/postgres`;
  return { url, says: "Debian's package postgresql-15, its own cluster", stop: async () => stop() };
}

function isInstalled(): boolean {
  return existsSync(path.join(PROGRAMS, 'initdb'));
}

/** Whether Debian's package could be installed: as root, where there is apt. */
function install(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`Installing Debian's ${PACKAGE}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const done = spawnSync('apt-get', ['install', '-y', '--no-install-recommends', PACKAGE], { env });
  return done.status === 0 && isInstalled();
}

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

function accountOf(name: string): Account {
  const id = (flag: string): number => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function makeCluster(cluster: string, account: Account): void {
  if (existsSync(cluster) && readdirSync(cluster).includes('PG_VERSION')) return;
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  if (account.uid !== undefined && account.gid !== undefined) chownSync(cluster, account.uid, account.gid);
  run('initdb', ['-D', cluster, '-U', 'lotproof', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'], account);
}

function run(program: string, args: readonly string[], account: Account): void {
  const done = spawnSync(path.join(PROGRAMS, program), args, {
    ...account,
    cwd: os.tmpdir(),
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`${program} failed: ${done.stderr}`);
}
