import { IconPhotoPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo } from '../client/firm.ts';
import { useCommand } from '../client/operation-hooks.ts';
import { ChooseFile } from '../ui/choose-file.tsx';
import { ProblemState } from '../ui/states.tsx';
import { readFiles } from './read-files.ts';

/** A photo that is kept with the firm's files. */
export interface KeptPhoto {
  readonly id: string;
  readonly name: string;
}

/** Photos are kept as soon as they are chosen; the form that they belong to names them when it is sent. */
export function AddPhotos({
  photos,
  set,
}: {
  readonly photos: readonly KeptPhoto[];
  readonly set: (photos: readonly KeptPhoto[]) => void;
}): ReactNode {
  const t = useTranslations();
  const mayAdd = useMayDo()('record-files');
  const add = useCommand('file.add');
  const adding = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const kept = [...photos];
      for (const content of await readFiles(files)) {
        const { id } = await add.mutateAsync({ content });
        kept.push({ id, name: content.name });
        set([...kept]);
      }
    },
  });
  return (
    <div>
      <div className="row">
        <ChooseFile
          label={t('incident.photos')}
          accept="image/jpeg,image/png,image/webp"
          multiple
          variant="default"
          leftSection={<IconPhotoPlus aria-hidden size={16} />}
          loading={adding.isPending}
          disabled={!mayAdd}
          take={(files) => adding.mutate(files)}
        />
        <span role="status">{photos.map(({ name }) => name).join(', ')}</span>
      </div>
      <p className="soft">{t('incident.photosHint')}</p>
      {adding.error !== null && <ProblemState error={adding.error} />}
    </div>
  );
}
