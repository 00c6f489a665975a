import { Button, FileButton, Modal, Select } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { photoPictures } from './picture.ts';
import { loadReader, readCodes } from './read-codes.ts';
import type { ReadCode } from './read-codes.ts';
import style from './scan.module.css';
import { useDroppedPicture } from './use-dropped-picture.ts';
import { useCamera } from './use-camera.ts';

type Photo = 'none' | 'reading' | 'nothing' | 'unreadable';

/** Reads a code with the camera or from a photo, all in the browser: no picture leaves it. */
export function ScanDialog({
  photo,
  onCode,
  onClose,
}: {
  /** A photo that was dropped or pasted, to be read at once. */
  readonly photo: Blob | null;
  readonly onCode: (code: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const [state, setState] = useState<Photo>(photo === null ? 'none' : 'reading');
  const [choice, setChoice] = useState<readonly ReadCode[] | null>(null);
  const take = (codes: readonly ReadCode[]): void => {
    const [only] = codes;
    if (only !== undefined && codes.length === 1) onCode(only.text);
    else setChoice(codes);
  };
  const show = (result: Awaited<ReturnType<typeof readPhoto>>): void => {
    if (typeof result === 'string') setState(result);
    else take(result);
  };
  const read = (file: Blob): void => {
    setState('reading');
    void readPhoto(file).then(show);
  };
  useDroppedPicture(read, true);
  useEffect(() => {
    if (photo === null) void loadReader();
    else void readPhoto(photo).then(show);
    // The photo is the one the dialog was opened with.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when it opens
  }, []);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('scan.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('scan.close') }}
    >
      {choice === null ? (
        <div className="stack">
          {photo === null && <CameraPart onCodes={take} />}
          <PhotoPart state={state} onPhoto={read} />
          <p className="soft">{t('scan.private')}</p>
        </div>
      ) : (
        <Choice codes={choice} onCode={onCode} onAgain={() => setChoice(null)} />
      )}
    </Modal>
  );
}

async function readPhoto(file: Blob): Promise<readonly ReadCode[] | 'nothing' | 'unreadable'> {
  try {
    for (const picture of await photoPictures(file)) {
      const codes = await readCodes(picture, false);
      if (codes.length > 0) return codes;
    }
    return 'nothing';
  } catch {
    // A file that is no picture, or of a kind this browser does not know.
    return 'unreadable';
  }
}

function PhotoPart({
  state,
  onPhoto,
}: {
  readonly state: Photo;
  readonly onPhoto: (file: Blob) => void;
}): ReactNode {
  const t = useTranslations();
  return (
    <div className={style['photo']}>
      <p role="status">{t(`scan.photo.${state}`)}</p>
      <FileButton accept="image/*" onChange={(file) => file !== null && onPhoto(file)}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconPhoto aria-hidden size={16} />}>
            {t('scan.choosePhoto')}
          </Button>
        )}
      </FileButton>
    </div>
  );
}

function CameraPart({ onCodes }: { readonly onCodes: (codes: readonly ReadCode[]) => void }): ReactNode {
  const t = useTranslations();
  const [wanted, setWanted] = useState<string | null>(null);
  const { video, state, cameras } = useCamera(wanted, onCodes);
  const isSeen = state === 'starting' || state === 'looking';
  return (
    <>
      <div className={style['camera']} hidden={!isSeen}>
        {/* A live picture has nothing to be captioned. */}
        <video ref={video} muted playsInline aria-label={t('scan.camera')} />
        <div className={style['aim']} aria-hidden />
      </div>
      <p role="status" className={isSeen ? 'soft' : 'will'}>
        {t(`scan.state.${state}`)}
      </p>
      {cameras.length > 1 && (
        <Select
          label={t('scan.which')}
          data={cameras.map(({ id, name }) => ({ value: id, label: name }))}
          value={wanted ?? cameras[0]?.id ?? null}
          onChange={setWanted}
          allowDeselect={false}
        />
      )}
    </>
  );
}

/** Several codes on one label: the person says which is meant. */
function Choice({
  codes,
  onCode,
  onAgain,
}: {
  readonly codes: readonly ReadCode[];
  readonly onCode: (code: string) => void;
  readonly onAgain: () => void;
}): ReactNode {
  const t = useTranslations();
  return (
    <div className="stack">
      <p role="status">{t('scan.several', { count: codes.length })}</p>
      <ul className="plain-list">
        {codes.map(({ text, symbol, isGs1 }) => (
          <li key={text}>
            <button type="button" className={style['code']} onClick={() => onCode(text)}>
              <span className="code">{seenText(text)}</span>
              <span className="soft">{isGs1 ? t('scan.gs1', { symbol }) : symbol}</span>
            </button>
          </li>
        ))}
      </ul>
      <div>
        <Button variant="default" onClick={onAgain}>
          {t('scan.again')}
        </Button>
      </div>
    </div>
  );
}

/** GS1 data are parted by a character that cannot be seen. */
function seenText(text: string): string {
  return text.replaceAll('\u001d', ' · ');
}
