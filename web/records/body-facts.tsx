import type { ReactNode } from 'react';
import { useTradeWords } from '../ui/words.ts';
import { Count, DateText } from '../ui/values.tsx';
import type { RecordKindName } from '../ui/values.tsx';
import { isObject } from './body-value.ts';
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
};

/** What a body says, field by field, in the trade's words. */
export function BodyFacts({
  kind,
  body,
}: {
  readonly kind: RecordKindName;
  readonly body: Readonly<Record<string, unknown>>;
}): ReactNode {
  const { fieldWord } = useTradeWords();
  return (
    <dl className="facts">
      {Object.entries(body).map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{fieldWord(name)}</dt>
          <dd>
            <Value kind={kind} name={name} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({
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
  if (isObject(value)) return <BodyFacts kind={kind} body={value} />;
  if (typeof value === 'number') return <Count of={value} />;
  if (typeof value === 'boolean') return choiceWord(String(value));
  if (typeof value !== 'string') return null;
  const to = RECORD_FIELDS[name];
  if (to !== undefined) return <Reference kind={to} id={value} />;
  if (/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/.test(value)) return <DateText of={value} />;
  return choiceWord(value);
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
          <Value kind={kind} name={name} value={value} />
        </li>
      ))}
    </ul>
  );
}
