import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useFirmId } from '../client/firm.ts';
import { problemFrom } from '../client/problem.ts';
import { saveFile } from '../ui/save-file.ts';
import { useTradeWords } from '../ui/words.ts';
import type { RecordKindName } from '../ui/values.tsx';
import { csvText } from './csv.ts';
import type { AnyRecord, ListColumn } from './list-columns.tsx';
import type { ListSearch } from './list-search.ts';
import { fetchPage, listInput } from './use-record-pages.ts';

/** More than spreadsheets take well; the export says so when it stops here. */
const LIMIT = 100_000;

/** The whole list with its filters and columns as a CSV file, fetched page by page. */
export function ExportCsv({
  kind,
  columns,
  search,
}: {
  readonly kind: RecordKindName;
  readonly columns: readonly ListColumn[];
  readonly search: ListSearch;
}): ReactNode {
  const t = useTranslations();
  const format = useFormatter();
  const firm = useFirmId();
  const { fieldWord } = useTradeWords();
  const saving = useMutation({
    mutationFn: async () => {
      const { records, isWhole } = await fetchAll(firm, kind, search);
      const rows = records.map((record) => columns.map((column) => column.text(record)));
      const text = csvText([columns.map(({ name }) => fieldWord(name)), ...rows]);
      saveFile(`${firm}-${kind}.csv`, new Blob([text], { type: 'text/csv' }));
      return isWhole;
    },
  });
  const code = saving.isError ? problemFrom(saving.error).code : null;
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconDownload aria-hidden size={14} />}
        disabled={saving.isPending}
        onClick={() => saving.mutate()}
      >
        {t(saving.isPending ? 'list.exporting' : 'list.exportCsv')}
      </Button>
      {saving.data === false && (
        <span role="status">{t('list.exportLimit', { limit: format.number(LIMIT) })}</span>
      )}
      {code !== null && <span role="alert">{t(`problem.${code}`)}</span>}
    </>
  );
}

async function fetchAll(
  firm: string,
  kind: RecordKindName,
  search: ListSearch,
): Promise<{ records: AnyRecord[]; isWhole: boolean }> {
  const records: AnyRecord[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof fetchPage>> = await fetchPage(firm, kind, listInput(search), {
      cursor,
      limit: 500,
    });
    records.push(...page.records);
    cursor = page.next;
  } while (cursor !== null && records.length < LIMIT);
  return { records, isWhole: cursor === null };
}
