import { Button, Tabs } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { saveFile } from '../../ui/save-file.ts';
import { Section } from '../../ui/section.tsx';
import { Corrections, Figures } from './import-figures.tsx';
import { ProblemCard } from './problem-card.tsx';
import { ProblemList } from './problem-list.tsx';
import { blobOf, WORKBOOK_TYPE } from '../../records/read-files.ts';
import { SheetGrid } from './sheet-grid.tsx';
import type { Severity } from './sheet-grid.tsx';
import type { Report, Sheets, TakingSteps } from './use-taking.ts';

export type Problem = Report['problems'][number];

/** The dry run: what would be recorded, and the problems at their cells. */
export function CheckStep({
  report,
  steps,
}: {
  readonly report: Report;
  readonly steps: TakingSteps;
}): ReactNode {
  const t = useTranslations();
  return (
    <div className="stack">
      <Section title={t('imports.checkTitle')} says={t('imports.through', { name: report.mapping })}>
        <div className="stack">
          <Figures counts={report.counts} />
          {report.files
            .flatMap(({ remarks }) => remarks)
            .map((remark) => (
              <p key={remark} className="soft" lang="en">
                {remark}
              </p>
            ))}
          <CheckActions report={report} steps={steps} />
        </div>
      </Section>
      <Problems report={report} steps={steps} />
      <Corrections report={report} />
    </div>
  );
}

function CheckActions({
  report,
  steps,
}: {
  readonly report: Report;
  readonly steps: TakingSteps;
}): ReactNode {
  const t = useTranslations();
  const { taking, record, check, propose, busy } = steps;
  const { counts, refusals, refusedRows } = report;
  const changes = counts.new + counts.corrected + counts.withdrawn;
  const isEpcis = taking.sheets.some(({ format }) => format === 'epcis');
  return (
    <div className="row">
      <Button disabled={changes === 0} loading={busy === 'recording'} onClick={() => record(refusals > 0)}>
        {changes === 0
          ? t('imports.recordNothing')
          : refusals > 0
            ? t('imports.recordValid', { count: refusedRows })
            : t('imports.record', { count: changes })}
      </Button>
      {steps.nameTakenBy !== null && (
        <Button
          variant="default"
          disabled={busy !== null}
          onClick={() => record(refusals > 0, steps.nameTakenBy ?? undefined)}
        >
          {t('imports.replaceMapping')}
        </Button>
      )}
      <RefusedFile report={report} />
      {!isEpcis && (
        <Button
          variant="default"
          loading={busy === 'reading'}
          onClick={() => propose(taking.corrections, taking.factory)}
        >
          {t('imports.changeMapping')}
        </Button>
      )}
      {taking.decisions.length > 0 && (
        <>
          <span className="soft">{t('imports.decisions', { count: taking.decisions.length })}</span>
          <Button variant="subtle" onClick={() => check(taking.mapping)}>
            {t('imports.decisionsTake')}
          </Button>
        </>
      )}
    </div>
  );
}

/** The refused rows with their reasons, as a workbook of the same shape. */
export function RefusedFile({ report: { refusedFile } }: { readonly report: Report }): ReactNode {
  const t = useTranslations();
  if (refusedFile === null || !('base64' in refusedFile)) return null;
  const { name, base64 } = refusedFile;
  return (
    <Button variant="default" onClick={() => saveFile(name, blobOf(base64, WORKBOOK_TYPE))}>
      {t('imports.refusedFile')}
    </Button>
  );
}

const WEIGHT: Readonly<Record<Severity, number>> = { note: 0, ask: 1, refuse: 2 };

function Problems({ report, steps }: { readonly report: Report; readonly steps: TakingSteps }): ReactNode {
  const t = useTranslations();
  const format = useFormatter();
  const { problems, waiting, problemCount } = report;
  const sheets = steps.taking.sheets.flatMap((file) =>
    file.sheets.map((sheet) => ({ file: file.name, sheet })),
  );
  const { chosen, place, choose, goTo } = usePlace(sheets, problems);
  return (
    <Section
      title={`${t('imports.problems')} · ${format.number(problemCount)}`}
      {...(waiting.length > 0 ? { says: t('imports.waiting', { count: waiting.length }) } : {})}
    >
      <ProblemList
        problems={problems}
        chosen={chosen}
        choose={choose}
        rest={problemCount - problems.length}
      />
      {chosen !== null && <ProblemCard key={JSON.stringify(chosen)} problem={chosen} steps={steps} />}
      <MarkedSheets sheets={sheets} problems={problems} place={place} goTo={goTo} steps={steps} />
    </Section>
  );
}

interface FileSheet {
  readonly file: string;
  readonly sheet: Sheets[number]['sheets'][number];
}

/** The sheet in sight, counted from 0 over all files, and the cell looked at in it. */
interface Place {
  readonly at: number;
  readonly cell: string | null;
}

/** The problem and the cell looked at: choosing one leads to the other. */
function usePlace(sheets: readonly FileSheet[], problems: readonly Problem[]) {
  const [chosen, setChosen] = useState<Problem | null>(null);
  const [place, setPlace] = useState<Place>({ at: 0, cell: null });
  return {
    chosen,
    place,
    choose: (problem: Problem): void => {
      setChosen(problem);
      const at = sheets.findIndex(({ file, sheet }) => file === problem.file && sheet.name === problem.sheet);
      if (at >= 0) setPlace({ at, cell: /^\d+$/.test(problem.cell) ? `A${problem.cell}` : problem.cell });
    },
    goTo: ({ at, cell }: Place): void => {
      setPlace({ at, cell });
      if (cell === null) return;
      const own = problemsOf(sheets[at], problems);
      const row = cell.replace(/^[A-Z]+/, '');
      setChosen(own.find((each) => each.cell === cell) ?? own.find((each) => each.cell === row) ?? null);
    },
  };
}

function problemsOf(shown: FileSheet | undefined, problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ file, sheet }) => file === shown?.file && sheet === shown.sheet.name);
}

/** The gravest problem of each cell and row. */
function marksOf(problems: readonly Problem[]): ReadonlyMap<string, Severity> {
  const marks = new Map<string, Severity>();
  for (const { cell, severity } of problems)
    if (WEIGHT[severity] >= WEIGHT[marks.get(cell) ?? 'note']) marks.set(cell, severity);
  return marks;
}

/** The sheets of all files in tabs, with the problems marked at their cells. */
function MarkedSheets({
  sheets,
  problems,
  place: { at, cell },
  goTo,
  steps,
}: {
  readonly sheets: readonly FileSheet[];
  readonly problems: readonly Problem[];
  readonly place: Place;
  readonly goTo: (place: Place) => void;
  readonly steps: TakingSteps;
}): ReactNode {
  const t = useTranslations();
  const shown = sheets[at];
  if (shown === undefined) return <p className="soft">{t('imports.noSheets')}</p>;
  const { name, next } = shown.sheet;
  return (
    <Tabs
      value={String(at)}
      onChange={(chosen) => goTo({ at: Number(chosen ?? 0), cell: null })}
      keepMounted={false}
    >
      <Tabs.List>
        {sheets.map(({ sheet }, index) => (
          <Tabs.Tab key={index} value={String(index)}>
            {sheet.name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={String(at)} pt="sm">
        <SheetGrid
          key={at}
          sheet={shown.sheet}
          marks={marksOf(problemsOf(shown, problems))}
          active={cell}
          onActive={(active) => goTo({ at, cell: active })}
        />
        {next !== null && (
          <Button
            variant="default"
            mt="sm"
            loading={steps.busy === 'reading'}
            onClick={() => steps.loadRows(name, next)}
          >
            {t('imports.more')}
          </Button>
        )}
      </Tabs.Panel>
    </Tabs>
  );
}
