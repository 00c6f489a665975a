import { markRange } from '../domain/code/mark-range.ts';
import { html } from './html.ts';
import type { Piece } from './html.ts';
import type { PackFacts } from './pack-facts.ts';
import { head, numberHead, tableOf, wideTable } from './page-table.ts';
import type { RecallFacts } from './recall-facts.ts';
import { recallSays } from './recall-words.ts';
import type { RecallWord } from './recall-words.ts';
import { says } from './pack-words.ts';
import { wordOf } from './words.ts';
import type { Language } from './words.ts';

/** The recall: what was declared, who was sent what, notices and answers, where the units are, and the data of the report. */
export function recallPage(language: Language, { recall }: PackFacts): Piece {
  if (recall === null) return html`<p>${says(language, 'nothing')}</p>`;
  const heading = (word: RecallWord): Piece => html`<h2>${recallSays(language, word)}</h2>`;
  return html`<p>${recallSays(language, 'lead')}</p>
    ${declaredList(language, recall)} ${heading('consignees')} ${consigneeTable(language, recall)}
    ${heading('notices')} ${noticeTable(language, recall)} ${heading('where')}
    ${holderTable(language, recall)} ${contradictions(language, recall)} ${monthTable(language, recall)}
    ${heading('report')}
    <p>${recallSays(language, 'reportSays')}</p>
    ${reportPart(language, recall)}`;
}

function declaredList(language: Language, { declared, units }: RecallFacts): Piece {
  const row = (word: RecallWord, value: string): Piece =>
    html`<dt>${recallSays(language, word)}</dt>
      <dd>${value}</dd>`;
  const { declaredOn, declaredBy, role } = declared;
  const who = [declaredOn, declaredBy, role].filter((part) => part !== undefined).join(', ');
  return html`<dl>
    ${row('declared', who)}${row('reason', declared.reason)}${row('boundary', wordOf(language, 'choice', declared.boundary))}${row('units', String(units.units))}${row('closed', units.closing ?? recallSays(language, 'open'))}
  </dl>`;
}

/** A number, or that nobody knows it. */
function cell(language: Language, number: number | null): Piece {
  return html`<td class="number">${number ?? says(language, 'notRecorded')}</td>`;
}

const heads = (language: Language, words: readonly RecallWord[]): Piece[] =>
  words.map((word) => head(recallSays(language, word)));
const numberHeads = (language: Language, words: readonly RecallWord[]): Piece[] =>
  words.map((word) => numberHead(recallSays(language, word)));

function consigneeTable(language: Language, { consignees }: RecallFacts): Piece {
  const rows = consignees.map(({ party, cartons, unnumbered, units, isUnitsKnown }) => {
    const marks = cartons.map(markRange);
    const open = unnumbered.map(({ shipment }) => `${recallSays(language, 'unnumbered')} ${shipment.code}`);
    return html`<tr>
      <td>${party?.name ?? recallSays(language, 'nobodyKnown')}</td>
      <td>${[...marks, ...open].join(', ')}</td>
      <td class="number">${isUnitsKnown ? null : `${recallSays(language, 'atLeast')} `}${units}</td>
    </tr>`;
  });
  if (rows.length === 0) return html`<p>${says(language, 'nothing')}</p>`;
  return wideTable([...heads(language, ['holder', 'cartons']), numberHead(says(language, 'units'))], rows);
}

function noticeTable(language: Language, { notices }: RecallFacts): Piece {
  if (notices.length === 0) return html`<p class="box">${recallSays(language, 'noNotices')}</p>`;
  const rows = notices.map(({ code, consignee, state, lastSentOn, answeredOn, units }) => {
    const word = state === 'open' ? 'answeredOpen' : state;
    const texts = [code, consignee.name, recallSays(language, word), lastSentOn ?? '', answeredOn ?? ''];
    const counts = [units.sent, units.found, units.isolated, units.unaccounted];
    return html`<tr>
      ${texts.map((text) => html`<td>${text}</td>`)} ${counts.map((number) => cell(language, number))}
    </tr>`;
  });
  return wideTable(
    [
      ...heads(language, ['notice', 'holder', 'state', 'sentOn', 'answeredOn']),
      ...numberHeads(language, ['sent', 'found', 'isolated', 'unaccounted']),
    ],
    rows,
  );
}

function holderTable(language: Language, { units: { holders } }: RecallFacts): Piece {
  const beside = (recorded: number, told: number | null | undefined): Piece =>
    html`<td class="number">
      ${recorded}${told === null || told === undefined || told === recorded ? null : html`<br /><span class="soft">${recallSays(language, 'states')} ${told}</span>`}
    </td>`;
  const rows = holders.map(
    ({ place, party, recorded, stated, returned, corrected, destroyed, left, told }) =>
      html`<tr>
        <td>${party === null ? null : html`${party.name}<br />`}${wordOf(language, 'choice', place)}</td>
        ${[recorded, stated].map((number) => cell(language, number))} ${beside(returned, told?.returned)}
        ${cell(language, corrected)} ${beside(destroyed, told?.destroyed)} ${cell(language, left)}
      </tr>`,
  );
  const counted = ['recorded', 'stated', 'returned', 'corrected', 'destroyed', 'left'] as const;
  return wideTable([...heads(language, ['holder']), ...numberHeads(language, counted)], rows);
}

/** Answers that cannot be true together with the record, with their units. */
function contradictions(language: Language, { units: { holders } }: RecallFacts): Piece | null {
  const found = holders.flatMap(({ party, told }) =>
    (told?.contradictions ?? []).map((one) => ({ ...one, name: party?.name ?? '' })),
  );
  if (found.length === 0) return null;
  const wordFor = (code: string): string => {
    const known = (['more-than-sent', 'more-than-found', 'less-than-recorded'] as const).find(
      (one) => one === code,
    );
    return known === undefined ? code : recallSays(language, known);
  };
  return html`<h3>${recallSays(language, 'contradicts')}</h3>
    <ul>
      ${found.map(
        ({ name, says: code, units }) =>
          html`<li><span class="missing">${name}: ${wordFor(code)} (${units})</span></li>`,
      )}
    </ul>`;
}

function monthTable(language: Language, { units: { months } }: RecallFacts): Piece | null {
  if (months.length === 0) return null;
  const rows = months.flatMap(({ month, places }) =>
    places
      .filter(({ upToIt, toldUpToIt }) => upToIt + toldUpToIt > 0)
      .map(
        ({ place, inMonth, upToIt, toldUpToIt }) =>
          html`<tr>
            <td>${month}</td>
            <td>${wordOf(language, 'choice', place)}</td>
            ${[inMonth, upToIt, toldUpToIt].map((number) => cell(language, number))}
          </tr>`,
      ),
  );
  return html`<h2>${recallSays(language, 'months')}</h2>
    ${tableOf([...heads(language, ['month', 'holder']), ...numberHeads(language, ['inMonth', 'upToIt', 'toldUpToIt'])], rows)}`;
}

function reportPart(language: Language, { report }: RecallFacts): Piece {
  return html`${report.map(
    ({ number, title, lines, table, blanks }) =>
      html`<h3 lang="en">${number}. ${title}</h3>
        <dl lang="en">
          ${lines.map(
            ({ label, value }) =>
              html`<dt>${label}</dt>
                <dd>${value}</dd>`,
          )}${
            blanks.length === 0
              ? null
              : html`<dt>${recallSays(language, 'blank')}</dt>
                  <dd><span class="missing">${blanks.join('; ')}</span></dd>`
          }
        </dl>
        ${table === null || table.rows.length === 0 ? null : reportTable(table)}`,
  )}`;
}

function reportTable({ columns, rows }: NonNullable<RecallFacts['report'][number]['table']>): Piece {
  const made = rows.map(
    (row) =>
      html`<tr>
        ${row.map((text) => html`<td>${text}</td>`)}
      </tr>`,
  );
  return wideTable(columns.map(head), made);
}
