/** Lets only so many pieces of work run at once; the others wait in line, up to a limit. */
export class Turns {
  readonly #atOnce: number;
  readonly #inLine: number;
  readonly #refuse: () => Error;
  readonly #line: (() => void)[] = [];
  #running = 0;

  /** `refuse` makes the error that work meets when the line is full. */
  constructor(limits: { atOnce: number; inLine: number }, refuse: () => Error) {
    this.#atOnce = limits.atOnce;
    this.#inLine = limits.inLine;
    this.#refuse = refuse;
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#line.length;
  }

  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running < this.#atOnce) this.#running += 1;
    else if (this.#line.length < this.#inLine) await new Promise<void>((go) => this.#line.push(go));
    else throw this.#refuse();
    try {
      return await work();
    } finally {
      // Whoever waits takes over this turn, so that nobody slips in between.
      const next = this.#line.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
