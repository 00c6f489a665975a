import { readExpression } from '../mapping/expression.ts';
import { expressionsIn } from '../mapping/expression.ts';
import { fieldsOf } from '../mapping/compile.ts';
import type { RecordTemplate } from '../mapping/mapping.ts';

type Json = RecordTemplate['body'][string];

/** Names of all fields a template's value refers to. */
function fieldsIn(json: unknown): string[] {
  return [...expressionsIn(readExpression(json, '', []))].flatMap(fieldsOf);
}

/** Operators whose value is one thing: without a part of it there is nothing. */
const WHOLE = ['$find', '$span', '$running', '$slot', '$word', '$unitsIn'];

/** A template's value without what needs fields that are not there; undefined when nothing is left. */
export function prune(
  json: Json,
  available: ReadonlySet<string>,
  kinds: ReadonlySet<string>,
): Json | undefined {
  if (typeof json === 'string') return fieldsIn(json).every((name) => available.has(name)) ? json : undefined;
  if (json === null || typeof json !== 'object') return json;
  if (Array.isArray(json)) {
    const items = json.map((item) => prune(item, available, kinds)).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (typeof json['$row'] === 'string') return kinds.has(json['$row']) ? json : undefined;
  if (WHOLE.some((operator) => operator in json)) {
    return fieldsIn(json).every((name) => available.has(name)) ? json : undefined;
  }
  const members = Object.entries(json).flatMap(([key, member]): [string, Json][] => {
    const kept = prune(member, available, kinds);
    return kept === undefined ? [] : [[key, kept]];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** A template's id from the fields that are there; a count of its own where one is missing. */
export function pruneId(id: string, available: ReadonlySet<string>): string | null {
  const names = fieldsIn(id).filter((name) => name !== '#');
  if (names.every((name) => available.has(name))) return id;
  const kept = names.filter((name) => available.has(name));
  return kept.length === 0 ? null : `${kept.map((name) => `{${name}}`).join('/')}/{#}`;
}
