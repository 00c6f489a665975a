import { canonicalJson } from '../../kit/canonical-json.ts';
import type { Certificate } from './certificate.ts';
import type { Words } from './certificate-elements.ts';
import { FIELD_NAMES } from './certificate-words.ts';

export interface Difference {
  /** Path of the field; of lists by what each is about. */
  readonly field: string;
  readonly title: Words;
  /** Null: it said nothing there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What two versions say differently, field by field; of lists, what came and what went. */
export function differencesBetween(before: Certificate, after: Certificate): Difference[] {
  const [old, made] = [fieldsOf(before), fieldsOf(after)];
  const fields = [...new Set([...old.keys(), ...made.keys()])];
  return fields.flatMap((field) => {
    const [was, is] = [old.get(field) ?? null, made.get(field) ?? null];
    return was === is ? [] : [{ field, title: titleOf(field), before: was, after: is }];
  });
}

/** Not a difference of what is certified. */
const LEFT_OUT = new Set(['note', 'source', 'supersedes', 'reason']);

function fieldsOf({ citations, laboratories, identifiers, ...rest }: Certificate): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(rest)) if (!LEFT_OUT.has(name)) addFields(fields, name, value);
  for (const { type, value } of identifiers) fields.set(`identifiers.${type} ${value}`, value);
  for (const { laboratory, ...told } of laboratories) {
    fields.set(`laboratories.${laboratory}`, told.name ?? laboratory);
    addFields(fields, `laboratories.${laboratory}`, told);
  }
  for (const one of citations) fields.set(`citations.${one.citation}`, citedText(one));
  return fields;
}

function citedText({
  laboratories = [],
  instead = [],
  evidence = [],
}: Certificate['citations'][number]): string {
  const proofs = evidence.map(({ name, section }) => (section === undefined ? name : `${name} §${section}`));
  return [...laboratories, ...instead.map(({ says }) => says), ...proofs].join(', ');
}

function addFields(fields: Map<string, string>, path: string, value: unknown): void {
  if (Array.isArray(value)) {
    if (value.length > 0)
      fields.set(path, value.map((one) => (typeof one === 'string' ? one : canonicalJson(one))).join(', '));
    return;
  }
  if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) addFields(fields, `${path}.${name}`, one);
    return;
  }
  if (value !== undefined && value !== null)
    fields.set(path, typeof value === 'string' ? value : canonicalJson(value));
}

function titleOf(field: string): Words {
  const own = FIELD_NAMES[field];
  if (own !== undefined) return own;
  const [list = '', ...rest] = field.split('.');
  const member = rest.at(-1) ?? '';
  const ofList = FIELD_NAMES[`${list}.*.${member}`];
  if (ofList !== undefined && list === 'laboratories') return withName(ofList, rest.slice(0, -1).join('.'));
  const title = FIELD_NAMES[list];
  return title === undefined ? { en: field, zh: field } : withName(title, rest.join('.'));
}

function withName({ en, zh }: Words, name: string): Words {
  return name === '' ? { en, zh } : { en: `${en}: ${name}`, zh: `${zh}：${name}` };
}
