import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { canonicalJson } from '../../kit/canonical-json.ts';
import { LotproofError } from '../../kit/errors.ts';
import { present } from '../../kit/invariant.ts';
import type { Guarded, RecordKind } from '../../ledger/define-record.ts';
import { partyRecord, siteRecord } from '../party/party-store.ts';
import { productRecord } from '../product/product-store.ts';
import { runRecord } from '../run/run-store.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { leadsHome } from './label-address-store.ts';
import { boundElsewhere } from './label-binding.ts';
import { isAsFrozen } from './label-content.ts';
import { loadLabelFacts } from './label-facts-store.ts';
import { requireFit } from './label-fit-store.ts';
import { labelExceptionRecord, labelPlanRecord, labelRecord, labelTemplateRecord } from './label-store.ts';
import { inSymbolFor, wantedInSymbol } from './label-symbol.ts';
import { labelSchema, labelTemplateSchema } from './label.ts';
import type { LabelVersion } from './label.ts';
import { versionsOf } from './label-versions-store.ts';
import { readPublicCode } from './public-code.ts';

/** The kinds that a label rests on. */
const KINDS: ReadonlyMap<string, RecordKind> = new Map(
  [
    partyRecord,
    siteRecord,
    productRecord,
    runRecord,
    labelPlanRecord,
    labelRecord,
    labelTemplateRecord,
    labelExceptionRecord,
  ].map((kind) => [kind.kind, kind]),
);

interface Standing {
  readonly label: number;
  readonly run: number;
  readonly runId: string;
  /** Of the versions before: the latest number, and the public code. */
  readonly last: number | null;
  readonly code: string | null;
  /** Another label that stands under the same public code. */
  readonly other: string | null;
}

/**
 * A version stays what was approved. A new one says what its label says, of that label's run, after the versions before it, under a public
 * code of its own, and meets what `label freeze` asks: whichever way it comes, nobody approves what nobody wrote.
 */
export async function guardVersion(
  transaction: Transaction,
  { id, n, body, before }: Guarded<LabelVersion>,
  kinds: ReadonlyMap<string, RecordKind>,
): Promise<void> {
  if (before !== null) {
    requireFrozen(id, before, body);
    return;
  }
  const standing = await standingOf(transaction, n);
  requireNext(body, standing);
  requireOwnCode(body, standing);
  await requireOwnAddress(transaction, kinds, body, standing);
  await requireSame(transaction, body, standing);
  await requireFit(transaction, KINDS, {
    label: body.label,
    run: standing.run,
    place: body.place,
    isExcused: body.despite !== undefined,
  });
}

async function standingOf(transaction: Transaction, n: number): Promise<Standing> {
  const [row] = await execute<Standing & Record<string, SqlValue>>(
    transaction,
    `select own.label as label, label.run as run, record.id as "runId",
        (select max(version) from label_version where label = own.label and n <> own.n) as last,
        (select min(public_code) from label_version where label = own.label and n <> own.n) as code,
        (select min(named.id) from label_version other join record named on named.n = other.label
          where other.public_code = own.public_code and other.label <> own.label) as other
      from label_version own join label on label.n = own.label join record on record.n = label.run where own.n = ?`,
    [n],
  );
  return present(row, 'the version is projected, with its label');
}

function requireNext({ label, run, version }: LabelVersion, { runId, last }: Standing): void {
  if (runId !== run) throw boundElsewhere(label, runId, run);
  if (version > (last ?? 0)) return;
  throw new LotproofError(
    'bound',
    `The label "${label}" has version ${String(last)} already: the next one is ${String((last ?? 0) + 1)}.`,
  );
}

function requireOwnCode({ label, publicCode }: LabelVersion, standing: Standing): void {
  const { code, other } = standing;
  const refused = (says: string): LotproofError => new LotproofError('bound', says);
  if (readPublicCode(publicCode) !== publicCode)
    throw refused(`"${publicCode}" is no public code: its check character is wrong.`);
  if (other !== null) throw refused(`The public code ${publicCode} is that of the label "${other}".`);
  if (code !== null && code !== publicCode)
    throw refused(`The label "${label}" has the public code ${code} already, and keeps it.`);
}

/** The symbol leads to the firm's own page of the label, and nowhere else. */
async function requireOwnAddress(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  { publicAddress: address, publicCode: code }: LabelVersion,
  { label, run, last }: Standing,
): Promise<void> {
  if (address === undefined) return;
  const { plan } = await loadLabelFacts(transaction, KINDS, run);
  const versions = last === null ? [] : await versionsOf(transaction, kinds, label);
  const earlier = versions.find(({ body }) => body.version === last)?.body;
  const planned = plan?.body.page?.address;
  if (leadsHome(transaction, { address, code, planned, before: earlier?.publicAddress ?? null })) return;
  throw new LotproofError(
    'bound',
    `The public address ${address} does not lead to the page /l/<firm>/${code} at the address of the label plan${planned === undefined ? ', which says none' : ` (${planned})`}.`,
  );
}

/** The version says what its label says now, and its symbol what the record says. */
async function requireSame(
  transaction: Transaction,
  body: LabelVersion,
  { label: n, run }: Standing,
): Promise<void> {
  const found = await labelledRecords(transaction, KINDS, [n]);
  const label = labelSchema.parse(present(found.get(n), 'the label stands').body);
  if (!isAsFrozen(label, body))
    throw new LotproofError(
      'bound',
      `This is not what the label "${body.label}" says: a version freezes its label as it is. Change the label, and approve that.`,
    );
  if (body.template !== undefined && body.template !== label.template)
    throw new LotproofError('bound', `The label "${body.label}" is not by the template "${body.template}".`);
  const wanted = wantedInSymbol(label, await templateText(transaction, n));
  const facts = wanted === null ? null : await loadLabelFacts(transaction, KINDS, run);
  const inSymbol = facts === null || wanted === null ? null : inSymbolFor(label.place, facts, wanted);
  if (canonicalJson(inSymbol) === canonicalJson(body.inSymbol ?? null)) return;
  throw new LotproofError(
    'bound',
    `The GS1 data of this version is not what the record says of the label "${body.label}".`,
  );
}

/** The file of the template that a label is by. */
async function templateText(transaction: Transaction, label: number): Promise<string | undefined> {
  const [row] = await execute<{ template: number | null } & Record<string, SqlValue>>(
    transaction,
    'select template from label where n = ?',
    [label],
  );
  if (row === undefined || row.template === null) return undefined;
  const found = (await labelledRecords(transaction, KINDS, [row.template])).get(row.template);
  return found === undefined ? undefined : labelTemplateSchema.parse(found.body).file?.text;
}

function requireFrozen(id: string, before: LabelVersion, body: LabelVersion): void {
  const said = ({ note: _note, source: _source, ...rest }: LabelVersion): string => canonicalJson(rest);
  if (said(before) === said(body)) return;
  throw new LotproofError(
    'bound',
    `The version "${id}" was approved on ${before.approvedOn} and stays as it is. Change the label and approve a new version.`,
  );
}
