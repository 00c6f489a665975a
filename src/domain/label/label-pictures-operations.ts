import { MOST_PICTURES } from '../../drawing/instruction-places.ts';
import type { PlacePicture } from '../../drawing/instruction-places.ts';
import type { BothWords } from '../../drawing/instruction-words.ts';
import { photoImage } from '../../drawing/photo-image.ts';
import type { Schematic } from '../../drawing/schematics.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { ReadContext } from '../../operation/operation.ts';
import { contentOf } from '../evidence/file-content-store.ts';
import { fileSchema } from '../evidence/file.ts';
import { fileRecord } from '../evidence/file-store.ts';
import { folderOf } from '../evidence/file-operations.ts';
import { showRecord } from '../record-reading.ts';
import type { Told } from './label-facts.ts';
import { PLACE_WORDS } from './label-instruction-words-operations.ts';
import type { LabelPicture } from './label-picture.ts';
import type { Label, LabelPlace } from './label.ts';

/** What is drawn where nobody has said what the place looks like: the place itself is then not marked on it. */
const USUAL: Readonly<Record<LabelPlace, Schematic>> = {
  product: 'block',
  component: 'block',
  'retail-package': 'box',
  'inner-pack': 'bag',
  'master-carton': 'carton',
};

/** A photo of a phone has 2 to 8 MB, and the page is mailed. */
const MOST_BYTES = 12_000_000;

/** The places of a run's marks as pictures, that of the label itself first. Throws for a photo that cannot stand on a page. */
export async function placePictures(
  context: ReadContext,
  own: readonly Told<Label>[],
  others: readonly Told<Label>[],
): Promise<PlacePicture[]> {
  const marked = [...own, ...others]
    .filter(({ body }) => body.visibleThrough !== true)
    .slice(0, MOST_PICTURES);
  const pictures: PlacePicture[] = [];
  for (const { id, body } of marked) {
    const isThis = own.some((one) => one.id === id);
    const on = await shownOn(context, body.picture, body.place);
    pictures.push({ words: wordsOf(body, isThis), on, box: body.picture?.box ?? null, isThis });
  }
  return pictures;
}

function wordsOf({ place, component }: Label, isThis: boolean): BothWords {
  const { en, zh } = PLACE_WORDS[place];
  const which = component === undefined ? '' : ` ${component}`;
  return isThis
    ? { en: `This mark: ${en}${which}`, zh: `本标识：${zh}${which}` }
    : { en: `${en}${which}`, zh: `${zh}${which}` };
}

async function shownOn(
  context: ReadContext,
  picture: LabelPicture | undefined,
  place: LabelPlace,
): Promise<PlacePicture['on']> {
  if (picture?.photo === undefined) return { schematic: picture?.schematic ?? USUAL[place] };
  const { body } = await showRecord(context, fileRecord, picture.photo);
  const { name, sha256, sizeBytes, kept } = fileSchema.parse(body);
  if (sizeBytes > MOST_BYTES)
    throw new LotproofError('limit-exceeded', `The photo ${name} has more than 12 MB: add a smaller one.`);
  return { photo: photoImage(contentOf(folderOf(context), { sha256, kept: kept === true })) };
}
