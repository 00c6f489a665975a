import type { z } from 'zod';
import type { Transaction } from '../../db/database.ts';
import { selectStanding } from '../../db/select-in.ts';
import { present } from '../../kit/invariant.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { certificatesOfRuns } from '../certificate/certificates-of-run-store.ts';
import type { CertificateOfRun } from '../certificate/certificates-of-run-store.ts';
import { loadLabelFacts } from '../label/label-facts-store.ts';
import { daysOf } from '../label/label-facts.ts';
import type { Told } from '../label/label-facts.ts';
import { recordsOf } from '../same-story/run-tellers-store.ts';
import { shippedOnLines } from '../same-story/shipped-goods-store.ts';
import { shipmentLineSchema } from '../shipment/shipment.ts';
import { filingWarnings, SINGLE_SOURCE, WARNING_WORDS } from './filing-checks.ts';
import type { FilingWarning } from './filing-checks.ts';
import { filingFieldListSchema } from './filing-field-list.ts';
import type { FilingFieldList } from './filing-field-list.ts';
import { filingLineSchema, registryEntrySchema } from './filing-line.ts';
import type { FilingLine, RegistryEntry } from './filing-line.ts';
import type { FiledLine } from './filing-report.ts';
import { filledFields } from './filled-fields.ts';
import type { FilledField } from './filled-fields.ts';
import { lineValues } from './filing-values.ts';
import type { LineFacts } from './filing-values.ts';
import { partsOf } from './line-parts-store.ts';
import type { LinePart } from './line-parts-store.ts';
import { REGISTRY_FIELDS } from './registry-fields.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** The list of fields that counts: the one on record with the highest version, else the one that comes with us. */
export async function fieldListInForce(
  transaction: Transaction,
  kinds: Kinds,
): Promise<{ readonly record: string | null; readonly list: FilingFieldList }> {
  const rows = await selectStanding<{ n: number }>(
    transaction,
    'select n from filing_field_list where code = ? order by version desc, n desc limit 1',
    [REGISTRY_FIELDS.code],
  );
  const [own] = await recordsOf(transaction, kinds, rows, filingFieldListSchema);
  if (own === undefined || own.body.version < REGISTRY_FIELDS.version)
    return { record: null, list: REGISTRY_FIELDS };
  return { record: own.id, list: own.body };
}

/** A line of a shipment with one of its runs, prepared, with its filled fields. */
export interface PreparedLine {
  readonly shown: FiledLine;
  readonly filled: readonly FilledField[];
}

interface Asked {
  readonly n: number;
  readonly leftOn: string | null;
  readonly list: FilingFieldList;
}

/** The lines of a shipment as the broker is to be told them: one for each run that a line holds. */
export async function preparedLines(
  transaction: Transaction,
  kinds: Kinds,
  { n, leftOn, list }: Asked,
): Promise<PreparedLine[]> {
  const rows = await selectStanding<{ n: number }>(
    transaction,
    'select n from shipment_line where shipment = ? order by n',
    [n],
  );
  const lines = await recordsOf(transaction, kinds, rows, shipmentLineSchema);
  const goods = await shippedOnLines(transaction, n);
  const runs = await loadRuns(transaction, kinds, new Set(goods.map(({ run }) => run)));
  const prepared: PreparedLine[] = [];
  for (const line of lines) {
    const decisions = await decisionsOn(transaction, kinds, line.n);
    const own = goods.filter((one) => one.line === line.n);
    for (const goodsOfPart of partsOf(line.body, own))
      prepared.push(
        await preparedLine(transaction, kinds, { line, ...goodsOfPart, decisions, leftOn, list, runs }),
      );
  }
  return prepared;
}

/** What a line is held against of a run, worked out once however many lines hold it. */
interface LoadedRun {
  readonly facts: RunFacts;
  readonly certificates: readonly CertificateOfRun[];
}

async function loadRuns(
  transaction: Transaction,
  kinds: Kinds,
  runs: ReadonlySet<number>,
): Promise<ReadonlyMap<number, LoadedRun>> {
  const certificates = await certificatesOfRuns(transaction, kinds, [...runs]);
  const loaded = new Map<number, LoadedRun>();
  for (const run of runs) {
    const facts = await loadLabelFacts(transaction, kinds, run);
    loaded.set(run, { facts, certificates: certificates.get(run) ?? [] });
  }
  return loaded;
}

type Line = Told<z.output<typeof shipmentLineSchema>> & { readonly n: number };

interface Part extends LinePart {
  readonly line: Line;
  readonly runs: ReadonlyMap<number, LoadedRun>;
  readonly decisions: readonly Told<FilingLine>[];
  readonly leftOn: string | null;
  readonly list: FilingFieldList;
}

async function preparedLine(transaction: Transaction, kinds: Kinds, of: Part): Promise<PreparedLine> {
  const { part, decisions, list, runs } = of;
  const loaded = part === null ? undefined : present(runs.get(part.run), 'a run of the line');
  const facts = loaded?.facts ?? null;
  const certificates = loaded?.certificates ?? [];
  const decision = decisionFor(decisions, facts?.run.id ?? null);
  const covering = certificates.filter(({ standing }) => standing === 'valid');
  const named = decision?.body.certificate;
  const chosen = named === undefined ? covering[0] : certificates.find(({ id }) => id === named);
  const entry = chosen === undefined ? null : await entryOf(transaction, kinds, chosen.n);
  const filled = filledFields(
    list,
    lineValues({
      certificate: chosen === undefined ? null : { id: chosen.id, body: chosen.body },
      entry,
      run: facts === null ? null : { id: facts.run.id, code: facts.run.body.code, ...madeOf(facts) },
      product: facts === null ? null : productFacts(facts),
      manufacturerGln: facts?.maker?.body.gln ?? null,
    }),
  );
  const isOther = entry === null && (await hasOtherEntry(transaction, chosen));
  const found: FoundLine = { facts, certificates, covering, decision, chosen, entry, filled, isOther };
  return { shown: shownLine(of, found), filled };
}

interface FoundLine {
  readonly facts: RunFacts | null;
  readonly certificates: readonly CertificateOfRun[];
  /** Those that cover the run. */
  readonly covering: readonly CertificateOfRun[];
  readonly decision: Told<FilingLine> | null;
  readonly chosen: CertificateOfRun | undefined;
  readonly entry: Told<RegistryEntry> | null;
  readonly filled: readonly FilledField[];
  /** Another version of the certificate has identifiers, and this one has none. */
  readonly isOther: boolean;
}

function shownLine({ line, cartons, units, leftOn }: Part, found: FoundLine): FiledLine {
  const { facts, certificates, decision, chosen, entry, filled } = found;
  const missing = filled.filter(({ isMissing }) => isMissing);
  return {
    line: { kind: 'shipment-line', id: line.id, name: lineName(line) },
    invoiceLine: line.body.invoiceLine ?? null,
    run: facts === null ? null : { kind: 'run', id: facts.run.id, name: facts.run.body.code },
    product: facts === null ? null : { kind: 'product', id: facts.product.id, name: facts.product.body.name },
    ...{ cartons, units },
    decision: decision === null ? null : { kind: 'filing-line', id: decision.id, name: decision.body.method },
    method: decision?.body.method ?? null,
    certificate: chosen === undefined ? null : nameOf(chosen),
    notCovering: certificates.filter((one) => one !== chosen && one.standing !== 'valid').map(notCovering),
    trio: trioOf(entry),
    disclaim: disclaimOf(decision?.body),
    tariffCode: decision?.body.tariffCode ?? null,
    warnings: warningsOf(leftOn, found).map((code) => ({
      ...{ code, says: WARNING_WORDS[code] },
      singleSource: SINGLE_SOURCE.includes(code),
    })),
    fields: filled.map(shownField),
    missing: missing.length,
  };
}

function warningsOf(
  leftOn: string | null,
  { facts, decision, covering, chosen, entry, isOther }: FoundLine,
): FilingWarning[] {
  const body = decision?.body;
  const named = body?.certificate;
  return filingWarnings({
    leftOn,
    isKnown: facts !== null,
    method: body?.method ?? null,
    disclaimCode: body?.disclaimCode ?? null,
    intendedUseCode: body?.intendedUseCode ?? null,
    intendedUseDescription: body?.intendedUseDescription ?? null,
    reason: body?.reason ?? null,
    covering: covering.length,
    namedCovers: named === undefined ? null : covering.some(({ id }) => id === named),
    trio: entry !== null ? 'there' : isOther ? 'of-other-version' : 'missing',
    labNumbers: chosen?.body.laboratories.flatMap(({ labNumber }) => labNumber ?? []) ?? [],
  });
}

function trioOf(entry: Told<RegistryEntry> | null): FiledLine['trio'] {
  if (entry === null) return null;
  const { certifierId, registryProductId, versionId } = entry.body;
  return { certifierId, registryProductId, versionId };
}

/** Of decisions on a line the last that is for the run, else the last that is for all of it. */
function decisionFor(decisions: readonly Told<FilingLine>[], run: string | null): Told<FilingLine> | null {
  const own = decisions.findLast(({ body }) => body.run !== undefined && body.run === run);
  return own ?? decisions.findLast(({ body }) => body.run === undefined) ?? null;
}

async function decisionsOn(
  transaction: Transaction,
  kinds: Kinds,
  line: number,
): Promise<Told<FilingLine>[]> {
  const rows = await selectStanding<{ n: number }>(
    transaction,
    'select n from filing_line where shipment_line = ? order by n',
    [line],
  );
  return recordsOf(transaction, kinds, rows, filingLineSchema);
}

async function entryOf(
  transaction: Transaction,
  kinds: Kinds,
  certificate: number,
): Promise<Told<RegistryEntry> | null> {
  const rows = await selectStanding<{ n: number }>(
    transaction,
    'select n from registry_entry where certificate = ? order by n desc limit 1',
    [certificate],
  );
  return (await recordsOf(transaction, kinds, rows, registryEntrySchema))[0] ?? null;
}

/** Whether another version of the same certificate has identifiers. */
async function hasOtherEntry(
  transaction: Transaction,
  chosen: CertificateOfRun | undefined,
): Promise<boolean> {
  if (chosen === undefined) return false;
  const rows = await selectStanding<{ n: number }>(
    transaction,
    `select registry_entry.n as n from registry_entry join certificate on certificate.n = registry_entry.certificate
      where certificate.number = ? and certificate.n <> ? limit 1`,
    [chosen.body.number, chosen.n],
  );
  return rows.length > 0;
}

type RunFacts = Awaited<ReturnType<typeof loadLabelFacts>>;

function madeOf(facts: RunFacts): { from: string | null; to: string | null } {
  const days = daysOf(facts);
  return { from: days?.from ?? null, to: days?.to ?? null };
}

function productFacts({ product, plan }: RunFacts): NonNullable<LineFacts['product']> {
  const { name, style } = product.body;
  return { id: product.id, name, style: style ?? null, brand: plan?.body.brand ?? null };
}

function disclaimOf(decision: FilingLine | undefined): FiledLine['disclaim'] {
  if (decision?.method !== 'disclaim') return null;
  return {
    code: decision.disclaimCode ?? null,
    intendedUseCode: decision.intendedUseCode ?? null,
    intendedUseDescription: decision.intendedUseDescription ?? null,
    reason: decision.reason ?? null,
  };
}

function nameOf({ id, body }: CertificateOfRun): FiledLine['line'] {
  return { kind: 'certificate', id, name: `${body.number} version ${String(body.version)}` };
}

function notCovering(one: CertificateOfRun): FiledLine['notCovering'][number] {
  const reasons = one.reasons.map(({ says }) => says);
  return { certificate: nameOf(one), standing: one.standing, reasons };
}

function lineName({ id, body: { series, from, to } }: Line): string {
  if (from === undefined || to === undefined) return id;
  return `${present(series, 'a range has a series')} ${String(from)}-${String(to - 1)}`;
}

function shownField({ field, values, isMissing, enter }: FilledField): FiledLine['fields'][number] {
  const { path, column, element, need, confidence } = field;
  return {
    ...{ path, column, element: element ?? null, need, confidence },
    ...{ values: [...values], missing: isMissing, enter },
  };
}
