import type { CodeScheme, PartKind, SchemePart } from '../../../src/domain/code/code-scheme.ts';

/** What a person says of the run that gets a code. */
export interface AskedFact {
  readonly name: 'product' | 'variant' | 'site' | 'country' | 'line' | 'shift' | 'free';
  /** What it may be; empty: anything. */
  readonly of: readonly string[];
  readonly isNeeded: boolean;
}

const FACT_OF: Partial<Readonly<Record<PartKind, AskedFact['name']>>> = {
  brand: 'product',
  sku: 'product',
  site: 'site',
  country: 'country',
  line: 'line',
  shift: 'shift',
  free: 'free',
};
const ORDER = ['product', 'variant', 'site', 'country', 'line', 'shift', 'free'] as const;

/** The facts from which a scheme writes a code, or by which it counts, with what its values allow. */
export function askedFacts(scheme: CodeScheme): AskedFact[] {
  const parts = scheme.parts ?? [];
  const byName = new Map<AskedFact['name'], AskedFact>();
  for (const part of parts) {
    const name = factOf(part);
    if (name === null) continue;
    const own = ownOf(scheme, name);
    const values = (part.values ?? []).map(({ of }) => of);
    const of = [...new Set(values)].filter((each) => own === undefined || each === own);
    // The country is that of the site's record where nobody says another.
    byName.set(name, {
      name,
      of,
      isNeeded: name !== 'country' || !parts.some(({ kind }) => kind === 'site'),
    });
    const variants = (part.values ?? []).flatMap(({ variant }) => (variant === undefined ? [] : [variant]));
    if (variants.length > 0)
      byName.set('variant', { name: 'variant', of: [...new Set(variants)], isNeeded: false });
  }
  for (const name of scheme.countedBy ?? []) {
    const own = ownOf(scheme, name);
    if (!byName.has(name)) byName.set(name, { name, of: own === undefined ? [] : [own], isNeeded: true });
  }
  for (const name of ['product', 'site'] as const) {
    const own = ownOf(scheme, name);
    if (own !== undefined && !byName.has(name)) byName.set(name, { name, of: [own], isNeeded: true });
  }
  return ORDER.flatMap((name) => byName.get(name) ?? []);
}

function factOf({ kind }: SchemePart): AskedFact['name'] | null {
  return FACT_OF[kind] ?? null;
}

/** What a scheme is for alone. */
function ownOf(scheme: CodeScheme, name: AskedFact['name']): string | undefined {
  return name === 'product' || name === 'site' ? scheme[name] : undefined;
}
