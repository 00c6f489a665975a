import type { ReactNode } from 'react';
import { useTradeWords } from '../ui/words.ts';
import { Count, DateText, RecordLink } from '../ui/values.tsx';
import type { RecordKindName } from '../ui/values.tsx';
import { isObject } from './body-value.ts';
import { wordOfField } from './column-field.ts';
import { materialQuantity } from './material-quantity.tsx';
import { NumberRange } from './number-range.tsx';
import { Reference } from './reference.tsx';

/** Fields that hold the id of another record, by their name in any body. */
const RECORD_FIELDS: Readonly<Record<string, RecordKindName>> = {
  product: 'product',
  revision: 'revision',
  revisions: 'revision',
  supersedes: 'revision',
  site: 'site',
  toSite: 'site',
  fromSite: 'site',
  supplierSite: 'site',
  party: 'party',
  factory: 'party',
  supplier: 'party',
  importer: 'party',
  consignee: 'party',
  carrier: 'party',
  holder: 'party',
  material: 'material',
  lot: 'material-lot',
  run: 'run',
  series: 'carton-series',
  shipment: 'shipment',
  sample: 'sample',
  hold: 'hold',
  incident: 'incident',
  clock: 'incident-clock',
  request: 'record-request',
};

/** What a body says, field by field, in the trade's words. */
export function BodyFacts({
  kind,
  body,
  without = [],
}: {
  readonly kind: RecordKindName;
  readonly body: Readonly<Record<string, unknown>>;
  /** Fields that the page shows in another way. */
  readonly without?: readonly string[];
}): ReactNode {
  const { fieldWord } = useTradeWords();
  const told = Object.entries(body).filter(([name]) => !without.includes(name));
  return (
    <dl className="facts">
      {told.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{fieldWord(wordOfField(name, typeof value === 'number', kind))}</dt>
          <dd>{materialQuantity(kind, name, body) ?? <BodyValue kind={kind} name={name} value={value} />}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What one field of a body says. */
export function BodyValue({
  kind,
  name,
  value,
}: {
  readonly kind: RecordKindName;
  readonly name: string;
  readonly value: unknown;
}): ReactNode {
  const { choiceWord } = useTradeWords();
  if (Array.isArray(value)) return <Values kind={kind} name={name} values={value} />;
  if (isObject(value)) return <ObjectValue kind={kind} value={value} />;
  // Records say one past the last.
  if (typeof value === 'number') return <Count of={name === 'to' ? value - 1 : value} />;
  if (typeof value === 'boolean') return choiceWord(String(value));
  if (typeof value !== 'string') return null;
  const to = recordOf(kind, name);
  if (to !== undefined) return <Reference kind={to} id={value} />;
  if (/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/.test(value)) return <DateText of={value} />;
  return choiceWord(value, name);
}

/** The same where a kind is an exception. */
const RECORD_FIELDS_OF: Readonly<Record<string, Readonly<Record<string, RecordKindName>>>> = {
  label: { template: 'label-template' },
  'label-plan': { responsible: 'party', privateLabeler: 'party' },
  'label-print': { version: 'label-version' },
  'label-template': { supersedes: 'label-template' },
  'label-version': { label: 'label' },
};

function recordOf(kind: RecordKindName, name: string): RecordKindName | undefined {
  if (kind === 'shipment' && name === 'from') return 'site';
  if (kind === 'shipment-return' && name === 'to') return 'site';
  if (kind === 'site' && name === 'lines') return undefined;
  // What was agreed about revisions, in words.
  if (kind === 'agreement' && name === 'revisions') return undefined;
  return RECORD_FIELDS_OF[kind]?.[name] ?? RECORD_FIELDS[name];
}

function ObjectValue({
  kind,
  value,
}: {
  readonly kind: RecordKindName;
  readonly value: Readonly<Record<string, unknown>>;
}): ReactNode {
  const { kind: other, id, series, from, to, ...more } = value;
  if (Object.keys(more).length > 0) return <BodyFacts kind={kind} body={value} />;
  if (typeof other === 'string' && typeof id === 'string') return <Reference kind={other} id={id} />;
  if (from === undefined) return <BodyFacts kind={kind} body={value} />;
  return (
    <>
      {typeof series === 'string' && (
        <>
          <RecordLink kind="carton-series" id={series} />{' '}
        </>
      )}
      <Stretch kind={kind} from={from} to={to} />
    </>
  );
}

/** A range of numbers or a period, as people say it: first and last. */
function Stretch({
  kind,
  from,
  to,
}: {
  readonly kind: RecordKindName;
  readonly from: unknown;
  readonly to: unknown;
}): ReactNode {
  if (typeof from === 'number' && typeof to === 'number') return <NumberRange from={from} to={to} />;
  const first = <BodyValue kind={kind} name="from" value={from} />;
  if (to === undefined || to === from) return first;
  return (
    <span>
      {first} – <BodyValue kind={kind} name="to" value={to} />
    </span>
  );
}

function Values({
  kind,
  name,
  values,
}: {
  readonly kind: RecordKindName;
  readonly name: string;
  readonly values: readonly unknown[];
}): ReactNode {
  return (
    <ul className="plain-list">
      {values.map((value, index) => (
        <li key={index}>
          <BodyValue kind={kind} name={name} value={value} />
        </li>
      ))}
    </ul>
  );
}
