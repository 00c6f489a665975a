import { deflateSync } from 'node:zlib';
import { present } from '../kit/invariant.ts';

/** Takes the bytes of a file one after the other, so that a long one need not lie in memory. */
export type Sink = (bytes: Uint8Array) => void;

/** A PDF file as it is written: objects with their places, and at the end the table of them. */
export interface PdfFile {
  /** A number for an object that is written later. */
  reserve(): number;
  /** Writes an object and gives its number. */
  add(body: string, number?: number): number;
  /** The same with a stream, packed. */
  addStream(dictionary: string, content: Uint8Array | string, number?: number): number;
  /** The same with a stream that is packed already; its dictionary names the filter. */
  addPacked(dictionary: string, packed: Uint8Array): number;
  /** Writes the table of objects. */
  end(root: number, information: number): void;
}

export function startPdf(sink: Sink, version: '1.4' | '1.5' | '1.6'): PdfFile {
  const offsets: number[] = [0];
  let length = 0;
  const write = (bytes: Uint8Array): void => {
    sink(bytes);
    length += bytes.length;
  };
  const say = (text: string): void => write(Buffer.from(text, 'latin1'));
  const begin = (number: number): void => {
    offsets[number] = length;
    say(`${number} 0 obj\n`);
  };
  const reserve = (): number => offsets.push(-1) - 1;
  const stream = (dictionary: string, packed: Uint8Array, number: number): number => {
    begin(number);
    say(`<< ${dictionary} /Length ${packed.length} >>\nstream\n`);
    write(packed);
    say('\nendstream\nendobj\n');
    return number;
  };
  say(`%PDF-${version}\n`);
  // Four bytes above 127 tell programs that pass files on that this one is not text.
  write(Uint8Array.of(0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a));
  return {
    reserve,
    add: (body, number = reserve()) => {
      begin(number);
      say(`${body}\nendobj\n`);
      return number;
    },
    addStream: (dictionary, content, number = reserve()) =>
      stream(`${dictionary} /Filter /FlateDecode`, deflateSync(content), number),
    addPacked: (dictionary, packed) => stream(dictionary, packed, reserve()),
    end: (root, information) => say(tableOf(offsets, length, { root, information })),
  };
}

/** The table of objects, and where it begins. */
function tableOf(
  offsets: readonly number[],
  start: number,
  { root, information }: { root: number; information: number },
): string {
  const rows = offsets.map((offset, number) =>
    number === 0 ? '0000000000 65535 f \n' : `${String(placeOf(offset)).padStart(10, '0')} 00000 n \n`,
  );
  return [
    `xref\n0 ${offsets.length}\n${rows.join('')}`,
    `trailer\n<< /Size ${offsets.length} /Root ${root} 0 R /Info ${information} 0 R >>\n`,
    `startxref\n${start}\n%%EOF\n`,
  ].join('');
}

function placeOf(offset: number): number {
  return present(offset < 0 ? undefined : offset, 'every object of a PDF is written');
}

/** A name of PDF: everything but plain letters and digits as its byte in hexadecimals. */
export function pdfName(text: string): string {
  const bytes = [...Buffer.from(text, 'utf8')].map((byte) => {
    const character = String.fromCharCode(byte);
    return /[\w-]/.test(character) ? character : `#${byte.toString(16).padStart(2, '0')}`;
  });
  return `/${bytes.join('')}`;
}

/** A text for people: UTF-16 with its mark, in hexadecimals. */
export function pdfText(text: string): string {
  return `<FEFF${[...Buffer.from(text, 'utf16le').swap16()].map((byte) => byte.toString(16).padStart(2, '0')).join('')}>`;
}
