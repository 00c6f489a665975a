import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { TEMPLATE_MAPPING } from '../../../src/exchange/template/template-mapping.ts';
import { callOperation } from '../../client/call.ts';
import type { InputOf, OutputOf } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import { useCommand } from '../../client/operation-hooks.ts';
import { followed } from '../../client/progress.ts';
import { problemFrom } from '../../client/problem.ts';
import type { CallError } from '../../client/problem.ts';
import type { Mapping, Proposal } from './mapping-answers.ts';
import { readFiles } from '../../records/read-files.ts';
import type { SentFile } from '../../records/read-files.ts';

export type Report = OutputOf<'import.preview'>;
export type Sheets = OutputOf<'import.sheets'>['files'];
export type Correction = NonNullable<InputOf<'mapping.propose'>['corrections']>[number];
export type Decision = Exclude<NonNullable<InputOf<'import.run'>['decisions']>, string>['decisions'][number];

export interface Taking {
  readonly stage: 'choose' | 'several' | 'mapping' | 'check' | 'done';
  readonly files: readonly SentFile[];
  readonly sheets: Sheets;
  readonly proposal: Proposal | null;
  readonly corrections: readonly Correction[];
  readonly factory: string;
  /** Left out: the one on record that fits. */
  readonly mapping: string | Mapping | undefined;
  readonly decisions: readonly Decision[];
  readonly report: Report | null;
}

const START: Taking = {
  stage: 'choose',
  files: [],
  sheets: [],
  proposal: null,
  corrections: [],
  factory: '',
  mapping: undefined,
  decisions: [],
  report: null,
};

interface Work {
  readonly is: 'reading' | 'checking' | 'recording';
  readonly run: () => Promise<Partial<Taking>>;
}

/** Taking files in, step by step: the files, the mapping, the dry run, the record. */
export function useTaking() {
  const [taking, setTaking] = useState(START);
  const asking = useAsking();
  const record = useRecording();
  const work = useMutation<Partial<Taking>, CallError, Work>({
    mutationFn: ({ run }) => run(),
    onSuccess: (next) => setTaking((before) => ({ ...before, ...next })),
  });
  const { files } = taking;
  const check = (mapping: Taking['mapping'], decisions: readonly Decision[] = []): void =>
    work.mutate({ is: 'checking', run: () => asking.check({ ...taking, mapping, decisions }) });
  return {
    taking,
    busy: work.isPending ? work.variables.is : null,
    error: work.error,
    begin: (chosen: readonly File[]) => work.mutate({ is: 'reading', run: () => asking.begin(chosen) }),
    propose: (corrections: readonly Correction[], factory: string) =>
      work.mutate({ is: 'reading', run: () => asking.propose(files, corrections, factory) }),
    check,
    decide: (decision: Decision) => {
      const others = taking.decisions.filter(({ at, file }) => at !== decision.at || file !== decision.file);
      check(taking.mapping, [...others, decision]);
    },
    record: (acceptValid: boolean, replaces?: string) =>
      work.mutate({ is: 'recording', run: () => record(taking, acceptValid, replaces) }),
    /** Id of the mapping on record whose name the one looked at here has too. */
    nameTakenBy: nameTakenBy(work.error),
    loadRows: (sheet: string, from: number) =>
      work.mutate({ is: 'reading', run: () => asking.loadRows(taking, sheet, from) }),
    startAgain: () => {
      work.reset();
      setTaking(START);
    },
  };
}

export type TakingSteps = ReturnType<typeof useTaking>;

type Firm = ReturnType<typeof useFirmId>;

/** What is asked of the server without recording anything; each answer is the next step. */
function useAsking() {
  const firm = useFirmId();
  return {
    begin: (chosen: readonly File[]) => begin(firm, chosen),
    propose: (files: readonly SentFile[], corrections: readonly Correction[], factory: string) =>
      propose(firm, files, corrections, factory),
    check: (taking: Taking) => check(firm, taking),
    loadRows: (taking: Taking, sheet: string, from: number) => loadRows(firm, taking, sheet, from),
  };
}

async function begin(firm: Firm, chosen: readonly File[]): Promise<Partial<Taking>> {
  const files = await readFiles(chosen);
  const { files: sheets } = await callOperation('import.sheets', { firm, input: { files } });
  const fresh = { ...START, files, sheets };
  try {
    const checked = await check(firm, fresh);
    return isTemplateOnly(checked.report)
      ? { ...fresh, ...(await propose(firm, files, [], '')) }
      : { ...fresh, ...checked };
  } catch (error) {
    const { code } = problemFrom(error);
    if (code === 'ambiguous') return { ...fresh, stage: 'several' };
    if (code !== 'mapping-needed') throw error;
    return { ...fresh, ...(await propose(firm, files, [], '')) };
  }
}

async function propose(
  firm: Firm,
  files: readonly SentFile[],
  corrections: readonly Correction[],
  factory: string,
): Promise<Partial<Taking>> {
  const named = factory.trim() === '' ? {} : { factory: factory.trim() };
  const input = { files, corrections, ...named };
  const proposal = await callOperation('mapping.propose', { firm, input });
  return { stage: 'mapping', proposal, corrections, factory };
}

async function check(firm: Firm, { files, mapping, decisions }: Taking): Promise<Partial<Taking>> {
  const input = { files, ...mappingIn(mapping), ...decisionsIn(decisions) };
  const report = await followed('import.preview', (followKey) =>
    callOperation('import.preview', { firm, input, followKey }),
  );
  return { stage: 'check', report, mapping, decisions };
}

async function loadRows(firm: Firm, taking: Taking, sheet: string, from: number): Promise<Partial<Taking>> {
  const input = { files: taking.files, sheet, from };
  const { files } = await callOperation('import.sheets', { firm, input });
  return { sheets: taking.sheets.map((file, at) => withRows(file, files[at])) };
}

/** A factory's own workbook may have one sheet like the template's; the others would go unread. */
function isTemplateOnly(report: Report | null | undefined): boolean {
  if (report?.mapping !== TEMPLATE_MAPPING.name) return false;
  return report.problems.some(({ kind }) => kind === 'unmapped-sheet');
}

function withRows(file: Sheets[number], more: Sheets[number] | undefined): Sheets[number] {
  return {
    ...file,
    sheets: file.sheets.map((sheet) => {
      const added = more?.sheets.find(({ name }) => name === sheet.name);
      if (added === undefined) return sheet;
      const columns = Math.max(sheet.columns, added.columns);
      return { ...sheet, columns, rows: [...sheet.rows, ...added.rows], next: added.next };
    }),
  };
}

function nameTakenBy(error: CallError | null): string | null {
  if (error?.problem.code !== 'already-recorded') return null;
  return error.problem.faults.find(({ at }) => at === 'mapping.name')?.found ?? null;
}

type Recording = (taking: Taking, acceptValid: boolean, replaces?: string) => Promise<Partial<Taking>>;

/** Keeps a mapping that was looked at here, then records. */
function useRecording(): Recording {
  const run = useCommand('import.run');
  const confirm = useCommand('mapping.confirm');
  return async ({ files, mapping, decisions }, acceptValid, replaces) => {
    const replacing = replaces === undefined ? {} : { replaces };
    const kept =
      typeof mapping === 'object'
        ? (await confirm.mutateAsync({ mapping, files: [...files], ...replacing })).id
        : mapping;
    const accepting = acceptValid ? { acceptValid } : {};
    const input = { files: [...files], ...mappingIn(kept), ...decisionsIn(decisions), ...accepting };
    return { stage: 'done', report: await run.mutateAsync(input), mapping: kept };
  };
}

function mappingIn(mapping: Taking['mapping']): { mapping?: string | Mapping } {
  return mapping === undefined ? {} : { mapping };
}

function decisionsIn(decisions: readonly Decision[]) {
  if (decisions.length === 0) return {};
  return { decisions: { lotproof: 'decisions/1' as const, decisions: [...decisions] } };
}
