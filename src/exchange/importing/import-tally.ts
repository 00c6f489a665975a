import { createHash } from 'node:crypto';
import { canonicalJson } from '../../kit/canonical-json.ts';
import { placeText } from '../import-problem.ts';
import type { StagedRecord } from '../stage/stage.ts';
import type { Step } from './import-plan.ts';
import type { ImportReport } from './import-report.ts';

/** Most corrections that are shown one by one. */
const CORRECTIONS_SHOWN = 500;

type Counts = ImportReport['counts'];

/** What an import does, counted as it goes. */
export class ImportTally {
  readonly counts: Counts = zero();
  readonly corrections: ImportReport['corrections'] = [];
  readonly withdrawals: ImportReport['withdrawals'] = [];
  readonly #byKind = new Map<string, Counts>();
  /** Records given so far, by a short digest: a record that rows far apart give twice is taken once. */
  readonly #given = new Map<number, number>();

  get byKind(): ImportReport['byKind'] {
    return [...this.#byKind].map(([kind, counts]) => ({ kind, ...counts }));
  }

  /** Records that change the ledger. */
  get changes(): number {
    return this.counts.new + this.counts.corrected + this.counts.withdrawn;
  }

  addStep(step: Step): void {
    const words = {
      record: 'new',
      correct: 'corrected',
      withdraw: 'withdrawn',
      nothing: 'unchanged',
    } as const;
    this.#count(step.staged.kind, words[step.does]);
    const { staged } = step;
    const place = staged.origins.find(({ row, place: { sheet } }) => row !== null || sheet === '')?.place;
    const at = place === undefined ? null : placeText(place);
    if (step.does === 'withdraw' && this.withdrawals.length < CORRECTIONS_SHOWN) {
      this.withdrawals.push({ kind: staged.kind, id: staged.id, at, reason: step.reason });
    }
    if (step.does !== 'correct' || this.corrections.length >= CORRECTIONS_SHOWN) return;
    const { again, changes } = step;
    this.corrections.push({
      kind: staged.kind,
      id: staged.id,
      at,
      again,
      changes: changes.map((change) => ({ ...change })),
    });
  }

  addRefused(record: StagedRecord): void {
    this.#count(record.kind, 'refused');
  }

  /** Whether the record came in an earlier part of the file: not, alike, or saying something else. */
  seen(record: StagedRecord): 'new' | 'alike' | 'different' {
    const id = digest(`${record.kind}\u0000${record.id}`);
    const body = digest(canonicalJson(record.body));
    const before = this.#given.get(id);
    if (before !== undefined) return before === body ? 'alike' : 'different';
    this.#given.set(id, body);
    return 'new';
  }

  #count(kind: string, what: Exclude<keyof Counts, 'records'>): void {
    const counts = this.#byKind.get(kind) ?? zero();
    this.#byKind.set(kind, counts);
    for (const each of [counts, this.counts]) {
      each.records += 1;
      each[what] += 1;
    }
  }
}

function zero(): Counts {
  return { records: 0, new: 0, corrected: 0, withdrawn: 0, unchanged: 0, refused: 0 };
}

function digest(text: string): number {
  return createHash('sha1').update(text).digest().readUIntBE(0, 6);
}
