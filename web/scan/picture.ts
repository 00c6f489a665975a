/** Sides that codes are looked for at, the largest first: small codes need pixels, and large blurred ones fewer. */
const SIDES = [2_400, 1_200, 600];
const FRAME_SIDE = 1_280;

/**
 * A photo at the sizes that codes are looked for at.
 * @throws DOMException when the browser cannot read the file as a picture.
 */
export async function photoPictures(file: Blob): Promise<ImageData[]> {
  // Photos of phones lie on their side and say so.
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const longest = Math.max(bitmap.width, bitmap.height);
  const sides = [...new Set(SIDES.map((side) => Math.min(side, longest)))];
  const pictures = sides.map((side) => drawn(bitmap, bitmap.width, bitmap.height, side));
  bitmap.close();
  return pictures;
}

/** What the camera sees now; null before its first frame. */
export function framePicture(video: HTMLVideoElement): ImageData | null {
  const { videoWidth, videoHeight } = video;
  return videoWidth === 0 ? null : drawn(video, videoWidth, videoHeight, FRAME_SIDE);
}

function drawn(source: CanvasImageSource, width: number, height: number, side: number): ImageData {
  const scale = Math.min(1, side / Math.max(width, height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  );
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new DOMException('no drawing in this browser', 'InvalidStateError');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
