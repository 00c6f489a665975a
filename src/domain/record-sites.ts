import { execute, marks } from '../db/bulk.ts';
import type { SqlValue } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import { LotproofError } from '../kit/errors.ts';
import { present } from '../kit/invariant.ts';
import type { RecordKind, SiteRule } from '../ledger/define-record.ts';
import type { Actor } from '../operation/permission.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

export interface SiteCondition {
  readonly text: string;
  readonly parameters: readonly SqlValue[];
}

/** Stands among the kinds of a way for a step that may lead to any of them. */
const ANY_KIND = '*';
const NOTHING: SiteCondition = { text: '1 = 0', parameters: [] };
const EVERYTHING: SiteCondition = { text: '1 = 1', parameters: [] };

export function mainTable(kind: RecordKind): string {
  return present(Object.keys(kind.tables)[0], `${kind.kind} has a table`);
}

/** The condition on the main table that limits it to what the actor may see; null for people without a limit. */
export async function siteCondition(
  transaction: Transaction,
  actor: Actor,
  kind: RecordKind,
  kinds: Kinds,
): Promise<SiteCondition | null> {
  if (actor.sites === null || kind.site === 'shared') return null;
  const sites = await siteNumbers(transaction, actor.sites);
  return conditionOf({ actor, sites, kinds }, kind, []);
}

interface Limit {
  readonly actor: Actor;
  readonly sites: readonly number[];
  readonly kinds: Kinds;
}

/** `within` are the kinds that led here: a rule that comes round to one of them says nothing more. */
function conditionOf(limit: Limit, kind: RecordKind, within: readonly string[]): SiteCondition {
  if (within.includes(kind.kind)) return NOTHING;
  if (kind.site === 'shared') return EVERYTHING;
  if (kind.site === 'firm') return NOTHING;
  const rules = 'length' in kind.site ? kind.site : [kind.site];
  return anyOf(rules.map((rule) => ruleCondition(limit, kind, rule, [...within, kind.kind])));
}

function ruleCondition(
  limit: Limit,
  kind: RecordKind,
  rule: SiteRule,
  within: readonly string[],
): SiteCondition {
  const table = mainTable(kind);
  if ('recordedBy' in rule) return ownCondition(limit.actor, table);
  if ('where' in rule) {
    const text = rule.where.replaceAll('{sites}', marks(limit.sites.length));
    const times = rule.where.split('{sites}').length - 1;
    return times > 0 && limit.sites.length === 0
      ? NOTHING
      : { text: `(${text})`, parameters: Array.from({ length: times }, () => limit.sites).flat() };
  }
  if ('namedBy' in rule) return namedByCondition(limit, table, rule, within);
  if ('column' in rule) {
    if (limit.sites.length === 0) return NOTHING;
    return { text: `"${table}"."${rule.column}" in (${marks(limit.sites.length)})`, parameters: limit.sites };
  }
  return viaCondition(limit, kind, rule, within);
}

/** What a person recorded, they and their tokens may see. */
function ownCondition(actor: Actor, table: string): SiteCondition {
  const person = actor.id.split(':')[0] ?? actor.id;
  const token = `${person}:`;
  return {
    text: `exists (select 1 from entry where entry.sequence = "${table}".n and (entry.actor = ? or substr(entry.actor, 1, ${String(token.length)}) = ?))`,
    parameters: [person, token],
  };
}

/** A record that another one names, which the person may see. */
function namedByCondition(
  limit: Limit,
  table: string,
  rule: { namedBy: string; column: string; in?: string },
  within: readonly string[],
): SiteCondition {
  const naming = present(limit.kinds.get(rule.namedBy), `the kind ${rule.namedBy}`);
  const inner = conditionOf(limit, naming, within);
  const main = mainTable(naming);
  const lines = rule.in ?? main;
  const from = lines === main ? `"${main}"` : `"${lines}" join "${main}" on "${main}".n = "${lines}".n`;
  const text = `exists (select 1 from ${from} where "${lines}"."${rule.column}" = "${table}".n and ${inner.text})`;
  return { text, parameters: inner.parameters };
}

/** A record that names one that the person may see, in its main table or in lines of it. */
function viaCondition(
  limit: Limit,
  kind: RecordKind,
  rule: { via: string; in?: string },
  within: readonly string[],
): SiteCondition {
  const table = mainTable(kind);
  const lines = rule.in ?? table;
  const column = present(kind.tables[lines]?.columns[rule.via], `${kind.kind} has the column ${rule.via}`);
  const isAny = column.type !== 'reference' || column.to === null;
  // A name of a file of a record of any kind is a long way round, and makes statements no database plans well.
  if (isAny && within.includes(ANY_KIND)) return NOTHING;
  const further = isAny ? [...within, ANY_KIND] : within;
  const targets = isAny
    ? [...limit.kinds.values()]
    : [present(limit.kinds.get(column.to), `the kind ${column.to}`)];
  const seen = anyOf(
    targets.map((target) => {
      const inner = conditionOf(limit, target, further);
      if (inner === NOTHING) return NOTHING;
      const targetTable = mainTable(target);
      return {
        text: `exists (select 1 from "${targetTable}" where "${targetTable}".n = "${lines}"."${rule.via}" and "${targetTable}".line = 0 and ${inner.text})`,
        parameters: inner.parameters,
      };
    }),
  );
  if (seen === NOTHING || lines === table) return seen;
  return {
    text: `exists (select 1 from "${lines}" where "${lines}".n = "${table}".n and ${seen.text})`,
    parameters: seen.parameters,
  };
}

function anyOf(conditions: readonly SiteCondition[]): SiteCondition {
  const open = conditions.filter((condition) => condition !== NOTHING);
  if (open.length === 0) return NOTHING;
  return {
    text: `(${open.map(({ text }) => text).join(' or ')})`,
    parameters: open.flatMap(({ parameters }) => parameters),
  };
}

/** Whether a record that stands may be seen by the actor. */
export async function maySee(
  transaction: Transaction,
  actor: Actor,
  kind: RecordKind,
  kinds: Kinds,
  n: number,
): Promise<boolean> {
  const condition = await siteCondition(transaction, actor, kind, kinds);
  if (condition === null) return true;
  const text = `select n from "${mainTable(kind)}" where n = ? and line = 0 and ${condition.text}`;
  return (await execute(transaction, text, [n, ...condition.parameters])).length > 0;
}

/** Refuses to write a record that is not of the actor's sites. */
export async function requireSite(
  transaction: Transaction,
  actor: Actor,
  kind: RecordKind,
  kinds: Kinds,
  record: { n: number; id: string },
): Promise<void> {
  if (await maySee(transaction, actor, kind, kinds, record.n)) return;
  throw new LotproofError('forbidden', `The ${kind.noun} "${record.id}" is not of a site you may see.`);
}

async function siteNumbers(transaction: Transaction, ids: readonly string[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await execute<{ n: number }>(
    transaction,
    `select n from record where kind = 'site' and withdrawn = 0 and id in (${marks(ids.length)})`,
    ids,
  );
  return rows.map((row) => row.n);
}
