import { expect, it } from 'vitest';
import { bytesOf, imageTypeOf } from './image-type.ts';

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

it('knows pictures by how they begin', () => {
  expect(imageTypeOf(bytesOf('iVBORw0KGgo='))).toBe('image/png');
  expect(imageTypeOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg');
  expect(imageTypeOf(encoded('GIF89a'))).toBe('image/gif');
  expect(imageTypeOf(encoded('RIFF\0\0\0\0WEBPVP8 '))).toBe('image/webp');
});

it('shows nothing else, whatever its name says', () => {
  for (const text of ['', 'RIFF\0\0\0\0WAVE', '<svg xmlns="http://www.w3.org/2000/svg">', '%PDF-1.7'])
    expect(imageTypeOf(encoded(text))).toBeNull();
});
