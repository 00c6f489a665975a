import { ActionIcon, Button } from '@mantine/core';
import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import style from './story.module.css';

export const ZOOM_STEP = 1.3;

/** Below the drawing: how to use it by keyboard, and the same for the mouse. */
export function StoryTools({
  canFold,
  isAllOpen,
  onUnfoldAll,
  onZoom,
  onFit,
}: {
  /** False where there is so little that nothing is ever folded. */
  readonly canFold: boolean;
  readonly isAllOpen: boolean;
  readonly onUnfoldAll: (isOpen: boolean) => void;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
}): ReactNode {
  const t = useTranslations('story');
  return (
    <div className={`${style['below'] ?? ''} no-print`}>
      <p id="story-keys" className={style['help']}>
        {t('graphHelp')}
      </p>
      <div className={style['tools']}>
        {canFold && (
          <Button variant="default" size="compact-sm" onClick={() => onUnfoldAll(!isAllOpen)}>
            {isAllOpen ? t('foldAll') : t('unfoldAll')}
          </Button>
        )}
        <ActionIcon.Group>
          <ActionIcon
            variant="default"
            aria-label={t('zoomOut')}
            title={t('zoomOut')}
            onClick={() => onZoom(1 / ZOOM_STEP)}
          >
            <IconMinus aria-hidden size={16} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t('zoomIn')}
            title={t('zoomIn')}
            onClick={() => onZoom(ZOOM_STEP)}
          >
            <IconPlus aria-hidden size={16} />
          </ActionIcon>
          <ActionIcon variant="default" aria-label={t('fit')} title={t('fit')} onClick={onFit}>
            <IconArrowsMaximize aria-hidden size={16} />
          </ActionIcon>
        </ActionIcon.Group>
      </div>
    </div>
  );
}
