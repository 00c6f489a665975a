/** How the content of a picture begins, by its type. Only these are ever shown: what a name says is not believed. */
const BEGINNINGS: readonly (readonly [type: string, at: number, bytes: readonly number[]])[] = [
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/gif', 0, [0x47, 0x49, 0x46, 0x38]],
  // RIFF, four bytes of length, WEBP.
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
];

/** The type of picture that bytes are by how they begin; null for anything else, such as SVG, which can hold script. */
export function imageTypeOf(bytes: Uint8Array): string | null {
  const found = BEGINNINGS.find(([, at, begins]) =>
    begins.every((byte, index) => bytes[at + index] === byte),
  );
  return found?.[0] ?? null;
}

/** Bytes of a text in base64. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}
