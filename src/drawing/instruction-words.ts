import type { Colour, PrintMethod } from './artwork.ts';

/** English and Chinese of the same. */
export interface BothWords {
  readonly en: string;
  readonly zh: string;
}

export const METHOD_WORDS: Readonly<Record<PrintMethod, BothWords>> = {
  'screen-print': { en: 'Screen print', zh: '丝网印刷' },
  'pad-print': { en: 'Pad print', zh: '移印' },
  'heat-transfer': { en: 'Heat transfer', zh: '热转印' },
  woven: { en: 'Woven label', zh: '织唛' },
  moulded: { en: 'Moulded into the part', zh: '模具成型标识' },
  engraved: { en: 'Engraved', zh: '雕刻' },
  sticker: { en: 'Printed sticker', zh: '印刷不干胶' },
  'direct-thermal': { en: 'Direct thermal label', zh: '热敏标签' },
};

/** What a mark by this method has to stand, unless the firm says otherwise; ours, to be agreed with the factory. */
export const PERMANENCE_WORDS: Readonly<Record<PrintMethod, BothWords>> = {
  'screen-print': wash(),
  'heat-transfer': wash(),
  woven: {
    en: 'Sewn in on all stitched sides; still whole and read after 20 washes.',
    zh: '缝合牢固；洗涤20次后完整可读。',
  },
  'pad-print': rub(),
  engraved: rub(),
  moulded: {
    en: 'Part of the material: cannot be removed without damage.',
    zh: '与材料一体，不破坏产品无法去除。',
  },
  sticker: {
    en: 'Cannot be taken off in one piece; read after 15 rubs with a damp cloth.',
    zh: '无法整张撕下；湿布擦拭15次后仍可读。',
  },
  'direct-thermal': {
    en: 'On packages only: fades with heat and light; read for a year in storage.',
    zh: '仅用于包装：遇热和光会褪色；仓储一年内可读。',
  },
};

function wash(): BothWords {
  return {
    en: 'Every line and symbol is read after 20 washes at the care label’s temperature.',
    zh: '按洗标温度洗涤20次后，每行文字和条码仍可读。',
  };
}

function rub(): BothWords {
  return {
    en: 'Read after 15 rubs with a damp cloth and 15 with a dry one; not removed by a nail.',
    zh: '湿布、干布各擦拭15次后仍可读；指甲刮不掉。',
  };
}

export function colourWords(colour: Colour): BothWords {
  if (colour.kind === 'black') return { en: 'Black, one ink', zh: '黑色，单色' };
  const { c, m, y, k } = colour.kind === 'spot' ? colour.cmyk : colour;
  const inks = `C ${c} M ${m} Y ${y} K ${k}`;
  if (colour.kind === 'cmyk') return { en: `Process colour ${inks}`, zh: `四色印刷 ${inks}` };
  return { en: `${colour.name}, one ink (else ${inks})`, zh: `专色 ${colour.name}（或 ${inks}）` };
}

export const HEADINGS = {
  title: { en: 'Print instruction', zh: '印刷说明' },
  product: { en: 'Product', zh: '产品' },
  batch: { en: 'Batch', zh: '批次' },
  state: { en: 'State', zh: '状态' },
  artwork: { en: 'Artwork file', zh: '印刷文件' },
  size: { en: 'Size', zh: '尺寸' },
  method: { en: 'Method', zh: '工艺' },
  colour: { en: 'Colour', zh: '颜色' },
  place: { en: 'Place', zh: '位置' },
  permanence: { en: 'Must stand', zh: '牢固度' },
  check: { en: 'First article', zh: '首件检查' },
  ask: { en: 'Ask', zh: '联系人' },
} as const satisfies Readonly<Record<string, BothWords>>;

/** What is looked at on the first piece before the rest is printed. */
export const FIRST_ARTICLE: readonly BothWords[] = [
  {
    en: 'Text is the same as in the picture, letter by letter; the batch is this one.',
    zh: '文字与图样逐字一致，批次号为本批次。',
  },
  { en: 'Size measured with a ruler is right to 0.5 mm.', zh: '用尺测量，尺寸误差不超过0.5毫米。' },
  { en: 'Smallest line is read at 30 cm without a glass.', zh: '最小的一行在30厘米处可直接读出。' },
  {
    en: 'Every symbol is read by a phone or scanner and says what is printed.',
    zh: '每个条码可用手机或扫描器读出，内容与印刷一致。',
  },
  {
    en: 'Rub or wash test passed. Keep the piece and send a photo before the rest is printed.',
    zh: '擦拭或洗涤测试合格。保留首件，拍照发送确认后再批量印刷。',
  },
];
