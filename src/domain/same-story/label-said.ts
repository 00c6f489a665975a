import { LABEL_WORDS } from '../label/label-words.ts';
import type { LabelLine, LabelPlace, LineKey } from '../label/label.ts';
import { placeSaid } from './said-country.ts';
import type { Said, Source } from './same-story.ts';
import type { StoryField } from './story-field.ts';

const FIELD_OF: Readonly<Partial<Record<LineKey, StoryField>>> = {
  date: 'made-on',
  product: 'product-name',
  model: 'model',
  cohort: 'lot-code',
  materials: 'materials',
  address: 'address',
  phone: 'phone',
  email: 'email',
};

/** Words that papers put before a batch, besides those of our own labels. */
const COHORT_HEADS = ['Batch no', 'Batch number', 'Lot no', 'Lot number', 'Lot code', 'Lot', 'Batch', '批次'];
const WARNING = /^\W*(?:warning|caution|警告|注意)/iu;

/** What a label is frozen to say, or would say. */
export interface SaidByLabel {
  readonly form: 'plain' | 'coded';
  readonly place: LabelPlace;
  readonly lines: readonly LabelLine[];
  readonly inSymbol?: { readonly gtin: string; readonly lot?: string | undefined } | undefined;
}

/** What a label says, field by field. Lines in other languages are compared where they hold no sentences: date and batch. */
export function labelSays(source: Source, label: SaidByLabel): Said[] {
  const said = label.lines.flatMap((line, index) => lineSays(source, line, `line ${String(index + 1)}`));
  const { inSymbol } = label;
  if (inSymbol === undefined) return said;
  return [
    ...said,
    { source, field: 'gtin', quote: inSymbol.gtin, at: 'symbol' },
    ...(inSymbol.lot === undefined
      ? []
      : [{ source, field: 'lot-code', quote: inSymbol.lot, at: 'symbol' } as const]),
  ];
}

function lineSays(source: Source, { key, text, language = 'en' }: LabelLine, at: string): Said[] {
  if (language !== 'en' && key !== 'date' && key !== 'cohort') return [];
  if (key === 'who') return whoSays(source, text, at);
  if (key === 'place') {
    const { place, country } = placeSaid(withoutHead(text, [LABEL_WORDS[language].place, 'Made in']));
    return [
      ...(place === null ? [] : [{ source, field: 'place' as const, quote: text, text: place, at }]),
      ...(country === null ? [] : [{ source, field: 'country' as const, quote: text, text: country, at }]),
    ];
  }
  if (key === 'other' && WARNING.test(text)) return [{ source, field: 'warnings', quote: text, at }];
  const field = FIELD_OF[key];
  if (field === undefined) return [];
  return [{ source, field, quote: text, text: withoutHead(text, headsOf(key, language)), at }];
}

/** The party under the role that the line names; a line that names none may be any of them, and is compared with the importer. */
function whoSays(source: Source, text: string, at: string): Said[] {
  const { roles } = LABEL_WORDS.en;
  const is = (role: string): boolean => text.toLowerCase().startsWith(role.toLowerCase());
  if (is(roles['private-labeler'])) return [];
  const field = is(roles.manufacturer) || is('Made by') ? 'manufacturer' : 'importer';
  const heads = [roles.importer, roles.manufacturer, 'Imported by', 'Distributed by', 'Made by'];
  return [{ source, field, quote: text, text: withoutHead(text, heads), at }];
}

function headsOf(key: LineKey, language: keyof typeof LABEL_WORDS): string[] {
  const words = LABEL_WORDS[language];
  const own: Partial<Record<LineKey, string>> = { ...words };
  const head = own[key];
  return [...(head === undefined ? [] : [head]), ...(key === 'cohort' ? COHORT_HEADS : [])];
}

/** The text behind its heading, `Batch: ` or `批号：`; where nothing stands behind it, all of it. */
function withoutHead(text: string, heads: readonly string[]): string {
  const longestFirst = heads.toSorted((left, right) => right.length - left.length);
  for (const head of longestFirst) {
    if (!text.toLowerCase().startsWith(head.toLowerCase())) continue;
    const rest = text.slice(head.length);
    if (!/^[\s:：.#]/u.test(rest)) continue;
    const bare = rest.replace(/^[\s:：.#]+/u, '').trim();
    if (bare !== '') return bare;
  }
  return text;
}
