import type { ReadContext } from '../../operation/operation.ts';
import { kindNamed } from '../../ledger/ledger.ts';
import { selectStanding } from '../../db/select-in.ts';
import { maySee } from '../record-sites.ts';
import type { Named } from '../trace/scope-report.ts';
import type { CoverageFacts } from './coverage-facts.ts';
import type { CoverageReport } from './coverage-report.ts';

type Row = CoverageReport['rows'][number];
type Cell = Row['cells'][number];

/** Without the firm's own requirements, which name customers. */
export function withoutOwn(facts: CoverageFacts): CoverageFacts {
  const isLaw = (rule: string): boolean => !rule.startsWith('own.');
  const { asked, components } = facts;
  return {
    ...facts,
    asked:
      asked === null
        ? null
        : {
            ...asked,
            rules: asked.rules.filter(({ rule }) => isLaw(rule)),
            untested: asked.untested.filter(({ rule }) => isLaw(rule)),
          },
    components: components.map((one) => ({ ...one, rules: one.rules.filter(isLaw) })),
  };
}

/** The matrix as people limited to sites may see it: states as they are, without evidence, suppliers and registrations of others. */
export async function limitedTo(context: ReadContext, report: CoverageReport): Promise<CoverageReport> {
  const isSeen = await visibleIn(context, report);
  // Words of a specification or colour are those of evidence that may be another's.
  const isRecord = ({ kind }: Named): boolean => context.ledger.kinds.has(kind);
  return {
    ...report,
    plan: report.plan !== null && isSeen(report.plan) ? report.plan : null,
    requirements: { ...report.requirements, check: null, withOwn: false },
    rows: report.rows.map((row) => ({
      ...row,
      materials: row.materials
        .filter(({ lot }) => isSeen(lot))
        .map((one) => ({
          ...one,
          supplier: one.supplier !== null && isSeen(one.supplier) ? one.supplier : null,
        })),
      cells: row.cells.map((cell) => limitedCell(cell, isSeen)),
    })),
    changes: report.changes
      .filter(({ tested, used }) => [tested, used].every((one) => isRecord(one) && isSeen(one)))
      // The request names reports and suppliers.
      .map((change) => ({ ...change, assessment: null, retest: null })),
  };
}

function limitedCell(cell: Cell, isSeen: (named: Named) => boolean): Cell {
  const seen = (list: Cell['evidence']): Cell['evidence'] => list.filter(({ evidence }) => isSeen(evidence));
  const evidence = seen(cell.evidence);
  return {
    ...cell,
    evidence: evidence.map(withoutOthers),
    others: seen(cell.others).map(withoutOthers),
    hidden: evidence.length < cell.evidence.length,
    smallBatch: null,
  };
}

/** What evidence is for may be another's place or supplier: a cell of one's own says only what speaks against it. */
function withoutOthers(weighed: Cell['evidence'][number]): Cell['evidence'][number] {
  return {
    ...weighed,
    objections: weighed.objections.map((one) => ({ ...one, tested: null, used: null, assessment: null })),
  };
}

/** Which of the records that a report names the actor may see. Words that are no records are not secret. */
async function visibleIn(context: ReadContext, report: CoverageReport): Promise<(named: Named) => boolean> {
  const { transaction, actor, ledger } = context;
  const named = namedIn(report).filter(({ kind }) => ledger.kinds.has(kind));
  const rows = await selectStanding<{ n: number; kind: string; id: string }>(
    transaction,
    'select n, kind, id from record where id in (?texts) and withdrawn = 0',
    [JSON.stringify([...new Set(named.map(({ id }) => id))])],
  );
  const hidden = new Set(named.map(keyOf));
  for (const { n, kind, id } of rows) {
    if (!hidden.has(keyOf({ kind, id }))) continue;
    if (await maySee(transaction, actor, kindNamed(ledger, kind), ledger.kinds, n))
      hidden.delete(keyOf({ kind, id }));
  }
  return (one) => !hidden.has(keyOf(one));
}

function keyOf({ kind, id }: Pick<Named, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

function namedIn({ plan, rows, changes }: CoverageReport): Named[] {
  const cells = rows.flatMap((row) => row.cells);
  return [
    ...(plan === null ? [] : [plan]),
    ...rows.flatMap(({ materials }) =>
      materials.flatMap(({ lot, supplier }) => (supplier === null ? [lot] : [lot, supplier])),
    ),
    ...cells.flatMap(({ evidence, others }) => [...evidence, ...others].map((one) => one.evidence)),
    ...changes.flatMap(({ tested, used }) => [tested, used]),
  ];
}
