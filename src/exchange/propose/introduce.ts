import type { RecordKind } from '../../ledger/define-record.ts';
import type { Grid } from '../grid/sheet.ts';
import { compileMapping, headerKey } from '../mapping/compile.ts';
import { columnSettings, headerTexts, type Mapping, type MappingTable } from '../mapping/mapping.ts';
import type { FinerUnits } from '../import-problem.ts';
import type { KnownRecords } from '../stage/known-records.ts';
import { slug } from '../stage/record-id.ts';
import type { Place } from '../stage/row-scope.ts';
import { stage, type Staged } from '../stage/stage.ts';
import { columnOf } from './cell-column.ts';
import type { Factory, Introduction } from './factory.ts';
import type { Proposal } from './propose-mapping.ts';
import { findsProducts, introducesMaterialLots, introducesMaterials } from './proposed-lookups.ts';

type FixedRecord = NonNullable<Mapping['records']>[number];

export interface IntroducingProposal extends Proposal {
  readonly introduces: readonly Introduction[];
}

interface Around {
  readonly grids: readonly Grid[];
  readonly kinds: ReadonlyMap<string, RecordKind>;
  readonly known: KnownRecords;
  readonly factory: Factory;
}

/** Most names that one mapping introduces. */
const NAMES_LIMIT = 2_000;
const ROUNDS = 2;

/**
 * Lets a proposed mapping introduce what its files name and nothing on record is: parties and products as records of the mapping
 * itself, each for somebody to look at; materials and lots by the rows that name them, where no sheet lists them. A later file that
 * names another party or product is asked about, so a slip of the pen makes no new one.
 */
export async function introduceNames(proposal: Proposal, around: Around): Promise<IntroducingProposal> {
  const { factory } = around;
  if (proposal.mapping === null) return { ...proposal, introduces: [] };
  let mapping: Mapping = findsProducts(proposal.mapping);
  const introduces = [...factory.introduces];
  // A lot is looked up within its material, so it is missed only when its material is there.
  for (let round = 0; round < ROUNDS; round += 1) {
    const { wanted, units } = await readThrough(withRecords(mapping, introduces, factory), around);
    mapping = withUnits(mapping, units);
    const kinds = new Set(wanted.map(({ kind }) => kind));
    if (kinds.has('material')) mapping = introducesMaterials(mapping);
    if (kinds.has('material-lot')) mapping = introducesMaterialLots(mapping);
    introduces.push(...introductions(wanted, introduces));
  }
  mapping = withRecords(mapping, introduces, factory);
  return { ...proposal, mapping, introduces };
}

function withRecords(mapping: Mapping, introduces: readonly Introduction[], factory: Factory): Mapping {
  if (introduces.length === 0) return mapping;
  const records = introduces.map((each) => recordOf(each, factory));
  return { ...mapping, records: [...(mapping.records ?? []), ...records] };
}

function recordOf({ kind, id, name, role }: Introduction, factory: Factory): FixedRecord {
  if (kind === 'site') return { kind, id, body: { name, party: factory.party ?? '' } };
  return { kind, id, body: role === null ? { name } : { name, roles: [role] } };
}

interface Wanted {
  readonly kind: string;
  readonly name: string;
  /** Field of the column it stands in. */
  readonly field: string | null;
}

/** Of two units for one word the smaller one keeps both quantities. */
function withUnits(mapping: Mapping, found: readonly FinerUnits[]): Mapping {
  if (found.length === 0) return mapping;
  const units = new Map(Object.entries(mapping.units ?? {}));
  for (const [word, finer] of found.flatMap(Object.entries<FinerUnits[string]>)) {
    const known = units.get(word);
    if (typeof known !== 'object' || known.times < finer.times) units.set(word, finer);
  }
  return { ...mapping, units: Object.fromEntries(units) };
}

/** Reads the files through the mapping and gathers every name that leads nowhere, and units that quantities are too fine for. */
async function readThrough(
  mapping: Mapping,
  { grids, kinds, known }: Around,
): Promise<{ wanted: readonly Wanted[]; units: readonly FinerUnits[] }> {
  const asked: { kind: string; name: string; place: Place | undefined }[] = [];
  const staged = await stage(grids, {
    mapping: compileMapping(mapping, [...kinds.values()]),
    decisions: null,
    kinds: [...kinds.values()],
    known,
    unknown: (kind, name, place) => asked.push({ kind, name, place }),
  });
  const wanted = asked.map(({ kind, name, place }) => ({
    kind,
    name,
    field: fieldAt(place, staged, mapping),
  }));
  return { wanted, units: staged.problems.flatMap(({ units }) => (units === undefined ? [] : [units])) };
}

function fieldAt(place: Place | undefined, { tables }: Staged, mapping: Mapping): string | null {
  const found = tables.filter(({ file, sheet }) => file === place?.file && sheet === place.sheet);
  const at = place === undefined ? null : columnOf(place.cell);
  if (at === null) return null;
  for (const { table: name, headers } of found) {
    const table = mapping.tables.find((each) => each.name === name);
    const field = table === undefined ? null : fieldOfHeader(table, headers[at] ?? '');
    if (field !== null) return field;
  }
  return null;
}

function fieldOfHeader(table: MappingTable, header: string): string | null {
  for (const [field, column] of Object.entries(table.columns)) {
    if (headerTexts(columnSettings(column)).some((text) => headerKey(text) === headerKey(header)))
      return field;
  }
  return null;
}

/** What a party is, by the field it is named in. */
const ROLES: Readonly<Record<string, string>> = {
  supplier: 'supplier',
  consignee: 'consignee',
  importer: 'importer',
  party: 'factory',
};

function introductions(wanted: readonly Wanted[], before: readonly Introduction[]): Introduction[] {
  const found = new Map<string, Introduction>();
  for (const { kind, name, field } of wanted) {
    if (kind !== 'party' && kind !== 'product') continue;
    const role = kind === 'party' ? (ROLES[field ?? ''] ?? null) : null;
    const id = slug(name);
    if (id === '' || (kind === 'party' && role === null)) continue;
    if (before.some((each) => each.kind === kind && each.id === id)) continue;
    if (!found.has(`${kind} ${id}`) && found.size < NAMES_LIMIT)
      found.set(`${kind} ${id}`, { kind, id, name, role });
  }
  return [...found.values()];
}
