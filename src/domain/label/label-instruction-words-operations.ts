import type { BothWords } from '../../drawing/instruction-words.ts';
import type { DrawnContent } from './label-drawing-operations.ts';
import type { LabelFacts, Told } from './label-facts.ts';
import type { Label, LabelPlace } from './label.ts';

export const PLACE_WORDS: Readonly<Record<LabelPlace, BothWords>> = {
  product: { en: 'Product', zh: '产品' },
  component: { en: 'Component', zh: '部件' },
  'retail-package': { en: 'Retail package', zh: '零售包装' },
  'inner-pack': { en: 'Inner pack', zh: '内包装' },
  'master-carton': { en: 'Master carton', zh: '外箱' },
};

type Marked = Pick<Label, 'place' | 'component' | 'spot' | 'visibleThrough'>;
interface SaidPlace {
  readonly en: string;
  readonly zh?: string | undefined;
}

/** Where this mark goes, and then where else the run is marked, each by a label of its own. */
export function placesWords(
  mark: Marked,
  others: readonly Told<Label>[],
  where: SaidPlace | undefined,
): BothWords[] {
  const own = placeWords(mark, where);
  const rest = others.map(({ id, body }) => {
    const { en, zh } = placeWords(body, undefined);
    return { en: `Also marked, by ${id}: ${en}`, zh: `另有标识（${id}）：${zh}` };
  });
  return [{ en: `This mark: ${own.en}`, zh: `本标识：${own.zh}` }, ...rest];
}

function placeWords(
  { place, component, spot, visibleThrough }: Marked,
  where: SaidPlace | undefined,
): BothWords {
  const { en, zh } = PLACE_WORDS[place];
  const which = component === undefined ? '' : ` ${component}`;
  const seen = visibleThrough === true;
  const at = where ?? (spot === undefined ? undefined : { en: spot });
  return {
    en: `${en}${which}${at === undefined ? '' : `: ${at.en}`}${seen ? ' (no mark of its own: the product’s is seen through it)' : ''}`,
    zh: `${zh}${which}${at === undefined ? '' : `：${at.zh ?? at.en}`}${seen ? '（自身无标识，可透视产品上的标识）' : ''}`,
  };
}

/** Name and style, and the name in the factory’s script. */
export function productWords({ product }: LabelFacts): BothWords {
  const { name, style, localName } = product.body;
  return { en: style === undefined ? name : `${name}, ${style}`, zh: localName ?? '' };
}

/** Whether it may be printed. */
export function stateWords({ version, approved, template }: DrawnContent): BothWords {
  if (version === null || approved === null)
    return { en: 'DRAFT: nobody approved it. Do not print.', zh: '草稿：未经批准，请勿印刷。' };
  if (template?.body.state === 'draft')
    return { en: 'DRAFT: nobody approved its template. Do not print.', zh: '草稿：模板未经批准，请勿印刷。' };
  return {
    en: `Version ${String(version)}, approved by ${approved.by} on ${approved.on}`,
    zh: `第 ${String(version)} 版，${approved.by} 于 ${approved.on} 批准`,
  };
}

/** Whom to ask, as somebody says, or who approved it with phone and e-mail of the label itself; null: nobody is on record. */
export function askWords({ approved, content }: DrawnContent, said: string | undefined): string | null {
  if (said !== undefined) return said;
  const ways = content.lines.filter(({ key, language }) => {
    return (key === 'phone' || key === 'email') && (language ?? 'en') === 'en';
  });
  const parts = [...(approved === null ? [] : [approved.by]), ...ways.map(({ text }) => text)];
  return parts.length === 0 ? null : parts.join(', ');
}
