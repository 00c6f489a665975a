import { cutSpan, type Span } from '../../kit/span.ts';
import type { Room } from './scope-lattice.ts';
import type { SlotRow, SlotScale } from './scope-slots.ts';

/** Units of a slot whose rows hang together. What lies in no part has no row at all. */
export interface SlotPart {
  readonly span: Span;
  /** The need is recorded, unit by unit, and no more than need and loss. */
  readonly isCovered: boolean;
  /** Most that an unrecorded lot can have been among these units; null: none, by an agreement and not by quantities. */
  readonly room: Room | null;
}

export interface SlotSums {
  readonly units: number;
  readonly rows: readonly SlotRow[];
  readonly scale: SlotScale;
  readonly net: bigint;
  /** The run's own waste in this slot; null where it is not on record. */
  readonly wasted: bigint | null;
  readonly isAgreed: boolean;
  readonly isRework: boolean;
}

export interface SlotCover {
  readonly parts: readonly SlotPart[];
  readonly isOver: boolean;
}

/**
 * Cuts a slot into parts whose rows overlap and says which of them are covered (readings 1 and 2). A part is covered when the slot's
 * whole sum meets its need and the part's own rows can give every unit of it its own. The **room** of a part is the smaller of two: what the whole slot still lacks of need plus loss; and
 * all of the slot's loss, less what the part's own rows hold beyond their need (a part that is recorded in full can hide no more of
 * another lot than its own waste). The run's recorded waste closes the account, and leaves no room, when what is recorded less the waste is
 * the need exactly.
 */
export function coverParts(sums: SlotSums): SlotCover {
  const { units, scale, net } = sums;
  const need = scale.perUnit * BigInt(units);
  // Rounded up to whole quantities.
  const limit = scale.perUnitWithLoss * BigInt(units) + scale.base - 1n;
  const isOver = net > limit;
  const used = sums.wasted === null ? null : net - sums.wasted;
  const isClosed = used !== null && used >= need && used < need + scale.base;
  const left = isClosed ? 0n : positive(limit - net);
  // An agreement that all issues are on record, in a rework that need not have filled the slot of every unit.
  if (sums.isAgreed && sums.isRework && units > 0)
    return { parts: [{ span: { from: 1, to: units + 1 }, isCovered: true, room: null }], isOver };
  const parts = partsOf(sums.rows.filter((row) => !row.isMention)).map(({ span, rows }): SlotPart => {
    if (sums.isAgreed) return { span, isCovered: true, room: null };
    const least = rows.reduce((sum, row) => sum + row.least, 0n);
    const beyond = least - scale.perUnit * BigInt(span.to - span.from);
    const loss = limit - need;
    const isCovered = !isOver && net >= need && beyond <= loss && meetsNeed(span, rows, scale.perUnit);
    const hidden = isClosed ? 0n : positive(loss - beyond);
    return { span, isCovered, room: roomOf(hidden < left ? hidden : left, span, scale) };
  });
  return { parts, isOver };
}

function positive(value: bigint): bigint {
  return value > 0n ? value : 0n;
}

/** As a quantity of the material, and as the most units that it could be. */
function roomOf(shares: bigint, span: Span, scale: SlotScale): Room {
  const quantity = shares / scale.base;
  const units = (quantity * scale.base + scale.perUnit - 1n) / scale.perUnit;
  return { quantity: Number(quantity), units: Math.min(Number(units), span.to - span.from) };
}

function partsOf(rows: readonly SlotRow[]): { span: Span; rows: SlotRow[] }[] {
  const sorted = [...rows].sort(
    (left, right) => left.span.from - right.span.from || left.span.to - right.span.to || left.key - right.key,
  );
  const parts: { span: Span; rows: SlotRow[] }[] = [];
  for (const row of sorted) {
    const last = parts.at(-1);
    if (last !== undefined && row.span.from < last.span.to) {
      last.span = { from: last.span.from, to: Math.max(last.span.to, row.span.to) };
      last.rows.push(row);
    } else parts.push({ span: row.span, rows: [row] });
  }
  return parts;
}

/** Whether the rows can give every unit its need: each stretch is served by the rows that end first. */
function meetsNeed(span: Span, rows: readonly SlotRow[], perUnit: bigint): boolean {
  const open: { to: number; left: bigint }[] = [];
  let next = 0;
  for (const piece of cutSpan(
    span,
    rows.map((row) => row.span),
  )) {
    for (let row = rows[next]; row !== undefined && row.span.from <= piece.from; row = rows[next]) {
      const { to } = row.span;
      const at = open.findIndex((other) => other.to > to);
      open.splice(at === -1 ? open.length : at, 0, { to, left: row.most ?? 0n });
      next += 1;
    }
    while (open[0] !== undefined && (open[0].to <= piece.from || open[0].left === 0n)) open.shift();
    let lacking = perUnit * BigInt(piece.to - piece.from);
    for (const supply of open) {
      const given = supply.left < lacking ? supply.left : lacking;
      supply.left -= given;
      lacking -= given;
      if (lacking === 0n) break;
    }
    if (lacking > 0n) return false;
  }
  return true;
}
