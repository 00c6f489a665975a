import { z } from 'zod';
import { idOf } from '../../kit/record-fields.ts';

const percent = z.number().min(0).max(100);

const SCHEMATICS = ['garment', 'plush', 'block', 'box', 'bag', 'carton'] as const;

/** Where the mark goes, for the print instruction: a simple picture or a photo on record, and a box on it. */
export const labelPictureSchema = z
  .strictObject({
    schematic: z.enum(SCHEMATICS).optional().describe('Simple picture of what it goes on'),
    photo: idOf('file').optional(),
    box: z
      .strictObject({
        x: percent.describe('Left edge, in percent of the picture'),
        y: percent.describe('Upper edge, in percent of the picture'),
        width: percent.min(1).describe('Width, in percent of the picture'),
        height: percent.min(1).describe('Height, in percent of the picture'),
      })
      .refine(({ x, y, width, height }) => x + width <= 100 && y + height <= 100, {
        message: 'a box within the picture',
        path: ['width'],
      })
      .optional()
      .describe('Place of the mark on the picture; absent: not shown'),
  })
  .refine(({ schematic, photo }) => (schematic === undefined) !== (photo === undefined), {
    message: 'a simple picture or a photo, one of the two',
    path: ['photo'],
  });
export type LabelPicture = z.infer<typeof labelPictureSchema>;
