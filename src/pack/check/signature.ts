// Runs in browsers too, from disk: nothing here but what the web platform has.
import { bytesOfHex, bytesOfText, canonicalText, hexOf, isFields, sha256 } from './bytes.ts';

/** Whether a signature holds; null: this browser knows no Ed25519, so nothing can be said. */
type Holds = boolean | null;

/** Whether `signature` is of the Ed25519 key over the text. All in hexadecimal. */
async function isSignedBy(publicKey: unknown, text: string, signature: unknown): Promise<Holds> {
  const [raw, signed] = [bytesOfHex(publicKey), bytesOfHex(signature)];
  if (raw?.length !== 32 || signed?.length !== 64) return false;
  let key;
  try {
    key = await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
  } catch (error) {
    return error instanceof Error && error.name === 'NotSupportedError' ? null : false;
  }
  return crypto.subtle.verify({ name: 'Ed25519' }, key, signed, bytesOfText(text));
}

/**
 * Whether a signed statement holds: an object with `publicKey`, `signature` and what was signed, whose `signingKey` is the SHA-256 of the
 * public key.
 */
export async function statementHolds(signed: Readonly<Record<string, unknown>>): Promise<Holds> {
  const { publicKey, signature, ...statement } = signed;
  const raw = bytesOfHex(publicKey);
  if (raw === null || hexOf(await sha256(raw)) !== statement['signingKey']) return false;
  return isSignedBy(publicKey, canonicalText(statement), signature);
}

/** Whether a chain of successions leads from one key to another: each is endorsed by the key before. */
export async function keysFollow(from: unknown, to: unknown, steps: unknown): Promise<Holds> {
  let key = from;
  for (const step of Array.isArray(steps) ? steps : []) {
    if (!isFields(step)) return false;
    const before = bytesOfHex(step['publicKeyBefore']);
    if (before === null || step['succeeds'] !== key || hexOf(await sha256(before)) !== key) return false;
    const statement = { format: 'lotproof-succession-1', key: step['key'], succeeds: step['succeeds'] };
    const holds = await isSignedBy(step['publicKeyBefore'], canonicalText(statement), step['endorsement']);
    if (holds !== true) return holds;
    key = step['key'];
  }
  return key === to;
}
