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
  const [name, setName] = useState('');
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
          {views.length === 0 && <p className="soft">{t('list.noViews')}</p>}
          {views.map((view) => (
            <div key={view.name} className="row apart">
              <Button
                variant="subtle"
                size="compact-md"
                onClick={() => {
                  change(view.search);
                  close();
                }}
              >
                {view.name}
              </Button>
              <Button
                variant="subtle"
                color="gray"
                size="compact-xs"
                aria-label={t('list.removeView', { name: view.name })}
                onClick={() => setViews(views.filter((one) => one !== view))}
              >
                <IconX aria-hidden size={14} />
              </Button>
            </div>
          ))}
          <form
            className="row"
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() === '') return;
              setViews([...views.filter((one) => one.name !== name.trim()), { name: name.trim(), search }]);
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
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
