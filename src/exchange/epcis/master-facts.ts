import { rawVocabularies } from './event-list.ts';
import { readIdentifier } from './identifier.ts';
import { isObject } from './shape.ts';

/** What master data says about an identifier, by the last part of the attribute's name: `name`, `city`, `countryCode`. */
export type MasterFacts = ReadonlyMap<string, string>;

/** Master data of a document by identifier key. */
export function readMasterData(document: unknown): ReadonlyMap<string, MasterFacts> {
  const found = new Map<string, MasterFacts>();
  for (const vocabulary of rawVocabularies(document)) {
    const elements = isObject(vocabulary) ? vocabulary['vocabularyElementList'] : undefined;
    if (!Array.isArray(elements)) continue;
    for (const element of elements.filter(isObject)) {
      if (typeof element['id'] !== 'string') continue;
      found.set(readIdentifier(element['id']).key, attributesOf(element['attributes']));
    }
  }
  return found;
}

function attributesOf(value: unknown): MasterFacts {
  const facts = new Map<string, string>();
  if (!Array.isArray(value)) return facts;
  for (const attribute of value.filter(isObject)) {
    const text = attribute['attribute'];
    if (typeof attribute['id'] !== 'string' || typeof text !== 'string' || text.trim() === '') continue;
    facts.set(localName(attribute['id']), text.trim());
  }
  return facts;
}

/** The name without its prefix or namespace: `line` of `toy:line`. */
export function localName(name: string): string {
  return /[^:#/]*$/.exec(name)?.[0] ?? name;
}
