import type { PathCommand } from './artwork.ts';
import { arc, stroked, type Point } from './strokes.ts';

/** Simple pictures of what a mark goes on, for factories to see where. */
export type Schematic = 'garment' | 'plush' | 'block' | 'box' | 'bag' | 'carton';

/** All are drawn in a field of 40 by 30. */
export const SCHEMATIC_SIZE = { width: 40, height: 30 } as const;

const mirror = (points: readonly Point[]): Point[] => points.map(([x, y]): Point => [40 - x, y]).reverse();

/** Left half of a romper, from the middle of the neck to the middle between the legs. */
const ROMPER_HALF: readonly Point[] = [
  [20, 4.5],
  [16.5, 2.5],
  [12.5, 3.5],
  [6, 10.5],
  [9, 13.5],
  [13, 10],
  [13, 19],
  [11, 28],
  [17.5, 28.5],
  [20, 22],
];

const DRAWN: Readonly<Record<Schematic, readonly (readonly Point[])[]>> = {
  garment: [[...ROMPER_HALF, ...mirror(ROMPER_HALF)], arc([20, 3.2], [3.6, 2.6], [10, 170])],
  plush: [
    arc([20, 9], [6.5, 6]),
    arc([14.5, 4], [2.4, 2.4], [95, 335]),
    arc([25.5, 4], [2.4, 2.4], [205, 445]),
    arc([20, 21], [7.5, 7.5], [-118, 298]),
    arc([10.5, 18.5], [3, 2.2]),
    arc([29.5, 18.5], [3, 2.2]),
    arc([14, 27], [3, 2.2]),
    arc([26, 27], [3, 2.2]),
    arc([17.5, 8], [0.5, 0.5]),
    arc([22.5, 8], [0.5, 0.5]),
    arc([20, 10], [2, 1.6], [20, 160]),
  ],
  block: [
    [
      [7, 12],
      [27, 12],
      [27, 27],
      [7, 27],
      [7, 12],
    ],
    [
      [7, 12],
      [14, 5],
      [34, 5],
      [27, 12],
    ],
    [
      [34, 5],
      [34, 20],
      [27, 27],
    ],
    ...[
      [14.5, 8.6],
      [26.5, 8.6],
    ].map(([x = 0, y = 0]) => arc([x, y], [2.6, 1.2])),
  ],
  box: [
    [
      [9, 9],
      [25, 9],
      [25, 28],
      [9, 28],
      [9, 9],
    ],
    [
      [9, 9],
      [14, 4],
      [30, 4],
      [25, 9],
    ],
    [
      [30, 4],
      [30, 23],
      [25, 28],
    ],
    [
      [9, 12],
      [25, 12],
    ],
  ],
  bag: [
    [
      [10, 3],
      [30, 3],
      [30, 27],
      [10, 27],
      [10, 3],
    ],
    [
      [10, 7],
      [30, 7],
    ],
    arc([20, 5], [0.9, 0.9]),
    [
      [10, 26],
      [30, 26],
    ],
  ],
  carton: [
    [
      [4, 11],
      [27, 11],
      [27, 28],
      [4, 28],
      [4, 11],
    ],
    [
      [4, 11],
      [12, 4],
      [36, 4],
      [27, 11],
    ],
    [
      [36, 4],
      [36, 20],
      [27, 28],
    ],
    [
      [14, 11],
      [22.5, 4],
    ],
    [
      [17, 11],
      [25.5, 4],
    ],
    [
      [14, 11],
      [14, 15],
      [17, 15],
      [17, 11],
    ],
  ],
};

/** The picture as thin lines, in mm, its upper left corner at 0, 0. */
export function schematicPath(schematic: Schematic, scale: number, strokeMm: number): PathCommand[] {
  return DRAWN[schematic].flatMap((points) =>
    stroked(
      points.map(([x, y]): Point => [x * scale, y * scale]),
      strokeMm,
    ),
  );
}
