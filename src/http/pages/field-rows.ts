import { RECORD_KINDS } from '../../domain/record-kinds.ts';
import { pascal } from '../json-schema.ts';
import type { JsonSchema } from '../json-schema.ts';
import { html, prose } from './html.ts';
import type { Html } from './html.ts';

/** Fields within fields are shown this deep. */
const DEEPEST = 3;

interface FieldRow {
  /** `steps[].process` for a field of the things in a list. */
  readonly path: string;
  readonly type: Html;
  readonly needed: boolean;
  readonly says: string;
}

const nounOfComponent = new Map(RECORD_KINDS.map((kind) => [pascal(kind.kind), kind]));

/** A table of the fields of a schema, fields within fields after the one they are in; null when there are none. */
export function fieldTable(schema: JsonSchema): Html | null {
  const rows = rowsOf(schema, '', 1);
  return rows.length === 0 ? null : rowTable(rows);
}

export function rowTable(rows: readonly FieldRow[]): Html {
  return html`<dl class="fields">
    ${rows.map(
      ({ path, type, needed, says }) =>
        html`<div>
          <dt><code>${path}</code>${needed ? html`<span class="needed">required</span>` : null}</dt>
          <dd><span class="kind">${type}</span>${says === '' ? null : html` ${prose(says)}`}</dd>
        </div>`,
    )}
  </dl>`;
}

function rowsOf(schema: JsonSchema, before: string, depth: number): FieldRow[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${before}${name}`;
    const row = { path, type: typeText(field), needed: required.has(name), says: field.description ?? '' };
    const inner = innerOf(field);
    return [
      row,
      ...(inner === null || depth >= DEEPEST ? [] : rowsOf(inner.schema, `${path}${inner.mark}.`, depth + 1)),
    ];
  });
}

/** The object that a field holds, or a list of them. */
function innerOf(field: JsonSchema): { schema: JsonSchema; mark: string } | null {
  const plain = onlyChoice(field);
  if (plain.properties !== undefined) return { schema: plain, mark: '' };
  const items = plain.items === undefined ? undefined : onlyChoice(plain.items);
  return items?.properties === undefined ? null : { schema: items, mark: '[]' };
}

/** The one thing a field may be besides null. */
function onlyChoice(field: JsonSchema): JsonSchema {
  const choices = (field.anyOf ?? field.oneOf ?? []).filter((choice) => choice.type !== 'null');
  return choices.length === 1 && choices[0] !== undefined ? choices[0] : field;
}

/** What a field takes, in a few words: `text, 1 to 120`, `whole number`, `a | b`, `list of Run`. */
export function typeText(field: JsonSchema): Html {
  if (field.$ref !== undefined) return componentLink(field.$ref);
  const choices = field.anyOf ?? field.oneOf;
  if (choices !== undefined) return joined(choices.map(typeText), ' or ');
  if (field.const !== undefined) return html`${JSON.stringify(field.const)}`;
  if (field.enum !== undefined) return html`${field.enum.map(String).join(' | ')}`;
  if (field.type === 'array') return html`list of ${typeText(field.items ?? {})}`;
  if (field.type === 'object') return field.properties === undefined ? html`object` : html`object:`;
  const words: Readonly<Record<string, string>> = {
    string: 'text',
    integer: 'whole number',
    number: 'number',
    boolean: 'true or false',
    null: 'null',
  };
  const word = typeof field.type === 'string' ? (words[field.type] ?? field.type) : 'any JSON';
  return html`${word}${boundsText(field)}`;
}

function boundsText(field: JsonSchema): string {
  const { minLength, maxLength, minimum, maximum, format } = field;
  if (typeof format === 'string') return `, ${format}`;
  if (typeof maxLength === 'number')
    return typeof minLength === 'number'
      ? `, ${range(minLength, maxLength)}`
      : `, at most ${String(maxLength)}`;
  const least = typeof minimum === 'number' && minimum > Number.MIN_SAFE_INTEGER ? minimum : null;
  const most = typeof maximum === 'number' && maximum < Number.MAX_SAFE_INTEGER ? maximum : null;
  if (least !== null && most !== null) return `, ${range(least, most)}`;
  if (least !== null) return `, at least ${String(least)}`;
  return most === null ? '' : `, at most ${String(most)}`;
}

function range(least: number, most: number): string {
  return `${String(least)} to ${String(most)}`;
}

function componentLink(reference: string): Html {
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  const kind = nounOfComponent.get(name.replace(/(In|Out)put$/, ''));
  return kind === undefined
    ? html`${name}`
    : html`<a href="/docs/${kind.kind}#body">a ${kind.noun}’s fields</a>`;
}

function joined(parts: readonly Html[], between: string): Html {
  return html`${parts.map((part, index) => (index === 0 ? part : html`${between}${part}`))}`;
}
