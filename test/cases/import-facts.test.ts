import { describe, expect, test } from 'vitest';
import type { Staged } from '../../src/exchange/stage/stage.ts';
import { naturalIds } from './natural-ids.ts';
import { stagePack } from './pack-files.ts';
import { truthRecords } from './truth-records.ts';
import type { PackName } from './truth.ts';

type Body = Readonly<Record<string, unknown>>;

/** Fields of each kind that the truth says and the files say too. What is left out is said once in `about`. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  party: ['name', 'localName', 'roles', 'country', 'address', 'phone'],
  product: ['name', 'style', 'importer', 'variants'],
  material: ['code', 'name', 'unit'],
  revision: ['product', 'kind', 'code', 'from', 'slots'],
  'material-lot': [
    'material',
    'code',
    'supplier',
    'supplierSite',
    'made',
    'dispatched',
    'quantityDispatched',
  ],
  'material-receipt': ['lot', 'site', 'date', 'quantity', 'reference'],
  'material-movement': ['lot', 'kind', 'date', 'quantity'],
  run: ['code', 'product', 'variant', 'revision', 'site', 'line', 'started', 'ended', 'made', 'workOrder'],
  'output-count': ['run', 'from', 'to', 'units'],
  consumption: ['run', 'slot', 'lot', 'quantity', 'span', 'window'],
  taken: ['run', 'kind', 'quantity', 'span'],
  'carton-series': ['mark', 'purchaseOrder', 'consignee'],
  packing: ['series', 'from', 'to', 'contents'],
  relabel: ['series', 'from', 'to', 'oldMark', 'newMark', 'date', 'reason', 'code'],
  rework: ['run', 'code', 'of', 'cartons', 'reason', 'date'],
  shipment: ['code', 'consignee', 'from', 'date', 'invoice', 'container'],
  'shipment-line': ['shipment', 'series', 'from', 'to'],
  'shipment-receipt': ['shipment', 'date', 'lines'],
  'shipment-return': ['shipment', 'date', 'lines', 'reason'],
};

interface Fact {
  readonly kind: string;
  readonly id: string;
  readonly body: Body;
}

function bodyOf(value: unknown): Body {
  // Bodies of records are objects.
  return value as Body;
}

function stagedFacts(staged: Staged): Fact[] {
  return staged.records.map(({ kind, id, body }) => ({ kind, id, body: bodyOf(body) }));
}

function truthFacts(pack: PackName): Fact[] {
  return truthRecords(pack).map(({ kind, id, body }) => ({ kind, id, body: bodyOf(body) }));
}

/** Facts of one kind as texts that can be compared: ids by what they stand for, only the fields both sides say. */
function comparable(facts: readonly Fact[], kind: string): string[] {
  const named = naturalIds(facts);
  const list = facts.filter((fact) => fact.kind === kind);
  const bodies = kind === 'consumption' ? netOfReturns(list) : list.map(({ body }) => body);
  const fields = FIELDS[kind] ?? [];
  return bodies.map((body) => JSON.stringify(named(kind, picked(body, fields)), sortedKeys)).sort();
}

function picked(body: Body, fields: readonly string[]): Body {
  const kept = Object.entries(body).filter(([key]) => fields.includes(key));
  // A rework has no clock in the log, so its run has days where the truth has hours.
  const isRework = body['line'] === 'RW';
  return Object.fromEntries(
    kept.map(([key, value]) => {
      const dayOnly = isRework && (key === 'started' || key === 'ended') && typeof value === 'string';
      return [key, dayOnly ? value.slice(0, 10) : value];
    }),
  );
}

/** The truth states what stayed in a run; the slips say what was issued and what came back. */
function netOfReturns(facts: readonly Fact[]): Body[] {
  const groups = Map.groupBy(facts, ({ body: { run, slot, lot, span, window } }) => {
    return JSON.stringify([run, slot, lot, span, window]);
  });
  return [...groups.values()].map((group) => {
    const [first] = group;
    const quantity = group.reduce((sum, { body }) => {
      return sum + (body['kind'] === 'return' ? -1 : 1) * Number(body['quantity']);
    }, 0);
    return { ...first?.body, quantity };
  });
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}

describe.each(['romper', 'race-car'] as const)('the records of the %s workbook', (pack) => {
  test.each(Object.keys(FIELDS))('say what the truth says: %s', async (kind) => {
    const staged = stagedFacts(await stagePack(pack, { decided: true }));
    expect(comparable(staged, kind)).toEqual(comparable(truthFacts(pack), kind));
  });
});
