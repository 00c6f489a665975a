import { Button } from '@mantine/core';
import { IconRulerMeasure } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId, useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Section } from '../../ui/section.tsx';
import { DrawnLabel } from './drawn-label.tsx';
import { LabelFiles } from './label-files.tsx';
import { LabelPicture } from './label-picture.tsx';

/** The label as it prints, beside rulers, with what to mind and the files. */
export function LabelPreview({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const drawn = useOperation('label.draw', { label: id, format: 'svg' });
  return (
    <Section title={t('label.preview')} actions={<EditorLink id={id} />}>
      <DrawnLabel of={drawn}>
        {(drawing) => (
          <>
            {drawing.version === null && <p className="tag warn">{t('label.isDraft')}</p>}
            <LabelPicture drawing={drawing} />
            <LabelFiles id={id} />
          </>
        )}
      </DrawnLabel>
    </Section>
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
