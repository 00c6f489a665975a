import { describe, expect, it } from 'vitest';
import { readSuspectText } from './scope-typed.ts';

describe('a suspect as typed', () => {
  it.each([
    ['DQ-RED-0311', { kind: 'code', code: 'DQ-RED-0311', span: null }],
    ['lot:prb1', { kind: 'material-lot', id: 'prb1' }],
    ['run:bg3', { kind: 'run', id: 'bg3' }],
    ['run:bg3#1-270', { kind: 'run', id: 'bg3', span: { from: 1, to: 271 } }],
    ['run:bg3#7', { kind: 'run', id: 'bg3', span: { from: 7, to: 8 } }],
    ['cartons:HL#40-58', { kind: 'cartons', series: 'HL', from: 40, to: 59 }],
    ['supplier:yuecai', { kind: 'supplier', party: 'yuecai' }],
    [
      'supplier:namphu/namphu-hy@2021-09-01..2021-09-10',
      { kind: 'supplier', party: 'namphu', site: 'namphu-hy', from: '2021-09-01', to: '2021-09-10' },
    ],
    ['supplier:namphu@2021-09-01..', { kind: 'supplier', party: 'namphu', from: '2021-09-01' }],
    [
      'line:p1/L1@2026-03-12T13:30..2026-03-12T20:30',
      { kind: 'line-window', site: 'p1', line: 'L1', from: '2026-03-12T13:30', to: '2026-03-12T20:30' },
    ],
    ['revision:ZC118-C2', { kind: 'revision', id: 'ZC118-C2' }],
    ['inspector:陈晓琳', { kind: 'inspector', name: '陈晓琳' }],
  ])('%s', (text, expected) => {
    expect(readSuspectText(text)).toEqual(expected);
  });

  it.each(['cartons:HL', 'line:p1/L1', 'run:bg3#9-3', 'supplier:x@2021-13-01..'])('refuses %s', (text) => {
    expect(() => readSuspectText(text)).toThrow(/is no suspect/);
  });
});
