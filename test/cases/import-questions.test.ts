import { describe, expect, test } from 'vitest';
import { isBlankRow } from '../../src/exchange/grid/sheet.ts';
import { openGrid } from '../../src/exchange/grid/open-grid.ts';
import type { Staged } from '../../src/exchange/stage/stage.ts';
import { packFile, stagePack } from './pack-files.ts';
import { readTruth, type PackName } from './truth.ts';

interface Diagnostic {
  readonly cells: readonly string[];
  readonly kind: string;
}

interface ImportQuestion {
  readonly kind: 'import';
  readonly expect: {
    readonly diagnostics?: readonly Diagnostic[];
    readonly allowed?: readonly Diagnostic[];
    readonly noneIn?: readonly string[];
    readonly notRecords?: Readonly<Record<string, readonly number[]>>;
  };
}

function importQuestions(pack: PackName): ImportQuestion[] {
  const questions: readonly unknown[] = readTruth(pack).questions;
  return questions.filter((question): question is ImportQuestion => {
    return (
      question !== null && typeof question === 'object' && 'kind' in question && question.kind === 'import'
    );
  });
}

function findings(staged: Staged): { cell: string; kind: string; sheet: string }[] {
  return staged.problems.map(({ sheet, cell, kind }) => ({ cell: `${sheet}!${cell}`, kind, sheet }));
}

function matches(found: { cell: string; kind: string }, expected: Diagnostic): boolean {
  return expected.kind === found.kind && expected.cells.includes(found.cell);
}

describe.each(['romper', 'race-car'] as const)('reading the %s workbook', (pack) => {
  const questions = importQuestions(pack);

  test('finds everything that somebody must decide, and nothing else', async () => {
    const found = findings(await stagePack(pack));
    for (const { expect: expected } of questions) {
      if (expected.diagnostics === undefined) continue;
      for (const diagnostic of expected.diagnostics) {
        expect(
          found.some((each) => matches(each, diagnostic)),
          JSON.stringify(diagnostic),
        ).toBe(true);
      }
      const known = [...expected.diagnostics, ...(expected.allowed ?? [])];
      expect(found.filter((each) => !known.some((diagnostic) => matches(each, diagnostic)))).toEqual([]);
      for (const sheet of expected.noneIn ?? []) {
        expect(found.filter((each) => each.sheet === sheet)).toEqual([]);
      }
    }
  });

  test('leaves out exactly the rows that are no records', async () => {
    const staged = await stagePack(pack);
    const grid = openGrid(packFile(pack));
    for (const { expect: expected } of questions) {
      for (const [name, rows] of Object.entries(expected.notRecords ?? {})) {
        const sheet = grid.sheets.find((each) => each.name === name);
        const blank = new Set([...(sheet?.rows ?? [])].filter(isBlankRow).map((row) => row.number));
        const left = staged.notRecords.filter((each) => each.sheet === name).map((each) => each.row);
        expect(left, name).toEqual(rows.filter((row) => !blank.has(row)));
      }
    }
  });

  test('with the decisions nothing is refused, and every decision was asked for', async () => {
    const staged = await stagePack(pack, { decided: true });
    expect(staged.refusals).toBe(0);
    expect(staged.waiting).toEqual([]);
    expect(staged.unusedDecisions).toEqual([]);
    expect(staged.records.filter((record) => record.refused)).toEqual([]);
    expect(staged.problems.filter(({ severity }) => severity === 'refuse')).toEqual([]);
  });

  test('reads the same records every time', async () => {
    const bodies = (staged: Staged): unknown =>
      staged.records.map(({ kind, id, body }) => ({ kind, id, body }));
    expect(bodies(await stagePack(pack, { decided: true }))).toEqual(
      bodies(await stagePack(pack, { decided: true })),
    );
  });
});
