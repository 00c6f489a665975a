import type { LotproofError } from '../kit/errors.ts';

/** Levels of LOTPROOF_LOG, from the quietest. */
export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
type Level = (typeof LOG_LEVELS)[number];

export function isLogLevel(text: string): text is Level {
  return LOG_LEVELS.some((level) => level === text);
}

/** Of quick reads that went well, one in so many is logged at `info`. */
const SAMPLE = 20;
const SLOW_MS = 1_000;

/** One answered request, without anything that says who asked or what about. */
export interface Answered {
  readonly requestId: string;
  readonly method: string;
  /** Pattern of the route: its values are not logged. */
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
}

/**
 * Writes what happens as lines of JSON. No addresses, names, e-mails, query values or bodies: the ledger says who recorded
 * what, and the request id leads from an answer to its lines here.
 */
export class RequestLog {
  readonly #most: number;
  readonly #now: () => string;
  readonly #write: (line: string) => void;
  #quickReads = 0;

  constructor(options: { level: string; now: () => string; write: (line: string) => void }) {
    const known = LOG_LEVELS.findIndex((level) => level === options.level);
    this.#most = known === -1 ? LOG_LEVELS.indexOf('info') : known;
    this.#now = options.now;
    this.#write = options.write;
  }

  event(level: Level, event: string, fields: Readonly<Record<string, string | number | boolean>> = {}): void {
    if (LOG_LEVELS.indexOf(level) > this.#most) return;
    this.#write(JSON.stringify({ at: this.#now(), level, event, ...fields }));
  }

  answered(request: Answered): void {
    const level = this.#levelOf(request);
    this.event(level, 'request', { ...request, durationMs: Math.round(request.durationMs * 10) / 10 });
  }

  /** What went wrong inside: the message and where, which hold no input. */
  fault(requestId: string, error: LotproofError): void {
    const cause = error.cause instanceof Error ? error.cause : error;
    this.event('error', 'fault', {
      requestId,
      code: error.code,
      kind: cause.name,
      where: (cause.stack ?? '').split('\n').slice(1, 6).join(' ').replaceAll(/\s+/g, ' '),
    });
  }

  #levelOf({ method, status, durationMs }: Answered): Level {
    if (status >= 500) return 'error';
    if (status >= 400 || durationMs >= SLOW_MS) return 'info';
    if (method !== 'GET' && method !== 'HEAD') return 'info';
    this.#quickReads += 1;
    return this.#quickReads % SAMPLE === 1 ? 'info' : 'debug';
  }
}
