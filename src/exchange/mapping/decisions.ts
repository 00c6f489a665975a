import { z } from 'zod';
import { LotproofError } from '../../kit/errors.ts';
import { IN_OUR_WORDS, schemaProblems } from '../../kit/schema-problem.ts';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const decisionSchema = z
  .strictObject({
    at: z
      .string()
      .regex(/^.+![A-Z]{1,3}[1-9]\d{0,6}$/u, 'a cell as Sheet!F12')
      .describe('The cell, as the problem names it'),
    file: z.string().max(500).optional().describe('The file, where several are imported together'),
    value: scalar.optional().describe('The cell is read as if this stood there; null: nothing'),
    leaveOut: z.literal(true).optional().describe('The row is no record'),
    stands: z.literal(true).optional().describe('The cell is right as it is; the finding is answered'),
    split: z
      .array(z.record(z.string(), scalar))
      .min(2)
      .max(100)
      .optional()
      .describe('The row counts as several, each with these columns instead'),
    because: z.string().min(1).max(1_000).describe('Why, and who says so'),
  })
  .refine(
    (decision) =>
      [decision.value, decision.leaveOut, decision.stands, decision.split].filter(
        (each) => each !== undefined,
      ).length === 1,
    'one of value, leaveOut, stands and split',
  );

/** What a person decided about cells that say something unclear: kept beside the file it is about. */
export const decisionsSchema = z.strictObject({
  lotproof: z.literal('decisions/1'),
  about: z.string().max(4_000).optional(),
  decisions: z.array(decisionSchema).max(100_000),
});

export type Decisions = z.infer<typeof decisionsSchema>;
export type Decision = Decisions['decisions'][number];

/** Decisions by place, for looking them up cell by cell. */
export class DecisionBook {
  readonly #byCell = new Map<string, Decision>();
  readonly #byRow = new Map<string, Decision>();
  readonly #used = new Set<Decision>();
  readonly #typed = new Map<string, string>();

  constructor(decisions: Decisions | null) {
    for (const decision of decisions?.decisions ?? []) {
      const cut = decision.at.lastIndexOf('!');
      const [sheet, cell] = [decision.at.slice(0, cut), decision.at.slice(cut + 1)];
      const file = decision.file ?? '';
      this.#byCell.set(`${file}\u0000${sheet}\u0000${cell}`, decision);
      if (decision.leaveOut === true || decision.split !== undefined) {
        this.#byRow.set(`${file}\u0000${sheet}\u0000${cell.replace(/^[A-Z]+/, '')}`, decision);
      }
    }
  }

  atCell(file: string, sheet: string, cell: string): Decision | null {
    return this.#find(this.#byCell, file, sheet, cell);
  }

  /** A decision to leave a row out or to split it. */
  atRow(file: string, sheet: string, row: number): Decision | null {
    return this.#find(this.#byRow, file, sheet, String(row));
  }

  /** Keeps what stood in a cell that a decision reads otherwise. */
  rememberTyped(place: { file: string; sheet: string; cell: string }, text: string): void {
    this.#typed.set(`${place.file}\u0000${place.sheet}\u0000${place.cell}`, text);
  }

  /** What stood in a cell that a decision reads otherwise; null where none does. */
  typedAt(place: { file: string; sheet: string; cell: string }): string | null {
    return this.#typed.get(`${place.file}\u0000${place.sheet}\u0000${place.cell}`) ?? null;
  }

  /** Decisions about cells that nothing asked for: a wrong address, or a file that changed. */
  unused(): readonly Decision[] {
    return [...new Set(this.#byCell.values())].filter((decision) => !this.#used.has(decision));
  }

  #find(book: ReadonlyMap<string, Decision>, file: string, sheet: string, key: string): Decision | null {
    if (book.size === 0) return null;
    const decision = book.get(`${file}\u0000${sheet}\u0000${key}`) ?? book.get(`\u0000${sheet}\u0000${key}`);
    if (decision !== undefined) this.#used.add(decision);
    return decision ?? null;
  }
}

/** @throws LotproofError `invalid-input` with every fault and its path. */
export function readDecisions(json: unknown): Decisions {
  const parsed = decisionsSchema.safeParse(json, IN_OUR_WORDS);
  if (parsed.success) return parsed.data;
  throw new LotproofError('invalid-input', 'The decisions file has faults.', schemaProblems(parsed.error));
}
