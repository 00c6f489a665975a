import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useBothLanguages } from '../../ui/both-languages.ts';
import styles from './label.module.css';

type Drawing = OutputOf<'label.draw'>;

/** Room for the rulers, in mm. */
const RULER_MM = 6;

/** A drawn label beside its rulers, its size, and what to mind before it is printed. */
export function LabelPicture({ drawing }: { readonly drawing: Drawing }): ReactNode {
  const t = useTranslations();
  const words = useBothLanguages();
  const { widthMm, heightMm, warnings } = drawing;
  return (
    <>
      <Picture drawing={drawing} />
      <p className="soft">{t('label.previewSays', { width: String(widthMm), height: String(heightMm) })}</p>
      {warnings.length > 0 && (
        <div role="note" aria-label={t('label.mind')}>
          <h3>{t('label.mind')}</h3>
          <ul className={styles['mind']}>
            {warnings.map(({ says, inChinese }) => (
              <li key={says}>{words({ en: says, zh: inChinese })}</li>
            ))}
          </ul>
        </div>
      )}
    </>
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
