import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Code, RecordLink, Unknown } from '../ui/values.tsx';
import { useTradeWords } from '../ui/words.ts';
import { isObject, rangeIn } from './body-value.ts';
import { markOfBody } from './carton-mark-words.ts';
import { heldColumn } from './held-column.tsx';
import { fieldColumn, labelColumn } from './list-columns.tsx';
import type { AnyRecord, ListColumn } from './list-columns.tsx';
import { Reference } from './reference.tsx';
import { NumberRange } from './number-range.tsx';

/** A column of one of the trade's closed choices, as its word; with `isWay` the way to the record. */
export function choiceColumn(
  name: string,
  { isWay = false, without = null }: { readonly isWay?: boolean; readonly without?: string | null } = {},
): ListColumn {
  const valueOf = ({ body }: AnyRecord): string | null => {
    const value = body[name] ?? without;
    return typeof value === 'string' ? value : null;
  };
  return {
    name,
    cell: (record) => {
      const word = <ChoiceWord of={valueOf(record)} />;
      return isWay ? <WayTo record={record}>{word}</WayTo> : word;
    },
    text: (record) => valueOf(record) ?? '',
  };
}

function ChoiceWord({ of }: { readonly of: string | null }): ReactNode {
  const { choiceWord } = useTradeWords();
  return of === null ? <Unknown /> : choiceWord(of);
}

function WayTo({
  record,
  children,
}: {
  readonly record: AnyRecord;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <RecordLink kind={record.kind} id={record.id}>
      {children}
    </RecordLink>
  );
}

/** Cartons as people count them, both ends included: the way to the record that says so. */
const cartonsWay: ListColumn = {
  name: 'cartons',
  cell: (record) => {
    const { cartons } = record.body;
    const range = rangeIn(record.body);
    if (range !== null)
      return (
        <WayTo record={record}>
          <NumberRange {...range} />
        </WayTo>
      );
    return (
      <WayTo record={record}>
        {typeof cartons === 'number' ? <CountOnly count={cartons} /> : <Unnumbered />}
      </WayTo>
    );
  },
  text: ({ body }) => JSON.stringify([body['from'], body['to']]),
};

function CountOnly({ count }: { readonly count: number }): ReactNode {
  const t = useTranslations('sheet');
  return t('cartonsByCount', { count });
}

function Unnumbered(): ReactNode {
  const t = useTranslations('sheet');
  return t('unnumbered');
}

/** A span of units in a field of the body, both ends included; not numbered where there is none. */
const spanColumn: ListColumn = {
  name: 'span',
  cell: ({ body }) => <SpanCell of={body['span']} />,
  text: ({ body }) => JSON.stringify(body['span'] ?? ''),
};

function SpanCell({ of }: { readonly of: unknown }): ReactNode {
  const t = useTranslations('sheet');
  const span = rangeIn(of);
  return span === null ? <span className="soft">{t('withoutNumbers')}</span> : <NumberRange {...span} />;
}

/** The runs that the contents of cartons name. */
const contentsColumn: ListColumn = {
  name: 'contents',
  cell: ({ body }) => <Contents of={body['contents']} />,
  text: ({ body }) => JSON.stringify(body['contents'] ?? ''),
};

function Contents({ of }: { readonly of: unknown }): ReactNode {
  const t = useTranslations('sheet');
  if (!Array.isArray(of)) return <Unknown />;
  return of.filter(isObject).map((content, index) => (
    <div key={index}>
      <Reference kind="run" id={String(content['run'])} />{' '}
      <span className="soft">{t('perCarton', { count: Number(content['unitsPerCarton']) })}</span>
    </div>
  ));
}

/** A short text in a field, as it was written. */
function codeColumn(name: string, by?: string): ListColumn {
  return {
    name,
    ...(by === undefined ? {} : { by }),
    cell: ({ body }) => {
      const value = body[name];
      return typeof value === 'string' ? <Code>{value}</Code> : <Unknown />;
    },
    text: ({ body }) => (typeof body[name] === 'string' ? body[name] : ''),
  };
}

/** A code of the record that is the way to it. */
function codeWay(name: string): ListColumn {
  return {
    name,
    cell: (record) => (
      <WayTo record={record}>{typeof record.body[name] === 'string' ? record.body[name] : record.id}</WayTo>
    ),
    text: ({ body }) => (typeof body[name] === 'string' ? body[name] : ''),
  };
}

/** A date that is the way to the record, for records without a name of their own. */
function dateWay(name = 'date'): ListColumn {
  const date = fieldColumn(name, { isDate: true });
  return { ...date, cell: (record) => <WayTo record={record}>{date.cell(record)}</WayTo> };
}

const date = fieldColumn('date', { isDate: true });
const quantity = fieldColumn('quantity', { isNumber: true });
const reason = fieldColumn('reason');
const kind = choiceColumn('kind', { isWay: true });
const result = choiceColumn('result');
const run = fieldColumn('run', { to: 'run' });
const lot = fieldColumn('lot', { to: 'material-lot' });
const site = fieldColumn('site', { to: 'site' });
const series = fieldColumn('series', { to: 'carton-series' });
const shipment = fieldColumn('shipment', { to: 'shipment' });
const consignee = fieldColumn('consignee', { to: 'party' });
const product = fieldColumn('product', { to: 'product' });
const issued = choiceColumn('kind', { isWay: true, without: 'issue' });
/** A carton mark as people read it, with its numbers in the place of `{n}`. */
function markColumn(name: string): ListColumn {
  return {
    ...codeColumn(name),
    cell: ({ body }) => {
      const words = markOfBody(body, name);
      return words === null ? <Unknown /> : <Code>{words}</Code>;
    },
  };
}

const mark: ListColumn = {
  ...codeWay('mark'),
  cell: (record) => <WayTo record={record}>{markOfBody(record.body, 'mark') ?? record.id}</WayTo>,
};
const units = fieldColumn('units', { isNumber: true });

/** How records of a kind are shown where they belong to another one; the page's own record is left out of its columns. */
export const COLUMNS = {
  run: [
    codeWay('code'),
    product,
    site,
    fieldColumn('started', { isDate: true }),
    fieldColumn('made', { isNumber: true }),
  ],
  fileRemoval: [
    dateWay('removedOn'),
    fieldColumn('decidedBy'),
    reason,
    fieldColumn('keptUntil', { isDate: true }),
  ],
  legalHoldRelease: [dateWay('releasedOn'), fieldColumn('releasedBy'), reason],
  labelPlan: [labelColumn, fieldColumn('channels'), fieldColumn('places')],
  labelPrint: [
    dateWay(),
    ...['printed', 'applied', 'spoiled', 'returned'].map((name) => fieldColumn(name, { isNumber: true })),
  ],
  consumption: [run, issued, fieldColumn('slot'), lot, quantity, fieldColumn('slip'), date],
  inspection: [kind, result, run, lot, shipment, fieldColumn('inspector'), date],
  sample: [
    kind,
    run,
    lot,
    quantity,
    fieldColumn('place'),
    codeColumn('seal'),
    fieldColumn('keepUntil', { isDate: true }),
  ],
  taken: [kind, quantity, spanColumn, date],
  rework: [codeWay('code'), run, reason, date],
  outputCount: [
    dateWay('from'),
    fieldColumn('to', { isDate: true }),
    { ...spanColumn, name: 'units', cell: ({ body }: AnyRecord) => <SpanCell of={body['units']} /> },
  ],
  packing: [cartonsWay, series, contentsColumn, date],
  repack: [dateWay(), reason],
  relabel: [cartonsWay, markColumn('oldMark'), markColumn('newMark'), date],
  pallet: [codeWay('code'), date],
  line: [cartonsWay, shipment, series, run, units, consignee],
  receipt: [dateWay(), reason],
  packingList: [labelColumn, date, fieldColumn('cartons', { isNumber: true }), units],
  brokerReport: [choiceColumn('state', { isWay: true }), date, codeColumn('customsEntry', 'customs_entry')],
  listing: [labelColumn, choiceColumn('channel'), fieldColumn('seenOn', { isDate: true })],
  lot: [
    codeWay('code'),
    fieldColumn('material', { to: 'material' }),
    fieldColumn('supplier', { to: 'party' }),
    fieldColumn('quantityDispatched', { isNumber: true }),
    codeColumn('purchaseOrder'),
  ],
  materialReceipt: [
    dateWay(),
    lot,
    site,
    quantity,
    fieldColumn('quantityOnDeliveryNote', { isNumber: true }),
    codeColumn('reference'),
  ],
  movement: [kind, lot, site, fieldColumn('toSite', { to: 'site' }), quantity, date],
  shipment: [codeWay('code'), date, consignee, codeColumn('invoice'), codeColumn('container')],
  series: [mark, codeColumn('code'), consignee],
  site: [labelColumn, fieldColumn('city'), fieldColumn('country')],
  product: [labelColumn, codeColumn('style')],
  revision: [
    codeWay('code'),
    choiceColumn('kind'),
    product,
    fieldColumn('from', { isDate: true }),
    fieldColumn('to', { isDate: true }),
  ],
  agreement: [
    dateWay('agreedOn'),
    fieldColumn('factory', { to: 'party' }),
    product,
    fieldColumn('until', { isDate: true }),
  ],
  material: [labelColumn, choiceColumn('unit')],
  statement: [
    labelColumn,
    choiceColumn('kind'),
    fieldColumn('receivedOn', { isDate: true }),
    fieldColumn('receivedBy'),
    fieldColumn('saidOn', { isDate: true }),
  ],
  incidentAction: [
    labelColumn,
    choiceColumn('kind'),
    fieldColumn('owner'),
    fieldColumn('dueOn', { isDate: true }),
    fieldColumn('doneOn', { isDate: true }),
    result,
  ],
  decision: [
    labelColumn,
    choiceColumn('kind'),
    fieldColumn('decidedOn', { isDate: true }),
    fieldColumn('decidedBy'),
    reason,
  ],
  recall: [
    labelColumn,
    fieldColumn('declaredOn', { isDate: true }),
    fieldColumn('declaredBy'),
    fieldColumn('units'),
  ],
  heldForIncident: [
    labelColumn,
    heldColumn,
    choiceColumn('scopeClass'),
    fieldColumn('placedOn', { isDate: true }),
  ],
  clockStep: [labelColumn, fieldColumn('doneAt', { isDate: true }), codeColumn('reference')],
  recordAnswer: [labelColumn, choiceColumn('outcome'), fieldColumn('answeredOn', { isDate: true })],
  sampleMovement: [kind, quantity, date, fieldColumn('by'), reason],
  release: [dateWay('releasedOn'), fieldColumn('hold', { to: 'hold' }), fieldColumn('releasedBy'), reason],
  name: [
    codeWay('code'),
    choiceColumn('form'),
    fieldColumn('from', { isDate: true }),
    fieldColumn('to', { isDate: true }),
  ],
} as const satisfies Readonly<Record<string, readonly ListColumn[]>>;
