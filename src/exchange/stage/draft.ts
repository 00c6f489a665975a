import { canonicalJson } from '../../kit/canonical-json.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import type { Row } from '../grid/sheet.ts';
import type { Fault } from '../import-problem.ts';
import { asksForUnits, meaningOfNode, placesOf, type Node } from './node.ts';
import type { Place } from './row-scope.ts';

/** The row a record comes from. A refused row is recorded in no part. */
export interface Origin {
  readonly place: Place;
  readonly table: string;
  readonly row: Row | null;
  refused: boolean;
}

/** A record being put together from its rows. */
export interface Draft {
  readonly kind: RecordKind;
  readonly id: string;
  node: Node;
  readonly origins: Origin[];
  /** Rows without which the record would be another: they add to a list or a sum. */
  readonly needs: Set<Origin>;
}

/** True for a row's part that adds to a list or a sum, rather than saying again what others say. */
export function addsToRecord(node: Node): boolean {
  if (node.type === 'merge') return node.way !== '$first';
  return node.type === 'object' && [...node.members.values()].some(addsToRecord);
}

/** Drafts in the order of the kinds; those that count units in cartons last, when the packing records are complete. */
export function inOrderOfKinds(
  drafts: readonly Draft[],
  kinds: readonly RecordKind[],
  asks: { readonly units: boolean },
): Draft[] {
  const order = new Map(kinds.map((kind, index) => [kind.kind, index]));
  const place = (draft: Draft): number => order.get(draft.kind.kind) ?? order.size;
  const last = (draft: Draft): number => (asks.units && asksForUnits(draft.node) ? 1 : 0);
  return drafts.toSorted((left, right) => last(left) - last(right) || place(left) - place(right));
}

export type Conflict = (fault: Fault, place: Place | undefined) => void;

/** What two rows of one record say together; where they differ, the first stays and the conflict is told. */
export function mergeNodes(left: Node, right: Node, conflict: Conflict): Node {
  if (right.type === 'nothing') return left;
  if (left.type === 'nothing') return right;
  if (left.type === 'merge' && right.type === 'merge' && left.way === right.way) {
    // Grown in place: a list of ten thousand rows is not copied ten thousand times.
    left.items.push(...right.items);
    return left;
  }
  // A fixed record of the mapping may say plainly what rows would only say for want of anything better.
  if (right.type === 'merge' && right.way === '$first') return left;
  if (left.type === 'merge' && left.way === '$first') return right;
  if (left.type === 'object' && right.type === 'object') {
    const members = new Map(left.members);
    for (const [key, node] of right.members) {
      const before = members.get(key);
      members.set(key, before === undefined ? node : mergeNodes(before, node, conflict));
    }
    return { type: 'object', members };
  }
  const [first, second] = [meaningOfNode(left), meaningOfNode(right)];
  if (canonicalJson(first) !== canonicalJson(second)) {
    conflict(differ(left, right), placesOf(right)[0]);
  }
  return left;
}

function differ(left: Node, right: Node): Fault {
  const [first, second] = [meaningOfNode(left), meaningOfNode(right)];
  const areNumbers = typeof first === 'number' && typeof second === 'number';
  const areDates = [first, second].every(
    (each) => typeof each === 'string' && /^\d{4}-\d{2}-\d{2}/.test(each),
  );
  return {
    kind: areNumbers ? 'quantity-contradiction' : areDates ? 'date-contradiction' : 'conflicting-values',
    severity: 'refuse',
    found: shown(right),
    expected: shown(left),
    says: `This row says ${shown(right)} where another row of the same record says ${shown(left)}.`,
    todo: 'Mend one of them, or write into the decisions what holds.',
  };
}

/** What a node says, as a person typed it. */
function shown(node: Node): string {
  if (node.type === 'value') return String(node.value);
  if (node.type === 'deferred' && node.ask.ask === 'find') {
    return node.ask.by.map(([, by]) => shown(by)).join(', ');
  }
  return canonicalJson(meaningOfNode(node)).slice(0, 200);
}
