import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconFile, IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useOperation } from '../client/operation-hooks.ts';
import { problemFrom } from '../client/problem.ts';
import { saveFile } from '../ui/save-file.ts';
import { Loading } from '../ui/states.tsx';
import { RecordLink } from '../ui/values.tsx';
import styles from './file-thumbs.module.css';
import { Picture } from './picture.tsx';
import { useFileContent } from './use-file.ts';

/** Larger pictures are fetched when somebody opens them, not for a thumbnail. */
const THUMB_LIMIT_BYTES = 4 * 1024 * 1024;
const SHOWN = 12;

/** Files by their ids: pictures as thumbnails, anything else by its name; more on demand. */
export function FileThumbs({
  ids,
  label,
}: {
  readonly ids: readonly string[];
  readonly label: string;
}): ReactNode {
  const t = useTranslations('sheet');
  const [shown, setShown] = useState(SHOWN);
  if (ids.length === 0) return null;
  const rest = ids.length - shown;
  return (
    <>
      <ul className={styles['thumbs']} aria-label={label}>
        {ids.slice(0, shown).map((id) => (
          <li key={id}>
            <FileThumb id={id} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button
          className="no-print"
          variant="subtle"
          size="compact-sm"
          onClick={() => setShown(shown + SHOWN)}
        >
          {t('moreFiles', { count: rest })}
        </Button>
      )}
    </>
  );
}

function FileThumb({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const [isOpen, { open, close }] = useDisclosure(false);
  const shown = useOperation('file.show', { id });
  const body = shown.data?.body;
  const isPicture = body?.mediaType.startsWith('image/') ?? false;
  const isSmall = body !== undefined && body.sizeBytes <= THUMB_LIMIT_BYTES;
  const content = useFileContent(id, isPicture && isSmall);
  const name = body?.name ?? id;
  if (shown.isError) return <span className="soft">{t('sheet.noFile', { id })}</span>;
  return (
    <>
      <button type="button" className={styles['thumb']} onClick={open} disabled={body === undefined}>
        {content.data === undefined || content.data.imageType === null ? (
          <span className={styles['blank']}>
            {isPicture ? <IconPhoto aria-hidden /> : <IconFile aria-hidden />}
          </span>
        ) : (
          <Picture content={content.data} alt="" />
        )}
        <span className={styles['name']}>{name}</span>
      </button>
      {isOpen && (
        <Modal
          opened
          onClose={close}
          size="xl"
          title={name}
          closeButtonProps={{ 'aria-label': t('sheet.close') }}
        >
          <FilePreview id={id} />
          <p>
            <RecordLink kind="file" id={id}>
              {t('sheet.filePage')}
            </RecordLink>
          </p>
        </Modal>
      )}
    </>
  );
}

/** What a file holds, as far as it may be shown, and the way to have it. */
export function FilePreview({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const content = useFileContent(id, true);
  if (content.isPending) return <Loading lines={6} />;
  if (content.isError) {
    const { code, detail } = problemFrom(content.error);
    return (
      <p className="will" role="note">
        {t(code === 'not-found' ? 'sheet.noContent' : `problem.${code}`)} <span lang="en">{detail}</span>
      </p>
    );
  }
  const { name, bytes } = content.data;
  return (
    <div className="stack">
      {content.data.imageType === null ? (
        <p className="soft">{t('sheet.noPicture')}</p>
      ) : (
        <Picture content={content.data} alt={name} className={styles['large']} />
      )}
      <div>
        <Button
          className="no-print"
          variant="default"
          leftSection={<IconDownload aria-hidden size={16} />}
          // A browser that opens it instead of saving it must not run it.
          onClick={() => saveFile(name, new Blob([bytes], { type: 'application/octet-stream' }))}
        >
          {t('sheet.download')}
        </Button>
      </div>
    </div>
  );
}
