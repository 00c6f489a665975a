import { naturalIds } from './natural-ids.ts';
import { stagePack } from './pack-files.ts';
import { truthRecords } from './truth-records.ts';
import type { PackName } from './truth.ts';

/** Ids of the imported records by those of the truth. */
export async function translation(pack: PackName): Promise<(kind: string, id: string) => string> {
  const imported = (await stagePack(pack, { decided: true })).records;
  const byName = new Map<string, string>();
  const names = naturalIds(imported.map(factOf));
  for (const { kind, id } of imported) byName.set(`${kind} ${nameOf(names, kind, id)}`, id);
  const truth = naturalIds(truthRecords(pack).map(factOf));
  return (kind, id) => byName.get(`${kind} ${nameOf(truth, kind, id)}`) ?? id;
}

function factOf({ kind, id, body }: { kind: string; id: string; body: unknown }): {
  kind: string;
  id: string;
  body: Readonly<Record<string, unknown>>;
} {
  // Bodies of records are objects.
  return { kind, id, body: body as Readonly<Record<string, unknown>> };
}

const FIELD: Readonly<Record<string, string>> = { 'material-lot': 'lot', 'carton-series': 'series' };

function nameOf(names: ReturnType<typeof naturalIds>, kind: string, id: string): string {
  const field = FIELD[kind] ?? kind;
  return JSON.stringify(names(kind, { [field]: id })[field]);
}
