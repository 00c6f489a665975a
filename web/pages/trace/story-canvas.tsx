import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { CSSProperties, ReactNode, RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { StoryCard } from './story-card.tsx';
import { Headings, Lines, Shapes } from './story-drawing.tsx';
import { CARD_HEIGHT, CARD_WIDTH, cardsWithin, drawnStep, edgesOf } from './story-layout.ts';
import type { Layout, PlacedCard, Rectangle } from './story-layout.ts';
import { StoryTools } from './story-tools.tsx';
import { useStoryFocus } from './use-story-focus.ts';
import type { StoryFocus } from './use-story-focus.ts';
import style from './story.module.css';
import { useViewport } from './use-viewport.ts';
import type { Viewport } from './use-viewport.ts';
import { EDGE } from './view-geometry.ts';
import type { View } from './view-geometry.ts';

const WHOLE: View = { x: 0, y: 0, zoom: 1 };

/** Below this zoom cards cannot be read, and are drawn as plain shapes. */
const SHAPES_BELOW = 0.3;
/** The least zoom at which the first look can be read. */
const READABLE = 0.74;

interface CanvasProps {
  readonly layout: Layout;
  /** Keys of the cards where the story starts. */
  readonly start: ReadonlySet<string>;
  readonly chosen: string | null;
  /** False where there is so little that nothing is ever folded. */
  readonly canFold: boolean;
  readonly isAllOpen: boolean;
  readonly isPrinting: boolean;
  readonly onChoose: (key: string) => void;
  readonly onUnfold: (group: string) => void;
  readonly onUnfoldAll: (isOpen: boolean) => void;
}

/** The story as a drawing in columns. Only what is in the frame is drawn. */
export function StoryCanvas(props: CanvasProps): ReactNode {
  const { layout, start, chosen, canFold, isAllOpen, isPrinting } = props;
  const t = useTranslations('story');
  const viewport = useViewport();
  const { frame, view, size, zoomBy, fit } = viewport;
  const [startKey] = start;
  const isShown = useFirstLook(layout, startKey, viewport);
  const focus = useStoryFocus(layout, startKey, viewport);
  useChosenInSight(layout, chosen, viewport, isShown);
  const { choose, unfold, unfoldAll } = useChoices(props, startKey, focus);
  const drawn = useDrawn(layout, isPrinting ? WHOLE : view, isPrinting ? layout : size);
  return (
    <div className={style['drawing']}>
      <div
        ref={frame}
        className={style['frame']}
        role="group"
        aria-label={t('graphName', { count: layout.cards.size })}
        aria-describedby="story-keys"
        style={{ height: frameHeight(layout, size.width), ...paperSize(layout) }}
      >
        <Stage
          layout={layout}
          start={start}
          chosen={chosen}
          view={view}
          drawn={drawn}
          current={focus.current}
          onChoose={choose}
          onUnfold={unfold}
        />
        <Headings layout={layout} view={isPrinting ? { ...WHOLE, zoom: paperZoom(layout) } : view} />
      </div>
      <StoryTools
        canFold={canFold}
        isAllOpen={isAllOpen}
        onUnfoldAll={unfoldAll}
        onZoom={zoomBy}
        onFit={() => fit(layout, 0)}
      />
    </div>
  );
}

/** What moves with the view: lines, and cards or their shapes. */
function Stage({
  layout,
  start,
  chosen,
  current,
  view,
  drawn,
  onChoose,
  onUnfold,
}: Pick<CanvasProps, 'layout' | 'start' | 'chosen' | 'onChoose'> & {
  readonly current: string | null;
  readonly view: View;
  readonly drawn: Drawn;
  readonly onUnfold: (card: PlacedCard) => void;
}): ReactNode {
  const cards = withCard(drawn, layout, current);
  return (
    <div
      className={style['stage']}
      data-far={drawn.asShapes || undefined}
      style={{
        transform: `translate(${String(view.x)}px, ${String(view.y)}px) scale(${String(view.zoom)})`,
      }}
    >
      <Lines layout={layout} shown={drawn.within} chosen={chosen} isFar={drawn.asShapes} />
      {drawn.asShapes ? <Shapes cards={drawn.cards} /> : null}
      {(drawn.asShapes ? cards.filter(({ key }) => key === current) : cards).map((card) => (
        <StoryCard
          key={card.key}
          card={card}
          isChosen={card.key === chosen}
          isCurrent={card.key === current}
          isStart={start.has(card.key)}
          onChoose={onChoose}
          onUnfold={onUnfold}
        />
      ))}
    </div>
  );
}

/** Once the frame has a size, the drawing is shown around its start; answers whether it was. */
function useFirstLook(
  layout: Layout,
  startKey: string | undefined,
  { size, fit }: Viewport,
): RefObject<boolean> {
  const middle = middleOf(layout, startKey);
  const isSized = size.width > 0;
  const isShown = useRef(false);
  useEffect(() => {
    if (!isSized || isShown.current) return;
    isShown.current = true;
    fit(layout, READABLE, middle);
  }, [isSized, fit, layout, middle]);
  return isShown;
}

/** Details beside the drawing take room from it: what was chosen stays in sight. */
function useChosenInSight(
  layout: Layout,
  chosen: string | null,
  { size, reveal }: Viewport,
  isShown: RefObject<boolean>,
): void {
  useEffect(() => {
    const card = layout.cards.get(chosen ?? '');
    if (card !== undefined && isShown.current) reveal(edgesOf(card));
    // Only when the frame changes, or another card is chosen.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- unfolding a group elsewhere moves nothing
  }, [chosen, size.width]);
}

/** What is chosen has the focus; what is unfolded stays where it was. */
function useChoices(
  { layout, onChoose, onUnfold, onUnfoldAll }: CanvasProps,
  startKey: string | undefined,
  { focus, holdAt }: StoryFocus,
): {
  readonly choose: (key: string) => void;
  readonly unfold: (card: PlacedCard) => void;
  readonly unfoldAll: (isOpen: boolean) => void;
} {
  const choose = useCallback(
    (key: string) => {
      focus(key);
      onChoose(key);
    },
    [focus, onChoose],
  );
  const unfold = useCallback(
    (card: PlacedCard) => {
      const [first] = card.things;
      if (card.group === null || first === undefined) return;
      holdAt(first.key, card);
      onUnfold(card.group);
    },
    [holdAt, onUnfold],
  );
  const unfoldAll = (isOpen: boolean): void => {
    const card = layout.cards.get(startKey ?? '');
    if (card !== undefined) holdAt(card.key, card);
    onUnfoldAll(isOpen);
  };
  return { choose, unfold, unfoldAll };
}

interface Drawn {
  readonly within: Rectangle;
  readonly cards: readonly PlacedCard[];
  readonly asShapes: boolean;
}

/** What is in the frame, known by its rounded edges so that a small move draws nothing anew. */
function useDrawn(
  layout: Layout,
  { x, y, zoom }: View,
  size: { readonly width: number; readonly height: number },
): Drawn {
  const asShapes = zoom < SHAPES_BELOW;
  const step = drawnStep(zoom);
  const low = (edge: number): number => Math.floor(edge / step) * step - step;
  const high = (edge: number): number => Math.ceil(edge / step) * step + step;
  const [left, top] = [low(-x / zoom), low(-y / zoom)];
  const [right, bottom] = [high((size.width - x) / zoom), high((size.height - y) / zoom)];
  return useMemo(() => {
    const within = { left, top, right, bottom };
    return { within, asShapes, cards: cardsWithin(layout, within) };
  }, [layout, left, top, right, bottom, asShapes]);
}

/** The card that has the focus stays, wherever the drawing is moved. */
function withCard({ cards }: Drawn, layout: Layout, key: string | null): readonly PlacedCard[] {
  const card = key === null ? undefined : layout.cards.get(key);
  return card === undefined || cards.includes(card) ? cards : [...cards, card];
}

function middleOf(layout: Layout, key: string | undefined): { readonly x: number; readonly y: number } {
  const card = layout.cards.get(key ?? '');
  return { x: (card?.x ?? 0) + CARD_WIDTH / 2, y: (card?.y ?? 0) + CARD_HEIGHT / 2 };
}

/** Pixels across a landscape sheet of A4 within its margins. */
const PAPER_WIDTH = 1_020;

function paperZoom({ width }: Pick<Layout, 'width'>): number {
  return Math.min(1, PAPER_WIDTH / width);
}

/** For the print style: the zoom at which the drawing fits across the sheet, and its height then. */
function paperSize({ width, height }: Layout): CSSProperties {
  const zoom = paperZoom({ width });
  // React types no custom properties.
  return { '--paper-zoom': zoom, '--paper-height': `${String(Math.ceil(height * zoom))}px` } as CSSProperties;
}

/** As high as the drawing needs, and never so high that the page cannot be scrolled past it. */
function frameHeight({ width, height }: Layout, room: number): string {
  const zoom = Math.max(READABLE, Math.min(1, (room - 2 * EDGE) / width));
  return `clamp(12rem, ${String(Math.ceil(height * zoom) + 2 * EDGE)}px, min(44rem, 68dvh))`;
}
