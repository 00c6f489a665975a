import type { ComparedField } from './photo-compare.ts';

/** What the lines of a label are called on the inspection of its photo, which people read in both languages. */
const FIELD_WORDS: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  'lot-code': { en: 'Lot code', zh: '批号' },
  symbol: { en: 'Symbol', zh: '二维码或条码' },
  barcode: { en: 'Barcode', zh: '条码' },
  who: { en: 'Who stands behind it', zh: '责任方' },
  place: { en: 'Where it was made', zh: '产地' },
  country: { en: 'Country', zh: '国家' },
  date: { en: 'When it was made', zh: '生产日期' },
  product: { en: 'Product', zh: '产品' },
  model: { en: 'Model', zh: '型号' },
  cohort: { en: 'Batch', zh: '批号' },
  materials: { en: 'Materials', zh: '材料' },
  address: { en: 'Address', zh: '地址' },
  phone: { en: 'Phone', zh: '电话' },
  email: { en: 'E-mail', zh: '电子邮件' },
  website: { en: 'Website', zh: '网站' },
  code: { en: 'Code', zh: '编码' },
  ask: { en: 'How to ask', zh: '查询方式' },
  rn: { en: 'RN number', zh: 'RN 号码' },
};
const OTHER = { en: 'Other text', zh: '其他文字' };

/** What the inspection of a photo says beside it: a person decides. */
export const CONFIRM = {
  en: 'Read by a machine, which passes no label: a person looks at the photo and says the result.',
  zh: '由机器读取，机器不判定标签合格：请由人查看照片后写明结果。',
};

/** One field that does not agree, in English and Chinese. */
export function findingWords({ key, verdict, text, read }: ComparedField): string {
  const { en, zh } = FIELD_WORDS[key] ?? OTHER;
  const differs = verdict === 'differs';
  const english = `${en} ${differs ? 'differs' : 'could not be read'}: expected "${text}", ${read === null ? 'nothing read' : `read "${read}"`}.`;
  const chinese = `${zh}${differs ? '不一致' : '未能读出'}：应为“${text}”，${read === null ? '未读出任何内容' : `读出“${read}”`}。`;
  return `${english} ${chinese}`.slice(0, 2_000);
}
