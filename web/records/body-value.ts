/** The body with one field set, or taken away when the value says nothing; containers on the way are made. */
export function withField(body: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (typeof first === 'number') {
    const list: unknown[] = Array.isArray(body) ? Array.from<unknown>(body) : [];
    list[first] = withField(list[first], rest, value);
    return list;
  }
  const whole: Record<string, unknown> = isObject(body) ? { ...body } : {};
  const next = withField(whole[first], rest, value);
  if (isNothing(next)) return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== first));
  return { ...whole, [first]: next };
}

/** The value at a path; undefined when there is none. */
export function fieldAt(body: unknown, path: readonly (string | number)[]): unknown {
  let value = body;
  for (const step of path) {
    if (Array.isArray(value) && typeof step === 'number') value = value[step];
    else if (isObject(value) && typeof step === 'string') value = value[step];
    else return undefined;
  }
  return value;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A range in a body: from the first to one past the last; null where there is none. */
export function rangeIn(value: unknown): { readonly from: number; readonly to: number } | null {
  if (!isObject(value)) return null;
  const { from, to } = value;
  return typeof from === 'number' && typeof to === 'number' ? { from, to } : null;
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}

/** Names of the fields in which two bodies differ, in the order of the first. */
export function changedFields(before: unknown, after: unknown): string[] {
  const [left, right] = [isObject(before) ? before : {}, isObject(after) ? after : {}];
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return names.filter((name) => JSON.stringify(left[name]) !== JSON.stringify(right[name]));
}
