import { html } from './html.ts';
import type { Piece } from './html.ts';

/** The head of a column. */
export function head(text: string): Piece {
  return html`<th>${text}</th>`;
}

/** The head of a column of numbers. */
export function numberHead(text: string): Piece {
  return html`<th class="number">${text}</th>`;
}

export function tableOf(heads: readonly Piece[], rows: readonly Piece[]): Piece {
  return html`<table>
    <thead>
      <tr>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

/** A table that may be wider than a phone. */
export function wideTable(heads: readonly Piece[], rows: readonly Piece[]): Piece {
  return html`<div class="scroll">${tableOf(heads, rows)}</div>`;
}
