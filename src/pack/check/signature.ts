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
 * Whether a signed statement of that format holds: an object with `publicKey`, `signature` and what was signed, whose `signingKey` is the
 * SHA-256 of the public key.
 */
export async function statementHolds(
  signed: Readonly<Record<string, unknown>>,
  format: string,
): Promise<Holds> {
  const { publicKey, signature, ...statement } = signed;
  if (statement['format'] !== format) return false;
  const raw = bytesOfHex(publicKey);
  if (raw === null || hexOf(await sha256(raw)) !== statement['signingKey']) return false;
  return isSignedBy(publicKey, canonicalText(statement), signature);
}

/**
 * The keys that lead to one by endorsements, oldest first, the last is the key itself; null: this browser knows no Ed25519. Steps that do
 * not hold, or lead elsewhere, say nothing: only those behind them count.
 */
export async function keysLeadingTo(to: string, steps: unknown): Promise<string[] | null> {
  const keys = [to];
  const given: unknown[] = Array.isArray(steps) ? steps : [];
  for (const step of [...given].reverse()) {
    if (!isFields(step) || step['key'] !== keys[0]) break;
    const { key, succeeds, publicKeyBefore } = step;
    const before = bytesOfHex(publicKeyBefore);
    if (before === null || typeof succeeds !== 'string' || hexOf(await sha256(before)) !== succeeds) break;
    const statement = { format: 'lotproof-succession-1', key, succeeds };
    const holds = await isSignedBy(publicKeyBefore, canonicalText(statement), step['endorsement']);
    if (holds === null) return null;
    if (!holds) break;
    keys.unshift(succeeds);
  }
  return keys;
}
