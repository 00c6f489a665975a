import type { FactName } from './fact-names.ts';
import type { FINISHES, GARMENT_SIZES, MATERIALS, ProductKind } from './product-kind.ts';
import type { Words } from './rule.ts';

/** What the facts and their values are called. */
export const FACT_WORDS: Readonly<Record<FactName, Words>> = {
  soldIn: { en: 'Sold in', zh: '销售国' },
  soldThrough: { en: 'Sold through', zh: '销售渠道' },
  imported: { en: 'Imported', zh: '进口' },
  childrensProduct: { en: 'Children’s product', zh: '儿童产品' },
  kind: { en: 'What it is', zh: '产品种类' },
  ageFromMonths: { en: 'Age from, in months', zh: '起始月龄' },
  ageToMonths: { en: 'Age to, in months', zh: '截止月龄' },
  garmentSizes: { en: 'Garment sizes', zh: '服装尺码' },
  smallParts: { en: 'Small parts', zh: '小零件' },
  magnets: { en: 'Loose or separable magnets', zh: '松动或可分离磁铁' },
  buttonCells: { en: 'Button or coin cells', zh: '纽扣电池' },
  otherBatteries: { en: 'Other batteries', zh: '其他电池' },
  mainsPower: { en: 'Mains power', zh: '市电供电' },
  strings: { en: 'Strings or cords', zh: '绳带' },
  liquids: { en: 'Liquids', zh: '液体' },
  sounds: { en: 'Sounds', zh: '声响' },
  plasticFilm: { en: 'Vinyl plastic film', zh: '乙烯基塑料薄膜' },
  partAccessible: { en: 'Accessible', zh: '可触及' },
  partMaterial: { en: 'Material', zh: '材料' },
  partFinishes: { en: 'Finishes', zh: '表面处理' },
  partUntreated: { en: 'Untreated', zh: '未经处理' },
  partPlasticized: { en: 'Plasticized', zh: '含增塑剂' },
  partMouthable: { en: 'Can be mouthed', zh: '可入口' },
  partOnlyListedAdditives: { en: 'Only listed additives', zh: '仅含所列添加剂' },
  partVirginOrPreConsumer: { en: 'Virgin or pre-consumer wood', zh: '原生或消费前木料' },
};

export const KIND_WORDS: Readonly<Record<ProductKind, Words>> = {
  toy: { en: 'Toy', zh: '玩具' },
  'child-care-article': {
    en: 'Child care article (under 3: sleep, feed, suck, teethe)',
    zh: '儿童护理用品（三岁及以下睡眠、喂食、吮吸、出牙）',
  },
  rattle: { en: 'Rattle', zh: '摇铃' },
  pacifier: { en: 'Pacifier', zh: '安抚奶嘴' },
  'dive-stick': { en: 'Dive stick', zh: '潜水棒' },
  'clacker-ball': { en: 'Clacker balls', zh: '碰碰球' },
  'art-material': { en: 'Art material', zh: '美术用品' },
  apparel: { en: 'Clothing', zh: '服装' },
  sleepwear: { en: 'Sleepwear', zh: '睡衣' },
  jewelry: { en: 'Jewelry', zh: '首饰' },
  'metal-jewelry': { en: 'Metal jewelry', zh: '金属首饰' },
  'entertainment-or-stress-relief': { en: 'Entertainment or stress relief', zh: '娱乐或减压用品' },
  furniture: { en: 'Furniture', zh: '家具' },
  rug: { en: 'Carpet or rug', zh: '地毯' },
  bicycle: { en: 'Bicycle', zh: '自行车' },
  'bicycle-helmet': { en: 'Bicycle helmet', zh: '自行车头盔' },
  'bunk-bed': { en: 'Bunk bed', zh: '双层床' },
  'youth-atv': { en: 'Youth all-terrain vehicle', zh: '青少年全地形车' },
  'bouncer-walker-jumper': { en: 'Baby bouncer, walker or jumper', zh: '婴儿弹跳椅、学步车或跳跃器' },
  'full-size-crib': { en: 'Full-size crib', zh: '标准尺寸婴儿床' },
  'non-full-size-crib': { en: 'Non-full-size crib', zh: '非标准尺寸婴儿床' },
  'toddler-bed': { en: 'Toddler bed', zh: '幼儿床' },
  'high-chair': { en: 'High chair', zh: '高脚餐椅' },
  'booster-seat': { en: 'Booster seat', zh: '增高餐椅' },
  'hook-on-chair': { en: 'Hook-on chair', zh: '挂式餐椅' },
  'bath-seat': { en: 'Bath seat', zh: '婴儿浴椅' },
  'gate-or-enclosure': { en: 'Gate or enclosure', zh: '安全门或围栏' },
  'play-yard': { en: 'Play yard', zh: '游戏围栏床' },
  'activity-center': { en: 'Stationary activity center', zh: '固定活动中心' },
  'soft-carrier': { en: 'Soft carrier', zh: '软背带' },
  'hand-held-carrier': { en: 'Hand-held carrier', zh: '手提婴儿篮' },
  'sling-carrier': { en: 'Sling carrier', zh: '婴儿背巾' },
  'frame-carrier': { en: 'Frame carrier', zh: '框架式背架' },
  stroller: { en: 'Stroller or carriage', zh: '婴儿推车' },
  walker: { en: 'Infant walker', zh: '婴儿学步车' },
  swing: { en: 'Infant swing', zh: '婴儿秋千' },
  'bassinet-or-cradle': { en: 'Bassinet or cradle', zh: '婴儿摇篮' },
  'bedside-sleeper': { en: 'Bedside sleeper', zh: '床边婴儿床' },
  'infant-sleep-product': { en: 'Infant sleep product', zh: '婴儿睡眠用品' },
  'folding-chair-or-stool': { en: 'Children’s folding chair or stool', zh: '儿童折叠椅凳' },
  'changing-product': { en: 'Baby changing product', zh: '婴儿护理台' },
  'infant-bouncer': { en: 'Infant bouncer seat', zh: '婴儿摇椅' },
  'infant-bathtub': { en: 'Infant bath tub', zh: '婴儿浴盆' },
  'bed-rail': { en: 'Bed rail', zh: '床护栏' },
  'crib-mattress': { en: 'Crib mattress', zh: '婴儿床垫' },
  'nursing-pillow': { en: 'Nursing pillow or support cushion', zh: '哺乳枕或支撑垫' },
  'inclined-sleep-product': { en: 'Inclined sleep product', zh: '倾斜式睡眠用品' },
  'crib-bumper': { en: 'Crib bumper', zh: '婴儿床围' },
};

type Material = (typeof MATERIALS)[number];
export const MATERIAL_WORDS: Readonly<Record<Material, Words>> = {
  wood: { en: 'Wood', zh: '木材' },
  particleboard: { en: 'Particleboard', zh: '刨花板' },
  'hardwood-plywood': { en: 'Hardwood plywood', zh: '硬木胶合板' },
  'medium-density-fibreboard': { en: 'Medium-density fibreboard', zh: '中密度纤维板' },
  paper: { en: 'Paper or cellulose', zh: '纸或纤维素' },
  textile: { en: 'Textile', zh: '纺织品' },
  'plant-or-animal': { en: 'Other plant or animal material', zh: '其他植物或动物材料' },
  'precious-gem': { en: 'Precious gem', zh: '宝石' },
  'semiprecious-stone': { en: 'Semiprecious stone', zh: '半宝石' },
  pearl: { en: 'Pearl', zh: '珍珠' },
  'stainless-steel': { en: 'Stainless steel', zh: '不锈钢' },
  'gold-10k-or-more': { en: 'Gold, 10 karat or more', zh: '10K 及以上黄金' },
  'silver-925-or-more': { en: 'Silver, 925 or more', zh: '925 及以上银' },
  'platinum-group': { en: 'Platinum group', zh: '铂族金属' },
  'other-metal': { en: 'Other metal', zh: '其他金属' },
  polypropylene: { en: 'Polypropylene (PP)', zh: '聚丙烯（PP）' },
  polyethylene: { en: 'Polyethylene (PE)', zh: '聚乙烯（PE）' },
  polystyrene: { en: 'Polystyrene (GPPS, MIPS, HIPS, SHIPS)', zh: '聚苯乙烯（GPPS、MIPS、HIPS、SHIPS）' },
  abs: { en: 'ABS', zh: 'ABS 塑料' },
  pvc: { en: 'PVC', zh: '聚氯乙烯（PVC）' },
  'other-plastic': { en: 'Other plastic', zh: '其他塑料' },
  rubber: { en: 'Rubber', zh: '橡胶' },
  'modelling-clay': { en: 'Modelling clay', zh: '造型黏土' },
  'glass-or-ceramic': { en: 'Glass or ceramic', zh: '玻璃或陶瓷' },
  other: { en: 'Other', zh: '其他' },
};

type Finish = (typeof FINISHES)[number] | 'only-cmyk-print';
export const FINISH_WORDS: Readonly<Record<Finish, Words>> = {
  paint: { en: 'Paint', zh: '油漆' },
  varnish: { en: 'Varnish', zh: '清漆' },
  'other-coating': { en: 'Other coating', zh: '其他涂层' },
  'cmyk-print': { en: 'Process print (CMYK)', zh: '四色印刷' },
  'other-print': { en: 'Other print', zh: '其他印花' },
  decal: { en: 'Decal or transfer', zh: '贴花或转印' },
  plating: { en: 'Plating', zh: '电镀' },
  other: { en: 'Other', zh: '其他' },
  none: { en: 'none', zh: '无' },
  'only-cmyk-print': { en: 'process print alone', zh: '仅四色印刷' },
};

type Size = (typeof GARMENT_SIZES)[number];
export const SIZE_WORDS: Readonly<Record<Size, Words>> = {
  '0-6X': { en: '0 to 6X', zh: '0–6X 码' },
  '7-14': { en: '7 to 14', zh: '7–14 码' },
  other: { en: 'Other', zh: '其他' },
};

const ALL: Readonly<Record<string, Words>> = {
  yes: { en: 'yes', zh: '是' },
  no: { en: 'no', zh: '否' },
  ...SIZE_WORDS,
  ...FINISH_WORDS,
  ...MATERIAL_WORDS,
  ...KIND_WORDS,
};

/** What a value is called; one that has no words of its own (a country, a retailer) is itself. */
export function valueWords(value: string): Words {
  return ALL[value] ?? { en: value, zh: value };
}
