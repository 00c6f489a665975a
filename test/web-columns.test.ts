import { describe, expect, it } from 'vitest';
import { partsOf, shapeOf } from '../src/cli/input-shape.ts';
import { RECORD_KINDS } from '../src/domain/record-kinds.ts';
import { RECORD_KINDS as KINDS } from '../web/client/generated/record-kinds.ts';
import { fieldOfColumn } from '../web/records/column-field.ts';

describe('the field that a column of a list shows', () => {
  it.each(RECORD_KINDS)('is one of the body of $kind, and each is shown once', ({ kind, schema }) => {
    const fields = partsOf(shapeOf(schema)).map(([name]) => name);
    const columns = Object.keys(KINDS[kind as keyof typeof KINDS].columns);
    const shown = columns.map((column) => fieldOfColumn(kind, column)).filter((field) => field !== null);
    expect(shown.filter((field) => !fields.includes(field))).toEqual([]);
    expect(shown).toEqual([...new Set(shown)]);
  });
});
