import type { z } from 'zod';
import { IN_OUR_WORDS } from '../../kit/schema-problem.ts';
import type { Fault } from '../import-problem.ts';
import type { Draft } from './draft.ts';
import { nodeAt, placesOf } from './node.ts';
import type { ReportAt } from './resolve.ts';

/** Holds a body against the schema of its kind. Null when it does not fit; every fault is reported at its cell. */
export function validate(draft: Draft, body: unknown, report: ReportAt): unknown {
  const parsed = draft.kind.schema.safeParse(body, IN_OUR_WORDS);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const place = placesOf(nodeAt(draft.node, issue.path))[0];
    report(faultOf(issue, body, draft.kind.noun), place);
  }
  return null;
}

function faultOf(issue: z.core.$ZodIssue, body: unknown, noun: string): Fault {
  const path = issue.path.map(String).join('.');
  const what = path === '' ? 'The record' : path;
  const found = valueAt(body, issue.path);
  if (found === undefined) {
    return {
      kind: 'missing-value',
      severity: 'refuse',
      expected: `${path} of the ${noun}`,
      says: `The ${noun} needs a value for ${path}.`,
      todo: 'Fill in the cell, or let the mapping say what it is.',
    };
  }
  return {
    kind: 'bad-value',
    severity: 'refuse',
    found: JSON.stringify(found).slice(0, 200),
    expected: issue.message,
    says:
      issue.code === 'custom'
        ? `${what} of the ${noun}: ${issue.message}.`
        : `${what} of the ${noun} should be ${issue.message}.`,
    todo: 'Mend the cell, or write what it means into the decisions.',
  };
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value = body;
  for (const key of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
