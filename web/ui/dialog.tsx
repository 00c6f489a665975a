import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

/** A dialog that closes by its buttons alone, so that nothing typed is lost by a slip. */
export function Dialog({
  title,
  size = 'md',
  closes,
  onClose,
  children,
}: {
  readonly title: string;
  readonly size?: 'md' | 'lg' | 'xl';
  /** What its cross is called; left out: cancel. */
  readonly closes?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const t = useTranslations();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': closes ?? t('form.cancel') }}
    >
      {children}
    </Modal>
  );
}
