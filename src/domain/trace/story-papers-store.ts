import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { fileSchema } from '../evidence/file.ts';
import { holdReleaseSchema, holdSchema, inspectionSchema } from '../inspection/inspection.ts';
import { sampleMovementSchema, sampleSchema } from '../sample/sample.ts';
import { labelledRecords } from './record-labels-store.ts';
import type { LabelledRecord } from './record-labels-store.ts';
import type { Key } from './scope-facts.ts';
import type { StoryPaper } from './story-facts.ts';
import { word, worded } from './story-words.ts';

interface Link {
  readonly subject: number;
  readonly paper: number;
}

/** One statement of several: most find nothing, and each by itself costs a round trip. */
function together(texts: readonly string[]): string {
  return texts.join(' union all ');
}

/** Where papers name what they are about. */
const PAPERS = together([
  'select run as subject, n as paper from inspection where run in (?*)',
  'select lot as subject, n as paper from inspection where lot in (?*)',
  'select shipment as subject, n as paper from inspection where shipment in (?*)',
  'select "of" as subject, n as paper from hold where "of" in (?*)',
  'select run as subject, n as paper from sample where run in (?*)',
  'select lot as subject, n as paper from sample where lot in (?*)',
  'select n as subject, sample as paper from revision where n in (?*) and sample is not null',
]);

/** Papers on papers. */
const PARTS = together([
  'select hold as subject, n as paper from hold_release where hold in (?*)',
  'select sample as subject, n as paper from sample_movement where sample in (?*)',
]);

const FILES = together([
  'select "of" as subject, n as paper from file_of where "of" in (?*)',
  'select n as subject, file as paper from material_lot_file where n in (?*)',
  'select n as subject, file as paper from inspection_file where n in (?*)',
  'select n as subject, file as paper from revision_file where n in (?*)',
]);

/** Inspections with findings, holds and releases, samples, files and other names of these records, by record. */
export async function loadPapers(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  subjects: ReadonlySet<Key>,
): Promise<Map<Key, readonly StoryPaper[]>> {
  const links = (text: string, keys: Iterable<Key>): Promise<Link[]> =>
    selectIn<Link>(transaction, text, keys);
  const [direct, filesOfSubjects, names] = await Promise.all([
    links(PAPERS, subjects),
    links(FILES, subjects),
    loadOtherNames(transaction, subjects),
  ]);
  const papers = new Set(direct.map(({ paper }) => paper).filter((paper) => !subjects.has(paper)));
  const parts = await links(PARTS, new Set(direct.map(({ paper }) => paper)));
  const filesOfPapers = await links(FILES, [...papers, ...parts.map(({ paper }) => paper)]);
  const all = [...direct, ...parts, ...filesOfSubjects, ...filesOfPapers];
  const records = await labelledRecords(
    transaction,
    kinds,
    all.map(({ paper }) => paper),
  );
  const bySubject = Map.groupBy(all, ({ subject }) => subject);
  const tell = (subject: Key): StoryPaper[] =>
    [...new Set((bySubject.get(subject) ?? []).map(({ paper }) => paper))]
      .toSorted((left, right) => left - right)
      .flatMap((paper) => {
        const record = records.get(paper);
        return record === undefined ? [] : [paperOf(record, tell(paper))];
      });
  return new Map(
    [...subjects].map((subject) => [subject, [...tell(subject), ...(names.get(subject) ?? [])]]),
  );
}

function paperOf(record: LabelledRecord, parts: readonly StoryPaper[]): StoryPaper {
  const { kind, id, label, body } = record;
  const told = TELL[kind]?.(body) ?? { relation: kind, facts: {}, parts: [] };
  return { kind, id, label, relation: told.relation, facts: told.facts, parts: [...told.parts, ...parts] };
}

interface Told {
  readonly relation: string;
  readonly facts: StoryPaper['facts'];
  readonly parts: readonly StoryPaper[];
}

/** What is said of each kind of paper. */
const TELL: Readonly<Record<string, (body: unknown) => Told>> = {
  inspection: (body) => {
    const { date, result, inspector, sampleSize, lotSize, findings } = inspectionSchema.parse(body);
    const size =
      sampleSize === undefined
        ? []
        : [
            lotSize === undefined
              ? word('looked-at', { count: sampleSize })
              : word('looked-at-of', { count: sampleSize, of: lotSize }),
          ];
    return {
      relation: 'inspected',
      facts: {
        date,
        notes: [
          word('result', { choice: result }),
          ...size,
          ...(inspector === undefined ? [] : [word('by', { who: inspector })]),
        ],
      },
      parts: (findings ?? []).map(({ severity, says, count }) => ({
        relation: 'finding',
        kind: 'finding',
        id: '',
        ...worded('finding', { choice: severity, text: says }),
        facts: { units: count },
        parts: [],
      })),
    };
  },
  hold: (body) => {
    const { placedOn, placedBy, reason, span, cartons } = holdSchema.parse(body);
    const by = placedBy === undefined ? [] : [word('by', { who: placedBy })];
    return {
      relation: 'held',
      facts: {
        date: placedOn,
        span,
        ranges: cartons === undefined ? [] : [cartons],
        notes: [word('text', { text: reason }), ...by],
      },
      parts: [],
    };
  },
  'hold-release': (body) => {
    const { releasedOn, releasedBy, reason } = holdReleaseSchema.parse(body);
    return {
      relation: 'released',
      facts: { date: releasedOn, notes: [word('text', { text: reason }), word('by', { who: releasedBy })] },
      parts: [],
    };
  },
  sample: (body) => {
    const { quantity, span, place, seal, takenOn, keepUntil } = sampleSchema.parse(body);
    const notes = [
      ...(place === undefined ? [] : [word('at-place', { place })]),
      ...(seal === undefined ? [] : [word('seal', { seal })]),
    ];
    return {
      relation: 'sample',
      facts: { date: takenOn, until: keepUntil, units: quantity, span, notes },
      parts: [],
    };
  },
  'sample-movement': (body) => {
    const { kind, date, quantity, by, to, reason } = sampleMovementSchema.parse(body);
    const notes = [
      word('by', { who: by }),
      ...(to === undefined ? [] : [word('to', { who: to })]),
      ...(reason === undefined ? [] : [word('text', { text: reason })]),
    ];
    return { relation: kind, facts: { date, units: quantity, notes }, parts: [] };
  },
  file: (body) => ({
    relation: 'file',
    facts: { notes: [word('text', { text: fileSchema.parse(body).mediaType })] },
    parts: [],
  }),
};

/** Names given by other records than the named one, each code once. */
async function loadOtherNames(
  transaction: Transaction,
  subjects: ReadonlySet<Key>,
): Promise<Map<Key, StoryPaper[]>> {
  const rows = await selectIn<{
    of: number;
    code: string;
    form: string;
    from_date: string | null;
    to_date: string | null;
    low: number | null;
    high: number | null;
  }>(transaction, 'select * from name where "of" in (?*) and n <> "of" order by "of", n, line', subjects);
  const names = new Map<Key, Map<string, StoryPaper>>();
  for (const row of rows) {
    const known = names.get(row.of) ?? new Map<string, StoryPaper>();
    names.set(row.of, known);
    known.set(`${row.form} ${row.code} ${String(row.from_date)} ${String(row.low)}`, {
      relation: 'known as',
      kind: 'name',
      id: '',
      ...worded('named-code', { code: row.code, choice: row.form }),
      facts: {
        date: row.from_date,
        until: row.to_date,
        ranges: row.low === null || row.high === null ? [] : [{ from: row.low, to: row.high + 1 }],
      },
      parts: [],
    });
  }
  return new Map([...names].map(([of, known]) => [of, [...known.values()]]));
}
