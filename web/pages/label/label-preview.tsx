import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { callOperation } from '../../client/call.ts';
import type { OutputOf } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Section } from '../../ui/section.tsx';
import styles from './label.module.css';

/** Room for the rulers, in mm. */
const RULER_MM = 6;
const FORMATS = ['eps', 'pdf', 'svg', 'png', 'zpl'] as const;

/** The label as it prints, beside rulers, with what to mind and the files. */
export function LabelPreview({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const drawn = useOperation('label.draw', { label: id, format: 'svg' });
  return (
    <Section title={t('label.preview')}>
      <Answer of={drawn} lines={6}>
        {(drawing) => (
          <>
            {drawing.version === null && <p className="tag warn">{t('label.isDraft')}</p>}
            <Picture drawing={drawing} />
            <p className="soft">
              {t('label.previewSays', {
                width: String(drawing.widthMm),
                height: String(drawing.heightMm),
              })}
            </p>
            {drawing.warnings.length > 0 && (
              <div role="note" aria-label={t('label.mind')}>
                <h3>{t('label.mind')}</h3>
                <ul lang="en">
                  {drawing.warnings.map(({ says }) => (
                    <li key={says}>{says}</li>
                  ))}
                </ul>
              </div>
            )}
            <Downloads id={id} />
          </>
        )}
      </Answer>
    </Section>
  );
}

function Picture({ drawing }: { readonly drawing: OutputOf<'label.draw'> }): ReactNode {
  const t = useTranslations();
  const [width, height] = [drawing.widthMm + 2 * drawing.bleedMm, drawing.heightMm + 2 * drawing.bleedMm];
  const box = [-RULER_MM, -RULER_MM, width + RULER_MM + 2, height + RULER_MM + 2].join(' ');
  return (
    <svg className={styles['preview']} viewBox={box} role="img" aria-label={t('label.previewAlt')}>
      <rect className={styles['paper']} width={width} height={height} />
      <image href={`data:image/svg+xml;base64,${drawing.base64 ?? ''}`} width={width} height={height} />
      <g className={styles['ruler']}>
        {ticks(width).map((mm) => (
          <path key={mm} d={`M${String(mm)} -1v${mm % 5 === 0 ? '-2' : '-1'}`} />
        ))}
        {ticks(height).map((mm) => (
          <path key={mm} d={`M-1 ${String(mm)}h${mm % 5 === 0 ? '-2' : '-1'}`} />
        ))}
      </g>
      <g className={styles['figures']}>
        {ticks(width, 10).map((mm) => (
          <text key={mm} x={mm} y={-3.4} textAnchor="middle">
            {mm}
          </text>
        ))}
        {ticks(height, 10).map((mm) => (
          <text key={mm} x={-3.4} y={mm + 0.8} textAnchor="end">
            {mm}
          </text>
        ))}
      </g>
    </svg>
  );
}

function ticks(lengthMm: number, every = 1): number[] {
  return Array.from({ length: Math.floor(lengthMm / every) + 1 }, (_, index) => index * every);
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
