import { Worker } from 'node:worker_threads';
import type { Settings } from '../house/settings.ts';
import { canonicalJson } from '../kit/canonical-json.ts';
import { LotproofError } from '../kit/errors.ts';
import { Kept } from '../kit/kept.ts';
import type { TellProgress } from '../kit/progress.ts';
import { Turns } from '../kit/turns.ts';
import type { LedgerState } from '../ledger/ledger-state.ts';
import { seenBy } from './entity-tag.ts';
import type { LongAnswer, LongNews, LongQuestion, LongReply } from './long-question.ts';

/** Questions whose thread is remembered. */
const REMEMBERED = 200;
/** Bytes of answers that are kept as they were sent, over all firms. */
const KEPT_BYTES = 64 * 2 ** 20;

/**
 * Works long questions out in threads, so that the server goes on answering short ones: SQLite and the engine both work where they are
 * called. Each thread has its own connections and keeps its own answers, so the parts of an answer are asked where it was worked out.
 */
export class LongAnswers {
  readonly #settings: Settings;
  readonly #turns: Turns;
  readonly #free: Thread[] = [];
  readonly #all = new Set<Thread>();
  readonly #askedBefore = new Map<string, Thread>();
  readonly #kept = new Kept<LongAnswer>(KEPT_BYTES);
  readonly #underWay = new Map<string, Promise<LongAnswer>>();
  #isClosed = false;

  constructor(settings: Settings, limits: { atOnce: number; inLine: number }) {
    this.#settings = settings;
    this.#turns = new Turns(
      limits,
      () => new LotproofError('busy', 'Too many long questions are waiting already.'),
    );
  }

  get running(): number {
    return this.#turns.running;
  }

  get waiting(): number {
    return this.#turns.waiting;
  }

  /**
   * The bytes of an answer: as they were sent before, where the same was asked of the same ledger by somebody who sees the same; and many
   * who ask at once wait for one answer. An act is shared only with the same command that is sent again meanwhile.
   * @throws LotproofError what the operation throws; `busy` when too many wait or the server stops; `internal` when a thread fails,
   * which ends that thread alone.
   */
  async ask(
    question: LongQuestion,
    ledger: LedgerState,
    progress: TellProgress = () => undefined,
  ): Promise<LongAnswer> {
    const { firm, operation, input, actor, mayReadPaths = false } = question;
    const sees = seenBy(actor);
    const by = question.apart ? { command: question.command } : { hash: ledger.hash };
    const about = canonicalJson({ firm, operation, input, mayReadPaths, sees, ...by });
    const known = this.#kept.get(about) ?? this.#underWay.get(about);
    if (known !== undefined) return known;
    const worked = this.#workOut(question, progress);
    this.#underWay.set(about, worked);
    try {
      const answer = await worked;
      // Entries that came meanwhile may have told in it: then it is of another ledger than it was asked of.
      if (answer.position === ledger.position) this.#kept.set(about, answer, answer.body.byteLength);
      return answer;
    } finally {
      this.#underWay.delete(about);
    }
  }

  #workOut(question: LongQuestion, progress: TellProgress): Promise<LongAnswer> {
    return this.#turns.take(async () => {
      if (this.#isClosed) throw stopping();
      const thread = this.#threadFor(question);
      try {
        return await thread.ask(question, progress);
      } finally {
        if (thread.isOver) this.#all.delete(thread);
        else this.#free.push(thread);
      }
    });
  }

  /** Ends the threads. What is under way or waiting is refused with `busy`. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#all].map((thread) => thread.stop()));
  }

  #threadFor(question: LongQuestion): Thread {
    const about = aboutOf(question);
    const before = this.#askedBefore.get(about);
    const at = before === undefined ? -1 : this.#free.indexOf(before);
    const thread = at >= 0 ? this.#free.splice(at, 1)[0] : this.#free.shift();
    const chosen = thread ?? new Thread(this.#settings);
    this.#all.add(chosen);
    this.#askedBefore.delete(about);
    this.#askedBefore.set(about, chosen);
    const [oldest] = this.#askedBefore.keys();
    if (this.#askedBefore.size > REMEMBERED && oldest !== undefined) this.#askedBefore.delete(oldest);
    return chosen;
  }
}

function stopping(): LotproofError {
  return new LotproofError('busy', 'The server is stopping.');
}

/** Questions about the same suspects are one subject, whichever part of the answer they want. */
function aboutOf({ firm, operation, input }: LongQuestion): string {
  const suspects =
    typeof input === 'object' && input !== null && 'suspects' in input ? input.suspects : operation;
  return canonicalJson({ firm, suspects });
}

/** One thread, which works on one question at a time. */
class Thread {
  readonly #worker: Worker;
  #settle: {
    give: (reply: LongReply) => void;
    fail: (error: Error) => void;
    progress: TellProgress;
  } | null = null;
  #isOver = false;
  #isStopped = false;

  constructor(settings: Settings) {
    this.#worker = new Worker(new URL('./long-answer-thread.ts', import.meta.url), {
      workerData: settings,
    });
    this.#worker.unref();
    this.#worker.on('message', (news: LongNews) => {
      if ('progress' in news) this.#settle?.progress(news.progress);
      else this.#settle?.give(news);
    });
    this.#worker.on('error', (error) => this.#end(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('exit', () => this.#end(new Error('The thread ended.')));
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  async ask(question: LongQuestion, progress: TellProgress): Promise<LongAnswer> {
    const reply = await new Promise<LongReply>((give, fail) => {
      this.#settle = { give, fail, progress };
      if (this.#isOver) this.#end(new Error('The thread had ended.'));
      else this.#worker.postMessage(question);
    });
    this.#settle = null;
    if ('answer' in reply) return reply.answer;
    throw new LotproofError(reply.fault.code, reply.fault.says, reply.fault.problems);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#worker.terminate();
  }

  #end(error: Error): void {
    this.#isOver = true;
    this.#settle?.fail(
      this.#isStopped ? stopping() : new LotproofError('internal', error.message, [], error),
    );
    this.#settle = null;
  }
}
