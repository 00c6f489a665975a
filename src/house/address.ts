import { LotproofError } from '../kit/errors.ts';
import type { Settings } from './settings.ts';

/** Where people reach the server, without a slash at the end: LOTPROOF_PUBLIC_URL, else where it listens. */
export function reachedAt(settings: Settings): string {
  const { LOTPROOF_HOST: host, LOTPROOF_PORT: port } = settings;
  return publicUrl(settings) ?? `http://${hostText(host)}:${port}`;
}

/** LOTPROOF_PUBLIC_URL without a slash at its end; null when it is not set. */
export function publicUrl(settings: Settings): string | null {
  if (settings.LOTPROOF_PUBLIC_URL === '') return null;
  const url = URL.canParse(settings.LOTPROOF_PUBLIC_URL) ? new URL(settings.LOTPROOF_PUBLIC_URL) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/') return url.origin;
  throw new LotproofError(
    'usage',
    `LOTPROOF_PUBLIC_URL must be http:// or https://, a host and nothing after it, not "${settings.LOTPROOF_PUBLIC_URL}".`,
  );
}

/** An address as it stands in a URL; one that means every address, as the one that leads here from here. */
export function hostText(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}
