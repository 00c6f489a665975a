import { SCOPE_CLASSES } from '../domain/trace/scope-question.ts';
import type { PlaceReport, RangeReport, ScopeReport } from '../domain/trace/scope-report.ts';
import { html } from './html.ts';
import type { Piece } from './html.ts';
import type { PackFacts } from './pack-facts.ts';
import { says } from './pack-words.ts';
import { head, numberHead, tableOf, wideTable } from './page-table.ts';
import { wordOf } from './words.ts';
import type { Language } from './words.ts';

/** What would be touched if the lot or run were suspect: by class, by place, carton ranges with their reasons. */
export function scopePage(language: Language, { scope }: PackFacts): Piece {
  if (scope === null) return html`<p class="box">${says(language, 'scopeNone')}</p>`;
  return html`<p>${says(language, 'scopeSays')}</p>
    ${totalsTable(language, scope)}
    <h2>${says(language, 'place')}</h2>
    ${placesTable(language, scope.places)}
    <h2>${says(language, 'cartonNumbers')}</h2>
    ${rangesTable(language, scope)}
    <h2>${says(language, 'missing')}</h2>
    ${missingTable(language, scope)}`;
}

function totalsTable(language: Language, { totals }: ScopeReport): Piece {
  const rows = SCOPE_CLASSES.map(
    (one) =>
      html`<tr>
        <th scope="row">
          ${wordOf(language, 'scopeClass', one)}<br /><span class="soft"
            >${wordOf(language, 'scopeClassSays', one)}</span
          >
        </th>
        <td class="number">${totals.units[one]}</td>
        <td class="number">${totals.cartons[one]}</td>
      </tr>`,
  );
  const counted = (['unitsWord', 'cartons'] as const).map((word) => numberHead(says(language, word)));
  return tableOf([head(says(language, 'class')), ...counted], rows);
}

function placesTable(language: Language, places: readonly PlaceReport[]): Piece {
  const heads = [
    ...(['place', 'party'] as const).map((word) => head(says(language, word))),
    ...SCOPE_CLASSES.map((one) => numberHead(wordOf(language, 'scopeClass', one))),
  ];
  const rows = places.map(
    ({ place, party, units }) =>
      html`<tr>
        <td>${wordOf(language, 'scopePlace', place)}</td>
        <td>${party?.name ?? ''}</td>
        ${SCOPE_CLASSES.map((one) => html`<td class="number">${units[one]}</td>`)}
      </tr>`,
  );
  return wideTable(heads, rows);
}

function rangesTable(language: Language, { places }: ScopeReport): Piece {
  const row = (where: string, shipment: string, { marks, class: one, reasons }: RangeReport): Piece =>
    html`<tr>
      <td>${marks}</td>
      <td>${wordOf(language, 'scopeClass', one)}</td>
      <td>${where}</td>
      <td>${shipment}</td>
      <td>${reasons.map((reason) => wordOf(language, 'scopeReason', reason)).join(' · ')}</td>
    </tr>`;
  const rows = places.flatMap(({ place, party, shipments, ranges }) => {
    const where = party?.name ?? wordOf(language, 'scopePlace', place);
    const shipped = shipments.flatMap(({ shipment, date, ranges: list }) =>
      list.map((range) => row(where, `${shipment.name}${date === null ? '' : ` (${date})`}`, range)),
    );
    return [...shipped, ...ranges.map((range) => row(where, '', range))];
  });
  if (rows.length === 0) return html`<p>${says(language, 'nothing')}</p>`;
  const heads = ['marks', 'class', 'place', 'shipment', 'reasons'] as const;
  return wideTable(
    heads.map((word) => head(says(language, word))),
    rows,
  );
}

function missingTable(language: Language, { missing }: ScopeReport): Piece {
  if (missing.length === 0) return html`<p>${says(language, 'missingNone')}</p>`;
  const rows = missing.map(
    ({ reason, run, slot, lot, shipment, series, ask, units }) =>
      html`<tr>
        <td><span class="missing">${wordOf(language, 'scopeReason', reason)}</span></td>
        <td>
          ${[run?.name, slot, lot?.name, series?.name, shipment?.name].filter((part) => part !== undefined && part !== null).join(' · ')}
        </td>
        <td>${ask?.name ?? ''}</td>
        <td class="number">${units}</td>
      </tr>`,
  );
  const heads = (['missing', 'about', 'party'] as const).map((word) => head(says(language, word)));
  return wideTable([...heads, numberHead(says(language, 'settles'))], rows);
}
