import type { Layout } from './story-layout.ts';

/** The card that an arrow key leads to: left and right along the lines, up and down within the column. Null: none, or another key. */
export function nextCard(layout: Layout, from: string, key: string): string | null {
  switch (key) {
    case 'ArrowUp':
      return inColumn(layout, from, -1);
    case 'ArrowDown':
      return inColumn(layout, from, 1);
    case 'ArrowLeft':
      return nearest(
        layout,
        from,
        layout.links.flatMap((link) => (link.to === from ? [link.from] : [])),
      );
    case 'ArrowRight':
      return nearest(
        layout,
        from,
        layout.links.flatMap((link) => (link.from === from ? [link.to] : [])),
      );
    default:
      return null;
  }
}

function inColumn({ cards, columns }: Layout, from: string, step: number): string | null {
  const keys = columns.find(({ level }) => level === cards.get(from)?.level)?.keys ?? [];
  return keys[keys.indexOf(from) + step] ?? null;
}

function nearest({ cards }: Layout, from: string, keys: readonly string[]): string | null {
  const height = cards.get(from)?.y ?? 0;
  const away = (key: string): number => Math.abs((cards.get(key)?.y ?? 0) - height);
  return keys.toSorted((left, right) => away(left) - away(right))[0] ?? null;
}
