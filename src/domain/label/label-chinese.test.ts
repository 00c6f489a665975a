import { describe, expect, it } from 'vitest';
import { CHINESE_RULES, chineseOfReason } from './label-chinese.ts';
import { WHO_RULES } from './label-facts.ts';
import { LABEL_REASONS, wordsOfReason } from './label-reasons.ts';
import type { ReasonKey } from './label-reasons.ts';

// The keys of a constant are the keys of its type.
const REASONS = Object.keys(LABEL_REASONS) as ReasonKey[];
const NAMES = [
  'printed',
  'expected',
  'why',
  'code',
  'component',
  'because',
  'by',
  'on',
  'inspection',
  'lacks',
  'run',
];
const values = Object.fromEntries(NAMES.map((name) => [name, `<${name}>`]));
const valuesIn = (text: string): string[] => (text.match(/<\w+>/g) ?? []).sort();

describe('rules and reasons in Chinese', () => {
  it('hold the same values as the English ones, and say something in Chinese', () => {
    for (const reason of REASONS) {
      const chinese = chineseOfReason({ reason, values });
      expect(valuesIn(chinese), reason).toEqual(valuesIn(wordsOfReason({ reason, values })));
      expect(chinese, reason).toMatch(/\p{Script=Han}/u);
      expect(chinese, reason).not.toContain('{');
    }
    for (const says of Object.values(CHINESE_RULES)) expect(says).toMatch(/\p{Script=Han}/u);
  });

  it('put values that are words of ours into Chinese, and leave what is printed as it is', () => {
    const lacks = chineseOfReason({ reason: 'us-contact-lacks', values: { lacks: 'name, phone' } });
    expect(lacks).toBe('缺少：名称、电话。');
    const why = chineseOfReason({ reason: 'who-unsettled', values: { why: WHO_RULES.imported.says } });
    expect(why).toBe('记录不能确定必须写谁：在境外制造：由登记进口商负责。');
    const expected = { expected: 'September 2021', expectedInChinese: '2021年9月' };
    expect(chineseOfReason({ reason: 'not-said', values: expected })).toBe(
      '这里没有写明。记录是 2021年9月。',
    );
    expect(chineseOfReason({ reason: 'says-it', values: { printed: 'Made in Vietnam' } })).toBe(
      '标签写的是“Made in Vietnam”。',
    );
  });
});
