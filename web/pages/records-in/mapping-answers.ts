import type { OutputOf } from '../../client/call.ts';

export type Proposal = OutputOf<'mapping.propose'>;
export type SheetProposal = Proposal['sheets'][number];
export type Ask = SheetProposal['asks'][number];
export type Mapping = Record<string, unknown>;

/** What was said of the columns with one more said: the latest counts, and a field has one column. */
export function withField(
  fields: Readonly<Record<string, string | null>> | undefined,
  letter: string,
  field: string | null,
): Record<string, string | null> {
  const others = Object.entries(fields ?? {}).filter(
    ([own, said]) => own !== letter && (said === null || said !== field),
  );
  return { ...Object.fromEntries(others), [letter]: field };
}

/** What tells an ask from the others. */
export function askKey({ ask, table, field, found }: Ask): string {
  return JSON.stringify([ask, ask === 'date-order' ? '' : table, field, found]);
}

/** The asks that need an answer before the mapping can be used; dates are asked about once. */
export function asksToAnswer({ sheets }: Proposal): Ask[] {
  const asks = sheets.flatMap((sheet) => sheet.asks).filter(({ ask }) => ask !== 'mark' && ask !== 'table');
  const seen = new Set<string>();
  return asks.filter((ask) => {
    const key = ask.ask === 'date-order' ? 'date-order' : askKey(ask);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The proposed mapping with the answers in their places, and without the names that were struck out. */
export function answeredMapping(
  proposal: Proposal,
  answers: Readonly<Record<string, string>>,
  struck: readonly string[],
  name: string,
): Mapping {
  // A mapping is plain JSON: what is cloned is of the same shape.
  const mapping = structuredClone(proposal.mapping ?? {}) as Mapping;
  mapping['name'] = name;
  for (const ask of asksToAnswer(proposal)) {
    const answer = answers[askKey(ask)]?.trim() ?? '';
    if (answer !== '') putAnswer(mapping, ask, answer);
  }
  const records = mapping['records'];
  if (Array.isArray(records))
    mapping['records'] = records.filter(
      (record) => !isObject(record) || !struck.includes(`${String(record['kind'])} ${String(record['id'])}`),
    );
  return mapping;
}

function putAnswer(mapping: Mapping, ask: Ask, answer: string): void {
  if (ask.ask === 'date-order') {
    mapping['dates'] = { ...objectAt(mapping, 'dates'), order: answer, always: true };
    return;
  }
  if (ask.ask === 'word') {
    objectAt(objectAt(mapping, 'words'), ask.words ?? '')[ask.found ?? ''] = answer;
    return;
  }
  const tables = Array.isArray(mapping['tables']) ? mapping['tables'] : [];
  const table: unknown = tables.find((one) => isObject(one) && one['name'] === ask.table);
  if (!isObject(table) || ask.field === null) return;
  if (ask.ask === 'unit') objectAt(objectAt(table, 'columns'), ask.field)['unitWord'] = answer;
  if (ask.ask === 'value') objectAt(table, 'context')[ask.field] = { value: answer };
}

/** The object under a name, made where there is none. */
function objectAt(within: Mapping, name: string): Mapping {
  const value = within[name];
  if (isObject(value)) return value;
  const made: Mapping = {};
  within[name] = made;
  return made;
}

function isObject(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
