import type { Key, RevisionFact, SlotFact } from '../../src/domain/trace/scope-facts.ts';
import type { Tape } from './tape.ts';
import { takeKey, type World } from './world.ts';

/** What the world's firm makes, of what, where and for whom. */
export interface Catalogue {
  readonly factorySites: readonly Key[];
  readonly consignees: readonly Key[];
  readonly suppliers: readonly { party: Key; site: Key }[];
  readonly bought: readonly Key[];
  readonly sticker: Key;
  /** Intermediate products and the material that each becomes; the second is made of the first. */
  readonly parts: readonly { product: Key; material: Key; revision: RevisionFact }[];
  readonly goods: { product: Key; revisions: readonly RevisionFact[] };
  readonly artworks: readonly Key[];
}

export const VARIANTS = ['R', 'B'];

/** Builds the catalogue; `depth` is how many levels of sub-assemblies there are under the goods (0 to 2). */
export function buildCatalogue(world: World, tape: Tape): Catalogue {
  const factory = addParty(world, 'factory');
  const factorySites = [addSite(world, 'site-x', factory), addSite(world, 'site-y', factory)];
  const [first, second] = [addParty(world, 'supplier-1'), addParty(world, 'supplier-2')];
  const suppliers = [
    { party: first, site: addSite(world, 'supplier-1-east', first) },
    { party: first, site: addSite(world, 'supplier-1-west', first) },
    { party: second, site: addSite(world, 'supplier-2-only', second) },
  ];
  const consignees = [addParty(world, 'consignee-1'), addParty(world, 'consignee-2')];
  const bought = ['paint', 'screw'].map((id) => addMaterial(world, id));
  const sticker = addMaterial(world, 'sticker');
  const depth = tape.below(3);
  const parts = addParts(world, tape, bought, depth);
  const goods = addGoods(world, tape, bought, parts.at(-1)?.material ?? null);
  const artworks = [takeKey(world), takeKey(world)];
  for (const key of artworks) world.artworks.push({ key, product: goods.product });
  return { factorySites, consignees, suppliers, bought, sticker, parts, goods, artworks };
}

function addParty(world: World, id: string): Key {
  const key = takeKey(world);
  world.parties.push({ key, id });
  return key;
}

function addSite(world: World, id: string, party: Key): Key {
  const key = takeKey(world);
  world.sites.push({ key, id, party });
  return key;
}

function addMaterial(world: World, id: string): Key {
  const key = takeKey(world);
  world.materials.push({ key, id });
  return key;
}

function addProduct(world: World, id: string, intermediate: boolean): Key {
  const key = takeKey(world);
  world.products.push({ key, id, intermediate });
  return key;
}

export function addRevision(
  world: World,
  product: Key,
  kind: 'bom' | 'rework',
  slots: readonly SlotFact[],
): RevisionFact {
  const key = takeKey(world);
  const revision = { key, id: `revision-${String(key)}`, code: `R${String(key)}`, product, kind, slots };
  world.revisions.push(revision);
  return revision;
}

/** A slot with its quantity, shared units and stated loss drawn from the tape. */
export function drawSlot(tape: Tape, slot: string, material: Key): SlotFact {
  return {
    slot,
    material,
    quantity: tape.pick([1, 1, 2, 3]),
    perUnits: tape.pick([1, 1, 1, 2, 3]),
    lossPermille: tape.pick([0, 100, 250, 500]),
    variants: tape.chance(20) ? ['R'] : null,
  };
}

function addParts(
  world: World,
  tape: Tape,
  bought: readonly Key[],
  depth: number,
): { product: Key; material: Key; revision: RevisionFact }[] {
  const parts: { product: Key; material: Key; revision: RevisionFact }[] = [];
  for (let level = 0; level < depth; level += 1) {
    const below = parts.at(-1);
    const slots = below === undefined ? [] : [pieceSlot(tape, below.material)];
    if (below === undefined || tape.chance(40))
      slots.push({ ...drawSlot(tape, 'coat', tape.pick(bought)), variants: null });
    const product = addProduct(world, `part-${String(level)}`, true);
    parts.push({
      product,
      material: addMaterial(world, `part-${String(level)}-piece`),
      revision: addRevision(world, product, 'bom', slots),
    });
  }
  return parts;
}

/** Pieces are never shared between units. */
function pieceSlot(tape: Tape, material: Key): SlotFact {
  return {
    ...drawSlot(tape, 'piece', material),
    perUnits: 1,
    quantity: tape.pick([1, 1, 2]),
    variants: null,
  };
}

function addGoods(
  world: World,
  tape: Tape,
  bought: readonly Key[],
  part: Key | null,
): { product: Key; revisions: RevisionFact[] } {
  const product = addProduct(world, 'goods', false);
  const slots: SlotFact[] = part === null ? [] : [pieceSlot(tape, part)];
  for (const material of bought) {
    if (slots.length === 0 || tape.chance(60))
      slots.push(drawSlot(tape, `slot-${String(material)}`, material));
  }
  if (tape.chance(15)) slots.push(drawSlot(tape, 'trim', tape.pick(bought)));
  const revisions = [addRevision(world, product, 'bom', slots)];
  if (slots.length > 1 && tape.chance(50)) revisions.push(addRevision(world, product, 'bom', slots.slice(1)));
  return { product, revisions };
}
