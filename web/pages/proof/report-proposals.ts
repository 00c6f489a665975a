import type { OutputOf } from '../../client/call.ts';
import { fieldAt, isObject, withField } from '../../records/body-value.ts';
import type { AnyRecord } from '../../records/list-columns.tsx';

type Proposed = OutputOf<'test-report.propose'>;

/** One thing that the text of a report seems to say, and what taking it does to the form. */
export interface Proposal {
  readonly key: string;
  /** Field of the form. */
  readonly field: string;
  /** Of a result: its rule, null where no citation stands above it; undefined for a field. */
  readonly rule: string | null | undefined;
  readonly value: string;
  readonly quote: string;
  readonly page: number;
  /** Null: there is nothing on record that it could be. */
  readonly take: ((body: unknown) => unknown) | null;
  /** What the form holds once it was taken. */
  readonly holds: (body: unknown) => boolean;
}

/** The proposals for a report in the order of its pages' fields, then its results. */
export function proposalsOf(
  { fields, results }: Proposed,
  laboratories: readonly Pick<AnyRecord, 'id' | 'body'>[],
): Proposal[] {
  return [
    ...fields.map((one) => fieldProposal(one, laboratories)),
    ...results.map((one, index) => resultProposal(one, index)),
  ];
}

function fieldProposal(
  { field, value, quote, page }: Proposed['fields'][number],
  laboratories: readonly Pick<AnyRecord, 'id' | 'body'>[],
): Proposal {
  const found = laboratories.find(({ body }) => body['labNumber'] === value)?.id;
  const [name, put] = field === 'labNumber' ? (['laboratory', found] as const) : ([field, value] as const);
  return {
    ...{ key: field, field, rule: undefined, value, quote, page },
    take: put === undefined ? null : (body) => withField(body, [name], put),
    holds: (body) => put !== undefined && fieldAt(body, [name]) === put,
  };
}

/** Sample that results are put under until somebody says another. */
const FIRST_SAMPLE = '1';

function resultProposal(one: Proposed['results'][number], index: number): Proposal {
  const { rule, analyte, value, unit, quote, page } = one;
  const result = {
    ...{ tested: FIRST_SAMPLE, analyte, value },
    ...(rule === null ? {} : { rule }),
    ...(unit === null ? {} : { unit }),
  };
  return {
    ...{ key: `result ${String(index)}`, field: 'results', rule, quote, page },
    value: `${analyte} ${value}${unit === null ? '' : ` ${unit === 'percent' ? '%' : unit}`}`,
    take: (body) => withResult(body, result),
    holds: (body) => listAt(body, 'results').some((held) => isSame(held, result)),
  };
}

/** The result and, where there is no sample yet, the one it is of. */
function withResult(body: unknown, result: object): unknown {
  const items = listAt(body, 'items');
  const withItem = items.length > 0 ? body : withField(body, ['items'], [{ key: FIRST_SAMPLE }]);
  return withField(withItem, ['results'], [...listAt(body, 'results'), result]);
}

function listAt(body: unknown, name: string): readonly unknown[] {
  const list = fieldAt(body, [name]);
  return Array.isArray(list) ? list : [];
}

function isSame(held: unknown, result: object): boolean {
  return (
    isObject(held) &&
    Object.entries(result)
      .filter(([name]) => name === 'analyte' || name === 'value')
      .every(([name, value]) => held[name] === value)
  );
}

/** Whether the form holds what was proposed. */
export function isTaken({ holds }: Proposal, body: unknown): boolean {
  return holds(body);
}
