import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from './handed.module.css';

/** Something to hand on that is shown this once: a link or a secret, ready to be copied. */
export function Handed({
  label,
  says,
  text,
  onDone,
}: {
  readonly label: string;
  readonly says: string;
  readonly text: string;
  readonly onDone: () => void;
}): ReactNode {
  const t = useTranslations();
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="stack">
      <div className={styles['handed']}>
        <div>
          <TextInput
            label={label}
            value={text}
            readOnly
            data-autofocus
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button variant="default" onClick={() => void copy(text).then(setCopied)}>
            {t('settings.copy')}
          </Button>
        </div>
        <p className="soft" role="status">
          {isCopied ? t('settings.copied') : says}
        </p>
      </div>
      <div className="row apart">
        <span />
        <Button onClick={onDone}>{t('settings.done')}</Button>
      </div>
    </div>
  );
}

/** False where the browser gives no clipboard, as away from https: the text is selected in its field instead. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
