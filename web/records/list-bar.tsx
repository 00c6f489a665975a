import { Button, Checkbox, Menu, Popover, Select, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconColumns3, IconFilter, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useTradeWords } from '../ui/words.ts';
import { isKind, RecordLink } from '../ui/values.tsx';
import type { RecordKindName } from '../ui/values.tsx';
import { ExportCsv } from './export-csv.tsx';
import type { ListColumn } from './list-columns.tsx';
import type { ListSearch } from './list-search.ts';
import { SavedViews } from './saved-views.tsx';

interface Bar {
  readonly kind: RecordKindName;
  readonly columns: readonly ListColumn[];
  readonly shown: readonly ListColumn[];
  readonly search: ListSearch;
  readonly change: (search: ListSearch) => void;
}

/** What can be done with a list: filters, order (on a phone), columns, views, export. */
export function ListBar(bar: Bar): ReactNode {
  const { kind, columns, shown, search, change } = bar;
  return (
    <div className="list-bar no-print">
      <FilterMenu columns={columns} search={search} change={change} />
      <FilterChips columns={columns} search={search} change={change} />
      <NamesChip search={search} change={change} />
      <span className="space" />
      <ColumnMenu columns={columns} shown={shown} search={search} change={change} />
      <SavedViews kind={kind} search={search} change={change} />
      <ExportCsv kind={kind} columns={shown} search={search} />
    </div>
  );
}

function FilterChips({ columns, search, change }: Pick<Bar, 'columns' | 'search' | 'change'>): ReactNode {
  const t = useTranslations();
  const { fieldWord, choiceWord } = useTradeWords();
  return Object.entries(search.filter ?? {}).map(([column, value]) => {
    const field = fieldWord(columns.find(({ by }) => by === column)?.name ?? column);
    const says = value === null ? t('list.filterNone') : choiceWord(value, column);
    const { [column]: _, ...others } = search.filter ?? {};
    return (
      <span key={column} className="chip">
        {field}: <strong>{says}</strong>
        <Button
          variant="subtle"
          size="compact-xs"
          color="gray"
          aria-label={t('list.filterRemove', { field, value: says })}
          onClick={() => change({ ...search, filter: others })}
        >
          <IconX aria-hidden size={14} />
        </Button>
      </span>
    );
  });
}

/** The record that those of the list name. */
function NamesChip({ search, change }: Pick<Bar, 'search' | 'change'>): ReactNode {
  const t = useTranslations();
  const { names, ...rest } = search;
  if (names === undefined) return null;
  const says = names.id;
  const field = isKind(names.kind) ? t(`kind.${names.kind}`) : names.kind;
  return (
    <span className="chip">
      {field}:{' '}
      <strong>
        <RecordLink kind={names.kind} id={names.id} />
      </strong>
      <Button
        variant="subtle"
        size="compact-xs"
        color="gray"
        aria-label={t('list.filterRemove', { field, value: says })}
        onClick={() => change(rest)}
      >
        <IconX aria-hidden size={14} />
      </Button>
    </span>
  );
}

function FilterMenu({ columns, search, change }: Pick<Bar, 'columns' | 'search' | 'change'>): ReactNode {
  const t = useTranslations();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const apply = (column: string, value: string | null): void => {
    change({ ...search, filter: { ...search.filter, [column]: value } });
    close();
  };
  return (
    <Popover opened={isOpen} onChange={toggle} position="bottom-start" trapFocus withRoles>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconFilter aria-hidden size={14} />}
          onClick={toggle}
        >
          {t('list.addFilter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('list.filters')}>
        <FilterForm columns={columns} apply={apply} />
      </Popover.Dropdown>
    </Popover>
  );
}

function FilterForm({
  columns,
  apply,
}: {
  readonly columns: readonly ListColumn[];
  readonly apply: (column: string, value: string | null) => void;
}): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  const [column, setColumn] = useState<string | null>(null);
  const [value, setValue] = useState('');
  const choices = columns.flatMap(({ name, by }) =>
    by === undefined || by === 'n' ? [] : [{ value: by, label: fieldWord(name) }],
  );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (column !== null && value !== '') apply(column, value);
      }}
    >
      <Select
        label={t('list.filterBy')}
        data={choices}
        value={column}
        onChange={setColumn}
        comboboxProps={{ withinPortal: false }}
        allowDeselect={false}
      />
      <TextInput
        label={t('list.filterValue')}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <div className="row apart">
        <Button
          variant="default"
          disabled={column === null}
          onClick={() => column !== null && apply(column, null)}
        >
          {t('list.filterNone')}
        </Button>
        <Button type="submit" disabled={column === null || value === ''}>
          {t('list.filterApply')}
        </Button>
      </div>
    </form>
  );
}

function ColumnMenu({
  columns,
  shown,
  search,
  change,
}: Pick<Bar, 'columns' | 'shown' | 'search' | 'change'>): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  const names = shown.map(({ name }) => name);
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="default" size="compact-md" leftSection={<IconColumns3 aria-hidden size={14} />}>
          {t('list.columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className="column-menu">
        {columns.slice(1).map(({ name }) => {
          const isShown = names.includes(name);
          const next = isShown ? names.filter((one) => one !== name) : [...names, name];
          return (
            <Menu.Item
              key={name}
              role="menuitemcheckbox"
              aria-checked={isShown}
              leftSection={<Checkbox.Indicator checked={isShown} size="xs" />}
              onClick={() => change({ ...search, columns: next })}
            >
              {fieldWord(name)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
