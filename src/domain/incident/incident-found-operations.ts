import { LotproofError } from '../../kit/errors.ts';
import type { ReadContext } from '../../operation/operation.ts';
import { findVisible } from '../record-reading.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { findCode } from '../trace/find-operations.ts';
import type { FoundThing } from '../trace/find-answer.ts';
import { incidentRecord } from './incident-store.ts';
import type { Incident } from './incident.ts';
import type { Part } from './incident-parts-store.ts';

type Reading = Pick<ReadContext, 'transaction' | 'actor' | 'ledger'>;

/** The incident, as far as the actor may see it. @throws LotproofError `not-found`, `withdrawn`. */
export async function incidentOf(context: Reading, id: string): Promise<Part<Incident>> {
  const standing = await findVisible(context, incidentRecord, id);
  if (standing.withdrawn === 1) throw new LotproofError('withdrawn', `The incident "${id}" was withdrawn.`);
  const records = await labelledRecords(context.transaction, context.ledger.kinds, [standing.n]);
  const body = incidentRecord.schema.parse(records.get(standing.n)?.body);
  return { n: standing.n, id, label: incidentRecord.label(body), body };
}

/** What a code on the goods resolves to: things on record under it; a look-alike is none. */
export interface ResolvedCode {
  readonly code: string;
  readonly answer: 'one' | 'several' | 'none';
  readonly things: readonly { readonly kind: string; readonly id: string; readonly label: string }[];
  /** The record each thing is or is part of, and how a scope is asked about it; where that can be. */
  readonly about: readonly { readonly kind: string; readonly id: string }[];
  readonly suspects: readonly string[];
}

const THINGS_KEPT = 20;

export async function resolveCode(context: ReadContext, code: string): Promise<ResolvedCode> {
  const found = await findCode(context, code);
  const sure = found.things.filter(({ suggestion }) => !suggestion);
  const answer = sure.length === 0 ? 'none' : sure.length === 1 && found.complete ? 'one' : 'several';
  return {
    code,
    answer,
    things: sure.slice(0, THINGS_KEPT).map(({ kind, id, label }) => ({ kind, id, label })),
    about: sure.slice(0, THINGS_KEPT).map(recordOf),
    suspects: sure.slice(0, THINGS_KEPT).flatMap(suspectOf),
  };
}

function recordOf({ kind, id, carton, variant }: FoundThing): { kind: string; id: string } {
  if (carton !== null) return { kind: 'carton-series', id: carton.series };
  return variant === null ? { kind, id } : { kind: 'product', id: variant.product };
}

function suspectOf({ kind, id, carton }: FoundThing): string[] {
  if (carton !== null) return [`cartons:${carton.series}#${String(carton.number)}`];
  return suspectFrom({ kind, id });
}

/** How a scope is asked about a record, where it can be. */
function suspectFrom({ kind, id }: { readonly kind: string; readonly id: string }): string[] {
  const word = { run: 'run', 'material-lot': 'lot', revision: 'revision', inspection: 'inspection' }[kind];
  return word === undefined ? [] : [`${word}:${id}`];
}

/** What the scope of an incident is asked about: as recorded, else what it is about; none where nobody can tell. */
export function suspectsOf({ suspects, about }: Incident): readonly string[] {
  return suspects ?? [...new Set((about ?? []).flatMap(suspectFrom))];
}
