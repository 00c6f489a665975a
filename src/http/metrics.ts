/** Upper bounds of the duration buckets, in seconds. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

interface Durations {
  readonly counts: number[];
  sum: number;
  count: number;
}

/** What is measured, and written in the text form that Prometheus reads. Labels name routes, never what was asked. */
export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #durations = new Map<string, Durations>();
  readonly #signIns = new Map<string, number>();
  #limited = 0;
  #underWay = 0;

  begin(): void {
    this.#underWay += 1;
  }

  /** `seconds` it took. */
  end(request: { method: string; route: string; status: number }, seconds: number): void {
    this.#underWay -= 1;
    const route = `method="${escaped(request.method)}",route="${escaped(request.route)}"`;
    bump(this.#requests, `${route},status="${String(request.status)}"`);
    const durations = this.#durations.get(route) ?? { counts: BOUNDS.map(() => 0), sum: 0, count: 0 };
    BOUNDS.forEach((bound, index) => {
      if (seconds <= bound) durations.counts[index] = (durations.counts[index] ?? 0) + 1;
    });
    durations.sum += seconds;
    durations.count += 1;
    this.#durations.set(route, durations);
  }

  signIn(outcome: string): void {
    bump(this.#signIns, `outcome="${escaped(outcome)}"`);
  }

  limited(): void {
    this.#limited += 1;
  }

  /** `now` is what is measured when it is asked for, by name and meaning. */
  text(now: readonly { name: string; says: string; value: number }[]): string {
    const lines: string[] = [];
    const family = (name: string, type: string, says: string, rows: Iterable<[string, number]>): void => {
      lines.push(`# HELP ${name} ${says}`, `# TYPE ${name} ${type}`);
      for (const [labels, value] of rows) lines.push(`${name}${labels} ${String(value)}`);
    };
    family('lotproof_http_requests_total', 'counter', 'Requests answered.', labelled(this.#requests));
    family('lotproof_http_request_seconds', 'histogram', 'Time to answer.', this.#durationRows());
    family('lotproof_http_requests_under_way', 'gauge', 'Requests being answered.', [['', this.#underWay]]);
    family('lotproof_rate_limited_total', 'counter', 'Requests refused by a rate limit.', [
      ['', this.#limited],
    ]);
    family('lotproof_sign_ins_total', 'counter', 'Attempts to sign in.', labelled(this.#signIns));
    for (const { name, says, value } of now) family(name, 'gauge', says, [['', value]]);
    return `${lines.join('\n')}\n`;
  }

  *#durationRows(): Iterable<[string, number]> {
    for (const [route, { counts, sum, count }] of this.#durations) {
      for (const [index, bound] of BOUNDS.entries())
        yield [`_bucket{${route},le="${String(bound)}"}`, counts[index] ?? 0];
      yield [`_bucket{${route},le="+Inf"}`, count];
      yield [`_sum{${route}}`, sum];
      yield [`_count{${route}}`, count];
    }
  }
}

function* labelled(values: ReadonlyMap<string, number>): Iterable<[string, number]> {
  for (const [labels, value] of values) yield [`{${labels}}`, value];
}

function bump(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
