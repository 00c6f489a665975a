import type { Language } from '../../access/person-store.ts';
import type { KnownNotice } from '../../domain/recall/notice-facts-store.ts';
import { goodsRows, stepsFor } from '../../domain/recall/notice-text.ts';
import type { NoticeAround } from '../../domain/recall/notice-text.ts';
import { NOTICE_WORDS } from '../../domain/recall/notice-words.ts';
import type { NoticeWords } from '../../domain/recall/notice-words.ts';
import type { NoticeAnswer } from '../../domain/recall/notice.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { ANSWER_WORDS } from './notice-answer-words.ts';
import type { AnswerWords } from './notice-answer-words.ts';
import { factList } from './page-alone.ts';

/** Rows of a table on the page; the PDF has all of them. */
const ROWS_SHOWN = 200;

interface NoticePage {
  readonly language: Language;
  readonly path: string;
  readonly known: KnownNotice;
  readonly around: NoticeAround;
  /** Below the notice: the form, or what became of it. */
  readonly answering: Html;
}

/** A recall notice as its consignee sees it: why, what to do, the answer, and exactly their goods. */
export function noticePage({ language, path, known, around, answering }: NoticePage): Html {
  const words = NOTICE_WORDS[language];
  const own = ANSWER_WORDS[language];
  const { notice, consignee } = known;
  const { lots, cartons, unnumbered } = goodsRows(notice, words);
  const total = notice.units === undefined ? words.unknown : String(notice.units);
  return html`<h1>${words.title} ${notice.code}</h1>
    <p><strong>${around.recall.title}</strong></p>
    <p>${words.dear(consignee.name)}</p>
    <p>${words.lead(around.firm)}</p>
    <p class="warn">${words.reason}: ${around.recall.reason}</p>
    <h2>${words.doNow}</h2>
    <ul>
      ${stepsFor(notice, around, language).map((step) => html`<li>${step}</li>`)}
    </ul>
    ${answering}
    <h2>${words.goods}</h2>
    ${factList([
      [words.unitsInAll, total],
      [words.recall, around.recall.code],
      [words.madeOn, notice.madeOn],
      [words.contact, around.contact.length === 0 ? null : around.contact.join(', ')],
    ])}
    ${table(own, words.lots, lots)} ${table(own, words.cartons, cartons)}
    ${unnumbered.length === 0 ? null : html`<p>${words.unnumberedSays}</p>`}
    ${table(own, words.unnumbered, unnumbered)}
    <p><a href="${path}/notice.pdf?lang=${language}" download>${own.pdf}</a></p>
    <p class="soft">${words.foot}</p>`;
}

function table(
  own: AnswerWords,
  title: string,
  rows: readonly (readonly { readonly head: string; readonly value: string }[])[],
): Html | null {
  const [first] = rows;
  if (first === undefined) return null;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${title}">
    <table>
      <caption>
        ${title}
      </caption>
      <thead>
        <tr>
          ${first.map(({ head }) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.slice(0, ROWS_SHOWN).map(
          (row) =>
            html`<tr>
              ${row.map(({ value }) => html`<td>${value}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
    ${rows.length > ROWS_SHOWN ? html`<p class="soft">${own.further(rows.length - ROWS_SHOWN)}</p>` : null}
  </div>`;
}

/** What was answered last, by numbers alone: whoever was told the link may not have been told who answered. */
export function lastAnswer(
  language: Language,
  answer: NoticeAnswer | undefined,
  isNew: boolean,
): Html | null {
  if (answer === undefined) return null;
  const own = ANSWER_WORDS[language];
  const count = (value: number | undefined): string | null => (value === undefined ? null : String(value));
  return html`${isNew ? html`<p class="good" role="status">${own.answered}</p>` : null}
    <p>${own.answeredSays(answer.answeredOn)}</p>
    ${factList([
      [own.stock, own[answer.stock]],
      [own.unitsFound, count(answer.found)],
      [own.unitsIsolated, count(answer.isolated)],
      [own.unitsReturned, count(answer.returned)],
      [own.unitsDestroyed, count(answer.destroyed)],
      [own.unitsSold, count(answer.sold)],
    ])}
    <p>${own.again}</p>`;
}

interface FormShown {
  readonly language: Language;
  readonly path: string;
  readonly answerBy: string;
  readonly nonce: string;
  /** As it was filled in before it was refused. */
  readonly typed: Readonly<Record<string, string>>;
  readonly faults: readonly string[];
}

/** The form: plain HTML that needs no script. */
export function answerForm({ language, path, answerBy, nonce, typed, faults }: FormShown): Html {
  const own = ANSWER_WORDS[language];
  const words: NoticeWords = NOTICE_WORDS[language];
  return html`<h2 id="answer">${own.formTitle}</h2>
    <p>${words.answerBy(answerBy)}</p>
    ${faultList(own, faults)}
    <form method="post" action="${path}?lang=${language}" enctype="multipart/form-data">
      <input type="hidden" name="nonce" value="${nonce}" />
      ${stockField(own, typed)}
      <fieldset>
        <legend>${own.counts}</legend>
        <p class="soft">${own.countsSays}</p>
        <div class="counts">${countFields(own, typed)}</div>
      </fieldset>
      ${furtherFields(own, typed)}
      <div><button>${own.send}</button></div>
      <p class="soft">${own.kept}</p>
    </form>`;
}

function faultList(own: AnswerWords, faults: readonly string[]): Html | null {
  if (faults.length === 0) return null;
  return html`<div class="warn" role="alert">
    ${own.wrong}
    <ul>
      ${faults.map((fault) => html`<li>${fault}</li>`)}
    </ul>
  </div>`;
}

function countFields(own: AnswerWords, typed: Readonly<Record<string, string>>): Html[] {
  const fields = [
    ['found', own.unitsFound],
    ['isolated', own.unitsIsolated],
    ['returned', own.unitsReturned],
    ['destroyed', own.unitsDestroyed],
    ['sold', own.unitsSold],
  ] as const;
  return fields.map(
    ([name, label]) =>
      html`<div class="field">
        <label for="${name}">${label}</label
        ><input
          id="${name}"
          name="${name}"
          inputmode="numeric"
          maxlength="13"
          autocomplete="off"
          value="${typed[name] ?? ''}"
        />
      </div>`,
  );
}

function stockField(own: AnswerWords, typed: Readonly<Record<string, string>>): Html {
  return html`<fieldset>
    <legend>${own.stock}</legend>
    ${(['found', 'none', 'looking'] as const).map(
      (stock) =>
        html`<label class="pick"
          ><input
            type="radio"
            name="stock"
            value="${stock}"
            required
            ${typed['stock'] === stock ? html`checked` : null}
          />
          ${own[stock]}</label
        >`,
    )}
  </fieldset>`;
}

function furtherFields(own: AnswerWords, typed: Readonly<Record<string, string>>): Html {
  return html`<div class="field">
      <label for="photo">${own.photo}</label>
      <input
        id="photo"
        name="photo"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        aria-describedby="photo-says"
      />
      <span class="soft" id="photo-says">${own.photoSays}</span>
    </div>
    <div class="field">
      <label for="by">${own.who}</label>
      <input id="by" name="by" maxlength="200" autocomplete="name" value="${typed['by'] ?? ''}" />
    </div>
    <div class="field">
      <label for="note">${own.note}</label>
      <textarea id="note" name="note" maxlength="4000">${typed['note'] ?? ''}</textarea>
    </div>`;
}
