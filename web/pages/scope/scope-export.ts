import type { useTranslations } from 'use-intl';
import { callOperation } from '../../client/call.ts';
import type { InputOf, OutputOf } from '../../client/call.ts';
import { csvText } from '../../records/csv.ts';
import { saveFile } from '../../ui/save-file.ts';
import { CONSERVED } from './scope-conservation.tsx';
import { CLASSES, narrowingOf, questionOf } from './scope-search.ts';
import type { Counts, ScopeSearch } from './scope-search.ts';

type Translate = ReturnType<typeof useTranslations<never>>;
type Cell = string | number | null;
type ListName = 'scope.holders' | 'scope.ranges' | 'scope.runs' | 'scope.missing';

interface Exporting {
  readonly firm: string;
  readonly search: ScopeSearch;
  readonly format: 'csv' | 'xlsx';
  /** The suspects in words, and the address of the answer. */
  readonly asked: readonly string[];
  readonly link: string;
  readonly t: Translate;
}

/** Saves the answer as it is narrowed: carton ranges as CSV, or everything as a workbook. All pages are of the position asked at. */
export async function exportScope(exporting: Exporting): Promise<void> {
  const { firm, search, format } = exporting;
  const name = `${firm}-scope-${search.at ?? ''}`;
  if (format === 'csv') {
    const text = csvText((await cartonRows(exporting)).map((row) => row.map((cell) => String(cell ?? ''))));
    saveFile(`${name}.csv`, new Blob([text], { type: 'text/csv' }));
    return;
  }
  const { utils, write } = await import('@e965/xlsx');
  const book = utils.book_new();
  for (const [title, rows] of await sheetsOf(exporting)) {
    const sheet = utils.aoa_to_sheet(rows);
    sheet['!cols'] = (rows.at(-1) ?? []).map((_, column) => ({ wch: column === 0 ? 28 : 18 }));
    utils.book_append_sheet(book, sheet, title.slice(0, 31));
  }
  // The library answers with a buffer for this type.
  const bytes = write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer;
  saveFile(
    `${name}.xlsx`,
    new Blob([bytes], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }),
  );
}

async function sheetsOf(exporting: Exporting): Promise<[string, Cell[][]][]> {
  const { t } = exporting;
  return [
    [t('scope.sheetAnswer'), await answerRows(exporting)],
    [t('scope.sheetHolders'), await holderRows(exporting)],
    [t('scope.sheetCartons'), await cartonRows(exporting)],
    [t('scope.sheetRuns'), await runRows(exporting)],
    [t('scope.conservation'), await conservationRows(exporting)],
    [t('scope.sheetMissing'), await missingRows(exporting)],
  ];
}

async function allRows<Name extends ListName>(
  { firm, search }: Exporting,
  name: Name,
  input: Omit<InputOf<Name>, 'suspects' | 'strict' | 'cursor'>,
): Promise<OutputOf<Name>['rows'][number][]> {
  const rows: OutputOf<Name>['rows'][number][] = [];
  let cursor: string | null | undefined;
  do {
    const asked = { ...questionOf(search), ...input, limit: 1_000 };
    const page: OutputOf<Name> = await callOperation(name, {
      firm,
      input: cursor === undefined ? asked : { ...asked, cursor },
      asOf: search.at,
    });
    for (const row of page.rows) rows.push(row);
    cursor = page.next;
  } while (cursor !== null);
  return rows;
}

const counted = (counts: Counts): number[] => CLASSES.map((name) => counts[name]);

/** The question, the four answers and the choices of boundary. */
async function answerRows({ firm, search, asked, link, t }: Exporting): Promise<Cell[][]> {
  const question = questionOf(search);
  const [summary, { totals }] = await Promise.all([
    callOperation('scope.summary', { firm, input: question, asOf: search.at }),
    callOperation('scope.holders', {
      firm,
      input: { ...question, ...narrowingOf(search), limit: 1 },
      asOf: search.at,
    }),
  ]);
  const narrowed = Object.entries(narrowingOf(search)).map(([name, value]) => `${name}: ${String(value)}`);
  const columns = ['units', 'cartons', 'shipments', 'consignees'] as const;
  return [
    [t('scope.asked'), asked.join('; ')],
    [t('scope.reading'), t(summary.strict ? 'scope.strict' : 'scope.ordinary')],
    [t('scope.position'), summary.position],
    [t('scope.narrowedTo'), narrowed.length === 0 ? t('scope.everything') : narrowed.join('; ')],
    [t('scope.link'), link],
    [],
    [t('scope.class'), ...columns.map((name) => t(`scope.${name}`))],
    ...CLASSES.map((name) => [t(`scopeClass.${name}`), ...columns.map((column) => totals[column][name])]),
    [],
    ...boundaryRows(summary, t),
  ];
}

function boundaryRows(summary: OutputOf<'scope.summary'>, t: Translate): Cell[][] {
  return [
    [
      t('scope.sheetBoundaries'),
      t('scope.units'),
      t('scope.cartons'),
      t('scope.clearedInside'),
      t('scope.leftOut'),
      t('scope.allowed'),
      t('scope.why'),
    ],
    ...summary.boundaries.map((choice) => [
      t(`boundary.${choice.boundary}`),
      choice.units,
      choice.cartons,
      choice.clearedInside,
      choice.notClearedOutside,
      t(choice.allowed ? 'scope.allowed' : 'scope.notAllowed'),
      t(`boundaryWhy.${choice.because.says}`, { count: choice.because.count ?? 0 }),
    ]),
  ];
}

async function holderRows(exporting: Exporting): Promise<Cell[][]> {
  const { search, t } = exporting;
  const rows = await allRows(exporting, 'scope.holders', narrowingOf(search));
  const heads = CLASSES.flatMap((name) => [t(`scopeClass.${name}`)]);
  return [
    [
      t('scope.place'),
      t('scope.consignee'),
      ...heads.map((head) => `${t('scope.units')}: ${head}`),
      ...heads.map((head) => `${t('scope.cartons')}: ${head}`),
    ],
    ...rows.map(({ place, party, units, cartons }) => [
      t(`scopePlace.${place}`),
      party?.name ?? null,
      ...counted(units),
      ...counted(cartons),
    ]),
  ];
}

async function cartonRows(exporting: Exporting): Promise<Cell[][]> {
  const { search, t } = exporting;
  const rows = await allRows(exporting, 'scope.ranges', narrowingOf(search));
  const heads = (
    ['place', 'consignee', 'shipment', 'series', 'marks', 'first', 'last', 'cartons', 'class'] as const
  ).map((name) => t(`scope.${name}`));
  return [
    [
      ...heads,
      ...CLASSES.map((name) => `${t('scope.units')}: ${t(`scopeClass.${name}`)}`),
      t('scope.reasons'),
    ],
    ...rows.map((range) => [
      t(`scopePlace.${range.place}`),
      range.party?.name ?? null,
      range.shipment?.name ?? null,
      range.series.name,
      range.marks,
      range.from,
      range.to - 1,
      range.to - range.from,
      t(`scopeClass.${range.class}`),
      ...counted(range.perCarton).map((units) => units * (range.to - range.from)),
      range.reasons.map((one) => t(`scopeReason.${one}`)).join('; '),
    ]),
  ];
}

async function runRows(exporting: Exporting): Promise<Cell[][]> {
  const { t } = exporting;
  const runs = await allRows(exporting, 'scope.runs', runNarrowing(exporting.search));
  const heads = (['run', 'made', 'first', 'last', 'class', 'reasons', 'restsOn'] as const).map((name) =>
    t(`scope.${name}`),
  );
  return [
    heads,
    ...runs.flatMap(({ run, made, stretches }) =>
      stretches.map(({ span, class: said, reasons, restsOn }) => [
        run.name,
        made,
        span.from,
        made === null ? null : span.to - 1,
        t(`scopeClass.${said}`),
        reasons.map((one) => t(`scopeReason.${one}`)).join('; '),
        restsOn.map(({ name }) => name).join('; '),
      ]),
    ),
  ];
}

async function conservationRows(exporting: Exporting): Promise<Cell[][]> {
  const { t } = exporting;
  const runs = await allRows(exporting, 'scope.runs', runNarrowing(exporting.search));
  return [
    [t('scope.run'), t('scope.made'), ...CONSERVED.map((name) => t(`scope.${name}`))],
    ...runs.flatMap(({ run, conservation }) =>
      conservation === null
        ? []
        : [[run.name, conservation.made, ...CONSERVED.map((name) => conservation[name])]],
    ),
  ];
}

function runNarrowing({ run, class: said }: ScopeSearch) {
  return { ...(run === undefined ? {} : { run }), ...(said === undefined ? {} : { class: said }) };
}

async function missingRows(exporting: Exporting): Promise<Cell[][]> {
  const { search, t } = exporting;
  const rows = await allRows(exporting, 'scope.missing', search.run === undefined ? {} : { run: search.run });
  return [
    [
      t('scope.reasons'),
      t('field.slot'),
      t('scope.run'),
      t('field.lot'),
      t('scope.series'),
      t('scope.first'),
      t('scope.last'),
      t('scope.shipment'),
      t('scope.units'),
      t('field.party'),
      t('field.site'),
    ],
    ...rows.map((one) => [
      t(`scopeReason.${one.reason}`),
      one.slot,
      one.run?.name ?? null,
      one.lot?.name ?? null,
      one.series?.name ?? null,
      one.from,
      one.to === null ? null : one.to - 1,
      one.shipment?.name ?? null,
      one.units,
      one.ask?.name ?? null,
      one.askSite?.name ?? null,
    ]),
  ];
}
