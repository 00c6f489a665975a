import type { BenchRun } from './bench-run.ts';
import type { Timing } from './measure.ts';
import { missedBy, type KeptRow } from './row.ts';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a2a33}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.25rem .5rem;border-bottom:1px solid #d5dde1}
td.number{text-align:right;font-variant-numeric:tabular-nums}.kept{color:#17663a}.missed{color:#9a2f14}svg{width:100%;height:auto}
svg text{font:12px system-ui,sans-serif;fill:#1a2a33}`;

/** The results as one page with a plot for each job; it needs nothing from elsewhere. */
export function pageOf(name: string, run: BenchRun): string {
  const facts = Object.entries({ ...run.machine, ...run.versions });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench ${escape(name)}</title><style>${STYLE}</style></head><body>
<h1>Bench ${escape(name)}</h1>
<p>Written by <code>${escape(run.command)}</code> on ${run.at.slice(0, 10)}. Times are milliseconds, ratios are of medians. Beside each job stands how busy the machine was:
a load near 0 is a quiet machine, and on a busy one ratios lean towards what needs less of the processor. What each number means
stands in bench/README.md.</p>
<h2>Promises</h2>${promises(run.rows)}
<h2>Jobs</h2>${run.rows.map(job).join('')}
<h2>Machine</h2>${list(facts)}
<h2>Firm</h2>${list(Object.entries(run.firm).map(([what, count]) => [what, count.toLocaleString('en')]))}
</body></html>`;
}

function promises(rows: readonly KeptRow[]): string {
  const lines = rows.flatMap((row) =>
    row.promises.length === 0
      ? [`<tr><td>${escape(row.what)}</td><td>${escape(row.note ?? '')}</td><td></td><td>not built</td></tr>`]
      : row.promises.map((promised) => {
          const missed = missedBy(promised);
          const word = missed <= 1 ? 'kept' : 'missed';
          const says = missed === 0 ? 'stated' : missed <= 1 ? 'kept' : `missed ${short(missed)} times`;
          return `<tr><td>${escape(row.what)}</td><td>${escape(promised.says)}</td><td class="number">${short(promised.measured)}</td><td class="${word}">${says}</td></tr>`;
        }),
  );
  return `<table><tr><th>job</th><th>promise</th><th>measured</th><th></th></tr>${lines.join('')}</table>`;
}

function job(row: KeptRow): string {
  const bars = [
    ...(row.ours === null ? [] : [{ name: 'lotproof', timing: row.ours }]),
    ...row.peers.map((peer) => ({
      name: peer.share === undefined ? peer.name : `${peer.name}; ${short(peer.share * 100)} % of the truth`,
      timing: peer.timing,
    })),
  ];
  const note = row.note === undefined ? '' : `<p>${escape(row.note)}</p>`;
  return `<h3>${escape(row.what)}</h3><p>${escape(row.size)}. Measured on ${row.at.slice(0, 10)} with a load of ${row.load.toFixed(1)}.</p>${note}${bars.length === 0 ? '' : plot(bars) + table(bars)}${disk(row)}`;
}

interface Bar {
  readonly name: string;
  readonly timing: Timing;
}

const [WIDTH, LEFT, HEIGHT] = [900, 380, 24];

/** Medians on a scale of powers of ten, with a line on to p95. */
function plot(bars: readonly Bar[]): string {
  const times = bars.flatMap(({ timing }) => [timing.medianMs, timing.p95Ms]).filter((time) => time > 0);
  const least = Math.floor(Math.log10(Math.min(...times)));
  const most = Math.max(least + 1, Math.ceil(Math.log10(Math.max(...times))));
  const x = (time: number): number =>
    LEFT + ((Math.log10(Math.max(time, 10 ** least)) - least) / (most - least)) * (WIDTH - LEFT - 80);
  const lines = bars.map(({ name, timing }, index) => {
    const y = index * HEIGHT;
    const colour = index === 0 ? '#0b6e8f' : '#9fb3bd';
    return `<text x="0" y="${y + 16}">${escape(name)}</text><rect x="${LEFT}" y="${y + 5}" width="${(x(timing.medianMs) - LEFT + 1).toFixed(1)}" height="14" fill="${colour}"/>
<line x1="${x(timing.medianMs).toFixed(1)}" x2="${x(timing.p95Ms).toFixed(1)}" y1="${y + 12}" y2="${y + 12}" stroke="#1a2a33"/>
<text x="${(x(timing.p95Ms) + 6).toFixed(1)}" y="${y + 16}">${short(timing.medianMs)}</text>`;
  });
  return `<svg viewBox="0 0 ${WIDTH} ${bars.length * HEIGHT}" role="img" aria-label="Medians in milliseconds">${lines.join('')}</svg>`;
}

function table(bars: readonly Bar[]): string {
  const header = ['', 'median', 'p95', 'p99', 'spread', 'rounds'].map((cell) => `<th>${cell}</th>`).join('');
  const rows = bars.map(({ name, timing }) => {
    const cells = [timing.medianMs, timing.p95Ms, timing.p99Ms, timing.spreadMs].map(short);
    const numbers = [...cells, String(timing.rounds)]
      .map((cell) => `<td class="number">${cell}</td>`)
      .join('');
    return `<tr><td>${escape(name)}</td>${numbers}</tr>`;
  });
  return `<table><tr>${header}</tr>${rows.join('')}</table>`;
}

function disk(row: KeptRow): string {
  if (row.disk === undefined) return '';
  const rows = row.disk.map(
    ({ name, bytes, says }) =>
      `<tr><td>${escape(name)}</td><td class="number">${short(bytes / 1e6)}</td><td>${escape(says)}</td></tr>`,
  );
  return `<table><tr><th>table or index</th><th>MB</th><th>what for</th></tr>${rows.join('')}</table>`;
}

function list(pairs: readonly (readonly [string, string])[]): string {
  return `<ul>${pairs.map(([name, value]) => `<li>${escape(name)}: ${escape(value)}</li>`).join('')}</ul>`;
}

/** Three digits that count. */
function short(value: number): string {
  if (value === 0 || value >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
