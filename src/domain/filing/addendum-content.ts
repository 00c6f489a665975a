import { PRINTED } from './filing-checks.ts';
import type { FiledLine, Filing } from './filing-report.ts';

const NOT_RECORDED = 'not recorded';

/** What stands on the page; cells of several lines are parted by line feeds. */
export interface AddendumContent {
  readonly title: string;
  readonly facts: readonly (readonly [name: string, says: string])[];
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

/** The addendum of a shipment, in English. */
export function addendumOf(
  { filing, importer }: { readonly filing: Filing; readonly importer: string | null },
  day: string,
  position: number,
): AddendumContent {
  const { shipment, invoice, date, consignee, customsEntry } = filing;
  return {
    title: 'Addendum to commercial invoice',
    facts: [
      ['Commercial invoice', invoice ?? NOT_RECORDED],
      ['Shipment', shipment.name],
      ['Left on', date ?? NOT_RECORDED],
      ['Importer', importer ?? NOT_RECORDED],
      ['Consignee', consignee?.name ?? NOT_RECORDED],
      ...(customsEntry === null ? [] : [['Customs entry', customsEntry] as const]),
    ],
    heading: 'CPSC certificate data by line (16 CFR part 1110)',
    columns: ['Line', 'Goods and lot', 'Cartons', 'Units', 'Method', 'For the message set'],
    rows: filing.lines.map(rowOf),
    notes: [
      'Certifier ID, Product ID and Version ID identify the certificate in the CPSC Product Registry, which does not tell CBP: the broker enters them.',
      ...marks(filing),
      `Prepared from the importer’s records on ${day} (ledger position ${String(position)}). This page is no filing and does not say that one was made.`,
    ],
  };
}

function rowOf({ line, invoiceLine, product, run, cartons, units, method, ...of }: FiledLine): string[] {
  const goods = [
    product?.name ?? NOT_RECORDED,
    run === null ? 'Lot and contents not known' : `Lot ${run.name}`,
  ];
  const count = (value: number | null): string => (value === null ? NOT_RECORDED : String(value));
  const name = invoiceLine ?? line.name;
  return [
    name,
    goods.join('\n'),
    count(cartons),
    count(units),
    method ?? NOT_RECORDED,
    messageOf({ method, ...of }),
  ];
}

function messageOf({
  method,
  trio,
  certificate,
  disclaim,
  missing,
  warnings,
}: Pick<FiledLine, 'method' | 'trio' | 'certificate' | 'disclaim' | 'missing' | 'warnings'>): string {
  const minded = warnings.filter(({ code }) => PRINTED.includes(code)).map(({ says }) => `\nMind: ${says}`);
  if (method === 'disclaim') {
    const { code = null, intendedUseCode = null, intendedUseDescription = null } = disclaim ?? {};
    const use = intendedUseCode ?? NOT_RECORDED;
    const words = intendedUseDescription === null ? '' : ` (${intendedUseDescription})`;
    return `Disclaim ${code ?? NOT_RECORDED}\nIntended use ${use}${words}${minded.join('')}`;
  }
  const paper = `Certificate ${certificate?.name ?? NOT_RECORDED}`;
  const ids =
    trio === null
      ? 'Certifier ID, Product ID, Version ID: not recorded'
      : `Certifier ID ${trio.certifierId}\nProduct ID ${trio.registryProductId}\nVersion ID ${trio.versionId}`;
  const gaps = method === 'full' && missing > 0 ? `\n${String(missing)} elements not recorded` : '';
  return `${ids}\n${paper}${gaps}${minded.join('')}`;
}

function marks({ ready }: Filing): string[] {
  return ready ? [] : ['Not complete: what is not recorded has to be given before the entry.'];
}
