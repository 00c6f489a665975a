import type { Fault } from '../import-problem.ts';
import { headerKey, type CompiledMapping } from '../mapping/compile.ts';
import { cellAddress } from '../grid/sheet.ts';
import { isGivenBack, withoutRefusal } from './refused-columns.ts';
import type { Place } from './row-scope.ts';
import type { FoundTable } from './row-staging.ts';

/** Holds the headers that were found against those that were confirmed, and finds tables that are not there at all. */
export function checkTables(
  mapping: CompiledMapping,
  tables: readonly FoundTable[],
  report: (fault: Fault, place: Place) => void,
): void {
  for (const found of tables) {
    const table = mapping.tables.find(({ name }) => name === found.table);
    const confirmed = table?.source.headers;
    const headers = withoutRefusal(found.headers);
    if (confirmed === undefined || confirmed.some((each) => areSame(each, headers))) continue;
    report(headersChanged(confirmed[0] ?? [], headers), {
      file: found.file,
      sheet: found.sheet,
      cell: cellAddress(0, Math.max(1, found.headerRow)),
    });
  }
  // Rows that were given back come without the sheets that had none.
  if (tables.some(({ headers }) => isGivenBack(headers))) return;
  for (const table of mapping.tables) {
    if (table.source.optional === true || tables.some((found) => found.table === table.name)) continue;
    const sheet = typeof table.source.sheet === 'string' ? table.source.sheet : table.source.sheet.matches;
    report(
      missingTable(
        table.name,
        table.columns.flatMap(({ headers, settings }) => (settings.optional ? [] : headers)),
      ),
      {
        file: mapping.source.name,
        sheet,
        cell: 'A1',
      },
    );
  }
}

/** The same texts in the same order, whatever empty columns follow. */
function areSame(left: readonly string[], right: readonly string[]): boolean {
  const width = Math.max(left.length, right.length);
  return Array.from({ length: width }, (_, column) => column).every((column) => {
    return headerKey(left[column] ?? '') === headerKey(right[column] ?? '');
  });
}

function headersChanged(confirmed: readonly string[], found: readonly string[]): Fault {
  const before = new Set(confirmed.map(headerKey));
  const now = new Set(found.map(headerKey));
  const gone = confirmed.filter((text) => text !== '' && !now.has(headerKey(text)));
  const added = found.filter((text) => text !== '' && !before.has(headerKey(text)));
  const parts = [
    ...(gone.length > 0 ? [`gone: ${gone.join(', ')}`] : []),
    ...(added.length > 0 ? [`new: ${added.join(', ')}`] : []),
  ];
  return {
    kind: 'header-changed',
    severity: 'refuse',
    found: found.join(' | '),
    expected: confirmed.join(' | '),
    says: `The headers are not those that were confirmed (${parts.length === 0 ? 'the order changed' : parts.join('; ')}).`,
    todo: 'Look whether the mapping still reads every column rightly, and confirm it again.',
  };
}

function missingTable(name: string, headers: readonly string[]): Fault {
  return {
    kind: 'missing-table',
    severity: 'refuse',
    expected: headers.slice(0, 12).join(', '),
    says: `The table "${name}" was not found: no row has all the headers it needs.`,
    todo: 'Correct the headers in the mapping if they changed; leave it if the file comes without this table.',
  };
}
