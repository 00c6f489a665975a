import type { Mapping, MappingTable, RecordTemplate } from '../mapping/mapping.ts';

/** Wild sheets name products as people do: a product is looked up by its names instead of taken for an id. */
export function findsProducts(mapping: Mapping): Mapping {
  if (gives(mapping, 'product')) return mapping;
  return withTables(mapping, (table) => ({
    ...table,
    records: table.records.map((record) =>
      record.body['product'] === '{product}' && table.columns['product'] !== undefined
        ? { ...record, body: { ...record.body, product: { $find: 'product', names: '{product}' } } }
        : record,
    ),
  }));
}

/** Tables whose rows name a material with its quantity and unit: the register of what came in, else the slips of what was used. */
const MATERIAL_ROWS = ['material receipts', 'material issue'];

/** Lets the rows that name a material introduce it, where no sheet lists the materials. */
export function introducesMaterials(mapping: Mapping): Mapping {
  if (gives(mapping, 'material')) return mapping;
  return withFirstTable(mapping, (table) => {
    const quantity = ['got', 'sent', 'quantity'].find((field) => table.columns[field] !== undefined);
    if (quantity === undefined || table.columns['material'] === undefined) return null;
    const name = table.columns['materialName'] === undefined ? '{material}' : '{materialName}';
    return {
      kind: 'material',
      id: '{material}',
      body: { code: '{material}', name: { $first: name }, unit: { $first: `{${quantity}.unit}` } },
    };
  });
}

/** Lets the slips introduce the lots they name, where no sheet says what came in. */
export function introducesMaterialLots(mapping: Mapping): Mapping {
  if (gives(mapping, 'material-lot')) return mapping;
  return withFirstTable(mapping, (table) =>
    table.columns['material'] === undefined || table.columns['lot'] === undefined
      ? null
      : {
          kind: 'material-lot',
          id: '{material}:{lot}',
          body: { material: { $find: 'material', code: '{material}' }, code: '{lot}' },
        },
  );
}

function gives(mapping: Mapping, kind: string): boolean {
  return mapping.tables.some(({ records }) => records.some((record) => record.kind === kind));
}

function withTables(mapping: Mapping, change: (table: MappingTable) => MappingTable): Mapping {
  return { ...mapping, tables: mapping.tables.map(change) };
}

/** The record before those of the first table that can give it. */
function withFirstTable(mapping: Mapping, make: (table: MappingTable) => RecordTemplate | null): Mapping {
  for (const wanted of MATERIAL_ROWS) {
    for (const chosen of mapping.tables) {
      const record = chosen.name.startsWith(wanted) ? make(chosen) : null;
      if (record === null) continue;
      return withTables(mapping, (table) =>
        table === chosen ? { ...table, records: [record, ...table.records] } : table,
      );
    }
  }
  return mapping;
}
