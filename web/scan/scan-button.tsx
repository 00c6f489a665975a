import { ActionIcon } from '@mantine/core';
import { IconScan } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

// The decoder weighs more than the rest of the app: it comes when somebody scans.
const ScanDialog = lazy(async () => ({ default: (await import('./scan-dialog.tsx')).ScanDialog }));

interface Scanning {
  /** Opens the camera; with a photo, reads that. */
  readonly scan: (photo: Blob | null) => void;
  readonly dialog: ReactNode;
}

/** Scanning for a box that codes are typed into. */
export function useScanning(onCode: (code: string) => void): Scanning {
  const [asked, setAsked] = useState<{ readonly photo: Blob | null } | null>(null);
  const close = (): void => setAsked(null);
  const dialog = asked !== null && (
    <Suspense>
      <ScanDialog
        photo={asked.photo}
        onClose={close}
        onCode={(code) => {
          close();
          onCode(code);
        }}
      />
    </Suspense>
  );
  return { scan: (photo) => setAsked({ photo }), dialog };
}

export function ScanButton({ onScan }: { readonly onScan: () => void }): ReactNode {
  const t = useTranslations();
  return (
    <ActionIcon
      className="scan-button"
      variant="subtle"
      size={38}
      aria-label={t('scan.open')}
      title={t('scan.open')}
      aria-haspopup="dialog"
      onClick={onScan}
    >
      <IconScan aria-hidden size={20} />
    </ActionIcon>
  );
}
