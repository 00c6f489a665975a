import { Button } from '@mantine/core';
import { IconDownload, IconRulerMeasure } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { callOperation } from '../../client/call.ts';
import { useFirmId, useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Section } from '../../ui/section.tsx';
import { LabelPicture } from './label-picture.tsx';

const FORMATS = ['eps', 'pdf', 'svg', 'png', 'zpl'] as const;

/** The label as it prints, beside rulers, with what to mind and the files. */
export function LabelPreview({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const drawn = useOperation('label.draw', { label: id, format: 'svg' });
  return (
    <Section title={t('label.preview')} actions={<EditorLink id={id} />}>
      <Answer of={drawn} lines={6}>
        {(drawing) => (
          <>
            {drawing.version === null && <p className="tag warn">{t('label.isDraft')}</p>}
            <LabelPicture drawing={drawing} />
            <Downloads id={id} />
          </>
        )}
      </Answer>
    </Section>
  );
}

function Downloads({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const save = async (format: (typeof FORMATS)[number]): Promise<void> => {
    const { name, mediaType, base64 } = await callOperation('label.draw', {
      firm,
      input: { label: id, format },
    });
    const bytes = Uint8Array.from(atob(base64 ?? ''), (character) => character.charCodeAt(0));
    saveFile(name, new Blob([bytes], { type: mediaType }));
  };
  return (
    <div className="row no-print">
      {FORMATS.map((format) => (
        <Button
          key={format}
          variant="default"
          size="compact-sm"
          leftSection={<IconDownload aria-hidden size={14} />}
          onClick={() => void save(format)}
        >
          {t('label.download', { format: format.toUpperCase() })}
        </Button>
      ))}
    </div>
  );
}

/** The way to the editor, for those who may correct. */
function EditorLink({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  if (!useMayDo()('record-firm')) return null;
  return (
    <Button
      className="no-print"
      variant="default"
      leftSection={<IconRulerMeasure aria-hidden size={16} />}
      renderRoot={(props) => <Link {...props} to="/firms/$firm/labels/$id/editor" params={{ firm, id }} />}
    >
      {t('labelEditor.open')}
    </Button>
  );
}
