import type { MarkFacts } from './label-facts.ts';
import type { Label, LabelLine, LabelPlace, LineKey } from './label.ts';

/** All that is marked at one place: the law lets it stand in several spots, on one label or several. */
export interface Mark {
  readonly place: LabelPlace;
  readonly labels: readonly Label[];
}

/** The mark that a unit of the product carries: on itself or, of a set, on components. */
export function productMark({ labels }: MarkFacts): Mark {
  return marked('product', labels, ({ place }) => place === 'product' || place === 'component');
}

export function placeMark({ labels }: MarkFacts, place: LabelPlace): Mark {
  return marked(place, labels, (label) => label.place === place);
}

function marked(place: LabelPlace, labels: MarkFacts['labels'], is: (label: Label) => boolean): Mark {
  return { place, labels: labels.map(({ body }) => body).filter(is) };
}

/** Lines of some keys, wherever they stand at this place. */
export function linesOf({ labels }: Mark, ...keys: readonly LineKey[]): readonly LabelLine[] {
  return labels.flatMap(({ lines }) => lines.filter(({ key }) => keys.includes(key)));
}

/** A text as it is compared: letters and digits of any script, without case. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether the printed text holds the expected one as whole words. */
export function holds(printed: string, expected: string): boolean {
  const wanted = folded(expected);
  return wanted !== '' && ` ${folded(printed)} `.includes(` ${wanted} `);
}
