import { hash } from 'node:crypto';
import { canonicalJson } from '../../kit/canonical-json.ts';
import { placeText } from '../import-problem.ts';
import { DigestTable } from '../digest-table.ts';
import type { StagedRecord } from '../stage/stage.ts';
import { keyOf, type Step } from './import-plan.ts';
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
  /** Records given so far, each with a mark of its body: a record that rows far apart give twice is taken once. */
  readonly #given = new DigestTable();
  /** Of those, the ones that could not be recorded after all. */
  readonly #blocked = new DigestTable();

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

  /** Counts a record that was given and cannot be recorded: rows in later parts do not find it. */
  addBlocked(record: StagedRecord): void {
    this.#blocked.firstFor(keyOf(record), 1);
    this.addRefused(record);
  }

  /** What became of a record that an earlier row may have given. */
  standing(named: { readonly kind: string; readonly id: string }): 'given' | 'refused' | 'unknown' {
    const key = keyOf(named);
    if (this.#blocked.has(key)) return 'refused';
    return this.#given.has(key) ? 'given' : 'unknown';
  }

  /** Whether the record came in an earlier part of the file: not, alike, or saying something else. */
  seen(record: StagedRecord): 'new' | 'alike' | 'different' {
    const body = markOf(canonicalJson(record.body));
    const before = this.#given.firstFor(keyOf(record), body);
    if (before === null) return 'new';
    return before === body ? 'alike' : 'different';
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

/** A number from 1 that two different bodies of one record share once in 10¹⁴ times. */
function markOf(text: string): number {
  return hash('sha1', text, 'buffer').readUIntBE(0, 6) + 1;
}
