/** How much one caller, and all together, may ask of the server. */
export const LIMITS = {
  /** Requests at once, and each second after that, of a person or token. */
  caller: { burst: 200, perSecond: 50 },
  /** The same of an address that nobody has signed in from. */
  address: { burst: 60, perSecond: 10 },
  /** Public pages behind the codes on labels, of one address: far from enough to try codes. */
  publicPages: { burst: 30, perSecond: 0.5 },
  /** Pages of links for people outside, of one network, then of one link from wherever. */
  outside: { burst: 30, perSecond: 0.5 },
  outsideLink: { burst: 60, perSecond: 1 },
  /** Packs fetched and answers sent by one link: each costs more than a page. */
  outsideDeeds: { burst: 10, perSecond: 0.05 },
  /** Long answers under way at once, and waiting. */
  heavy: { atOnce: 3, inLine: 30 },
  /** The same of those that are worked out in threads, one a thread. */
  threads: { atOnce: 2, inLine: 30 },
  /** Ledgers as they stood at some position, kept for further questions. */
  pastLedgers: 4,
  /** Receiving a whole request, and its head, in milliseconds. */
  requestMs: 300_000,
  headMs: 15_000,
  headBytes: 16_384,
  /** Finishing what is under way when the server is told to stop. */
  stopMs: 30_000,
} as const;

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/** Callers remembered at most; the longest quiet ones are forgotten first. */
const CALLERS_KEPT = 10_000;

/** A token bucket for each caller: `burst` at once, refilled by `perSecond`. */
export class RateLimit {
  readonly #burst: number;
  readonly #perSecond: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(limit: { burst: number; perSecond: number }) {
    this.#burst = limit.burst;
    this.#perSecond = limit.perSecond;
  }

  /** Takes one; gives 0, or the whole seconds to wait when there is none. `nowMs` is on any steady clock. */
  take(caller: string, nowMs: number): number {
    const before = this.#buckets.get(caller) ?? { tokens: this.#burst, at: nowMs };
    const refilled = before.tokens + (Math.max(0, nowMs - before.at) / 1_000) * this.#perSecond;
    const tokens = Math.min(this.#burst, refilled);
    this.#buckets.delete(caller);
    const allowed = tokens >= 1;
    this.#buckets.set(caller, { tokens: allowed ? tokens - 1 : tokens, at: nowMs });
    if (this.#buckets.size > CALLERS_KEPT) {
      const oldest = this.#buckets.keys().next();
      if (oldest.done !== true) this.#buckets.delete(oldest.value);
    }
    return allowed ? 0 : Math.max(1, Math.ceil((1 - tokens) / this.#perSecond));
  }
}
