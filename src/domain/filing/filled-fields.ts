import { listOf } from './filing-field-list.ts';
import type { FilingField, FilingFieldList, ListName } from './filing-field-list.ts';
import type { LineValues, Where } from './filing-values.ts';

/** A field of the list with what goes into it; of a list as many as there are. */
export interface FilledField {
  readonly field: FilingField;
  readonly values: readonly (string | null)[];
  /** Where what is missing is entered; null: nothing is missing, or nobody can enter it here. */
  readonly enter: Where | null;
  readonly isMissing: boolean;
}

/**
 * The fields of a list, filled for one line. A required or wanted field without a value is missing; of a list, also where one of its rows has
 * none. Laboratories are not asked for where an exclusion stands in the place of each.
 */
export function filledFields(list: FilingFieldList, values: LineValues): FilledField[] {
  return list.fields.map((field) => {
    const filled = valuesOf(field.takes, values);
    const isAsked = field.need === 'required' || field.need === 'wanted';
    const isMissing =
      isAsked && !isExcluded(field.takes, values) && (filled.length === 0 || filled.includes(null));
    return {
      field,
      values: filled,
      isMissing,
      enter: isMissing ? (values.where[field.takes] ?? null) : null,
    };
  });
}

function valuesOf(takes: string, { single, lists }: LineValues): (string | null)[] {
  const list = listOf(takes);
  if (list !== null) return lists[list].map((row) => row[takes] ?? null);
  if (takes === 'nothing') return [null];
  const found = Object.entries(single).find(([key]) => key === takes);
  return [found?.[1] ?? null];
}

/** A certificate that names no laboratory because each rule is excluded from the test asks for none. */
function isExcluded(takes: string, { lists }: LineValues): boolean {
  return listOf(takes) === 'laboratory' && lists.laboratory.length === 0 && lists.exclusion.length > 0;
}

type Tree = { [name: string]: Tree | Tree[] | string | null };

/** The filled fields as nested JSON, by their paths. */
export function nestedFields(filled: readonly FilledField[]): Tree {
  const root: Tree = {};
  for (const { field, values } of filled) place(root, field.path.split('.'), values);
  return root;
}

function place(tree: Tree, path: readonly string[], values: readonly (string | null)[]): void {
  const [name = '', ...rest] = path;
  if (name.endsWith('[]')) {
    placeInList(tree, name.slice(0, -2), rest, values);
  } else if (rest.length === 0) {
    tree[name] = values[0] ?? null;
  } else {
    const known = tree[name];
    const branch: Tree = typeof known === 'object' && known !== null && !Array.isArray(known) ? known : {};
    tree[name] = branch;
    place(branch, rest, values);
  }
}

function placeInList(
  tree: Tree,
  name: string,
  rest: readonly string[],
  values: readonly (string | null)[],
): void {
  const known = tree[name];
  const list: Tree[] = Array.isArray(known) ? known : [];
  tree[name] = list;
  values.forEach((value, at) => {
    const row = list[at] ?? {};
    list[at] = row;
    place(row, rest, [value]);
  });
}

/** The fields of a list that stand once for each line, or in rows of their own. */
export function fieldsIn(list: FilingFieldList, of: ListName | null): FilingField[] {
  return list.fields.filter(({ takes }) => listOf(takes) === of);
}
