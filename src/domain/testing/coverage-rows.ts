import type { AskedPart, AskedRule, Doubt } from './asked-rules.ts';
import type { CoverageFacts, NeededComponent } from './coverage-facts.ts';

/** What a row is called that stands for the product as a whole and that no plan names. */
const WHOLE_PRODUCT = 'Whole product';

/**
 * The rows of a matrix, each with the rules it is asked for: the components that the plan names and a child can reach, whatever went in
 * that nobody named, and the parts that come under a rule that applies, or may.
 */
export function rowsOf(facts: CoverageFacts): NeededComponent[] {
  const asked = facts.asked?.rules ?? [];
  return asked.reduce((rows, rule) => withRule(facts, rows, rule), plannedRows(facts));
}

/** The components that somebody named, and after them whatever went in that nobody did. */
function plannedRows(facts: CoverageFacts): NeededComponent[] {
  const named = facts.components.filter(({ accessible }) => accessible !== 'no');
  const known = new Set(facts.components.map(({ slot }) => slot));
  const rules = [
    ...new Set(facts.components.filter(({ slot }) => slot !== null).flatMap((one) => one.rules)),
  ];
  const judged = accessibilityOf(facts);
  const unnamed = (slot: string): NeededComponent[] => {
    const accessible = judged.get(slot) ?? 'unknown';
    const row = {
      component: slot,
      slot,
      material: null,
      colour: null,
      accessible,
      rules,
      toBeKnown: [],
      unconfirmed: [],
    };
    return accessible === 'no' ? [] : [row];
  };
  const slots = facts.slots.filter(({ slot }) => !known.has(slot)).flatMap(({ slot }) => unnamed(slot));
  return [...named, ...slots, ...facts.strayLots.flatMap(({ lotCode }) => unnamed(lotCode))];
}

/** What the product's facts say of slots that no plan names. */
function accessibilityOf({ asked }: CoverageFacts): ReadonlyMap<string, AskedPart['accessible']> {
  const parts = (asked?.rules ?? []).flatMap((one) => one.parts);
  return new Map(parts.map((part) => [slotOf(part), part.accessible]));
}

function slotOf({ slot, name }: AskedPart): string {
  return slot ?? name;
}

function withRule(
  facts: CoverageFacts,
  rows: readonly NeededComponent[],
  asked: AskedRule,
): NeededComponent[] {
  const isPlanned = facts.components.some(({ rules }) => rules.includes(asked.rule));
  if (!asked.isOfParts) return isPlanned ? [...rows] : onWhole(rows, asked.rule, asked.doubt);
  const parts = asked.parts.filter(
    (part) =>
      part.state !== 'does-not-apply' &&
      !(asked.isOfCoatings && part.state === 'applies' && isCoatingPlanned(facts, part, asked)),
  );
  const named = parts.reduce((left, part) => withPart(facts, left, part, asked), [...rows]);
  return asked.isListWhole ? named : withUnlisted(named, asked);
}

/**
 * Whether the plan asks for what lies on a part: at the part's own slot, or at a coating of its colour. A coating that is tied to no part
 * stands for all paint as long as nothing says of which colour it is, or of which the part.
 */
function isCoatingPlanned(facts: CoverageFacts, part: AskedPart, { rule, parts }: AskedRule): boolean {
  const listed = new Set(parts.map(slotOf));
  return facts.components.some((row) => {
    if (row.accessible === 'no' || !row.rules.includes(rule)) return false;
    if (row.slot === slotOf(part)) return true;
    const isTied = row.slot !== null && listed.has(row.slot);
    const colours = isTied ? [row.colour].filter((colour) => colour !== null) : coloursOf(facts, row);
    if (part.colour === null || colours.length === 0) return !isTied;
    return colours.some((colour) => isSame(colour, part.colour ?? ''));
  });
}

/** The colours of a row: what the plan says, else those of the lots that went in; empty: one of them is not known. */
function coloursOf({ slots }: CoverageFacts, { slot, colour }: NeededComponent): string[] {
  if (colour !== null) return [colour];
  const used = slots.filter((one) => one.slot === slot).flatMap((one) => one.used);
  const known = used.flatMap((one) => one.colour ?? []);
  return known.length === used.length ? known : [];
}

/** The rule on the row of the whole product, which is made where the plan has none. */
function onWhole(rows: readonly NeededComponent[], rule: string, doubt: Doubt): NeededComponent[] {
  const isWhole = ({ slot, material }: NeededComponent): boolean => slot === null && material === null;
  const first = rows.findIndex(isWhole);
  if (first >= 0) return rows.map((row, index) => (index === first ? added(row, rule, doubt) : row));
  const row: NeededComponent = {
    ...{ component: WHOLE_PRODUCT, slot: null, material: null, colour: null, accessible: 'yes' },
    ...{ rules: [], toBeKnown: [], unconfirmed: [] },
  };
  return [...rows, added(row, rule, doubt)];
}

function withPart(
  facts: CoverageFacts,
  rows: readonly NeededComponent[],
  part: AskedPart,
  asked: AskedRule,
): NeededComponent[] {
  const { rule } = asked;
  const slot = slotOf(part);
  const doubts = [asked.doubt, part.doubt];
  const doubt = doubts.includes('fact') ? 'fact' : doubts.includes('law') ? 'law' : null;
  const isOfPart = (row: NeededComponent): boolean =>
    row.slot === slot && (row.colour === null || part.colour === null || isSame(row.colour, part.colour));
  if (rows.some(isOfPart)) return rows.map((row) => (isOfPart(row) ? added(row, rule, doubt) : row));
  const isHidden = facts.components.some((one) => one.slot === slot && one.accessible === 'no');
  if (isHidden && part.accessible !== 'yes') return [...rows];
  // The plan says that nobody can reach it, the facts say that a child can.
  const accessible = isHidden || part.accessible !== 'yes' ? 'unknown' : 'yes';
  const row = { component: part.name, slot, material: null, colour: part.colour, accessible } as const;
  return [...rows, added({ ...row, rules: [], toBeKnown: [], unconfirmed: [] }, rule, doubt)];
}

/** Where the list of parts is not whole, what it leaves out may come under the rule too. */
function withUnlisted(rows: readonly NeededComponent[], { rule, parts }: AskedRule): NeededComponent[] {
  const listed = new Set(parts.map(slotOf));
  const ofParts = rows.some(({ slot }) => slot !== null);
  if (!ofParts) return onWhole(rows, rule, 'fact');
  return rows.map((row) => (row.slot === null || listed.has(row.slot) ? row : added(row, rule, 'fact')));
}

function added(row: NeededComponent, rule: string, doubt: Doubt): NeededComponent {
  if (row.rules.includes(rule)) return row;
  return {
    ...row,
    rules: [...row.rules, rule],
    toBeKnown: doubt === 'fact' ? [...row.toBeKnown, rule] : row.toBeKnown,
    unconfirmed: doubt === 'law' ? [...row.unconfirmed, rule] : row.unconfirmed,
  };
}

function isSame(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}
