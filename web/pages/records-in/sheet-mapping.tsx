import { NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { TEMPLATE_TABLES } from '../../../src/exchange/template/template-mapping.ts';
import { useTradeWords } from '../../ui/words.ts';
import { ColumnBoard } from './column-board.tsx';
import type { SheetColumn } from './column-board.tsx';
import { withField } from './mapping-answers.ts';
import type { SheetProposal } from './mapping-answers.ts';
import { letterOf, SheetGrid } from './sheet-grid.tsx';
import type { Correction, Sheets } from './use-taking.ts';
import styles from './records-in.module.css';

const NONE = '-';

interface Shown {
  readonly proposed: SheetProposal;
  readonly sheet: Sheets[number]['sheets'][number];
  readonly correction: Correction | undefined;
  readonly correct: (correction: Correction) => void;
}

/** One table of a sheet: what its rows are, and what each column is read as, with the reason for the guess. */
export function SheetMapping({ proposed, sheet, correction, correct }: Shown): ReactNode {
  const t = useTranslations();
  const isChinese = useLocale() === 'zh';
  const [active, setActive] = useState<string | null>(null);
  const [row, setRow] = useState(sheet.rows[0]?.row ?? 1);
  const headerRow = proposed.headerRow ?? row;
  const { file, table } = proposed;
  const tables = TEMPLATE_TABLES.map((each) => ({
    value: each.name,
    label: isChinese ? each.chineseSheet : each.sheet,
  }));
  return (
    <>
      <div className="fields">
        <NativeSelect
          label={t('imports.table')}
          description={proposed.headerRow === null ? undefined : t('imports.headerRow', { row: headerRow })}
          value={table ?? NONE}
          data={[
            { value: NONE, label: table === null ? t('imports.tableUnknown') : t('imports.tableNone') },
            ...tables,
          ]}
          onChange={({ target }) => {
            const next = target.value === NONE ? null : target.value;
            correct({ file, sheet: proposed.sheet, headerRow, table: next });
          }}
        />
        {proposed.headerRow === null && (
          <NumberInput
            label={t('imports.headerRowInput')}
            min={1}
            max={400}
            value={row}
            onChange={(next) => setRow(typeof next === 'number' ? next : 1)}
          />
        )}
      </div>
      {table !== null && (
        <Columns
          proposed={proposed}
          sheet={sheet}
          change={(letter, field) =>
            correct({
              file,
              sheet: proposed.sheet,
              headerRow,
              table,
              fields: withField(correction?.fields, letter, field),
            })
          }
        />
      )}
      <SheetGrid sheet={sheet} marks={NO_MARKS} active={active} onActive={setActive} />
    </>
  );
}

const NO_MARKS = new Map<string, never>();

function Columns({
  proposed,
  sheet,
  change,
}: Pick<Shown, 'proposed' | 'sheet'> & {
  readonly change: (letter: string, field: string | null) => void;
}): ReactNode {
  const t = useTranslations();
  const fields = useFields(proposed.table ?? '', proposed);
  const columns = columnsOf(proposed, sheet);
  const firstRow = (proposed.headerRow ?? 0) + proposed.headerRows;
  const first = sheet.rows.find(({ row }) => row >= firstRow);
  return (
    <>
      <ColumnBoard columns={columns} fields={fields} change={change} />
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling box needs keyboard focus */}
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('imports.readAs')}>
        <table className={`bare-table ${styles['columns'] ?? ''}`}>
          <thead>
            <tr>
              <th scope="col">{t('imports.column')}</th>
              <th scope="col">{t('imports.header')}</th>
              <th scope="col">{t('imports.sample')}</th>
              <th scope="col">{t('imports.readAs')}</th>
              <th scope="col">{t('imports.because')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ letter, header, field, index }) => {
              const guess = proposed.columns.find((column) => column.letter === letter);
              return (
                <tr key={letter}>
                  <td className="code">{letter}</td>
                  <td>{header}</td>
                  <td className="soft">{first?.cells[index] ?? ''}</td>
                  <td>
                    <select
                      aria-label={`${t('imports.readAs')}: ${header}`}
                      value={field ?? NONE}
                      onChange={({ target }) => change(letter, target.value === NONE ? null : target.value)}
                    >
                      <option value={NONE}>{t('imports.notRead')}</option>
                      {fields.map(({ value, label }) => (
                        <option key={value} value={value}>
                          {label}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td className="soft">{guess !== undefined && <Reason of={guess} />}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The columns that have a header, with what each is read as. */
function columnsOf(proposed: SheetProposal, sheet: Shown['sheet']): (SheetColumn & { index: number })[] {
  const headerRow = proposed.headerRow ?? 0;
  const rows = sheet.rows.filter(({ row }) => row >= headerRow && row < headerRow + proposed.headerRows);
  return Array.from({ length: sheet.columns }, (_, index) => {
    const letter = letterOf(index);
    const guess = proposed.columns.find((column) => column.letter === letter);
    const texts = rows.map(({ cells }) => cells[index] ?? '').filter((text) => text !== '');
    const header = guess?.header ?? [...new Set(texts)].join(' / ');
    return { letter, header, field: guess?.field ?? null, index };
  }).filter(({ header }) => header !== '');
}

const EXTRAS = ['firstCarton', 'lastCarton', 'count', 'total'] as const;

function isExtra(field: string): field is (typeof EXTRAS)[number] {
  return EXTRAS.some((extra) => extra === field);
}

/** The fields a column of the table may be, in the words of the template; those it has besides are named by their field. */
function useFields(table: string, proposed: SheetProposal): { value: string; label: string }[] {
  const t = useTranslations();
  const isChinese = useLocale() === 'zh';
  const { fieldWord } = useTradeWords();
  const template = TEMPLATE_TABLES.find(({ name }) => name === table);
  const known = (template?.columns ?? []).map(({ field, english, chinese }) => ({
    value: field,
    label: isChinese ? chinese : english,
  }));
  const own = proposed.columns
    .filter(({ field }) => !known.some(({ value }) => value === field))
    .map(({ field }) => ({ value: field, label: isExtra(field) ? t(`imports.${field}`) : fieldWord(field) }));
  return [...known, ...own];
}

function Reason({
  of: { by, word, unit, carried },
}: {
  readonly of: SheetProposal['columns'][number];
}): ReactNode {
  const t = useTranslations();
  const guess =
    by === 'choice'
      ? t('imports.byChoice')
      : by === 'name'
        ? t('imports.byName', { word })
        : t('imports.byPart', { word });
  return [
    guess,
    ...(unit === null ? [] : [t('imports.unitTaken', { unit })]),
    ...(carried ? [t('imports.carried')] : []),
  ].join('; ');
}
