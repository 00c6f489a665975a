import { Button, Popover, TextInput } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { IconBookmark, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId } from '../client/firm.ts';
import type { RecordKindName } from '../ui/values.tsx';
import type { ListSearch } from './list-search.ts';

interface View {
  readonly name: string;
  readonly search: ListSearch;
}

/** Views of a list under names of one's own, kept in this browser. */
export function SavedViews({
  kind,
  search,
  change,
}: {
  readonly kind: RecordKindName;
  readonly search: ListSearch;
  readonly change: (search: ListSearch) => void;
}): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const [views, setViews] = useLocalStorage<View[]>({
    key: `lotproof-views-${firm}-${kind}`,
    defaultValue: [],
  });
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const open = (view: View): void => {
    change(view.search);
    close();
  };
  return (
    <Popover opened={isOpen} onChange={toggle} position="bottom-end" trapFocus withRoles>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconBookmark aria-hidden size={14} />}
          onClick={toggle}
        >
          {t('list.views')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('list.views')} maw="20rem">
        <div className="stack">
          <ViewList
            views={views}
            open={open}
            remove={(view) => setViews(views.filter((one) => one !== view))}
          />
          <ViewForm
            save={(name) => setViews([...views.filter((one) => one.name !== name), { name, search }])}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function ViewList({
  views,
  open,
  remove,
}: {
  readonly views: readonly View[];
  readonly open: (view: View) => void;
  readonly remove: (view: View) => void;
}): ReactNode {
  const t = useTranslations();
  if (views.length === 0) return <p className="soft">{t('list.noViews')}</p>;
  return views.map((view) => (
    <div key={view.name} className="row apart">
      <Button variant="subtle" size="compact-md" onClick={() => open(view)}>
        {view.name}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        aria-label={t('list.removeView', { name: view.name })}
        onClick={() => remove(view)}
      >
        <IconX aria-hidden size={14} />
      </Button>
    </div>
  ));
}

function ViewForm({ save }: { readonly save: (name: string) => void }): ReactNode {
  const t = useTranslations();
  const [name, setName] = useState('');
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        save(name.trim());
        setName('');
      }}
    >
      <TextInput
        label={t('list.viewName')}
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" variant="default">
        {t('list.save')}
      </Button>
    </form>
  );
}
