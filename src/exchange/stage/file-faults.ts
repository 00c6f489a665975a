import type { Fault } from '../import-problem.ts';

/** A sheet that no table of the mapping reads. */
export function unmappedSheet(name: string): Fault {
  return {
    kind: 'unmapped-sheet',
    severity: 'ask',
    found: name,
    says: `The mapping reads nothing from the sheet "${name}".`,
    todo: 'Add a table for it to the mapping, or its name to `ignore`.',
  };
}

/** A row that names a record of a refused row. */
export function dependsOn(named: string): Fault {
  return {
    kind: 'depends-on-refused',
    severity: 'refuse',
    found: named,
    says: `The row names ${named}, which is refused.`,
    todo: 'Mend that one first.',
  };
}
