/** One field of a form that was sent with files. */
interface FormPart {
  readonly name: string;
  /** It came from a field for files; one that was left empty has no bytes. */
  readonly isFile: boolean;
  readonly bytes: Buffer;
}

/** More fields than any form of ours has. */
const PARTS_MOST = 40;
/** What stands above a field's content is short. */
const HEAD_BYTES = 2_000;

/**
 * The fields of a `multipart/form-data` body (RFC 7578), which is whole in memory and limited before; null when it is none. Names of files are
 * not read: nothing is named after what a stranger says.
 */
export function formParts(body: Buffer, type: string): readonly FormPart[] | null {
  const [, quoted, bare] = /\bboundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))/i.exec(type) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return null;
  // The first boundary stands at the very beginning, the others after a line.
  const whole = Buffer.concat([Buffer.from('\r\n'), body]);
  const mark = Buffer.from(`\r\n--${boundary}`, 'latin1');
  const parts: FormPart[] = [];
  let at = whole.indexOf(mark);
  while (at !== -1 && parts.length <= PARTS_MOST) {
    const from = at + mark.length;
    if (whole.toString('latin1', from, from + 2) === '--') return parts;
    const to = whole.indexOf(mark, from);
    const part = to === -1 ? null : partIn(whole.subarray(from, to));
    if (part === null) return null;
    parts.push(part);
    at = to;
  }
  return null;
}

function partIn(bytes: Buffer): FormPart | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1 || end > HEAD_BYTES) return null;
  const said = /content-disposition:[^\r\n]*/i.exec(bytes.toString('utf8', 0, end))?.[0] ?? '';
  const name = /;\s*name="([^"]{1,100})"/i.exec(said)?.[1];
  if (name === undefined) return null;
  return { name, isFile: /;\s*filename\*?=/i.test(said), bytes: bytes.subarray(end + 4) };
}
