import type { CellState } from '../testing/coverage.ts';
import type { Words } from './certificate-elements.ts';

/** What a cell of the matrix says, in a sentence about evidence. */
export const CELL_WORDS: Readonly<Record<CellState, Words>> = {
  'to-be-known': { en: 'whether the rule applies is still to be known', zh: '是否适用尚待确认' },
  unconfirmed: { en: 'that the rule applies is not confirmed', zh: '该法规是否适用尚未核实' },
  covered: { en: 'covered', zh: '已覆盖' },
  'no-test-needed': { en: 'no test is needed', zh: '无需检测' },
  gap: { en: 'nothing proves it', zh: '没有任何证据' },
  'source-unknown': { en: 'nobody recorded all that went in', zh: '未记录所投入的全部物料' },
  'not-judged': { en: 'nobody judged whether a child can reach it', zh: '尚未判定儿童是否可触及' },
  failed: { en: 'the test failed', zh: '检测不合格' },
  'verdict-unknown': { en: 'the results do not tell whether it passed', zh: '检测结果无法判定是否合格' },
  'conditions-open': {
    en: 'a condition of the determination or exemption is not shown to be met',
    zh: '判定或豁免的条件未被证明满足',
  },
  'wrong-site': { en: 'the evidence is of another plant', zh: '证据来自其他工厂' },
  'wrong-revision': { en: 'the evidence is of another revision', zh: '证据对应其他版本' },
  'wrong-material': { en: 'the evidence is of another material', zh: '证据对应其他材料' },
  'wrong-supplier': { en: 'the evidence is of another supplier', zh: '证据对应其他供应商' },
  'wrong-supplier-site': {
    en: 'the evidence is of another supplier or another works of the supplier',
    zh: '证据对应其他供应商，或供应商的其他工厂',
  },
  'wrong-specification': { en: 'the evidence is of another specification', zh: '证据对应其他规格' },
  'wrong-colour': { en: 'the evidence is of another colour', zh: '证据对应其他颜色' },
  'wrong-lot': { en: 'the evidence is for other lots', zh: '证据对应其他物料批次' },
  'lab-not-accepted': {
    en: 'the laboratory was not accepted for it on the day of the test',
    zh: '检测当日该实验室未获认可检测此项',
  },
  'attestation-missing': {
    en: 'the statement of whoever tested or kept it is missing',
    zh: '缺少检测方或保管方的声明',
  },
  'test-date-unknown': { en: 'the day of the test is not known', zh: '检测日期不明' },
  expired: { en: 'the evidence had run out when it was made', zh: '生产时证据已过期' },
  'english-missing': { en: 'there is no English version of the evidence', zh: '证据没有英文版' },
};

const CONTACT: Readonly<Record<string, Words>> = {
  name: { en: 'name', zh: '名称' },
  contact: { en: 'person or position', zh: '联系人或岗位' },
  address: { en: 'street address', zh: '街道地址' },
  city: { en: 'town', zh: '城市' },
  region: { en: 'state or province', zh: '州／省' },
  country: { en: 'country', zh: '国家' },
  email: { en: 'e-mail', zh: '电子邮件' },
  phone: { en: 'telephone', zh: '电话' },
};
const WHOSE: Readonly<Record<string, Words>> = {
  certifier: { en: 'Certifier', zh: '签发方' },
  records: { en: 'Keeper of the test records', zh: '检测记录保管人' },
  manufacturer: { en: 'Manufacturer', zh: '制造商' },
  'laboratories.*': { en: 'Laboratory', zh: '实验室' },
};

const contactNames = Object.entries(WHOSE).flatMap(([path, whose]) =>
  Object.entries(CONTACT).map(([field, name]): [string, Words] => [
    `${path}.${field}`,
    { en: `${whose.en}, ${name.en}`, zh: `${whose.zh}的${name.zh}` },
  ]),
);

/** What the fields of a certificate are called. */
export const FIELD_NAMES: Readonly<Record<string, Words>> = {
  ...Object.fromEntries(contactNames),
  number: { en: 'Number', zh: '证书编号' },
  version: { en: 'Version', zh: '版本' },
  supersedes: { en: 'Takes the place of', zh: '取代的版本' },
  reason: { en: 'Reason for the new version', zh: '新版本的原因' },
  kind: { en: 'Kind of certificate', zh: '证书种类' },
  ruleVersion: { en: 'Version of the rule', zh: '法规版本' },
  foreignTradeZone: { en: 'From a foreign-trade zone', zh: '来自对外贸易区' },
  issuedOn: { en: 'Date of the certificate', zh: '证书日期' },
  issuedBy: { en: 'Issued by', zh: '签发人' },
  product: { en: 'Product', zh: '产品' },
  revision: { en: 'Revision', zh: '版本（BOM）' },
  identifiers: { en: 'Product code', zh: '产品编码' },
  'identifiers.*.value': { en: 'Product code', zh: '产品编码' },
  description: { en: 'Description of the product', zh: '产品描述' },
  citations: { en: 'Rules certified to', zh: '所认证的法规' },
  'citations.*.citation': { en: 'Citation', zh: '法规引用' },
  'citations.*.instead.*.says': { en: 'In the laboratory’s place', zh: '代替实验室的说明' },
  'citations.*.evidence.*.name': { en: 'Number of a report', zh: '报告编号' },
  'certifier.party': { en: 'Certifier', zh: '签发方' },
  'certifier.role': { en: 'Certifier, role', zh: '签发方身份' },
  'records.party': { en: 'Keeper of the test records', zh: '检测记录保管人' },
  'manufacturer.party': { en: 'Manufacturer', zh: '制造商' },
  'manufacturer.site': { en: 'Place of manufacture', zh: '生产地点' },
  'laboratories.*.labNumber': { en: 'Laboratory, CPSC number', zh: '实验室的 CPSC 编号' },
  'laboratories.*.testedOn': { en: 'Laboratory, day of its tests', zh: '实验室的检测日期' },
  madeFrom: { en: 'First month of manufacture', zh: '首个生产月份' },
  madeTo: { en: 'Last month of manufacture', zh: '最后生产月份' },
  testedOn: { en: 'Most recent day of a test', zh: '最近检测日期' },
  laboratories: { en: 'Laboratories', zh: '实验室' },
  attestation: { en: 'Attestation', zh: '声明' },
  'attestation.text': { en: 'Attestation', zh: '声明' },
  'attestation.by': { en: 'Attestation given by', zh: '声明人' },
  covers: { en: 'Covers', zh: '覆盖范围' },
  runs: { en: 'Runs', zh: '生产批次' },
};
