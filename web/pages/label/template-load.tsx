import { NativeSelect } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { LABEL_PLACES } from '../../../src/domain/label/label.ts';
import type { LabelPlace } from '../../../src/domain/label/label.ts';
import { useFirmId } from '../../client/firm.ts';
import { useCommand } from '../../client/operation-hooks.ts';
import { readFiles } from '../../records/read-files.ts';
import { ChooseFile } from '../../ui/choose-file.tsx';
import { useTradeWords } from '../../ui/words.ts';
import { ProblemNote } from './problem-note.tsx';

/** Records a template file as the next version of its template, a draft, and shows it; the file says its name and version. */
export function TemplateLoad({
  place: given,
  product,
}: {
  /** Without it the person says what the mark goes on. */
  readonly place?: LabelPlace;
  readonly product?: string | undefined;
}): ReactNode {
  const t = useTranslations();
  const { choiceWord, fieldWord } = useTradeWords();
  const firm = useFirmId();
  const navigate = useNavigate();
  const load = useCommand('label-template.load');
  const [place, setPlace] = useState<LabelPlace>(given ?? 'product');
  const take = async (file: File | undefined): Promise<void> => {
    const [content] = file === undefined ? [] : await readFiles([file]);
    if (content === undefined) return;
    load.mutate(
      { content, place, ...(product === undefined ? {} : { product }) },
      {
        onSuccess: ({ id }) =>
          void navigate({
            to: '/firms/$firm/$plural/$id',
            params: { firm, plural: 'label-templates', id },
            search: {},
          }),
      },
    );
  };
  return (
    <div className="stack no-print">
      <div className="row">
        {given === undefined && (
          <NativeSelect
            aria-label={fieldWord('labelPlace')}
            data={LABEL_PLACES.map((one) => ({ value: one, label: choiceWord(one) }))}
            value={place}
            onChange={(event) =>
              setPlace(LABEL_PLACES.find((one) => one === event.target.value) ?? 'product')
            }
          />
        )}
        <ChooseFile
          label={t('labelTemplate.choose')}
          accept="application/json,.json"
          variant="default"
          leftSection={<IconFileUpload aria-hidden size={16} />}
          loading={load.isPending}
          take={([file]) => void take(file)}
        >
          {t('labelTemplate.load')}
        </ChooseFile>
      </div>
      <ProblemNote error={load.error} />
    </div>
  );
}
