import { z } from 'zod';
import { unitWord } from '../../kit/quantity.ts';

/** Everything a story says in words of its own, by code: other languages say the codes. `{name}` stands for a value. */
const STORY_WORDS = {
  'no-inspection': 'no inspection on record',
  'no-retained-sample': 'no retained sample on record',
  'made-unknown': 'units made not recorded',
  'no-start': 'no start on record',
  'no-end': 'no end on record',
  'no-site': 'no site on record',
  'subcontractor-unnamed': 'work was given away and nobody says where',
  'no-revision': 'no revision recorded',
  'no-consumption': 'no record of what went into this slot',
  'not-in-revision': 'the revision has no such slot',
  'consumption-short': 'recorded {net} of {need} {unit} needed',
  'row-without-quantity': 'a row without quantity',
  'no-supplier': 'no supplier on record',
  'no-receipt': 'no receipt of this lot on record',
  'no-packing': 'no packing record',
  'nothing-took-it': 'no record that anything took it',
  'taker-unknown': 'nobody says what took it',
  'no-consignee': 'no consignee on record',
  'no-consignee-receipt': 'no receipt by the consignee on record',
  'no-lines': 'no record of what it carried',
  'no-carton-numbers': 'no carton numbers, of {what}',
  'no-carton-numbers-or-product': 'no carton numbers, and nobody says of what',
  'slot-unknown': 'slot not recorded',
  'output-by-time': 'output by time',
  'by-supplier': 'by the supplier',
  'at-place': 'at {place}',
  'moved-to': 'moved to {place}',
  'stock-event': '{choice}',
  'not-shipped': 'on no shipment on record',
  'carton-marks': '{from} to {to}',
  finding: '{choice}: {text}',
  'named-code': '{code} ({choice})',
  variant: 'variant {variant}',
  line: 'line {line}',
  counts: '{count} counts',
  'quantity-unknown': 'quantity not recorded',
  'slot-replaced': '{slot} replaced, old part {choice}',
  'slot-replaced-fate-unknown': '{slot} replaced, old part not accounted for',
  'mark-became': '{from} became {to}',
  'mark-became-from-unknown': 'the old mark became {to}',
  choice: '{choice}',
  slot: '{slot}',
  window: '{from} to {to}',
  'units-per-carton': '{count} units in each carton',
  'packed-on': 'packed {date}',
  result: 'result: {choice}',
  'looked-at': '{count} looked at',
  'looked-at-of': '{count} looked at of {of}',
  by: 'by {who}',
  to: 'to {who}',
  seal: 'seal {seal}',
  text: '{text}',
} as const;

type StoryWordCode = keyof typeof STORY_WORDS;
type Values = Readonly<Record<string, string | number>>;

export const storyWordSchema = z
  .strictObject({
    // Object.keys forgets the names of a constant.
    code: z.enum(Object.keys(STORY_WORDS) as [StoryWordCode, ...StoryWordCode[]]),
    values: z.record(z.string(), z.union([z.string(), z.int()])).describe('What stands in the words'),
  })
  .describe('The same as a code with its values, for saying it in another language');
export type StoryWord = z.infer<typeof storyWordSchema>;

/** One thing to say, by its code. `unit` is a unit code, `choice` a value that a field chooses from. */
export function word(code: StoryWordCode, values: Values = {}): StoryWord {
  return { code, values };
}

/** A label made of words, with the code of the words. */
export function worded(
  code: StoryWordCode,
  values: Values = {},
): { readonly label: string; readonly word: StoryWord } {
  const said = word(code, values);
  return { label: wordText(said), word: said };
}

/** The words in English. */
export function wordText({ code, values }: StoryWord): string {
  const parts = partsOf(code);
  let text = parts[0] ?? '';
  for (let at = 1; at < parts.length; at += 2) {
    const name = parts[at] ?? '';
    text += valueText(name, values[name]) + (parts[at + 1] ?? '');
  }
  return text;
}

const wordParts = new Map<StoryWordCode, readonly string[]>();

/** The words cut at their values: text and name in turns. Cut once, for a story may say the same a hundred thousand times. */
function partsOf(code: StoryWordCode): readonly string[] {
  const known = wordParts.get(code);
  if (known !== undefined) return known;
  const parts = STORY_WORDS[code].split(/\{(\w+)\}/u);
  wordParts.set(code, parts);
  return parts;
}

function valueText(name: string, value: string | number | undefined): string {
  const text = String(value ?? '');
  if (name === 'unit') return unitWord(text);
  return name === 'choice' ? text.replaceAll('-', ' ') : text;
}
