import type { ProductKind } from '../product-kind.ts';
import type { Words } from '../rule.ts';

export interface DurableGoods {
  readonly id: string;
  readonly part: number;
  readonly kinds: readonly ProductKind[];
  readonly name: Words;
  /** Whether the number of the part was read for these goods. */
  readonly isRead: boolean;
}

/** Durable infant or toddler products of 16 CFR 1130.2(a), with the part of each. */
export const DURABLE_GOODS: readonly DurableGoods[] = [
  {
    id: 'bath-seats',
    part: 1215,
    kinds: ['bath-seat'],
    name: { en: 'Infant bath seats', zh: '婴儿浴椅' },
    isRead: true,
  },
  {
    id: 'walkers',
    part: 1216,
    kinds: ['walker'],
    name: { en: 'Infant walkers', zh: '婴儿学步车' },
    isRead: true,
  },
  {
    id: 'toddler-beds',
    part: 1217,
    kinds: ['toddler-bed'],
    name: { en: 'Toddler beds', zh: '幼儿床' },
    isRead: true,
  },
  {
    id: 'bassinets',
    part: 1218,
    kinds: ['bassinet-or-cradle'],
    name: { en: 'Bassinets and cradles', zh: '婴儿摇篮' },
    isRead: true,
  },
  {
    id: 'full-size-cribs',
    part: 1219,
    kinds: ['full-size-crib'],
    name: { en: 'Full-size cribs', zh: '标准尺寸婴儿床' },
    isRead: true,
  },
  {
    id: 'non-full-size-cribs',
    part: 1220,
    kinds: ['non-full-size-crib'],
    name: { en: 'Non-full-size cribs', zh: '非标准尺寸婴儿床' },
    isRead: true,
  },
  {
    id: 'play-yards',
    part: 1221,
    kinds: ['play-yard'],
    name: { en: 'Play yards', zh: '游戏围栏床' },
    isRead: false,
  },
  {
    id: 'bedside-sleepers',
    part: 1222,
    kinds: ['bedside-sleeper'],
    name: { en: 'Bedside sleepers', zh: '床边婴儿床' },
    isRead: true,
  },
  {
    id: 'swings',
    part: 1223,
    kinds: ['swing'],
    name: { en: 'Infant swings', zh: '婴儿秋千' },
    isRead: false,
  },
  {
    id: 'bed-rails',
    part: 1224,
    kinds: ['bed-rail'],
    name: { en: 'Portable bed rails', zh: '床护栏' },
    isRead: false,
  },
  {
    id: 'hand-held-carriers',
    part: 1225,
    kinds: ['hand-held-carrier'],
    name: { en: 'Hand-held infant carriers', zh: '手提婴儿篮' },
    isRead: false,
  },
  {
    id: 'soft-carriers',
    part: 1226,
    kinds: ['soft-carrier'],
    name: { en: 'Soft infant and toddler carriers', zh: '软背带' },
    isRead: false,
  },
  {
    id: 'strollers',
    part: 1227,
    kinds: ['stroller'],
    name: { en: 'Carriages and strollers', zh: '婴儿推车' },
    isRead: true,
  },
  {
    id: 'sling-carriers',
    part: 1228,
    kinds: ['sling-carrier'],
    name: { en: 'Sling carriers', zh: '婴儿背巾' },
    isRead: false,
  },
  {
    id: 'infant-bouncers',
    part: 1229,
    kinds: ['infant-bouncer'],
    name: { en: 'Infant bouncer seats', zh: '婴儿摇椅' },
    isRead: false,
  },
  {
    id: 'frame-carriers',
    part: 1230,
    kinds: ['frame-carrier'],
    name: { en: 'Frame child carriers', zh: '框架式背架' },
    isRead: false,
  },
  {
    id: 'high-chairs',
    part: 1231,
    kinds: ['high-chair'],
    name: { en: 'High chairs', zh: '高脚餐椅' },
    isRead: false,
  },
  {
    id: 'folding-chairs',
    part: 1232,
    kinds: ['folding-chair-or-stool'],
    name: { en: 'Children’s folding chairs and stools', zh: '儿童折叠椅凳' },
    isRead: true,
  },
  {
    id: 'hook-on-chairs',
    part: 1233,
    kinds: ['hook-on-chair'],
    name: { en: 'Hook-on chairs', zh: '挂式餐椅' },
    isRead: false,
  },
  {
    id: 'infant-bathtubs',
    part: 1234,
    kinds: ['infant-bathtub'],
    name: { en: 'Infant bath tubs', zh: '婴儿浴盆' },
    isRead: true,
  },
  {
    id: 'changing-products',
    part: 1235,
    kinds: ['changing-product'],
    name: { en: 'Baby changing products', zh: '婴儿护理台' },
    isRead: true,
  },
  {
    id: 'infant-sleep-products',
    part: 1236,
    kinds: ['infant-sleep-product'],
    name: { en: 'Infant sleep products', zh: '婴儿睡眠用品' },
    isRead: false,
  },
  {
    id: 'booster-seats',
    part: 1237,
    kinds: ['booster-seat'],
    name: { en: 'Booster seats', zh: '增高餐椅' },
    isRead: true,
  },
  {
    id: 'activity-centers',
    part: 1238,
    kinds: ['activity-center'],
    name: { en: 'Stationary activity centers', zh: '固定活动中心' },
    isRead: false,
  },
  {
    id: 'gates-and-enclosures',
    part: 1239,
    kinds: ['gate-or-enclosure'],
    name: { en: 'Gates and enclosures', zh: '安全门及围栏' },
    isRead: false,
  },
  {
    id: 'crib-mattresses',
    part: 1241,
    kinds: ['crib-mattress'],
    name: { en: 'Crib mattresses', zh: '婴儿床垫' },
    isRead: false,
  },
];
