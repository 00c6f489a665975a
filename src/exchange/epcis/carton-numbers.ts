import type { CartonRange, Desk } from './desk.ts';
import { codeIn, type EpcisIdentifier } from './identifier.ts';
import { idFrom } from './record-ids.ts';

/** One carton as a number in a series. */
export interface Carton {
  readonly series: string;
  readonly number: number;
}

/** Digits of an SSCC that count cartons: its last eight before the check digit. The nine before them make the series. */
const COUNTING_DIGITS = 8;

/**
 * The carton that a container is, `use` counting how often it was packed anew. An SSCC alone gives series and number, so
 * that every document that names it means the same carton.
 */
function cartonOf(container: EpcisIdentifier, use: number): Carton {
  const again = use === 1 ? '' : `:${String(use)}`;
  if (container.kind !== 'logistic-unit') return { series: idFrom('unit', container.key + again), number: 1 };
  const counted = Number(container.sscc.slice(-1 - COUNTING_DIGITS, -1));
  return {
    series: idFrom('sscc', container.sscc.slice(0, -1 - COUNTING_DIGITS) + again),
    // Cartons count from 1, so the serial number nought stands behind the last.
    number: counted === 0 ? 10 ** COUNTING_DIGITS : counted,
  };
}

/** Drafts the series of a carton and the name that leads from the container's own code to it. */
export function draftCarton(container: EpcisIdentifier, use: number, event: number, desk: Desk): Carton {
  const carton = cartonOf(container, use);
  const isSscc = container.kind === 'logistic-unit';
  const series = isSscc ? `SSCC ${container.sscc.slice(0, -1 - COUNTING_DIGITS)}` : codeIn(container.uri);
  const code = (use === 1 ? series : `${series} (use ${String(use)})`).replace(/[{}]/g, '').slice(0, 90);
  const from = { ifStanding: 'fill', events: [event] } as const;
  const mark = isSscc ? `Carton {n} of ${code}` : `${code} {n}`;
  desk.draft('carton-series', carton.series, { code, mark }, from);
  const name = {
    code: isSscc ? container.sscc : codeIn(container.uri).slice(0, 200),
    form: isSscc ? 'sscc' : 'other',
    of: { kind: 'carton-series', id: carton.series },
    cartons: { from: carton.number, to: carton.number + 1 },
  };
  desk.draft('name', idFrom('carton', `${carton.series}/${String(carton.number)}`), name, from);
  return carton;
}

/** Cartons as ranges, series by series, without gaps or repeats. */
export function rangesOf(cartons: Iterable<Carton>): CartonRange[] {
  const bySeries = Map.groupBy(cartons, ({ series }) => series);
  return [...bySeries].flatMap(([series, members]) => {
    const numbers = [...new Set(members.map(({ number }) => number))].sort((left, right) => left - right);
    const ranges: { series: string; from: number; to: number }[] = [];
    for (const number of numbers) {
      const last = ranges.at(-1);
      if (last?.to === number) last.to += 1;
      else ranges.push({ series, from: number, to: number + 1 });
    }
    return ranges;
  });
}

/** Every carton of the ranges by itself. */
export function cartonsIn(ranges: Iterable<CartonRange>): Carton[] {
  return [...ranges].flatMap(({ series, from, to }) =>
    Array.from({ length: to - from }, (_, offset) => ({ series, number: from + offset })),
  );
}
