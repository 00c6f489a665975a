import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { CARD_HEIGHT, CARD_WIDTH, lineTrace, linkPath, meets } from './story-layout.ts';
import type { Layout, PlacedCard, Rectangle } from './story-layout.ts';
import style from './story.module.css';
import type { View } from './view-geometry.ts';
import { useStoryWords } from './use-story-words.ts';

const LEAST_HEADING = 64;
const WORDS_FROM = 0.2;

/** What stands in each column: above it, and at the top of the frame when the column is moved out of it. */
export function Headings({ layout, view }: { readonly layout: Layout; readonly view: View }): ReactNode {
  const words = useStoryWords();
  const top = Math.max(0, view.y);
  // From far away the columns are too narrow for words.
  if (view.zoom < WORDS_FROM) return null;
  return layout.columns.map(({ level, x, keys }) => {
    const kinds = new Set(
      keys.flatMap((key) => (layout.cards.get(key)?.things ?? []).map((thing) => words.thingKind(thing))),
    );
    const text = [...kinds]
      .filter((kind) => kind !== 'missing' || kinds.size === 1)
      .map((kind) => words.kindText(kind, true));
    return (
      <div
        key={level}
        className={style['heading']}
        style={{
          transform: `translate(${String(view.x + x * view.zoom)}px, ${String(top)}px)`,
          width: Math.max(LEAST_HEADING, CARD_WIDTH * view.zoom),
        }}
      >
        {text.join(' · ')}
      </div>
    );
  });
}

/** All lines in the frame as two paths, whatever their number: the quiet ones, and those of the chosen card. */
export function Lines({
  layout,
  shown,
  chosen,
  isFar,
}: {
  readonly layout: Layout;
  readonly shown: Rectangle;
  readonly chosen: string | null;
  /** So far away that lines beside each other cannot be told apart. */
  readonly isFar: boolean;
}): ReactNode {
  const [quiet, strong] = useMemo(() => {
    const paths: [string[], string[]] = [[], []];
    const drawn = new Set<string>();
    for (const { from, to } of layout.links) {
      const [left, right] = [layout.cards.get(from), layout.cards.get(to)];
      if (left === undefined || right === undefined || !meets(left, right, shown)) continue;
      const isStrong = from === chosen || to === chosen;
      const trace = isStrong ? null : lineTrace(left, right, { shown, isFar });
      if (trace !== null && drawn.has(trace)) continue;
      if (trace !== null) drawn.add(trace);
      paths[isStrong ? 1 : 0].push(linkPath(left, right));
    }
    return paths;
  }, [layout, shown, chosen, isFar]);
  return (
    <svg className={style['lines']} width={layout.width} height={layout.height} aria-hidden>
      <path d={quiet.join('')} />
      <path d={strong.join('')} data-strong />
    </svg>
  );
}

/** From far away a card is a shape; all of a kind are one path. */
export function Shapes({ cards }: { readonly cards: readonly PlacedCard[] }): ReactNode {
  const byKind = useMemo(() => [...Map.groupBy(cards, ({ kind }) => kind)], [cards]);
  return (
    <svg className={style['shapes']} width="1" height="1" aria-hidden>
      {byKind.map(([kind, alike]) => (
        <path
          key={kind}
          data-kind={kind}
          d={alike
            .map(
              ({ x, y }) =>
                `M${String(x)} ${y.toFixed(0)}h${String(CARD_WIDTH)}v${String(CARD_HEIGHT)}h${String(-CARD_WIDTH)}z`,
            )
            .join('')}
        />
      ))}
    </svg>
  );
}
