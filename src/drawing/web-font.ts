import type { UsedFace } from './font-subset.ts';

/**
 * A TrueType file that browsers take: a PDF numbers its glyphs itself, so the subset has no table of characters, no names and no metrics
 * for systems; they are added here.
 */
export function webFont(used: UsedFace): Buffer {
  const { font, weight } = used.face;
  const subset = Buffer.from(used.encode());
  const tables = new Map(tablesOf(subset));
  tables.set('cmap', characterTable(used));
  tables.set('name', nameTable());
  tables.set('post', Buffer.from('00030000'.padEnd(64, '0'), 'hex'));
  tables.set('OS/2', metrics(font, weight));
  return fileOf([...tables].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function* tablesOf(file: Buffer): Generator<[string, Buffer]> {
  for (let at = 12; at < 12 + 16 * file.readUInt16BE(4); at += 16) {
    const [offset, length] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    yield [file.toString('latin1', at, at + 4), file.subarray(offset, offset + length)];
  }
}

/** Format 12, a group of one character each. */
function characterTable({ glyphs }: UsedFace): Buffer {
  const groups = glyphs
    .flatMap(({ text }, number) =>
      Array.from(text)
        .slice(0, 1)
        .map((one) => ({ point: one.codePointAt(0) ?? 0, number })),
    )
    .sort((one, other) => one.point - other.point);
  const table = Buffer.alloc(12 + 16 + 12 * groups.length);
  // One table, for Windows and all of Unicode.
  table.writeUInt16BE(1, 2);
  table.writeUInt16BE(3, 4);
  table.writeUInt16BE(10, 6);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(16 + 12 * groups.length, 16);
  table.writeUInt32BE(groups.length, 24);
  groups.forEach(({ point, number }, at) => {
    table.writeUInt32BE(point, 28 + at * 12);
    table.writeUInt32BE(point, 32 + at * 12);
    table.writeUInt32BE(number, 36 + at * 12);
  });
  return table;
}

function nameTable(): Buffer {
  const table = Buffer.alloc(6);
  table.writeUInt16BE(6, 4);
  return table;
}

/** The version 0 of it: weight, line metrics, that it may be embedded. */
function metrics(font: UsedFace['face']['font'], weight: number): Buffer {
  const table = Buffer.alloc(78);
  table.writeUInt16BE(weight, 4);
  table.writeUInt16BE(5, 6);
  table.write('none', 58, 'latin1');
  table.writeUInt16BE(0x40, 62);
  table.writeUInt16BE(32, 64);
  table.writeUInt16BE(0xffff, 66);
  table.writeInt16BE(Math.round(font.ascent), 68);
  table.writeInt16BE(Math.round(font.descent), 70);
  table.writeUInt16BE(Math.round(font.ascent), 74);
  table.writeUInt16BE(Math.round(-font.descent), 76);
  return table;
}

function fileOf(tables: readonly (readonly [string, Buffer])[]): Buffer {
  const head = Buffer.alloc(12 + 16 * tables.length);
  head.writeUInt32BE(0x0001_0000, 0);
  head.writeUInt16BE(tables.length, 4);
  const power = Math.floor(Math.log2(tables.length));
  head.writeUInt16BE(2 ** power * 16, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(tables.length * 16 - 2 ** power * 16, 10);
  const bodies: Buffer[] = [];
  let offset = head.length;
  tables.forEach(([name, body], at) => {
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    head.write(name, 12 + at * 16, 'latin1');
    head.writeUInt32BE(sumOf(padded), 16 + at * 16);
    head.writeUInt32BE(offset, 20 + at * 16);
    head.writeUInt32BE(body.length, 24 + at * 16);
    bodies.push(padded);
    offset += padded.length;
  });
  return Buffer.concat([head, ...bodies]);
}

function sumOf(padded: Buffer): number {
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}
