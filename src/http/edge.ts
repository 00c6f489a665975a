import { isIP } from 'node:net';
import type { Database } from '../db/database.ts';
import type { Firms } from '../house/firms.ts';
import type { Settings } from '../house/settings.ts';
import { publicUrl, reachedAt } from '../house/address.ts';
import { mailFrom } from '../house/smtp.ts';
import { LotproofError } from '../kit/errors.ts';
import type { TellProgress } from '../kit/progress.ts';
import type { Mail } from '../operation/mail.ts';
import { PastLedgers } from '../ledger/past-ledgers.ts';
import { isLoopback } from '../kit/loopback.ts';
import { Turns } from '../kit/turns.ts';
import { LIMITS, RateLimit } from './limits.ts';
import { LongAnswers } from './long-answers.ts';
import { Metrics } from './metrics.ts';
import { ProgressBoard } from './progress-board.ts';
import { isLogLevel, LOG_LEVELS, RequestLog } from './request-log.ts';

/** What a server is made of; nothing in it is ambient. */
export interface ServerOptions {
  readonly settings: Settings;
  readonly firms: Firms;
  /** From `openAccess`; whoever opened it closes it, after the server. */
  readonly access: Database;
  /** UTC ISO text with milliseconds. */
  readonly now: () => string;
  readonly newId: () => string;
  /** Takes each line of the log, without its end. */
  readonly log: (line: string) => void;
  /** Builds the firms of the demo that are missing; main.ts brings it. Left out: there is no demo. */
  readonly buildDemo?: (given: { firms: Firms; settings: Settings; progress: TellProgress }) => Promise<void>;
  /** Version of lotproof. Left out: nobody is told. */
  readonly version?: string;
  /** Folder of the built web app. Left out, or not built: the start page of the server alone. */
  readonly webFolder?: string;
}

/** The options, and what the running server keeps beside them. */
export interface Edge extends ServerOptions {
  readonly metrics: Metrics;
  readonly mail: Mail | null;
  readonly requestLog: RequestLog;
  readonly heavy: Turns;
  readonly long: LongAnswers;
  readonly progress: ProgressBoard;
  /** Ledgers as they stood, for questions about the past. */
  readonly pasts: PastLedgers;
  readonly callers: RateLimit;
  readonly addresses: RateLimit;
  readonly publicPages: RateLimit;
  readonly outside: OutsideLimits;
  /** Cookies are only sent over TLS, and browsers are told to stay with it. */
  readonly secure: boolean;
  /** LOTPROOF_PUBLIC_URL says under which address people come; otherwise it is whichever they ask for. */
  readonly named: boolean;
  /** Nobody but this machine reaches it, so it is asked under a loopback name. */
  readonly loopbackOnly: boolean;
  /** Changes when the server starts to listen and to stop. */
  readonly state: { url: string; stopping: boolean };
}

/** What links for people outside may ask: by network, by link, and what costs more. */
export interface OutsideLimits {
  readonly networks: RateLimit;
  readonly links: RateLimit;
  readonly deeds: RateLimit;
}

function outsideLimits(): OutsideLimits {
  return {
    networks: new RateLimit(LIMITS.outside),
    links: new RateLimit(LIMITS.outsideLink),
    deeds: new RateLimit(LIMITS.outsideDeeds),
  };
}

export function edgeOf(options: ServerOptions): Edge {
  const { settings } = options;
  checkSettings(settings);
  const url = reachedAt(settings);
  return {
    ...options,
    metrics: new Metrics(),
    mail: mailFrom(settings),
    requestLog: new RequestLog({ level: settings.LOTPROOF_LOG, now: options.now, write: options.log }),
    heavy: new Turns(
      LIMITS.heavy,
      () => new LotproofError('busy', 'Too many long questions are waiting already.'),
    ),
    pasts: new PastLedgers({ ledgers: LIMITS.pastLedgers, bytes: pastBytes(settings) }),
    long: new LongAnswers(settings, LIMITS.threads),
    progress: new ProgressBoard(),
    callers: new RateLimit(LIMITS.caller),
    addresses: new RateLimit(LIMITS.address),
    publicPages: new RateLimit(LIMITS.publicPages),
    outside: outsideLimits(),
    secure: url.startsWith('https://'),
    named: publicUrl(settings) !== null,
    loopbackOnly: publicUrl(settings) === null && isLoopback(settings.LOTPROOF_HOST),
    state: { url, stopping: false },
  };
}

const PROXY = /^(loopback|linklocal|uniquelocal|[\d.]+(\/\d{1,2})?|[\da-f:.]+(\/\d{1,3})?)$/i;

/** A setting that says nothing we know is refused; it must not seem to be in force. */
function checkSettings(settings: Settings): void {
  const { LOTPROOF_PORT: port, LOTPROOF_LOG: level } = settings;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new LotproofError('usage', `LOTPROOF_PORT must be 0 to 65535, not "${port}".`);
  if (!isLogLevel(level))
    throw new LotproofError('usage', `LOTPROOF_LOG must be one of ${LOG_LEVELS.join(', ')}, not "${level}".`);
  for (const proxy of proxiesOf(settings)) {
    if (PROXY.test(proxy) && (/^[a-z]+$/i.test(proxy) || isIP(proxy.split('/')[0] ?? '') > 0)) continue;
    throw new LotproofError('usage', `LOTPROOF_PROXY must name addresses or networks, not "${proxy}".`);
  }
}

/** Room that ledgers as they stood may take, in bytes. */
function pastBytes({ LOTPROOF_PAST_SPACE: text }: Settings): number {
  if (/^\d{1,7}$/.test(text)) return Number(text) * 1_048_576;
  throw new LotproofError('usage', `LOTPROOF_PAST_SPACE must be a number of MiB, not "${text}".`);
}

/** Proxies in front whose X-Forwarded-For is believed. */
export function proxiesOf(settings: Settings): string[] {
  const text = settings.LOTPROOF_PROXY.trim();
  return text === '' ? [] : text.split(',').map((one) => one.trim());
}
