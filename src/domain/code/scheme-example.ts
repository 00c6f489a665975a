import { valuesOf } from './built-scheme.ts';
import type { BuiltScheme } from './built-scheme.ts';
import type { PartKind } from './code-scheme.ts';
import type { RunFacts } from './scheme-writing.ts';

/** A run that the scheme has a code for, on its first day, with the first value of every part: what examples begin with. */
export function exampleRun(built: BuiltScheme): RunFacts {
  const value = (kind: PartKind) => {
    const part = built.parts.find((one) => one.kind === kind);
    return part === undefined ? undefined : valuesOf(part, built.scheme)[0];
  };
  const sku = value('sku');
  // Brand and SKU are of one product: that of the SKU, when the brand is also of it.
  const product = sku ?? value('brand');
  const free = built.parts.find(({ kind }) => kind === 'free');
  return {
    date: built.first,
    product: built.scheme.product ?? product?.of,
    variant: product?.variant,
    site: built.scheme.site ?? value('site')?.of,
    country: value('country')?.of,
    line: value('line')?.of,
    shift: value('shift')?.of,
    free: free === undefined ? undefined : built.characters.letters.charAt(0).repeat(free.length ?? 1),
  };
}
