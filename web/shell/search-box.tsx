import { Button, Modal } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId } from '../client/firm.ts';
import { ScanButton, useScanning } from '../scan/scan-button.tsx';
import { pictureIn } from '../scan/use-dropped-picture.ts';
import { recentCodes } from './recent-codes.ts';

/** The one box for any code: a button in the top bar, and Ctrl-K or Cmd-K everywhere. */
export function SearchBox(): ReactNode {
  const t = useTranslations();
  const [isOpen, { open, close }] = useDisclosure(false);
  useHotkeys([['mod+K', open]], []);
  return (
    <div className="top-search">
      <button
        type="button"
        className="search-button"
        onClick={open}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
      >
        <IconSearch aria-hidden size={16} />
        <span>{t('shell.search')}</span>
        <kbd aria-hidden>{t('shell.searchKeys')}</kbd>
      </button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={t('shell.searchDialog')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('shell.closeMenu') }}
      >
        <SearchForm onDone={close} />
      </Modal>
    </div>
  );
}

function SearchForm({ onDone }: { readonly onDone: () => void }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const go = (wanted: string): void => {
    if (wanted.trim() === '') return;
    onDone();
    void navigate({ to: '/firms/$firm', params: { firm }, search: { code: wanted.trim() } });
  };
  const { scan, dialog } = useScanning(go);
  const recent = recentCodes(firm);
  return (
    <div className="stack">
      {dialog}
      <form
        className="find-box"
        onSubmit={(event) => {
          event.preventDefault();
          go(code);
        }}
      >
        <input
          data-autofocus
          aria-label={t('find.label')}
          placeholder={t('shell.searchHint')}
          value={code}
          autoComplete="off"
          spellCheck={false}
          maxLength={2_000}
          onChange={(event) => setCode(event.target.value)}
          onPaste={(event) => {
            const photo = pictureIn(event.clipboardData);
            if (photo !== null) scan(photo);
          }}
        />
        <ScanButton onScan={() => scan(null)} />
        <Button type="submit">{t('shell.searchGo')}</Button>
      </form>
      {recent.length > 0 && (
        <div>
          <h3 className="soft">{t('shell.recent')}</h3>
          <ul className="plain-list">
            {recent.map((one) => (
              <li key={one}>
                <Button variant="subtle" size="compact-md" onClick={() => go(one)}>
                  {one}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
