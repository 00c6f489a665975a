import { readArchive } from '../src/pack/check/archive.ts';
import type { ArchiveFile } from '../src/pack/check/archive.ts';
import { textOfBytes } from '../src/pack/check/bytes.ts';
import type { Bytes } from '../src/pack/check/bytes.ts';
import { present } from '../src/kit/invariant.ts';

/** The file that an operation answers with. */
export function bytesOf({ base64 }: { readonly base64: string }): Bytes {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

export function filesOf(bytes: Bytes): ArchiveFile[] {
  return present(readArchive(bytes), 'files');
}

/** What the file at that path says; a file that is missing or no text ends the test. */
export function textIn(files: readonly ArchiveFile[], path: string): string {
  const found = files.find((one) => one.path === path);
  return present(textOfBytes(present(found, path).bytes), 'text');
}

/** `PATH: NAME` wherever a path or a text says one of the names, in any case. What is no text is not looked into: see `notText`. */
export function namedIn(files: readonly ArchiveFile[], names: readonly string[]): string[] {
  return files.flatMap(({ path, bytes }) => {
    const said = withoutEntities(`${path}\n${textOfBytes(bytes) ?? ''}`).toLowerCase();
    return names.flatMap((name) => (said.includes(name.toLowerCase()) ? [`${path}: ${name}`] : []));
  });
}

/** As a browser shows it. */
function withoutEntities(text: string): string {
  return text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

/** Paths of the files that are no text. */
export function notText(files: readonly ArchiveFile[]): string[] {
  return files.flatMap(({ path, bytes }) => (textOfBytes(bytes) === null ? [path] : []));
}
