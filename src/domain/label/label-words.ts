import type { LabelLanguage } from './label.ts';

/** Who stands behind a product, as the label names the role. */
export type LabelRole = 'importer' | 'manufacturer' | 'private-labeler';

interface LabelWords {
  readonly roles: Readonly<Record<LabelRole, string>>;
  readonly place: string;
  readonly date: string;
  readonly cohort: string;
  readonly model: string;
  readonly materials: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly ask: string;
  /** Stands between a heading and what it is of. */
  readonly colon: string;
}

/** Headings of lines; the English ones are those of the label guide's sample. */
export const LABEL_WORDS: Readonly<Record<LabelLanguage, LabelWords>> = {
  en: {
    roles: { importer: 'Importer', manufacturer: 'Manufacturer', 'private-labeler': 'Private labeler' },
    place: 'Manufacturing location',
    date: 'Date of manufacturing',
    cohort: 'Batch',
    model: 'Model',
    materials: 'Materials',
    address: 'Address',
    phone: 'Phone',
    email: 'E-mail',
    ask: 'About this code',
    colon: ': ',
  },
  zh: {
    roles: { importer: '进口商', manufacturer: '制造商', 'private-labeler': '品牌商' },
    place: '产地',
    date: '生产日期',
    cohort: '批号',
    model: '型号',
    materials: '材料',
    address: '地址',
    phone: '电话',
    email: '电子邮件',
    ask: '编码查询',
    colon: '：',
  },
  vi: {
    roles: {
      importer: 'Nhà nhập khẩu',
      manufacturer: 'Nhà sản xuất',
      'private-labeler': 'Chủ nhãn hiệu',
    },
    place: 'Nơi sản xuất',
    date: 'Ngày sản xuất',
    cohort: 'Số lô',
    model: 'Mã kiểu',
    materials: 'Chất liệu',
    address: 'Địa chỉ',
    phone: 'Điện thoại',
    email: 'E-mail',
    ask: 'Tra cứu mã',
    colon: ': ',
  },
  es: {
    roles: { importer: 'Importador', manufacturer: 'Fabricante', 'private-labeler': 'Marca propia' },
    place: 'Lugar de fabricación',
    date: 'Fecha de fabricación',
    cohort: 'Lote',
    model: 'Modelo',
    materials: 'Materiales',
    address: 'Dirección',
    phone: 'Teléfono',
    email: 'Correo electrónico',
    ask: 'Sobre este código',
    colon: ': ',
  },
  fr: {
    roles: {
      importer: 'Importateur',
      manufacturer: 'Fabricant',
      'private-labeler': 'Marque de distributeur',
    },
    place: 'Lieu de fabrication',
    date: 'Date de fabrication',
    cohort: 'Lot',
    model: 'Modèle',
    materials: 'Matières',
    address: 'Adresse',
    phone: 'Téléphone',
    email: 'Courriel',
    ask: 'Au sujet de ce code',
    colon: ' : ',
  },
};

const LOCALES: Readonly<Record<LabelLanguage, string>> = {
  en: 'en-US',
  zh: 'zh-Hans-CN',
  vi: 'vi-VN',
  es: 'es-US',
  fr: 'fr-FR',
};

/** `VN` as a label names it; the code itself where the language has no word. */
export function countryWord(code: string, language: LabelLanguage): string {
  return new Intl.DisplayNames([LOCALES[language]], { type: 'region' }).of(code) ?? code;
}

/** A calendar day, or its month: `September 2021`, `2021年9月`. */
export function dateWord(day: string, exact: 'month' | 'day', language: LabelLanguage): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  const parts = { year: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  const options = exact === 'day' ? ({ ...parts, day: 'numeric' } as const) : parts;
  return new Intl.DateTimeFormat(LOCALES[language], options).format(date);
}

/** First and last day as one text; the same twice is said once. */
export function rangeWord(
  { from, to }: { readonly from: string; readonly to: string },
  exact: 'month' | 'day',
  language: LabelLanguage,
): string {
  const [first, last] = [dateWord(from, exact, language), dateWord(to, exact, language)];
  return first === last ? first : `${first} – ${last}`;
}
