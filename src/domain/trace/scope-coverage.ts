import { cutSpan, spanLength, type Span } from '../../kit/span.ts';
import type { Room } from './scope-lattice.ts';
import type { SlotRow, SlotScale } from './scope-slots.ts';

export interface SlotSums {
  readonly units: number;
  readonly rows: readonly SlotRow[];
  readonly scale: SlotScale;
  readonly net: bigint;
  /** The run's own waste in this slot; null where it is not on record. */
  readonly wasted: bigint | null;
}

export interface SlotCover {
  /** The need is recorded, over every unit its own, and no more than need and loss. */
  readonly isCovered: boolean;
  /** More is recorded than the need with its stated loss. */
  readonly isOver: boolean;
  /** Most that an unrecorded lot can have been in a covered slot: need plus loss, less what is recorded; none where it is closed. */
  readonly room: Room;
}

/**
 * Whether a slot is covered, and what room is left in it (readings 1 and 2). It is covered as a whole or not at all: its sum meets its
 * need, and its rows can give every unit its own. A stretch that lacks a slip shows that one is missing, and nothing says that the
 * missing slip ends where the stretch does. The run's recorded waste closes the account, and leaves no room, when what is recorded
 * less the waste is the need exactly.
 */
export function coverSlot({ units, rows, scale, net, wasted }: SlotSums): SlotCover {
  const need = scale.perUnit * BigInt(units);
  // Rounded up to whole quantities.
  const limit = scale.perUnitWithLoss * BigInt(units) + scale.base - 1n;
  const isOver = net > limit;
  const used = wasted === null ? null : net - wasted;
  const isClosed = used !== null && used >= need && used < need + scale.base;
  const parts = partsOf(rows.filter((row) => !row.isMention));
  const covered = parts.reduce((sum, { span }) => sum + spanLength(span), 0);
  const isWhole = covered === units && parts.every((part) => isServed(part, scale.perUnit, limit - need));
  return {
    isCovered: units > 0 && isWhole && !isOver && net >= need,
    isOver,
    room: roomOf(isClosed ? 0n : positive(limit - net), units, scale),
  };
}

/** A part's own rows can give every unit of it its own, and hold no more beyond that than all the slot may lose. */
function isServed({ span, rows }: SlotPart, perUnit: bigint, loss: bigint): boolean {
  const least = rows.reduce((sum, row) => sum + row.least, 0n);
  return least - perUnit * BigInt(spanLength(span)) <= loss && meetsNeed(span, rows, perUnit);
}

function positive(value: bigint): bigint {
  return value > 0n ? value : 0n;
}

/** As a quantity of the material, and as the most units that it could be. */
function roomOf(shares: bigint, made: number, scale: SlotScale): Room {
  const quantity = shares / scale.base;
  const units = (quantity * scale.base + scale.perUnit - 1n) / scale.perUnit;
  return { quantity: Number(quantity), units: Math.min(Number(units), made) };
}

/** Units of a slot whose rows hang together. What lies in no part has no row at all. */
interface SlotPart {
  span: Span;
  readonly rows: SlotRow[];
}

function partsOf(rows: readonly SlotRow[]): SlotPart[] {
  const sorted = [...rows].sort(
    (left, right) => left.span.from - right.span.from || left.span.to - right.span.to || left.key - right.key,
  );
  const parts: SlotPart[] = [];
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
