/** A line of a bill of materials, for one slot. Several lines of one slot and variant are alternatives. */
export interface SlotLine {
  readonly slot: string;
  readonly material: number;
  readonly quantity: number;
  readonly perUnits: number;
  readonly lossPermille: number;
  readonly variants: readonly string[] | null;
}

export interface SlotRow {
  readonly kind: 'issue' | 'return' | 'waste';
  readonly quantity: number | null;
}

export type SlotState = 'covered' | 'short' | 'over' | 'none' | 'quantity-unknown';

/** A slot's material in against out, in the material's smallest unit. */
export interface SlotAccount {
  readonly slot: string;
  readonly material: number;
  /** units × quantity per unit, rounded up. */
  readonly need: number;
  /** Need plus stated loss, rounded up. */
  readonly most: number;
  readonly issued: number;
  readonly returned: number;
  readonly waste: number;
  /** Issued less returned. */
  readonly net: number;
  /** Most less net: what could still have gone in unrecorded; negative where more went in than the revision allows. */
  readonly room: number;
  readonly state: SlotState;
}

/** The slots a run of this variant fills: the first line of each slot stands for its alternatives. */
export function slotsFor(lines: readonly SlotLine[], variant: string | null): SlotLine[] {
  const slots = new Map<string, SlotLine>();
  for (const line of lines) {
    const fits = line.variants === null || variant === null || line.variants.includes(variant);
    if (fits && !slots.has(line.slot)) slots.set(line.slot, line);
  }
  return [...slots.values()];
}

/** What `units` units need of a slot, and the most with the stated loss, both rounded up (reading 1). */
function slotNeed(line: SlotLine, units: number): { need: number; most: number } {
  const need = Math.ceil((units * line.quantity) / line.perUnits);
  const most = Math.ceil((units * line.quantity * (1_000 + line.lossPermille)) / (line.perUnits * 1_000));
  return { need, most };
}

/** The account of one slot over a whole run (readings 1, 2 and 7). */
export function slotAccount(line: SlotLine, units: number, rows: readonly SlotRow[]): SlotAccount {
  const { need, most } = slotNeed(line, units);
  const sum = (kind: SlotRow['kind']): number =>
    rows.filter((row) => row.kind === kind).reduce((total, row) => total + (row.quantity ?? 0), 0);
  const issued = sum('issue');
  const returned = sum('return');
  const net = issued - returned;
  const unknown = rows.some((row) => row.quantity === null);
  const state = rows.length === 0 ? 'none' : slotState(net, need, most, unknown);
  return {
    slot: line.slot,
    material: line.material,
    need,
    most,
    issued,
    returned,
    waste: sum('waste'),
    net,
    room: most - net,
    state,
  };
}

function slotState(net: number, need: number, most: number, unknown: boolean): SlotState {
  if (net > most) return 'over';
  if (unknown) return 'quantity-unknown';
  return net < need ? 'short' : 'covered';
}
