import type { Fault } from '../import-problem.ts';
import type { CompiledTemplate } from '../mapping/compile.ts';
import { evaluate, type Scope } from './evaluate.ts';
import { placesOf, valueNode, type Node } from './node.ts';
import type { Place } from './row-scope.ts';

const ID_LIMIT = 120;

/**
 * The id a template gives for a row. `{#}` counts the rows whose id is the same without it, so that the same file gives the
 * same ids whenever it is read.
 */
export function idFrom(
  template: CompiledTemplate,
  scope: Scope,
  ordinals: Map<string, number>,
): string | { fault: Fault; place: Place | undefined } {
  const hash = (ordinal: string): Scope => ({
    ...scope,
    locals: new Map<string, Node>([...scope.locals, ['#', valueNode(ordinal)]]),
  });
  const usesOrdinal = usesOrdinalIn(template);
  const blank = evaluate(template.id, usesOrdinal ? hash('#') : scope);
  if (blank.type !== 'value') return { fault: noId(template.kind.noun), place: placesOf(blank)[0] };
  const text = slug(String(blank.value));
  if (!usesOrdinal)
    return text === '' ? { fault: noId(template.kind.noun), place: placesOf(blank)[0] } : text;
  const key = `${template.kind.kind}\u0000${text}`;
  const ordinal = (ordinals.get(key) ?? 0) + 1;
  ordinals.set(key, ordinal);
  const node = evaluate(template.id, hash(String(ordinal)));
  return node.type === 'value' ? slug(String(node.value)) : text;
}

const ordinalUse = new WeakMap<CompiledTemplate, boolean>();

function usesOrdinalIn(template: CompiledTemplate): boolean {
  const known = ordinalUse.get(template);
  if (known !== undefined) return known;
  const uses = JSON.stringify(template.id).includes('"field":"#"');
  ordinalUse.set(template, uses);
  return uses;
}

/** An id that needs no mending: most do not. */
const PLAIN_ID = /^[A-Za-z0-9](?:[A-Za-z0-9._:~@/+-]*[A-Za-z0-9._:~@/+])?$/;

/** The text as an id: spaces and marks that no id has become dashes. */
export function slug(text: string): string {
  if (text.length <= ID_LIMIT && PLAIN_ID.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._:~@/+-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/-+$/u, '')
    .slice(0, ID_LIMIT);
}

function noId(noun: string): Fault {
  return {
    kind: 'missing-value',
    severity: 'refuse',
    says: `The row does not say which ${noun} it is about.`,
    todo: 'Fill in the cells its id is made of, or write what they are into the decisions.',
  };
}
