import { z } from 'zod';
import { leadsHereOnly } from '../kit/loopback.ts';
import type { House } from '../operation/house.ts';

/** Whether whoever is given a link can open it from where they are. */
export const hereOnlySchema = z
  .boolean()
  .describe(
    'True: the link leads to this machine alone and opens nothing elsewhere; LOTPROOF_PUBLIC_URL is not set',
  );

/** Whether the links that this installation makes lead to this machine alone. */
export function isHereOnly({ url }: Pick<House, 'url'>): boolean {
  return leadsHereOnly(url);
}

/** What a terminal says of it. */
export function hereOnlyText(hereOnly: boolean): string[] {
  if (!hereOnly) return [];
  return [
    'Mind: links lead to this machine alone and open nothing elsewhere. Set LOTPROOF_PUBLIC_URL to the address under which others reach the server.',
  ];
}
