import { LotproofError } from '../../kit/errors.ts';
import type { Span } from '../../kit/span.ts';
import type { ReadContext } from '../../operation/operation.ts';
import type { FoundThing } from './find-answer.ts';
import { findCode } from './find-operations.ts';
import type { SuspectInput } from './scope-input.ts';
import { readSuspectText } from './scope-typed.ts';

/** Suspects as typed or as given, all as given: codes are looked up, and one that means several things is refused. */
export async function readSuspects(
  context: ReadContext,
  typed: readonly (string | SuspectInput)[],
): Promise<SuspectInput[]> {
  const inputs: SuspectInput[] = [];
  for (const one of typed) {
    if (typeof one !== 'string') inputs.push(one);
    else {
      const read = readSuspectText(one);
      inputs.push(read.kind === 'code' ? await suspectOfCode(context, read.code, read.span) : read);
    }
  }
  return inputs;
}

/** The one thing a code names, as a suspect. A look-alike is a suggestion and never taken for the code. */
async function suspectOfCode(context: ReadContext, code: string, span: Span | null): Promise<SuspectInput> {
  const found = await findCode(context, code);
  const sure = found.things.filter((thing) => !thing.suggestion);
  const suspects = sure.flatMap((thing) => suspectFrom(thing, span) ?? []);
  const [only, ...others] = suspects;
  if (!found.complete)
    throw new LotproofError('ambiguous', `"${code}" means more things than can be listed.`);
  if (only === undefined)
    throw nothingSuspect(code, [...found.things, ...found.suggestions], sure.length > 0);
  if (others.length === 0) return only;
  const problems = sure.map((thing) => ({ at: code, says: `${thing.kind} ${thing.id}: ${thing.label}` }));
  throw new LotproofError('ambiguous', `"${code}" may mean ${String(suspects.length)} suspects.`, problems);
}

function suspectFrom(thing: FoundThing, span: Span | null): SuspectInput | null {
  if (thing.carton !== null) {
    const { series, number } = thing.carton;
    return { kind: 'cartons', series, from: number, to: number + 1 };
  }
  switch (thing.kind) {
    case 'material-lot':
      return { kind: 'material-lot', id: thing.id };
    case 'run':
      return span === null ? { kind: 'run', id: thing.id } : { kind: 'run', id: thing.id, span };
    case 'revision':
      return { kind: 'revision', id: thing.id };
    case 'party':
      return { kind: 'supplier', party: thing.id };
    case 'inspection':
      return { kind: 'inspection', id: thing.id };
    default:
      return null;
  }
}

function nothingSuspect(code: string, things: readonly FoundThing[], known: boolean): LotproofError {
  const problems = things
    .slice(0, 10)
    .map((thing) => ({ at: code, says: `${thing.kind} ${thing.id}: ${thing.label}` }));
  if (known) {
    const says = `"${code}" is on record, but not as a lot, run, carton, revision, supplier or inspection.`;
    return new LotproofError('invalid-input', says, problems);
  }
  const hint = problems.length === 0 ? '' : ` Perhaps one of those listed was meant.`;
  return new LotproofError('not-found', `Nothing on record is called "${code}".${hint}`, problems);
}
