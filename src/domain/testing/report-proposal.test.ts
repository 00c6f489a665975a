import { describe, expect, it } from 'vitest';
import { pdfOf } from '../../../test/coverage/report-pdf.ts';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld } from '../../../test/world.ts';
import { proposeReport } from './report-proposal.ts';

const LINES = [
  'TEST REPORT',
  'Report No.: GZ-2025-00417',
  'Date of Issue: Mar 5, 2025',
  'Testing period: 2025-02-24 to 2025-03-02',
  'CPSC Lab ID: 9001     Age grade: 3+',
  'Lead in paint, 16 CFR part 1303',
  'Total lead (Pb) <10 ppm   limit 90 ppm   Pass',
  'Phthalates, 16 CFR part 1307',
  'DEHP 0.004 % 0.1 % Pass',
];

describe('the proposal of a report', () => {
  const field = (lines: string[], name: string) =>
    proposeReport([lines.join('\n')]).fields.find((one) => one.field === name)?.value;

  it('leaves out days that can be read in two ways, or that are none', () => {
    expect(field(['Report date: 03/05/2025'], 'issuedOn')).toBeUndefined();
    expect(field(['Report date: 2025-02-30'], 'issuedOn')).toBeUndefined();
    expect(field(['签发日期：2025年3月5日'], 'issuedOn')).toBe('2025-03-05');
    expect(field(['Issued on 5 March 2025'], 'issuedOn')).toBe('2025-03-05');
  });

  it('takes no citation for a shorter one', () => {
    expect(proposeReport(['see 16 CFR part 13031']).rules).toEqual([]);
  });
});

describe.each(eachDatabase)('a report in PDF on $name', ({ url }) => {
  it('is read line by line, and nothing of it is recorded', async () => {
    const world = await openWorld(url());
    const add = (name: string, bytes: Buffer): Promise<unknown> =>
      world.ask('file.add', { content: { name, base64: bytes.toString('base64') }, id: name });
    await add('report.pdf', pdfOf(LINES));
    const answer = await world.ask('test-report.propose', { file: 'report.pdf' });
    const { fields } = answer as { fields: { field: string; value: string; quote: string }[] };
    expect(Object.fromEntries(fields.map((one) => [one.field, one.value]))).toEqual({
      ...{
        number: 'GZ-2025-00417',
        issuedOn: '2025-03-05',
        testedFrom: '2025-02-24',
        testedTo: '2025-03-02',
      },
      ...{ labNumber: '9001', ageGrade: '3+', language: 'en' },
    });
    expect(answer).toMatchObject({
      rules: ['lead-paint', 'phthalates'],
      results: [
        { rule: 'lead-paint', analyte: 'Pb', value: '<10', unit: 'ppm', page: 1 },
        { rule: 'phthalates', analyte: 'DEHP', value: '0.004', unit: 'percent' },
      ],
    });
    expect(await world.ask('test-report.list', {})).toMatchObject({ records: [] });
    await add('broken.pdf', Buffer.from('%PDF-1.4 nothing'));
    await expect(world.ask('test-report.propose', { file: 'broken.pdf' })).rejects.toMatchObject({
      code: 'unreadable-file',
    });
    await world.close();
  });
});
