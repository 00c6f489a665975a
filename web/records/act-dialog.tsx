import { Modal, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

/** A dialog around a form of a few fields. */
export function ActDialog({
  title,
  send,
  onClose,
  children,
}: {
  readonly title: string;
  readonly send: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const t = useTranslations();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('form.cancel') }}
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {children}
      </form>
    </Modal>
  );
}

/** A line of text that has to be said. */
export function SaidInput({
  label,
  hint,
  value,
  change,
  wasSent = false,
  isNeeded = false,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly wasSent?: boolean;
  readonly isNeeded?: boolean;
}): ReactNode {
  const t = useTranslations();
  return (
    <TextInput
      label={label}
      {...(hint === undefined ? {} : { description: hint })}
      withAsterisk={isNeeded}
      value={value}
      error={isNeeded && wasSent && value.trim() === '' ? t('gate.needed') : null}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
