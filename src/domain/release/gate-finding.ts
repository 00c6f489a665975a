import type { GateFinding } from './gate-facts.ts';
import type { GateFindingCode } from './gate-words.ts';

type Part = string | number | null;

/**
 * A finding under a key of all that it says and of what it rests on. An override names keys: so it holds for exactly what its signer saw, and
 * the least of it that changes is another finding. `rests`: what is not said and would change what somebody decides, such as the
 * ledger entries of the records behind it.
 */
export function finding(
  code: GateFindingCode,
  values: GateFinding['values'],
  evidence: GateFinding['evidence'],
  rests: readonly Part[] = [],
): GateFinding {
  return { code, key: keyOf(code, [...Object.values(values), ...rests]), values, evidence };
}

function keyOf(code: string, parts: readonly Part[]): string {
  return parts.length === 0 ? code : `${code} ${JSON.stringify(parts)}`;
}

/** The key of a hold as it reads now: a hold that is rewritten is another one to whoever overrode it, and so is one that may be on goods. */
export function holdKey(
  { id, entry }: { readonly id: string; readonly entry: number },
  reach: 'held' | 'not-known' = 'held',
): string {
  return `${id} @${String(entry)}${reach === 'held' ? '' : ' ?'}`;
}
