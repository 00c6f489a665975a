import { WHO_RULE_KEYS, WHO_RULES } from './label-facts.ts';
import type { LabelRuleKey } from './label-rules.ts';
import type { LineKey } from './label.ts';
import type { ReasonKey } from './label-reasons.ts';

/** What each rule asks for, in Chinese as the trade says it; citations stay as they are printed. */
export const CHINESE_RULES: Readonly<Record<LabelRuleKey, string>> = {
  who: '写明制造商或自有品牌商',
  place: '写明生产地',
  date: '写明生产时间：某日、某月或一段时间',
  cohort: '带有批号、生产批次号或其他识别特征',
  'product-mark': '在可行范围内，产品本身带有标识',
  'package-mark': '在可行范围内，包装带有标识',
  legible: '标识可见、清晰并永久固定',
  'coded-ask': '编码标识写明向谁查询其含义',
  'coded-decoding': '企业能说明编码的含义',
  set: '只能成套使用的套装，其中一件带有标识',
  claims: '不作不实的合规声明',
  'durable-name': '写明国内制造商或登记进口商',
  'durable-address': '给出美国地址',
  'durable-phone': '给出美国电话号码，如有免费电话则用免费电话',
  'durable-model': '给出型号名称和编号',
  'durable-date': '给出生产日期',
  'amazon-contact': '位于美国的名称、邮寄地址和联系方式',
  'amazon-not-amazon': '不把亚马逊写成进口商',
  'amazon-photo': '存有实物上标识的照片，而非效果图',
  'walmart-unit': '每件都有标识，不能只标外箱',
  'guide-address': '给出美国地址',
  'guide-phone': '给出美国电话号码',
  'guide-product': '写明产品名称',
  'guide-own-run': '只为本批次制作',
};

/** The reasons of findings in Chinese: the same keys and values as in English. */
const CHINESE_REASONS: Readonly<Record<ReasonKey, string>> = {
  'says-it': '标签写的是“{printed}”。',
  'says-other': '标签写的是“{printed}”，记录是 {expected}。',
  'not-said': '这里没有写明。记录是 {expected}。',
  'not-said-nor-recorded': '这里没有写明，记录中也没有。',
  'not-recorded': '标签写的是“{printed}”，记录中没有可对照的内容。',
  'brand-only':
    '只写了品牌 {printed}。所查资料均未说明品牌背后另有公司（{expected}）时只写品牌是否足够；两者都印即可解决。',
  'who-unsettled': '记录不能确定必须写谁：{why}',
  'date-by-batch': '没有写日期。有二手资料称，可查到记录的批号也可代替；记录的日期是 {expected}。',
  'by-code': '由编码 {code} 代表，记录可以解码。',
  'code-not-decoded': '应由编码 {code} 代表，但记录中没有解码。',
  'ask-printed': '写明了查询方式：“{printed}”。',
  'ask-by-symbol': '二维码通往公开页面，但没有用文字写明查询方式。',
  'ask-missing': '标识为编码，却没有写明向谁查询。',
  decoded: '记录说明了 {code} 的含义。',
  'not-coded': '标识为明文。',
  'is-marked': '已有标签。',
  'component-marked': '部件 {component} 带有整套的标识。',
  'paper-only': '只有纸质品带有标识（{component}）。所查资料要求标在套装的某一件上；用后即弃的纸张不算。',
  'container-only': '只有盛装套装的容器带有标识（{component}）。容器与套装一同保存时或可接受：请记录为例外。',
  'not-marked': '没有标签。',
  excepted: '按例外不标识：{because}，由 {by} 于 {on} 决定。包装仍须标识。',
  'seen-through': '透过包装可以看到产品上的标识。',
  'seen-through-nothing': '应透过包装看到产品上的标识，但产品没有标识。',
  'carrier-missing': '部件 {component} 应带有标识，但没有标签。',
  'no-set': '没有规划部件：不是套装。',
  'eyes-passed': '成品标签检查通过（{inspection}）。',
  'eyes-failed': '成品标签检查未通过（{inspection}）。',
  'eyes-needed': '只有查看成品才能判断：请记录一次标签检查。',
  'claim-made': '标签写着“{printed}”。内容必须属实，认证了什么以证书为准。',
  'no-claim': '没有任何一行声明合规。',
  'durable-not-said': '尚未有人说明它是否属于耐用婴幼儿产品。',
  'not-durable': '不属于耐用婴幼儿产品。',
  'not-in-us': '标签写的是“{printed}”，不在美国。',
  'country-unknown': '标签写的是“{printed}”，记录没有说明属于哪个国家。',
  'us-contact': '印有美国境内的名称、地址和联系方式。',
  'us-contact-lacks': '缺少：{lacks}。',
  'amazon-named': '标签写的是“{printed}”。',
  'amazon-not-named': '没有写亚马逊。',
  'photo-on-file': '标签检查 {inspection} 有照片。',
  'no-photo': '记录中没有带照片的标签检查。',
  'unit-marked': '产品或其零售包装带有标识。',
  'case-only': '没有任何一件带有标识。',
  'own-run': '只属于批次 {run}。',
  'code-shared': '本产品另有 {others} 个批次使用同一批号 {run}，无法分辨产品属于哪一批。',
  'other-batch': '标签写的是“{printed}”，不是本批次的批号（{expected}）。',
};

/** Values that are words of ours, in Chinese; what stands on labels and in records stays as it is. */
const CHINESE_WHO: Readonly<Record<keyof typeof WHO_RULES, string>> = {
  chosen: '标签方案指定了由谁对产品负责。',
  domestic: '在美国制造：由国内制造商负责。',
  imported: '在境外制造：由登记进口商负责。',
  'private-labeler': '对购买者而言，写明制造商或自有品牌商的名称即可。',
  'place-unknown': '记录没有说明在哪个国家制造，无法按规则确定写谁。',
};
const CHINESE_VALUES: ReadonlyMap<string, string> = new Map([
  ...WHO_RULE_KEYS.map((key) => [WHO_RULES[key].says, CHINESE_WHO[key]] as const),
  ['too-small', '太小，无法标识'],
  ['kept-package', '与包装一同保存'],
  ['many-tiny-items', '大量细小物件'],
  ['bulk-vending', '散装自动售卖'],
  ['mark-would-damage', '标识会损坏产品'],
  ['surface-takes-no-mark', '表面无法标识'],
  ['aesthetics-no-hidden-place', '影响美观且无隐蔽处'],
  ['exempt-under-other-law', '其他法规豁免标识'],
]);
/** What a line needs that is not on record, by what the line says; the English is in label-proposal.ts. */
export const CHINESE_NOT_RECORDED: Readonly<Record<LineKey, string>> = {
  who: '记录没有说明由谁对产品负责。',
  place: '记录没有说明在哪个城市和国家制造。',
  date: '生产批次没有生产日期。',
  product: '产品没有名称。',
  model: '产品没有款号或型号。',
  cohort: '生产批次没有批号。',
  materials: '生产批次没有物料清单，标签方案也没有写材料。',
  address: '责任方的记录中没有邮寄地址。',
  phone: '责任方的记录中没有电话。',
  email: '责任方的记录中没有电子邮件地址。',
  website: '责任方的记录中没有网站。',
  code: '生产批次没有批号。',
  ask: '责任方的记录中没有网站、电话、电子邮件或邮寄地址。',
  rn: 'RN 号码由标签模板添加。',
  other: '其他各行由标签模板添加。',
};

const CHINESE_LACKS: Readonly<Record<string, string>> = { name: '名称', address: '地址', phone: '电话' };

/** The sentence of a reason in Chinese with its values. */
export function chineseOfReason({
  reason,
  values,
}: {
  readonly reason: ReasonKey;
  readonly values: Readonly<Record<string, string>>;
}): string {
  return CHINESE_REASONS[reason].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[`${name}InChinese`] ?? values[name] ?? '';
    if (name === 'why' || name === 'because') return CHINESE_VALUES.get(value) ?? value;
    if (name !== 'lacks') return value;
    return value
      .split(', ')
      .map((one) => CHINESE_LACKS[one] ?? one)
      .join('、');
  });
}
