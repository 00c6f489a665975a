// Everything a fresh clone needs before TypeScript can run. Plain JavaScript with Node's own modules only, because
// this runs first, on whatever Node (20 or later) the machine has.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const modulesFolder = path.join(projectFolder, 'node_modules');
const stampFile = path.join(modulesFolder, '.lotproof-installed');
const turnFile = path.join(projectFolder, '.installing');

/** The oldest Node that runs our sources as they are: type stripping without a warning, node:sqlite, argon2. */
const neededNode = { major: 24, minor: 12 };
/** The oldest Node we promise to start from; Debian 12 still has 18, with which this set-up works as well. */
const promisedNode = 20;
const oldestNodeForSetUp = 18;
/** Optional packages (binaries for this machine) ask for this Node; npm passes them over in silence below it. */
const nodeOfOptionalPackages = { major: 20, minor: 19 };
const longestWaitSeconds = 600;

/** Set-up cannot go on; the message is one plain sentence for the person at the terminal. */
export class SetUpError extends Error {}

/** Installs what is missing and returns the path of a Node that runs lotproof. Prints what it does. */
export async function setUp() {
  requireNodeForSetUp();
  await installWhenNeeded();
  return requireNode();
}

/** Runs `main`, and turns a set-up that cannot go on into one sentence and exit code 1. */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    console.error(`lotproof: ${error.message}`);
    process.exitCode = 1;
  }
}

/**
 * Says that node_modules now matches package-lock.json, and puts the `lotproof` command beside the others, so that
 * `npx lotproof` works inside the clone. npm calls this through the `prepare` script.
 */
export function markInstalled() {
  if (!existsSync(modulesFolder)) return;
  linkCommand();
  writeFileSync(stampFile, `${lockDigest()}\n`);
}

function linkCommand() {
  // Windows wants a .cmd file instead of a link; there `npm run lotproof --` does the same.
  if (process.platform === 'win32') return;
  const link = path.join(modulesFolder, '.bin', 'lotproof');
  mkdirSync(path.dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(path.join('..', '..', 'bin', 'lotproof.mjs'), link);
}

/** The path of a Node new enough for our sources: the project's own if it is installed, else the one running. */
export function findNode() {
  const own = ownNode();
  if (existsSync(own) && isNewEnough(versionOf(own))) return own;
  return isNewEnough(process.versions.node) ? process.execPath : undefined;
}

/** True when this process runs on the project's own Node, and that is new enough. */
export function isOwnNode() {
  const own = ownNode();
  return isNewEnough(process.versions.node) && existsSync(own) && realpathSync(own) === process.execPath;
}

/** Where the npm package of Node for this machine lies; the one for Apple silicon has a name of another pattern. */
function ownNode() {
  const system = `${platformName()}-${process.arch}`;
  const name = system === 'darwin-arm64' ? `node-bin-${system}` : `node-${system}`;
  return path.join(modulesFolder, name, 'bin', executable('node'));
}

function requireNodeForSetUp() {
  if (Number.parseInt(process.versions.node, 10) >= oldestNodeForSetUp) return;
  throw new SetUpError(
    `this machine has Node ${process.versions.node}; install Node ${promisedNode} or later, then run the same command again.`,
  );
}

function requireNode() {
  const node = findNode();
  if (node !== undefined) return node;
  throw new SetUpError(
    `lotproof runs on Node ${neededNode.major}.${neededNode.minor} or later, this machine has ${process.versions.node}, and the npm ` +
      `registry has no Node ${neededNode.major} that runs on ${process.platform} ${process.arch}; ` +
      `install Node ${neededNode.major} yourself, then run the same command again.`,
  );
}

async function installWhenNeeded() {
  if (isInstalled()) return;
  await takeTurn(turnFile);
  try {
    if (!isInstalled()) install();
  } finally {
    rmSync(turnFile, { force: true });
  }
}

function install() {
  const fresh = !existsSync(stampFile);
  // `npm ci` empties node_modules first; where somebody may be working, only the difference is installed.
  const command = fresh ? ['ci'] : ['install', '--no-save'];
  console.log(
    fresh
      ? 'Set-up: installing the packages and a Node for this project alone (npm ci); this takes half a minute.'
      : 'Set-up: package-lock.json has changed; installing the difference (npm install).',
  );
  runNpm(process.execPath, command);
  if (!isAtLeast(process.versions.node, nodeOfOptionalPackages)) {
    // npm left out optional packages that do not run on the machine's Node; they will run on the project's.
    rmSync(path.join(modulesFolder, '.package-lock.json'), { force: true });
    runNpm(requireNode(), ['install', '--no-save']);
  }
  markInstalled();
}

function runNpm(node, command) {
  const { status, error } = npm(node, [
    ...command,
    '--include=dev',
    '--include=optional',
    '--loglevel=error',
  ]);
  if (error !== undefined) {
    throw new SetUpError(
      `npm could not be started (${error.message}); install npm, then run the same command again.`,
    );
  }
  if (status !== 0) {
    throw new SetUpError(
      'the packages could not be installed: npm says why above; most often the npm registry cannot be reached from this machine.',
    );
  }
}

function npm(node, args) {
  const options = { cwd: projectFolder, stdio: 'inherit' };
  const script = process.env['npm_execpath'];
  if (script !== undefined && /npm-cli\.c?js$/.test(script)) {
    return spawnSync(node, [script, ...args], options);
  }
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8').trim() === lockDigest();
}

function lockDigest() {
  return createHash('sha256')
    .update(readFileSync(path.join(projectFolder, 'package-lock.json')))
    .digest('hex');
}

/** Two set-ups in one folder would pull node_modules from under each other: the second waits for the first. */
export async function takeTurn(file) {
  for (let waited = 0; waited < longestWaitSeconds; waited += 1) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code === 'EEXIST') {
        if (!isRunning(holderOfTurn(file))) rmSync(file, { force: true });
      } else {
        throw new SetUpError(`the project folder cannot be written to (${error.message}).`);
      }
    }
    if (waited === 0) console.log('Set-up: waiting for another set-up in this folder to finish.');
    await sleep(1000);
  }
  throw new SetUpError(
    `another set-up has held ${path.basename(file)} for ten minutes; delete that file and try again.`,
  );
}

function holderOfTurn(file) {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10);
  } catch {
    return Number.NaN;
  }
}

function isRunning(processId) {
  if (!Number.isInteger(processId)) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function versionOf(node) {
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().replace(/^v/, '') : '0.0.0';
}

function isNewEnough(version) {
  return isAtLeast(version, neededNode);
}

function isAtLeast(version, wanted) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > wanted.major || (major === wanted.major && minor >= wanted.minor);
}

function platformName() {
  return process.platform === 'win32' ? 'win' : process.platform;
}

function executable(name) {
  return process.platform === 'win32' ? `${name}.exe` : name;
}
