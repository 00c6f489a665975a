/** A piece of a page: everything that is put into it is text, unless it is a piece itself. */
export class Piece {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Put = Piece | string | number | null | readonly Put[];

/** A piece of HTML, with what is put in made harmless. */
export function html(parts: TemplateStringsArray, ...puts: readonly Put[]): Piece {
  return new Piece(parts.reduce((text, part, at) => `${text}${written(puts[at - 1] ?? null)}${part}`));
}

function written(put: Put): string {
  if (put === null) return '';
  if (put instanceof Piece) return put.text;
  if (typeof put === 'object') return put.map(written).join('');
  return escaped(String(put));
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
