import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { inOrderOfNaming } from '../../src/exchange/importing/order-of-naming.ts';
import type { Draft } from '../../src/ledger/draft.ts';
import { kindMap } from '../../src/ledger/ledger.ts';
import { naturalIds } from './natural-ids.ts';
import { stagePack } from './pack-files.ts';
import { truthRecords } from './truth-records.ts';
import type { PackName } from './truth.ts';

type Body = Readonly<Record<string, unknown>>;
type Fact = { readonly kind: string; readonly id: string; readonly body: Body };

/** Field of a body that names a record of the kind: what `naturalIds` reads an id by. */
const NAMED_BY: Readonly<Record<string, string>> = {
  party: 'party',
  site: 'site',
  product: 'product',
  material: 'material',
  revision: 'revision',
  'material-lot': 'lot',
  'carton-series': 'series',
  run: 'run',
  shipment: 'shipment',
};

/**
 * What a pack's workbook says when it is read through its mapping with the decisions, under the ids that the truth uses: so
 * that whatever is asked of the truth's records can be asked of the imported ones, with the same words.
 */
export async function importedRecords(pack: PackName): Promise<(Draft & { readonly action: 'record' })[]> {
  const { records } = await stagePack(pack, { decided: true });
  const imported = records.map(({ kind, id, body }): Fact => ({ kind, id, body: bodyOf(body) }));
  const truth = truthRecords(pack).map(({ kind, id, body }): Fact => ({ kind, id, body: bodyOf(body) }));
  const idsOfTruth = new Map(truth.map((fact) => [nameOf(truth, fact), fact.id]));
  const ids = new Map(
    imported.map((fact) => [`${fact.kind} ${fact.id}`, idsOfTruth.get(nameOf(imported, fact))]),
  );
  const renamed = imported.map(({ kind, id, body }) => ({
    kind,
    id: ids.get(`${kind} ${id}`) ?? id,
    body: bodyOf(renameIn(body, kind, ids)),
  }));
  return inOrderOfNaming(renamed, kindMap(RECORD_KINDS)).map((fact) => ({ action: 'record', ...fact }));
}

function bodyOf(value: unknown): Body {
  // Bodies of records are objects.
  return value as Body;
}

const translators = new WeakMap<readonly Fact[], ReturnType<typeof naturalIds>>();

/** Kind and natural name of a record; those without a natural name keep their id. */
function nameOf(facts: readonly Fact[], { kind, id }: Fact): string {
  const translate = translators.get(facts) ?? naturalIds(facts);
  translators.set(facts, translate);
  const field = NAMED_BY[kind];
  return field === undefined ? `${kind} ${id}` : `${kind} ${String(translate(kind, { [field]: id })[field])}`;
}

const KIND_OF_FIELD: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(NAMED_BY).map(([kind, field]) => [field, kind])),
  importer: 'party',
  supplier: 'party',
  consignee: 'party',
  supplierSite: 'site',
};

function renameIn(value: unknown, field: string, ids: ReadonlyMap<string, string | undefined>): unknown {
  if (Array.isArray(value)) return value.map((each) => renameIn(each, '', ids));
  if (value !== null && typeof value === 'object') {
    const kind = 'kind' in value && 'id' in value ? String(value.kind) : null;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (kind !== null && key === 'id') return [key, ids.get(`${kind} ${String(inner)}`) ?? inner];
        // A shipment leaves from a site; other fields of the name are numbers and days.
        const named = key === 'from' && field === 'shipment' ? 'site' : KIND_OF_FIELD[key];
        const known = named === undefined ? undefined : ids.get(`${named} ${String(inner)}`);
        return [key, known ?? renameIn(inner, key, ids)];
      }),
    );
  }
  return value;
}
