import { expect, it } from 'vitest';
import { bodyText } from './body-text.ts';

it.each([
  ['to', 121, '120'],
  ['from', 1, '1'],
  ['to', '2025-08-04', '2025-08-04'],
  ['span', { from: 1, to: 271 }, '1 – 270'],
  ['units', { from: 7, to: 8 }, '7'],
  ['cartons', { series: 'ABI', from: 1, to: 61 }, 'ABI 1 – 60'],
  ['made', { from: '2025-08-03', to: '2025-08-04' }, '2025-08-03 – 2025-08-04'],
  ['made', { from: '2025-08-03' }, '2025-08-03'],
  ['of', { kind: 'run', id: 'bg3' }, '{"kind":"run","id":"bg3"}'],
  ['issuesComplete', true, 'true'],
  ['date', undefined, ''],
])('says the field %s of %j as people count: %s', (name, value, text) => {
  expect(bodyText(name, value)).toBe(text);
});
