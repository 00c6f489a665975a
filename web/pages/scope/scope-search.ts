import type { InputOf, OutputOf } from '../../client/call.ts';
import { RECORD_KINDS } from '../../client/generated/record-kinds.ts';
import type { RecordKindName } from '../../ui/values.tsx';

export type Suspect = InputOf<'scope.summary'>['suspects'][number];
export type NamedSuspect = Exclude<Suspect, string>;
export type Summary = OutputOf<'scope.summary'>;
export type ClassName = 'contains' | 'may-contain' | 'undetermined' | 'cleared';
export type Counts = Summary['totals']['units'];
export type Boundary = Summary['boundaries'][number]['boundary'];

export const CLASSES: readonly ClassName[] = ['contains', 'may-contain', 'undetermined', 'cleared'];
const BOUNDARIES: readonly Boundary[] = ['product', 'lots', 'cartons', 'window'];

/** What an answer is narrowed to. */
export interface Narrowing {
  readonly consignee?: string;
  readonly shipment?: string;
  readonly run?: string;
  readonly class?: ClassName;
}

/** The form that brings a missing record in: a new record with what is known, or the correction of one that is there. */
export type MissingForm =
  | {
      readonly does: 'record';
      readonly kind: RecordKindName;
      readonly from: Readonly<Record<string, unknown>>;
    }
  | { readonly does: 'correct'; readonly kind: RecordKindName; readonly id: string }
  /** The correction of the line of a shipment that names no cartons. */
  | { readonly does: 'number'; readonly kind: 'shipment-line'; readonly shipment: string };

/** The whole question and what is looked at of its answer: all of it stands in the address. */
export interface ScopeSearch extends Narrowing {
  readonly suspects?: readonly Suspect[];
  readonly strict?: boolean;
  /** Ledger position, or a day. */
  readonly at?: string;
  readonly boundary?: Boundary;
  /** Record whose cartons are to be asked about. */
  readonly cartonsOf?: string;
  /** Incident that the question comes from: a recall declared from the answer names it. */
  readonly incident?: string;
  /** The form of a missing record that is open over the answer. */
  readonly form?: MissingForm;
}

/** The question that an address asks; what is none of ours is left out, and what a suspect holds the server judges. */
export function readScopeSearch(search: Record<string, unknown>): ScopeSearch {
  const suspects = suspectsOf(search['suspects']);
  const { strict, at } = search;
  const said = CLASSES.find((name) => name === search['class']);
  const boundary = BOUNDARIES.find((name) => name === search['boundary']);
  return {
    ...(suspects.length === 0 ? {} : { suspects }),
    ...(strict === true ? { strict } : {}),
    ...(typeof at === 'string' || typeof at === 'number' ? { at: String(at) } : {}),
    ...textOf(search, 'consignee'),
    ...textOf(search, 'shipment'),
    ...textOf(search, 'run'),
    ...textOf(search, 'cartonsOf'),
    ...textOf(search, 'incident'),
    ...(said === undefined ? {} : { class: said }),
    ...(boundary === undefined ? {} : { boundary }),
    ...formOf(search['form']),
  };
}

function textOf<Name extends string>(
  search: Record<string, unknown>,
  name: Name,
): Partial<Record<Name, string>> {
  const value = search[name];
  // Ids of digits come as numbers from the address.
  const text = typeof value === 'number' ? String(value) : value;
  // A computed key is widened to `string`; it is the name asked for.
  return (typeof text === 'string' && text !== '' ? { [name]: text } : {}) as Partial<Record<Name, string>>;
}

function suspectsOf(value: unknown): Suspect[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((one): Suspect[] => {
    if (typeof one === 'number') return [String(one)];
    if (typeof one === 'string') return one.trim() === '' ? [] : [one];
    return isNamed(one) ? [one] : [];
  });
}

function isNamed(value: unknown): value is NamedSuspect {
  return isObject(value) && typeof value['kind'] === 'string';
}

function formOf(value: unknown): { readonly form?: MissingForm } {
  if (!isObject(value)) return {};
  const { kind, does, id, from, shipment } = value;
  if (does === 'number' && typeof shipment === 'string')
    return { form: { does, kind: 'shipment-line', shipment } };
  if (typeof kind !== 'string' || !isRecordKind(kind)) return {};
  if (does === 'correct' && typeof id === 'string') return { form: { does, kind, id } };
  return does === 'record' && isObject(from) ? { form: { does, kind, from } } : {};
}

function isRecordKind(kind: string): kind is RecordKindName {
  return Object.hasOwn(RECORD_KINDS, kind);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The question alone, as the operations take it. */
export function questionOf({ suspects = [], strict = false }: ScopeSearch): {
  suspects: readonly Suspect[];
  strict: boolean;
} {
  return { suspects, strict };
}

/** What it is narrowed to, as the operations take it. */
export function narrowingOf({ consignee, shipment, run, class: said }: ScopeSearch): Narrowing {
  return {
    ...(consignee === undefined ? {} : { consignee }),
    ...(shipment === undefined ? {} : { shipment }),
    ...(run === undefined ? {} : { run }),
    ...(said === undefined ? {} : { class: said }),
  };
}

export function notCleared(counts: Counts): number {
  return counts.contains + counts['may-contain'] + counts.undetermined;
}

/** Whether two suspects are the same. */
export function isSameSuspect(left: Suspect, right: Suspect): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
