import { codeKey } from '../../kit/code-key.ts';
import { LotproofError } from '../../kit/errors.ts';
import { IN_OUR_WORDS, schemaProblems } from '../../kit/schema-problem.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { UNIT_WORDS, unitKey, type UnitMeaning } from '../reading/unit-words.ts';
import {
  expressionsIn,
  readExpression,
  type Expression,
  type FieldReference,
  type MappingFault,
} from './expression.ts';
import {
  columnSettings,
  headerTexts,
  mappingSchema,
  type Check,
  type ColumnSettings,
  type Condition,
  type ContextSettings,
  type Mapping,
  type MappingTable,
  type RecordTemplate,
} from './mapping.ts';

export interface CompiledColumn {
  readonly name: string;
  readonly settings: ColumnSettings;
  /** Keys of the header texts it may have. */
  readonly headers: readonly string[];
  readonly take: RegExp | null;
  readonly split: RegExp | null;
}

export interface CompiledContext {
  readonly name: string;
  readonly settings: ContextSettings;
  readonly find: RegExp | null;
  readonly take: RegExp | null;
  readonly split: RegExp | null;
}

/** One test of `when`: the value is there, is not there, or is one of these texts. */
export interface CompiledCondition {
  readonly reference: FieldReference;
  readonly wants: 'present' | 'absent' | readonly string[];
}

export interface CompiledTemplate {
  readonly kind: RecordKind;
  readonly id: Expression;
  readonly when: readonly CompiledCondition[];
  readonly each: readonly (readonly (readonly [string, Expression])[])[];
  readonly body: Expression;
}

export interface CompiledTable {
  readonly name: string;
  readonly source: MappingTable;
  readonly isSheet: (name: string) => boolean;
  readonly headerRows: number;
  readonly columns: readonly CompiledColumn[];
  readonly context: readonly CompiledContext[];
  readonly skip: readonly {
    readonly column: string | null;
    readonly matches: RegExp;
    readonly says: string;
  }[];
  readonly until: RegExp | null;
  readonly checks: readonly Check[];
  readonly templates: readonly CompiledTemplate[];
}

export interface CompiledMapping {
  readonly source: Mapping;
  readonly units: ReadonlyMap<string, UnitMeaning>;
  readonly ignored: ReadonlySet<string>;
  readonly tables: readonly CompiledTable[];
  readonly fixed: readonly { readonly kind: RecordKind; readonly id: string; readonly body: Expression }[];
}

/** Key by which header texts are compared: letters and digits of any script, without case, spaces and marks. */
export function headerKey(text: string): string {
  const key = codeKey(text.slice(0, 500));
  return key === '' ? text.normalize('NFKC').replace(/\s+/gu, '') : key;
}

/**
 * Reads a mapping file's JSON and makes it ready for use.
 *
 * @throws LotproofError `invalid-input` with every fault and its path.
 */
export function compileMapping(json: unknown, kinds: readonly RecordKind[]): CompiledMapping {
  const parsed = mappingSchema.safeParse(json, IN_OUR_WORDS);
  if (!parsed.success) {
    throw new LotproofError('invalid-input', 'The mapping file has faults.', schemaProblems(parsed.error));
  }
  const mapping = parsed.data;
  const faults: MappingFault[] = [];
  const byName = new Map(kinds.map((kind) => [kind.kind, kind]));
  const compiled: CompiledMapping = {
    source: mapping,
    units: unitsOf(mapping),
    ignored: new Set((mapping.ignore ?? []).map(headerKey)),
    tables: mapping.tables.map((table, index) =>
      compileTable(table, `tables.${String(index)}`, { kinds: byName, words: mapping.words ?? {}, faults }),
    ),
    fixed: (mapping.records ?? []).flatMap((record, index) => {
      const at = `records.${String(index)}`;
      const kind = kindNamed(record.kind, byName, at, faults);
      const body = readExpression(record.body, `${at}.body`, faults);
      return kind === null ? [] : [{ kind, id: record.id, body }];
    }),
  };
  if (faults.length > 0) throw new LotproofError('invalid-input', 'The mapping file has faults.', faults);
  return compiled;
}

interface Compilation {
  readonly kinds: ReadonlyMap<string, RecordKind>;
  readonly words: NonNullable<Mapping['words']>;
  readonly faults: MappingFault[];
}

function kindNamed(
  name: string,
  kinds: ReadonlyMap<string, RecordKind>,
  at: string,
  faults: MappingFault[],
): RecordKind | null {
  const kind = kinds.get(name);
  if (kind !== undefined) return kind;
  faults.push({
    at: `${at}.kind`,
    says: `There is no kind of record "${name}": ${[...kinds.keys()].join(', ')}.`,
  });
  return null;
}

function unitsOf(mapping: Mapping): Map<string, UnitMeaning> {
  const own = Object.entries(mapping.units ?? {}).map(([word, meaning]): [string, UnitMeaning] => [
    unitKey(word),
    typeof meaning === 'string'
      ? { unit: meaning, times: 1, per: 1 }
      : { unit: meaning.unit, times: meaning.times, per: meaning.per ?? 1 },
  ]);
  return new Map([...UNIT_WORDS, ...own]);
}

function compilePattern(pattern: string | undefined): RegExp | null {
  return pattern === undefined ? null : new RegExp(pattern, 'iu');
}

function compileTable(table: MappingTable, at: string, compilation: Compilation): CompiledTable {
  const columns = Object.entries(table.columns).map(([name, written]): CompiledColumn => {
    const settings = columnSettings(written);
    return { name, settings, headers: headerTexts(settings).map(headerKey), ...patternsOf(settings) };
  });
  const context = Object.entries(table.context ?? {}).map(([name, settings]): CompiledContext => ({
    name,
    settings,
    find: compilePattern(settings.above ?? settings.sheetName ?? settings.fileName),
    ...patternsOf(settings),
  }));
  checkColumns(columns, context, at, compilation);
  const fields = new Set([...columns, ...context].map(({ name }) => name));
  return {
    name: table.name,
    source: table,
    isSheet: sheetTest(table.sheet),
    headerRows: table.headerRows ?? 1,
    columns,
    context,
    skip: (table.skip ?? []).map((rule) => ({
      column: rule.column ?? null,
      matches: new RegExp(rule.matches, 'iu'),
      says: rule.says,
    })),
    until: compilePattern(table.until),
    checks: table.checks ?? [],
    templates: table.records.flatMap((template, index) =>
      compileTemplate(template, `${at}.records.${String(index)}`, fields, compilation),
    ),
  };
}

function patternsOf(settings: { take?: string | undefined; split?: string | undefined }): {
  take: RegExp | null;
  split: RegExp | null;
} {
  return { take: compilePattern(settings.take), split: compilePattern(settings.split) };
}

function sheetTest(sheet: MappingTable['sheet']): (name: string) => boolean {
  if (typeof sheet !== 'string') {
    const matches = new RegExp(sheet.matches, 'iu');
    return (name) => matches.test(name);
  }
  const key = headerKey(sheet);
  return (name) => headerKey(name) === key;
}

function checkColumns(
  columns: readonly CompiledColumn[],
  context: readonly CompiledContext[],
  at: string,
  { words, faults }: Compilation,
): void {
  const names = new Set([...columns, ...context].map(({ name }) => name));
  for (const { name, settings } of columns) {
    if (settings.header === undefined && settings.letter === undefined) {
      faults.push({ at: `${at}.columns.${name}`, says: 'A column needs its `header` or its `letter`.' });
    }
  }
  for (const { name, settings } of [...columns, ...context]) {
    const path = `${at}.columns.${name}`;
    if (settings.words !== undefined && words[settings.words] === undefined) {
      faults.push({ at: `${path}.words`, says: `There is no table "${settings.words}" in \`words\`.` });
    }
    for (const other of [settings.unit, settings.near, settings.series]) {
      if (other !== undefined && !names.has(other)) {
        faults.push({ at: path, says: `There is no column "${other}" in this table.` });
      }
    }
  }
}

function compileTemplate(
  template: RecordTemplate,
  at: string,
  fields: ReadonlySet<string>,
  compilation: Compilation,
): CompiledTemplate[] {
  const { faults, words } = compilation;
  const kind = kindNamed(template.kind, compilation.kinds, at, faults);
  const id = readExpression(template.id, `${at}.id`, faults);
  const body = readExpression(template.body, `${at}.body`, faults);
  const each = (template.each ?? [{}]).map((names, index) =>
    Object.entries(names).map(([name, json]): [string, Expression] => [
      name,
      readExpression(json, `${at}.each.${String(index)}.${name}`, faults),
    ]),
  );
  const when = compileCondition(template.when);
  const known = new Set([...fields, ...each.flatMap((names) => names.map(([name]) => name)), '#']);
  const used = [id, body, ...each.flatMap((names) => names.map(([, expression]) => expression))];
  for (const expression of used.flatMap((each_) => [...expressionsIn(each_)])) {
    for (const name of fieldsOf(expression)) {
      if (!known.has(name)) faults.push({ at, says: `There is no column or name "${name}" here.` });
    }
    if (expression.op === 'word' && words[expression.table] === undefined) {
      faults.push({ at, says: `There is no table "${expression.table}" in \`words\`.` });
    }
    if (expression.op === 'deferred' && expression.ask.ask === 'find') {
      kindNamed(expression.ask.kind, compilation.kinds, at, faults);
    }
  }
  for (const { reference } of when) {
    if (!known.has(reference.field))
      faults.push({ at: `${at}.when`, says: `There is no column "${reference.field}".` });
  }
  return kind === null ? [] : [{ kind, id, when, each, body }];
}

/** Names of the fields an expression itself refers to. */
export function fieldsOf(expression: Expression): readonly string[] {
  if (expression.op === 'reference') return [expression.to.field];
  if (expression.op !== 'text') return [];
  return expression.pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.field]));
}

export function readReference(text: string): FieldReference {
  const [field = '', part] = text.split('.');
  return { field, part: part ?? null };
}

function compileCondition(condition: Condition | undefined): CompiledCondition[] {
  if (condition === undefined) return [];
  if (typeof condition === 'string') return [{ reference: readReference(condition), wants: 'present' }];
  return Object.entries(condition).map(([name, value]) => ({
    reference: readReference(name),
    wants: value === null ? 'absent' : Array.isArray(value) ? value.map(wordKey) : [wordKey(String(value))],
  }));
}

/** Words are the same without regard to case, width and the spaces in and around them. */
export function wordKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}
