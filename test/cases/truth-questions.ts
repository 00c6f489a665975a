import { readFileSync } from 'node:fs';
import type { ClassCounts } from '../../src/domain/trace/scope-answer.ts';
import type { ScopeClass, Suspect } from '../../src/domain/trace/scope-question.ts';
import type { KeyOf } from './truth-facts.ts';
import type { PackName } from './truth.ts';

/** A question of a pack about what is suspect, with the answer to expect; its shape is told in the packs' own description. */
export interface TruthScopeQuestion {
  readonly id: string;
  readonly kind: 'scope';
  readonly ask: string;
  readonly suspect: TruthSuspect;
  readonly expect: {
    readonly byRun: readonly {
      readonly run: string;
      readonly made: number | null;
      readonly classes?: readonly {
        readonly span: readonly [number, number];
        readonly class: ScopeClass;
        readonly reasons: readonly string[];
      }[];
      readonly counts?: Partial<ClassCounts>;
      readonly reasons?: readonly string[];
    }[];
    readonly places: readonly {
      readonly place: string;
      readonly party?: string;
      readonly units: ClassCounts;
      readonly cartons?: ClassCounts;
      readonly shipments?: readonly { shipment: string; units: ClassCounts; cartons: ClassCounts }[];
    }[];
    readonly totals: { readonly units: ClassCounts; readonly cartons: ClassCounts };
    readonly ranges: readonly {
      readonly series: string;
      readonly from: number;
      readonly to: number;
      readonly place: string;
      readonly party?: string;
      readonly shipment?: string;
      readonly class: ScopeClass;
      readonly perCarton: ClassCounts;
      readonly reasons?: readonly string[];
    }[];
    readonly missing: readonly {
      readonly reason: string;
      readonly run: string;
      readonly slot: string;
      readonly needed: number;
      readonly recorded: number;
      readonly ask: string;
      readonly units: number;
    }[];
  };
}

type TruthSuspect =
  | { readonly kind: 'material-lot'; readonly lot: string }
  | { readonly kind: 'material-lots'; readonly lots: readonly string[] }
  | {
      readonly kind: 'supplier';
      readonly party: string;
      readonly site?: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: 'run'; readonly run: string }
  | { readonly kind: 'run-span'; readonly run: string; readonly span: readonly [number, number] }
  | {
      readonly kind: 'line-window';
      readonly site: string;
      readonly line: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: 'cartons'; readonly series: string; readonly from: number; readonly to: number }
  | { readonly kind: 'revision'; readonly revision: string };

export function scopeQuestions(pack: PackName): TruthScopeQuestion[] {
  const text = readFileSync(new URL(`./${pack}/truth.json`, import.meta.url), 'utf8');
  // The shape is ours; every field of it is compared.
  const { questions } = JSON.parse(text) as { questions: readonly { kind: string }[] };
  return questions.filter((question): question is TruthScopeQuestion => question.kind === 'scope');
}

/** What the question asks about, by the keys of the facts. */
export function suspectsOf({ suspect }: TruthScopeQuestion, keyOf: KeyOf): Suspect[] {
  switch (suspect.kind) {
    case 'material-lot':
      return [{ kind: 'material-lot', lot: keyOf('material-lot', suspect.lot) }];
    case 'material-lots':
      return suspect.lots.map((lot) => ({ kind: 'material-lot', lot: keyOf('material-lot', lot) }));
    case 'supplier': {
      const site = suspect.site === undefined ? null : keyOf('site', suspect.site);
      const { from, to } = suspect;
      return [{ kind: 'supplier', party: keyOf('party', suspect.party), site, from, to }];
    }
    case 'run':
      return [{ kind: 'run', run: keyOf('run', suspect.run), span: null }];
    case 'run-span': {
      const span = { from: suspect.span[0], to: suspect.span[1] };
      return [{ kind: 'run', run: keyOf('run', suspect.run), span }];
    }
    case 'line-window':
      return [{ ...suspect, site: keyOf('site', suspect.site) }];
    case 'cartons': {
      const range = { from: suspect.from, to: suspect.to };
      return [{ kind: 'cartons', series: keyOf('series', suspect.series), range }];
    }
    case 'revision':
      return [{ kind: 'revision', revision: keyOf('revision', suspect.revision) }];
  }
}
