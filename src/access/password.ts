import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Argon2Parameters } from 'node:crypto';
import { LotproofError } from '../kit/errors.ts';
import { Turns } from '../kit/turns.ts';

/** OWASP's first choice for argon2id where many may sign in at once: 19 MiB, two passes. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_BYTES = 32;

export const PASSWORD_LEAST = 12;
export const PASSWORD_MOST = 500;

/** Each hash takes its 19 MiB, so a crowd at the door waits in line. */
const turns = new Turns(
  { atOnce: 2, inLine: 100 },
  () => new LotproofError('busy', 'Too many people are signing in at this moment.'),
);

/** Refuses a password that is too short, too long, one repeated character, or the login itself. No rules of composition. */
export function checkPassword(password: string, login: string): void {
  const says = faultOf(password.normalize('NFKC'), login);
  if (says === null) return;
  throw new LotproofError('invalid-input', says, [{ at: 'password', says }]);
}

function faultOf(password: string, login: string): string | null {
  if (Array.from(password).length < PASSWORD_LEAST)
    return `A password has at least ${String(PASSWORD_LEAST)} characters.`;
  if (password.length > PASSWORD_MOST) return `A password has at most ${String(PASSWORD_MOST)} characters.`;
  if (new Set(password).size < 4) return 'The password repeats the same few characters.';
  if (password.toLowerCase() === login.toLowerCase()) return 'The password must not be the e-mail address.';
  return null;
}

/** The password's argon2id hash with its salt and cost, in the usual text form (`$argon2id$v=19$m=…`). */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, { salt, ...COST });
  const cost = `m=${String(COST.memory)},t=${String(COST.passes)},p=${String(COST.parallelism)}`;
  return `$argon2id$v=19$${cost}$${unpadded(salt)}$${unpadded(key)}`;
}

/** Whether the password is the one that was hashed. `null` costs as much time and is never right: there is no such person. */
export async function passwordFits(password: string, hash: string | null): Promise<boolean> {
  const read = hash === null ? null : readHash(hash);
  const key = await derive(password, read ?? { salt: Buffer.alloc(16), ...COST });
  return read !== null && key.length === read.key.length && timingSafeEqual(key, read.key);
}

interface Cost {
  readonly salt: Buffer;
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

async function derive(password: string, cost: Cost): Promise<Buffer> {
  return turns.take(() =>
    argon2id({
      message: password.normalize('NFKC'),
      nonce: cost.salt,
      memory: cost.memory,
      passes: cost.passes,
      parallelism: cost.parallelism,
      tagLength: TAG_BYTES,
    }),
  );
}

function argon2id(parameters: Argon2Parameters): Promise<Buffer> {
  return new Promise((done, failed) => {
    argon2('argon2id', parameters, (error, key) => {
      if (error === null) done(key);
      else failed(error);
    });
  });
}

const HASH = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

function readHash(hash: string): (Cost & { readonly key: Buffer }) | null {
  const found = HASH.exec(hash);
  if (found === null) return null;
  const [, memory, passes, parallelism, salt = '', key = ''] = found;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    key: Buffer.from(key, 'base64'),
  };
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
